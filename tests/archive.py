"""An archive of invented issues: a small site whose posts follow a plan, so that tests know what it tells.

The plan depends on the day alone, so an issue is the same whatever others are written. People, projects and servers are
invented. Who reports when:

- Mara on Larkspur, Ines on Kestrel and Hanna on the specification: every week;
- Joss on Tidewater: five weeks of six; until the end of 2021 it was called Saltmarsh, and Joss had another id;
- Priya on Bridgework: every second week; Tomasz on Ottobot: every fourth; Bo on Larkspur too: every third;
- Wil on Heron: every week, and never again after the end of May 2023;
- Lotte on Sundial: since the last week of June 2023;
- Events are told of every fifth week, as an update without a heading.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

LAST: Final = date(2023, 6, 30)
"""The day of the newest issue, a Friday, unless a test asks for another."""

NEXT: Final = LAST + timedelta(days=7)
"""The day of the issue that is being written after it."""

NO_HEADINGS_WITH_WEBSITES: Final = date(2020, 1, 1)
PRESENT_TENSE: Final = date(2021, 10, 29)
RENAMED: Final = date(2022, 1, 1)
SILENT: Final = date(2023, 6, 1)
NEW: Final = date(2023, 6, 24)
"""The days from which issues are otherwise."""

REPEATED: Final = "The beacon on the north pier is lit again, and everybody who has waited for it may row over tonight."
"""A paragraph that two issues have, and one should not."""

BOILERPLATE: Final = "Come and sit with us in #larkspur:reed.example, where every question is a good one."
"""A paragraph that every report on Larkspur ends with."""

REPEATED_LINK: Final = "https://kestrel.example/flights/first"
"""An address that two issues tell of as new."""

_BEGINNING: Final = date(2018, 1, 5)
_ROOMS: Final = ("ping:maunium.net", "ping-no-synapse:maunium.net")
_HOSTS: Final = ("reed", "fern", "kelp", "moss", "dune", "heath", "slate", "cove")
_PIXEL: Final = bytes.fromhex("47494638396101000100800000ff0000ffffff21f90401000000002c00000000010001000002024401003b")


@dataclass(frozen=True, slots=True)
class Reporter:
    """Somebody of the plan: a name and id, what is reported on, and in which weeks (`every`, first in week `phase`)."""

    name: str
    user: str
    title: str
    section: str
    website: str = ""
    description: str = ""
    verb: str = "says"
    every: int = 1
    phase: int = 0
    but: int = 0
    since: date = date.min
    until: date = date.max

    def reports(self, day: date) -> bool:
        """Tell whether the issue of the day has a report."""
        week = week_of(day)
        left_out = self.but and week % self.but == 0
        return self.since <= day < self.until and week % self.every == self.phase and not left_out


_SALTMARSH: Final = Reporter(
    "Joss",
    "@joss:marsh.example",
    "Saltmarsh",
    "Dept of Servers 🏢",
    "https://tidewater.example/",
    "A server that rises and falls with its load.",
    but=6,
    until=RENAMED,
)
_LARKSPUR: Final = Reporter(
    "Mara Lindqvist",
    "@mara:reed.example",
    "Larkspur",
    "Dept of Clients 📱",
    "https://larkspur.example",
    "A client for gardens.",
)

PLAN: Final = (
    Reporter("Hanna", "@hanna:slate.example", "", "Dept of Spec 📜"),
    _SALTMARSH,
    Reporter(
        "Joss Okafor",
        "@joss:fern.example",
        "Tidewater",
        "Dept of Servers 🏢",
        "https://www.tidewater.example",
        "A server that rises and falls with its load, once called Saltmarsh.",
        but=6,
        since=RENAMED,
    ),
    Reporter(
        "Priya 🌊",
        "@Priya:kelp.example",
        "Bridgework",
        "Dept of Bridges 🌉",
        "https://code.example/kelp/bridgework",
        "Bridges over anything that is wet.",
        verb="announces",
        every=2,
    ),
    _LARKSPUR,
    Reporter(
        "Bo",
        "@bo:heath.example",
        "Larkspur",
        "Dept of Clients 📱",
        "https://larkspur.example",
        "A client for gardens.",
        verb="adds",
        every=3,
    ),
    Reporter(
        "wil [away]",
        "@wil:cove.example",
        "Heron",
        "Dept of Clients 📱",
        "https://code.example/cove/heron",
        "It stands still until something moves.",
        verb="reports",
        until=SILENT,
    ),
    Reporter(
        "Ines",
        "@ines:dune.example",
        "Kestrel 🦅",
        "Dept of SDKs and Frameworks 🧰",
        "https://kestrel.example",
        "A library that hovers.",
        verb="reports",
    ),
    Reporter(
        "Tomasz",
        "@tomasz:moss.example",
        "Ottobot",
        "Dept of Bots 🤖",
        "https://code.example/moss/ottobot.git",
        "A bot that says what time the ferry leaves.",
        every=4,
        phase=1,
    ),
    Reporter(
        "Lotte",
        "@lotte:isle.example",
        "Sundial",
        "Dept of Widgets 🧩",
        "https://sundial.example",
        "A clock for fair weather.",
        verb="announces",
        since=NEW,
    ),
    Reporter("Events team", "@events:slate.example", "", "Dept of Events and Talks 🗣️", every=5),
)
"""Who reports on what, in the order of the sections."""


def week_of(day: date) -> int:
    """Return the number of a day's week."""
    return (day - _BEGINNING).days // 7


