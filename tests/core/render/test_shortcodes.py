"""Shortcodes by Zola's grammar, and what they become."""

import pytest

from tests.core.render.html import html
from twimeditor.core.render.shortcodes import DEEPEST, Call, Fault, faults, split


def calls(text: str) -> list[Call]:
    return [piece for piece in split(text) if isinstance(piece, Call)]


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("{{ x() }}", {}),
        ("{{x(a='1')}}", {"a": "1"}),
        ('{{ x(a="it\'s", b=`"`) }}', {"a": "it's", "b": '"'}),
        ("{{ x(a='\\n', b='\\') }}", {"a": "\\n", "b": "\\"}),
        ("{{ x(a=1 b=-2.5, c=true) }}", {"a": 1, "b": -2.5, "c": True}),
        ("{{ x(a=truefalse=1) }}", {"a": True, "false": 1}),
        ("{{ x(\n  a=['1', \"2\",]\n) }}", {"a": ["1", "2"]}),
        ("{{ x(a=[[1], []]) }}", {"a": [[1], []]}),
        ("{{ x(a=1, a=2) }}", {"a": 2}),
        ("{{\t\nx (\r\n a = 1 ) \t}}", {"a": 1}),
        ("{{{ x(a='}}') }}}", {"a": "}}"}),
        ("{{ y( {{ x(a=1) }}", {"a": 1}),
    ],
)
def test_arguments(text: str, arguments: dict[str, object]) -> None:
    assert [(call.name, call.arguments) for call in calls(text)] == [("x", arguments)]


@pytest.mark.parametrize(
    "text",
    [
        "{{ x }}",
        "${{ secrets.x }}",
        "{{ x(a=1,) }}",
        "{{ x(,a=1) }}",
        "{{ x(1) }}",
        "{{ x(a=1) }",
        "{{ x(a=1.) }}",
        "{{ x(\n> a=1\n> ) }}",
        "{{ x(\u00a0a=1) }}",
        "{{ ü() }}",
        "{{- x() -}}",
        '{{< video src="x" >}}',
        "{% x() %} no end",
        "{% x() %} \n {% end %}",
        "no start {% end %}",
        "{{ x(a=[1 2]) }}",
        "{{ x(a=007) }}",
        "{{ x(a=99999999999999999999) }}",
        "{{ x(a=" + "[" * 500 + "]" * 500 + ") }}",
    ],
)
def test_plain_text(text: str) -> None:
    assert calls(text) == []
    assert "".join(map(str, split(text))) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("`{{/* x(a=1) */}}`", "<p><code>{{ x(a=1) }}</code></p>"),
        ("a {%/* x() */%} b {%/* end */%}", "<p>a {% x() %} b {% end %}</p>"),
        ("{%/* x() */%}{{ y() }}{%/* end */%}", "<p>{% x() %}{{ y() }}{% end %}</p>"),
    ],
)
def test_protected_calls_are_shown_as_typed(text: str, shown: str) -> None:
    assert html(text) == shown


def test_a_body_may_hold_another_call() -> None:
    (outer,) = calls("{% a() %}\u2003x {% b() %} y {% end %} z\n{% end %}")
    assert outer.name == "a"
    before, inner, after = outer.body or ()
    assert (before, after) == ("x ", " z")
    assert isinstance(inner, Call)
    assert (inner.name, inner.body) == ("b", ("y",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{% a() %}x{% end %}", []),
        ("{% a() %}x", [Fault.NO_END]),
        ("x{% end %}", [Fault.NO_START]),
        ("{% a() %} {% end %}", [Fault.EMPTY]),
        ("{%/* a() */%}x{% end %}", [Fault.NO_START, Fault.NO_END]),
        ("{% a() %}" * (DEEPEST + 1) + "x" + "{% end %}" * (DEEPEST + 1), [Fault.TOO_DEEP]),
    ],
)
def test_what_makes_the_site_give_up(text: str, found: list[Fault]) -> None:
    assert [fault for fault, _mark in faults(text)] == found


@pytest.mark.parametrize(
    "text",
    ["{% a() %}" * 5_000, "{% a() %}" * 2_500 + "x" + "{% end %}" * 2_500, "{{ a(b='" * 5_000, "{{" + " " * 50_000],
    ids=["never closed", "deep", "in quotes", "spaces"],
)
def test_long_texts_are_read_at_once(text: str) -> None:
    assert sum(len(piece) if isinstance(piece, str) else len(piece.source) for piece in split(text)) == len(text)


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


def test_a_notice_is_written_out_before_the_markdown_is_read() -> None:
    notice = html("{% notice_box() %}*a*{% end %}").replace("\n", "")
    assert notice == '<div class="notice-box"><p><em>a</em></p></div>'
    assert html("{% notice_box() %}a{% end %} *b*").endswith("</div>\n *b*")  # the line is still HTML's


def test_an_unknown_one_is_a_visible_card() -> None:
    shown = html('a {{ nope(x="<b>", y=1, z=[true]) }} b')
    assert shown.startswith('<p>a <span class="unknown-shortcode">')
    assert 'nope(x="&lt;b&gt;", y=1, z=[true])'.replace('"', "&quot;") in shown


def test_a_card_alone_is_a_block() -> None:
    assert html("{{ nope() }}").startswith('<div class="unknown-shortcode">')
    assert html("- {{ nope() }}\n- b").startswith("<ul>")
    assert "<p><div" not in html("> {{ nope() }}\n\n- {{ nope() }}\n\n  b")


def test_a_card_in_code_is_text() -> None:
    assert html("```\n{{ nope() }}\n```") == "<pre><code>Unknown shortcode: nope()\n</code></pre>"


def test_a_card_says_that_the_site_has_more() -> None:
    assert "Shown only with a site folder: <code>staff()</code>" in html("{{ staff() }}")


def test_a_call_that_reaches_over_the_html_is_kept_together() -> None:
    assert html("{{ nope() }} {{ nope() }}").count("unknown-shortcode") == 2


def test_code_does_not_protect() -> None:
    assert "{{" not in html('```\n{{ youtube_player(video_id="abc") }}\n```')


def test_inside_a_tag_the_source_of_an_unknown_one_stays() -> None:
    assert html('<a title="{{ nope() }}">b</a>') == '<p><a title="{{ nope() }}">b</a></p>'


@pytest.mark.parametrize(
    "stuck", ["`{{ video() }}`", "[a](/{{ video() }})", "```{{ video() }}\n```", "[a]: {{ video() }}"]
)
def test_one_that_is_never_rendered_stops_all_behind_it(stuck: str) -> None:
    literal = "<p>@@ZOLA_SC_PLACEHOLDER@@</p>"
    shown = html(f"{{{{ video() }}}}\n\n{stuck}\n\n{{{{ video() }}}}\n\n{{% notice_box() %}}a{{% end %}}")
    assert shown.startswith("<video")
    assert literal in shown
    assert "<p>a</p>" in shown


def test_slugs_know_nothing_of_what_a_shortcode_becomes() -> None:
    assert html("## a {{ video() }} b").startswith('<h2 id="a-b">a <video')


def test_arguments_cannot_break_out() -> None:
    assert "<script>" not in html("{{ figure(img='\"><script>', caption='') }}")


def test_shortcodes_inside_shortcodes_end() -> None:
    text = '{% details(summary="a") %}' * 19 + "x" + "{% end %}" * 19
    assert html(text).startswith("<details>")


def test_what_looks_like_a_placeholder_is_text() -> None:
    assert "@@SC0@@" in html("@@SC0@@ {{ video() }} {{ video(src='@@SC0@@') }}")
