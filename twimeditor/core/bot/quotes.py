"""What is put right inside of a quoted report: pictures, videos and headings, but no word of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from twimeditor.core.bot.log import Log
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.report.layout import Layout
from twimeditor.core.report.lines import lowered, spaced

FOLDER = "/blog/img/"
"""Where the site keeps the pictures of posts."""

_HUGO = lazy_pattern(r"""\{\{<\s*video\s+src\s*=\s*"([^"<>{}]*)"\s*/?\s*>\}\}""")
_IMAGE = lazy_pattern(r"(?P<start>!\[[^\[\]]*\]\()(?P<url>[^()\s<>]+)(?P<end>(?:[ \t]+\"[^\"]*\")?\))")
_IMAGES = lazy_pattern(r"(?:!\[[^\[\]]*\]\([^()\s<>]+(?:[ \t]+\"[^\"]*\")?\)[ \t]*)+")
_FILE = lazy_pattern(r"[^/:?#\\]+\.[A-Za-z0-9]{2,5}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a report: Markdown to quote, or a line of pictures or a video that may stand outside."""

    markdown: str
    is_media: bool = False


def hugo_video(line: str) -> str | None:
    """Return the site's form of a line that calls for a video as Hugo has it, else None."""
    found = _HUGO.fullmatch(line.strip())
    return f'<video src="{on_site(found[1])}" controls></video>' if found is not None else None


def on_site(url: str) -> str:
    """Return where a file that is only named will lie on the site; other addresses stay."""
    return f"{FOLDER}{url}" if _FILE.fullmatch(url) else url


def pieces(body: str, level: int, images: Literal["inside", "outside"], log: Log) -> list[Piece]:
    """Part a report into what is to be quoted and the media that stand outside, all of it put right."""
    parted = list(_parted(body, images, log))
    return [piece if piece.is_media else Piece(_regular(piece.markdown, level, log)) for piece in parted]


def _parted(body: str, images: Literal["inside", "outside"], log: Log) -> Iterator[Piece]:
    kept = Layout(body).kept
    lines: list[str] = []
    for number, line in enumerate(body.split("\n")):
        media = None if number in kept else _media(line, log)
        if media is None:
            lines.append(line)
        elif images == "inside" or line != line.strip():
            lines += _apart(lines, media, log)
        else:
            yield from _filled(lines)
            log.tell("Pictures and videos put outside of quotes", f"> {line}", media)
            yield Piece(media, is_media=True)
            lines = []
    yield from _filled(lines)


def _filled(lines: list[str]) -> Iterator[Piece]:
    text = "\n".join(lines).strip("\n")
    if text.strip():
        yield Piece(text)


def _media(line: str, log: Log) -> str | None:
    """Return a line that holds nothing but pictures or a video as the site has it, else None."""
    video = hugo_video(line)
    if video is not None:
        log.tell("Videos written as the site has them", line, video)
        return video
    if _IMAGES.fullmatch(line.strip()) is None:
        return None
    image = _IMAGE.sub(lambda found: found["start"] + on_site(found["url"]) + found["end"], line)
    log.tell("Pictures given their place on the site", line, image)
    return image


def _apart(before: list[str], media: str, log: Log) -> Iterator[str]:
    """Yield a line of media with blank lines around; `before` are the lines that stand over it."""
    if before and before[-1].strip():
        log.tell("Blank lines put around pictures and videos", f"{before[-1]}\n{media}", f"{before[-1]}\n\n{media}")
        yield ""
    yield from (media, "")


def _regular(body: str, level: int, log: Log) -> str:
    text = body.strip("\n")
    lower, count = lowered(Layout(text), level)
    log.tell("Headings in quotes lowered", *_first_difference(text, lower), count=count)
    regular, count = spaced(Layout(lower))
    log.tell("Blank lines in quotes made regular", *_first_difference(lower, regular), count=count)
    return regular


def _first_difference(before: str, after: str) -> tuple[str, str]:
    """Return the first line that differs, and the one over it."""
    old, new = before.split("\n"), after.split("\n")
    at = next((n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new)))
    start = max(at - 1, 0)
    return "\n".join(old[start : at + 1]), "\n".join(new[start : at + 2])
