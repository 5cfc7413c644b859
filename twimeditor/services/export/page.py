"""An issue's page with its pictures: as files beside it, or within it."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote

from twimeditor.core.assets.kinds import MEDIA_TYPES
from twimeditor.core.assets.references import Use, references
from twimeditor.core.export.page import html_page
from twimeditor.core.export.pictures import Layout, placed
from twimeditor.core.export.places import issue_day, issue_name
from twimeditor.core.export.tree import Remark, Tree
from twimeditor.core.model import Issue
from twimeditor.core.render import Resolve, SiteTemplates
from twimeditor.services.export.contents import opened, pieces_of
from twimeditor.services.export.gathering import FindPicture
from twimeditor.services.resources import resource_path

LARGEST_WITHIN: Final = 10_000_000
"""Bytes of a file beyond which it stays a link: a page that holds it would hardly open."""


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How a page is made: `inline` puts pictures into it; `name` is its file's, the issue's day without."""

    inline: bool = False
    name: str = ""
    templates: SiteTemplates | None = None
    resolve: Resolve | None = None


@dataclass(slots=True)
class _Pictures:
    """What is found of an issue's pictures: how the page names each, where it is to lie, what there is to tell."""

    hrefs: dict[str, str] = field(default_factory=dict)
    places: dict[str, PurePosixPath] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


def page_tree(issue: Issue, find_picture: FindPicture, options: PageOptions | None = None) -> Tree:
    """Return the files of an issue's page, for `plan` and `Writer`; raise OSError where a picture cannot be read.

    Its pictures go into a folder beside the page, or with `inline` into the page itself, which then is the only file.
    """
    options = options or PageOptions()
    day = issue_day(issue)
    name = options.name or f"{issue_name(day)}.html"
    found = _pictures(issue, find_picture, name, inline=options.inline)
    html = html_page(
        issue, pictures=found.hrefs, look=page_look(), templates=options.templates, resolve=options.resolve
    )
    return Tree(
        layout=Layout.FOLDER,
        post=PurePosixPath(name),
        text=html,
        pictures=found.places,
        day=day,
        problems=tuple(found.remarks),
    )


def page_look() -> str:
    """Return the style sheet that pages wear."""
    return "\n".join(
        resource_path(name).read_text(encoding="utf-8") for name in ("preview/look.css", "export/page.css")
    )


def _pictures(issue: Issue, find_picture: FindPicture, name: str, *, inline: bool) -> _Pictures:
    found = _Pictures()
    beside = PurePosixPath(f"{PurePosixPath(name).stem}-files", name)
    for address, place in _own(issue, beside):
        path = find_picture(address)
        if path is None:
            found.remarks.append(Remark(f"{address} has no file: the page links to where it is on the site."))
        elif not inline:
            found.places[address] = place
            found.hrefs[address] = quote(str(place))
        elif url := _within(path):
            found.hrefs[address] = url
        else:
            found.remarks.append(Remark(f"{address} is too large to be put into the page, which links to it instead."))
    return found


def _own(issue: Issue, page: PurePosixPath) -> Iterator[tuple[str, PurePosixPath]]:
    """Yield the address of each picture and video of the issue's own once, and where its file goes."""
    shown = dict.fromkeys(reference for reference in references(issue) if reference.use is not Use.SHARE)
    going = placed(shown, Layout.FOLDER, page)
    yield from {one.address: there.place for one, there in going.items() if there is not None}.items()


def _within(path: Path) -> str:
    """Return a file as a ``data:`` URL, "" for one that is too large or no picture or video."""
    kind = MEDIA_TYPES.get(path.suffix.lower())
    if kind is None or path.stat().st_size > LARGEST_WITHIN:
        return ""
    with opened(path) as descriptor:
        data = b"".join(pieces_of(descriptor))
    return f"data:{kind};base64,{b64encode(data).decode()}"
