"""Which house style an issue is in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from twimeditor.core.model import Issue
from twimeditor.core.style.house import HouseStyle, plain_title
from twimeditor.core.style.observe import Shown, shown_by

_SURE = 3.0


def style_of(issue: Issue, styles: Iterable[HouseStyle]) -> HouseStyle:
    """Return the style for new parts of an issue: the chosen one, else the recognised one as the issue itself has it.

    There must be a style; of equally likely ones the first is taken.
    """
    known = tuple(styles)
    if issue.writing is not None:
        named = [style for style in known if style.name == issue.writing.style]
        if named:
            return named[0]
    shown = shown_by(issue)
    return _as_shown(_likeliest(issue, shown, known), shown)


def recognised(issue: Issue, styles: Iterable[HouseStyle]) -> HouseStyle:
    """Return the style that the issue is in by its own marks, whichever was chosen for it."""
    return _likeliest(issue, shown_by(issue), tuple(styles))


def _likeliest(issue: Issue, shown: Shown, styles: Sequence[HouseStyle]) -> HouseStyle:
    headings = [section.heading.title for section in issue.sections if section.heading is not None]
    return max(styles, key=lambda style: sum(_likeness(style, shown, headings)))


def _likeness(style: HouseStyle, shown: Shown, headings: Sequence[str]) -> Iterator[float]:
    """Yield marks for the style: the colon tells the most, as it changed from one week to the next."""
    yield _SURE * _share(shown.colons[style.colon], shown.colons.total())
    yield _share(sum(shown.verbs[verb] for verb in style.verbs), shown.verbs.total())
    yield _share(shown.blanks[style.quote_blank_prefix], shown.blanks.total())
    yield 1.0 if shown.websites and style.website else 0.0
    exact = {kind.heading for kind in style.sections}
    yield _share(sum(style.section_for(heading) is not None for heading in headings), len(headings))
    yield _share(sum(heading in exact for heading in headings), len(headings))
    last = headings[-1] if headings else ""
    yield float(last == style.sign_off.title and plain_title(last) != "")


def _share(count: int, total: int) -> float:
    return count / total if total else 0.0


def _as_shown(style: HouseStyle, shown: Shown) -> HouseStyle:
    """Return the style with the issue's own verbs first, and with the marks that the writer takes from the issue."""
    writing = shown.writing()
    verbs = dict.fromkeys((*(verb for verb, _ in shown.verbs.most_common()), *style.verbs))
    return replace(
        style,
        verbs=tuple(verbs),
        colon=writing.colon,
        quote_blank_prefix="> " if writing.quote_blank_prefix.startswith("> ") else ">",
        website=style.website or shown.websites > 0,
        ping=replace(style.ping, glued=writing.glued),
    )
