"""However fast edits come and however slowly the page answers, it ends up with the newest."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.preview.eyes import fragments
from twimeditor.core.render import Patch
from twimeditor.ui.preview.outbox import Message, Outbox


@dataclass
class Page:
    """What a page makes of the messages, in the fewest words."""

    order: list[int] = field(default_factory=list)
    html: dict[int, str] = field(default_factory=dict)

    def take(self, message: Message) -> None:
        gone = self.html.keys() if message.get("fresh") else message.get("removed", [])
        for key in list(gone):
            self.html.pop(key, None)
        self.html |= message.get("html", {})
        self.order = message.get("order", self.order)

    def shown(self) -> list[tuple[int, str]]:
        return [(key, self.html[key]) for key in self.order if key in self.html]


def test_second_message_waits_for_the_first() -> None:
    sent: list[Message] = []
    outbox = Outbox(sent.append)
    outbox.open()
    outbox.put_patch(Patch(None, {1: "a"}, ()))
    outbox.put_patch(Patch(None, {1: "b", 2: "x"}, ()))
    outbox.put_patch(Patch(None, {1: "c"}, ()))
    assert [message["html"] for message in sent] == [{1: "a"}]
    outbox.delivered()
    assert [message["html"] for message in sent[1:]] == [{1: "c", 2: "x"}]
    outbox.delivered()
    assert len(sent) == 2
    assert outbox.idle


def test_nothing_is_sent_before_the_page_is_there_and_nothing_old_after_it_is_gone() -> None:
    sent: list[Message] = []
    outbox = Outbox(sent.append)
    outbox.put("marked", [1])
    assert not sent
    outbox.close()
    outbox.open()
    assert not sent
    outbox.put("marked", [2])
    assert sent == [{"marked": [2]}]


@st.composite
def _histories(draw: st.DrawFn) -> list[Patch | tuple[int, ...] | None]:
    """Return patches as edits make them, contents as opening makes them, None for an answer."""
    keys = list(range(1, 6))
    shown = draw(st.lists(st.sampled_from(keys), unique=True))
    steps: list[Patch | tuple[int, ...] | None] = [tuple(shown)]
    for _ in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(["answer", "all", "edit", "structure"]))
        if kind == "answer":
            steps.append(None)
        elif kind == "all":
            shown = draw(st.lists(st.sampled_from(keys), unique=True))
            steps.append(tuple(shown))
        elif kind == "edit":
            steps.append(Patch(None, dict.fromkeys(draw(st.sets(st.sampled_from(shown))) if shown else (), ""), ()))
        else:
            wanted = draw(st.lists(st.sampled_from(keys), unique=True))
            added = dict.fromkeys(set(wanted) - set(shown), "")
            steps.append(Patch(tuple(wanted), added, tuple(set(shown) - set(wanted))))
            shown = wanted
    return steps


@given(_histories())
def test_page_ends_with_what_each_step_alone_would_have_made(
    history: list[Patch | tuple[int, ...] | None],
) -> None:
    merged, alone = Page(), Page()
    outbox = Outbox(merged.take)
    outbox.open()
    for number, step in enumerate(history):
        if step is None:
            outbox.delivered()
        elif isinstance(step, Patch):
            patch = Patch(step.order, {key: f"{key}-{number}" for key in step.html}, step.removed)
            outbox.put_patch(patch)
            direct = Outbox(alone.take)
            direct.open()
            direct.put_patch(patch)
        else:
            content = fragments({key: f"{key}-{number}" for key in step})
            outbox.put_all(content)
            alone = Page([part.key for part in content], {part.key: part.html for part in content})
    outbox.delivered()
    outbox.delivered()
    assert merged.shown() == alone.shown()
