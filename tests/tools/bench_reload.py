"""The same keys without blocks: `python -m tests.tools.bench_reload [TIMES…]`.

What `bench_keys` measures, as a preview does it that knows nothing but whole posts: with each key the post is rendered
from nothing and the page is loaded anew. The clock of a key stops when the page has been loaded; it is not painted yet.
"""

import sys
import time
from functools import partial

from PySide6.QtCore import QEventLoop
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from tests.tools.bench import halves, longest_quote, posts
from tests.tools.measure import Row, table
from twimeditor.core.ids import IdSource
from twimeditor.core.model.edits import set_field
from twimeditor.core.post import parse
from twimeditor.core.render import render_body
from twimeditor.services.editing import Session
from twimeditor.ui.preview import register
from twimeditor.ui.preview.server import shell_page

KEYS = 40


def reloaded(view: QWebEngineView, text: str) -> tuple[list[float], list[float]]:
    """Return the seconds that each key takes until the page is loaded, and those of them that the window is busy."""
    ids = IdSource()
    session = Session(parse(text, ids), ids)
    quote = longest_quote(session.document)
    page = shell_page().decode()
    shown, busy = [], []
    for count in range(1, KEYS + 1):
        start = time.perf_counter()
        value = quote.body + " " + "x" * count
        session.edit("Edit quote", partial(set_field, target=quote.id, field="body", value=value), merge_key=quote.id)
        loop = QEventLoop()
        view.loadFinished.connect(loop.quit)
        view.setHtml(page.replace("<main></main>", f"<main>{render_body(session.document)}</main>"))
        busy.append(time.perf_counter() - start)
        loop.exec()
        shown.append(time.perf_counter() - start)
    return shown, busy


def main(arguments: list[str]) -> None:
    """Print one table."""
    register()
    app = QApplication(sys.argv[:1])
    profile = QWebEngineProfile()
    view = QWebEngineView()
    page = QWebEnginePage(profile, view)
    view.setPage(page)
    view.resize(640, 800)
    view.show()
    front, body = halves(posts()[-1])
    rows = []
    for times in map(int, arguments or ("1", "10")):
        shown, busy = reloaded(view, front + body * times)
        rows.append(Row("key to page, by loading it anew", f"largest post × {times}", tuple(shown)))
        rows.append(Row("key to window free again", f"largest post × {times}", tuple(busy)))
    print(table(rows))
    view.close()
    view.deleteLater()
    app.processEvents()


if __name__ == "__main__":
    main(sys.argv[1:])
