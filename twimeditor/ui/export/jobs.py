"""What an export does on workers: values in, values out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from twimeditor.core.export.commit import branch_of
from twimeditor.core.export.tree import Layout, Remark, Tree, site_tree
from twimeditor.services.export.errors import CommitError
from twimeditor.services.export.folder import home_in
from twimeditor.services.export.page import PageOptions, page_tree
from twimeditor.services.export.plan import Item, Plan, plan
from twimeditor.services.export.repository import Commit, Repository, proposed_message
from twimeditor.services.export.writer import Writer
from twimeditor.ui.export.desk import Inspect, Subject

Told = Callable[[int, int], None]
Cancelled = Callable[[], bool]

_LARGEST: Final = 2_000_000
"""Bytes of a text whose difference is worked out."""

_MOST, _LONGEST = 3_000, 1_000
"""Lines that are shown of it, and characters of each."""

_NAMES: Final = 2
"""Lines of a patch that only name the file."""

_MORE: Final = "@@ and {count:,} more lines @@"
TIDY: Final = "&Line ends and a last line as the site wants them"
"""What asks whether a text is to be put right."""

_NO_FOLDER: Final = "There is no folder “{folder}”."


@dataclass(frozen=True, slots=True)
class Look:
    """What was found in a folder: what an export would do there, or why there can be none.

    `meant` is a folder nearby that can be used instead.
    """

    tree: Tree | None = None
    plan: Plan | None = None
    problem: str = ""
    meant: Path | None = None

    @property
    def is_untidy(self) -> bool:
        """Tell whether the post's text is not as the site wants every file."""
        return self.tree is not None and self.tree.is_untidy


@dataclass(frozen=True, slots=True)
class Wish:
    """The commit that the user wants."""

    branch: str
    message: str
    sign_off: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for a commit, and what speaks against the one that is wished for."""

    branch: str
    message: str
    sign_off: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What was done: a plan, and a commit or why there is none."""

    plan: Plan
    commit: Commit | None = None
    uncommitted: str = ""


def look_at_site(subject: Subject, folder: Path, inspect: Inspect, *, tidy: bool) -> Look:
    """Say what an export would do to a checkout of the site."""
    checkout = inspect(folder)
    if checkout.problem:
        return Look(problem=checkout.problem, meant=checkout.meant)
    home = home_in(folder, subject.post) if subject.post is not None else None
    tree = site_tree(subject.issue, subject.style, home=home, tidy=tidy, saved=subject.saved)
    return _planned(tree, subject, folder)


def look_at_folder(subject: Subject, folder: Path, *, tidy: bool) -> Look:
    """Say what an export as a folder of its own would do."""
    tree = site_tree(subject.issue, subject.style, layout=Layout.FOLDER, tidy=tidy, saved=subject.saved)
    return _planned(tree.within(tree.name), subject, folder)


def look_at_page(subject: Subject, folder: Path, *, inline: bool) -> Look:
    """Say what an export as a page would do to a folder."""
    return _planned(web_tree(subject, inline=inline), subject, folder)


def zip_tree(subject: Subject, *, tidy: bool) -> Tree:
    """Return the files that an archive has: those for the site."""
    return site_tree(subject.issue, subject.style, tidy=tidy, saved=subject.saved)


def web_tree(subject: Subject, *, inline: bool) -> Tree:
    """Return the files of a page."""
    options = PageOptions(inline=inline, templates=subject.templates, resolve=subject.resolve)
    return page_tree(subject.issue, subject.find_picture, options)


def shown_patch(item: Item) -> str:
    """Return what changes in a text, short enough to be shown; "" where that is too much."""
    if max(item.new.size, item.old.size if item.old is not None else 0) > _LARGEST:
        return ""
    lines = item.diff().splitlines()[_NAMES:]
    shown = (line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in lines[:_MOST])
    more = [_MORE.format(count=len(lines) - _MOST)] if len(lines) > _MOST else []
    return "\n".join([*shown, *more])


def propose(planned: Plan, wish: Wish) -> Proposal:
    """Say what speaks against a commit; what the wish leaves open is proposed."""
    repository = Repository(planned.folder)
    branch = wish.branch or (branch_of(planned.day) if planned.day is not None else "")
    try:
        message = wish.message or proposed_message(planned)
        sign_off = wish.sign_off or str(repository.identity() or "")
    except CommitError as error:
        return Proposal(branch, wish.message, wish.sign_off, (Remark(str(error), blocks=True),))
    return Proposal(branch, message, sign_off, repository.problems(planned, branch, sign_off))


def write(
    writer: Writer, planned: Plan, wish: Wish | None, told: Told, cancelled: Cancelled, *, overwrite: bool
) -> Written:
    """Write a plan, and commit it if that is wished for; a commit that fails leaves what was written."""
    writer.write(planned, overwrite=overwrite, progress=told, cancelled=cancelled)
    if wish is None:
        return Written(planned)
    try:
        commit = Repository(planned.folder).commit(
            planned, wish.branch, wish.message, wish.sign_off, cancelled=cancelled
        )
    except CommitError as error:
        return Written(planned, uncommitted=str(error))
    return Written(planned, commit)


def _planned(tree: Tree, subject: Subject, folder: Path) -> Look:
    if not folder.is_dir():
        return Look(problem=_NO_FOLDER.format(folder=folder))
    return Look(tree, plan(tree, folder, subject.find_picture))
