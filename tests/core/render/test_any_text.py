"""Whatever is typed, the preview shows something, soon."""

import pytest
from hypothesis import given

from tests.core.post.texts import posts
from twimeditor.core.post import parse
from twimeditor.core.render import Renderer, render_body
from twimeditor.core.render.blocks import TOO_MUCH, Markdown, Parser

ODD = {
    "quotes in quotes": ">" * 20_000,
    "spaced quotes in quotes": "> " * 20_000 + "a",
    "brackets": "[" * 20_000,
    "images in images": "![" * 20_000 + "](a)" * 2_000,
    "links without an end": "[a](" * 10_000,
    "labels without an end": "[a][" * 10_000,
    "stars": "*a **a " * 5_000,
    "back ticks": " ".join("`" * n for n in range(200)),
    "lists in lists": "".join("  " * n + "- a\n" for n in range(200)),
    "comments without an end": "<!--" * 10_000,
    "tags without an end": '<a "' * 10_000,
    "open elements": "<div>" * 10_000,
    "instructions": "<?" * 10_000,
    "a wide table": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n",
    "a title without an end": '[a]: b "' + "x\n" * 5_000,
    "shortcodes in shortcodes": "{% details(summary='a') %}" * 500 + "{% end %}" * 500,
    "shortcode starts": '{{ a(b="' * 5_000,
    "braces in a heading": "# " + "{" * 20_000,
    "lone surrogates": "\ud800" * 100,
    "controls": "".join(map(chr, range(32))) * 10,
    "placeholders": "@@SC0@@ {{ a() }} @@SCC0@@",
}


@given(posts)
def test_any_text(text: str) -> None:
    assert "\0" not in render_body(parse(text))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("markdown", ODD.values(), ids=ODD)
def test_text_made_to_hurt(markdown: str) -> None:
    parser = Parser()
    for source in (Markdown(markdown), Markdown(markdown, quoted=True)):
        parsed = parser.parse(source)
        assert parser.render(parsed, parsed.definitions).html


@pytest.mark.timeout(60)
def test_a_very_long_line_is_rendered() -> None:
    source = Markdown("plain words and *more* of them. " * 32_000)
    parser = Parser()
    html = parser.render(parser.parse(source), {}).html
    assert html.count("<em>more</em>") == 32_000


def test_text_that_would_take_for_ever_is_a_note() -> None:
    source = Markdown("<" * 60_000)
    parser = Parser()
    rendered = parser.render(parser.parse(source), {})
    assert rendered.too_much
    assert TOO_MUCH in rendered.html


@pytest.mark.parametrize("steps", [0, 1, 10, 40])
@pytest.mark.parametrize("quoted", [True, False])
def test_steps_are_counted_the_same_every_time(steps: int, quoted: bool) -> None:
    source = Markdown("- *a* [b](/c)\n" * 4 + "\n<i>x</i>\n", quoted=quoted)
    results = {_within(Parser(), source, steps) for _ in range(3)}
    parser = Parser()
    assert results == {_within(parser, source, steps), _within(parser, source, steps)}
    assert results == {_within(parser, source, steps)}


def _within(parser: Parser, source: Markdown, steps: int) -> tuple[bool, str]:
    rendered = parser.render(parser.parse(source, steps=steps), {}, steps=steps)
    return rendered.too_much, rendered.html


@pytest.mark.timeout(60)
def test_a_very_long_post() -> None:
    paragraph = "A *short* paragraph with a [link](/x).\n\n"
    issue = parse(paragraph * 5_000)
    assert len(Renderer().render(issue)) == 5_000
