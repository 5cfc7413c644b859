"""The outline that `inspect --json` prints."""

import json
from pathlib import Path
from typing import Any

from hypothesis import given

from tests.core.post.texts import posts
from twimeditor.core.model import Blank, FrontMatter
from twimeditor.core.post import parse
from twimeditor.core.post.inspect import coverage, line_ranges, outline

POST = """\
+++
title = "A"
+++

Lead.

## S

[Ann](https://matrix.to/#/@ann:example.org) says

> One
> two

A comment.


### E ([website](https://e.example))

About it.

<div>raw</div>
"""


def test_everything_has_its_lines() -> None:
    made = outline(parse(POST))
    assert made["front_matter"] == {"lines": (1, 3), "fields": {"title": "A"}, "problem": None}
    lead = {"kind": "text", "lines": (5, 5), "role": "intro", "markdown": "Lead."}
    assert made["lead"] == {"updates": [], "blocks": [lead]}
    (section,) = made["sections"]
    assert (section["title"], section["lines"]) == ("S", (7, 21))
    (update,) = section["updates"]
    assert (update["lines"], section["blocks"]) == ((9, 14), [])
    assert update["attribution"] == {
        "kind": "attribution",
        "lines": (9, 9),
        "form": "link",
        "guess": False,
        "name": "Ann",
        "target": "@ann:example.org",
        "verb": "says",
        "lead": "",
    }
    assert [(block["kind"], block["lines"]) for block in update["blocks"]] == [("quote", (11, 12)), ("text", (14, 14))]
    (entry,) = section["entries"]
    assert (entry["title"], entry["website"], entry["lines"]) == ("E", "https://e.example", (17, 21))
    assert [block["lines"] for block in entry["blocks"]] == [(19, 19), (21, 21)]


def test_coverage_counts_bytes_of_the_body_without_blank_lines() -> None:
    assert coverage(parse("+++\na = 1\n+++\n\n## é\n\n<hr>\n\n\ntext")) == {
        "body_bytes": 6 + 5 + 4,
        "structured_bytes": 6 + 4,
        "raw_blocks": 1,
    }
    assert coverage(parse("")) == {"body_bytes": 0, "structured_bytes": 0, "raw_blocks": 0}


def test_a_problem_of_the_front_matter_is_told() -> None:
    told = outline(parse("\n+++\ntitle\n+++\n"))["front_matter"]
    assert (told["lines"], told["fields"]) == ((1, 4), {})
    assert told["problem"].startswith("line 3: ")


@given(posts)
def test_any_text_has_an_outline_whose_lines_are_the_files(text: str) -> None:
    issue = parse(text)
    made = outline(issue)
    assert set(json.loads(json.dumps(made))) == {"front_matter", "lead", "sections", "coverage"}
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = {n for n, line in enumerate(lines, 1) if line.strip(" \t")}
    ranges = line_ranges(issue)
    nodes = [node for node in issue.leaves() if not isinstance(node, Blank)]
    taken = [n for node in nodes for n in range(ranges[node.id][0], ranges[node.id][1] + 1)]
    assert len(taken) == len(set(taken))
    assert filled <= set(taken)


def test_a_real_posts_parts_stand_in_order(corpus_post: Path) -> None:
    issue = parse(corpus_post.read_bytes().decode())
    starts = list(_starts(outline(issue)["sections"]))
    assert starts == sorted(starts)
    assert isinstance(issue.front, FrontMatter)


def _starts(described: list[dict[str, Any]]) -> list[int]:
    found = []
    for one in described:
        found.append(one["lines"][0])
        content = sorted([*one.get("updates", ()), *one.get("blocks", ())], key=lambda part: part["lines"])
        found.extend(_starts([*content, *one.get("entries", ())]))
    return found
