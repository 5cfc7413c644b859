"""What a block is, by what stands in it alone."""

import pytest

from twimeditor.core.model import (
    Blank,
    Code,
    Embed,
    EntryHeading,
    Html,
    Image,
    List,
    MoreMarker,
    Node,
    Quote,
    RefDefs,
    Role,
    SectionHeading,
    Shortcode,
    SubHeading,
    Table,
    Text,
)
from twimeditor.core.post import parse


def body(text: str) -> list[Node]:
    return [node for node in parse(text).leaves() if not isinstance(node, Blank)]


def only(text: str) -> Node:
    (node,) = body(text)
    return node


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("text", Text),
        ("* a\n* b", List),
        ("3) a", List),
        ("```\n## a\n```", Code),
        ("    ## a", Code),
        ("a | b\n--|--\n1 | 2", Table),
        ("[a]: b\n[c]: d\n  'e'", RefDefs),
        ("[^1]: note\n\n    more of it\n[a]: b", RefDefs),
        ("<!--   more-->", MoreMarker),
        ("<!-- other -->", Html),
        ("<div>\ntext\n</div>", Html),
        ("* * *", Html),
        ("> a", Quote),
        ("{{ a() }} and {{ b() }}", Text),
        ("{{ a }}", Text),
        ("{{< video src='a' >}}", Text),
        ("\\## a", Text),
        ("##a", Text),
        ("\ufeff## a", Text),
        ("-->", Text),
        ("# Top", SubHeading),
        ("Two\n---", SubHeading),
    ],
)
def test_kinds(text: str, kind: type[Node]) -> None:
    assert type(only(text)) is kind


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("## Dept of Moss 🏢", "Dept of Moss 🏢"),
        ("  ##   a  ##  ", "a"),
        ("## a#", "a#"),
        ("## a #b", "a #b"),
        ("##\ta\t", "a"),
        ("##", ""),
        ("## ##", ""),
        (r"## a \#", r"a \#"),
        ("## \u00a0a\u00a0", "\u00a0a\u00a0"),
    ],
)
def test_a_section_headings_title(line: str, title: str) -> None:
    node = only(line)
    assert isinstance(node, SectionHeading)
    assert node.title == title


@pytest.mark.parametrize(
    ("line", "title", "website"),
    [
        ("### Moss", "Moss", ""),
        ("### Moss ([website](https://moss.example/a_(b)))", "Moss", "https://moss.example/a_(b)"),
        ("### Moss ([website](<https://moss.example/a b>)) ###", "Moss", "https://moss.example/a b"),
        ("### < moss > ([website](https://moss.example))", "< moss >", "https://moss.example"),
        ("### ([website](https://moss.example))", "", "https://moss.example"),
        ("### Moss ([website]())", "Moss ([website]())", ""),
        ('### Moss ([website](u "t"))', 'Moss ([website](u "t"))', ""),
        ("### Moss ([website](u)) 2", "Moss ([website](u)) 2", ""),
        ("### Moss([website](u))", "Moss([website](u))", ""),
        ("### Moss ([site](u))", "Moss ([site](u))", ""),
        ("### [#ping:a](https://matrix.to/#/#ping:a)", "[#ping:a](https://matrix.to/#/#ping:a)", ""),
    ],
)
def test_an_entry_headings_title_and_website(line: str, title: str, website: str) -> None:
    node = only(line)
    assert isinstance(node, EntryHeading)
    assert (node.title, node.website) == (title, website)


@pytest.mark.parametrize(
    ("text", "alt", "url", "title"),
    [
        ("![](a.png)", "", "a.png", ""),
        ('![A \\[b\\] *c* &amp; d](<a b.png> "T &amp; u")', "A [b] c & d", "a b.png", "T & u"),
        ("![a](dash(1).png)  ", "a", "dash(1).png", ""),
        ('<img src="a.png">', "", "a.png", ""),
        ("<img alt='A &quot;b&quot;' title=T src=a.png />", 'A "b"', "a.png", "T"),
        ('<a href="b"><img src="a.png" alt="c"/></a>', "c", "a.png", ""),
        ('<a href="b">\n<img\n  src="a.png" />\n</a>', "", "a.png", ""),
    ],
)
def test_an_image_alone(text: str, alt: str, url: str, title: str) -> None:
    node = only(text)
    assert isinstance(node, Image)
    assert (node.alt, node.url, node.title) == (alt, url, title)


@pytest.mark.parametrize(
    "text",
    [
        "![a]",
        "![](a) text",
        "![]()",
        '<img alt="a">',
        '<a href="b"><img src="a"></a> text',
        '<img src="a"></a>',
        "<imgx src='a'>",
    ],
)
def test_what_is_no_image_alone(text: str) -> None:
    assert not isinstance(only(text), Image)


@pytest.mark.parametrize("text", ["![](a) ![](b)", "![](a)\n![](b)", "[![](a)](b)", "<img src=a> ![](b)"])
def test_several_images_in_a_paragraph(text: str) -> None:
    node = only(text)
    assert isinstance(node, Text)
    assert node.role is Role.IMAGES


@pytest.mark.parametrize(
    ("text", "video"),
    [
        ('<iframe src="https://www.youtube.com/embed/a-B_1?rel=0"></iframe>', "a-B_1"),
        ('<iframe src="https://www.youtube-nocookie.com/embed/abc" /></iframe>', "abc"),
        ("<iframe\n  src='https://tube.example/v/1'\n></iframe>", "https://tube.example/v/1"),
        ('<video src="/a.mp4" controls />', "/a.mp4"),
        ('<video controls>\n<source src="/a.webm">\n</video>', "/a.webm"),
        ('{{youtube_player(video_id="a-B" )}}', "a-B"),
        ("{{ youtube_player(start=3, video_id='a') }}", "a"),
        ('{{ youtube_player(\n  video_id="a"\n) }}', "a"),
    ],
)
def test_a_video(text: str, video: str) -> None:
    node = only(text)
    assert isinstance(node, Embed)
    assert (node.video, node.markdown) == (video, text)


