"""Words of others on a terminal: they may hold what it would obey."""

from twimeditor.core.lazy import lazy_pattern

_OBEYED = lazy_pattern("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What moves a terminal's cursor or colours it, ends a line, or turns around what follows."""


def visible(text: str) -> str:
    r"""Return `text` with what a terminal would obey as it is written in JSON: ``\u001b``."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
