"""Shortcodes anywhere in a page come out as the real Zola writes them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.render.html import dom
from tests.zola import SITE, Zola
from twimeditor.core.post import parse
from twimeditor.core.render import SiteTemplates, render_body

HEAD = '+++\ntitle = "x"\npath = "/pages/{}"\n+++\n\n'
COUNT = "{{ nth }}{% if a is defined %}:{{ a | json_encode | safe }}{% endif %}"
TEMPLATES = {
    "one.html": f"<b>{COUNT}</b>",
    "box.html": f'<div class="a">\n{COUNT}{{{{ body | markdown | safe }}}}\n</div>\n',
    "note.md": f"*{COUNT}*",
    "part.md": '<div class="b">\n\n{{ body }}\n\n</div>',
}
CALLS = [
    "{{ one() }}",
    "{{one(a='x > y')}}",
    "{{ one(\n  a=[1, 2.50, true, 'z'],\n) }}",
    "{{ one(\n  a=[1, 2.50, true, 'z']\n) }}",
    "{{ one(a=`x\ny` b=1) }}",
    "{{ one(a='x\n\n# y',\n\n  b=1) }}",
    "{{ note() }}",
    "{{ note(a=-1) }}",
    "{% box() %}*x* {{ one() }}{% end %}",
    "{% box(a='1') %}\n\n> y\n\n{{ note() }}\n{% end %}",
    "{% part() %}\n- x\n- {{ one() }}\n{% end %}",
    "{% part() %}x{% box() %}y{% end %}z{% end %}",
    "{{/* one(a=1) */}}",
    "{%/* box() */%}x{%/* end */%}",
    "{{ one }}",
    "{{ one(1) }}",
]
LINES = [
    "{}",
    "x {} y",
    "**{}**",
    "~~{}~~ `z`",
    "[x {}](/y)",
    "![{}](/z.png)",
    "> {}\n> x",
    "- {}\n- x",
    "1. x\n\n   {}",
    "## x {}",
    "```\n{}\n```",
    "    {}",
    "<div>\n{}\n</div>",
    "<!-- {} -->",
    "| x |\n|---|\n| {} |",
    "[^1] {}\n\n[^1]: {}",
    "\\{}",
    "x  {}  ",
    "{} {}",
]
STOPS = [
    "<!-- more --> {}",
    "- <!-- more -->{}",
    "`{}`",
    "[x]({})",
    "[x](/y '{}')",
    "<https://x.y/{}>",
    "```{}\nx\n```",
]
"""Where a shortcode is never rendered, nor any behind it."""


@st.composite
def pages(draw: st.DrawFn) -> str:
    lines = draw(st.lists(st.sampled_from([*LINES * 3, *STOPS]), min_size=1, max_size=5))
    return "\n\n".join(_filled(draw, line) for line in lines)


def _filled(draw: st.DrawFn, line: str) -> str:
    for _ in range(line.count("{}")):
        call = draw(st.sampled_from(CALLS))
        line = line.replace("{}", call, 1)
    return line


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(pages(), min_size=40, max_size=40))
def test_any_page(zola: Zola, texts: list[str]) -> None:
    if not zola.as_the_site:
        pytest.skip("this Zola is older than 0.22, which knows no shortcodes inside others")
    ours = SiteTemplates.of(
        {path.name: path.read_text("utf-8") for path in (SITE / "templates/shortcodes").iterdir()} | TEMPLATES
    )
    for number, (text, published) in enumerate(zip(texts, zola.render(texts, TEMPLATES), strict=True)):
        shown = render_body(parse(HEAD.format(number) + text), ours)
        assert dom(shown) == dom(published.replace(' rel="external"', "")), text
