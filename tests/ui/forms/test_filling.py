"""Each page is filled from empty by keys in the real window; the file has what was typed, and undo takes it back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.forms.conftest import focused, type_text
from tests.ui.launch import Launcher
from twimeditor.app import Application

HEAD = '+++\ntitle = "This Week in Matrix 2031-02-07"\n+++\n\n## Dept of Lamps\n\n### Glow\n\n'
TEXT = "A lamp for rooms.\n\n[Robin](https://matrix.to/#/@robin:example.org) says\n\n> A report.\n"
DOWN = "\N{DOWNWARDS ARROW}"

PAGES = [
    ("add_text", ["A paragraph."], "A paragraph."),
    ("add_image", ["a lamp", "/blog/img/lamp.png", "Glow"], '![a lamp](/blog/img/lamp.png "Glow")'),
    ("add_heading", ["More lamps", DOWN], "##### More lamps"),
    ("add_code", ["python", 'print("🏮")'], '```python\nprint("🏮")\n```'),
    (
        "add_video",
        ["https://www.youtube.com/watch?v=Ab3dEf-h_1k&t=3s", "30", 'A "lamp"'],
        '{{ youtube_player(video_id="Ab3dEf-h_1k", start="30", noscript_text=\'A "lamp"\') }}',
    ),
    ("add_shortcode", ["", "/a.png", "It's a lamp"], '{{ figure(img="/a.png", caption="It\'s a lamp") }}'),
    ("add_definitions", ["#lamp", "https://lamp.example.org", "Lamp"], '[#lamp]: https://lamp.example.org "Lamp"'),
    ("add_more", [], "<!-- more -->"),
    ("add_html", ["<p>A lamp</p>"], "<p>A lamp</p>"),
]


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "2031-02-07-twim.md"
    path.write_text(HEAD + TEXT, encoding="utf-8")
    return path


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def fill(values: list[str]) -> None:
    """Type values from field to field, in the Tab order; what a field begins with is typed over."""
    for place, value in enumerate(values):
        if place:
            press(Qt.Key.Key_Tab)
        if value == DOWN:
            press(Qt.Key.Key_Down)
        elif value:
            QTest.keySequence(focused(), "Ctrl+A")
            type_text(focused(), value)
    if values:
        press(Qt.Key.Key_Tab)


def save(application: Application, post: Path) -> str:
    application.window.commands["save"].trigger()
    return post.read_text(encoding="utf-8")


@pytest.mark.parametrize(("action", "values", "written"), PAGES, ids=[action for action, *_ in PAGES])
def test_a_new_block_is_filled_by_keys(
    launch: Launcher, post: Path, action: str, values: list[str], written: str
) -> None:
    application = launch(post)
    entry = next(application.session.document.entries)
    application.window.parts.selection.select(entry.id)
    application.window.commands[action].trigger()
    fill(values)
    assert save(application, post) == f"{HEAD}{TEXT}\n{written}\n"
    labels = []
    while application.session.can_undo:
        labels.append(application.session.undo_label)
        application.session.undo()
    assert save(application, post) == HEAD + TEXT
    assert labels[-1].startswith("Add ")
    assert len(labels) <= 1 + len([value for value in values if value])


def test_the_front_matter_is_filled_by_keys(launch: Launcher, post: Path) -> None:
    application = launch(post)
    front = application.session.document.front
    assert front is not None
    application.window.parts.selection.select(front.id)
    field = application.window.form.field("front.title")
    assert field is not None
    field.editor.setFocus()
    fill(["This Week in Matrix 2031-02-14", "2031-02-14T18:00:00Z", "", "/blog/2031/02/14/twim", "", ""])
    press(Qt.Key.Key_Tab)
    type_text(focused(), "Robin\nKim,Noor")
    press(Qt.Key.Key_Tab)
    type_text(focused(), "This Week in Matrix")
    press(Qt.Key.Key_Tab)
    type_text(focused(), "https://matrix.org/blog/img/a.png")
    assert save(application, post).split("+++\n")[1] == (
        'title = "This Week in Matrix 2031-02-14"\n'
        'date = "2031-02-14T18:00:00Z"\n'
        'path = "/blog/2031/02/14/twim"\n\n'
        '[taxonomies]\nauthor = ["Robin", "Kim", "Noor"]\ncategory = ["This Week in Matrix"]\n\n'
        '[extra]\nimage = "https://matrix.org/blog/img/a.png"\n'
    )


def test_the_section_of_the_weekly_video_is_filled_by_keys(launch: Launcher, tmp_path: Path) -> None:
    post = tmp_path / "live.md"
    post.write_text("## Lamps\n", encoding="utf-8")
    application = launch(post)
    window = application.window
    window.parts.selection.select(application.session.document.sections[0].id)
    title = window.form.field("section.title")
    assert title is not None
    title.editor.setFocus()
    fill(["Matrix Live"])
    number = window.form.field("live.number")
    assert number is not None
    number.editor.setFocus()
    fill(["S11E18", "Lamps & light"])
    assert focused().metaObject().className() == "QPushButton"
    press(Qt.Key.Key_Space)
    fill(["https://youtu.be/Ab3dEf-h_1k"])
    wanted = '## Matrix Live S11E18 – Lamps & light\n\n{{ youtube_player(video_id="Ab3dEf-h_1k") }}\n'
    assert save(application, post) == wanted


def test_alt_and_a_letter_lead_to_each_row_once(launch: Launcher, post: Path) -> None:
    application = launch(post)
    entry = next(application.session.document.entries)
    application.window.parts.selection.select(entry.id)
    application.window.commands["add_video"].trigger()
    QTest.keyClick(focused(), Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert focused().objectName() == "entry.title"
    rows = [row for card in application.window.form._page.cards() for row in card._rows]
    letters = [label[label.index("&") + 1].lower() for label in (row.spec.label for row in rows) if "&" in label]
    assert len(letters) == len(set(letters)) >= 8
    assert not {*letters} & {*"fevithugk"}
    assert QApplication.focusWidget() is not None
