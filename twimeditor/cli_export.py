"""The command `export`: a post as files of the site, an archive, a folder, a page, messages."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final, NoReturn

from twimeditor.core.errors import TwimError
from twimeditor.core.export.commit import branch_of
from twimeditor.core.export.matrix import Form, messages
from twimeditor.core.export.teaser import teaser
from twimeditor.core.export.tree import Layout, Tree, site_tree
from twimeditor.core.model import Issue
from twimeditor.core.render import Resolve, SiteTemplates
from twimeditor.core.style import HouseStyle
from twimeditor.services.assets.lookup import find_picture
from twimeditor.services.assets.place import Place, holding_roots
from twimeditor.services.export.folder import home_in
from twimeditor.services.export.gathering import FindPicture, gathered
from twimeditor.services.export.page import PageOptions, page_tree
from twimeditor.services.export.plan import Item, Plan, State, plan
from twimeditor.services.export.repository import Repository, proposed_message
from twimeditor.services.export.texts import as_json_lines
from twimeditor.services.export.writer import Writer
from twimeditor.services.export.zipped import zipped
from twimeditor.services.resources import resource_path
from twimeditor.services.site.checkout import around, inspect, shortcodes
from twimeditor.services.site.pages import SitePages
from twimeditor.services.storage.disk import Disk
from twimeditor.services.storage.places import Places
from twimeditor.services.styles import Styles

_DONE: Final = {State.CREATE: "created", State.CHANGE: "changed", State.SAME: "left"}
_WOULD: Final = {State.CREATE: "create", State.CHANGE: "change", State.SAME: "leave"}


@dataclass(frozen=True, slots=True)
class Console:
    """What the command line lends: how a post is read, how text and bytes are given out, how the user is told."""

    read: Callable[[Path], Issue]
    emit: Callable[[str], None]
    tell: Callable[[str], object]
    write: Callable[[Path, bytes, Path], None]


@dataclass(frozen=True, slots=True)
class Job:
    """An export that was asked for."""

    arguments: argparse.Namespace
    console: Console
    post: Path
    issue: Issue
    style: HouseStyle
    find_picture: FindPicture

    def wrong(self, message: str) -> NoReturn:
        """Give up over arguments that make no sense."""
        self.arguments.wrong(message)
        raise AssertionError(message)

    def give(self, data: bytes, output: Path) -> None:
        """Write a file, but none over another that nobody has given up, and say so."""
        is_there = output.is_file()  # a pipe or a device has nothing to lose, and reading it would wait for ever
        if is_there and not (self.arguments.overwrite or self.arguments.dry_run) and output.read_bytes() != data:
            raise NotWrittenError(f"{output}: is there already and stays as it is (--overwrite replaces it)")
        if not self.arguments.dry_run:
            self.console.write(output, data, self.post)
        words = _WOULD if self.arguments.dry_run else _DONE
        self.console.emit(f"{words[State.CHANGE if is_there else State.CREATE]} {output} ({len(data):,} bytes)\n")

    def give_text(self, text: str) -> None:
        """Write a text into the file that is asked for, or without one to standard output."""
        if self.arguments.output is None:
            self.console.emit(text)
        else:
            self.give(text.encode("utf-8"), self.arguments.output)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that a post can become: what `--help` says of it, and the work."""

    help: str
    run: Callable[[Job], None]


class NotWrittenError(TwimError):
    """An export that needs a word of the user's first."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of the command."""
    parser.set_defaults(wrong=parser.error)
    targets = "; ".join(f"{name}: {target.help}" for name, target in TARGETS.items())
    parser.add_argument("post", type=Path, metavar="POST")
    parser.add_argument("--to", required=True, choices=TARGETS, metavar="TARGET", help=targets)
    parser.add_argument("--site", type=Path, metavar="DIR", help="the site's folder")
    parser.add_argument("-o", "--output", type=Path, metavar="PATH", help="the file or folder to write")
    parser.add_argument("--style", metavar="STYLE", help="the house style that names the files (the post's own)")
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    parser.add_argument("--overwrite", action="store_true", help="replace other files of the same names")
    parser.add_argument("--force", action="store_true", help="go on where pictures are missing")
    parser.add_argument("--tidy", action="store_true", help="give the text the line ends that the site asks for")
    parser.add_argument("--inline", action="store_true", help="html: put the pictures into the page")
    parser.add_argument("--whole", action="store_true", help="matrix: all of the issue, not only what is in it")
    parser.add_argument("--url", default="", metavar="URL", help="matrix, teaser: where to read it (on the site)")
    parser.add_argument("--commit", action="store_true", help="commit the files of the site, on a branch of their own")
    parser.add_argument("--branch", metavar="NAME", help="the branch for the commit (twim-YYYY-MM-DD)")
    parser.add_argument("--sign-off", default="", metavar="“NAME <MAIL>”", help="who signs off the commit (git's user)")