def fridays(issues: int, last: date = LAST, missing: Collection[date] = ()) -> tuple[date, ...]:
    """Return the days of so many weekly issues, the newest last; those that are missing are not replaced."""
    days = (last - timedelta(days=7 * back) for back in range(issues - 1, -1, -1))
    return tuple(day for day in days if day not in missing)


def live_of(day: date) -> str:
    """Return the number that the weekly video has in the issue of the day."""
    return f"S{day.year - 2014:02}E{day.isocalendar().week:02}"


def medians_of(day: date, room: int = 0) -> tuple[tuple[str, float], ...]:
    """Return the ranking by ping that the issue of the day has: hosts change places, come and go from week to week."""
    week, count = week_of(day) + 3 * room, len(_HOSTS)
    hosts = [f"{_HOSTS[(week * 3 + place) % count]}.example" for place in range(6)]
    return tuple((host, 100.0 + 37.5 * place + week % 7) for place, host in enumerate(hosts))


def write_archive(
    folder: Path,
    issues: int = 12,
    *,
    last: date = LAST,
    missing: Collection[date] = (),
    days: Sequence[date] | None = None,
    with_others: bool = True,
) -> Path:
    """Write a site with so many issues into a folder that may be there, and return it.

    `with_others` adds what a checkout has besides: other posts of the blog, a README, pages that are no posts.
    """
    _put(folder / "config.toml", 'base_url = "https://example.org"\ntitle = "Invented"\n')
    (folder / "static").mkdir(parents=True, exist_ok=True)
    for day in days if days is not None else fridays(issues, last, missing):
        write_issue(folder, day)
    if with_others:
        _write_others(folder, last)
    return folder


