"""The weekly report on the specification: proposals (MSCs) in lists by state, in a quote that is else left alone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.inline import one_line

_HEADING = lazy_pattern(r"\s*\*\*(?P<words>[^*]+)\*\*[ \t]*(?::[ \t]*)?")
_STATE = lazy_pattern(
    r"(?=.*\b(?:MSCs?|Final Comment Period|FCP)\b)"
    r".*\b(?:new|created|accepted|merged|closed|rejected|postponed|proposed|final comment period|fcp)\b.*",
    re.IGNORECASE,
)
_ITEM = lazy_pattern(r" {0,3}[*+-][ \t]+(?=\S)")
_PROPOSAL = lazy_pattern(
    r"(?P<lead> {0,3}[*+-][ \t]+)\[(?P<before>(?:\\?\[[^\[\]]*\][ \t]*)?)MSC(?P<number>\d+)(?P<colon>:?[ \t]*)"
    r"(?P<title>.*?)\]\((?P<url>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)\)(?P<note>[^\[\]]*)"
)
_NONE = lazy_pattern(r" {0,3}[*+-][ \t]+(?P<mark>[*_])(?:No\b|There were no\b)[^*_]*(?P=mark)[ \t]*", re.IGNORECASE)
_NONE_ALONE = lazy_pattern(r" {0,3}(?P<mark>[*_])No\b[^*_]*(?P=mark)[ \t]*", re.IGNORECASE)
_ADDRESS = "https://github.com/matrix-org/matrix-spec-proposals/pull/"
_WORDS_OF_NONE = (
    (r"propos", "No MSCs entered proposed FCP state this week"),
    (r"final comment|fcp", "No MSCs are in FCP"),
    (r"merged", "No MSCs were merged this week"),
    (r"accepted", "No MSCs were accepted this week"),
    (r"closed|rejected|postponed", "No MSCs were closed this week"),
    (r"", "There were no new MSCs this week"),
)
_LONGEST_LINE = 2_000
"""No proposal takes more; a longer line is taken as it is, since looking for one in it would cost time."""

STATES = ("New MSCs", "MSCs in Final Comment Period", "Accepted MSCs", "Merged MSCs", "Closed MSCs")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line of a list. `number` is "" for a line that names no MSC: then `title` is all of its Markdown.

    `line` is the line as it was read, `more` are the lines that belong to it: nested items, blank lines.
    """

    number: str
    title: str
    url: str = ""
    note: str = ""
    line: str = ""
    more: tuple[str, ...] = ()

    def within(self, start: int, end: int) -> tuple[str, int, int] | None:
        """Return the field that has characters of the line, and which of its own they are; None where no one has."""
        for field, at in self._places():
            if at <= start and end <= at + len(getattr(self, field)):
                return field, start - at, end - at
        return None

    def _places(self) -> Iterator[tuple[str, int]]:
        """Yield where each field begins in the line."""
        found = _PROPOSAL.fullmatch(self.line) if self.number else None
        if found is None:
            yield "title", len(self.line) - len(self.title)
            return
        for field in ("number", "title", "url", "note"):
            text = found[field]
            yield field, found.start(field) + len(text) - len(text.lstrip())


@dataclass(frozen=True, slots=True)
class StateList:
    """A list of proposals in a state; `head` is the line that names it, `gap` the blank lines after that.

    `none` is the line that says that there are no such proposals.
    """

    head: str
    gap: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    none: str = ""

    @property
    def name(self) -> str:
        """Return the state's name, without marks and colon."""
        found = _HEADING.fullmatch(self.head)
        return found["words"].strip(" \t").rstrip(": \t") if found else self.head

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the list's lines."""
        own = (line for proposal in self.proposals for line in (proposal.line, *proposal.more))
        return (self.head, *self.gap, *own, *((self.none,) if self.none else ()))


