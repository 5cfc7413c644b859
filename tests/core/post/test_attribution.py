"""Who reports: every way in which a line names its author, and how sure that is."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.model import Attribution, AttributionForm, Node, Quote, Text
from twimeditor.core.post import parse
from twimeditor.core.post.attribution import target_of, url_of

ANN = "https://matrix.to/#/@ann:example.org"
QUOTE = "\n\n> News.\n"
DEFINITION = f"\n[Ann B.]: {ANN}\n"


def first(text: str) -> Node:
    """Return the first node under the heading of an entry that `text` is put in."""
    entry = next(parse("## S\n\n### E\n\n" + text).entries)
    return entry.nodes[1]


def attribution(text: str) -> Attribution:
    node = first(text)
    assert isinstance(node, Attribution), node
    return node


@pytest.mark.parametrize(
    ("line", "name", "verb"),
    [
        (f"[Ann]({ANN}) says", "Ann", "says"),
        (f"[Ann]({ANN}) told us:", "Ann", "told us"),
        (f"[Ann]({ANN}):", "Ann", ""),
        (f"[Ann]({ANN}) :", "Ann", ""),
        (f"[Ann]({ANN})", "Ann", ""),
        (f"[Ann]({ANN})\u00a0reported:", "Ann", "reported"),
        (f"[Ann]({ANN}) has this to say:-", "Ann", "has this to say"),
        (f"[Ann]({ANN}) (yes, her again) said:", "Ann", "(yes, her again) said"),
        (f"[Ann]({ANN}) reports on behalf of the Board", "Ann", "reports on behalf of the Board"),
        (f"[Ann]({ANN})\nwrote this\nlast night:", "Ann", "wrote this last night"),
        (f"[Ann B. (ann) [away]]({ANN}) reports", "Ann B. (ann) [away]", "reports"),
        (f"[[ann]]({ANN}) reports", "[ann]", "reports"),
        (f"[Aine [example.org]]({ANN}) says", "Aine [example.org]", "says"),
        (f"[red_sky☄️]({ANN}) says", "red_sky☄️", "says"),
        (f"[Ann 💜🐝 {{she/her}}]({ANN}) says", "Ann 💜🐝 {she/her}", "says"),
        (rf"[\_ann\_ &amp; Co]({ANN}) says", "_ann_ & Co", "says"),
        (f"[@ann]({ANN}) added", "@ann", "added"),
        (f"[Ann]({ANN}) and [Bob](https://matrix.to/#/@bob:example.org) offered:", "Ann", None),
        (f"  [Ann]({ANN}) says", "Ann", "says"),
    ],
)
def test_a_link_first_is_the_author(line: str, name: str, verb: str | None) -> None:
    node = attribution(line + QUOTE)
    assert (node.form, node.guess, node.lead) == (AttributionForm.LINK, False, "")
    assert (node.name, node.target) == (name, "@ann:example.org")
    assert node.verb == (verb if verb is not None else "and [Bob](https://matrix.to/#/@bob:example.org) offered")


@pytest.mark.parametrize(
    ("url", "target"),
    [
        (ANN, "@ann:example.org"),
        ("http://matrix.to/#/@ann:example.org", "@ann:example.org"),
        ("https://matrix.to/#/%40ann%3Aexample.org", "@ann:example.org"),
        ("https://matrix.to/#/@Ann-B:example.org:8448", "@Ann-B:example.org:8448"),
        ("https://matrix.to/#/@/ann/x:example.org", "@/ann/x:example.org"),
        ("https://matrix.to/#/@a%2Fb:example.org", "@a/b:example.org"),
        ("https://matrix.to/#/@a%3Fb:example.org", "@a%3Fb:example.org"),
        ("https://matrix.to/#/@a%2540b:example.org", "@a%2540b:example.org"),
        ("https://matrix.to/#/@a%FFb:example.org", "@a%FFb:example.org"),
        ("https://matrix.to/#/@ann:example.org?via=x", "https://matrix.to/#/@ann:example.org?via=x"),
        ("https://matrix.to/#/#room:example.org", "https://matrix.to/#/#room:example.org"),
        ("https://github.com/ann", "https://github.com/ann"),
        ("@ann:example.org", "@ann:example.org"),
    ],
)
def test_the_target_is_a_matrix_id_or_a_url(url: str, target: str) -> None:
    assert target_of(url) == target


@given(st.text(alphabet="abZ09:._=-/+@%?# é&", max_size=20))
def test_a_matrix_id_reads_back(rest: str) -> None:
    target = target_of("https://matrix.to/#/@" + rest)
    assert target_of(url_of(target)) == target


@pytest.mark.parametrize(
    "line", ["[Ann B.]() says", "[Ann B.]()", "[Ann B.]() wrote this:", '<a href="">Ann B.</a> says']
)
def test_an_author_whose_id_is_not_known_yet_is_one(line: str) -> None:
    node = attribution(line + QUOTE)
    assert (node.name, node.target, node.guess) == ("Ann B.", "", False)


def test_an_author_without_a_name_is_one_by_the_id() -> None:
    node = attribution(f"[]({ANN}) says{QUOTE}")
    assert (node.name, node.target, node.verb) == ("", "@ann:example.org", "says")


@pytest.mark.parametrize("verb", ["said:", "reports", "reports that:"])
def test_an_author_elsewhere_needs_a_verb(verb: str) -> None:
    node = attribution(f"[Ann](https://github.com/ann) {verb}{QUOTE}")
    assert (node.form, node.name, node.target) == (AttributionForm.LINK, "Ann", "https://github.com/ann")


@pytest.mark.parametrize(
    "line",
    [
        "[Our tool is used by the largest school in the land](https://news.example.org/a).",
        "[Version 2](https://example.org/2) is out now!",
        "[Release notes](https://example.org/n) below",
    ],
)
def test_a_link_first_that_is_no_author_is_a_text(line: str) -> None:
    assert isinstance(first(line + QUOTE), Text)


@pytest.mark.parametrize(
    ("tag", "target"),
    [
        (f'<a href="{ANN}">Ann</a>', "@ann:example.org"),
        (f"<a class='pill' href='{ANN}' >Ann</a>", "@ann:example.org"),
        ('<a href="@ann:example.org">Ann</a>', "@ann:example.org"),
        ('<a href="https://github.com/ann">Ann</a>', "https://github.com/ann"),
        ('<a href="again!">Ann</a>', "again!"),
    ],
)
def test_a_html_link_is_an_author(tag: str, target: str) -> None:
    node = attribution(f"{tag}:{QUOTE}")
    assert (node.form, node.name, node.target, node.verb) == (AttributionForm.HTML, "Ann", target, "")


def test_what_follows_a_html_link_may_be_one() -> None:
    node = attribution(f'<a href="{ANN}">Ann &amp; <b>Bob</b></a> <a href="https://x.example">reports that</a>:{QUOTE}')
    assert node.name == "Ann & Bob"
    assert node.verb == '<a href="https://x.example">reports that</a>'


@pytest.mark.parametrize("label", ["[Ann B.]", "[ann b.]", "[Ann B.][]", "[Ann][ANN B.]"])
@pytest.mark.parametrize("place", ["{line}\n\n> News.\n{definition}", "{line}\n\n> News.\n>{definition}"])
def test_a_reference_is_resolved_wherever_its_definition_stands(label: str, place: str) -> None:
    node = attribution(place.format(line=f"{label} reports that:", definition=DEFINITION.replace("\n[", "\n> [")))
    assert node.form is AttributionForm.REFERENCE
    assert (node.target, node.verb) == ("@ann:example.org", "reports that")


def test_a_reference_without_definition_is_plain_text() -> None:
    node = attribution(f"[Ann] says:{QUOTE}")
    assert (node.form, node.guess) == (AttributionForm.PLAIN, True)


@pytest.mark.parametrize(
    ("line", "form", "name", "target", "verb"),
    [
        (f"Thanks to [Ann]({ANN}), who told us:", AttributionForm.SENTENCE, "Ann", "@ann:example.org", ""),
        (f"Last week [Ann]({ANN}) said:", AttributionForm.SENTENCE, "Ann", "@ann:example.org", "said"),
        (f"[Ann]({ANN})'s bot is back:", AttributionForm.SENTENCE, "Ann", "@ann:example.org", ""),
        (f"[Ann]({ANN}), fresh from school, wrote:", AttributionForm.SENTENCE, "Ann", "@ann:example.org", ""),
        (f"[Ann]({ANN}) is back. She writes:", AttributionForm.SENTENCE, "Ann", "@ann:example.org", ""),
        ("From the team:", AttributionForm.PLAIN, "From the team", "", ""),
        ("Ann reports:", AttributionForm.PLAIN, "Ann", "", "reports"),
        ("Ann, wrangler of things #1:", AttributionForm.PLAIN, "Ann, wrangler of things #1", "", ""),
        ("A long and winding lead-in that leads up to it:", AttributionForm.LEAD, "", "", ""),
        (
            "[Ann](https://github.com/ann) has been busy with the tool for many weeks:",
            AttributionForm.LEAD,
            "Ann",
            "https://github.com/ann",
            "",
        ),
    ],
)
def test_a_sentence_is_a_guess(line: str, form: AttributionForm, name: str, target: str, verb: str) -> None:
    node = attribution(line + QUOTE)
    assert (node.form, node.guess, node.lead) == (form, True, line)
    assert (node.name, node.target, node.verb) == (name, target, verb)


@pytest.mark.parametrize(
    "line",
    [
        "Just a sentence.",
        "...and then...",
        f"A bot by [Ann]({ANN}).",
        "Two  \nlines:",
        "word " * 300 + ":",
    ],
)
def test_other_paragraphs_before_a_quote_are_texts(line: str) -> None:
    assert isinstance(first(line + QUOTE), Text)


def test_a_lone_author_line_in_an_entry_without_quotes_is_an_attribution() -> None:
    node = attribution(f"[Ann]({ANN}) reports on behalf of the whole Governing Board\n\nIt met twice.\n")
    assert (node.name, node.verb) == ("Ann", "reports on behalf of the whole Governing Board")
    assert isinstance(first(f"[Ann]({ANN}) is the name of our bot.\n\nIt met twice.\n"), Text)


def test_an_author_link_that_begins_a_comment_is_a_text() -> None:
    nodes = next(
        parse(f"### E\n\n[Bob]({ANN}) says\n\n> News.\n\n[Ann]({ANN}) explains it better here.\n").entries
    ).nodes
    assert isinstance(nodes[-1], Text)


def test_an_author_line_with_a_colon_is_one_without_a_quote_too() -> None:
    for after in ("![](a.png)", "* a list", "### Its heading", "Prose."):
        node = attribution(f"[Ann]({ANN}) surprised us with two things at once:\n\n{after}\n")
        assert not node.guess


def test_the_quote_may_follow_without_a_blank_line() -> None:
    node = attribution(f"[Ann]({ANN}) said:\n> News.\n")
    assert (node.name, node.verb) == ("Ann", "said")


SHORT = re.compile(
    r"^\[(?P<name>(?:[^\[\]\n]|\[[^\[\]\n]*\])+)\]\((?:https?://matrix\.to/#/)?(?P<target>[^()\s\\]+)\)"
    r"(?P<verb>(?:[ \u00a0][^\s:]+){0,4}?)(?P<colon>:-?)?$"
)
"""A short attribution, found without the parser: a link and up to four words on a line of their own."""


def test_the_short_attributions_of_real_posts_have_the_right_name_id_and_verb(corpus_posts: tuple[Path, ...]) -> None:
    expected, missed = 0, []
    for post in corpus_posts:
        text = post.read_bytes().decode()
        attributions = [node for node in parse(text).leaves() if isinstance(node, Attribution)]
        found = {(node.name, node.target, node.verb) for node in attributions if not node.guess}
        for match in filter(None, map(SHORT.match, introducing_lines(text))):
            fields = (match["name"].replace("\\_", "_"), match["target"], match["verb"].strip())
            expected += 1
            missed.extend([] if fields in found else [(post.name, match[0])])
    assert missed == []
    assert expected >= 770


def introducing_lines(text: str) -> list[str]:
    """Return the lines outside quotes that a quote follows, blank lines between left out."""
    filled = [line for line in text.split("\n") if line]
    return [line for line, after in pairwise(filled) if after[0] == ">" != line[0]]


def test_in_real_posts_every_attribution_that_does_not_begin_with_its_link_is_a_guess(corpus_post: Path) -> None:
    for node in parse(corpus_post.read_bytes().decode()).leaves():
        if isinstance(node, Attribution) and node.source is not None:
            assert node.guess or node.source.text.startswith(("[", "<a "))
            assert node.guess or len(node.verb.split()) <= 40


def test_most_quotes_of_real_posts_have_an_attribution_before_them(corpus_posts: tuple[Path, ...]) -> None:
    quotes = led = 0
    for post in corpus_posts:
        before: Node | None = None
        for node in parse(post.read_bytes().decode()).leaves():
            if isinstance(node, Quote):
                quotes += 1
                led += isinstance(before, Attribution)
            before = node if node.source is not None and node.source.text.strip() else before
    assert led / quotes > 0.85
