"""The day that past issues are looked at from: the open issue's own."""

from datetime import date

from twimeditor.services.editing import Session
from twimeditor.services.ports import Clock
from twimeditor.services.storage.controller import PostController


class IssueDay:
    """Tells the day of the issue as it is now: by its front matter, else by its file's name, else today."""

    def __init__(self, session: Session, controller: PostController, clock: Clock) -> None:
        self._session = session
        self._controller = controller
        self._clock = clock

    def __call__(self) -> date:
        """Return the day."""
        from twimeditor.core.check.days import day_of  # noqa: PLC0415 - not asked before the window shows
        from twimeditor.core.post.days import day_in  # noqa: PLC0415

        path = self._controller.state.path
        named = day_in(path.as_posix()) if path is not None else None
        return day_of(self._session.document) or named or self._clock.now().date()
