"""A field of a block that stands in the file changes just its bytes; hostile values do no harm."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListView, QPlainTextEdit, QPushButton, QWidget

from tests.ui.forms.conftest import Desk, focused, press, type_text

OpenForm = Callable[..., Desk]

POST = """\
## Dept of Lamps

### Glow

![a lamp](/blog/img/lamp.png "Glow")

#### Small ####

<iframe width="560" src='https://www.youtube.com/embed/Ab3dEf-h_1k?rel=0' data-x=1 title="A lamp"></iframe>

{{youtube_player(video_id='Zz3dEf-h_1k' , autoplay=true)}}

{{ figure(
   img="/blog/img/a.png"
   caption="One"
) }}

{% details(summary="More") %}
Inside *it*
{% end %}

~~~ python
print(1)
~~~

<p>Raw</p>

    indented code

[#a]:   https://a.example.org
[#b]: <https://b.example.org> 'B'
"""

FIELDS = [
    ("image[0].alt", "![a lamp", "![a lampx"),
    ("image[0].title", '"Glow"', '"Glowx"'),
    ("heading[0].title", "Small ####", "Smallx ####"),
    ("video[0].video", "Ab3dEf-h_1k?", "Ab3dEf-h_1kx?"),
    ("video[0].title", 'title="A lamp"', 'title="A lampx"'),
    ("video[1].video", "'Zz3dEf-h_1k'", "'Zz3dEf-h_1kx'"),
    ("video[1].title", "=true)", '=true , noscript_text="x")'),
    ("shortcode[0].name", "{{ figure(", "{{ figurex("),
    ("shortcode[0].img", 'a.png"', 'a.pngx"'),
    ("shortcode[0].caption", '"One"', '"Onex"'),
    ("shortcode[1].summary", '"More"', '"Morex"'),
    ("shortcode[1].body", "*it*", "*it*x"),
    ("code[0].language", "~~~ python", "~~~ pythonx"),
    ("code[0].text", "print(1)", "print(1)x"),
    ("block[0].markdown", "<p>Raw</p>", "<p>Raw</p>x"),
    ("block[1].markdown", "indented code", "indented codex"),
    ("definitions[0]", "[#a]: ", "[#ax]: "),
]


@pytest.fixture
def form(open_form: OpenForm) -> Desk:
    form = open_form(POST)
    form.open_entry(0)
    form.panel._page.complete()
    return form


@pytest.mark.parametrize(("name", "before", "after"), FIELDS, ids=[name for name, *_ in FIELDS])
def test_a_letter_changes_just_its_place(form: Desk, name: str, before: str, after: str) -> None:
    assert POST.count(before) == 1
    if name == "definitions[0]":
        form.focus(name)
        QTest.keyClick(focused(), Qt.Key.Key_End)
        type_text(focused(), "x")
    else:
        form.type_into(name, "x")
    assert form.written() == POST.replace(before, after)
    form.leave()
    assert form.written() == POST.replace(before, after)
    assert form.undo_all() == 1
    assert form.written() == POST


HOSTILE = [
    '"',
    "'",
    "\"'`",
    "}}",
    "{{ x(",
    "{% end %}",
    "-->",
    "</iframe>",
    "`",
    "```",
    "~~~",
    "\\",
    "]",
    "مرحبا",
    "\u202e",
    "🏮",
]


@pytest.mark.parametrize("name", [name for name, *_ in FIELDS if name != "definitions[0]"])
def test_hostile_letters_do_no_harm_to_what_stands_around(form: Desk, name: str) -> None:
    around = [line for line in POST.split("\n") if line.startswith(("## ", "### "))]
    for value in HOSTILE:
        form.type_into(name, value)
        assert form.field(name).editor.value().endswith(value)
        assert all(line in form.written() for line in around)
        form.leave()
        form.undo_all()
        assert form.written() == POST


def test_pasted_lines_become_one_where_there_is_one(form: Desk) -> None:
    QGuiApplication.clipboard().setText(" two\nlines\r\n")
    form.type_into("shortcode[0].caption", "")
    form.line("shortcode[0].caption").paste()
    assert 'caption="One two lines "' in form.written()


def test_what_cannot_be_written_stays_in_the_field_with_the_reason(form: Desk) -> None:
    form.type_into("shortcode[0].caption", "\"'`")
    form.leave()
    field = form.field("shortcode[0].caption")
    assert field.said() == "A shortcode's text cannot have all three kinds of quotes."
    assert field.editor.value() == "One\"'`"
    form.type_into("shortcode[0].caption", "")
    press(field.editor, Qt.Key.Key_Backspace)
    form.leave()
    assert field.said() == ""
    assert "caption='One\"'" not in form.written()


def test_a_pasted_address_becomes_the_id(form: Desk) -> None:
    form.type_into("video[1].video", "")
    QTest.keySequence(focused(), "Ctrl+A")
    type_text(focused(), "https://youtu.be/QwErTyUiOp0?t=5")
    form.leave()
    assert "video_id='QwErTyUiOp0'" in form.written()
    assert form.field("video[1].video").editor.value() == "QwErTyUiOp0"
    assert "11 letters" not in form.field("video[1].video").said()


def test_a_video_that_is_none_is_explained(form: Desk) -> None:
    form.type_into("video[1].video", "!")
    form.leave()
    assert "11 letters" in form.field("video[1].video").said()
    QTest.keySequence(form.focus("video[1].video"), "Ctrl+A")
    press(focused(), Qt.Key.Key_Delete)
    form.leave()
    assert form.field("video[1].video").said().startswith("Which video?")


def test_another_form_of_embed_is_picked_by_key(form: Desk) -> None:
    box = form.panel.findChild(QComboBox, "video[1].form.box")
    assert isinstance(box, QComboBox)
    box.setFocus()
    press(box, Qt.Key.Key_Down)
    assert '<iframe src="https://www.youtube.com/embed/Zz3dEf-h_1k" allowfullscreen></iframe>' in form.written()
    assert form.session.undo_label == "Edit how the video is embedded"
    form.session.undo()
    assert form.written() == POST
    assert box.currentText() == "The site’s player"


def test_the_wheel_scrolls_past_a_choice(form: Desk) -> None:
    box = form.panel.findChild(QComboBox, "heading[0].level.box")
    assert isinstance(box, QComboBox)
    box.setFocus()
    centre = QPointF(box.rect().center())
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    modifiers = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(centre, centre, QPoint(0, -120), QPoint(0, -120), buttons, modifiers, phase, False)
    QApplication.sendEvent(box, event)
    assert form.written() == POST


def test_the_level_of_a_heading_is_picked(form: Desk) -> None:
    box = form.panel.findChild(QComboBox, "heading[0].level.box")
    assert isinstance(box, QComboBox)
    box.setFocus()
    press(box, Qt.Key.Key_Down)
    assert form.written() == POST.replace("#### Small ####", "##### Small ####")
    form.session.undo()
    assert form.written() == POST


def test_the_name_of_a_shortcode_brings_its_fields(open_form: OpenForm) -> None:
    form = open_form('## Lamps\n\n{{ figure(img="a", caption="b") }}\n')
    form.open_section(0)
    QTest.keySequence(form.focus("shortcode[0].name"), "Ctrl+A")
    type_text(focused(), "figureVideo")
    proposals = QApplication.activePopupWidget()
    assert isinstance(proposals, QListView)
    QTest.keyClick(proposals, Qt.Key.Key_Tab)
    form.leave()
    assert [name for name in form.names() if name.startswith("shortcode")] == [
        f"shortcode[0].{key}" for key in ("name", "vid", "caption", "img")
    ]
    assert "lacks vid" in form.field("shortcode[0].name").said()
    form.type_into("shortcode[0].vid", "x")
    assert form.written() == '## Lamps\n\n{{ figureVideo(img="a", caption="b", vid="x") }}\n'


def test_a_body_may_have_several_lines(form: Desk) -> None:
    form.type_into("shortcode[1].body", "\n\nMore")
    assert "\nInside *it*\n\nMore\n{% end %}" in form.written()


def test_code_with_a_fence_in_it_gets_a_longer_one(form: Desk) -> None:
    form.type_into("code[0].text", "\n~~~\nx")
    assert "~~~~ python\nprint(1)\n~~~\nx\n~~~~\n" in form.written()


def cell(form: Desk, name: str) -> QLineEdit:
    found = form.panel.findChild(QLineEdit, f"definitions[0].{name}")
    assert isinstance(found, QLineEdit)
    return found


def test_a_definition_is_added_and_removed_by_keys(form: Desk) -> None:
    add = form.panel.findChild(QPushButton, "definitions[0].add")
    assert isinstance(add, QPushButton)
    add.setFocus()
    press(add, Qt.Key.Key_Space, " ")
    assert focused().objectName() == "definitions[0].label[2]"
    type_text(focused(), "#c")
    assert form.written() == POST
    press(focused(), Qt.Key.Key_Tab)
    type_text(focused(), "https://c.example.org")
    assert form.written() == f"{POST}[#c]: https://c.example.org\n"
    for _ in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Remove definition 3"
    press(focused(), Qt.Key.Key_Space, " ")
    assert form.written() == POST
    assert focused().objectName() == "definitions[0].label[1]"


def test_a_definition_that_cannot_be_written_keeps_its_last_good_one(form: Desk) -> None:
    form.focus("definitions[0]")
    line = cell(form, "label[1]")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    type_text(line, "]")
    assert line.text().endswith("]")
    assert form.written() == POST
    press(line, Qt.Key.Key_Backspace)
    type_text(line, "x")
    assert form.written() == POST.replace("[#b]", "[#bx]")


def test_undo_shows_the_rows_again(form: Desk) -> None:
    cell(form, "label[1]").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_End)
    type_text(focused(), "x")
    form.session.undo()
    assert cell(form, "label[1]").text() == "#b"
    assert form.written() == POST


def test_every_control_of_a_page_has_a_name(form: Desk) -> None:
    nameless = [control for control in form.panel._page.controls() if not control.accessibleName()]
    assert [type(control).__name__ for control in nameless if not isinstance(control, QPushButton)] == []


def test_tab_goes_through_the_fields_as_they_are_seen(form: Desk) -> None:
    wanted: list[QWidget] = [control for control in form.panel._page.controls() if control.isVisible()]
    wanted[0].setFocus()
    seen = [focused()]
    for _ in wanted[1:]:
        if isinstance(focused(), QPlainTextEdit):
            press(focused(), Qt.Key.Key_Escape)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(focused())
    assert [one.objectName() for one in seen] == [one.objectName() for one in wanted]
