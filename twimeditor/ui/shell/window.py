"""The main window: outline, form and preview, with menus above and the state below."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QToolBar, QToolButton, QVBoxLayout, QWidget

from twimeditor.services.editing import Committed
from twimeditor.services.resources import resource_path
from twimeditor.services.settings import FOLLOW
from twimeditor.services.storage.controller import PostState
from twimeditor.ui.actions import ActionSpec, Registry, Structure
from twimeditor.ui.actions.places import is_blank
from twimeditor.ui.forms import FormPanel
from twimeditor.ui.outline import OutlinePanel
from twimeditor.ui.preview import Look, PreviewPanel
from twimeditor.ui.shell import catalogue
from twimeditor.ui.shell.archive_search_control import ArchiveSearchControl
from twimeditor.ui.shell.assets_control import AssetsControl
from twimeditor.ui.shell.bars import Bars
from twimeditor.ui.shell.checking_control import CheckingControl
from twimeditor.ui.shell.clipboard import Clipboard
from twimeditor.ui.shell.controls import controls
from twimeditor.ui.shell.disk_watch import DiskWatch
from twimeditor.ui.shell.docks import OpenDocks
from twimeditor.ui.shell.image_control import ImageControl
from twimeditor.ui.shell.last_time_control import LastTimeControl
from twimeditor.ui.shell.outline_control import OutlineControl
from twimeditor.ui.shell.panes import Panes
from twimeditor.ui.shell.parts import Parts
from twimeditor.ui.shell.place_keeper import PlaceKeeper
from twimeditor.ui.shell.posts import Posts
from twimeditor.ui.shell.questions import Dialogs
from twimeditor.ui.shell.recent_menu import fill_recent
from twimeditor.ui.shell.searching import Finder, Searching
from twimeditor.ui.shell.site_control import SiteControl, site_in_words
from twimeditor.ui.shell.start_page import StartPage
from twimeditor.ui.shell.status import StatusLine
from twimeditor.ui.shell.style_choice import fill_styles, tell_bad_styles
from twimeditor.ui.shell.writing_control import WritingControl
from twimeditor.ui.shell.zoom import Zoom
from twimeditor.ui.theme import TOKENS, Choice
from twimeditor.ui.widgets import BannerStack, TextKeys, Toast
from twimeditor.ui.widgets.menu_key import MenuKey

NAME = "TWIM Editor"
_SMALLEST = (180, 320, 220)
_USUAL = (1280, 800)
_NOTCH = 120


class MainWindow(QMainWindow):
    """Puts the panes together and carries no logic of its own."""

    closed = Signal()
    activated = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self._is_down = False
        self._turned = 0
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.posts = Posts(
            parts.session, parts.controller, parts.recent, Dialogs(self), parts.windows, parts.executor, self
        )
        self.structure = Structure(parts.session, parts.selection, parts.styles, self)
        self.docks = OpenDocks(self)
        self.arranging = OutlineControl(self)
        self.images = ImageControl(self)
        self.assets = AssetsControl(self)
        self.checking = CheckingControl(self)
        self.writing = WritingControl(self)
        self.last_time = LastTimeControl(self)
        self.archive_search = ArchiveSearchControl(self)
        self.controls = controls(self)
        self.commands = Registry(self, self._records())
        # First: its process works on what is typed while the others follow.
        self.preview = PreviewPanel(
            parts.session, parts.bridge, parts.selection, parts.image_roots, parts.remote, aside=parts.aside
        )
        self.outline = OutlinePanel(parts.session, parts.bridge, parts.selection, self.commands)
        self.form = FormPanel(
            parts.session, parts.bridge, parts.selection, parts.styles, (self.commands["add_section"],)
        )
        self.form.emoji_wanted.connect(self.commands["emoji"].trigger)
        self.form.use_pictures(parts.assets.find)
        self.form.use_archive(parts.archive)
        shows = (self.form.set_zoom, self.preview.set_zoom)
        self._zoom = Zoom(parts.memory.zoom(), parts.memory.set_zoom, shows)
        self.status = StatusLine(parts.session, parts.bridge, parts.styles)
        self.banners = BannerStack()
        self._build()
        self._searching = Searching(self._panes, self._finders(), "preview")
        self.bars = Bars(self.banners, self.posts, parts.session, parts.selection, self)
        self._places = PlaceKeeper(parts, self.outline, self.form)
        self.site = SiteControl(parts, self.posts, self.preview, self.form, self.banners, self)
        self.closed.connect(self.site.close)
        self._watch = DiskWatch(self.posts.check_disk, self)
        self._connect()
        self._start()

    def is_open(self) -> bool:
        """Tell whether there is an issue in the window."""
        return self.posts.has_file() or not is_blank(self.parts.session.document)

    def go(self, step: int) -> None:
        """Give the focus to the next pane (1) or the one before (-1)."""
        self._panes.go(step)

    def toggle_pane(self, name: str) -> None:
        """Hide a pane or show it."""
        self._panes.toggle(name)
        self.commands.refresh()

    def is_pane_shown(self, name: str) -> bool:
        """Tell whether the pane is not hidden."""
        return self._panes.is_shown(name)

    def choose_theme(self, choice: Choice) -> None:
        """Wear another theme, now and at the next start."""
        self.parts.theme.choose(choice)
        self.parts.memory.set_theme(choice)
        for window in self.parts.windows.all():
            window.commands.refresh()

    def choose_look(self, look: Look) -> None:
        """Let the preview wear another look, now and at the next start."""
        self.site.choose_look(look)
        self.commands.refresh()

    def is_look_worn(self, look: Look) -> bool:
        """Tell whether the preview wears this look."""
        return self.site.is_worn(look)

    def can_choose_look(self) -> bool:
        """Tell whether the preview has looks to choose from: plain text has none."""
        return self.preview.has_looks

    def show_preferences(self) -> None:
        """Ask for what is set once."""
        self.site.show_preferences()

    def zoom(self, steps: int) -> None:
        """Show the text of form and preview larger, smaller, or at 0 as usual."""
        self._zoom.go(steps) if steps else self._zoom.reset()
        self.commands.refresh(("larger", "smaller"))

    def can_zoom(self, steps: int) -> bool:
        """Tell whether the text can be larger, or smaller."""
        return self._zoom.can_go(steps)

    def filter_outline(self) -> None:
        """Put the caret into the outline's filter."""
        if not self._panes.is_shown("outline"):
            self.toggle_pane("outline")
        self.outline.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find_text(self) -> None:
        """Ask what to find in the pane that has the focus."""
        self._searching.find()

    def find_next(self, turns: int) -> None:
        """Go to the next place that was found, or with -1 to the one before."""
        self._searching.step(turns)

    def toggle_follow(self) -> None:
        """Let preview, outline and form scroll with each other, or each for itself."""
        self._follow_panes(wanted=not self.is_following())

    def is_following(self) -> bool:
        """Tell whether the panes scroll with each other."""
        return self.preview.following.followed

    def rename(self) -> None:
        """Edit the selected title in the outline."""
        self.outline.rename()

    def can_rename(self) -> bool:
        """Tell whether the selected row has a title of its own."""
        return self.outline.can_rename()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()
            self.posts.check_disk()
            self.parts.site.refresh()
        elif event.type() is QEvent.Type.PaletteChange:
            self.commands.paint(self.palette())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make the text of form and preview larger or smaller, a step for each notch of the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            notches = int(self._turned / _NOTCH)
            self._turned -= notches * _NOTCH
            for _ in range(abs(notches)):
                self.zoom(1 if notches > 0 else -1)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.posts.close():
            event.ignore()
            return
        self.shut_down()
        super().closeEvent(event)

    def shut_down(self) -> None:
        """Let go of everything that must go in order, and remember the sizes; a second time does nothing."""
        if self._is_down:
            return
        self._is_down = True
        self._places.keep()
        self.parts.memory.keep(self, self._panes.splitter, self._panes.hidden())
        self._watch.watch(None)
        self.preview.release()
        self.closed.emit()

    def show_recent(self) -> None:
        """List the posts that were open lately."""
        self.commands.menu("recent").popup(self.mapToGlobal(self._pages.geometry().topLeft()))

    def measures(self) -> tuple[QByteArray, QByteArray, set[str]]:
        """Return the sizes of window and panes as Qt writes them down, and which panes are hidden."""
        return self.saveGeometry(), self._panes.splitter.saveState(), self._panes.hidden()

    def take_measures(self, geometry: QByteArray, splitter: QByteArray, hidden: set[str]) -> None:
        """Take sizes that another window had; what makes no sense is left out."""
        self.restoreGeometry(geometry)
        self._panes.splitter.restoreState(splitter)
        self._panes.hide(hidden)

    def keep_place(self) -> None:
        """Remember where the user is in the post."""
        self._places.keep()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_post(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_post(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.posts.open(path)

    def _records(self) -> tuple[ActionSpec, ...]:
        clipboard = Clipboard(self, lambda: self.preview.reading, self.arranging, self.images.paste)
        return (
            *catalogue.file_actions(self.posts, self),
            *catalogue.edit_actions(self.parts.session, clipboard, self),
            *catalogue.view_actions(self, self.parts.theme),
            *catalogue.issue_actions(self.structure, self),
            *(record for control in self.controls for record in control.actions()),
        )

    def _finders(self) -> dict[str, Finder]:
        form, reading = self.form, self.preview.reading
        return {
            "outline": Finder(self.filter_outline, lambda _turns: self.filter_outline()),
            "form": Finder(form.find_text, form.find_next),
            "preview": Finder(reading.find, reading.step),
        }

    def _follow_panes(self, *, wanted: bool) -> None:
        self.preview.follow(wanted=wanted)
        self.site.keep(FOLLOW, wanted)
        self.commands.refresh(("follow",))

    def _build(self) -> None:
        self._panes = Panes({"outline": self.outline, "form": self.form, "preview": self.preview}, _SMALLEST, self)
        self.commands.fill_bar(self.menuBar(), catalogue.MENUS)
        self.addToolBar(self._toolbar())
        self.setStatusBar(self.status)
        names = ("new", "open", "open_sample")
        self.start_page = StartPage(self.posts, [self.commands[name] for name in names])
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start_page)
        self._pages.addWidget(self._panes.splitter)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.toast = Toast(middle)

    def _toolbar(self) -> QToolBar:
        bar = QToolBar("Toolbar")
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setIconSize(
            bar.iconSize().scaled(TOKENS.toolbar_icon, TOKENS.toolbar_icon, Qt.AspectRatioMode.KeepAspectRatio)
        )
        self.commands.fill_toolbar(bar, catalogue.TOOLBAR)
        for name in catalogue.ICONS_ONLY:
            button = bar.widgetForAction(self.commands[name])
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return bar

    def _connect(self) -> None:
        parts, application = self.parts, QApplication.instance()
        parts.keeper.form = self.form
        TextKeys(self, self.commands["undo"], self.commands["redo"], self.commands["export"])
        MenuKey(self)
        parts.bridge.committed.connect(self._follow)
        self.preview.reading.selected.connect(lambda: self.commands.refresh(("copy", "copy_html", "copy_markdown")))
        self.preview.follow_chosen.connect(lambda on: self._follow_panes(wanted=on))
        parts.selection.changed.connect(lambda _id: self.commands.refresh())
        parts.selection.shown.connect(lambda _id: self.commands.refresh())
        self.posts.state_changed.connect(self._show_state)
        self.posts.leaving.connect(self._places.keep)
        self.posts.opened.connect(self._begin)
        self.structure.removed.connect(self._offer_undo)
        self.preview.look_chosen.connect(lambda _look: self.commands.refresh())
        parts.site.read.connect(self._show_site)
        rows = self.outline.view.selectionModel()
        rows.selectionChanged.connect(lambda _new, _old: self.status.show_chosen(len(rows.selectedRows())))
        self.outline.form_wanted.connect(lambda: self._panes.focus("form"))
        self.outline.view.selectionModel().currentChanged.connect(lambda _new, _old: self.commands.refresh())
        recent = self.commands.menu("recent")
        recent.aboutToShow.connect(lambda: fill_recent(recent, self.posts))
        fill_styles(self.commands, parts.styles)
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _start(self) -> None:
        self.setWindowIcon(QIcon(str(resource_path("icons", "twimeditor.svg"))))
        if not self.parts.memory.restore(self, self._panes.splitter):
            self._take_usual_size()
        self._panes.hide(self.parts.memory.hidden_panes())
        self.preview.follow(wanted=self.parts.settings.get(FOLLOW))
        self.arranging.start()
        self.images.start()
        self.assets.start()
        self.checking.start()
        self.writing.start()
        self.last_time.start()
        self._show_state(self.posts.state)
        self.status.count()
        tell_bad_styles(self.bars, self.parts.styles)

    def _take_usual_size(self) -> None:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(_USUAL[0], screen.width()), min(_USUAL[1], screen.height()))
        self._panes.share_out(self.width())

    def _follow(self, event: Committed) -> None:
        self.parts.keeper.settle(event)
        self.toast.hide()
        self.commands.refresh(() if event.changes.structure else ("undo", "redo"))
        if event.changes.structure or event.changes.front:
            self._show_page()

    def _show_state(self, state: PostState) -> None:
        self.setWindowTitle(f"{state.name}[*] — {NAME}" if self.is_open() else NAME)
        self.setWindowModified(state.modified)
        self.status.show_state(state)
        self._watch.watch(state.path)
        self.form.use_file(state.path.name if state.path is not None else "")
        self._show_page()
        self.commands.refresh()

    def _show_site(self) -> None:
        self.status.show_site(*site_in_words(self.parts.site.reading))

    def _show_page(self) -> None:
        if self.is_open():
            self._pages.setCurrentIndex(1)
        elif self._pages.currentIndex() or self.start_page.is_stale:
            self._pages.setCurrentIndex(0)
            self.start_page.refresh()
        self.status.setVisible(self.is_open())

    def _begin(self) -> None:
        self.status.count()
        self._places.return_there()

    def _offer_undo(self, noun: str) -> None:
        self.toast.tell(f"Removed the {noun}.", "Undo", self.parts.session.undo)

    def _focus_moved(self) -> None:
        self.commands.refresh()


def _dropped_post(data: QMimeData) -> Path | None:
    """Return the one Markdown file that is dropped."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix == ".md" else None