@dataclass(frozen=True, slots=True)
class SpecReport:
    """A quote's text: lists of proposals, and the lines around them, which nothing here changes."""

    parts: tuple[StateList | str, ...]

    @property
    def text(self) -> str:
        """Return the quote's Markdown."""
        return "\n".join(line for part in self.parts for line in (_lines_of(part)))

    @property
    def states(self) -> tuple[StateList, ...]:
        """Return the lists in their order."""
        return tuple(part for part in self.parts if isinstance(part, StateList))

    def with_field(self, state: int, place: int, field: str, value: str) -> "SpecReport":
        """Return the report with another number, title, url or note; only that line changes."""
        found = self.states[state]
        old = found.proposals[place]
        line = one_line(value).strip()
        if field == "number":
            line = _number(line) or old.number
            old = old if old.number or not line else self._named(old, line)
        if getattr(found.proposals[place], field) == line:
            return self
        changed = _kept_address(_with_field(old, field, line), old)
        new = replace(changed, line=_line(changed, _lead(old.line) or self._lead(found)))
        return self.with_proposals(state, (*found.proposals[:place], new, *found.proposals[place + 1 :]))

    def with_new(self, state: int, place: int, proposals: Iterable[Proposal]) -> "SpecReport":
        """Return the report with more proposals in a list, before the one at `place`; known titles are taken over."""
        found = self.states[state]
        new = [self._completed(proposal, self._lead(found)) for proposal in proposals]
        return self.with_proposals(state, (*found.proposals[:place], *new, *found.proposals[place:]))

    def without(self, state: int, place: int) -> "SpecReport":
        """Return the report without a proposal."""
        found = self.states[state].proposals
        return self.with_proposals(state, (*found[:place], *found[place + 1 :]))

    def moved(self, state: int, place: int, to: int, to_place: int) -> "SpecReport":
        """Return the report with a proposal in another place or list, its line as it is."""
        proposal = self.states[state].proposals[place]
        taken = self.without(state, place)
        found = taken.states[to].proposals
        return taken.with_proposals(to, (*found[:to_place], proposal, *found[to_place:]))

    def with_proposals(self, state: int, proposals: Sequence[Proposal]) -> "SpecReport":
        """Return the report with other proposals in a list, or with the line that says that there are none."""
        old = self.states[state]
        none = "" if proposals else old.none or self._none_line(old)
        number = [place for place, part in enumerate(self.parts) if isinstance(part, StateList)][state]
        changed = replace(old, proposals=tuple(proposals), none=none)
        return SpecReport((*self.parts[:number], changed, *self.parts[number + 1 :]))

    def _named(self, plain: Proposal, number: str) -> Proposal:
        """Return a line that names no MSC as a proposal: its link, if it is one, gives title and address."""
        link = re.fullmatch(r"\[(.*)\]\(([^\s()]*)\)(.*)", plain.title)
        title, url, note = link.groups() if link else (plain.title, self._address(number), "")
        return replace(plain, title=title, url=url, note=note.strip())

    def _completed(self, proposal: Proposal, lead: str) -> Proposal:
        """Return a proposal with the title and address that are known, and the line that it is written as."""
        known = next((one for one in self._proposals() if one.number and one.number == proposal.number), None)
        title = proposal.title or (known.title if known else "")
        url = proposal.url or (known.url if known else "") or self._address(proposal.number)
        full = replace(proposal, title=title, url=url if proposal.number else "")
        return replace(full, line=_line(full, lead))

    def _proposals(self) -> Iterator[Proposal]:
        return (proposal for state in self.states for proposal in state.proposals)

    def _address(self, number: str) -> str:
        """Return where a proposal is found, as the others are."""
        bases = Counter(one.url.removesuffix(one.number) for one in self._proposals() if one.url.endswith(one.number))
        bases.pop("", None)
        usual = next((base for base, _ in bases.most_common() if "/pull/" in base), _ADDRESS)
        return f"{usual}{number}"

    def _lead(self, state: StateList) -> str:
        """Return what stands before an item, as in the list, else as in the report."""
        lines = [one.line for one in state.proposals] + [state.none]
        lines += [line for other in self.states for line in (*(one.line for one in other.proposals), other.none)]
        return next((lead for line in lines if (lead := _lead(line))), "* ")

    def _none_line(self, state: StateList) -> str:
        """Return the line that says that there are none, in the marks and with the stop that others have."""
        others = [found for other in self.states if (found := _NONE.fullmatch(other.none))]
        mark = others[0]["mark"] if others else "*"
        stop = "." if not others or others[0][0].rstrip(" \t")[-2] == "." else ""
        words = next(words for pattern, words in _WORDS_OF_NONE if re.search(pattern, state.name, re.IGNORECASE))
        return f"{self._lead(state)}{mark}{words}{stop}{mark}"


