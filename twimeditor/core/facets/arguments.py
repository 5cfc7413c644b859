"""Which arguments a shortcode can be given: by the site's own template, or by what is known of those in use."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render import SiteTemplates

KNOWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "youtube_player": ("video_id", "start", "noscript_text"),
        "figure": ("img", "caption"),
        "figureVideo": ("vid", "caption"),
        "figureGallery": ("images", "captions"),
        "video": ("src",),
        "details": ("summary",),
        "notice_box": (),
    }
)
_TAG = lazy_pattern(r"\{[{%]-?(.*?)-?[%}]\}", re.DOTALL)
_STRING = lazy_pattern(r"\"[^\"]*\"|'[^']*'|`[^`]*`")
_NO_VARIABLE = lazy_pattern(r"\|\s*\w+|\bis\s+(?:not\s+)?\w+|\.\w+|\w+\s*(?:\(|::)|\w+\s*=(?!=)")
_SET = lazy_pattern(r"\b(?:for|set|set_global)\s+(\w+)(?:\s*,\s*(\w+))?")
_WORD = lazy_pattern(r"[A-Za-z_]\w*")
_STATEMENTS = "if elif else endif for endfor in set set_global filter endfilter block endblock raw endraw"
_MORE_STATEMENTS = "extends include import macro endmacro break continue as"
_VALUES = "and or not is true false True False loop body nth config page section lang self current_url current_path"
_RESERVED = frozenset(f"{_STATEMENTS} {_MORE_STATEMENTS} {_VALUES}".split())


def arguments_of(name: str, templates: SiteTemplates | None) -> tuple[str, ...]:
    """Return the names of a shortcode's arguments, those that are known first."""
    known = KNOWN.get(name, ())
    files = templates.files if templates is not None else {}
    text = files.get(f"{name}.md") or files.get(f"{name}.html") or ""
    return tuple(dict.fromkeys((*known, *_variables(text)))) if text else known


def _variables(template: str) -> Iterator[str]:
    """Yield what a template takes from outside."""
    tags = [_STRING.sub(" ", found[1]) for found in _TAG.finditer(template)]
    own = {word for tag in tags for found in _SET.finditer(tag) for word in found.groups() if word}
    for tag in tags:
        for word in _WORD.findall(_NO_VARIABLE.sub(_values, tag)):
            if word not in _RESERVED and word not in own:
                yield word


def _values(found: re.Match[str]) -> str:
    return " ("[: 1 + found[0].endswith("(")]
