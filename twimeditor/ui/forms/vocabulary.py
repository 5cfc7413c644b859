"""What fields propose while one types."""

from collections.abc import Sequence

from twimeditor.core.render import SiteTemplates
from twimeditor.core.render.known import KNOWN
from twimeditor.core.style import HouseStyle
from twimeditor.ui.forms.spec import Words


def proposals(wanted: Words | None, style: HouseStyle, templates: SiteTemplates | None) -> Sequence[str]:
    """Return the words that a field proposes, in the order in which they are to be shown."""
    match wanted:
        case Words.SECTIONS:
            return tuple(kind.heading for kind in style.sections)
        case Words.LANGUAGES:
            return languages()
        case Words.SHORTCODES:
            return sorted(templates.names if templates is not None else KNOWN)
        case Words.CATEGORIES:
            return style.front.category
        case Words.PEOPLE | Words.PROJECTS | None:  # these are looked for, not listed
            return ()


def languages() -> Sequence[str]:
    """Return the names of the languages that code can be coloured in."""
    from pygments.lexers import get_all_lexers  # noqa: PLC0415 - the first window does not need it

    return sorted({alias for _name, aliases, _files, _kinds in get_all_lexers(plugins=False) for alias in aliases})
