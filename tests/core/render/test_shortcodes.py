"""Shortcodes by Zola's grammar, and what they become."""

import pytest

from tests.core.render.html import html
from twimeditor.core.render.shortcodes import Call, split


def calls(text: str) -> list[Call]:
    return [piece for piece in split(text) if isinstance(piece, Call)]


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("{{ x() }}", {}),
        ("{{x(a='1')}}", {"a": "1"}),
        ('{{ x(a="it\'s", b=`"`) }}', {"a": "it's", "b": '"'}),
        ("{{ x(a=1 b=-2.5, c=true) }}", {"a": "1", "b": -2.5, "c": True}),
        ("{{ x(\n  a=['1', \"2\",]\n) }}", {"a": ["1", "2"]}),
        ("{{ x(a=[[1], []]) }}", {"a": [["1"], []]}),
    ],
)
def test_arguments(text: str, arguments: dict[str, object]) -> None:
    assert [call.arguments for call in calls(text)] == [arguments]


@pytest.mark.parametrize(
    "text",
    [
        "{{ x }}",
        "${{ secrets.x }}",
        "{{ x(a=1,) }}",
        "{{ x(,a=1) }}",
        "{{ x(1) }}",
        "{{ x(a=1) }",
        "{{ x(\n> a=1\n> ) }}",
        '{{< video src="x" >}}',
        "{% x() %} no end",
        "no start {% end %}",
        "{{ x(a=[1 2]) }}",
        "{{ x(a=007) }}",
    ],
)
def test_plain_text(text: str) -> None:
    assert calls(text) == []
    assert "".join(map(str, split(text))) == text


def test_protected_calls_are_shown_as_typed() -> None:
    assert html("`{{/* x(a=1) */}}`") == "<p><code>{{ x(a=1) }}</code></p>"
    assert html("a {%/* x() */%} b {%/* end */%}") == "<p>a {% x() %} b {% end %}</p>"


def test_a_body_may_hold_another_call() -> None:
    (outer,) = calls("{% a() %} x {% b() %} y {% end %} z {% end %}")
    assert (outer.name, outer.body) == ("a", "x {% b() %} y {% end %} z")


def test_video() -> None:
    shown = html('{{ youtube_player(video_id="abc", start=5) }}')
    assert '<a href="https://youtube.com/watch?v=abc&amp;t=5s">' in shown
    assert '<youtube-player video-id="abc" start="5"></youtube-player>' in shown
    assert "<p>" not in shown


def test_details_hold_rendered_markdown() -> None:
    shown = html('{% details(summary="*Who* says") %}\n> one\n\n## Two\n{% end %}')
    assert shown == (
        "<details><summary><em>Who</em> says\n</summary><blockquote><p>one</p></blockquote>"
        '<h2 id="two">Two</h2></details>'
    )


def test_figures() -> None:
    figure = html('{{ figure(img="/a.png", caption="a *b*") }}')
    assert '<img decoding="async" loading="lazy" src="/a.png" alt="a *b*" />' in figure
    assert "<figcaption><p>a <em>b</em></p></figcaption>" in figure.replace("\n", "")
    gallery = html('{{ figureGallery(images=["/a.png", "/b.png"], captions=["a"]) }}')
    assert gallery.count("<figure>") == 2
    film = html('{{ figureVideo(vid="/blog/img/a.mov", caption="a") }}')
    assert 'src="/blog/img/av1/a.webm"' in film
    assert 'src="/blog/img/hevc/a.mp4"' in film
    assert '<video controls preload="auto" src="/a.webm"></video>' in html('{{ video(src="/a.webm") }}')


def test_a_notice_holds_rendered_markdown() -> None:
    assert html("{% notice_box() %}*a*{% end %}").replace("\n", "") == (
        '<div class="notice-box"><p><em>a</em></p></div>'
    )


def test_an_unknown_one_is_a_visible_card() -> None:
    shown = html('a {{ nope(x="<b>", y=1) }} b')
    assert shown.startswith('<p>a <span class="unknown-shortcode">')
    assert "nope(x='&lt;b&gt;', y='1')" in shown


def test_code_does_not_protect() -> None:
    assert "{{" not in html('```\n{{ youtube_player(video_id="abc") }}\n```')


def test_inside_a_tag_the_source_stays() -> None:
    assert html('<a title="{{ nope() }}">b</a>') == '<p><a title="{{ nope() }}">b</a></p>'


def test_arguments_cannot_break_out() -> None:
    assert "<script>" not in html("{{ figure(img='\"><script>', caption='') }}")


def test_shortcodes_inside_shortcodes_end() -> None:
    text = '{% details(summary="a") %}' * 30 + "x" + "{% end %}" * 30
    assert html(text).startswith("<details>")
