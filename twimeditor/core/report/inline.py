"""Finding, within text, what has to become a link and what must not become a tag: in one pass, nothing twice."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from markdown_it.common.utils import normalizeReference

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.inline import escape
from twimeditor.core.render.brackets import inline_target
from twimeditor.core.render.shortcodes import marks, may_call
from twimeditor.core.report.layout import Layout
from twimeditor.core.report.values import Fix

_SERVER = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9](?::[0-9]{2,5})?(?![\w-])"
_LOCAL = r"(?:[^\s:<>()\[\]{}\"'`|,;!?\\*#@&\u200b-\u200f\u2060\ufeff]|\\[_*]){1,200}"
_PIECE = lazy_pattern(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>`+)"
    r"|(?P<auto><(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x1f]*|[\w.+-]{1,64}@[\w.-]{1,255})>)"
    r"|(?P<tag><(?:/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>]|\Z)|[!?]))"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<url>(?<![^\W_])(?:https?|ftp)://[^\s<>\"`|]+)"
    rf"|(?P<mention>(?<![\w@#/.:&=\\-])(?:@[A-Za-z0-9._=+/-]{{1,200}}|#{_LOCAL}):{_SERVER})",
    re.IGNORECASE,
)
_WHOLE_TAG = lazy_pattern(r"<[^<>\n]{1,1000}>")
_ESCAPED = lazy_pattern(r"\\([!-/:-@\[-`{-~])")
_LABEL = lazy_pattern(r"\[([^\[\]\\]{1,999})\]")
_LINE_START = lazy_pattern(r"[\s>*+.)0-9-]*\Z")
_PUNCTUATION = ".,;:!?'*_~\\…。、，！？；：”’»\u200b\u200c\u200d\u2060\ufeff"
_CLOSING = {")": "(", "]": "[", "}": "{", "）": "（", "」": "「", "】": "【", "》": "《"}
_HOST = lazy_pattern(r"[A-Za-z]+://[\w\[]")
_LONGEST_LABEL = 999


@dataclass(frozen=True, slots=True)
class Edit:
    """What lies between `start` and `end` becomes `text`."""

    start: int
    end: int
    text: str
    fix: Fix


def edits(layout: Layout, fixes: frozenset[Fix]) -> list[Edit]:
    """Return what has to be put right in a text, of the kinds `fixes`, in order."""
    text = layout.text
    calls = [(mark.start, mark.end) for mark in marks(text)] if may_call(text) else []
    found: list[Edit] = []
    for start, end in layout.readable():
        found += _Scan(text, start, end, fixes, layout.labels, calls).run()
    return found


def applied(text: str, found: Iterable[Edit]) -> str:
    """Return `text` with everything put right."""
    pieces: list[str] = []
    done = 0
    for edit in found:
        pieces += text[done : edit.start], edit.text
        done = edit.end
    return "".join(pieces) + text[done:]


@dataclass(slots=True)
class _Opener:
    start: int
    image: bool
    active: bool = True


@dataclass(slots=True)
class _Scan:
    """The reading of one block, from `at` to `end`."""

    text: str
    at: int
    end: int
    fixes: frozenset[Fix]
    labels: frozenset[str]
    calls: list[tuple[int, int]]
    found: list[Edit] = field(default_factory=list)
    openers: list[_Opener] = field(default_factory=list)
    runs: dict[int, list[int]] | None = None
    last_end_of_tag: int = -1

    def run(self) -> list[Edit]:
        """Return the edits of the block."""
        self.last_end_of_tag = self.text.rfind(">", self.at, self.end)
        takers: dict[str, Callable[[re.Match[str]], int]] = {
            "code": self._code,
            "tag": self._tag,
            "open": self._open,
            "close": self._close,
            "url": self._url,
            "mention": self._mention,
        }
        while piece := _PIECE.search(self.text, self.at, self.end):
            call = self._call_at(piece.start())
            taker = takers.get(piece.lastgroup or "")
            self.at = call or (taker(piece) if taker else piece.end())
        return self.found

    def _call_at(self, position: int) -> int:
        """Return where the shortcode ends in which `position` lies, 0 outside of all."""
        place = bisect_left(self.calls, (position + 1, 0)) - 1
        if place < 0 or self.calls[place][1] <= position:
            return 0
        return self.calls[place][1]

    def _code(self, piece: re.Match[str]) -> int:
        if self.runs is None:
            self.runs = {}
            for run in re.compile("`+").finditer(self.text, piece.start(), self.end):
                self.runs.setdefault(len(run[0]), []).append(run.start())
        closing = self.runs.get(len(piece[0]), [])
        place = bisect_left(closing, piece.end())
        return closing[place] + len(piece[0]) if place < len(closing) else piece.end()

    def _tag(self, piece: re.Match[str]) -> int:
        start = piece.start()
        if Fix.TAGS not in self.fixes:
            whole = _WHOLE_TAG.match(self.text, start, self.end)
            return whole.end() if whole else piece.end()
        line = self.text[max(self.text.rfind("\n", 0, start) + 1, start - 100) : start]
        if self.last_end_of_tag > start or _LINE_START.match(line):
            self.found.append(Edit(start, start + 1, "\\<", Fix.TAGS))
        return start + 1

    def _open(self, piece: re.Match[str]) -> int:
        self.openers.append(_Opener(piece.start(), image=piece[0] == "!["))
        return piece.end()

    def _close(self, piece: re.Match[str]) -> int:
        if not self.openers:
            return piece.end()
        opener = self.openers.pop()
        target = inline_target(self.text, piece.end()) if opener.active else None
        end = target[2] if target else self._reference(opener, piece)
        if not opener.active or not end or end > self.end:
            return piece.end()
        while self.found and self.found[-1].start > opener.start and self.found[-1].fix is not Fix.TAGS:
            self.found.pop()
        for other in self.openers:
            other.active = other.active and (opener.image or other.image)
        return end

    def _reference(self, opener: _Opener, piece: re.Match[str]) -> int:
        """Return where a link by reference ends, 0 where there is none."""
        if not self.labels:
            return 0
        following = _LABEL.match(self.text, piece.end(), self.end)
        if following and normalizeReference(following[1]) in self.labels:
            return following.end()
        start = opener.start + (2 if opener.image else 1)
        own = self.text[start : piece.start()] if piece.start() - start <= _LONGEST_LABEL else ""
        return piece.end() if normalizeReference(own) in self.labels else 0

    def _url(self, piece: re.Match[str]) -> int:
        url = without_punctuation(piece[0])
        if Fix.LINKS in self.fixes and _HOST.match(url):
            target = _ESCAPED.sub(r"\1", url).replace("&amp;", "&")
            self.found.append(Edit(piece.start(), piece.start() + len(url), f"<{target}>", Fix.LINKS))
        return max(piece.start() + len(url), piece.start() + 1)

    def _mention(self, piece: re.Match[str]) -> int:
        if Fix.MENTIONS in self.fixes:
            name = _ESCAPED.sub(r"\1", piece[0])
            link = f"[{escape(name)}](https://matrix.to/#/{name})"
            self.found.append(Edit(piece.start(), piece.end(), link, Fix.MENTIONS))
        return piece.end()


def without_punctuation(url: str) -> str:
    """Return an address without what ends the sentence, and up to the end of a bracket around it."""
    open_brackets = dict.fromkeys(_CLOSING.values(), 0)
    end = len(url)
    for place, char in enumerate(url):
        if char in open_brackets:
            open_brackets[char] += 1
        elif char in _CLOSING:
            open_brackets[_CLOSING[char]] -= 1
            if open_brackets[_CLOSING[char]] < 0:
                end = place
                break
    return url[:end].rstrip(_PUNCTUATION)


def protected(text: str) -> list[Edit]:
    """Return what keeps shortcodes that were only meant to be shown from being run, in code as well.

    One over several lines is none once it stands in a quote.
    """
    return [*_protected(text)] if may_call(text) else []


def _protected(text: str) -> Iterator[Edit]:
    for mark in marks(text):
        source = text[mark.start : mark.end]
        if not mark.protected and "\n" not in source:
            yield Edit(mark.start, mark.end, f"{source[:2]}/*{source[2:-2]}*/{source[-2:]}", Fix.SHORTCODES)
