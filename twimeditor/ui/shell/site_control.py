"""Brings the site's folder to the preview, says in words how it stands, and asks for it."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from twimeditor.core.render import SiteTemplates
from twimeditor.services.settings import LOOK, Option, Settings
from twimeditor.services.settings.options import T
from twimeditor.services.site.reading import Reading
from twimeditor.services.storage.controller import PostState
from twimeditor.ui.forms import FormPanel
from twimeditor.ui.preview import Look, PreviewPanel, Site
from twimeditor.ui.shell.posts import Posts
from twimeditor.ui.shell.preferences import Preferences
from twimeditor.ui.shell.site_folder import SiteFolder
from twimeditor.ui.widgets import BannerStack, Choice

_GONE = "The site folder cannot be used. {problem} {instead}"
_WITHOUT = "Everything goes on without it."
_AROUND = "The one that the post lies in is used instead."
_BAD_STYLES = "The site's style sheets cannot be compiled: {trouble}. The preview wears {instead}."
_SHIPPED = "what it knows of the site"
_BUILT = "those that were built last"
_DAMAGED = "The settings could not be read; they are kept in {file}, and everything is as at first."
_NOT_KEPT = "The choice holds until the program ends, but could not be kept: {reason}."
_CHOSEN_TIP = "The site's folder is “{folder}”"
_AROUND_TIP = "The post lies in the site's folder “{folder}”, which is used"


class SiteControl(QObject):
    """Keeps preview, form, bars and status line in step with the site's folder and the chosen look."""

    def __init__(
        self,
        site: SiteFolder,
        settings: Settings,
        posts: Posts,
        preview: PreviewPanel,
        form: FormPanel,
        banners: BannerStack,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._site = site
        self._settings = settings
        self._posts = posts
        self._preview = preview
        self._form = form
        self._banners = banners
        self._window = window
        self._told: dict[str, str] = {}
        preview.set_look(_look(settings))
        preview.look_chosen.connect(self.choose_look)
        posts.state_changed.connect(self._follow)
        site.read.connect(self._show)
        self._tell_damage()
        site.refresh()

    def choose_look(self, look: Look) -> None:
        """Wear another look, now and at the next start."""
        self._preview.set_look(look)
        self._tell_styles(self._site.reading)
        self.keep(LOOK, look.value)

    def keep(self, option: Option[T], value: T) -> None:
        """Remember what the user chose; when that fails, say so."""
        try:
            self._settings.put(option, value)
        except OSError as error:
            self._tell_not_kept(error)

    def is_worn(self, look: Look) -> bool:
        """Tell whether the preview wears this look."""
        return self._preview.look is look

    def show_preferences(self) -> None:
        """Ask for what is set once."""
        dialog = Preferences(
            self._window,
            self._site.chosen,
            around=self._site.around(),
            inspect=self._site.inspect,
            ask=self._posts.questions.folder,
        )
        dialog.accepted.connect(lambda: self._choose(dialog.site.folder))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose(self, folder: Path | None) -> None:
        try:
            self._site.choose(folder)
        except OSError as error:
            self._tell_not_kept(error)

    def _follow(self, state: PostState) -> None:
        self._site.follow(state.path)
        self._preview.name(state.path)

    def _show(self) -> None:
        reading = self._site.reading
        site = _as_site(reading, self._site)
        self._preview.use_site(site)
        self._form.use_templates(site.templates)
        self._tell_problem(reading)
        self._tell_styles(reading)

    def _tell_problem(self, reading: Reading) -> None:
        instead = _WITHOUT if reading.folder is None else _AROUND
        text = _GONE.format(problem=reading.problem, instead=instead) if reading.problem else ""
        self._tell("site", text, Choice("Preferences…", self.show_preferences))

    def _tell_styles(self, reading: Reading) -> None:
        trouble = reading.styles.trouble if self.is_worn(Look.SITE) else ""
        instead = _BUILT if reading.styles.sheets else _SHIPPED
        self._tell("styles", _BAD_STYLES.format(trouble=trouble, instead=instead) if trouble else "")

    def _tell_damage(self) -> None:
        if self._settings.damaged is not None:
            self._tell("settings", _DAMAGED.format(file=self._settings.damaged))

    def _tell_not_kept(self, error: OSError) -> None:
        self._tell("settings", _NOT_KEPT.format(reason=error.strerror or error))

    def _tell(self, key: str, text: str, *choices: Choice) -> None:
        """Show a bar, or none; once dismissed it stays away until there is something else to say."""
        if text == self._told.get(key, ""):
            return
        self._told[key] = text
        if text:
            self._banners.put(key, text, (*choices, Choice("Dismiss", lambda: None)), "info")
        else:
            self._banners.drop(key)


def site_in_words(reading: Reading) -> tuple[str, str]:
    """Return the name of the site's folder and a sentence about it; two empty texts without one."""
    if reading.folder is None:
        return "", ""
    tip = _CHOSEN_TIP if reading.is_chosen else _AROUND_TIP
    return reading.folder.name or str(reading.folder), tip.format(folder=reading.folder)


def _as_site(reading: Reading, site: SiteFolder) -> Site:
    return Site(
        folder=reading.folder,
        templates=SiteTemplates.of(reading.shortcodes) if reading.shortcodes else None,
        resolve=site.resolve,
        sheets=tuple(sheet.text for sheet in reading.styles.sheets),
    )


def _look(settings: Settings) -> Look:
    named = settings.get(LOOK)
    return Look(named) if named in {look.value for look in Look} else Look.EDITOR
