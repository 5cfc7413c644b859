"""The small parts: links, menu, sandbox, colours."""

import os
import sys

import pytest
from PySide6.QtGui import QFont

from twimeditor.ui.preview.appearance import appearance
from twimeditor.ui.preview.engine import obstacle
from twimeditor.ui.preview.surface import Look
from twimeditor.ui.theme import Scheme, palette


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
