"""Walk through the editor without a display: `python -m tests.tools.demo`; leaves the post, its HTML and pictures."""

import difflib
import shutil
from pathlib import Path

from tests.tools.stage import Stage, stage
from twimeditor.core.render import render_body
from twimeditor.ui.theme.theme import Choice

FOLDER = Path("build/demo")


def main() -> None:
    """Open, edit, undo, save; tell and picture each step."""
    with stage("twim-2020.md") as shown:
        before = shown.post.read_text(encoding="utf-8")
        window = shown.application.window
        step(shown, 1, "A post is open: outline, form, preview.")
        shown.select("Breakwater")
        step(shown, 2, "An entry is chosen: its form, and the preview scrolled to it.")
        shown.type_at_end("update[0].quote", " Nothing else is new.")
        step(shown, 3, "A sentence typed into the quote shows in the preview at once.")
        shown.application.session.undo()
        step(shown, 4, "Undo takes it back.")
        shown.application.session.redo()
        window.choose_theme(Choice.DARK)
        step(shown, 5, "Redo brings it again; the same in the dark theme.")
        window.posts.save()
        print("Saved. What has changed in the file:\n")
        after = shown.post.read_text(encoding="utf-8")
        print("".join(difflib.unified_diff(before.splitlines(True), after.splitlines(True), "before", "after", n=1)))
        leave(shown)


def leave(shown: Stage) -> None:
    """Leave the saved post and what the site would make of it, and say where."""
    post, page = FOLDER / "post.md", FOLDER / "post.html"
    shutil.copyfile(shown.post, post)
    page.write_text(render_body(shown.application.session.document), encoding="utf-8")
    print(f"The post and its HTML:\n    {post.resolve()}\n    {page.resolve()}")


def step(shown: Stage, number: int, words: str) -> None:
    """Say what is to be seen and keep a picture of it."""
    picture = FOLDER / f"{number}.png"
    shown.picture(picture)
    print(f"{words}\n    {picture.resolve()}")


if __name__ == "__main__":
    main()
