"""Editing moves nothing on the screen that it has nothing to do with."""

import json
from bisect import bisect_left
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from tests.conftest import _find_posts
from tests.ui.preview.desk import Desk
from tests.ui.preview.editing import CALM_WORDS, edit, nodes_of
from tests.ui.preview.eyes import PAINTED, Eyes
from twimeditor.core.model import Issue, Quote, Text
from twimeditor.core.model.edits import set_field
from twimeditor.core.post import parse
from twimeditor.core.render import Patch
from twimeditor.services.editing import Committed
from twimeditor.services.resources import resource_path
from twimeditor.ui.preview.web import WebSurface

LINE = 24
EDITS = 500

BLOCKS = """JSON.stringify([...document.querySelectorAll("main > [data-node]")].map((part) => {
    const box = part.getBoundingClientRect();
    return [Number(part.dataset.node), box.top, box.bottom];
}))"""


def painted(desk: Desk) -> None:
    """Wait until the screen shows the page as it is now."""
    desk.eyes.see(PAINTED)
    desk.eyes.wait_for("window.seen")


@dataclass(frozen=True)
class View:
    """Where each block is on the screen: its first element's top, its last one's bottom."""

    tops: dict[int, float]
    bottoms: dict[int, float]
    height: float

    @classmethod
    def of(cls, desk: Desk) -> "View":
        painted(desk)
        tops: dict[int, float] = {}
        bottoms: dict[int, float] = {}
        for node, top, bottom in json.loads(desk.eyes.see(BLOCKS)):
            tops.setdefault(node, top)
            bottoms[node] = max(bottom, bottoms.get(node, bottom))
        return cls(tops, bottoms, float(desk.eyes.see("window.innerHeight")))

    def visible(self, node: int) -> bool:
        return node in self.tops and self.bottoms[node] > 0 and self.tops[node] < self.height

    def first_of(self, nodes: set[int]) -> int | None:
        """Return the first of the nodes whose beginning is in view."""
        inside = [node for node in nodes if 0 <= self.tops.get(node, -1) < self.height]
        return min(inside, key=lambda node: self.tops[node], default=None)


def largest_post() -> str:
    posts = _find_posts() or (Path(str(resource_path("samples", "twim-2020.md"))),)
    return max((post.read_bytes().decode() for post in posts), key=len)


def test_text_in_view_stays_where_it_is_through_500_edits_all_over_the_largest_post(desk: Desk) -> None:
    desk.session.replace(parse(largest_post(), desk.session.ids), saved=True)
    changed: set[int] = set()

    def note(commit: Committed) -> None:
        changes = commit.changes
        changed.update(changes.changed | changes.added | changes.removed)
        if changes.order:
            changed.update(_moved(commit.before, commit.after))

    desk.bridge.committed.connect(note)
    choose = Random(7)  # noqa: S311 - nothing secret
    moved = []
    looked_at = 0
    after = View.of(desk)
    for number in range(EDITS):
        if number % 10 == 0:
            place = choose.random()
            desk.eyes.see(f"window.scrollTo(0, {place} * (document.documentElement.scrollHeight - innerHeight)); 1")
            after = View.of(desk)
        before = after
        changed.clear()
        if not edit(desk, choose, CALM_WORDS):
            continue
        after = View.of(desk)
        anchor = before.first_of((before.tops.keys() & after.tops.keys()) - changed)
        if anchor is None or _is_above_in_view(changed, anchor, before, after):
            continue
        looked_at += 1
        distance = after.tops[anchor] - before.tops[anchor]
        if abs(distance) >= LINE:
            moved.append((number, distance))
    assert moved == []
    assert looked_at > EDITS / 3


def _moved(before: Issue, after: Issue) -> set[int]:
    """Return the nodes that stand elsewhere: as few as could have been moved."""
    places = {leaf.id: place for place, leaf in enumerate(before.leaves())}
    kept = [leaf.id for leaf in after.leaves() if leaf.id in places]
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for node in kept:
        place = bisect_left(ends, places[node], key=lambda end: places[end])
        previous[node] = ends[place - 1] if place else None
        ends[place : place + 1] = [node]
    staying: set[int] = set()
    node_or_none = ends[-1] if ends else None
    while node_or_none is not None:
        staying.add(node_or_none)
        node_or_none = previous[node_or_none]
    return {*kept} - staying


