"""Writing several lines anew: each that stays keeps its mark and its line end."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile

from twimeditor.core.model import Block, FrontMatter, Quote, Writing
from twimeditor.core.post.blocks import content, split_lines
from twimeditor.core.post.regenerate.values import all_lines, line_end, lines_of

_LONGEST_COMPARED = 1500


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a slice; `place` is its number there, None for one that was typed."""

    text: str
    prefix: str = ""
    end: str = ""
    place: int | None = None


def block_text(block: Block, eol: str) -> str:
    """Return an edited block's lines; those that stay keep their line ends."""
    old = _plain_lines(block.source.text) if block.source else []
    lines = _merged(old, lines_of(block.markdown), lambda _: "")
    return _joined(lines, eol, line_end(block.source, eol))


def front_matter_text(front: FrontMatter, eol: str) -> str:
    """Return edited front matter between the marks that it had."""
    new = front.text.split("\n")
    if not new[-1]:
        new.pop()
    if front.source is None:
        return _joined([Line(text) for text in ("+++", *new, "+++")], eol, eol)
    old = _plain_lines(front.source.text)
    head = len(old) - 1 - front.source.values[0].count("\n")
    lines = _merged(old[head:-1], new, lambda _: "")
    return _joined([*old[:head], *lines, old[-1]], eol, old[-1].end)


def quote_text(quote: Quote, eol: str, writing: Callable[[], Writing], *, lazy: bool = True) -> str:
    """Return an edited quote's lines.

    A new line takes the mark that most lines have, an empty one that of most empty ones, or else the house style's.
    Lines without a mark (lazy continuation) stay so, as long as `lazy` and the paragraph before them are as they were.
    """
    old = _quote_lines(quote)
    new = _body_lines(quote)
    usual = _usual((line for line in old if line.text.strip(" \t") and line.prefix), "> ")
    empty = _usual((line for line in old if not line.text and line.prefix), "")
    lines = _merged(old, new, lambda text: usual if text else empty or writing().quote_blank_prefix)
    marked = list(_marked(lines, usual, lazy=lazy))
    return _joined(marked, eol, line_end(quote.source, eol))


def _plain_lines(text: str) -> list[Line]:
    lines = enumerate(split_lines(text))
    return [Line(content(line), end=line[len(content(line)) :], place=place) for place, line in lines]


def _quote_lines(quote: Quote) -> list[Line]:
    if quote.source is None:
        return []
    body = quote.source.values[0].split("\n")
    rows = zip(body, quote.prefixes, quote.ends, strict=False)
    return [Line(text, prefix, end, place) for place, (text, prefix, end) in enumerate(rows)]


def _body_lines(quote: Quote) -> list[str]:
    """Return the body's lines, without more blank ones at its ends than the slice has."""
    new = all_lines(quote.body)
    old = quote.source.values[0].split("\n") if quote.source else []
    end = len(new) - max(0, _blank_run(reversed(new)) - _blank_run(reversed(old)))
    return new[max(0, _blank_run(new) - _blank_run(old)) : end]


def _blank_run(lines: Iterable[str]) -> int:
    return sum(1 for _ in takewhile(lambda line: not line.strip(" \t"), lines))


def _usual(lines: Iterator[Line], default: str) -> str:
    counts = Counter(line.prefix for line in lines)
    return counts.most_common(1)[0][0] if counts else default


def _merged(old: Sequence[Line], new: Sequence[str], prefix: Callable[[str], str]) -> list[Line]:
    """Return the new lines: the very old ones where they stay, else with the mark and end of the one replaced."""
    found: list[Line] = []
    for kept, i1, i2, j1, j2 in _steps([line.text for line in old], new):
        if kept:
            found += old[i1:i2]
            continue
        for offset, text in enumerate(new[j1:j2]):
            model = old[i1 + offset] if i1 + offset < i2 else None
            found.append(_replaced(model, text, prefix))
    return found


def _replaced(model: Line | None, text: str, prefix: Callable[[str], str]) -> Line:
    if model is None:
        return Line(text, prefix(text))
    alike = bool(model.text) == bool(text) and model.prefix
    return Line(text, model.prefix if alike else prefix(text), model.end)


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield runs of kept and of replaced lines; what both begin and end with is found at once."""
    shared = min(len(old), len(new))
    start = next((n for n in range(shared) if old[n] != new[n]), shared)
    rest = shared - start
    end = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    stop, last = len(old) - end, len(new) - end
    yield True, 0, start, 0, start
    if max(stop, last) - start > _LONGEST_COMPARED:
        yield False, start, stop, start, last
    else:
        matcher = SequenceMatcher(None, old[start:stop], new[start:last], autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            yield tag == "equal", start + i1, start + i2, start + j1, start + j2
    yield True, stop, len(old), last, len(new)


def _marked(lines: Sequence[Line], usual: str, *, lazy: bool) -> Iterator[Line]:
    """Give a mark to each line that cannot do without, and a space after it where the text begins with one."""
    before: int | None = None
    for line in lines:
        follows = before is not None and line.place == before + 1
        before = line.place
        if not line.prefix and not (lazy and follows):
            yield replace(line, prefix=usual)
        elif line.place is None and line.prefix.endswith(">") and line.text[:1] in {" ", "\t"}:
            yield replace(line, prefix=f"{line.prefix} ")
        else:
            yield line


def _joined(lines: Sequence[Line], eol: str, last: str) -> str:
    if not lines:
        return ""
    body = [f"{line.prefix}{line.text}{line.end or eol}" for line in lines[:-1]]
    return "".join((*body, lines[-1].prefix, lines[-1].text, last))
