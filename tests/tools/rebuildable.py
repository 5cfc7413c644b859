"""What share of real posts can be written from field values alone: `python -m tests.tools.rebuildable [POSTS]`.

Each post is read, all that it was read from is dropped but the values that forms show, and the rest is written as a new
issue in the style that the post itself shows. What does not come back byte for byte is listed.
"""

import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Attribution, Blank, Block, FrontMatter, Html, Issue, Node, Quote, Text
from twimeditor.core.post import front_matter, parse, regroup
from twimeditor.core.post.compose import compose
from twimeditor.core.style import observe

FIRST_YEAR = "2020"
_SHOWN = 70


@dataclass(frozen=True, slots=True)
class Loss:
    """A run of lines that does not come back; `line` is its number, `size` its bytes (0: something is too many)."""

    line: int
    size: int
    old: str
    new: str

    @property
    def reason(self) -> str:
        """Return what no value says."""
        old, new = self.old, self.new
        if not old.strip() and not new.strip():
            return "blank lines that are none, several, or hold spaces"
        if old.rstrip() == new.rstrip():
            return "spaces at the end of a line"
        if {line.rstrip(" ") for line in (*old.split("\n"), *new.split("\n"))} <= {">", ""}:
            return "marks of a quote's empty lines that change within it"
        if old.replace("> ", "") == new.replace("> ", ""):
            return "lines of a quote without a mark"
        if old and new:
            return "another form of the same"
        return "raw HTML" if "<" in old else "another order"


def rebuilt(text: str) -> str:
    """Return what is written from the values of a post alone."""
    issue = parse(text)
    return compose(from_values(issue))


def from_values(issue: Issue) -> Issue:
    """Return a new issue with the values of `issue`; raw blocks stay behind, as no form makes them."""
    ids = IdSource()
    front = _front(issue.front, ids) if issue.front is not None else None
    body = [leaf for leaf in issue.leaves() if leaf is not issue.front]
    leaves = [_new(leaf, ids) for leaf in _joined(body) if not isinstance(leaf, Blank | Html)]
    return replace(regroup.tree(front, leaves, ids), writing=observe(issue))


def _front(front: FrontMatter, ids: IdSource) -> FrontMatter:
    new = FrontMatter(id=ids.take())
    for key, value in front_matter.fields(front).items():
        new = front_matter.set_key(new, key, value)
    return new


def _joined(leaves: Iterable[Node]) -> list[Node]:
    """Take what stands under a paragraph without a blank line for more of it: so it is typed into one field."""
    found: list[Node] = []
    for leaf in leaves:
        last = found[-1] if found else None
        if isinstance(last, Text) and isinstance(leaf, Block) and leaf.source and leaf.source.glued_to == last.id:
            found[-1] = replace(last, id=leaf.id, markdown=f"{last.markdown}\n{leaf.markdown}")
        else:
            found.append(leaf)
    return found


def _new(leaf: Node, ids: IdSource) -> Node:
    bare = replace(leaf, id=ids.take(), source=None)
    if isinstance(bare, Attribution) and not bare.guess and leaf.source and leaf.source.text.rstrip().endswith(":"):
        bare = replace(bare, verb=f"{bare.verb}:")  # as one types it where the style has none
    return replace(bare, prefixes=(), ends=()) if isinstance(bare, Quote) else bare


def losses(text: str) -> Iterator[Loss]:
    """Yield what of a post does not come back."""
    old, new = text.splitlines(keepends=True), rebuilt(text).splitlines(keepends=True)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    ends = [(0, 0), *((match.a + match.size, match.b + match.size) for match in matcher.get_matching_blocks())]
    starts = [(match.a, match.b) for match in matcher.get_matching_blocks()]
    for (old_start, new_start), (old_end, new_end) in zip(ends, starts, strict=False):
        before, after = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if before or after:
            yield Loss(old_start + 1, len(before.encode()), before, after)


def share(posts: Sequence[Path]) -> float:
    """Return the share of the posts' bytes that comes back."""
    texts = [path.read_bytes().decode() for path in posts]
    lost = sum(loss.size for text in texts for loss in losses(text))
    return 1 - lost / sum(len(text.encode()) for text in texts)


def by_year(posts: Iterable[Path]) -> dict[str, list[Path]]:
    """Return the posts of each year from 2020 on."""
    years: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(posts):
        day = path.parent.name if path.name == "index.md" else path.name
        if day[:4].isdigit() and day[:4] >= FIRST_YEAR:
            years[day[:4]].append(path)
    return dict(years)


def main(arguments: Sequence[str]) -> None:
    """Print what does not come back, by reason, and the share that does, by year."""
    root = Path(arguments[0] if arguments else os.environ.get("TWIM_CORPUS", "")) / "content" / "blog"
    years = by_year(root.rglob("*.md"))
    for reason, found in sorted(_by_reason(years).items()):
        print(f"{reason}: {len(found)} places")
        print("".join(f"    {place}\n" for place in found))
    for year, posts in years.items():
        whole = sum(not any(losses(path.read_bytes().decode())) for path in posts)
        print(f"{year}: {share(posts):8.3%} of the bytes, {whole} of {len(posts)} posts whole")


def _by_reason(years: dict[str, list[Path]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in (path for posts in years.values() for path in posts):
        for loss in losses(path.read_bytes().decode()):
            words = repr(loss.old or loss.new)[:_SHOWN]
            found[loss.reason].append(f"{path.name[:10]}:{loss.line} {words}")
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
