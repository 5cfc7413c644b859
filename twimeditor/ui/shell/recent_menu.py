"""The menu of posts that were open lately."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu

from twimeditor.services.storage.recent import RecentPost
from twimeditor.ui.shell.posts import Posts
from twimeditor.ui.widgets import tip

SHOWN = 12


def fill_recent(menu: QMenu, posts: Posts) -> None:
    """List the posts anew; those that are gone cannot be chosen."""
    menu.clear()
    recent = posts.recent()[:SHOWN]
    for post in recent:
        action = menu.addAction(_label(post.path))
        action.setToolTip(tip(str(post.path)))
        action.setEnabled(not post.missing)
        action.triggered.connect(partial(_open, posts, post))
    if not recent:
        menu.addAction("No posts yet").setEnabled(False)
        return
    menu.addSeparator()
    menu.addAction("&Clear list").triggered.connect(lambda _on: posts.forget_recent())


def _open(posts: Posts, post: RecentPost) -> None:
    posts.open(post.path)


def _label(path: Path) -> str:
    shown = f"{path.parent.name}/{path.name}" if path.stem in {"index", "_index"} else path.name
    return shown.replace("&", "&&")
