"""Which of the addresses in a text are shown as pictures or videos: the page itself is asked.

Each address is replaced by one that stands nowhere else, the text is rendered as the preview renders it, and where that
address turns up on the page tells what it is. So code, comments and what is escaped never count, whatever the syntax.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it.common.utils import normalizeReference

from twimeditor.core.assets.candidates import Candidate, Form, Opening, Span, candidates, openings
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render.blocks import Markdown, Parser
from twimeditor.core.render.marks import Template

_MAY_SHOW = lazy_pattern(
    r"!\[|<(?:img|video|source)\b|\{[{%]|\.(?:png|jpe?g?|gif|webp|avif|svg|webm|mp4)\b", re.IGNORECASE
)
_MAY_DEFINE = lazy_pattern(r"\]:")
_SEPARATOR = lazy_pattern(r"[\s,]+")
_SHOWING = frozenset({"img", "video", "source"})
_WORD = "twim-"

Labels = Collection[str]
"""What is defined in the whole issue, as normalised labels."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the page: the tag that shows it, its alt text, and the places of both in the text.

    Without a `candidate` it is named by the definition of `label`, which stands elsewhere. `said` is where the alt text
    stands, `alone` that it is a label at once, as in ``![label]``.
    """

    tag: str
    alt: str | None
    candidate: Candidate | None = None
    label: str = ""
    said: Span | None = None
    alone: bool = False


def may_define(text: str) -> bool:
    """Tell whether there can be definitions in a text."""
    return _MAY_DEFINE.search(text) is not None


def definitions(text: str, *, quoted: bool) -> Iterator[Candidate]:
    """Yield the definitions in a text."""
    if may_define(text):
        marked = _Marked(text, ())
        parsed = Parser().parse(Markdown(marked.text, quoted))
        defined = {address for address, _title in parsed.definitions.values()}
        yield from (one for one, word in marked.words.items() if one.label and word in defined)


def shown(text: str, labels: Labels, *, quoted: bool, steps: int | None = None) -> Iterator[Shown]:
    """Yield the pictures and videos that a text shows, in the order of the page, and the files that it links to.

    Where more than so many `steps` of the parser would be needed, all are yielded as if they were linked to.
    """
    if _MAY_SHOW.search(text) is None:
        return
    marked = _Marked(text, labels)
    parser = Parser()
    parsed = parser.parse(Markdown(marked.text, quoted), steps=steps)
    known = {label: (address, "") for label, address in marked.stand_ins.items()}
    rendered = parser.render(parsed, {**parsed.definitions, **known}, steps=steps)
    if rendered.too_much:
        yield from (Shown("a", None, one) for one in marked.words)  # nobody knows: better named than lost
        return
    page = _Page()
    page.feed("".join(Template.split(rendered.html).parts[::2]))
    page.close()
    yield from marked.told(page.found)


class _Marked:
    """A text in which each address, and the beginning of each alt text, is a word of its own."""

    def __init__(self, text: str, labels: Labels) -> None:
        word = _WORD
        while word in text:
            word += "x-"
        self._source = text
        self._word = word
        found = candidates(text)
        self._openings = list(openings(text))
        self.words = {one: f"/{word}{number}/" for number, one in enumerate(found)}
        self._of_word = {address: one for one, address in self.words.items()}
        self.stand_ins = {label: f"/{word}d{number}/" for number, label in enumerate(labels)}
        self._label_of = {address: label for label, address in self.stand_ins.items()}
        self._labels = {*labels, *(one.label for one in found if one.label)}
        self.text = self._replaced()

    def told(self, found: Sequence[tuple[str, str, str | None]]) -> Iterator[Shown]:
        """Yield what the places on a page, each a tag, an address and an alt text, are in the text."""
        seen: set[Candidate | None] = set()
        for tag, address, alt in found:
            candidate, label = self._of_word.get(address), self._label_of.get(address, "")
            if label or (candidate is not None and (candidate.label or candidate not in seen)):
                seen.add(candidate)
                yield self._told(tag, candidate, label, alt)
        left = (one for one in self.words if one.form is Form.CALL and one not in seen)
        yield from (Shown("a", None, one) for one in left)  # the site's own template may show it

    def _told(self, tag: str, candidate: Candidate | None, label: str, alt: str | None) -> Shown:
        opening, words = self._opening(alt)
        if opening is None:
            said = candidate.said if candidate is not None else None
            return Shown(tag, words if said is not None or tag == "img" else None, candidate, label, said)
        if candidate is not None and not candidate.label:
            end = self._source.rindex("](", opening.start, candidate.start)
            return Shown(tag, words, candidate, label, (opening.start, end))
        if opening.label is not None and self._is_label(opening):
            return Shown(tag, words, candidate, label, opening.label, alone=True)
        return Shown(tag, words, candidate, label, (opening.start, self._end_of_alt(opening.start)))

    def _opening(self, alt: str | None) -> tuple[Opening | None, str]:
        found = re.match(rf"{self._word}(\d+):", alt or "")
        if found is None:
            return None, alt or ""
        return self._openings[int(found[1])], re.sub(rf"{self._word}\d+:", "", alt or "")

    def _end_of_alt(self, start: int) -> int:
        depth = 0
        for found in re.finditer(r"\\.|[\[\]]", self._source[start:], re.DOTALL):
            depth += {"[": 1, "]": -1}.get(found[0], 0)
            if depth < 0:
                return start + found.start()
        return len(self._source)

    def _is_label(self, opening: Opening) -> bool:
        if opening.label is None:
            return False
        return normalizeReference(self._source[slice(*opening.label)]) in self._labels

    def _replaced(self) -> str:
        changes = [(one.start, one.end, address) for one, address in self.words.items()]
        for number, opening in enumerate(self._openings):
            changes.append((opening.start, opening.start, f"{self._word}{number}:"))
            if opening.label is not None and self._is_label(opening):
                label, end = self._source[slice(*opening.label)], opening.label[1] + 1
                collapsed = self._source.startswith("[]", end)
                changes.append((end, end + 2 * collapsed, f"[{label}]"))
        pieces: list[str] = []
        done = 0
        for start, end, text in sorted(changes):
            if start >= done:
                pieces += self._source[done:start], text
                done = end
        return "".join(pieces) + self._source[done:]


class _Page(HTMLParser):
    """Gathers the tags that show or name a file, with the address and the alt text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in dict(reversed(attrs)).items():
            if name == "src" and tag in _SHOWING:
                self.found.append((tag, value or "", dict(reversed(attrs)).get("alt") if tag == "img" else None))
            elif value:
                self.found += [("a", word, None) for word in _SEPARATOR.split(value)]
