"""One message to the page at a time; what comes meanwhile is merged into the next."""

from collections.abc import Callable
from typing import Any, TypeAlias

from twimeditor.core.render import Fragment, Patch

Message: TypeAlias = dict[str, Any]
"""What the page's script takes (see ``resources/preview``), ready for JSON."""


class Outbox:
    """Holds back messages while one is under way, so that fast typing never floods the page.

    `send` is called with each message; the owner answers with `delivered`. While closed (the page
    is not there yet) everything waits.
    """

    def __init__(self, send: Callable[[Message], None]) -> None:
        self._send = send
        self._waiting: Message = {}
        self._under_way = True

    @property
    def idle(self) -> bool:
        """Tell whether all that was put has been delivered."""
        return not self._under_way and not self._waiting

    def open(self) -> None:
        """Start sending to a page that knows nothing yet."""
        self._under_way = False
        self._flush()

    def close(self) -> None:
        """Stop sending and forget what waits: the page is gone."""
        self._under_way = True
        self._waiting = {}

    def delivered(self) -> None:
        """Take note that the page has dealt with the last message."""
        self._under_way = False
        self._flush()

    def put_all(self, fragments: tuple[Fragment, ...]) -> None:
        """Replace the whole content, whatever of it still waits."""
        self._waiting.pop("removed", None)
        self._waiting["fresh"] = True
        self._waiting["order"] = [fragment.key for fragment in fragments]
        self._waiting["html"] = {fragment.key: fragment.html for fragment in fragments}
        self._flush()

    def put_patch(self, patch: Patch) -> None:
        """Change some fragments; of each only the newest HTML counts, the order comes last."""
        html = {k: v for k, v in self._waiting.get("html", {}).items() if k not in patch.removed}
        gone = {*self._waiting.get("removed", ()), *patch.removed} - patch.html.keys()
        self._waiting["html"] = {**html, **patch.html}
        self._waiting["removed"] = sorted(gone)
        if patch.order is not None:
            self._waiting["order"] = list(patch.order)
        self._flush()

    def put(self, name: str, value: object) -> None:
        """Say something of which only the newest counts: the look, the header, the marks."""
        self._waiting[name] = value
        self._flush()

    def _flush(self) -> None:
        if self._under_way or not self._waiting:
            return
        message, self._waiting = self._waiting, {}
        self._under_way = True
        self._send(message)
