"""Real issues written again in the real window, from nothing but the values of their fields: the file is the same."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.ui.launch import Launcher
from tests.ui.rebuild.driver import Editor
from tests.ui.rebuild.hands import Keys, Mouse, MouseWatch, wait_until
from tests.ui.rebuild.values import Values, values_of
from twimeditor.app import Application
from twimeditor.core.model import Html
from twimeditor.core.post import parse

STYLES = Path(__file__).parent / "styles"
KEYBOARD = ("2020-07-31", "twim-2020")
ISSUES = (KEYBOARD, ("2022-07-29", "twim-2022"), ("2023-06-09", "twim-2023"))


def original(posts: tuple[Path, ...], day: str) -> Path:
    (found,) = (path for path in posts if path.name.startswith(day))
    return found


def values(path: Path) -> Values:
    """Return what the editor is told: no more than the fields' values of the post."""
    return values_of(parse(path.read_bytes().decode()))


def opened(launch: Launcher) -> Application:
    shutil.copytree(STYLES, launch.profile / "config" / "styles")
    return launch()


def written(launch: Launcher, application: Application, editor: Editor, post: Path, folder: Path) -> Path:
    """Let the editor write the post again and save it; return the file, which lies in `folder`."""
    launch.answers.to_save = folder / post.name
    editor.write(values(post))
    editor.save()
    wait_until(lambda: launch.answers.to_save is not None and launch.answers.to_save.exists())
    wait_until(lambda: not application.session.modified)
    return launch.answers.to_save


@pytest.mark.parametrize(("day", "name"), ISSUES)
def test_an_issue_is_written_again_byte_for_byte(
    launch: Launcher, corpus_posts: tuple[Path, ...], tmp_path: Path, day: str, name: str
) -> None:
    post, application = original(corpus_posts, day), opened(launch)
    style = application.window.parts.styles.named(name)
    assert style is not None
    editor = Editor(application, Mouse(application), style, date.fromisoformat(day))
    file = written(launch, application, editor, post, tmp_path)
    assert file.read_bytes().decode() == post.read_bytes().decode()
    assert not any(isinstance(node, Html) for node in application.session.document.leaves())
    assert launch.answers.suggested is not None
    assert launch.answers.suggested.name == post.name


def test_the_keyboard_alone_is_enough(launch: Launcher, corpus_posts: tuple[Path, ...], tmp_path: Path) -> None:
    day, name = KEYBOARD
    post, application = original(corpus_posts, day), opened(launch)
    style = application.window.parts.styles.named(name)
    assert style is not None
    watch = MouseWatch()
    application.qt.installEventFilter(watch)
    editor = Editor(application, Keys(application), style, date.fromisoformat(day))
    file = written(launch, application, editor, post, tmp_path)
    application.qt.removeEventFilter(watch)
    assert file.read_bytes().decode() == post.read_bytes().decode()
    assert watch.seen == 0
