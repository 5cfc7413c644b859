"""Make the pictures that the README shows: `python -m tests.tools.screenshots FOLDER`."""

import sys
from pathlib import Path

from tests.tools.stage import stage
from twimeditor.ui.theme.theme import Choice


def main(folder: Path) -> None:
    """Take the window, light and dark, with an entry open."""
    with stage() as shown:
        window = shown.application.window
        for name, choice in (("editor.png", Choice.LIGHT), ("editor-dark.png", Choice.DARK)):
            window.choose_theme(choice)
            shown.select("Lantern")
            shown.picture(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
