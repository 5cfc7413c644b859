"""Show posts beside what the real site generator made of them: `python -m tests.tools.beside FOLDER POST…`.

A post is named by its path below the corpus' ``content``, without suffix. Both halves of a picture are
drawn by the preview's own page, so they wear the same style sheet; only where the HTML comes from
differs: ours on the left, the generator's on the right. ``TWIM_CORPUS`` and ``TWIM_GOLDEN`` say where
posts and the generator's HTML lie.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.tools.stage import PAINTED, wait_for
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post import parse
from twimeditor.core.render import Fragment, Renderer
from twimeditor.services.media import RemotePictures
from twimeditor.services.media.fetch import Fetch
from twimeditor.services.storage.workers import InlineExecutor
from twimeditor.ui.preview import Look, register
from twimeditor.ui.preview.appearance import appearance
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.header import header
from twimeditor.ui.preview.surface import Header
from twimeditor.ui.preview.web import WebSurface

SIZE = (760, 3000)
GAP = 8


def main(target: Path, names: list[str]) -> None:
    """Write a picture of each post and say how many points of its halves differ."""
    corpus, golden = (Path(os.environ[name]) for name in ("TWIM_CORPUS", "TWIM_GOLDEN"))
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1" if os.geteuid() == 0 else "0")
    register()
    application = QApplication(sys.argv[:1])
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        issue = parse((corpus / "content" / f"{name}.md").read_text(encoding="utf-8"), IdSource())
        made = (golden / "content" / f"{name}.html").read_text(encoding="utf-8")
        ours = _picture(application, issue, Renderer().render(issue))
        theirs = _picture(application, issue, (Fragment(1, made, (1,)),))
        _beside(ours, theirs).save(str(target / f"{Path(name).name}.png"))
        print(f"{_different(ours, theirs)} of {ours.width() * ours.height()} points differ: {name}")


def _picture(application: QApplication, issue: Issue, fragments: tuple[Fragment, ...]) -> QImage:
    surface = WebSurface(Pictures(tuple, str, RemotePictures(InlineExecutor(), Fetch)))
    surface.resize(*SIZE)
    surface.events.ready.connect(_filling(application, surface, issue, fragments))
    surface.show()
    surface.start()
    wait_for(lambda: surface.idle)
    QTest.qWait(PAINTED)
    image = surface.grab().toImage()
    surface.release()
    shiboken6.delete(surface)
    return image


def _filling(
    application: QApplication, surface: WebSurface, issue: Issue, fragments: tuple[Fragment, ...]
) -> Callable[[], None]:
    def fill() -> None:
        surface.set_appearance(appearance(Look.SITE, application.palette(), application.font()))
        surface.set_header(header(issue.front) or Header())
        surface.show_all(fragments)

    return fill


def _beside(left: QImage, right: QImage) -> QImage:
    both = QImage(left.width() + GAP + right.width(), left.height(), QImage.Format.Format_RGB32)
    both.fill(0x808080)
    painter = QPainter(both)
    painter.drawImage(QPoint(0, 0), left)
    painter.drawImage(QPoint(left.width() + GAP, 0), right)
    painter.end()
    return both


def _different(left: QImage, right: QImage) -> int:
    return sum(left.pixel(x, y) != right.pixel(x, y) for y in range(left.height()) for x in range(left.width()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
