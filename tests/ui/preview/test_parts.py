"""The small parts: links, menu, sandbox, colours."""

import os
import sys

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from twimeditor.ui.preview.appearance import appearance
from twimeditor.ui.preview.engine import obstacle
from twimeditor.ui.preview.links import web_address
from twimeditor.ui.preview.menu import context_menu
from twimeditor.ui.preview.surface import Look
from twimeditor.ui.theme import Scheme, palette


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("http://example.org", "http://example.org"),
        ("twim://post/docs/x?q#y", "https://matrix.org/docs/x?q#y"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("mailto:ada@example.org", None),
        ("smb://example.org/x", None),
        ("https:///nowhere", None),
        ("", None),
    ],
)
def test_only_the_web_is_opened(link: str, address: str | None) -> None:
    found = web_address(QUrl(link))
    assert (found and found.toString()) == address


def test_menu_offers_what_was_clicked(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = context_menu(parent, "some text", QUrl("https://example.org/a"))
    copy, _line, copy_link, open_link = menu.actions()
    assert [copy.text(), copy_link.text()] == ["Copy", "Copy link"]
    assert open_link.toolTip() == "https://example.org/a"
    copy.trigger()
    assert QGuiApplication.clipboard().text() == "some text"
    copy_link.trigger()
    assert QGuiApplication.clipboard().text() == "https://example.org/a"


def test_menu_offers_no_link_that_leads_elsewhere(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = context_menu(parent, "", QUrl("javascript:alert(1)"))
    (copy,) = menu.actions()
    assert not copy.isEnabled()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about the sandbox of Linux")
def test_root_is_told_instead_of_the_program_ending(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.delenv("QTWEBENGINE_CHROMIUM_FLAGS", raising=False)
    assert "root" in obstacle()
    monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox")
    assert obstacle() == ""


def test_site_look_is_light_in_a_dark_window() -> None:
    dark = palette(Scheme.DARK)
    assert appearance(Look.EDITOR, dark, QFont()).dark
    site = appearance(Look.SITE, dark, QFont())
    assert (site.dark, site.ground) == (False, "#ffffff")
