"""Make the pictures that the README shows, and those of all pages: `python -m tests.tools.screenshots FOLDER`."""

import sys
from pathlib import Path

from PySide6.QtTest import QTest

from tests.tools.pages import POST
from tests.tools.stage import PAINTED, SIZE, Stage, stage
from twimeditor.ui.theme.theme import Choice

THEMES = {"": Choice.LIGHT, "-dark": Choice.DARK}
SMALL = (1024, 768)


def main(folder: Path) -> None:
    """Take the window, light and dark, with an entry open; then the form of everything else."""
    with stage() as shown:
        window = shown.application.window
        for suffix, choice in THEMES.items():
            window.choose_theme(choice)
            shown.select("Lantern")
            shown.picture(folder / f"editor{suffix}.png")
        pages(shown, folder / "pages")


def pages(shown: Stage, folder: Path) -> None:
    """Take each page of the form: light, dark, and in a small window with large text."""
    post = shown.post.with_name("pages.md")
    post.write_text(POST, encoding="utf-8")
    window = shown.application.window
    window.posts.open(post)
    for suffix, choice in THEMES.items():
        window.choose_theme(choice)
        _take_all(shown, folder, suffix)
    window.resize(*SMALL)
    for _ in range(5):
        window.zoom(1)
    _take_all(shown, folder, "-large")
    window.zoom(0)
    window.resize(*SIZE)


def _take_all(shown: Stage, folder: Path, suffix: str) -> None:
    issue = shown.application.session.document
    live, section, goodbye = issue.sections
    containers = {"live": live.id, "section": section.id, "entry": section.entries[0].id, "sign-off": goodbye.id}
    if issue.front is not None:
        containers["front-matter"] = issue.front.id
    for name, container in containers.items():
        shown.application.window.parts.selection.select(container)
        QTest.qWait(PAINTED)
        shown.picture(folder / f"{name}{suffix}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
