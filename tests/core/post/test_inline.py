"""Plain text and Markdown lead to each other."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twimeditor.core.post import inline
from twimeditor.core.post.inline import escape, image_at, link_at, plain, shown_title

one_line = st.text(alphabet=st.one_of(st.sampled_from("_*[]()<>!&`\\~:;#|{}\"' ab1🏁\u00a0"), st.characters())).map(
    lambda text: text.replace("\n", "").replace("\r", "")
)


@given(one_line)
@example("a_b [c] <d>")
@example("&amp; &#35; \\* \\")
@example("[a](b) ![c](d) <http://e>")
@example("`` ` ~~x~~ __y__")
@example("]][[")
@example(" a ")
def test_escaped_text_reads_back(text: str) -> None:
    assert plain(escape(text)) == text


@given(one_line)
@example("Aine [etke.cc]")
@example("\\")
@example("`]`")
@example("<a](")
def test_escaped_text_reads_back_as_a_links_label(text: str) -> None:
    link = link_at(f"[{escape(text)}](https://example.org) says")
    assert link is not None
    assert (plain(link.label), link.target) == (text, "https://example.org")


@pytest.mark.parametrize(
    "text",
    [
        "red_sky",
        "td [m]",
        "Aine [etke.cc]",
        "Andrew (x) {he/him}",
        "a * b",
        "5 < 6 & 7",
        "Tom & Jerry!",
        "C:\\dir",
        "~ish",
        "| x |",
        "#1",
        "red_sky☄️",
    ],
)
def test_what_reads_back_is_left_alone(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("_a_", r"\_a\_"),
        ("a_b [c] <d>", r"a_b [c] \<d>"),
        ("*a* _b_c", r"\*a\* _b_c"),
        ("&lt;", r"\&lt;"),
        ("a]", r"a\]"),
        ("`a`", r"\`a\`"),
        ("end\\", "end\\\\"),
        ('{{ figure(img="x") }}', r'\{\{ figure(img="x") }}'),
        ("{%details()%}", r"\{\%details()\%}"),
        ("{% end %}", r"\{\% end \%}"),
        ("{{/* figure() */}}", r"\{\{/* figure() */}}"),
        ("${{ secrets.TOKEN }}", "${{ secrets.TOKEN }}"),
    ],
)
def test_only_what_would_not_read_back_is_escaped(text: str, markdown: str) -> None:
    assert escape(text) == markdown


def test_brackets_that_a_definition_would_turn_into_a_link_are_escaped() -> None:
    definitions = {"M": {"href": "https://example.org", "title": ""}}
    assert escape("td [m]") == "td [m]"
    assert escape("td [m]", definitions) == r"td \[m\]"


def test_plain_text_is_what_a_reader_sees() -> None:
    assert plain("**a** `b*` [c](d) ![e](f) &amp; <b>g</b> \\_ <https://h.example>") == (
        "a b* c e & g _ https://h.example"
    )
    assert plain("one\ntwo") == "one two"


def test_a_title_is_shown_on_one_line_without_its_marks() -> None:
    assert shown_title("Dept of  *Lamps* `v2`\n🏮 ") == "Dept of Lamps v2 🏮"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", " \n \n\t"])
def test_line_ends_of_any_kind_become_a_space(end: str) -> None:
    assert inline.one_line(f"a{end}b c") == "a b c"
    assert inline.one_line(f"a{end}") == "a"


def test_the_space_in_a_single_line_stays() -> None:
    assert inline.one_line(" a\u00a0 ") == " a\u00a0 "


def test_a_links_parts() -> None:
    link = link_at('[a [b] `]`](<c d> "t") rest')
    assert link is not None
    assert (link.label, link.target, link.title, link.end) == ("a [b] `]`", "c d", "t", 22)
    assert link_at("[a] (b)") is None
    assert link_at("x [a](b)") is None
    assert link_at("[a](b") is None


def test_a_reference_links_target_is_that_of_the_definition() -> None:
    definitions = {"ANN": {"href": "https://example.org", "title": ""}}
    link = link_at("[aNN] says", definitions)
    assert link is not None
    assert (link.label, link.target, link.end, link.reference) == ("aNN", "https://example.org", 5, True)
    full = link_at("[Ann B.][ann]:", definitions)
    assert full is not None
    assert (full.label, full.target, full.end) == ("Ann B.", "https://example.org", 13)


def test_an_images_parts() -> None:
    image = image_at('![a [b]](dash(1).png "t")')
    assert image is not None
    assert (image.label, image.target, image.title, image.end) == ("a [b]", "dash(1).png", "t", 25)
    assert image_at("![a]") is None
    empty = image_at("![]()")
    assert empty is not None
    assert empty.target == ""