def run(arguments: argparse.Namespace, console: Console) -> None:
    """Export a post; raise what a person can be told."""
    _require_sense(arguments)
    files = Disk()
    for recovered in _writer().recover():
        console.tell(recovered.told)
    issue, post = console.read(arguments.post), arguments.post.absolute()
    site = arguments.site.absolute() if arguments.site is not None else around(files, post)
    roots = (*Place(post, site).roots(), *holding_roots(Places.of_user().state / "assets"))
    find = partial(find_picture, roots=roots)
    TARGETS[arguments.to].run(Job(arguments, console, post, issue, _style(arguments, issue), find))


def _require_sense(arguments: argparse.Namespace) -> None:
    """Refuse arguments that would be overlooked."""
    if arguments.commit and arguments.to != "site":
        arguments.wrong("--commit goes with --to site only")
    if (arguments.branch or arguments.sign_off) and not arguments.commit:
        arguments.wrong("--branch and --sign-off go with --commit only")
    if arguments.output is not None and arguments.to == "site":
        arguments.wrong("--to site takes its folder as --site DIR, and no --output")


def _writer() -> Writer:
    return Writer(Disk(), Places.of_user().state / "exports")


def _style(arguments: argparse.Namespace, issue: Issue) -> HouseStyle:
    styles = Styles(Disk(), resource_path("styles"), Places.of_user().config / "styles")
    if arguments.style is None:
        return styles.of(issue)
    style = styles.named(arguments.style)
    if style is None:
        arguments.wrong(f"there is no style {arguments.style!r}, only {', '.join(one.name for one in styles.all())}")
        raise AssertionError
    return style


def _to_site(job: Job) -> None:
    if job.arguments.site is None:
        job.wrong("--to site needs --site DIR")
    folder = job.arguments.site.absolute()
    trouble = inspect(Disk(), folder).problem
    if trouble:
        job.wrong(f"--site: {trouble}")
    tree = _tree(job, Layout.SITE, home_in(folder, job.post))
    planned = plan(tree, folder, job.find_picture)
    if job.arguments.commit:
        _write(job, planned, lambda: _require_commit(job, planned))
        _commit(job, planned)
    else:
        _write(job, planned)


def _to_folder(job: Job) -> None:
    output = Disk().resolve(job.arguments.output or Path(_tree(job, Layout.FOLDER).name))
    if output.exists() and not output.is_dir():
        job.wrong(f"--output: {output} is a file, not a folder")
    tree = _tree(job, Layout.FOLDER).within(output.name)
    _write(job, plan(tree, output.parent, job.find_picture))


def _to_zip(job: Job) -> None:
    tree = _tree(job, Layout.SITE)
    output: Path = job.arguments.output or Path(f"{tree.name}.zip")
    found = gathered(tree, job.find_picture)
    data = zipped(tree, found)
    _tell(job, [*(remark.message for remark in tree.problems), *found.warnings], found.missing)
    job.give(data, output)


def _to_html(job: Job) -> None:
    """Write the page and its pictures, or print the page with the pictures in it."""
    output: Path | None = job.arguments.output
    if output is not None and output.exists() and output.samefile(job.post):
        job.wrong(f"--output: {output} is the post itself and would be lost")
    is_file = output is not None and not output.is_dir()
    templates, resolve = _known_of_site(job)
    options = PageOptions(
        inline=job.arguments.inline or output is None,
        name=output.name if output is not None and is_file else "",
        templates=templates,
        resolve=resolve,
    )
    tree = page_tree(job.issue, job.find_picture, options)
    if output is None:
        _tell(job, [remark.message for remark in tree.problems], ())
        job.console.emit(tree.text)
    else:
        _write(job, plan(tree, Disk().resolve(output.parent if is_file else output), job.find_picture))


