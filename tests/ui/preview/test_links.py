"""Links are told honestly, opened outside, and only after they have been shown."""

import pytest
from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtGui import Qt as QtRich
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.preview.desk import Desk
from twimeditor.ui.preview import links
from twimeditor.ui.preview.link_popup import HoverLabel, LinkPopup
from twimeditor.ui.preview.links import target
from twimeditor.ui.preview.menu import context_menu
from twimeditor.ui.preview.spots import Selected, Spot, Topic

OWN = "/blog/2026/11/20/this-week-in-matrix-2026-11-20"


class Desktop:
    """Stands in for the user's browser."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def openUrl(self, url: QUrl) -> None:
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    desktop = Desktop()
    monkeypatch.setattr(links, "QDesktopServices", desktop)
    return desktop


# Where a link leads


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        (" http://example.org", "http://example.org"),
        ("/docs/tides?x#y", "https://matrix.org/docs/tides?x#y"),
        ("twim://post/docs/x", "https://matrix.org/docs/x"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("mailto:ada@example.org?subject=Hi&attach=/etc/passwd", "mailto:ada@example.org?subject=Hi"),
    ],
)
def test_the_web_and_mail_are_opened(href: str, address: str) -> None:
    where = target(href, OWN)
    assert where.address == address
    assert where.url is not None


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "smb://example.org/x",
        "https:///nowhere",
        "mailto:",
    ],
)
def test_all_else_is_refused_in_words(href: str) -> None:
    where = target(href, OWN)
    assert where.url is None
    assert where.anchor == ""
    assert where.address == href
    assert where.note


def test_places_in_the_post_are_no_addresses() -> None:
    assert target("#dept-of-servers", OWN).anchor == "dept-of-servers"
    assert target("twim://post/shell#one").anchor == "one"
    assert [target(href).note for href in ("", "#")] == ["This link leads nowhere."] * 2
    own = target(f"https://matrix.org{OWN}/#f%C3%BCr", OWN)
    assert (own.anchor, own.url) == ("für", None)
    assert target("https://matrix.org/blog/other/#x", OWN).url is not None


def test_foreign_letters_are_shown_as_they_are_sent() -> None:
    where = target("https://аррӏе.example/страница", OWN)
    assert where.host.startswith("xn--")
    assert where.address.isascii()
    assert "аррӏе.example" in where.note


def test_a_host_before_the_at_sign_is_no_host() -> None:
    where = target("https://matrix.org@evil.example/", OWN)
    assert where.host == "evil.example"
    assert "evil.example" in where.note


def test_letters_that_would_hide_others_are_not_shown_as_such() -> None:
    label = "xn--" + "a\u202eb\u200bc".encode("punycode").decode()
    note = target(f"https://{label}.example/").note
    assert not {"\u202e", "\u200b"} & set(note)


def test_letters_that_turn_the_line_around_are_spelled_out() -> None:
    assert target("https://example.org/\u202egpj.exe", OWN).address == "https://example.org/%E2%80%AEgpj.exe"


# The pop-up


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(400, 300)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    return pane


def button(popup: QWidget, text: str) -> QPushButton:
    return next(one for one in popup.findChildren(QPushButton) if text in one.text())


def test_the_popup_shows_the_whole_address_and_opens_it_on_enter(pane: QWidget, desktop: Desktop) -> None:
    popup = LinkPopup(pane)
    popup.show_at(target("https://example.org/a/very/long/path?with=words"), QRect(300, 20, 60, 20))
    label = popup.findChild(QLabel, "preview.link.address")
    assert label is not None
    shown = label.text().replace("\u200b", "").replace("<b>", "").replace("</b>", "")
    assert shown == "https://example.org/a/very/long/path?with=words"
    assert "example.org/a/very" in popup.accessibleName()
    assert pane.rect().contains(popup.geometry())
    assert desktop.opened == []
    focused = QApplication.focusWidget()
    assert focused is button(popup, "Open")
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert desktop.opened == ["https://example.org/a/very/long/path?with=words"]
    assert not popup.isVisible()


def test_in_a_narrow_pane_the_buttons_are_under_each_other_and_whole(pane: QWidget) -> None:
    popup = LinkPopup(pane)
    for width in (180, 400, 180):
        pane.resize(width, 300)
        popup.show_at(target("https://example.org/a"), QRect(20, 20, 60, 20))
        assert pane.rect().contains(popup.geometry())
        for one in popup.findChildren(QPushButton):
            assert one.width() >= one.sizeHint().width()


def test_escape_closes_the_popup_and_asks_for_the_focus_back(pane: QWidget, desktop: Desktop, qtbot: QtBot) -> None:
    popup = LinkPopup(pane)
    popup.show_at(target("https://example.org"), QRect(10, 250, 60, 20))
    assert pane.rect().contains(popup.geometry())
    focused = QApplication.focusWidget()
    assert focused is not None
    with qtbot.waitSignal(popup.left):
        QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert desktop.opened == []


def test_what_is_not_opened_can_only_be_copied(pane: QWidget, desktop: Desktop) -> None:
    popup = LinkPopup(pane)
    popup.show_at(target("javascript:alert(<b>1</b>)"), QRect(10, 10, 60, 20))
    assert not button(popup, "Open").isVisible()
    assert "javascript: are not opened" in popup.accessibleName()
    button(popup, "Copy").click()
    assert QGuiApplication.clipboard().text() == "javascript:alert(<b>1</b>)"
    assert desktop.opened == []


def test_the_popup_goes_when_the_focus_does(pane: QWidget) -> None:
    other = QPushButton("other", pane)
    other.show()
    popup = LinkPopup(pane)
    popup.show_at(target("https://example.org"), QRect(10, 10, 60, 20))
    other.setFocus()
    assert not popup.isVisible()
    assert QApplication.focusWidget() is other


def test_the_hover_line_is_shortened_in_the_middle(pane: QWidget) -> None:
    line = HoverLabel(pane)
    where = target("https://example.org/" + "long/" * 40 + "end")
    line.tell(where)
    assert line.isVisible()
    assert line.text().startswith("https://example.org")
    assert line.text().endswith("end")
    assert "…" in line.text()
    assert line.accessibleName() == where.address
    assert line.geometry().bottomLeft() == pane.rect().bottomLeft()
    line.tell(None)
    assert not line.isVisible()


# The menu


@pytest.mark.parametrize(
    "href",
    [
        "https://evil.example.bank.example@evil.example/" + "p" * 900,
        "https://" + "bank.example" * 80 + "@evil.example/login",
        "https://" + "bank.example." * 15 + "evil.example/" + "p" * 900,
        "https://evil.example/" + "https://bank.example/" * 80,
    ],
)
def test_the_host_is_seen_however_long_all_else_is(pane: QWidget, href: str) -> None:
    hover, popup = HoverLabel(pane), LinkPopup(pane)
    where = target(href)
    hover.tell(where)
    popup.show_at(where, QRect(20, 20, 60, 20))
    label = popup.findChild(QLabel, "preview.link.address")
    assert label is not None
    shown = label.text().replace("\u200b", "")
    assert "@<b>evil.example</b>/" in shown or f"https://<b>{where.host}</b>/" in shown
    assert "evil.example/" in hover.text().replace("…", "")
    assert hover.width() <= pane.width()
    assert max(len(popup.accessibleName()), len(hover.accessibleName()), len(shown)) < 900


def test_a_link_without_end_keeps_nobody_waiting(pane: QWidget) -> None:
    hover, popup = HoverLabel(pane), LinkPopup(pane)
    for href in ("data:text/html," + "x" * 2_000_000, "https://example.org/" + "x" * 2_000_000):
        where = target(href)
        hover.tell(where)
        popup.show_at(where, QRect(20, 20, 60, 20))
        menu = context_menu(pane, Topic(link=href), Acts(), None)
        assert max(len(action.toolTip()) for action in menu.actions()) < 2_000
        assert max(len(hover.accessibleName()), len(popup.accessibleName())) < 2_000


def test_no_address_in_the_menu_is_taken_for_rich_text(pane: QWidget) -> None:
    href = "x-y:<img src='/dev/zero'>"
    menu = context_menu(pane, Topic(link=href, image=href), Acts(), None)
    assert [action.toolTip() for action in menu.actions() if "/dev/zero" in action.toolTip()]
    for action in menu.actions():
        document = QTextDocument()
        document.setHtml(action.toolTip())
        assert not QtRich.mightBeRichText(action.toolTip()) or "<img" not in document.toHtml()


class Acts:
    def __init__(self) -> None:
        self.done: list[str] = []

    def copy(self) -> None:
        self.done.append("copy")

    def copy_html(self) -> None:
        self.done.append("html")

    def copy_markdown(self) -> None:
        self.done.append("markdown")

    def find(self) -> None:
        self.done.append("find")


def entries(menu: QMenu) -> dict[str, bool]:
    return {one.text().replace("&", ""): one.isEnabled() for one in menu.actions() if not one.isSeparator()}


def test_the_menu_offers_what_can_be_done(pane: QWidget, desktop: Desktop) -> None:
    acts, edited = Acts(), []
    topic = Topic((Spot(3),), "https://example.org/a", "/blog/img/a.png", Selected("words"))
    menu = context_menu(pane, topic, acts, lambda: edited.append(True))
    assert all(entries(menu).values())
    for action in menu.actions():
        action.trigger()
    assert acts.done == ["copy", "html", "markdown", "find"]
    assert edited == [True]
    assert desktop.opened == ["https://example.org/a"]
    assert QGuiApplication.clipboard().text() == "https://matrix.org/blog/img/a.png"


def test_the_menu_switches_off_what_cannot(pane: QWidget) -> None:
    menu = context_menu(pane, Topic(link="javascript:alert(1)"), Acts(), None)
    assert [text for text, on in entries(menu).items() if on] == ["Copy link", "Find…"]
    assert not any("link" in text for text in entries(context_menu(pane, Topic(), Acts(), None)))


# In the page


def test_click_on_a_link_shows_where_it_leads_and_opens_nothing(desk: Desk, desktop: Desktop) -> None:
    desk.panel.activateWindow()
    desk.eyes.click('a[href^="https://example"]')
    popup = desk.panel.findChild(LinkPopup)
    assert popup is not None
    desk.qtbot.waitUntil(popup.isVisible)
    assert "https://example.org/a" in popup.accessibleName()
    assert desktop.opened == []
    assert desk.eyes.see("location.protocol") == "twim:"
    button(popup, "Open").click()
    assert desktop.opened == ["https://example.org/a"]


def test_click_on_a_link_shows_where_it_leads_while_words_are_selected_elsewhere(desk: Desk) -> None:
    desk.panel.activateWindow()
    popup = desk.panel.findChild(LinkPopup)
    assert popup is not None
    desk.eyes.double_click("main > h3")
    desk.eyes.wait_for("!getSelection().isCollapsed")
    desk.eyes.click('a[href^="https://example"]')
    desk.qtbot.waitUntil(popup.isVisible)
    desk.eyes.see("document.querySelector('a[href$=\"/docs/tides\"]').focus()")
    desk.panel.reading.select_all()
    desk.eyes.wait_for("!getSelection().isCollapsed")
    popup.dismiss()
    desk.eyes.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(popup.isVisible)
    assert "docs/tides" in popup.accessibleName()


def test_click_with_control_opens_what_the_mouse_has_shown(desk: Desk, desktop: Desktop) -> None:
    for link in ('a[href^="javascript"]', 'a[href^="https://example"]', 'a[href$="/docs/tides"]'):
        with desk.qtbot.waitSignal(desk.surface.events.followed):
            desk.eyes.click(link, Qt.KeyboardModifier.ControlModifier)
    assert desktop.opened == ["https://example.org/a", "https://matrix.org/docs/tides"]


def test_hovering_and_focusing_show_the_target(desk: Desk) -> None:
    line = desk.panel.findChild(HoverLabel)
    assert line is not None
    desk.eyes.hover('a[href^="https://example"]')
    desk.qtbot.waitUntil(line.isVisible)
    assert line.text() == "https://example.org/a"
    desk.eyes.hover("main > h3")
    desk.qtbot.waitUntil(lambda: not line.isVisible())


def test_tab_walks_the_links_and_enter_shows_where_they_lead(desk: Desk) -> None:
    line, popup = desk.panel.findChild(HoverLabel), desk.panel.findChild(LinkPopup)
    assert line is not None
    assert popup is not None
    desk.panel.activateWindow()
    desk.panel.reading.take_focus()
    desk.eyes.see('document.querySelector("main a[href$=\\"/docs/tides\\"]").focus()')
    desk.eyes.press(Qt.Key.Key_Tab)
    desk.qtbot.waitUntil(lambda: line.isVisible() and line.text() == "https://example.org/a")
    desk.eyes.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(popup.isVisible)
    assert "https://example.org/a" in popup.accessibleName()


def test_places_in_the_post_are_scrolled_to(desk: Desk, desktop: Desktop) -> None:
    desk.type(desk.node("It blinks."), "body", "See [below](#foghorn).")
    desk.eyes.click('[data-node] > p a[href*="#foghorn"]')
    desk.qtbot.waitUntil(lambda: abs(desk.eyes.top("#foghorn")) < 40)
    popup = desk.panel.findChild(LinkPopup)
    assert popup is not None
    assert not popup.isVisible()
    assert desktop.opened == []


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # pop-ups on a platform without windows
def test_right_click_opens_our_own_menu_for_the_link(desk: Desk) -> None:
    desk.eyes.click('a[href^="https://example"]', button=Qt.MouseButton.RightButton)
    desk.qtbot.waitUntil(lambda: bool(desk.panel.findChildren(QMenu)), timeout=10_000)
    (menu,) = desk.panel.findChildren(QMenu)
    on = [text for text, enabled in entries(menu).items() if enabled]
    assert on == ["Open link in browser", "Copy link", "Edit this block", "Find…"]
    edit = next(action for action in menu.actions() if "Edit" in action.text())
    with desk.qtbot.waitSignal(desk.selection.revealed) as revealed:
        edit.trigger()
    assert revealed.args == [desk.node("Text of the section").id]
    menu.close()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
def test_the_menu_key_opens_the_menu_of_what_is_selected(desk: Desk) -> None:
    desk.panel.activateWindow()
    desk.panel.reading.take_focus()
    desk.eyes.drag("main > h3", "main > h3")
    desk.eyes.press(Qt.Key.Key_Menu)
    desk.qtbot.waitUntil(lambda: bool(desk.panel.findChildren(QMenu)), timeout=10_000)
    (menu,) = desk.panel.findChildren(QMenu)
    assert entries(menu)["Copy as Markdown"]
    menu.close()