def write_issue(folder: Path, day: date) -> Path:
    """Write the issue of a day, with its pictures, where the site has it, and return its path."""
    for picture in _pictures(day):
        path = folder / "static" / picture.removeprefix("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_PIXEL)
    return _put(folder / path_of(day), text_of(day))


def path_of(day: date) -> Path:
    """Return where the issue of a day lies below the site's folder."""
    name = f"{day}-twim.md" if day >= SILENT else f"{day}-this-week-in-matrix-{day}.md"
    return Path(f"content/blog/{day:%Y/%m}") / name


def text_of(day: date) -> str:
    """Return the issue of a day."""
    blocks = [_front(day), *_live(day), *_sections(day), *_ping(day), *_sign_off(day)]
    return "\n\n".join(blocks) + "\n"


def without_report(text: str, name: str) -> str:
    """Return an issue's text without an entry, told by the title of its heading; its section stays."""
    start = text.index(f"\n### {name}") + 1
    ends = (text.find(mark, start) for mark in ("\n### ", "\n## "))
    end = min(place for place in ends if place >= 0) + 1
    return text[:start] + text[end:]


@dataclass(slots=True)
class _Told:
    """What the reports of an issue add up to."""

    blocks: list[str] = field(default_factory=list)
    section: str = ""
    title: str = ""


def _front(day: date) -> str:
    lines = [f'title = "This Week in Matrix {day}"']
    lines += [f'date = "{day}T18:00:00Z"'] if day >= PRESENT_TENSE else []
    lines += [f'path = "/blog/{day:%Y/%m/%d}/this-week-in-matrix-{day}"', ""]
    lines += ["[taxonomies]", 'author = ["An Editor"]', 'category = ["This Week in Matrix"]']
    return "\n".join(["+++", *lines, "+++"])


def _live(day: date) -> Iterator[str]:
    number = live_of(day)
    yield f"## Matrix Live {number}" + (f" – The tide of week {week_of(day)}" if day >= PRESENT_TENSE else "")
    yield f'{{{{ youtube_player(video_id="invented{week_of(day):03}") }}}}'


def _sections(day: date) -> list[str]:
    told = _Told()
    for reporter in PLAN:
        if reporter.reports(day):
            _add(told, reporter, day)
    return told.blocks


def _add(told: _Told, reporter: Reporter, day: date) -> None:
    if reporter.section != told.section:
        told.blocks.append(f"## {reporter.section}")
        told.section, told.title = reporter.section, ""
    if reporter.title and reporter.title != told.title:
        told.blocks += [_heading(reporter, day), *([reporter.description] if reporter.description else [])]
    told.title = reporter.title
    told.blocks += [_author_line(reporter, day), _quoted("\n\n".join(_report(reporter, day)))]


def _heading(reporter: Reporter, day: date) -> str:
    if day < NO_HEADINGS_WITH_WEBSITES or not reporter.website:
        return f"### {reporter.title}"
    return f"### {reporter.title} ([website]({reporter.website}))"


def _author_line(reporter: Reporter, day: date) -> str:
    link = f"[{reporter.name}](https://matrix.to/#/{reporter.user})"
    if day >= PRESENT_TENSE:
        return f"{link} {reporter.verb}"
    past = {"says": "said", "reports": "reported", "announces": "announced", "adds": "added"}
    return f"{link} {past[reporter.verb]}:"


def _report(reporter: Reporter, day: date) -> Iterator[str]:
    """Yield the paragraphs of a report."""
    week, what = week_of(day), reporter.title or reporter.section
    if reporter.section.startswith("Dept of Spec"):
        yield from _proposals(week)
        return
    yield f"In week {week}, {what} learned trick number {week * 7 % 101}, which took {reporter.name} an evening."
    yield f"* mended {week % 9 + 2} leaks\n* planted {week % 5 + 1} trees, see https://example.org/{week}/{len(what)}"
    yield from _extras(reporter, week)
    if reporter is _LARKSPUR:
        yield BOILERPLATE


def _extras(reporter: Reporter, week: int) -> Iterator[str]:
    """Yield what makes some reports special: a picture, a video, a table, something that was told before."""
    if reporter is _LARKSPUR and week % 3 == 1:
        yield f"![A bed of larkspur](/blog/img/larkspur-{week}.gif)"
    if reporter.title.startswith("Kestrel") and week % 4 == 2:
        yield f'<video controls src="/blog/img/kestrel-{week}.webm"></video>'
    if reporter.title in {"Tidewater", "Saltmarsh"} and week % 5 == 3:
        yield f"| tide | height |\n| --- | --- |\n| high | {week % 4 + 3} m |\n| low | {week % 3} m |"
    if reporter.title == "Tidewater" and week in _weeks_before(LAST, 1, 3):
        yield REPEATED
    if reporter.title.startswith("Kestrel") and week in _weeks_before(LAST, 2, 4):
        yield f"Look at [our first flight]({REPEATED_LINK})!"


def _weeks_before(day: date, *back: int) -> frozenset[int]:
    return frozenset(week_of(day) - weeks for weeks in back)


def _proposals(week: int) -> Iterator[str]:
    yield "## MSC Status"
    yield f"**New MSCs:**\n* [MSC{9000 + week}: Tides in rooms](https://example.org/proposals/{9000 + week})"
    yield "**MSCs in Final Comment Period:**\n* *No MSCs are in FCP.*"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _pictures(day: date) -> Iterator[str]:
    if week_of(day) % 3 == 1:
        yield f"/blog/img/larkspur-{week_of(day)}.gif"


def _ping(day: date) -> Iterator[str]:
    yield "## Dept of Ping 🏓"
    yield "Here are the servers that answered first this week."
    for number, room in enumerate(_ROOMS):
        yield f"### [#{room}](https://matrix.to/#/#{room})\nJoin us there."
        rows = (f"|{rank}|{host}|{median:g}|" for rank, (host, median) in enumerate(medians_of(day, number), start=1))
        yield "\n".join(["|Rank|Hostname|Median MS|", "|:---:|:---:|:---:|", *rows])


def _sign_off(day: date) -> Iterator[str]:
    yield "## That's all I know" + (" 🏁" if day < PRESENT_TENSE else "")
    yield "See you next week, and be sure to stop by [#twim:matrix.org](https://matrix.to/#/#twim:matrix.org)!"


def _write_others(folder: Path, day: date) -> None:
    _put(folder / "README.md", "# Invented\n\nA site for tests.\n")
    _put(folder / "content/_index.md", '+++\ntitle = "Invented"\n+++\n')
    _put(folder / f"content/blog/{day:%Y}/_index.md", "+++\ntransparent = true\nrender = false\n+++\n")
    other = '+++\ntitle = "A new lighthouse"\npath = "/blog/lighthouse"\n\n[taxonomies]\ncategory = ["General"]\n+++\n'
    _put(folder / f"content/blog/{day:%Y/%m}/{day}-lighthouse.md", f"{other}\n## Larkspur\n\nIt shines.\n")


def _put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path