def read(text: str) -> SpecReport | None:
    """Return the report that a quote's text is, written as the same text; None where it has no list by state.

    Where one of the lists has anything else between its items than what belongs to one, the whole quote is None.
    """
    if "\r" in text:
        return None
    parts = _parts(text.split("\n"))
    if parts is None or not any(isinstance(part, StateList) for part in parts):
        return None
    report = SpecReport(tuple(parts))
    return report if report.text == text else None


def new_report() -> SpecReport:
    """Return an empty report: all states, none with a proposal."""
    parts: list[StateList | str] = ["## MSC Status", ""]
    for name in STATES:
        empty = SpecReport((StateList(f"**{name}:**", ("",)),))
        parts += [*empty.with_proposals(0, ()).parts, ""]
    return SpecReport(tuple(parts[:-1]))


def proposals_in(text: str) -> tuple[Proposal, ...]:
    """Return the proposals in pasted text: numbers, addresses, ``MSC1234: Title``, or items of a list, line by line."""
    return tuple(proposal for line in text.splitlines() for proposal in _proposals_in(line))


def _parts(lines: Sequence[str]) -> list[StateList | str] | None:
    parts: list[StateList | str] = []
    at = 0
    fence = ""
    while at < len(lines):
        mark = re.match(r" {0,3}(`{3,}|~{3,})", lines[at])
        if mark is not None:
            fence = "" if fence and lines[at].strip().startswith(fence) else fence or mark[1]
        if fence or not _is_state(lines[at]):
            parts.append(lines[at])
            at += 1
            continue
        found = _state_list(lines, at)
        if found is None:
            return None
        parts.append(found)
        at += len(found.lines)
    return parts


def _is_state(line: str) -> bool:
    found = _HEADING.fullmatch(line)
    return found is not None and _STATE.fullmatch(found["words"]) is not None


def _state_list(lines: Sequence[str], at: int) -> StateList | None:
    """Return the list that begins at a state's name; None where what follows is no list of single lines."""
    end = at + 1
    while end < len(lines) and not lines[end].strip():
        end += 1
    if end < len(lines) and _NONE_ALONE.fullmatch(lines[end]) and not "".join(lines[end + 1 : end + 2]).strip():
        return StateList(lines[at], tuple(lines[at + 1 : end]), (), lines[end])
    if end == len(lines) or not _ITEM.match(lines[end]):
        return None
    gap = tuple(lines[at + 1 : end])
    proposals: list[Proposal] = []
    while end < len(lines) and _ITEM.match(lines[end]):
        more = _more(lines, end + 1)
        proposals.append(_proposal(lines[end], more))
        end += 1 + len(more)
    if end < len(lines) and lines[end].strip() and not _ends_list(lines[end]):
        return None
    if len(proposals) == 1 and not proposals[0].more and _NONE.fullmatch(proposals[0].line):
        return StateList(lines[at], gap, (), proposals[0].line)
    return StateList(lines[at], gap, tuple(proposals))


def _more(lines: Sequence[str], at: int) -> tuple[str, ...]:
    """Return the lines from `at` on that belong to the item before: nested ones, and blank ones before a next item."""
    end = at
    for number in range(at, len(lines)):
        line = lines[number]
        if line.strip() and (_ITEM.match(line) or not line.startswith((" ", "\t"))):
            return tuple(lines[at:number]) if _ITEM.match(line) else tuple(lines[at:end])
        if line.strip():
            end = number + 1
    return tuple(lines[at:end])


def _ends_list(line: str) -> bool:
    """Tell whether a line directly below an item is none of its text: a heading, a quote, a fence, HTML's start."""
    return re.match(r" {0,3}(?:#{1,6}(?:[ \t]|\Z)|>|`{3}|~{3}|<)", line) is not None


def _proposal(line: str, more: tuple[str, ...]) -> Proposal:
    found = _PROPOSAL.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    if found is None:
        lead = _ITEM.match(line)
        return Proposal("", line[lead.end() :] if lead else line, "", "", line, more)
    title = found["title"].strip()
    return Proposal(found["number"], title, found["url"], found["note"].strip(), line, more)


