"""A facet is read off a node's text and set in it; every other byte stays."""

from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core import facets
from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Block, Code, Embed, Issue, Node, SectionHeading, Shortcode, SubHeading
from twimeditor.core.post import parse, write, written

BLOCKS = [
    '{{ youtube_player(video_id="Ab3dEf-h_1k") }}',
    "{{youtube_player(video_id='x' , start=30, autoplay=true)}}",
    '<iframe width="560" src="https://www.youtube.com/embed/Ab3dEf-h_1k?rel=0" allow="a; b" allowfullscreen></iframe>',
    "<iframe src='https://tube.example.org/v/1?a=1&amp;b=2' data-x=1 title='A &quot;title&quot;'></iframe>",
    '<video src="/blog/img/a.webm" muted="true" controls></video>',
    '<video muted="true" controls>\n<source src="/blog/img/a.webm" type="video/webm">\n</video>',
    '{{ figure(img="/blog/img/a.png", caption="A lamp") }}',
    '{{ figure(\n   img="/blog/img/a.png"\n   caption="A lamp"\n) }}',
    '{% details(summary="More") %}\nText *inside*\n\nand more\n{% end %}',
    "{% notice_box() %}Beware{% end %}",
    "```python\nprint(1)\n```",
    "~~~\n\n~~~",
    "````rust,linenos  \n```\ninner\n```\n````",
    "#### A heading ####",
    "A heading\n===",
    "## Matrix Live 🎙",
    "## Matrix Live",
    "## Matrix Live S11E18 – Lamps at last! 🎙️",
    "## Matrix Live S3E04 lamps",
]
IDS = IdSource()
values = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


def node_of(text: str) -> Node:
    (node,) = parse(f"{text}\n").leaves()
    return node


def text_of(node: Node) -> str:
    return node.markdown if isinstance(node, Block) else "".join(node.values)


@pytest.mark.parametrize("text", BLOCKS)
def test_a_value_set_anew_is_the_very_node(text: str) -> None:
    node = node_of(text)
    assert facets.names(node)
    for name in facets.names(node):
        assert facets.put(node, name, facets.get(node, name)) is node


@given(st.sampled_from(BLOCKS), values, st.data())
def test_what_is_set_is_what_is_read(text: str, value: str, data: st.DataObject) -> None:
    node = node_of(text)
    name = data.draw(st.sampled_from(facets.names(node)))
    try:
        changed = facets.put(node, name, value)
    except EditError:
        return
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    wanted = lines if name in {"text", "body"} else " ".join(facets.access._BREAKS.split(value))
    assert facets.get(changed, name).strip() == wanted.strip()
    assert type(changed) is type(node)
    assert facets.get(facets.put(changed, name, facets.get(node, name)), name) == facets.get(node, name)


NAMED = [
    (text, name)
    for text in BLOCKS
    for name in facets.names(node_of(text))
    if name not in {"form", "level"} and facets.get(node_of(text), name)
]


@given(st.sampled_from(NAMED), st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,9}", fullmatch=True))
def test_only_the_bytes_of_the_value_change(named: tuple[str, str], value: str) -> None:
    text, name = named
    node = node_of(text)
    before, old = text_of(node), facets.get(node, name)
    new = f"S{len(value)}" if name == "number" else "7" if name == "start" else value
    changed = text_of(facets.put(node, name, new))
    raw = old if old in before else escape(old)
    literals = [(raw, new), (f"'{raw}'", f'"{new}"'), (f"={raw}", f'="{new}"')]
    assert any(
        changed == before[:at] + after + before[at + len(literal) :]
        for literal, after in literals
        for at in range(len(before))
        if before.startswith(literal, at)
    )


@given(st.sampled_from([Code, Embed, Shortcode, SubHeading, SectionHeading]), values)
def test_reading_never_raises(kind: type[Node], text: str) -> None:
    values: dict[str, Any] = {"markdown" if issubclass(kind, Block) else "title": text}
    node = kind(id=1, **values)
    for name in facets.names(node):
        assert isinstance(facets.get(node, name), str)
    assert facets.get(node, "no such") == ""


@pytest.mark.parametrize(
    "text",
    [
        "    indented code",
        "```\nnever closed",
        "{{ figure(img=) }}",
        "<iframe></iframe>",
        "{% details(summary='x') %} text",
        "<video controls></video>",
    ],
)
def test_what_is_not_understood_has_no_facets(text: str) -> None:
    kinds = [Code(id=1, markdown=text), Embed(id=1, markdown=text), Shortcode(id=1, markdown=text)]
    assert [facets.names(node) for node in kinds] == [(), (), ()]


PLAYER = '{{ youtube_player(video_id="a"%s) }}'
FRAME = '<iframe src="https://www.youtube.com/embed/a%s"%s></iframe>'
FIGURE = '{{ figure(\n  img="a"\n  caption=%s\n) }}'
DETAILS = "{%% details(summary='x') %%}\n%s\n{%% end %%}"
PUTS = [
    (PLAYER % "", "start", "30", PLAYER % ', start="30"'),
    ("{{ youtube_player(video_id='a', start=3) }}", "start", "30", "{{ youtube_player(video_id='a', start=30) }}"),
    ("{{ youtube_player(start=3) }}", "start", "soon", '{{ youtube_player(start="soon") }}'),
    ("{{ youtube_player() }}", "video", "a", PLAYER % ""),
    (PLAYER % "", "title", 'Say "hi"', PLAYER % ", noscript_text='Say \"hi\"'"),
    (FRAME % ("", ""), "start", "5", FRAME % ("?start=5", "")),
    (FRAME % ("?rel=0#x", ""), "start", "5", FRAME % ("?rel=0&start=5#x", "")),
    (FRAME % ("", ""), "title", 'a "b" <c>', FRAME % ("", ' title="a &quot;b&quot; &lt;c&gt;"')),
    (PLAYER % "", "form", "iframe", FRAME % ("", " allowfullscreen")),
    (FRAME % ("", " width=5"), "form", "shortcode", PLAYER % ""),
    (FIGURE % '"b"', "argument:caption", "c's", FIGURE % '"c\'s"'),
    (DETAILS % "one", "body", "two\n\nthree", DETAILS % "two\n\nthree"),
    ("```py\nx\n```", "text", "```\ny\n```", "````py\n```\ny\n```\n````"),
    ("```\nx\n```", "language", "rust", "```rust\nx\n```"),
]


