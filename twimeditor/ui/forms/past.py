"""The line below an entry's project that tells how it stood there last time."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from twimeditor.ui.forms.spec import Act, Choice, FormSpec, RowSpec

Past: TypeAlias = Callable[[int], str]
"""Returns in words how it stands with an entry, "" where there is nothing to say; cheap, it is asked with each key."""


def with_past(form: FormSpec, past: Past) -> FormSpec:
    """Return the form with the line below the project's last field, and a button that shows more if there is more."""
    head = form.cards[0] if form.cards else None
    if head is None or not any(map(_is_last, head.rows)):
        return form
    words = past(form.container)
    if not words:
        return form
    from twimeditor.core.archive.last_time import FIRST  # noqa: PLC0415 - not before there is an archive

    button = Choice(Act.SHOW_PAST, form.container) if words != FIRST else None
    rows = tuple(replace(row, remark=words, button=button) if _is_last(row) else row for row in head.rows)
    return replace(form, cards=(replace(head, rows=rows), *form.cards[1:]))


def _is_last(row: RowSpec) -> bool:
    return row.key == "description"
