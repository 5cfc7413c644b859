"""What the page holds is what the site will publish, byte for byte once our own ids are taken away."""

import random
import re
from functools import partial
from pathlib import Path

import pytest

from tests.ui.preview.desk import Desk
from twimeditor.core.errors import EditError
from twimeditor.core.model.edits import Edit, duplicate, move, remove, set_field
from twimeditor.core.model.nodes import Node
from twimeditor.core.post import parse
from twimeditor.core.render import render_body
from twimeditor.services.resources import resource_path

WORDS = (
    "",
    "Plain words",
    "*emphasis* and `code`",
    "two\n\nparagraphs",
    "- a list\n- of two",
    "<details><summary>more</summary>",
    "a [link][tide] and a note[^1]",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "```\nopen fence",
    "<div>",
    "[^1]: a footnote",
    "[tide]: https://example.org/tide",
    "# heading",
)
OUR_IDS = re.compile(r' data-node="\d+"')


def assert_true(desk: Desk) -> None:
    """Compare the page with a rendering from nothing, both as the engine itself writes them."""
    assert OUR_IDS.sub("", desk.eyes.body()) == desk.eyes.parsed(render_body(desk.issue))


def edit(desk: Desk, choose: random.Random) -> None:
    """Do one edit somewhere; what does not fit there changes nothing."""
    nodes = [node for node in desk.issue.leaves() if node.FIELDS and node is not desk.issue.front]
    kind = choose.choice(("type", "type", "type", "remove", "duplicate", "move", "undo", "redo"))
    if kind == "undo":
        desk.session.undo()
    elif kind == "redo":
        desk.session.redo()
    elif nodes:
        try:
            desk.session.edit(kind, _edits(kind, choose, nodes))
        except EditError:
            return


def _edits(kind: str, choose: random.Random, nodes: list[Node]) -> Edit:
    node = choose.choice(nodes)
    match kind:
        case "remove":
            return partial(remove, target=node.id)
        case "duplicate":
            return partial(duplicate, target=node.id)
        case "move":
            return partial(move, target=node.id, after=choose.choice(nodes).id)
    return partial(set_field, target=node.id, field=choose.choice(node.FIELDS), value=choose.choice(WORDS))


@pytest.mark.parametrize("sample", ["twim.md", "twim-2020.md"])
def test_page_stays_true_through_random_edits(desk: Desk, sample: str) -> None:
    text = resource_path("samples", sample).read_text(encoding="utf-8")
    desk.session.replace(parse(text, desk.session.ids), saved=True)
    assert_true(desk)
    choose = random.Random(sample)  # noqa: S311 - nothing secret
    versions = {desk.issue}
    for _ in range(100):
        edit(desk, choose)
        versions.add(desk.issue)
        assert_true(desk)
    assert len(versions) > 40


def test_page_is_true_for_every_real_post(desk: Desk, corpus_posts: tuple[Path, ...]) -> None:
    untrue = []
    for post in corpus_posts:
        text = post.read_bytes().decode()
        desk.session.replace(parse(text, desk.session.ids), saved=True)
        if OUR_IDS.sub("", desk.eyes.body()) != desk.eyes.parsed(render_body(desk.issue)):
            untrue.append(post.name)
    assert untrue == []
