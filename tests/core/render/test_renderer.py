"""The page follows every edit, and only what changed is made anew."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.issues import POST, issue_of, nth
from tests.core.post.texts import line_wise, posts
from tests.core.render.html import Page
from tests.core.render.reports import markdown
from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Attribution, Html, Issue, List, Quote, RefDefs, SectionHeading, Text, edits
from twimeditor.core.model.changes import diff
from twimeditor.core.post import parse, write
from twimeditor.core.post.front_matter import set_key_edit
from twimeditor.core.render import Patch, Renderer, render_body

RICH = (
    POST
    + """
## Notes[^1] and more

<div>

> ## Dept of Ops
>
> [Jim] said[^2].

</div>

![beside](beside.png) and [Jim]

[^1]: One.

[^2]: Two.

<!-- more -->

<!-- more -->

{{ youtube_player(video_id="abc") }}
"""
)


def opened(text: str = RICH) -> tuple[Issue, IdSource, Renderer, Page]:
    issue, ids = issue_of(text)
    renderer = Renderer()
    page = Page(renderer)
    page.apply(renderer.update(issue))
    return issue, ids, renderer, page


def edited(issue: Issue, ids: IdSource, kind: int, place: int, text: str) -> Issue:
    """Return the issue after an edit that the numbers choose, or the same where it does not fit."""
    leaves = [leaf for leaf in issue.leaves() if leaf.FIELDS]
    if not leaves:
        return edits.add_section(issue, ids, after=None, title=text)
    target = leaves[place % len(leaves)]
    holders: list[int] = [section.id for section in issue.sections] + [entry.id for entry in issue.entries]
    holder = holders[place % len(holders)] if holders else 0
    block = Text(id=ids.take(), markdown=text)
    type_text = partial(edits.set_field, target=target.id, field=target.FIELDS[0], value=text)
    choices = (
        type_text,
        type_text,
        partial(edits.remove, target=target.id),
        partial(edits.add_block, container=holder, after=None, block=block),
        partial(edits.move, target=holder, after=None),
        partial(edits.duplicate, target=holder or target.id),
    )
    try:
        return choices[kind](issue, ids)
    except EditError:
        return issue


@given(
    st.one_of(st.just(RICH), posts, markdown),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 200), line_wise), max_size=6),
)
def test_patches_lead_to_the_same_as_rendering_anew(text: str, steps: list[tuple[int, int, str]]) -> None:
    issue, ids, renderer, page = opened(text)
    states = [issue]
    for kind, place, value in steps:
        states.append(edited(states[-1], ids, kind, place, value))
    for state in [*states[1:], *states[::-1]]:
        page.apply(renderer.update(state))
        fresh = Renderer().render(state)
        assert page.order == [fragment.key for fragment in fresh]
        assert page.html == {fragment.key: fragment.html for fragment in fresh}


def keys_of_patch(text: str, **edit: object) -> tuple[Patch, Issue]:
    issue, ids, renderer, _ = opened(text)
    after = edits.set_field(issue, ids, **edit)  # type: ignore[arg-type]
    return renderer.update(after, diff(issue, after)), after


def test_a_keystroke_in_a_quote_changes_that_quote_alone() -> None:
    quote = nth(issue_of(RICH)[0], Quote)
    patch, _ = keys_of_patch(RICH, target=quote.id, field="body", value=quote.body + "x")
    assert (patch.order, patch.removed, list(patch.html)) == (None, (), [quote.id])


def test_a_definition_changes_the_nodes_that_use_it() -> None:
    issue, _ = issue_of(RICH)
    definitions = nth(issue, RefDefs)
    changed = definitions.markdown.replace("jim:", "jimmy:")
    patch, after = keys_of_patch(RICH, target=definitions.id, field="markdown", value=changed)
    assert len(patch.html) == 3
    assert all("jimmy:" in html for html in patch.html.values())
    assert render_body(after).count("jimmy:") == 3


def test_a_new_heading_moves_the_suffix_of_later_ones() -> None:
    issue, _ = issue_of("## A\n\n## B\n\n## B\n\nc")
    first = nth(issue, SectionHeading)
    patch, _ = keys_of_patch("## A\n\n## B\n\n## B\n\nc", target=first.id, field="title", value="B")
    assert [html.partition('id="')[2].partition('"')[0] for html in patch.html.values()] == ["b", "b-1", "b-2"]


def test_footnotes_are_numbered_over_the_whole_post() -> None:
    text = "a[^x]\n\nb[^y]\n\n[^x]: X\n\n[^y]: Y"
    issue, _ = issue_of(text)
    patch, after = keys_of_patch(text, target=nth(issue, Text).id, field="markdown", value="a[^y]")
    assert len(patch.html) == 4
    assert '<a href="#y">1</a>' in render_body(after)


def test_the_post_s_address_reaches_only_what_stands_beside_it() -> None:
    issue, ids, renderer, _ = opened()
    after = set_key_edit(issue, ids, key="path", value="/blog/x")
    patch = renderer.update(after, diff(issue, after))
    (html,) = patch.html.values()
    assert 'src="https://matrix.org/blog/x/beside.png"' in html


def test_raw_html_that_is_closed_later_gathers_what_is_between() -> None:
    text = "a\n\n<div>x</div>\n\nb\n\nc"
    issue, _ = issue_of(text)
    block = nth(issue, Html)
    patch, _ = keys_of_patch(text, target=block.id, field="markdown", value="<div>x")
    assert patch.order is not None
    assert len(patch.order) == 2
    assert len(patch.removed) == 2


def test_an_emptied_node_shows_nothing_and_comes_back() -> None:
    issue, ids, renderer, page = opened()
    quote = nth(issue, Quote)
    before = page.body
    empty = edits.set_field(issue, ids, target=quote.id, field="body", value="")
    page.apply(renderer.update(empty))
    assert page.html[quote.id] == ""
    page.apply(renderer.update(issue))
    assert page.body == before


def test_what_is_shown_is_what_will_be_written() -> None:
    issue, ids, _, _ = opened()
    author = nth(issue, Attribution)
    after = edits.set_field(issue, ids, target=author.id, field="name", value="a_b [c] <d>")
    assert ">a_b [c] &lt;d&gt;</a>" in render_body(after)


def test_nothing_new_is_no_patch() -> None:
    issue, _, renderer, _ = opened()
    assert not renderer.update(issue)


def test_a_list_keeps_its_first_number() -> None:
    issue, _ = issue_of("3. a\n4. b")
    assert '<ol start="3">' in render_body(issue)


def test_real_posts_follow_edits(corpus_post: Path) -> None:
    issue, ids = issue_of(corpus_post.read_bytes().decode())
    renderer = Renderer()
    page = Page(renderer)
    page.apply(renderer.update(issue))
    for node in [leaf for leaf in issue.leaves() if isinstance(leaf, Quote | Text)][::5]:
        field = node.FIELDS[0]
        issue = edits.set_field(issue, ids, target=node.id, field=field, value=getattr(node, field) + "\n\n## x[^1]")
        page.apply(renderer.update(issue))
    fresh = Renderer().render(issue)
    assert page.html == {fragment.key: fragment.html for fragment in fresh}


def test_ids_are_left_out_of_the_published_body() -> None:
    issue = parse(RICH)
    named = "".join(fragment.html for fragment in Renderer().render(issue))
    assert "data-node" in named
    assert "data-node" not in render_body(issue)


def test_lists_that_meet_are_shown_as_the_file_will_have_them() -> None:
    issue, ids, renderer, page = opened("- a\n- b\n\nbetween\n\n- c\n\n* d\n")
    states = [issue, edits.remove(issue, ids, target=nth(issue, Text).id)]
    states.append(edits.set_field(states[1], ids, target=nth(issue, List, 1).id, field="markdown", value="- changed"))
    states.append(edits.duplicate(states[2], ids, target=nth(issue, List).id))
    for state in [*states, *states[::-1]]:
        page.apply(renderer.update(state))
        fresh = Renderer().render(state)
        assert page.html == {fragment.key: fragment.html for fragment in fresh}
        assert norm_lines(render_body(state)) == norm_lines(render_body(parse(write(state))))
    assert "<p>changed</p>" in render_body(states[2])


def norm_lines(html: str) -> str:
    return html.replace("\n", "")


DEEP = "[" * 2000
HUGE = "9" * 5000


@pytest.mark.parametrize(
    "text",
    ["", "\n", "+++\n+++\n", "[a]: /b", f"+++\npath = {DEEP}\n+++\n", f"+++\npath = {HUGE}\n+++\n"],
    ids=["nothing", "blank", "no keys", "definition", "nested too deep", "number too long"],
)
def test_posts_without_a_body(text: str) -> None:
    assert render_body(parse(text)).strip() == ""


@pytest.mark.parametrize(
    "typed", ["<!-- half", "<pre>half", '{% details(summary="x") %}\nhalf', "```\nhalf", "<? half"]
)
def test_what_is_left_open_while_typing_hides_nothing_that_the_file_will_show(typed: str) -> None:
    issue, ids = issue_of(POST)
    text = nth(issue, Text)
    edited = edits.set_field(issue, ids, target=text.id, field="markdown", value=typed)
    assert render_body(edited) == render_body(parse(write(edited)))
