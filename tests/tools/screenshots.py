"""Make the pictures that the README shows, and those of all pages: `python -m tests.tools.screenshots FOLDER`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.tools.pages import POST
from tests.tools.scenes import scenes, strike
from tests.tools.stage import PAINTED, SIZE, Stage, stage, wait_for
from twimeditor.ui.preview.web import WebSurface
from twimeditor.ui.theme.theme import Choice

THEMES = {"": Choice.LIGHT, "-dark": Choice.DARK}
ALL_THEMES = {**THEMES, "-contrast": Choice.LIGHT_CONTRAST, "-dark-contrast": Choice.DARK_CONTRAST}
SMALL = (1024, 768)

Take = Callable[[Stage, Path, str], None]


def main(folder: Path) -> None:
    """Take the window with an entry open, then in each theme its beginnings, all pages and all dialogs."""
    with stage() as shown:
        for suffix, choice in THEMES.items():
            shown.application.window.choose_theme(choice)
            shown.select("Lantern")
            shown.picture(folder / f"editor{suffix}.png")
    with _begun() as shown:
        _in_all_themes(shown, folder, _everything)
    with stage(sample=None) as shown:
        _in_all_themes(shown, folder, _start)
        shown.application.welcome()
        _in_all_themes(shown, folder, _welcome)
    with large_text():
        with _begun() as shown:
            shown.application.window.resize(*SMALL)
            _everything(shown, folder, "-large")
        with stage(sample=None) as shown:
            shown.application.window.resize(*SMALL)
            _start(shown, folder, "-large")
            shown.application.welcome()
            _welcome(shown, folder, "-large")


@contextmanager
def large_text() -> Iterator[None]:
    """Let the desktop's font have twice its size within the block."""
    usual = QApplication.font()
    large = QApplication.font()
    large.setPointSizeF(usual.pointSizeF() * 2)
    QApplication.setFont(large)
    yield
    QApplication.setFont(usual)


@contextmanager
def _begun() -> Iterator[Stage]:
    """Show the window on a post that has everything."""
    with stage() as shown:
        post = shown.post.with_name("pages.md")
        post.write_text(POST, encoding="utf-8")
        shown.application.window.posts.open(post)
        yield shown


def _in_all_themes(shown: Stage, folder: Path, take: Take) -> None:
    """Take pictures in each theme, then in a small window."""
    window = shown.application.window
    for suffix, choice in ALL_THEMES.items():
        window.choose_theme(choice)
        take(shown, folder, suffix)
    window.choose_theme(Choice.LIGHT)
    window.resize(*SMALL)
    take(shown, folder, "-small")
    window.resize(*SIZE)


def _everything(shown: Stage, folder: Path, suffix: str) -> None:
    _pages(shown, folder / "pages", suffix)
    _dialogs(shown, folder / "dialogs", suffix)


def _pages(shown: Stage, folder: Path, suffix: str) -> None:
    issue = shown.application.session.document
    containers = {"front-matter": issue.front.id} if issue.front is not None else {}
    for section in issue.sections:
        containers |= {f"section-{section.heading.title.split()[-2].lower()}": section.id} if section.heading else {}
        containers |= {f"entry-{entry.heading.title.lower()}": entry.id for entry in section.entries}
    for name, container in containers.items():
        shown.application.window.parts.selection.select(container)
        QTest.qWait(PAINTED)
        shown.picture(folder / f"{name}{suffix}.png")


def _dialogs(shown: Stage, folder: Path, suffix: str) -> None:
    for scene in scenes():
        shown.select("Glow")
        shown.picture(folder / f"{scene.name}{suffix}.png", scene.show(shown))
        strike(shown)


def _start(shown: Stage, folder: Path, suffix: str) -> None:
    shown.picture(folder / "pages" / f"start{suffix}.png")


def _welcome(shown: Stage, folder: Path, suffix: str) -> None:
    wait_for(lambda: any(surface.idle for surface in shown.application.window.findChildren(WebSurface)))
    shown.picture(folder / "pages" / f"first-start{suffix}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
