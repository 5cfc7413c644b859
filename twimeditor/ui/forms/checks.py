"""What is said under a field when it is left: never a refusal, only a word."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from twimeditor.core.errors import EditError
from twimeditor.core.model import find
from twimeditor.core.model.nodes import Attribution, Block, Quote
from twimeditor.core.model.tree import Issue
from twimeditor.core.post import front_matter
from twimeditor.core.post.settle import unclosed
from twimeditor.ui.forms.spec import Check, FieldSpec

_MATRIX_ID = re.compile(r"@[^:\s]+:\S+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_NO_AUTHOR = "Who? A verb is written behind an author's name or id, and there is none yet."
_NO_LINK = "The name would be a link to nowhere: give a Matrix id such as @name:server, or an address."
_ON_SITE = re.compile(r"(?:/|@/|#|\./|\.\./)\S*")


def reason(issue: Issue, spec: FieldSpec, value: str) -> str:
    """Return what is wrong with a field's value, in words, or an empty string."""
    text = value.strip()
    match spec.check:
        case Check.BLOCK:
            return _unclosed(issue, spec)
        case Check.TOML:
            return _problem(issue)
        case Check.VERB:
            return _NO_AUTHOR if text else ""
        case Check.AUTHOR if not text:
            return _NO_LINK if _is_named(issue, spec) else ""
        case _:
            return _misshapen(spec.check, text) if text else ""


def _is_named(issue: Issue, spec: FieldSpec) -> bool:
    author = find.node(issue, spec.node) if spec.node is not None else None
    return isinstance(author, Attribution) and bool(author.name.strip())


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


def _unclosed(issue: Issue, spec: FieldSpec) -> str:
    if spec.node is None:
        return ""
    try:
        node = find.node(issue, spec.node)
    except EditError:
        return ""
    return (unclosed(node) or "") if isinstance(node, Block | Quote) else ""


def _problem(issue: Issue) -> str:
    return (front_matter.problem(issue.front) or "") if issue.front is not None else ""


_SHAPES: Mapping[Check, tuple[Callable[[str], bool], str]] = {
    Check.AUTHOR: (_is_author, "Neither a Matrix id, such as @name:server, nor a web address."),
    Check.ADDRESS: (_is_address, "Not a web address: it would begin with https://"),
    Check.DATE: (_is_date, "Not a date: it would look like 2026-10-09."),
}
