"""Messages for Matrix: what the specification permits, never too large, and all that the issue says."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.core.render.reports import markdown
from twimeditor.core.export.matrix import LARGEST_CONTENT, LARGEST_EVENT, Form, Message, messages
from twimeditor.core.post import parse
from twimeditor.core.render import render_body

HEAD = '+++\ntitle = "Week & <5>"\ndate = 2030-02-01\npath = "/blog/x"\n+++\n\n'
URL = "https://matrix.org/blog/x/"

ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "code": {"class"}}
TAGS = {
    "a",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "del",
    "details",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
}
TAGS |= {
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
}
TAGS |= {"u", "ul"}
"""The tags and attributes that the specification lists and that we use, written down here once more."""

ISSUE = """\
## Matrix Live S1E1 – Lamps

text

## Dept of Servers 🏢

### Lantern ([website](https://lantern.example))

[Ann](https://matrix.to/#/@ann:example.org) says

> Out!
>
> ![Two lamps](/blog/img/lamps.png)

### *Breakwater*

text

## Dept of Ping 🏓

text

## That's all I know

text
"""


def sent(markdown: str, form: Form = Form.WHOLE, largest: int = LARGEST_CONTENT) -> tuple[Message, ...]:
    return messages(parse(HEAD + markdown), form=form, largest=largest)


def test_the_summary_names_sections_and_projects() -> None:
    (message,) = messages(parse(HEAD + ISSUE))
    assert message.body == (
        "# Week & <5>\n\n"
        "- **Matrix Live S1E1 – Lamps**\n"
        "- **Dept of Servers 🏢**: Lantern, Breakwater\n\n"
        f"Read it: {URL}"
    )
    assert message.formatted_body == (
        f'<h1><a href="{URL}">Week &amp; &lt;5&gt;</a></h1>'
        f'<ul><li><strong><a href="{URL}#matrix-live-s1e1-lamps">Matrix Live S1E1 – Lamps</a></strong></li>'
        f'<li><strong><a href="{URL}#dept-of-servers-office">Dept of Servers 🏢</a></strong>'
        ": Lantern, Breakwater</li></ul>"
        f'<p>Read it: <a href="{URL}">{URL}</a></p>'
    )


def test_the_summary_leaves_out_what_has_no_name() -> None:
    (message,) = messages(parse(HEAD + "### Kettle\n\n## \n\ntext\n\n###\n"))
    assert message.body == f"# Week & <5>\n\n- Kettle\n\nRead it: {URL}"


def test_the_whole_issue_is_one_message_as_long_as_it_fits() -> None:
    (message,) = sent(ISSUE.partition("## Dept of Ping")[0])
    assert message.body == (
        f"# [Week & <5>]({URL})\n\n## Matrix Live S1E1 – Lamps\n\ntext\n\n## Dept of Servers 🏢\n\n"
        "### Lantern ([website](https://lantern.example))\n\n[Ann](https://matrix.to/#/@ann:example.org) says\n\n"
        "> Out!\n>\n> [Picture: Two lamps](https://matrix.org/blog/img/lamps.png)\n\n### *Breakwater*\n\ntext"
    )
    assert message.formatted_body.startswith(f'<h1><a href="{URL}">Week &amp; &lt;5&gt;</a></h1><h2>Matrix Live')
    assert '<a href="https://matrix.org/blog/img/lamps.png">Picture: Two lamps</a>' in message.formatted_body


def test_an_event_is_a_text_message_that_mentions_nobody() -> None:
    (message,) = messages(parse(HEAD + ISSUE))
    assert message.as_event() == {
        "msgtype": "m.text",
        "body": message.body,
        "format": "org.matrix.custom.html",
        "formatted_body": message.formatted_body,
        "m.mentions": {},
    }


def test_the_address_can_be_another() -> None:
    (message,) = messages(parse(HEAD + ISSUE), url="https://x.example/")
    assert message.body.endswith("Read it: https://x.example/")
    assert '<a href="https://x.example/#matrix-live-s1e1-lamps">' in message.formatted_body


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("text", ["", "+++\ntitle = 1\n+++\n", "+++\nbroken\n+++\n\n## A\n", "### no section\n"])
def test_any_issue_can_be_announced(text: str, form: Form) -> None:
    (message,) = messages(parse(text), form=form)
    assert message.body.startswith("# ")
    require_permitted(message)


@pytest.mark.parametrize("form", Form)
def test_each_post_can_be_announced(corpus_post: Path, form: Form) -> None:
    issue = parse(corpus_post.read_bytes().decode())
    found = messages(issue, form=form)
    for message in found:
        require_permitted(message)
    if form is Form.WHOLE:
        require_all_said(render_body(issue), found)


def test_a_long_issue_is_parted_between_sections() -> None:
    section = "## Dept of {} 🏢\n\n" + "word " * 300 + "\n\n"
    found = sent("".join(section.format(name) for name in "ABCD"), largest=8_000)
    assert [re.findall(r"Dept of (.)", message.body) for message in found] == [["A", "B"], ["C", "D"]]
    assert found[1].body.startswith("*Week & <5>, part 2 of 2*\n\n## Dept of C")


def test_a_long_section_is_parted_between_entries() -> None:
    entry = "### Project {}\n\n" + "word " * 300 + "\n\n"
    found = sent("## A\n\n" + "".join(entry.format(name) for name in "ABCD"), largest=8_000)
    assert [re.findall(r"Project (.)", message.body) for message in found] == [["A", "B"], ["C", "D"]]


def test_a_long_text_is_parted_between_words() -> None:
    found = sent("> " + "word " * 9_000)
    assert len(found) > 1
    assert sum(message.body.count("word") for message in found) == 9_000
    assert all(message.formatted_body.endswith("word </p></blockquote>") for message in found[:-1])


def test_a_long_heading_title_path_and_link_fit_somewhere() -> None:
    long = "x" * 70_000
    text = f'+++\ntitle = "{long}"\npath = "/{long}"\n+++\n\n## {long}\n\n### {long}\n\n[a](https://{long}.example)\n'
    for form in Form:
        for message in messages(parse(text), form=form):
            require_permitted(message)


def test_room_is_left_for_what_servers_and_encryption_add() -> None:
    """An encrypted event holds the content in base64, with a key, a signature and ids around it."""
    encrypted = (LARGEST_CONTENT + 500) * 4 / 3 + 1_000
    hashes_and_references = 86 + 2 * 120 + 30 * 50 + 3 * 255
    assert encrypted + hashes_and_references < LARGEST_EVENT


TALL = "> " * 200 + "deep\n\n" + "".join("  " * depth + "- a\n" for depth in range(120))
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src='https://evil.example/x.png' onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src='https://evil.example'></iframe>",
    "<div style='position: fixed' class=x id=y data-mx-bg-color='#000000'>x</div>",
    "<span data-mx-spoiler>x</span><mx-reply>x</mx-reply>",
    "<b>" * 300 + "x",
    "<table>" * 200 + "x",
    "\x01\x02\x7f \u2028 \ufeff \u202e",
    TALL,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_else_is_ever_sent(text: str) -> None:
    for message in sent(text + "\n\nbehind\n"):
        require_permitted(message)
    assert "behind" in sent(text + "\n\nbehind\n")[-1].body


def test_half_a_character_does_not_break_the_json() -> None:
    issue = parse(HEAD + "a \ud83c b\n")
    (message,) = messages(issue, form=Form.WHOLE)
    assert "a ? b" in message.body
    json.dumps(message.as_event(), ensure_ascii=False).encode()


@given(markdown)
def test_whatever_a_post_holds_is_said_in_what_is_permitted(text: str) -> None:
    found = sent(text)
    for message in found:
        require_permitted(message)
    require_all_said(render_body(parse(HEAD + text)), found)


@settings(max_examples=20)
@given(st.lists(st.tuples(markdown, st.integers(1, 25)), min_size=1, max_size=3), st.integers(9_000, 20_000))
def test_a_long_post_is_parted_and_nothing_is_lost(parts: list[tuple[str, int]], largest: int) -> None:
    text = "\n\n".join(part for part, times in parts for _ in range(times))
    found = sent(text, largest=largest)
    for message in found:
        require_permitted(message, largest)
    require_all_said(render_body(parse(HEAD + text)), found)


def require_permitted(message: Message, largest: int = LARGEST_CONTENT) -> None:
    content = json.dumps(message.as_event(), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    assert len(content.encode()) == message.size <= largest
    tree = LexborHTMLParser(f"<body>{message.formatted_body}</body>")
    assert tree.body is not None
    assert deepest(tree.body) <= 100
    for node in tree.body.css("body *"):
        assert node.tag in TAGS
        assert set(node.attributes) <= ATTRIBUTES.get(node.tag, set())
        assert "href" not in node.attributes or re.match(
            r"(https?|ftp)://.|mailto:|magnet:", node.attributes["href"] or ""
        )
        assert (node.attributes.get("class") or "language-").startswith("language-")


def deepest(node: LexborNode) -> int:
    return max((1 + deepest(child) for child in node.iter()), default=0)


def require_all_said(published: str, found: tuple[Message, ...]) -> None:
    """Require that the words of a page are in the messages, in their order; both in the HTML and in the text."""
    tree = LexborHTMLParser(f"<body>{published}</body>")
    tree.strip_tags(["script", "style", "iframe", "template", "title", "noembed", "noframes", "svg", "math"])
    expected = letters(tree.body.text() if tree.body is not None else "")
    html = "".join(LexborHTMLParser(f"<body>{message.formatted_body}</body>").text() for message in found)
    assert is_within(expected, letters(html))
    assert is_within(expected, letters("".join(message.body for message in found)))


def letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def is_within(expected: str, said: str) -> bool:
    """Tell whether all letters stand in a text, in this order."""
    rest = iter(said)
    return all(letter in rest for letter in expected)