@pytest.mark.parametrize(("before", "name", "value", "after"), PUTS)
def test_setting_writes(before: str, name: str, value: str, after: str) -> None:
    assert text_of(facets.put(node_of(before), name, value)) == after


LIVE = [
    ("Matrix Live", "number", "S1E2", "Matrix Live S1E2"),
    ("Matrix Live 🎙", "number", "S1E2", "Matrix Live S1E2 🎙"),
    ("Matrix Live 🎙️", "title", "Lamps", "Matrix Live – Lamps 🎙️"),
    ("Matrix Live S1E2 – Lamps", "title", "", "Matrix Live S1E2"),
    ("Matrix Live S1E2 – Lamps", "title", "Lamps & light", "Matrix Live S1E2 – Lamps & light"),
    ("Matrix Live S1E2 lamps", "number", "S1E3", "Matrix Live S1E3 lamps"),
]


@pytest.mark.parametrize(("before", "name", "value", "after"), LIVE)
def test_the_title_of_the_weekly_video(before: str, name: str, value: str, after: str) -> None:
    assert text_of(facets.put(SectionHeading(id=1, title=before), name, value)) == after


@pytest.mark.parametrize(
    ("before", "level", "after"), [("####  A ####", "5", "#####  A ####"), ("A\n=", "4", "#### A")]
)
def test_the_level_of_a_heading(before: str, level: str, after: str) -> None:
    issue = parse(f"Text\n\n{before}\n")
    node = list(issue.leaves())[2]
    assert isinstance(node, SubHeading)
    changed = facets.set_facet(issue, IDS, target=node.id, name="level", value=level)
    assert write(changed) == f"Text\n\n{after}\n"
    back = facets.set_facet(changed, IDS, target=node.id, name="level", value=str(node.level))
    assert write(back) == f"Text\n\n{before}\n"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("#### A", "level", "3"),
        ('{{ figure(img="a") }}', "argument:img", "\"'`"),
        ('{{ figure(img="a") }}', "argument:img", "a }} b"),
        ('{{ figure(img="a") }}', "name", "two words"),
        ("{% details(summary='x') %}\none\n{% end %}", "body", "{% end %} more"),
        ('<iframe src="https://www.youtube.com/embed/a"></iframe>', "start", "soon"),
        ('<iframe src="https://tube.example.org/a"></iframe>', "form", "shortcode"),
        ("```\nx\n```", "language", "a`b"),
    ],
)
def test_what_cannot_be_written_is_refused_in_words(text: str, name: str, value: str) -> None:
    with pytest.raises(EditError, match=r"\w+ \w+"):
        facets.put(node_of(text), name, value)


def test_an_argument_that_is_empty_goes_when_its_field_is_left() -> None:
    issue = parse('{{ youtube_player(video_id="a", start="3") }}\n')
    (node,) = issue.leaves()
    emptied = facets.set_facet(issue, IDS, target=node.id, name="start", value="")
    assert write(emptied) == '{{ youtube_player(video_id="a", start="") }}\n'
    assert (
        write(facets.drop_facet(emptied, IDS, target=node.id, name="start")) == '{{ youtube_player(video_id="a") }}\n'
    )


def test_an_empty_argument_of_the_file_stays() -> None:
    issue = parse('{{ youtube_player(video_id="a", start="") }}\n')
    (node,) = issue.leaves()
    assert facets.drop_facet(issue, IDS, target=node.id, name="start") is issue


QUOTES = "\"'`"
CALL = '{{ figure(img="/a.png", caption="A lamp") }}\n'


def typed(issue: Issue, name: str, value: str) -> Issue:
    node = next(node for node in issue.leaves() if isinstance(node, Shortcode))
    return facets.type_facet(issue, IDS, target=node.id, name=name, value=value)


def test_what_cannot_be_written_is_kept_with_the_issue_until_it_can() -> None:
    issue = parse(CALL)
    kept = typed(issue, "argument:caption", QUOTES)
    (one,) = kept.unwritten
    assert one.value == QUOTES
    assert "quotes" in facets.obstacle(kept, one.node, one.field)
    assert write(kept) == CALL
    after = typed(kept, "argument:caption", "Two lamps")
    assert after.unwritten == ()
    assert facets.obstacle(after, one.node, one.field) == ""
    assert write(after) == CALL.replace("A lamp", "Two lamps")


def test_another_field_of_the_block_is_written_meanwhile() -> None:
    kept = typed(parse(CALL), "argument:caption", QUOTES)
    both = typed(kept, "argument:img", "/b.png")
    assert write(both) == CALL.replace("/a.png", "/b.png")
    assert [one.value for one in both.unwritten] == [QUOTES]


def test_a_save_tells_of_what_it_could_not_write() -> None:
    kept = typed(parse(CALL), "argument:caption", QUOTES)
    result = written(kept)
    assert [held.node_id for held in result.held] == [kept.unwritten[0].node]
    assert result.issue == parse(CALL)
