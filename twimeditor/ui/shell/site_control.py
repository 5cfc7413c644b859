"""Brings the site's folder to the preview, says in words how it stands, and asks for it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from twimeditor.core.render import SiteTemplates
from twimeditor.services.settings import FOLLOW, LOOK, SITE_FOLDER, Option, Settings
from twimeditor.services.settings.options import T
from twimeditor.services.site.reading import Reading
from twimeditor.services.storage.controller import PostState
from twimeditor.ui.bridge import pass_on
from twimeditor.ui.forms import FormPanel
from twimeditor.ui.preview import Look, PreviewPanel, Site
from twimeditor.ui.shell.parts import Parts
from twimeditor.ui.shell.posts import Posts
from twimeditor.ui.shell.site_folder import SiteFolder
from twimeditor.ui.widgets import BannerStack, Choice

if TYPE_CHECKING:
    from twimeditor.ui.shell.language_list import Tell

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
    """Keeps preview, form, bars and status line in step with the site's folder and the chosen look.

    `words_wanted` asks for the words that the user has added to the dictionary.
    """

    words_wanted = Signal()

    def __init__(
        self,
        parts: Parts,
        posts: Posts,
        preview: PreviewPanel,
        form: FormPanel,
        banners: BannerStack,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._parts = parts
        self._site = parts.site
        self._settings = parts.settings
        self._styles = parts.styles
        self._posts = posts
        self._preview = preview
        self._form = form
        self._banners = banners
        self._window = window
        self._told: dict[str, str] = {}
        preview.set_look(_look(self._settings))
        preview.look_chosen.connect(self.choose_look)
        posts.state_changed.connect(self._follow)
        self._site.read.connect(self._show)
        self.close = self._settings.subscribe(self._take)
        self._tell_damage()
        self._site.refresh()

    def shown(self) -> Site:
        """Return what the site's folder brings to the preview."""
        return _as_site(self._site.reading, self._site)

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

    def show_preferences(self, option: Option[Any] | None = None) -> None:
        """Ask for what is set once, for an option if one is wanted."""
        from twimeditor.ui.shell.option_rows import Surroundings  # noqa: PLC0415 - as above
        from twimeditor.ui.shell.preferences import Preferences  # noqa: PLC0415 - the first window does not need it

        around = Surroundings(
            settings=self._settings,
            keep=self.keep,
            styles=tuple((style.name, style.label) for style in self._styles.all()),
            inspect=self._site.inspect,
            ask=self._posts.questions.folder,
            around=self._site.around(),
            site=self._site.reading.folder,
            languages=self._find_languages,
            edit_words=self.words_wanted.emit,
        )
        dialog = Preferences(self._window, around)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        if option is not None:
            dialog.show_option(option)

    def _find_languages(self, tell: "Tell") -> None:
        """Look aside for the languages that there are dictionaries for."""
        from twimeditor.services.check.spelling import available  # noqa: PLC0415 - not before it is asked for

        folder = self._parts.words.folder / "dictionaries"
        self._parts.executor.submit(lambda: tuple(available((folder,))), tell, pass_on)

    def _take(self, option: Option[Any]) -> None:
        """Follow what was chosen, here or in another window."""
        if option is SITE_FOLDER:
            self._site.refresh()
        elif option is LOOK and self._preview.look is not _look(self._settings):
            self._preview.set_look(_look(self._settings))
            self._tell_styles(self._site.reading)
        elif option is FOLLOW:
            self._preview.follow(wanted=self._settings.get(FOLLOW))

    def _follow(self, state: PostState) -> None:
        self._site.follow(state.path)
        self._preview.name(state.path)

    def _show(self) -> None:
        reading = self._site.reading
        site = self.shown()
        self._preview.use_site(site)
        self._form.use_templates(site.templates)
        self._tell_problem(reading)
        self._tell_styles(reading)

    def _tell_problem(self, reading: Reading) -> None:
        instead = _WITHOUT if reading.folder is None else _AROUND
        text = _GONE.format(problem=reading.problem, instead=instead) if reading.problem else ""
        self._tell("site", text, Choice("Preferences…", lambda: self.show_preferences(SITE_FOLDER)))

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
