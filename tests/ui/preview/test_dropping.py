"""Where pictures would stand that are dropped on the page."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.preview.desk import Desk
from twimeditor.core.assets.spot import Spot
from twimeditor.core.model.find import LEAD
from twimeditor.core.model.nodes import Quote


def asked(desk: Desk, qtbot: QtBot, at: QPoint) -> Spot | None:
    """Return the place that is told for a point of the page."""
    told: list[Spot | None] = []
    desk.panel.drops.ask(at, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=5_000)
    return told[0]


def point(desk: Desk, selector: str, part: float) -> QPoint:
    """Return the point that lies so far down an element, from 0 at its upper edge to 1 at its lower one."""
    desk.eyes.see(f"document.querySelector({selector!r}).scrollIntoView({{block: 'center'}})")
    box = f"document.querySelector({selector!r}).getBoundingClientRect()"
    left, top, height = (float(desk.eyes.see(f"{box}.{side}")) for side in ("left", "top", "height"))
    return QPoint(round(left) + 6, round(top + height * part))


def paragraph(desk: Desk, text: str, number: int) -> str:
    return f'[data-node="{desk.node(text).id}"] > p:nth-child({number})'


def mark(desk: Desk) -> QWidget:
    found = desk.panel.findChild(QWidget, "drop_mark")
    assert found is not None
    return found


def test_the_upper_half_of_a_paragraph_is_before_it_the_lower_one_behind(desk: Desk, qtbot: QtBot) -> None:
    quote = desk.node("Line 0")
    assert isinstance(quote, Quote)
    second = quote.body.index("Line 1 ")
    end = quote.body.index("\n", second)
    selector = paragraph(desk, "Line 0", 2)
    assert asked(desk, qtbot, point(desk, selector, 0.2)) == Spot(quote.id, second)
    assert asked(desk, qtbot, point(desk, selector, 0.8)) == Spot(quote.id, end)


def test_under_an_author_is_the_beginning_of_the_quote(desk: Desk, qtbot: QtBot) -> None:
    quote, author = desk.node("It blinks"), desk.node("ada")
    assert asked(desk, qtbot, point(desk, f'[data-node="{author.id}"]', 0.9)) == Spot(quote.id, 0)
    assert asked(desk, qtbot, point(desk, f'[data-node="{quote.id}"] > p', 0.9)) == Spot(quote.id, len("It blinks."))


def test_a_heading_is_framed_for_what_it_is_the_heading_of(desk: Desk, qtbot: QtBot) -> None:
    heading = desk.node("Lighthouse")
    at = point(desk, f'[data-node="{heading.id}"]', 0.5)
    assert asked(desk, qtbot, at) == Spot(heading.id)
    desk.panel.drops.hover(at)
    qtbot.waitUntil(mark(desk).isVisible, timeout=5_000)
    assert mark(desk).geometry().contains(at)
    desk.panel.drops.leave()


def test_above_a_block_is_behind_its_neighbour(desk: Desk, qtbot: QtBot) -> None:
    author = desk.node("ben")
    before = asked(desk, qtbot, point(desk, f'[data-node="{author.id}"]', 0.1))
    assert before == Spot(author.id), "the first of its entry has none"


def test_what_is_first_has_nothing_before_it(desk: Desk, qtbot: QtBot) -> None:
    text = desk.node("Text of the section")
    assert asked(desk, qtbot, point(desk, f'[data-node="{text.id}"]', 0.1)) == Spot(text.id)


def test_above_the_post_is_before_everything(desk: Desk, qtbot: QtBot) -> None:
    assert asked(desk, qtbot, point(desk, "header h1", 0.5)) == Spot(LEAD)


def test_a_line_shows_the_place_and_goes(desk: Desk, qtbot: QtBot) -> None:
    selector = paragraph(desk, "Line 0", 2)
    at = point(desk, selector, 0.8)
    desk.panel.drops.hover(at)
    qtbot.waitUntil(lambda: mark(desk).isVisible(), timeout=5_000)
    area = mark(desk).geometry()
    assert area.height() <= 4 < area.width()
    assert abs(area.center().y() - at.y()) < 30
    desk.panel.drops.leave()
    assert not mark(desk).isVisible()


def test_no_line_comes_after_the_pointer_has_gone(desk: Desk, qtbot: QtBot) -> None:
    at = point(desk, paragraph(desk, "Line 0", 2), 0.8)
    desk.panel.drops.hover(at)
    desk.panel.drops.leave()
    assert asked(desk, qtbot, at) is not None, "which was asked later, and so is answered later"
    assert not mark(desk).isVisible()


def test_the_place_follows_the_zoom(desk: Desk, qtbot: QtBot) -> None:
    quote = desk.node("Line 0")
    desk.panel.set_zoom(1.5)
    qtbot.waitUntil(lambda: desk.eyes.see("window.devicePixelRatio") > 1.4, timeout=5_000)
    at = point(desk, paragraph(desk, "Line 0", 2), 0.8)
    found = asked(desk, qtbot, at * 1.5)
    assert found is not None
    assert found.target == quote.id