def _is_above_in_view(changed: set[int], anchor: int, before: View, after: View) -> bool:
    """Tell whether something that was changed is, or was, in view above the anchor."""
    return any(
        view.visible(node) and view.tops[node] <= view.tops[anchor] for node in changed for view in (before, after)
    )


def test_typing_in_view_leaves_what_is_above_it_alone_and_the_rest_of_the_line_too(desk: Desk) -> None:
    quote = next(node for node in nodes_of(desk.issue) if isinstance(node, Quote))
    desk.eyes.see("window.scrollTo(0, 300); 1")
    before = View.of(desk)
    for count in range(1, 30):
        body = quote.body.replace("Line 20 ", f"Line 20 {'word ' * count}")
        desk.session.edit("Type", partial(set_field, target=quote.id, field="body", value=body))
        assert abs(View.of(desk).tops[quote.id] - before.tops[quote.id]) < 1


def test_page_is_never_empty_while_it_is_edited(desk: Desk) -> None:
    desk.eyes.see(
        """(() => {
            window.least = Infinity;
            const main = document.querySelector("main");
            const look = () => {
                window.least = Math.min(window.least, main.getBoundingClientRect().height);
                requestAnimationFrame(look);
            };
            look();
        })()"""
    )
    whole = float(desk.eyes.see("window.least"))
    choose = Random(8)  # noqa: S311 - nothing secret
    texts = [node for node in nodes_of(desk.issue) if isinstance(node, Text | Quote)]
    for count in range(60):
        node = choose.choice(texts)
        value = getattr(node, node.FIELDS[0]) + f"\\n\\nMore {count}."
        desk.session.edit("Type", partial(set_field, target=node.id, field=node.FIELDS[0], value=value))
        painted(desk)
    assert float(desk.eyes.see("window.least")) > 0.9 * whole


DETAILS = "<details><summary>More</summary><p>{inside}</p></details><p>{after}</p>"


def test_what_the_user_opened_stays_open_when_its_block_is_edited(eyes: Eyes) -> None:
    eyes.show("<p>first</p>", DETAILS.format(inside="old", after="x"))
    eyes.click("summary")
    eyes.wait_for('document.querySelector("details").open')
    eyes.patch({2: DETAILS.format(inside="new", after="y")})
    eyes.wait_for('document.querySelector("details p").textContent === "new"')
    assert eyes.see('document.querySelector("details").open')
    eyes.patch({2: "<p>before</p>" + DETAILS.format(inside="newer", after="y")})
    eyes.wait_for('document.querySelector("details p").textContent === "newer"')
    assert eyes.see('document.querySelector("details").open')
    eyes.click("summary")
    eyes.wait_for('!document.querySelector("details").open')
    assert eyes.body() == "<p>first</p><p>before</p>" + DETAILS.format(inside="newer", after="y")


def test_what_the_post_opens_the_user_may_close(eyes: Eyes) -> None:
    opened = DETAILS.replace("<details>", "<details open>")
    eyes.show(opened.format(inside="old", after="x"))
    eyes.click("summary")
    eyes.wait_for('!document.querySelector("details").open')
    eyes.patch({1: opened.format(inside="new", after="x")})
    eyes.wait_for('document.querySelector("details p").textContent === "new"')
    assert not eyes.see('document.querySelector("details").open')
    eyes.patch({1: DETAILS.format(inside="new", after="x")})
    eyes.wait_for('document.querySelector("details").open')


def test_block_that_comes_later_is_brought_into_view_when_it_is_there(eyes: Eyes, surface: WebSurface) -> None:
    from twimeditor.ui.preview.spots import Place

    eyes.show(*["<p>first</p>"] * 60, "", "<p>last</p>" * 60)
    surface.bring_into_view(Place((61,)))
    assert eyes.see("window.scrollY") == 0
    eyes.patch({61: '<p data-node="61">wanted</p>'})
    eyes.wait_for("Math.abs(document.querySelector('[data-node=\"61\"]').getBoundingClientRect().top - 24) < 30")


def test_very_many_parts_are_filled_in_without_looking_for_each(eyes: Eyes, surface: WebSurface) -> None:
    count = 6_000
    surface.apply(Patch(tuple(range(1, count + 1)), dict.fromkeys(range(1, count + 1), "")))
    for start in range(0, count, 500):
        surface.apply(Patch(html={key: f"<p>{key}</p>" for key in range(start + 1, start + 501)}))
    assert eyes.see('[...document.querySelectorAll("main > p")].every((p, n) => p.textContent === String(n + 1))')
    assert eyes.see('document.querySelectorAll("main > p").length') == count
