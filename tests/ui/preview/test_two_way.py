"""Preview, outline and form follow each other, and none of them leads another astray."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.preview.desk import Desk
from twimeditor.core.model.nodes import Quote
from twimeditor.core.render.carets import Caret
from twimeditor.ui.bridge import NOTHING
from twimeditor.ui.preview import Look
from twimeditor.ui.preview.spots import Spot

LONG = "Line 0 of"
"""In the first of the long quotes."""


class Heard:
    """What the selection was told, by the names of its signals."""

    def __init__(self, desk: Desk) -> None:
        self.told: list[tuple[str, int, Caret | None]] = []
        for name in ("changed", "shown", "revealed", "viewed"):
            getattr(desk.selection, name).connect(self._note(desk, name))

    def _note(self, desk: Desk, name: str) -> Callable[[int], None]:
        return lambda number: self.told.append((name, number, desk.selection.caret))

    def of(self, name: str) -> list[int]:
        return [number for told, number, _caret in self.told if told == name]


@pytest.fixture
def heard(desk: Desk) -> Heard:
    return Heard(desk)


def quote(desk: Desk, text: str) -> Quote:
    found = desk.node(text)
    assert isinstance(found, Quote)
    return found


def paragraph(desk: Desk, text: str, number: int) -> str:
    return f'[data-node="{desk.node(text).id}"] > p:nth-child({number})'


def marked(desk: Desk) -> str:
    """Return the text of the paragraph that is marked, "" when none is."""
    return str(
        desk.eyes.see(
            '[...document.querySelectorAll("main blockquote > *")]'
            '.filter((each) => getComputedStyle(each).backgroundImage.startsWith("linear-gradient"))'
            '.map((each) => each.textContent.trim()).join("|")'
        )
    )


def test_double_click_puts_the_caret_before_the_word_in_the_third_paragraph(desk: Desk, heard: Heard) -> None:
    body = quote(desk, LONG).body
    with desk.qtbot.waitSignal(desk.selection.revealed):
        desk.eyes.double_click(paragraph(desk, LONG, 3), across=2)
    ((_name, node, caret),) = (told for told in heard.told if told[0] == "revealed")
    assert node == desk.node(LONG).id
    assert caret == Caret(body.index("Line 2 of"))


def test_double_click_in_a_line_finds_the_letter(desk: Desk, heard: Heard) -> None:
    body = "[It](https://example.org/blinks_all_night) *blinks* " + " ".join(f"word{number}" for number in range(40))
    desk.type(desk.node("It blinks."), "body", body)
    with desk.qtbot.waitSignal(desk.selection.revealed):
        desk.eyes.double_click(paragraph(desk, "blinks_all_night", 1), across=300)
    caret = heard.told[-1][2]
    assert caret is not None
    word = desk.eyes.see("getSelection().toString().trim()")
    assert word.startswith("word")
    assert body.index(f"{word} ") <= caret.index <= body.index(f"{word} ") + len(word)


def test_click_selects_without_a_caret(desk: Desk, heard: Heard) -> None:
    with desk.qtbot.waitSignal(desk.selection.shown):
        desk.eyes.click(paragraph(desk, LONG, 2))
    assert heard.of("shown") == [desk.node(LONG).id]
    assert heard.of("revealed") == []


def test_the_carets_paragraph_is_marked_and_no_other(desk: Desk) -> None:
    body = quote(desk, LONG).body
    desk.selection.select(desk.entry("Lighthouse"))
    desk.selection.point(desk.node(LONG).id, Caret(body.index("Line 1 of") + 3))
    desk.qtbot.waitUntil(lambda: marked(desk) == "Line 1 of a long report.")
    desk.selection.point(desk.node(LONG).id, Caret(body.index("Line 2 of")))
    desk.qtbot.waitUntil(lambda: marked(desk) == "Line 2 of a long report.")
    desk.selection.select(desk.entry("Foghorn"))
    assert marked(desk) == ""


def test_the_carets_paragraph_comes_into_view_and_stays_through_typing(desk: Desk) -> None:
    body = quote(desk, LONG).body
    node = desk.node(LONG).id
    desk.selection.select(desk.entry("Lighthouse"))
    desk.selection.point(node, Caret(body.index("Line 50 of")))
    desk.qtbot.waitUntil(lambda: 0 <= desk.eyes.top(paragraph(desk, LONG, 51)) < 480)
    desk.eyes.see("window.scrollTo(0, 0)")
    desk.type(desk.node(LONG), "body", body.replace("Line 50 of", "Line 50! of"))
    desk.selection.point(node, Caret(body.index("Line 50 of") + 8))
    desk.qtbot.waitUntil(lambda: marked(desk).startswith("Line 50!"))
    assert desk.eyes.see("window.scrollY") == 0  # the user scrolled away: the same paragraph pulls nobody back


def test_code_that_has_the_caret_keeps_its_ground(desk: Desk) -> None:
    desk.panel.set_look(Look.SITE)
    desk.type(desk.node("It blinks."), "body", "```py\nblink()\n```")
    ground = 'getComputedStyle(document.querySelector("main pre")).backgroundColor'
    before = desk.eyes.see(ground)
    desk.selection.point(desk.node("blink()").id, Caret(8))
    desk.qtbot.waitUntil(lambda: marked(desk) == "blink()")
    assert desk.eyes.see(ground) == before


def test_the_mark_leaves_the_page_as_it_is(desk: Desk) -> None:
    before = desk.eyes.body()
    body = quote(desk, LONG).body
    desk.selection.point(desk.node(LONG).id, Caret(body.index("Line 1 of")))
    desk.qtbot.waitUntil(lambda: marked(desk) != "")
    assert desk.eyes.body() == before


def test_scrolling_tells_what_is_in_view_and_selects_nothing(desk: Desk, heard: Heard) -> None:
    desk.eyes.see("window.scrollTo(0, document.body.scrollHeight / 2)")
    desk.qtbot.waitUntil(lambda: bool(heard.of("viewed")))
    desk.eyes.see('document.querySelectorAll("main > h3")[1].scrollIntoView()')
    desk.qtbot.waitUntil(lambda: heard.of("viewed")[-1] == desk.entry("Foghorn"))
    assert desk.selection.current == NOTHING
    assert {name for name, _number, _caret in heard.told} == {"viewed"}


def test_selecting_scrolls_and_does_not_select_something_else(desk: Desk, heard: Heard) -> None:
    desk.selection.select(desk.entry("Foghorn"))
    desk.qtbot.waitUntil(lambda: desk.entry("Foghorn") in heard.of("viewed"))
    assert heard.of("changed") == [desk.entry("Foghorn")]
    assert desk.selection.current == desk.entry("Foghorn")


def test_the_form_scrolled_by_hand_takes_the_page_along(desk: Desk, heard: Heard) -> None:
    desk.selection.look(desk.node("It hoots.").id)
    desk.qtbot.waitUntil(lambda: 0 <= desk.eyes.top(paragraph(desk, "It hoots.", 1)) < 480)
    assert heard.of("changed") == heard.of("shown") == []


def test_switched_off_nothing_scrolls_for_another_pane(desk: Desk, heard: Heard) -> None:
    desk.panel.follow(wanted=False)
    assert heard.of("viewed") == [NOTHING]
    desk.selection.select(desk.entry("Foghorn"))
    desk.selection.look(desk.node("It hoots.").id)
    assert desk.eyes.see("window.scrollY") == 0
    desk.eyes.see('document.querySelectorAll("main > h3")[1].scrollIntoView()')
    desk.eyes.see("1")
    assert heard.of("viewed") == [NOTHING]
    with desk.qtbot.waitSignal(desk.selection.shown):
        desk.eyes.click(paragraph(desk, "It hoots.", 1))
    desk.eyes.see("window.scrollTo(0, 0)")
    desk.panel.follow(wanted=True)
    desk.qtbot.waitUntil(lambda: desk.eyes.see("window.scrollY") > 0)


def test_ids_that_a_post_makes_up_are_not_believed(desk: Desk, heard: Heard) -> None:
    other = desk.node("It hoots.").id
    desk.type(desk.node("It blinks."), "body", f'<p data-node="{other}">A trap.</p>')
    with desk.qtbot.waitSignal(desk.selection.shown):
        desk.eyes.click(f'blockquote > p[data-node="{other}"]')
    assert heard.of("shown") == [desk.node("A trap.").id]


def test_a_block_inside_an_element_of_several_is_told_apart(desk: Desk, heard: Heard) -> None:
    desk.type(desk.node("Text of the section"), "markdown", "<details open>\n<summary>More</summary>")
    inner = desk.node("It blinks.").id
    desk.qtbot.waitUntil(lambda: desk.eyes.see(f'!!document.querySelector("details [data-node=\\"{inner}\\"]")'))
    with desk.qtbot.waitSignal(desk.selection.shown):
        desk.eyes.click(f'details [data-node="{inner}"] p')
    assert heard.of("shown") == [inner]
    desk.selection.point(inner, Caret(0))
    desk.qtbot.waitUntil(lambda: marked(desk) == "It blinks.")


def test_nonsense_of_the_page_is_ignored(desk: Desk, heard: Heard) -> None:
    for spots in ((), (Spot(987654),), (Spot(-3), Spot(12, 99, 100, "x"))):
        desk.surface.events.entered.emit(spots)
    desk.surface.page().reports.pick("no json")  # type: ignore[attr-defined]
    desk.surface.page().reports.pick('{"id": 3}')  # type: ignore[attr-defined]
    assert heard.of("revealed") == heard.of("shown") == []


# Copying


def copied(desk: Desk, act: Callable[[], None], first: str, last: str) -> str:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    desk.eyes.drag(first, last)
    act()
    desk.qtbot.waitUntil(lambda: clipboard.text() != "")
    return clipboard.text().strip()


def test_copy_as_markdown_gives_the_paragraphs_as_they_are_written(desk: Desk) -> None:
    desk.type(desk.node("It blinks."), "body", "It *blinks*.\n\n* one\n* [two](https://example.org)\n\nThe end.")
    first, last = (paragraph(desk, "It *blinks*", number) for number in (1, 3))
    act = desk.panel.reading.copy_markdown
    assert copied(desk, act, first, first) == "It *blinks*."
    both = copied(desk, act, first, f'[data-node="{desk.node("The end").id}"] > ul li')
    assert both == "It *blinks*.\n\n* one\n* [two](https://example.org)"
    assert copied(desk, act, first, last).startswith("> It *blinks*.\n>\n> * one")


def test_copy_as_markdown_over_several_blocks(desk: Desk) -> None:
    act = desk.panel.reading.copy_markdown
    found = copied(desk, act, "main > h3", paragraph(desk, "It blinks.", 1))
    assert found == "### Lighthouse\n\n[ada](https://matrix.to/#/@ada:example.org) says\n\n> It blinks."


def test_copy_as_html_is_the_sites_without_our_ids(desk: Desk) -> None:
    desk.type(desk.node("It blinks."), "body", "It **blinks**.\n\nAgain.\n\nThe end.")
    first, last = (paragraph(desk, "It **blinks**", number) for number in (1, 2))
    html = copied(desk, desk.panel.reading.copy_html, first, last)
    assert html == "<p>It <strong>blinks</strong>.</p>\n<p>Again.</p>"
    whole = copied(desk, desk.panel.reading.copy_html, first, paragraph(desk, "It **blinks**", 3))
    assert whole.startswith("<blockquote><p>It")


def test_copy_has_text_and_form(desk: Desk) -> None:
    desk.type(desk.node("It blinks."), "body", "It **blinks**.")
    text = copied(desk, desk.panel.reading.copy, "main > h3", paragraph(desk, "It **blinks**", 1))
    data = QGuiApplication.clipboard().mimeData()
    assert "Lighthouse" in text
    assert "**" not in text
    assert "<strong>blinks</strong>" in data.html()
    assert "data-node" not in data.html()


def test_a_copied_item_keeps_its_list(desk: Desk) -> None:
    desk.type(desk.node("It blinks."), "body", "1. one\n2. two\n3. three")
    item = f'[data-node="{desk.node("1. one").id}"] li:nth-child'
    html = copied(desk, desk.panel.reading.copy_html, f"{item}(1)", f"{item}(2)")
    assert html.startswith("<ol>")
    assert html.endswith("</ol>")


def test_nothing_selected_copies_nothing(desk: Desk) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    desk.panel.reading.copy()
    desk.panel.reading.copy_markdown()
    desk.eyes.see("1")
    assert clipboard.text() == "before"
    assert not desk.panel.reading.has_selection()


def test_keys_scroll_the_page(desk: Desk) -> None:
    desk.panel.activateWindow()
    desk.panel.reading.take_focus()
    desk.eyes.press(Qt.Key.Key_End)
    desk.qtbot.waitUntil(lambda: desk.eyes.see("window.scrollY") > 400)
    desk.eyes.press(Qt.Key.Key_Home)
    desk.qtbot.waitUntil(lambda: desk.eyes.see("window.scrollY") == 0)
    desk.eyes.press(Qt.Key.Key_PageDown)
    desk.qtbot.waitUntil(lambda: desk.eyes.see("window.scrollY") > 100)


def barred(desk: Desk, selector: str) -> bool:
    return bool(desk.eyes.see(f"getComputedStyle(document.querySelector({json.dumps(selector)})).boxShadow") != "none")


def test_blocks_inside_an_element_of_several_are_marked_too(desk: Desk) -> None:
    desk.type(desk.node("Text of the section"), "markdown", "<details open>\n<summary>More</summary>")
    inner = desk.node("It blinks.").id
    desk.selection.select(desk.entry("Lighthouse"))
    assert desk.eyes.see(f'!!document.querySelector("details [data-node=\\"{inner}\\"]")')
    assert barred(desk, f'details [data-node="{inner}"]')
    desk.session.undo()
    assert barred(desk, f'main > [data-node="{inner}"]')


def test_a_post_cannot_mark_its_own_words(desk: Desk) -> None:
    heading = desk.entry("Lighthouse")
    own = next(node.id for node in desk.issue.leaves() if "Lighthouse" in node.values)
    desk.type(desk.node("It hoots."), "body", f'<p id="trap" data-node="{own}">A trap.</p>')
    desk.selection.select(heading)
    assert barred(desk, f'main > [data-node="{own}"]')
    assert not barred(desk, "#trap")
