"""The real Zola and the preview make the same of a post."""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import count
from pathlib import Path

import pytest

from tests.core.render.html import dom
from tests.zola import SITE, Zola
from twimeditor.core.post import parse
from twimeditor.core.render import render_body
from twimeditor.core.render.shortcodes import Call, split
from twimeditor.services.resources import resource_path

POSTS = sorted([*resource_path("samples").glob("*.md"), *(SITE.parent / "posts").glob("*.md")])
NEWER = {"newer.md": "single tildes, footnotes over paragraphs, quotes right after a line, nested shortcodes"}
"""What Zola before 0.22 reads otherwise."""

PAGES = {"@/guide.md": "guide/", "@/blog/2026/11/2026-11-18-festival.md": "blog/2026/11/festival/"}
"""The pages that the posts link to, and where they are on the site."""


def resolve(link: str) -> str:
    page, mark, anchor = link.partition("#")
    return f"https://matrix.org/{PAGES[page]}{mark}{anchor}"


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.name)
def test_a_post(zola: Zola, post: Path) -> None:
    if post.name in NEWER and not zola.as_the_site:
        pytest.skip(f"this Zola is older than 0.22, which reads otherwise: {NEWER[post.name]}")
    text = post.read_bytes().decode()
    pages = {page.removeprefix("@/"): '+++\ntitle = "x"\n+++\n\n## Programme\n' for page in PAGES}
    published = zola.build({"post.md": text, **pages}).html["post.md"]
    ours = render_body(parse(text), resolve=resolve)
    assert as_built(ours, zola) == as_built(published, zola)


def as_built(html: str, zola: Zola) -> object:
    """Return what both have to be equal in: ids only where Zola makes them as the site does."""
    html = html.replace(' rel="external"', "")
    return dom(html if zola.as_the_site else re.sub(r'(<h[1-6]) id="[^"]*"', r"\1", html))


def test_the_small_site_publishes_posts_as_the_real_one(
    zola: Zola, corpus_posts: tuple[Path, ...], golden: Path
) -> None:
    if not zola.as_the_site:
        pytest.skip("this Zola is older than 0.22, which the golden files are from")
    names = {"/".join(post.parts[post.parts.index("content") + 1 :]): post for post in corpus_posts}
    expected = {name: (golden / "content" / name).with_suffix(".html") for name in names}
    built = zola.build({name: names[name].read_bytes().decode() for name, html in expected.items() if html.exists()})
    wrong = [
        name for name, html in built.html.items() if as_built(html, zola) != as_built(expected[name].read_text(), zola)
    ]
    assert wrong == []


CALLS = [
    "{{ echo() }}",
    "{{echo()}}",
    "{{ echo(a=1) }}",
    "{{ echo(a = 1 , b = 2) }}",
    "{{ echo(a=1 b=2) }}",
    "{{ echo(a=1,) }}",
    "{{ echo(,a=1) }}",
    "{{ echo(a=1,,b=2) }}",
    "{{ echo(1) }}",
    "{{ echo(a=-1, b=1.5, c=-0.25, d=0) }}",
    "{{ echo(a=007) }}",
    "{{ echo(a=1.) }}",
    "{{ echo(a=.5) }}",
    "{{ echo(a=1e3) }}",
    "{{ echo(a=true, b=false) }}",
    "{{ echo(a=True) }}",
    "{{ echo(a=truest) }}",
    "{{ echo(a='single', b=\"double\", c=`tick`) }}",
    "{{ echo(a='it\\'s') }}",
    '{{ echo(a="a\\"b") }}',
    "{{ echo(a='a\nb') }}",
    "{{ echo(a='>b\n> c') }}",
    "{{ echo(a='') }}",
    "{{ echo(a='}}') }}",
    "{{ echo(a='ü 🎙') }}",
    "{{ echo(a=[]) }}",
    "{{ echo(a=[1, 2.5, true, 'x']) }}",
    "{{ echo(a=[1, 2,]) }}",
    "{{ echo(a=[1 2]) }}",
    "{{ echo(a=[[1], [[]]]) }}",
    "{{ echo(\n  a=1,\n  b=2\n) }}",
    "{{ echo(\n  a=1,\n  b=2,\n) }}",
    "{{ echo(\n> a=1\n> ) }}",
    "> {{ echo(\n> a=1\n> ) }}",
    "> {{ echo(a=1) }}",
    "{{ echo(a=1) }",
    "{{ echo(a=1)}}",
    "{{ echo (a=1) }}",
    "{{ echo( a=1 ) }}",
    "{ { echo(a=1) } }",
    "{{\techo(a=1)\t}}",
    "{{\n\necho(a=1)\n\n}}",
    "{{ echo(a=1, a=2) }}",
    "{{- echo(a=1) -}}",
    "{{{ echo(a=1) }}}",
    "```\n{{ echo(a=1) }}\n```",
    "    {{ echo(a=1) }}",
    "<!-- {{ echo(a=1) }} -->",
    "{{/* echo(a=1) */}}",
    "{{/* echo(a=1) }}",
    "{{ echo(a=1) */}}",
    "{{ echo(a=1) }} and {{ echo(a=2) }}",
    "{% echo(a=1) %}body{% end %}",
    "{% echo(a=1) %}\n\nbody\n\n{% end %}",
    "{%echo()%}x{%end%}",
    "{%/* echo(a=1) */%}x{%/* end */%}",
    "{% raw %}",
    "{{ echo }}",
    "{{ 1 + 1 }}",
]


CALLS_IN_BODIES = [
    "{% echo(a=1) %}{{ echo(a=2) }}{% end %}",
    "{% echo(a=1) %}{% echo(a=2) %}x{% end %}{% end %}",
    "{% echo(a=1) %}{{/* echo(a=2) */}}{% end %}",
    "{% echo(a=1) %}x {{ echo(a=2) }} y {{ echo(a=3) }}{% end %} {{ echo(a=4) }}",
]
"""What Zola before 0.22 reads otherwise."""


def test_calls(zola: Zola) -> None:
    assert wrongly_read(CALLS, zola.render(CALLS)) == []


def test_calls_in_bodies(zola: Zola) -> None:
    if not zola.as_the_site:
        pytest.skip("this Zola is older than 0.22, which reads calls in bodies otherwise")
    assert wrongly_read(CALLS_IN_BODIES, zola.render(CALLS_IN_BODIES)) == []


def wrongly_read(texts: list[str], published: list[str]) -> list[tuple[str, list[str], str]]:
    """Return the texts in which not the same calls are read, with what was read and what is published."""
    wrong = []
    for text, html in zip(texts, published, strict=True):
        shown = unescape(html).replace("</kbd>\n", "</kbd>").replace("</kbd>\\n", "</kbd>")
        number = count(1)
        read = [echoed(piece, number) for piece in split(text) if isinstance(piece, Call)]
        if "".join(read).count("<kbd>") != shown.count("<kbd>") or not all(call in shown for call in read):
            wrong.append((text, read, shown))
    return wrong


def echoed(call: Call, number: Iterator[int]) -> str:
    """Return what the site's shortcode ``echo`` says of a call."""
    nth = next(number)
    arguments: dict[str, object] = dict(sorted(call.arguments.items()))
    if call.body is not None:
        arguments["body"] = "".join(piece if isinstance(piece, str) else echoed(piece, number) for piece in call.body)
    said = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in arguments.values())
    return (
        "<kbd>" + "".join(f"{name}={value};" for name, value in zip(arguments, said, strict=True)) + f"nth={nth}</kbd>"
    )
