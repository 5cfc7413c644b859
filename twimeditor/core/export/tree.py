"""A post as files: what they are called, what they hold, and what speaks against it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

from twimeditor.core.assets.references import SHARE, Reference, Use, references
from twimeditor.core.assets.renaming import renamed
from twimeditor.core.errors import EditError
from twimeditor.core.export.pictures import Going, Layout, Placed, placed
from twimeditor.core.export.places import FOLDER_POST, indexes_above, issue_day, issue_name, leads_out, usual_place
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post import Held, compose, written
from twimeditor.core.post.front_matter import fields, problem, set_key_edit
from twimeditor.core.style import HouseStyle

_BOM = "\ufeff"

__all__ = ["Layout", "Remark", "Tree", "site_tree"]


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about an export; `blocks` where the site could not be built with it."""

    message: str
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a post below some folder.

    `pictures` maps each address, as the issue names it, to where that picture's file is to lie; `indexes` are only
    written where they are missing. `is_home` tells that the post lies there already and is the one that is open;
    `known` is what its file holds then, unless another program has changed it since.
    `held` is what stands in fields and not in `text`, as when saving.
    """

    layout: Layout
    post: PurePosixPath
    text: str
    indexes: tuple[PurePosixPath, ...] = ()
    pictures: Mapping[str, PurePosixPath] = field(default_factory=dict)
    title: str = ""
    day: date | None = None
    path: str = ""
    problems: tuple[Remark, ...] = ()
    held: tuple[Held, ...] = ()
    is_home: bool = False
    known: str = ""

    @property
    def name(self) -> str:
        """Return what a folder or an archive of these files is called."""
        return issue_name(self.day)

    @property
    def is_untidy(self) -> bool:
        """Tell whether the text is not as the site wants every file."""
        return _tidied(self.text) != self.text

    def within(self, folder: str) -> "Tree":
        """Return the same files in a folder of a name."""
        return replace(
            self,
            post=folder / self.post,
            indexes=tuple(folder / path for path in self.indexes),
            pictures={address: folder / path for address, path in self.pictures.items()},
        )


def site_tree(
    issue: Issue,
    style: HouseStyle,
    *,
    layout: Layout = Layout.SITE,
    home: PurePosixPath | None = None,
    tidy: bool = False,
    saved: Issue | None = None,
) -> Tree:
    """Return an issue's files. `home` is where the post lies already below the folder that it is exported to.

    The text is what saving writes (`saved` is the issue as its file holds it), but for addresses of pictures; with
    `tidy` it also has the line ends that the site asks for. Repairs of what a check has found are edits: they are
    made on the issue before it comes here.
    """
    day = issue_day(issue)
    post = _place(issue, style, layout, home, day)
    going = placed(references(issue), layout, post)
    readdressed, stuck = _readdressed(issue, going)
    done = written(readdressed, saved=saved)
    front = fields(issue.front) if issue.front is not None else {}
    tree = Tree(
        layout=layout,
        post=post,
        text=_tidied(done.text) if tidy else done.text,
        indexes=indexes_above(post) if layout is Layout.SITE else (),
        pictures={reference.address: there.place for reference, there in going.items() if there is not None},
        title=front.get("title", ""),
        day=day,
        path=front.get("path", ""),
        held=done.held,
        is_home=layout is Layout.SITE and home is not None,
        known=compose(saved if saved is not None else issue),
    )
    return replace(tree, problems=(*_about_front(issue, tree), *_about_files(tree, going), *map(_stuck, stuck)))


def _place(
    issue: Issue, style: HouseStyle, layout: Layout, home: PurePosixPath | None, day: date | None
) -> PurePosixPath:
    if layout is Layout.SITE and home is not None:
        return home
    if layout is Layout.SITE and day is not None:
        return usual_place(issue, style, day)
    return PurePosixPath(FOLDER_POST)


def _readdressed(issue: Issue, going: Going) -> tuple[Issue, tuple[str, ...]]:
    """Let the issue name its pictures as they are called where they go; return the addresses that cannot be changed."""
    ids = IdSource(1 + max((node.id for node in issue.leaves()), default=0))
    names = {reference.address: there.address for reference, there in _moved(going) if reference.use is not Use.SHARE}
    shared = [there.address for reference, there in _moved(going) if reference.use is Use.SHARE]
    kept = fields(issue.front).get(SHARE, "") if issue.front is not None else ""
    issue, stuck = _renamed(issue, ids, names)
    wanted = shared[0] if shared else kept
    if issue.front is not None and fields(issue.front).get(SHARE, "") != wanted:  # others need its whole address
        issue = set_key_edit(issue, ids, key=SHARE, value=wanted)
    return issue, stuck


def _renamed(issue: Issue, ids: IdSource, names: Mapping[str, str]) -> tuple[Issue, tuple[str, ...]]:
    """Rename all at once, or where one cannot be, each by itself, which takes longer."""
    with suppress(EditError):
        return renamed(issue, ids, names=names) if names else issue, ()
    stuck = []
    for old, new in names.items():
        try:
            issue = renamed(issue, ids, names={old: new})
        except EditError:
            stuck.append(old)
    return issue, tuple(stuck)


def _moved(going: Going) -> Iterator[tuple[Reference, Placed]]:
    for reference, there in going.items():
        if there is not None and there.address != reference.address:
            yield reference, there


def _tidied(text: str) -> str:
    lines = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    return lines if not lines or lines.endswith("\n") else f"{lines}\n"


def _about_files(tree: Tree, going: Going) -> Iterator[Remark]:
    if leads_out(tree.post):
        yield Remark(
            f"The style's file name “{tree.post}” leads out of the site's folder: its pattern needs a correction.", True
        )
    if tree.is_untidy:
        yield Remark(
            "The site wants UTF-8 without a byte-order mark, Unix line ends and a last line end; the post differs."
        )
    for reference, there in going.items():
        if there is None:
            yield Remark(
                f"The address {reference.address} leads out of the post's folder: this picture stays where it is."
            )
        elif tree.layout is Layout.FOLDER and reference.use is Use.SHARE:
            name = there.place.name
            yield Remark(f"The share image {name} has to lie in the site's static/blog/img too, to be found by others.")


def _stuck(address: str) -> Remark:
    return Remark(f"The address {address} cannot be changed where it stands: write it as it is on the site by hand.")


def _about_front(issue: Issue, tree: Tree) -> Iterator[Remark]:
    if issue.front is None:
        yield Remark(
            "The post has no front matter, and the site cannot be built without: it needs date, title, path.", True
        )
        return
    trouble = problem(issue.front)
    if trouble is not None:
        yield Remark(f"The front matter cannot be read, and the site cannot be built with it: {trouble}.", True)
        return
    is_dated = bool(fields(issue.front).get("date"))
    if tree.day is None:
        words = "cannot be read" if is_dated else "is missing"
        needed = tree.layout is Layout.SITE and not tree.is_home
        yield Remark(f"The date {words}, by which the post's place on the site is found.", needed)
    elif not is_dated:
        yield Remark("The date is missing: the site takes it from the file's name.")
    yield from _about_path(tree.path, tree.day)


def _about_path(path: str, day: date | None) -> Iterator[Remark]:
    if not path:
        yield Remark("The path is missing: the post's address on the site would follow from the file's name.")
    elif day is not None and f"{day:%Y-%m-%d}" not in path and f"{day:%Y/%m/%d}" not in path:
        yield Remark(f"The path {path} is not that of the date {day:%Y-%m-%d}.")
