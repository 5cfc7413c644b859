"""Turn what the storage tells into bars with the choices that the user has."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from twimeditor.core.errors import EditError
from twimeditor.core.post import write
from twimeditor.services.editing import Session
from twimeditor.services.storage.controller import PostState
from twimeditor.services.storage.found import Recovered
from twimeditor.services.storage.post_file import Conflict
from twimeditor.ui.bridge import Selection
from twimeditor.ui.shell.posts import Posts
from twimeditor.ui.widgets import BannerStack, Choice

_GONE = "“{name}” is no longer there: another program has removed or renamed it. Your text is still here."
_CHANGED = "“{name}” was changed by another program."
_RECOVERED = "There is unsaved text of “{name}” from {when:%A, %H:%M}."
_UNREAD = "Some of what was typed has no place in the text; Compare shows it."
_RESTORED = "This was typed too, but has no place in the text: {typed}"
_NO_AUTOSAVE = "Nothing of this issue was kept yet: that is done within a second after a change, and with each save."
_KEPT = {False: "last autosave", True: "before the last save"}
_READING = "“{name}” is being read; it is a large file."
_BROKEN = "{what} could not be read: damaged. Nothing was deleted; see {where}."
_HELD = "Saved, but {count} could not be written as typed: {reason} The typed text is kept."


class Bars(QObject):
    """Keeps the bars in step with the post's state."""

    def __init__(
        self, stack: BannerStack, posts: Posts, session: Session, selection: Selection, window: QWidget
    ) -> None:
        super().__init__(window)
        self._stack = stack
        self._posts = posts
        self._session = session
        self._selection = selection
        self._window = window
        self._shown = PostState()
        posts.state_changed.connect(self._follow)
        posts.failed.connect(self._show_error)
        posts.opened.connect(self._drop_error)
        posts.reading.connect(self._show_reading)
        self._follow(posts.state)

    def offer_recovered(self) -> None:
        """Offer what a program that ended badly has left, one text at a time."""
        left = self._posts.recovered()
        if left.broken:
            self._tell_broken(left.broken)
        if not left.recovered:
            self._stack.drop("recovered")
            return
        found = left.recovered[0]
        choices = (
            Choice("Restore", lambda: self._restore(found)),
            Choice("Compare", lambda: self._compare_recovered(found), keeps=True),
            Choice("Discard", lambda: self._discard(found)),
        )
        more = f" {_UNREAD}" if found.unread else ""
        text = _RECOVERED.format(name=_name(found), when=found.written.astimezone()) + more
        self._stack.put("recovered", text, choices, "recover")

    def show_unsaved(self) -> None:
        """Compare the text with what stands in the file."""
        self._compare_disk("Compare with saved", "in the file", "here")

    def show_autosave(self) -> None:
        """Compare the text with what was kept last without the user's doing."""
        kept = self._posts.autosaved()
        if kept is None:
            self.tell("autosave", _NO_AUTOSAVE)
            return
        when = f"{_KEPT[kept.is_saved]}, {kept.when.astimezone():%A, %H:%M:%S}"
        self._compare("Compare with last autosave", (when, kept.text), ("here", write(self._session.document)))

    def tell(self, key: str, text: str, choices: Sequence[Choice] = (), icon: str = "warning") -> None:
        """Show a bar that the user can dismiss."""
        dismiss = Choice("Dismiss", lambda: None)
        self._stack.put(key, text, (*choices, dismiss), icon)

    def _follow(self, state: PostState) -> None:
        old, self._shown = self._shown, state
        if (state.conflict, state.name, state.error) != (old.conflict, old.name, old.error):
            self._show_conflict(state)
        if not state.error:
            self._drop_error()
        if state.held != old.held:
            self._show_held(state)
        for key, new, before in (("notice", state.notice, old.notice), ("unsafe", state.unsafe, old.unsafe)):
            if new != before:
                self.tell(key, new) if new else self._stack.drop(key)

    def _show_conflict(self, state: PostState) -> None:
        if state.conflict is None:
            self._stack.drop("conflict")
        elif state.conflict is Conflict.REMOVED:
            again = Choice("Save again", self._again, keeps=True)
            self._stack.put("conflict", _GONE.format(name=state.name), (again,))
        else:
            choices = (
                Choice("Reload", self._posts.reload, keeps=True),
                Choice("Keep mine", self._posts.keep_mine, keeps=True),
                Choice("Compare", self._compare_conflict, keeps=True),
            )
            self._stack.put("conflict", state.error or _CHANGED.format(name=state.name), choices)

    def _show_error(self, error: str) -> None:
        self.tell("error", error)

    def _show_reading(self, name: str) -> None:
        if name:
            cancel = Choice("Cancel", self._posts.stop_reading)
            self._stack.put("reading", _READING.format(name=name), (cancel,), "info")
        else:
            self._stack.drop("reading")

    def _drop_error(self) -> None:
        self._stack.drop("error")

    def _show_held(self, state: PostState) -> None:
        if not state.held:
            self._stack.drop("held")
            return
        first = state.held[0]
        count = "one part" if len(state.held) == 1 else f"{len(state.held)} parts"
        reason = first.reason.rstrip(".") + "."
        show = Choice("Show", lambda: self._reveal(first.node_id), keeps=True)
        self.tell("held", _HELD.format(count=count, reason=reason), (show,))

    def _reveal(self, node: int) -> None:
        with suppress(EditError):  # it may be gone by now
            self._selection.reveal(node)

    def _again(self) -> None:
        self._posts.save()

    def _restore(self, found: Recovered) -> None:
        if self._posts.restore(found) and found.unread:
            typed = "; ".join(f"{one.field} “{one.value}”" for one in found.unread)
            copy = Choice("Copy", partial(QGuiApplication.clipboard().setText, _unread(found)), keeps=True)
            self.tell("unread", _RESTORED.format(typed=typed), (copy,))
        self.offer_recovered()

    def _tell_broken(self, files: Sequence[Path]) -> None:
        what = "A recovery file" if len(files) == 1 else f"{len(files)} recovery files"
        folder = files[0].parent
        show = Choice("Open folder", partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(folder))), keeps=True)
        self.tell("broken", _BROKEN.format(what=what, where=files[0] if len(files) == 1 else folder), (show,))

    def _discard(self, found: Recovered) -> None:
        self._posts.discard(found)
        self.offer_recovered()

    def _compare_recovered(self, found: Recovered) -> None:
        note = f"Typed, but with no place in the text:\n{_unread(found)}" if found.unread else ""
        self._compare("Recovered text", ("in the file", found.base or ""), ("recovered", found.text), note)

    def _compare_conflict(self) -> None:
        self._compare_disk("Changed by another program", "in the file now", "here")

    def _compare_disk(self, title: str, old: str, new: str) -> None:
        text = self._posts.disk_text() if self._posts.state.path is not None else ""
        if text is not None:
            self._compare(title, (old, text), (new, write(self._session.document)))

    def _compare(self, title: str, old: tuple[str, str], new: tuple[str, str], note: str = "") -> None:
        from twimeditor.ui.shell.compare import CompareDialog  # noqa: PLC0415 - what the first window does without

        dialog = CompareDialog(self._window, title, old, new, note)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _unread(found: Recovered) -> str:
    return "\n\n".join(f"{one.kind}, {one.field}: {one.value}" for one in found.unread)


def _name(found: Recovered) -> str:
    return found.path.name if found.path is not None else "a new issue"