def _line(proposal: Proposal, lead: str) -> str:
    """Return the line of a proposal; what stands before its number in the old line stays."""
    if not proposal.number:
        return f"{lead}{proposal.title}".rstrip()
    old = _PROPOSAL.fullmatch(proposal.line)
    before = old["before"] if old else ""
    colon = (old["colon"] if old and old["colon"] else ": ") if proposal.title else ""
    note = f" {proposal.note}" if proposal.note else ""
    url = proposal.url.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    address = url if old is None or old["url"] != proposal.url else old["url"]
    return f"{lead}[{before}MSC{proposal.number}{colon}{_balanced(proposal.title)}]({address}){note}"


def _with_field(proposal: Proposal, field: str, value: str) -> Proposal:
    match field:
        case "number":
            return replace(proposal, number=value)
        case "title":
            return replace(proposal, title=value)
        case "url":
            return replace(proposal, url=value)
        case _:
            return replace(proposal, note=value)


def _kept_address(new: Proposal, old: Proposal) -> Proposal:
    """Return a proposal whose address follows its number where it did before."""
    if new.number != old.number and new.number and new.url == old.url and old.url.endswith(f"/{old.number}"):
        return replace(new, url=f"{old.url.removesuffix(old.number)}{new.number}")
    return new


def _balanced(title: str) -> str:
    """Return a title whose brackets end no link: all escaped where they do not pair."""
    depth = 0
    for mark in re.findall(r"\\.|[\[\]]", title):
        depth += {"[": 1, "]": -1}.get(mark, 0)
        if depth < 0:
            break
    if depth:
        title = re.sub(r"(?<!\\)[\[\]]", lambda found: f"\\{found[0]}", title)
    return f"{title}\\" if len(title) - len(title.rstrip("\\")) & 1 else title


def _lead(line: str) -> str:
    found = _ITEM.match(line)
    return found[0] if found else ""


def _lines_of(part: StateList | str) -> tuple[str, ...]:
    return part.lines if isinstance(part, StateList) else (part,)


def _number(text: str) -> str:
    found = re.fullmatch(r"(?:MSC|#)?\s*(\d{1,7})", text.strip(), re.IGNORECASE)
    return found[1] if found else ""


_LISTED = lazy_pattern(r"\s*(?:>\s?)*(?:[*+•-]\s+|\d{1,3}[.)]\s+)?")
_LINKED = lazy_pattern(r"\[(?:\\?\[[^\[\]]*\]\s*)?MSC\s?(\d+)\s*[:–-]?\s*(.*?)\]\((\S*?)\)\s*(\(.*\))?", re.IGNORECASE)
_NAMED = lazy_pattern(r"(?:MSC|#)\s?(\d+)\s*[:–—-]?\s*(.*)", re.IGNORECASE)
_URL = lazy_pattern(r"<?(https?://\S*?/(?:pull|issues|proposals)/(\d+))\S*?>?", re.IGNORECASE)


def _proposals_in(line: str) -> Iterator[Proposal]:
    text = _LISTED.sub("", line, count=1).strip()
    if len(text) > _LONGEST_LINE:
        yield Proposal("", text)
        return
    words = [word for word in re.split(r"[\s,;]+", text) if word]
    if linked := _LINKED.fullmatch(text):
        yield Proposal(linked[1], linked[2], linked[3], linked[4] or "")
    elif words and all(_number(word) or _URL.fullmatch(word) for word in words):
        for word in words:
            address = _URL.fullmatch(word)
            yield Proposal(address[2], "", address[1]) if address else Proposal(_number(word), "")
    elif named := _NAMED.fullmatch(text):
        yield _with_address(named[1], named[2])
    elif text:
        yield Proposal("", text)


def _with_address(number: str, title: str) -> Proposal:
    """Return a proposal; an address at the end of its title is its own."""
    found = re.fullmatch(rf"(.*?)\s*[(<]?{_URL.pattern}[)>]?", title)
    return Proposal(number, found[1].strip(" :–—-"), found[2]) if found else Proposal(number, title.strip())