@pytest.mark.parametrize(
    "text",
    ['<iframe src="a"></iframe> <p>b</p>', '<iframe src="a"></iframe><iframe src="b"></iframe>', '<iframe src="a">'],
)
def test_what_is_more_than_a_video(text: str) -> None:
    assert isinstance(only(text), Html)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{{ figure(img="a") }}', "figure"),
        ('{{ figure(\n   img="a"\n) }}', "figure"),
        ('{{ figure(\n\n   img="a\n\n)"\n\n) }}', "figure"),
        ('{{\n\nfigure(img="a") }}', "figure"),
        ("{% details(summary='a') %}\n\n> q\n\n## no section\n\n{% end %}", "details"),
        ("{% a() %}one line{% end %}", "a"),
        ("{% a() %}\n{% b() %}\n{% end %}\n\n{% end %}", "a"),
        ("{%- a() -%}\n```\n{%- end -%}", "a"),
    ],
)
def test_a_shortcode(text: str, name: str) -> None:
    node = only(text)
    assert isinstance(node, Shortcode)
    assert (node.name, node.markdown) == (name, text)


def test_a_shortcode_is_one_paragraph_with_the_lines_right_beside_it() -> None:
    nodes = body("before\n{% a() %}\n\n{% end %}\nafter\n\n{{ b(\n) }}\n> q\n")
    assert [type(node) for node in nodes] == [Text, Shortcode, Quote]
    assert [type(node) for node in body("## S\n{{ b(\n) }}\n\nafter")] == [SectionHeading, Shortcode, Text]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("x {{ a(\n\n  b='\n# c') }} y", Text),
        ("x {% a() %}\n\n> y\n{% end %}\nz", Text),
        ("- x {% a() %}\n\ny\n{% end %}\n- z", List),
        ("> x {{ a(\n\nb=1) }}\n> z", Quote),
        ("## x {{ a(\n  b=1) }} y", Html),
        ("| {{ a(\nb=1) }} |\n|---|\n| c |", Table),
    ],
)
def test_a_shortcode_inside_a_line_takes_its_further_lines_with_it(text: str, kind: type[Node]) -> None:
    assert isinstance(only(text), kind)


def test_what_only_looks_like_a_shortcode_keeps_no_lines_together() -> None:
    assert [type(node) for node in body("x {{ a(\n\n# b\n")] == [Text, SubHeading]


def test_a_shortcode_inside_a_fence_or_quote_is_part_of_it() -> None:
    assert isinstance(only("```\n{{ a(\n) }}\n{% b() %}\n{% end %}\n```"), Code)
    assert isinstance(only("> {% b() %}\n> {% end %}"), Quote)
    assert isinstance(only("<!--\n{% b() %}\n\n{% end %}\n-->"), Html)
    assert isinstance(only("<div>\n{% b() %}\n\n{% end %}\n</div>"), Html)


@pytest.mark.parametrize("text", ["{% a() %}\n\nx", "{{ a(\n\nb) }}", "x\n\n{% end %}", "{{ a(\n{{ b("])
def test_a_shortcode_that_does_not_end_is_text(text: str) -> None:
    assert {type(node) for node in body(text)} == {Text}


def test_an_unclosed_shortcode_does_not_hide_the_next() -> None:
    nodes = body("{% a() %}\n\n{% b() %}\n{% end %}\n\n## S\n")
    assert [type(node) for node in nodes] == [Text, Shortcode, SectionHeading]


def test_roles_follow_the_place() -> None:
    text = (
        "lead\n\n## S\n\nintro\n\n### E\n\none\n\ntwo\n\n* list\n\nother\n\n> q\n\ncomment\n\n#### Sub\n\nother\n\n"
        "## Dept of Ping 🏓\n\nping\n\n### That's all I know 🏁\n\nbye\n\n## Final thoughts\n\nbye\n"
    )
    roles = [node.role.value for node in body(text) if isinstance(node, Text)]
    expected = "intro intro description description other comment other ping sign-off sign-off"
    assert roles == expected.split()


def test_an_entry_beside_the_ping_tables_is_an_entry_like_others() -> None:
    text = (
        "## Dept of Ping\n\n### Snailping\n\nIt pings.\n\n> q\n\n### [#ping:a](b)\n\nJoin.\n\n## Shopping ping\n\nHi.\n"
    )
    roles = [node.role for node in body(text) if isinstance(node, Text)]
    assert roles == [Role.DESCRIPTION, Role.PING, Role.INTRO]


def test_headings_in_quotes_lists_and_html_are_no_sections() -> None:
    for text in ("> ## a", "* ## a", "<div>\n## a\n</div>", "<!--\n## a\n-->", "    ## a", "[^1]: ## a"):
        issue = parse(text)
        assert issue.sections == ()


def test_entries_before_any_section_have_one_without_heading() -> None:
    issue = parse("text\n\n### A\n\n### B\n\n## S\n")
    assert [section.heading is None for section in issue.sections] == [True, False]
    assert [entry.heading.title for entry in issue.sections[0].entries] == ["A", "B"]
    assert len(issue.lead) == 2
