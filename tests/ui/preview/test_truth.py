"""What the page holds is what the site will publish, byte for byte once our own ids are taken away."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.preview.desk import Desk, make_desk
from tests.ui.preview.editing import edit
from twimeditor.core.post import parse
from twimeditor.core.render import Budget, render_body
from twimeditor.services.rendering import Aside, WorkerProcess
from twimeditor.services.resources import resource_path
from twimeditor.ui.bridge import QtExecutor, QtScheduler
from twimeditor.ui.preview import feed

OUR_IDS = re.compile(r' data-node="\d+"')

LITTLE = Budget(longest=400, calls=1, first=60, again=20, together=400)


@pytest.fixture
def helped(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Return a panel whose renderer leaves nearly everything to another process."""
    monkeypatch.setattr(feed, "AT_ONCE", LITTLE)
    executor, scheduler = QtExecutor(), QtScheduler()
    aside = Aside(WorkerProcess(), executor, scheduler)
    desk = make_desk(qtbot, aside=aside)
    desk.panel.show()
    qtbot.waitUntil(desk.shown, timeout=20_000)
    yield desk
    desk.panel.release()
    executor.close()
    scheduler.close()


def assert_true(desk: Desk) -> None:
    """Compare the page with a rendering from nothing, both as the engine itself writes them."""
    renderer = desk.panel._feed._renderer
    desk.qtbot.waitUntil(lambda: renderer.batch() is None, timeout=20_000)
    assert OUR_IDS.sub("", desk.eyes.body()) == desk.eyes.parsed(render_body(desk.issue))


def open_sample(desk: Desk, sample: str) -> None:
    text = resource_path("samples", sample).read_text(encoding="utf-8")
    desk.session.replace(parse(text, desk.session.ids), saved=True)


@pytest.mark.parametrize("sample", ["twim.md", "twim-2020.md"])
def test_page_stays_true_through_random_edits(desk: Desk, sample: str) -> None:
    open_sample(desk, sample)
    assert_true(desk)
    choose = random.Random(sample)  # noqa: S311 - nothing secret
    for _ in range(40):
        done = 0
        while done < 5:
            done += edit(desk, choose)
        assert_true(desk)


def test_page_stays_true_with_what_is_rendered_elsewhere(helped: Desk) -> None:
    open_sample(helped, "twim.md")
    assert_true(helped)
    choose = random.Random(5)  # noqa: S311 - nothing secret
    for _ in range(25):
        for _ in range(choose.randint(1, 5)):
            edit(helped, choose)
        assert_true(helped)


def test_page_is_true_for_every_real_post_and_after_edits_of_it(desk: Desk, corpus_posts: tuple[Path, ...]) -> None:
    choose = random.Random(6)  # noqa: S311 - nothing secret
    untrue = []
    for post in corpus_posts:
        text = post.read_bytes().decode()
        desk.session.replace(parse(text, desk.session.ids), saved=True)
        for _ in range(5):
            if OUR_IDS.sub("", desk.eyes.body()) != desk.eyes.parsed(render_body(desk.issue)):
                untrue.append(post.name)
            edit(desk, choose)
    assert untrue == []
