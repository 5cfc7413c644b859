"""A commit of what was exported, in the repository that the site's folder is, by the user's own git.

Nothing of the user's gets into it: git itself builds such a commit beside the index, so that what is staged stays
staged and what is changed elsewhere stays changed. Their hooks run, their signature is made. Nothing is ever pushed.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from twimeditor.core.export.commit import commit_message, signed
from twimeditor.core.export.tree import Remark
from twimeditor.services.export.contents import Cancelled
from twimeditor.services.export.errors import CommitError
from twimeditor.services.export.git import PATIENCE, Answer, Git
from twimeditor.services.export.identity import Identity
from twimeditor.services.export.plan import Item, Kind, Plan, State

_UNDER_WAY: Final = {
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "BISECT_LOG": "a bisection",
}
_UNTOUCHED: Final = " ?!"
_CONFIGURED: Final = ("-c", "user.useConfigOnly=true")
"""A name that git makes up of the machine's is nobody's signature."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that was made."""

    branch: str
    revision: str


@dataclass(frozen=True, slots=True)
class _Status:
    """A file as git sees it: against the last commit in the index, and against the index on the disk."""

    path: str
    staged: bool
    changed: bool
    ignored: bool


def proposed_message(plan: Plan) -> str:
    """Return the message that a commit of a plan may have, without a sign-off. Raise CommitError."""
    if plan.day is None:
        raise CommitError("The post has no date, by which its commit is called.")
    git = Git(plan.folder)
    new = [item for item in plan.items if not git("cat-file", "-e", f"HEAD:./{item.place}").ok]
    pictures = sum(item.kind is Kind.PICTURE for item in new)
    is_new = any(item.kind is Kind.POST for item in new)
    return commit_message(plan.day, title=plan.title, pictures=pictures, is_new=is_new)


class Repository:
    """The repository around a site's folder."""

    def __init__(self, folder: Path, git: Git | None = None) -> None:
        self._git = git or Git(folder)
        self._folder = folder

    def identity(self) -> Identity | None:
        """Return who the user is to git; None where that is set nowhere. Raise CommitError."""
        asked = self._git(*_CONFIGURED, "var", "GIT_COMMITTER_IDENT")
        return Identity.read(asked.out) if asked.ok else None

    def branch(self) -> str:
        """Return the branch that is checked out, "" for none. Raise CommitError."""
        return self._git("symbolic-ref", "--quiet", "--short", "HEAD").out.strip()

    def problems(self, plan: Plan, branch: str, sign_off: str = "") -> tuple[Remark, ...]:
        """Return what speaks against a commit, before anything is written; only some of it forbids it."""
        try:
            around = self._about_folder()
            return (around,) if around is not None else tuple(self._about_commit(plan, branch, sign_off))
        except CommitError as error:
            return (Remark(str(error), blocks=True),)

    def commit(
        self, plan: Plan, branch: str, message: str, sign_off: str = "", *, cancelled: Cancelled = lambda: False
    ) -> Commit:
        """Commit the files of a plan that was written, and only them, on a branch that is made for it.

        Raise CommitError, with branch, index and files as they were before; also when it is `cancelled`, as a hook or
        somebody who is to sign may take for ever.
        """
        for remark in self.problems(plan, branch, sign_off):
            if remark.blocks:
                raise CommitError(remark.message)
        identity = Identity.read(sign_off) or self.identity()
        if identity is None:
            raise CommitError(_NOBODY)
        return _Attempt(self._as(identity), plan, branch, signed(message, str(identity)), cancelled).run()

    def _as(self, identity: Identity) -> Git:
        """Return git for somebody who has not told it who they are."""
        return self._git if self.identity() is not None else replace(self._git, more=identity.environment)

    def _about_folder(self) -> Remark | None:
        inside = self._git("rev-parse", "--is-inside-work-tree")
        if inside.ok and inside.out.strip() == "true":
            return None
        words = "is no checkout of a git repository" if _is_none(inside) else f"cannot be used: {inside.reason}"
        return Remark(f"{self._folder} {words}. Export without a commit.", blocks=True)

    def _about_commit(self, plan: Plan, branch: str, sign_off: str) -> Iterator[Remark]:
        yield from self._about_head(branch)
        if sign_off and Identity.read(sign_off) is None:
            yield Remark(f"A sign-off reads “Name <mail@example.org>”; “{sign_off}” does not.", blocks=True)
        elif not sign_off and self.identity() is None:
            yield Remark(_NOBODY, blocks=True)
        yield from self._about_files(plan)

    def _about_head(self, branch: str) -> Iterator[Remark]:
        for name, what in _UNDER_WAY.items():
            if Path(self._folder, self._git("rev-parse", "--git-path", name).out.rstrip("\n")).exists():
                yield Remark(f"In the repository {what} is under way. Finish it or give it up first.", blocks=True)
                return
        if not self._git("rev-parse", "--quiet", "--verify", "HEAD^{commit}").ok:
            yield Remark("The repository has no commit yet, which a branch could begin at.", blocks=True)
        elif not self.branch():
            yield Remark(
                "No branch is checked out in the repository (a detached head). Switch to one first.", blocks=True
            )
        named = self._git("check-ref-format", "--branch", branch)
        if not named.ok or named.out.rstrip("\n") != branch:  # “@{-1}” stands for another one
            yield Remark(f"git takes no branch called “{branch}”.", blocks=True)
        elif branch != self.branch() and self._git("show-ref", "--verify", "--quiet", f"refs/heads/{branch}").ok:
            yield Remark(f"There is a branch {branch} already. Switch to it, or name another one.", blocks=True)

    def _about_files(self, plan: Plan) -> Iterator[Remark]:
        prefix = self._git("rev-parse", "--show-prefix").out.rstrip("\n")
        items = {f"{prefix}{item.place}": item for item in plan.items}
        statuses = {status.path: status for status in self._statuses(())}
        own = {status.path: status for status in self._statuses(_places(plan.items))}
        for path, status in own.items():
            yield from _about_own(path, status, items.get(path))
        if not plan.changes and not any(path in items for path in own):
            yield Remark("All of it is in the repository already: there is nothing to commit.", blocks=True)
        others = [status for path, status in statuses.items() if path not in items]
        if staged := sum(status.staged for status in others):
            yield Remark(f"{_files(staged)} staged for another commit: not in this one, and staged after it as before.")
        if changed := sum(status.changed for status in others):
            yield Remark(
                f"{_files(changed)} changed in the repository besides: not in this commit, and left as they are."
            )

    def _statuses(self, places: Sequence[str]) -> Iterator[_Status]:
        """Yield the files that differ from the last commit: of some places new and ignored ones too."""
        more = ("--untracked-files=all", "--ignored", "--", *places) if places else ("--untracked-files=no",)
        asked = self._git("status", "--porcelain=v1", "--no-renames", "-z", *more)
        if not asked.ok:
            raise CommitError(f"git cannot say what has changed: {asked.reason}")
        for line in filter(None, asked.out.split("\0")):
            yield _Status(line[3:], line[0] not in _UNTOUCHED, line[1] not in _UNTOUCHED, line[:2] == "!!")


