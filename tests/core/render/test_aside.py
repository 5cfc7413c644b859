"""What waits for somebody with time ends up as what would have been there at once."""

import pickle
from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.core.issues import issue_of, nth
from tests.core.post.texts import line_wise, posts
from tests.core.render.html import Page
from tests.core.render.test_renderer import RICH, edited
from twimeditor.core.model import Issue, Quote, RefDefs, Text, edits
from twimeditor.core.render import AT_ONCE, Budget, Renderer, Workman, given_up
from twimeditor.core.render.blocks import TOO_MUCH

NOTHING = Budget(longest=0, calls=0, first=0, again=0, together=0)
LITTLE = Budget(longest=60, calls=1, first=20, again=10, together=60)
BUDGETS = (NOTHING, LITTLE, AT_ONCE, Budget(longest=500, calls=9, first=200, again=100, together=0))


class Shop:
    """A renderer with a budget, its page, and a workman who does what waits when told to."""

    def __init__(self, budget: Budget) -> None:
        self.renderer = Renderer(budget=budget)
        self.page = Page(self.renderer)
        self.workman = Workman()

    def show(self, issue: Issue) -> None:
        self.page.apply(self.renderer.update(issue))

    def work(self) -> bool:
        """Do one batch, if one waits, as another process would: with copies."""
        batch = self.renderer.batch()
        if batch is None:
            return False
        outcomes = pickle.loads(pickle.dumps(self.workman.do(pickle.loads(pickle.dumps(batch)))))  # noqa: S301
        self.page.apply(self.renderer.take(batch, outcomes))
        return True

    def finish(self) -> int:
        """Do all that waits; return how many batches that were."""
        count = 0
        while self.work():
            count += 1
            assert count < 1000
        return count


def assert_complete(shop: Shop, issue: Issue) -> None:
    fresh = Renderer().render(issue)
    assert shop.page.order == [fragment.key for fragment in fresh]
    assert shop.page.html == {fragment.key: fragment.html for fragment in fresh}


@given(
    st.one_of(st.just(RICH), posts),
    st.sampled_from(BUDGETS),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 200), line_wise, st.booleans()), max_size=6),
)
def test_all_that_waits_ends_as_if_it_had_been_done_at_once(
    text: str, budget: Budget, steps: list[tuple[int, int, str, bool]]
) -> None:
    issue, ids = issue_of(text)
    shop = Shop(budget)
    shop.show(issue)
    for kind, place, value, worked in steps:
        issue = edited(issue, ids, kind, place, value)
        shop.show(issue)
        if worked:
            shop.work()
    shop.finish()
    assert_complete(shop, issue)


def test_ordinary_posts_never_wait() -> None:
    shop = Shop(AT_ONCE)
    shop.show(issue_of(RICH)[0])
    assert shop.renderer.batch() is None


def test_node_that_waits_keeps_what_it_shows() -> None:
    issue, ids = issue_of("## A\n\n> before\n")
    shop = Shop(AT_ONCE)
    shop.show(issue)
    quote = nth(issue, Quote)
    before = shop.page.html[quote.id]
    long = edits.set_field(issue, ids, target=quote.id, field="body", value="*new* " * 20_000)
    shop.show(long)
    assert shop.page.html[quote.id] == before
    assert shop.finish() == 1
    assert shop.page.html[quote.id].count("<em>new</em>") == 20_000


def test_outcome_that_is_out_of_date_is_dropped() -> None:
    issue, ids = issue_of("## A\n\n> before\n")
    shop = Shop(AT_ONCE)
    shop.show(issue)
    quote = nth(issue, Quote)
    type_into = partial(edits.set_field, target=quote.id, field="body")
    issue = type_into(issue, ids, value="first " * 20_000)
    shop.show(issue)
    batch = shop.renderer.batch()
    assert batch is not None
    issue = type_into(issue, ids, value="second " * 20_000)
    shop.show(issue)
    assert not shop.renderer.take(batch, shop.workman.do(batch))
    shop.show(type_into(issue, ids, value="short"))
    assert "short" in shop.page.html[quote.id]
    assert shop.renderer.batch() is None
    shop.show(edits.remove(issue, ids, target=quote.id))
    assert not shop.renderer.take(batch, given_up(batch))


def test_batch_that_takes_too_long_is_tried_node_by_node_and_then_given_up() -> None:
    issue, _ = issue_of("## A\n\nb\n\nc\n")
    shop = Shop(NOTHING)
    shop.show(issue)
    sizes = []
    while (batch := shop.renderer.batch()) is not None:
        sizes.append((batch.alone, len(batch.jobs)))
        shop.page.apply(shop.renderer.take(batch, given_up(batch)))
    assert sizes == [(True, 1)] * 3
    assert shop.page.body.count(TOO_MUCH) == 3


def test_many_small_nodes_go_together_and_a_heavy_one_among_them_alone() -> None:
    heavy = "*a* " * 8_000
    issue, _ = issue_of("".join(f"words {number}\n\n" for number in range(3_000)) + heavy + "\n\nlast\n")
    shop = Shop(Budget(longest=64_000, calls=100, first=2_000, again=500, together=100))
    shop.show(issue)
    sizes = []
    while (batch := shop.renderer.batch()) is not None:
        sizes.append(len(batch.jobs))
        shop.page.apply(shop.renderer.take(batch, shop.workman.do(batch)))
    assert sizes[-1] == 1
    assert sum(sizes[:-1]) > 2_900
    assert_complete(shop, issue)


def test_definition_far_away_reaches_what_was_rendered_elsewhere() -> None:
    issue, ids = issue_of("a [tide] " * 10_000 + "\n\n[tide]: /old\n")
    shop = Shop(AT_ONCE)
    shop.show(issue)
    shop.finish()
    text = nth(issue, Text)
    assert shop.page.html[text.id].count('href="/old"') == 10_000
    issue = edits.set_field(issue, ids, target=nth(issue, RefDefs).id, field="markdown", value="[tide]: /new")
    shop.show(issue)
    shop.finish()
    assert shop.page.html[text.id].count('href="/new"') == 10_000
    assert_complete(shop, issue)


def test_of_two_definitions_the_first_counts_wherever_they_were_read() -> None:
    issue, _ = issue_of("[a]\n\n> [a]: /first\n>\n> [a] text\n\n> [a]: /second\n>\n> [a] again\n")
    for budget in BUDGETS:
        shop = Shop(budget)
        shop.show(issue)
        shop.finish()
        assert shop.page.body.count('href="/first"') == 3
        assert_complete(shop, issue)


def test_shorter_text_in_a_heavy_node_is_shown_at_once_again() -> None:
    issue, ids = issue_of("## A\n\n> before\n")
    shop = Shop(AT_ONCE)
    quote = nth(issue, Quote)
    shop.show(edits.set_field(issue, ids, target=quote.id, field="body", value="<" * 60_000))
    shop.finish()
    assert TOO_MUCH in shop.page.html[quote.id]
    shop.show(edits.set_field(issue, ids, target=quote.id, field="body", value="[" * 20))
    assert "[" * 20 in shop.page.html[quote.id]


def test_no_real_post_has_to_wait(corpus_post: Path) -> None:
    renderer = Renderer(budget=AT_ONCE)
    renderer.render(issue_of(corpus_post.read_bytes().decode())[0])
    assert renderer.batch() is None
