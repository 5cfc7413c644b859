"""Which characters of the post a field shows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.ui.forms.conftest import Desk, focused, press
from twimeditor.core.check.place import Place
from twimeditor.core.model import find
from twimeditor.core.post.fields import fields
from twimeditor.ui.forms.tags import Tag

POST = """\
+++
title = "This Week in Matrix 2031-02-07"
date = "2031-02-07"
[taxonomies]
author = ["Robin", "Kim"]
+++

## Matrix Live 🎙 S12E03 – Lamps 🎬

{{ youtube_player(video_id="abcdefghijk", noscript_text='A 😀 video') }}

## Dept of Lamps 💡

### Glow ([website](https://glow.example.org))

Glow 💡 is a lamp.

It shines; and it shines.

[Robin](https://matrix.to/#/@robin:example.org) says

> A lamp 😀 and a lamp.
> > lazy
> and a lamp

![a lamp](/blog/img/lamp.png "so nice")

| a | b \\| c |
| --- | --- |
| 1 | lamp |

* one lamp
* another lamp

```python
lamp = 1
```

{% details(summary="A lamp") %}
Inside a lamp.
{% end %}

[one]: https://lamp.example.org "lamp"
[two]: https://lamp.example.org

<iframe src="https://www.youtube.com/embed/abcdefghijk?start=90" title="lamp"></iframe>
"""


@pytest.fixture
def form(open_form: Callable[..., Desk]) -> Desk:
    return open_form(POST)


def places(form: Desk, text: str) -> list[Place]:
    """Return each place of the issue that has the text."""
    found = []
    for node in form.session.document.leaves():
        for field, value in fields(node):
            at = value.find(text)
            while at >= 0:
                found.append(Place(node.id, field, at, at + len(text), value))
                at = value.find(text, at + 1)
    return found


def selected() -> str:
    widget = focused()
    if isinstance(widget, QLineEdit):
        return widget.selectedText()
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().selectedText().replace("\u2029", "\n")
    return ""


@pytest.mark.parametrize("text", ["lamp", "Lamps", "😀", "abcdefghijk", "2031-02-07", "lamp.example", "one", "90"])
def test_what_is_typed_over_a_revealed_place_stands_for_exactly_its_characters(form: Desk, text: str) -> None:
    found = places(form, text)
    assert found
    for place in found:
        form.panel.reveal(place)
        assert selected() == text, place
        press(focused(), Qt.Key.Key_7, "7")
        after = dict(fields(find.node(form.session.document, place.node)))[place.field]
        assert after == place.value[: place.start] + "7" + place.value[place.end :], place
        form.undo_all()
        assert form.written() == POST


def test_a_name_among_tags_gets_the_focus(form: Desk) -> None:
    (place,) = places(form, "Kim")
    form.panel.reveal(place)
    tag = focused()
    assert isinstance(tag, Tag)
    assert tag.name == "Kim"


def test_what_stands_in_no_single_field_is_selected_in_the_markdown(form: Desk) -> None:
    for text in ("details(", 'https://lamp.example.org "lamp"', "```python\nlamp", "* another", "| 1"):
        (place,) = places(form, text)
        form.panel.reveal(place)
        assert selected() == text


def test_a_section_and_an_entry_are_shown_with_the_caret_in_their_titles(form: Desk) -> None:
    section = form.session.document.sections[1]
    for whole, name in ((section.id, "section.title"), (section.entries[0].id, "entry.title")):
        form.panel.reveal(Place(whole))
        assert form.field(name).editor.hasFocus()


def test_a_place_that_is_gone_leaves_the_form_as_it_is(form: Desk) -> None:
    form.open_entry(0)
    before = form.names()
    form.panel.reveal(Place(9999, "body", 1, 2, "abc"))
    assert form.names() == before


def test_with_another_text_there_meanwhile_the_field_is_gone_to(form: Desk) -> None:
    (place,) = places(form, "A lamp 😀")
    form.panel.reveal(Place(place.node, "body", 2, 6, "another text"))
    assert form.field("update.quote").editor.hasFocus()
    assert selected() == ""
