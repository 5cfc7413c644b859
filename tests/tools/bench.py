"""Measure what must stay fast: `python -m tests.tools.bench [PART…]`.

The posts are those of TWIM_CORPUS, else the two samples. Each part is a table; those of the window need a display, and
run as programs of their own. The kills are fewer here than those of `python -m tests.tools.kill9`.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from tests.tools import completing_times
from tests.tools.measure import Row, table, timed
from twimeditor.core import msc
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Quote
from twimeditor.core.model.edits import set_field
from twimeditor.core.post import parse, write
from twimeditor.core.render import Renderer, render_body
from twimeditor.services.editing import Committed, Session
from twimeditor.services.resources import resource_path

RUNS = 5
KEYS = 200


def posts() -> list[str]:
    """Return the texts of the posts, the largest last."""
    corpus = os.environ.get("TWIM_CORPUS")
    root = Path(corpus) / "content/blog" if corpus else resource_path("samples")
    texts = [path.read_bytes().decode() for path in root.rglob("*.md") if path.name != "_index.md"]
    return sorted(texts, key=len)


def core() -> Iterator[Row]:
    """Parse, write and render each post as a whole."""
    texts = posts()
    issues = [parse(text) for text in texts]
    largest = f"largest, {len(texts[-1]) // 1024} KiB"
    for on, some in ((f"{len(texts)} posts", slice(None)), (largest, slice(-1, None))):
        yield _each("parse", on, (partial(parse, text) for text in texts[some]))
        yield _each("write", on, (partial(write, issue) for issue in issues[some]))
        yield _each("render", on, (partial(render_body, issue) for issue in issues[some]))


def _each(what: str, on: str, works: Iterable[Callable[[], object]]) -> Row:
    return Row(what, on, tuple(timed(work, runs=RUNS) for work in works))


def keystroke() -> Iterator[Row]:
    """Type into the longest quote: edit, diff, undo step, new HTML of the page; without Qt."""
    largest = posts()[-1]
    front, body = halves(largest)
    for times in (1, 10, 100):
        yield Row("keystroke to HTML", f"largest post × {times}", tuple(_typed(front + body * times)))


def halves(post: str) -> tuple[str, str]:
    """Return a post's front matter and its body, to be repeated."""
    end = post.index("\n+++\n", 1) + len("\n+++\n")
    return post[:end], post[end:].rstrip("\n") + "\n\n"


def longest_quote(issue: Issue) -> Quote:
    """Return the first of the longest quotes that the form shows as text."""
    quotes = (leaf for leaf in issue.leaves() if isinstance(leaf, Quote) and msc.read(leaf.body) is None)
    return max(quotes, key=lambda quote: len(quote.body))


def _typed(text: str) -> Iterator[float]:
    """Yield the time that each key takes until the HTML which the page needs is there."""
    ids = IdSource()
    session = Session(parse(text, ids), ids)
    renderer = Renderer()
    renderer.render(session.document)

    def show(event: Committed) -> None:
        renderer.update(event.after, event.changes)

    session.subscribe(show)
    quote = longest_quote(session.document)
    for count in range(1, KEYS + 1):
        value = quote.body + "x" * count
        edit = partial(set_field, target=quote.id, field="body", value=value)
        yield timed(partial(session.edit, "Edit quote", edit, merge_key=quote.id))


PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "core": core,
    "keystroke without a window": keystroke,
    "people and projects proposed": completing_times.rows,
}

PROGRAMS: dict[str, tuple[str, ...]] = {
    "keystroke in the window": ("bench_keys",),
    "the same by loading the page anew": ("bench_reload",),
    "other gestures in the window": ("bench_gestures",),
    "the check aside": ("bench_check",),
    "memory while typing": ("bench_memory",),
    "start and memory": ("bench_start",),
    "pictures that come in": ("bench_pictures",),
    "export": ("bench_export",),
    "past issues": ("bench_archive",),
    "kill -9": ("kill9", "--kills", "10"),
    "kill -9 of an export": ("kill9_export", "--kills", "50"),
    "kill -9 while past issues are read": ("kill9_archive", "50"),
}


def program(name: str, *arguments: str) -> str:
    """Return what a tool prints, without what the web engine says about a machine without GPU and system bus."""
    command = [sys.executable, "-m", f"tests.tools.{name}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if not done.returncode else f"failed:\n{done.stdout}{done.stderr}"


def main(names: list[str]) -> int:
    """Run the named parts, or all, and print what they took."""
    known = [*PARTS, *PROGRAMS]
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"no such part: {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    failed = False
    for name in names or known:
        text = table(list(PARTS[name]())) if name in PARTS else program(*PROGRAMS[name])
        print(f"\n## {name}\n\n{text}", flush=True)
        failed |= text.startswith("failed")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
