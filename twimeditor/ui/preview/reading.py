"""What the user does with the page beside writing: following links, finding, copying, the menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from twimeditor.services.editing import Session
from twimeditor.services.media import RemotePictures, Standing
from twimeditor.ui.preview import copying
from twimeditor.ui.preview.following import Together
from twimeditor.ui.preview.link_popup import HoverLabel, LinkPopup
from twimeditor.ui.preview.links import open_target, target
from twimeditor.ui.preview.spots import Selected, Spot, Topic
from twimeditor.ui.preview.surface import Surface
from twimeditor.ui.widgets.find_bar import FindBar, Query


class Reading(QObject):
    """Works on one surface at a time, in the `pane` that shows it.

    `bar` is to be put into the pane. `selected` tells that there is something to copy, or nothing any
    longer; `edit_wanted` carries the spots that the user asked to edit.
    """

    selected = Signal()
    edit_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        together: Together,
        own_path: Callable[[], str],
        remote: RemotePictures,
        pane: QWidget,
    ) -> None:
        super().__init__(pane)
        self._session = session
        self._together = together
        self._own_path = own_path
        self._remote = remote
        self._pane = pane
        self._surface: Surface | None = None
        self.bar = FindBar("preview")
        self._hover, self._popup = HoverLabel(pane), LinkPopup(pane)
        self.bar.asked.connect(self._find)
        self.bar.closed.connect(self.take_focus)
        self._popup.left.connect(self.take_focus)

    def use(self, surface: Surface) -> None:
        """Listen to a new surface."""
        self._surface = surface
        events = surface.events
        events.touched.connect(self._on_touched)
        events.followed.connect(self._on_followed)
        events.hovered.connect(self._on_hovered)
        events.counted.connect(self.bar.show_count)
        events.scrolled.connect(self._popup.dismiss)
        events.selected.connect(self.selected)
        events.asked.connect(self._on_asked)

    def refill(self) -> None:
        """Tell a surface that has lost everything what is looked for."""
        if self.bar.query:
            self._find(self.bar.query)

    def stop(self) -> None:
        """Let go of the surface."""
        self._surface = None
        self._popup.dismiss()
        self._hover.tell(None)

    def place(self) -> None:
        """Put what lies over the page where it belongs, after the pane got another size."""
        self._popup.dismiss()
        self._hover.fit()

    def take_focus(self) -> None:
        """Give the focus to the page."""
        if self._surface is not None:
            self._surface.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    # Finding

    def find(self) -> None:
        """Open the bar, with what is selected in it."""
        if self._surface is not None and self._surface.has_selection():
            self._surface.tell_selected(lambda selected: self.bar.open(selected.text.strip() if selected else ""))
        else:
            self.bar.open()

    def step(self, turns: int) -> None:
        """Go to the next place that was found, or the one before; ask what to find where nothing is."""
        self.bar.step(turns) if self.bar.query else self.find()

    def _find(self, query: Query) -> None:
        if self._surface is not None:
            self._surface.seek(query)

    # Copying

    def has_focus(self) -> bool:
        """Tell whether the page has the focus."""
        focus: QWidget | None = self._pane.window().focusWidget()
        page = None if self._surface is None else self._surface.widget
        return focus is not None and page is not None and (focus is page or page.isAncestorOf(focus))

    def has_selection(self) -> bool:
        """Tell whether there is anything to copy."""
        return self._surface is not None and self._surface.has_selection()

    def copy(self) -> None:
        """Copy what is selected as text and, for programs that take it, with its form."""
        self._with_selected(copying.copy)

    def copy_html(self) -> None:
        """Copy what is selected as the site's HTML."""
        self._with_selected(copying.copy_html)

    def copy_markdown(self) -> None:
        """Copy the Markdown of what is selected, in whole paragraphs."""
        self._with_selected(self._copy_markdown)

    def select_all(self) -> None:
        """Select the whole text."""
        if self._surface is not None:
            self._surface.select_all()

    def _copy_markdown(self, selected: Selected) -> None:
        copying.copy_markdown(self._session.document, selected.true_to(self._together), selected)

    def _with_selected(self, act: Callable[[Selected], None]) -> None:
        if self._surface is not None:
            self._surface.tell_selected(lambda selected: act(selected) if selected is not None else None)

    # Links

    def _on_touched(self, href: str, area: QRect) -> None:
        """Show where a link leads; in the post itself go there."""
        where = target(href, self._own_path())
        if where.anchor and self._surface is not None:
            self._surface.go_to(where.anchor)
        elif self._surface is not None:
            corner = self._surface.widget.mapTo(self._pane, area.topLeft())
            self._hover.tell(None)
            self._popup.show_at(where, QRect(corner, area.size()))

    def _on_followed(self, href: str) -> None:
        """Open a link at once: the mouse over it has shown where it leads."""
        where = target(href, self._own_path())
        if where.anchor and self._surface is not None:
            self._surface.go_to(where.anchor)
        else:
            open_target(where)

    def _on_hovered(self, href: str) -> None:
        shown = href and not self._popup.isVisible()
        self._hover.tell(target(href, self._own_path()) if shown else None)

    # The menu

    def _on_asked(self, topic: Topic, where: QPoint) -> None:
        from twimeditor.ui.preview.menu import context_menu  # noqa: PLC0415 - what the first window does without

        edit = partial(self._edit, topic.spots) if topic.spots else None
        show = partial(self._remote.allow, [topic.remote]) if self._can_show(topic.remote) else None
        context_menu(self._pane, topic, self, edit, self._own_path(), show).popup(where)

    def _can_show(self, address: str) -> bool:
        """Tell whether an address is that of a remote picture that is not there and not on its way."""
        known = self._remote.standings.get(address)
        return known is not None and known.standing in {Standing.WAITING, Standing.FAILED}

    def _edit(self, spots: tuple[Spot, ...]) -> None:
        self.edit_wanted.emit(spots)
