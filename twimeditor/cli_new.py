"""The command `new`: a new issue, or one from a bot's output, as text."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from twimeditor.core.begin import Live, NewIssue, friday, text_of, usual_sections
from twimeditor.core.bot import findings, mended
from twimeditor.core.post import parse
from twimeditor.core.post.youtube import video_id
from twimeditor.core.style import HouseStyle
from twimeditor.services.resources import resource_path
from twimeditor.services.storage.disk import Disk
from twimeditor.services.storage.places import Places
from twimeditor.services.styles import Styles

Read = Callable[[Path], str]
Tell = Callable[[str], object]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of the command."""
    parser.add_argument("--date", type=_day, metavar="DATE", help="the issue's day, YYYY-MM-DD (the coming Friday)")
    parser.add_argument("--style", type=_style, default="twim", metavar="STYLE", help="the house style (twim)")
    parser.add_argument(
        "--editor", type=_text, action="append", default=[], metavar="NAME", help="who signs it; can be repeated"
    )
    parser.add_argument("--live", type=_text, default="", metavar="NUMBER", help="Matrix Live's number, as S11E18")
    parser.add_argument("--live-title", type=_text, default="", metavar="TITLE", help="Matrix Live's title")
    parser.add_argument("--video", type=_video, metavar="URL", help="Matrix Live's address on YouTube")
    parser.add_argument(
        "--section", type=_text, action="append", metavar="TITLE", help="a section to start with; can be repeated"
    )
    parser.add_argument("--no-live", action="store_true", help="leave Matrix Live out")
    parser.add_argument("--no-ping", action="store_true", help="leave the ranking of servers out")
    parser.add_argument("--no-sign-off", action="store_true", help="leave the sign-off out")
    parser.add_argument("--from", dest="bot", type=Path, metavar="FILE", help="begin with what a bot has written")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write into FILE, which must not exist")


def text(arguments: argparse.Namespace, read: Read, tell: Tell) -> str:
    """Return the issue that the arguments ask for; `tell` what a bot has left to do."""
    day = arguments.date or friday(date.today())  # noqa: DTZ011 - the user's own day is meant
    if arguments.bot is not None:
        return _from_bot(read(arguments.bot), arguments, day, tell)
    style = arguments.style
    chosen = tuple(_heading(style, title) for title in arguments.section or ())
    live = None if arguments.no_live else Live(arguments.live, arguments.live_title, arguments.video or "")
    sections = usual_sections(style) if arguments.section is None else chosen
    ping, sign_off = not arguments.no_ping, not arguments.no_sign_off
    return text_of(NewIssue(day, style, tuple(arguments.editor), live, sections, ping, sign_off))


def _from_bot(output: str, arguments: argparse.Namespace, day: date, tell: Tell) -> str:
    made = mended(output, arguments.style, day, arguments.editor)
    for finding in findings(parse(made.text), arguments.style, lambda _url: False):
        tell(f"{finding.where}: {finding.what}")
    return made.text


def _heading(style: HouseStyle, title: str) -> str:
    kind = style.section_for(title)
    return kind.heading if kind is not None else title


def _text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("it is not text in UTF-8") from None
    return " ".join(text.split())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2031-03-07") from None


def _style(name: str) -> HouseStyle:
    styles = Styles(Disk(), resource_path("styles"), Places.of_user().config / "styles")
    style = styles.named(name)
    if style is None:
        known = ", ".join(style.name for style in styles.all())
        bad = next((f"; {bad}" for bad in styles.problems() if bad.file.stem == name), "")
        raise argparse.ArgumentTypeError(f"there is no style {name!r}, only {known}{bad}")
    return style


def _video(text: str) -> str:
    found = video_id(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is neither the address nor the id of a YouTube video")
    return found
