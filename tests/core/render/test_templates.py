"""The site's own shortcode templates in the preview."""

import pickle

import pytest

from tests.core.render.html import HEAD, Page
from twimeditor.core.post import parse
from twimeditor.core.render import Renderer, SiteTemplates, render_body

FILES = {
    "lamp.html": "<b>{{ name | default(value='no name') }}</b>",
    "count.html": "<i>{{ nth }}</i>",
    "note.md": "**{{ body }}**",
    "broken.html": "{% if %}",
    "needs.html": "{{ load_data(path='a.toml') }}",
    "README.txt": "not a template",
}
TEMPLATES = SiteTemplates.of(FILES)


def html(markdown: str, templates: SiteTemplates | None = TEMPLATES) -> str:
    return render_body(parse(HEAD + markdown), templates).strip()


def test_they_are_used_instead_of_ours() -> None:
    assert html("{{ lamp(name='Glow') }}") == "<b>Glow</b>"
    assert "Unknown shortcode <code>video()</code>" in html("{{ video() }}")


def test_markdown_of_a_template_is_read_as_such() -> None:
    assert html("a {% note() %}b{% end %}") == "<p>a <strong>b</strong></p>"


def test_of_two_templates_the_one_that_makes_markdown_counts() -> None:
    assert html("{{ a() }}", SiteTemplates.of({"a.html": "*html*", "a.md": "*md*"})) == "<p><em>md</em></p>"


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        ("{{ broken() }}", "Not shown, since a tag ends too early:"),
        ("{{ needs() }}", "Not shown, since it calls load_data, which needs the whole site:"),
        ("{% note() %}{{ needs() }}{% end %}", "Not shown, since it calls load_data"),
        ("{{ README() }}", "Unknown shortcode"),
    ],
)
def test_one_that_does_not_render_is_a_card_with_the_reason(call: str, reason: str) -> None:
    shown = html(call)
    assert "unknown-shortcode" in shown
    assert reason in shown


def test_uses_are_counted_over_the_whole_post_whatever_is_edited() -> None:
    before = parse(HEAD + "{{ count() }}\n\na\n\n{{ count() }}\n")
    after = parse(HEAD + "{{ count() }}\n\na {{ count() }}\n\n{{ count() }}\n")
    page = Page(renderer := Renderer(named=False, templates=TEMPLATES))
    for issue in (before, after, before):
        page.apply(renderer.update(issue))
        assert page.body == render_body(issue, TEMPLATES)
    assert [page.body.count(f"<i>{number}</i>") for number in (1, 2, 3)] == [1, 1, 0]


def test_one_that_is_never_rendered_stops_those_in_later_nodes_until_it_is_gone() -> None:
    stuck = parse(HEAD + "`{{ lamp() }}`\n\n{{ lamp() }}\n")
    page = Page(renderer := Renderer(named=False, templates=TEMPLATES))
    page.apply(renderer.update(stuck))
    assert "<b>" not in page.body
    page.apply(renderer.update(parse(HEAD + "a\n\n{{ lamp() }}\n")))
    assert "<b>no name</b>" in page.body


def test_other_templates_change_only_the_nodes_that_call_them() -> None:
    issue = parse(HEAD + "a\n\n{{ lamp() }}\n\nb\n")
    page = Page(renderer := Renderer(named=False))
    page.apply(renderer.update(issue))
    patch = renderer.use(TEMPLATES)
    assert len(patch.html) == 1
    page.apply(patch)
    assert page.body == render_body(issue, TEMPLATES)
    page.apply(renderer.use(None))
    assert page.body == render_body(issue)


def test_a_filter_may_cut_what_only_the_post_can_fill_in() -> None:
    templates = SiteTemplates.of({"a.html": "{{ '[b](@/c.md)' | markdown | truncate(length=15) | safe }}"})
    assert html("{{ a() }}", templates).startswith("<p><a href=")


def test_templates_are_a_value() -> None:
    assert SiteTemplates.of(FILES) == TEMPLATES
    assert pickle.loads(pickle.dumps(TEMPLATES)) == TEMPLATES  # noqa: S301 - our own
    assert TEMPLATES.names == {"lamp", "count", "note", "broken", "needs"}