_NOBODY: Final = (
    "git does not know who you are. Set user.name and user.email (git config --global …), "
    "or give a name and an address for the sign-off."
)


def _is_none(answer: Answer) -> bool:
    return answer.ok or "not a git repository" in answer.err


def _places(items: Sequence[Item]) -> list[str]:
    return [str(item.place) for item in items]


def _files(number: int) -> str:
    return "One other file is" if number == 1 else f"{number} other files are"


def _about_own(path: str, status: _Status, item: Item | None) -> Iterator[Remark]:
    if status.ignored:
        yield Remark(f"{path} is among the files that the repository ignores (.gitignore).", blocks=True)
    elif status.staged and item is not None and (status.changed or item.state is State.CHANGE):
        yield Remark(f"{path} is staged as another text than the export's. Commit or unstage it first.", blocks=True)


class _Attempt:
    """A commit in the making, which leaves no trace where it fails."""

    def __init__(self, git: Git, plan: Plan, branch: str, message: str, cancelled: Cancelled) -> None:
        self._git = git
        self._until = replace(git, cancelled=cancelled)
        self._plan = plan
        self._places = _places(plan.items)
        self._branch = branch
        self._message = message
        self._head = self._asked("symbolic-ref", "HEAD").strip()
        self._index = Path(git.folder, self._asked("rev-parse", "--git-path", "index").rstrip("\n"))
        self._before = self._index.read_bytes() if self._index.exists() else None
        self._makes_branch = self._head != f"refs/heads/{branch}"

    def run(self) -> Commit:
        try:
            self._make()
        except BaseException as error:
            self._undo()
            if isinstance(error, OSError):
                raise CommitError(f"The commit was not made: {error.strerror or error}.") from error
            raise
        return Commit(self._branch, self._git("rev-parse", "HEAD").out.strip())

    def _make(self) -> None:
        if self._makes_branch:
            self._asked("switch", "--quiet", "--no-track", "--create", self._branch)
        self._asked("add", "--", *self._places)
        self._asked(
            *(*_CONFIGURED, "commit", "--quiet", "--only", "--file=-", "--", *self._places),
            stdin=self._message,
            seconds=PATIENCE,
        )

    def _undo(self) -> None:
        """Go back to the branch, and to the index and the texts as they were; hooks may have changed those."""
        with suppress(CommitError):
            if self._makes_branch and self._git("symbolic-ref", "HEAD").out.strip() != self._head:
                self._git("symbolic-ref", "HEAD", self._head)
                self._git("update-ref", "-d", f"refs/heads/{self._branch}")
        with suppress(OSError):
            if self._before is None:
                self._index.unlink(missing_ok=True)
            elif self._index.read_bytes() != self._before:
                self._index.write_bytes(self._before)
        for item in self._plan.items:
            _put_back(Path(self._plan.folder, item.place), item.new.data)

    def _asked(self, *arguments: str, stdin: str = "", seconds: float = 30) -> str:
        answer = self._until(*arguments, stdin=stdin, seconds=seconds)
        if not answer.ok:
            raise CommitError(f"The commit was not made; the exported files stay. git says: {answer.reason}")
        return answer.out


def _put_back(path: Path, data: bytes | None) -> None:
    with suppress(OSError):
        if data is not None and path.read_bytes() != data:
            path.write_bytes(data)
