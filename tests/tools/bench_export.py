"""Export the largest post with thirty pictures of half a megabyte: what the window lists and writes, and texts."""

import random
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.core.export.posts import FRONT
from tests.services.export.exports import tree_of
from tests.services.site.sites import make_site
from tests.tools.bench import halves, posts
from tests.tools.measure import Row, table, timed
from twimeditor.core.export.matrix import Form, messages
from twimeditor.core.post import parse
from twimeditor.services.export.page import PageOptions, page_tree
from twimeditor.services.export.plan import plan
from twimeditor.services.export.writer import Writer
from twimeditor.services.export.zipped import zip_bytes
from twimeditor.services.storage.disk import Disk

RUNS = 5
PICTURES = 30
SIZE = 500_000


def export() -> Iterator[Row]:
    """Export into a new site as often as it is measured."""
    pictures = "".join(f"![kite](kite-{number}.png)\n\n" for number in range(PICTURES))
    text = f"{FRONT}\n{halves(posts()[-1])[1]}{pictures}"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number in range(PICTURES):
            (root / f"kite-{number}.png").write_bytes(random.Random(number).randbytes(SIZE))  # noqa: S311

        def find(address: str) -> Path | None:
            path = root / address.rpartition("/")[2]
            return path if path.is_file() else None

        tree = tree_of(text)
        sites = [make_site(root / f"site-{number}") for number in range(RUNS)]
        plans = [plan(tree, site, find) for site in sites]
        writer = Writer(Disk(), root / "state")
        on = f"largest post, {PICTURES} pictures, {PICTURES * SIZE // 1_000_000} MB"
        yield Row("make the files' text", on, tuple(timed(partial(tree_of, text)) for _ in range(RUNS)))
        yield Row("look at the site", on, tuple(timed(partial(plan, tree, site, find)) for site in sites))
        yield Row("write all of it", on, tuple(timed(partial(writer.write, one)) for one in plans))
        yield Row("pack all of it", on, tuple(timed(partial(zip_bytes, tree, find)) for _ in range(RUNS)))
        issue = parse(text)
        for what, options in (
            ("make the page", PageOptions()),
            ("make the page with pictures in it", PageOptions(inline=True)),
        ):
            yield Row(what, on, tuple(timed(partial(page_tree, issue, find, options)) for _ in range(RUNS)))
        yield Row("make the message", on, tuple(timed(partial(messages, issue)) for _ in range(RUNS)))
        whole = partial(messages, issue, form=Form.WHOLE)
        yield Row(f"make all of it, {len(whole())} messages", on, tuple(timed(whole) for _ in range(RUNS)))


if __name__ == "__main__":
    print(table(list(export())))
