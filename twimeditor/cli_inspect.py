"""The command `inspect`: the structure of a post, and what is wrong with it."""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from twimeditor.core.check.listing import problems
from twimeditor.core.model.tree import Issue
from twimeditor.core.post.inspect import outline

Outline = Mapping[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of the command."""
    parser.add_argument("post", type=Path, metavar="POST")
    parser.add_argument("--json", action="store_true", help="print JSON")


def text(issue: Issue, *, as_json: bool) -> str:
    """Return the structure of an issue and its problems, as lines for people or as JSON."""
    found = {**outline(issue), "problems": problems(issue)}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n" if as_json else _as_text(found)


def _as_text(found: Outline) -> str:
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: Outline) -> Iterator[str]:
    front = found["front_matter"]
    if front is not None:
        yield _row(0, front, "front matter")
        yield from (f"  {key}: {value}" for key, value in front["fields"].items())
    yield from _content_lines(found["lead"], 0)
    for section in found["sections"]:
        yield from _section_lines(section)
    share = found["coverage"]
    structured, body = share["structured_bytes"], share["body_bytes"]
    yield f"{structured:,} of {body:,} bytes structured, {share['raw_blocks']} raw blocks"
    yield from (f"line {problem['line']}: {problem['rule']}, {problem['message']}" for problem in found["problems"])


def _section_lines(section: Outline) -> Iterator[str]:
    yield _row(0, section, "##", section["title"] or "(no section)")
    yield from _content_lines(section, 1)
    for entry in section["entries"]:
        yield _row(1, entry, "###", entry["title"], entry["website"])
        yield from _content_lines(entry, 2)


def _content_lines(container: Outline, depth: int) -> Iterator[str]:
    for part in sorted([*container["updates"], *container["blocks"]], key=lambda part: part["lines"]):
        if "blocks" in part:
            yield _row(depth, part, "update", *_said_by(part["attribution"]))
            yield from (_block_row(block, depth + 1) for block in part["blocks"])
        else:
            yield _block_row(part, depth)


def _block_row(block: Outline, depth: int) -> str:
    return _row(depth, block, block["kind"], block.get("role", ""), block.get("title", ""))


def _said_by(attribution: Outline | None) -> tuple[str, ...]:
    if attribution is None:
        return ()
    if attribution["guess"]:
        return ("perhaps by:", attribution["lead"])
    return (attribution["name"], attribution["target"], attribution["verb"])


def _row(depth: int, what: Outline, *words: str) -> str:
    first, last = what["lines"]
    text = " ".join(" ".join(word.split()) for word in words if word)
    return f"{'  ' * depth}{text}  [{first}–{last}]"
