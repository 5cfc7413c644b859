"""Which shortcodes there are and what each becomes: the site's own templates, or what we know of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.call_syntax import Argument
from twimeditor.core.render.cards import UNKNOWN
from twimeditor.core.render.known import KNOWN, MARKDOWN, ON_THE_SITE
from twimeditor.core.render.marks import NUL, Mark
from twimeditor.core.render.shortcodes import Call
from twimeditor.core.render.tera import Budget, TeraError, Value
from twimeditor.core.render.tera.run import Markdown

if TYPE_CHECKING:
    from twimeditor.core.render.tera.template import Template

_MARK = lazy_pattern(rf"{NUL}{Mark.PAGE.value}[^{NUL}]*{NUL}")
_NTH = lazy_pattern(r"\bnth\b(?!\s*\()")
_NO_TEMPLATE = "Shown only with a site folder:"
_FAILED = "Not shown, since {}:"


class UnrenderedError(Exception):
    """A shortcode cannot be shown; the text says why, for the card in its place."""


@dataclass(frozen=True)
class SiteTemplates:
    """The shortcode templates of a site: what its folder ``templates/shortcodes`` holds."""

    files: Mapping[str, str]

    @classmethod
    def of(cls, files: Mapping[str, str]) -> "SiteTemplates":
        """Take templates by their file names, ``figure.html`` or ``notice_box.md``."""
        return cls({name: text for name, text in files.items() if name.endswith((".html", ".md"))})

    @property
    def names(self) -> frozenset[str]:
        """Return the shortcodes that there are."""
        return frozenset(name.rpartition(".")[0] for name in self.files)


class Shortcodes:
    """What a post can call. Without templates of the site it is what the newsletter's editors use."""

    def __init__(self, site: SiteTemplates | None = None) -> None:
        self._site = site
        self._read: dict[str, Template | UnrenderedError] = {}

    @cached_property
    def counted(self) -> frozenset[str]:
        """Return those that are not the same wherever they stand: their templates ask for `nth`."""
        files = self._site.files if self._site else {}
        return frozenset(name.rpartition(".")[0] for name, text in files.items() if _NTH.search(text))

    def is_markdown(self, name: str) -> bool:
        """Tell whether what it becomes is Markdown, and read as such. Of two templates, that one counts."""
        return name in MARKDOWN if self._site is None else f"{name}.md" in self._site.files

    def expand(self, call: Call, body: str | None, nth: int, markdown: Markdown, budget: Budget) -> str:
        """Return what `call`, the `nth` of its name, becomes; raise UnrenderedError."""
        if self._site is not None:
            return self._rendered(call, body, nth, markdown, budget)
        known = KNOWN.get(call.name)
        if known is None:
            raise UnrenderedError(_NO_TEMPLATE if call.name in ON_THE_SITE else UNKNOWN)
        return known(call, body or "", markdown)

    def _rendered(self, call: Call, body: str | None, nth: int, markdown: Markdown, budget: Budget) -> str:
        variables = {name: _value(argument) for name, argument in call.arguments.items()}
        variables["nth"] = nth
        if body is not None:
            variables["body"] = body
        try:
            return _sound(self._template(call.name).render(variables, markdown, budget))
        except TeraError as error:
            raise UnrenderedError(_FAILED.format(error)) from error

    def _template(self, name: str) -> "Template":
        if name not in self._read:
            self._read[name] = self._compiled(name)
        found = self._read[name]
        if isinstance(found, UnrenderedError):
            raise found
        return found

    def _compiled(self, name: str) -> "Template | UnrenderedError":
        files = self._site.files if self._site else {}
        file = f"{name}.md" if self.is_markdown(name) else f"{name}.html"
        if file not in files:
            return UnrenderedError(UNKNOWN)
        from twimeditor.core.render.tera.template import Template  # noqa: PLC0415 - loads Jinja

        try:
            return Template(files[file], escaped=file.endswith(".html"))
        except TeraError as error:
            return UnrenderedError(_FAILED.format(error))


def _value(argument: Argument) -> Value:
    return [_value(item) for item in argument] if isinstance(argument, list) else argument


def _sound(html: str) -> str:
    """Return `html` without marks that a filter has cut."""
    return html if NUL not in _MARK.sub("", html) else html.replace(NUL, "\ufffd")