def _to_matrix(job: Job) -> None:
    templates, resolve = _known_of_site(job)
    form = Form.WHOLE if job.arguments.whole else Form.SUMMARY
    made = messages(job.issue, url=job.arguments.url, form=form, templates=templates, resolve=resolve)
    job.give_text(as_json_lines(made))


def _to_teaser(job: Job) -> None:
    job.give_text(f"{teaser(job.issue, url=job.arguments.url)}\n")


def _known_of_site(job: Job) -> tuple[SiteTemplates | None, Resolve | None]:
    """Return the shortcodes and the pages of the site that is named, or that the post lies in."""
    files, named = Disk(), job.arguments.site
    folder = named.absolute() if named is not None else around(files, job.post)
    if folder is None:
        return None, None
    trouble = inspect(files, folder).problem
    if trouble:
        job.wrong(f"--site: {trouble}")
    texts = shortcodes(files, folder)
    return SiteTemplates.of(texts) if texts else None, SitePages(files, folder).resolve


def _tree(job: Job, layout: Layout, home: PurePosixPath | None = None) -> Tree:
    return site_tree(job.issue, job.style, layout=layout, home=home, tidy=job.arguments.tidy)


def _tell(job: Job, warnings: Iterable[str], missing: Sequence[str]) -> None:
    """Tell what is odd; missing pictures need a word of the user's."""
    for warning in warnings:
        job.console.tell(warning)
    if missing and not job.arguments.force:
        raise NotWrittenError(f"pictures are missing: {', '.join(missing)} (--force goes on without them)")
    if missing:
        job.console.tell(f"pictures are missing: {', '.join(missing)}")


def _write(job: Job, planned: Plan, require: Callable[[], None] = lambda: None) -> None:
    """Do what a plan says, or only say it; either way raise what speaks against it."""
    if job.arguments.dry_run:
        job.console.emit("".join(_would(planned)))
    if planned.problems:
        raise NotWrittenError(" ".join(planned.problems))
    _tell(job, planned.warnings, planned.missing)
    _require_leave(job, planned)
    require()
    if not job.arguments.dry_run:
        _writer().write(planned, overwrite=job.arguments.overwrite)
        job.console.emit("".join(f"{_DONE[item.state]} {_told(item)}\n" for item in planned.items))


def _require_leave(job: Job, planned: Plan) -> None:
    if planned.replaced and not job.arguments.overwrite:
        names = ", ".join(map(_told, planned.replaced))
        raise NotWrittenError(
            f"other files are there already and stay as they are: {names} (--overwrite replaces them)"
        )


def _would(planned: Plan) -> Iterator[str]:
    for item in planned.items:
        yield f"{_WOULD[item.state]} {_told(item)}\n"
    for item in planned.changes:
        yield item.diff()


def _told(item: Item) -> str:
    if item.state is State.CHANGE and item.old is not None:
        return f"{item.path} ({item.old.size:,} to {item.new.size:,} bytes)"
    return f"{item.path} ({item.new.size:,} bytes)"


def _branch(job: Job, planned: Plan) -> str:
    return str(job.arguments.branch or (branch_of(planned.day) if planned.day is not None else ""))


def _require_commit(job: Job, planned: Plan) -> None:
    """Tell what speaks against a commit before anything is written."""
    repository = Repository(planned.folder)
    for remark in repository.problems(planned, _branch(job, planned), job.arguments.sign_off):
        if remark.blocks:
            raise NotWrittenError(remark.message)
        job.console.tell(remark.message)


def _commit(job: Job, planned: Plan) -> None:
    if job.arguments.dry_run:
        return
    message = proposed_message(planned)
    made = Repository(planned.folder).commit(planned, _branch(job, planned), message, job.arguments.sign_off)
    job.console.emit(f"committed {made.revision[:12]} on {made.branch}; nothing was pushed\n")


TARGETS: Final[Mapping[str, Target]] = {
    "site": Target("the files of the site in --site DIR", _to_site),
    "zip": Target("the same files in an archive", _to_zip),
    "folder": Target("a folder with index.md and the pictures beside it", _to_folder),
    "html": Target("a page to be read anywhere", _to_html),
    "matrix": Target("messages for Matrix rooms, as JSON, one on a line", _to_matrix),
    "teaser": Target("a line or two for social networks", _to_teaser),
}
"""What a post can become, by the word for it."""
