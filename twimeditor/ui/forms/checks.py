"""What is said of the shape of a field's value when it is left: never a refusal, only a word."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime

from twimeditor.core.errors import EditError
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import find
from twimeditor.core.model.nodes import Attribution, Block, Node, Quote
from twimeditor.core.model.tree import Issue
from twimeditor.core.post import front_matter
from twimeditor.core.post.settle import unclosed
from twimeditor.ui.forms.spec import Check, FieldSpec

_MATRIX_ID = lazy_pattern(r"@[^:\s]+:\S+")
_SCHEME = lazy_pattern(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_NO_AUTHOR = "Who? A verb is written behind an author's name or id, and there is none yet."
_NO_LINK = "The name would be a link to nowhere: give a Matrix id such as @name:server, or an address."
_VIDEO_ID = lazy_pattern(r"[A-Za-z0-9_-]{11}")
_SPACE = 32
_ON_SITE = lazy_pattern(r"(?:/|@/|#|\./|\.\./)\S*")


def reason(issue: Issue, spec: FieldSpec, value: str) -> str:
    """Return what is wrong with the shape of a field's value, in words, or an empty string.

    What a reviewer would say is no matter of the form: it is told of as the issue's problems.
    """
    text = value.strip()
    match spec.check:
        case Check.BLOCK:
            return _unclosed(issue, spec)
        case Check.VIDEO:
            return _video(text)
        case Check.TOML:
            return _toml(issue)
        case Check.VERB:
            return _NO_AUTHOR if text else ""
        case Check.AUTHOR if not text:
            return _NO_LINK if _is_named(issue, spec) else ""
        case _:
            return _misshapen(spec.check, text) if text else ""


def _video(text: str) -> str:
    if not text:
        return "Which video? Its address or its id is missing."
    is_id = _VIDEO_ID.fullmatch(text) is not None
    return "" if is_id or _is_address(text) else "Neither the id of a YouTube video, of 11 letters, nor an address."


def _is_named(issue: Issue, spec: FieldSpec) -> bool:
    with suppress(EditError):  # undone while its field had the focus
        author = find.node(issue, spec.node) if spec.node is not None else None
        return isinstance(author, Attribution) and bool(author.name.strip())
    return False


def _misshapen(check: Check, text: str) -> str:
    is_right, words = _SHAPES.get(check, (bool, ""))
    return "" if is_right(text) else words


def _is_author(text: str) -> bool:
    return bool(_MATRIX_ID.fullmatch(text) or _SCHEME.fullmatch(text))


def _is_address(text: str) -> bool:
    return bool(_SCHEME.fullmatch(text) or _ON_SITE.fullmatch(text))


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_path(text: str) -> bool:
    return text.startswith("/") and not any(char.isspace() for char in text)


def _is_file_name(text: str) -> bool:
    return text.endswith(".md") and text != ".md" and not any(char in "/\\" or ord(char) < _SPACE for char in text)


def _is_shared(text: str) -> bool:
    return text.startswith(("https://", "http://")) and not text.endswith("/")


def _unclosed(issue: Issue, spec: FieldSpec) -> str:
    node = next(_nodes(issue, spec), None)
    return (unclosed(node) or "") if isinstance(node, Block | Quote) else ""


def _nodes(issue: Issue, spec: FieldSpec) -> Iterator[Node]:
    """Yield the nodes whose text the field holds."""
    for number in (spec.node, *spec.also):
        with suppress(EditError):
            if number is not None:
                yield find.node(issue, number)


def _toml(issue: Issue) -> str:
    return (front_matter.problem(issue.front) or "") if issue.front is not None else ""


_SHAPES: Mapping[Check, tuple[Callable[[str], bool], str]] = {
    Check.AUTHOR: (_is_author, "Neither a Matrix id, such as @name:server, nor a web address."),
    Check.ADDRESS: (_is_address, "Not a web address: it would begin with https://"),
    Check.DATE: (_is_date, "Not a date: it would look like 2026-10-09 or 2026-10-09T18:00:00Z."),
    Check.SECONDS: (str.isdecimal, "Not a number of seconds, such as 90."),
    Check.PATH: (_is_path, "Not a path on the site: it begins with / and has no spaces."),
    Check.FILE: (_is_file_name, "Not the name of a post’s file: it ends with .md, and has no / or \\ in it."),
    Check.SHARED: (_is_shared, "Other sites need the whole address of this picture: https://… without a / at its end."),
}
