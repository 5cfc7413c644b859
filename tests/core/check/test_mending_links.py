"""Addresses become links that lead where they say, and what stands around them stays."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twimeditor.core.check.looks import is_linked, is_linked_at_last, look, targets
from twimeditor.core.check.mend import LONGEST, Mend
from twimeditor.core.check.mending_links import (
    AS_MARKDOWN,
    BRACKETS,
    KEEP_AS_TEXT,
    MAKE_LINK,
    code_trimmed,
    made_link,
    spaces_moved,
    swapped,
)
from twimeditor.core.post.rewriting import spliced


def applied(text: str, mend: Mend | None) -> tuple[str, str] | None:
    """Return the label of a mend and what it makes of the text."""
    return (mend.label, spliced(text, mend.parts)) if mend is not None else None


def linked(marked: str) -> tuple[str, str] | None:
    """Return what becomes of the address between ⟦ and ⟧, which is what a linter would select."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    return applied(text, made_link(text, start, end))


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("See ⟦https://x.example/a⟧", "See <https://x.example/a>"),
        ("See ⟦https://x.example/a⟧.", "See <https://x.example/a>."),
        ("See ⟦https://x.example/a:⟧ so", "See <https://x.example/a>: so"),
        ("(⟦https://x.example/a⟧)", "(<https://x.example/a>)"),
        ("(⟦https://x.example/a)⟧", "(<https://x.example/a>)"),
        ("⟦https://x.example/a_(b)⟧", "<https://x.example/a_(b)>"),
        ("“⟦https://x.example/a”⟧", "“<https://x.example/a>”"),
        ("⟦https://x.example/…⟧", "<https://x.example/>…"),
        ("⟦https://x.example/a\u200b⟧", "<https://x.example/a>\u200b"),
        ("**⟦https://x.example/a**⟧", "**<https://x.example/a>**"),
        ("_⟦https://x.example/a_⟧", "_<https://x.example/a>_"),
        ("~~⟦https://x.example/a~~⟧", "~~<https://x.example/a>~~"),
        ("⟦https://x.example/a_⟧ b", "<https://x.example/a_> b"),
        ("⟦https://x.example/_a_b_⟧ c", "<https://x.example/_a_b_> c"),
        ("⟦https://x.example/日本⟧", "<https://x.example/日本>"),
        ("⟦https://x.example/a⟧\\_b?c=1&amp;d=2.", "<https://x.example/a_b?c=1&d=2>."),
        ("⟦https://x.example/a⟧'b", "<https://x.example/a'b>"),
        ("&lt;⟦https://x.example/a&gt⟧; so", "&lt;<https://x.example/a>&gt; so"),
        ("⟦https://x.example/a,https://y.example/b⟧", "<https://x.example/a>,https://y.example/b"),
        ("|⟦https://x.example/a|⟧", "|<https://x.example/a>|"),
        ("⟦www.x.example⟧, so", "[www.x.example](https://www.x.example), so"),
        ("⟦zoe@x.example⟧.", "<zoe@x.example>."),
        ("mailto:⟦zoe@x.example⟧", "<mailto:zoe@x.example>"),
        ("[Tea](⟦https://x.example/a⟧], so", "[Tea](<https://x.example/a>], so"),
        ("<b>⟦https://x.example⟧</b>", "<b><https://x.example></b>"),
        ("- a\n  - ⟦https://x.example⟧", "- a\n  - <https://x.example>"),
        ("- a\n\n      ⟦https://x.example⟧", "- a\n\n      <https://x.example>"),
        ("|a|\n|-|\n|⟦https://x.example⟧|", "|a|\n|-|\n|<https://x.example>|"),
        ("Tea ⟦https://x.example⟧ {{ a }}", "Tea <https://x.example> {{ a }}"),
    ],
)
def test_an_address_becomes_a_link(text: str, new: str) -> None:
    assert linked(text) == (MAKE_LINK, new)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ('<a href="https://x.example">⟦https://x.example⟧</a>', "<https://x.example>"),
        ("<a href='https://x.example' rel=\"noopener\">⟦https://x.example⟧</a>", "<https://x.example>"),
        ('(<a href="/b_(c">⟦https://x.example⟧</a>)', "([https://x.example](</b_(c>))"),
        ('<a href="https://y.example">Tea: ⟦https://x.example⟧</a>', "[Tea: https://x.example](https://y.example)"),
        ('<a href="https://x.example/?a&amp;b">⟦https://x.example/?a&amp;b⟧</a>', "<https://x.example/?a&b>"),
    ],
)
def test_a_link_of_raw_html_is_written_as_markdown(text: str, new: str) -> None:
    assert linked(text) == (AS_MARKDOWN, new)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ('<a href="x.html">⟦https://x.example⟧</a>', '<a href="x.html">https&#58;//x.example</a>'),
        ('<a href="/b c">⟦https://x.example⟧</a>', '<a href="/b c">https&#58;//x.example</a>'),
        ('<a class="b" href="/">⟦https://x.example⟧</a>', '<a class="b" href="/">https&#58;//x.example</a>'),
        ("<code>mail ⟦zoe@x.example⟧</code>", "<code>mail zoe&#64;x.example</code>"),
        ("<p>⟦https://x.example⟧</p>", "<p>https&#58;//x.example</p>"),
        ("It begins with ⟦https://⟧", "It begins with https&#58;//"),
        ("<p>⟦www.x.example⟧</p>", "<p>www&#46;x.example</p>"),
    ],
)
def test_where_it_can_be_no_link_the_page_stays_what_it_is(text: str, new: str) -> None:
    assert linked(text) == (KEEP_AS_TEXT, new)


@pytest.mark.parametrize("before", ["", "> ", "  "])
def test_the_address_of_a_definition_is_put_in_brackets(before: str) -> None:
    assert linked(f"{before}[a b]: ⟦https://x.example/a⟧.") == (BRACKETS, f"{before}[a b]: <https://x.example/a.>")


@pytest.mark.parametrize(
    "text",
    [
        '{{ figure(img="⟦https://x.example⟧", caption="") }}',
        '{% details(summary="⟦https://x.example⟧") %}\nTea\n{% end %}',
        "`⟦https://x.example⟧`",
        "```\n⟦https://x.example⟧\n```",
        f"{'a' * LONGEST} ⟦https://x.example⟧",
    ],
)
def test_what_can_be_no_link_stays(text: str) -> None:
    assert linked(text) is None


@given(
    st.sampled_from(["", "(", "**", "_", "“", "- ", "> ", "<b>", "&lt;", "["]),
    st.text(st.sampled_from("abAB12/.,:;!?_*~()[]'&=%#@-+|\\é日…”\u200b"), max_size=12),
    st.sampled_from(["", ".", ")", "**", "_", "”", "</b>", "&gt;", "]", "\nmore", " more"]),
)
@example("", "a_b_", " more")
@example("[", "", "](https://y.example)")
def test_a_link_more_and_nothing_else_changes_on_the_page(before: str, path: str, behind: str) -> None:
    text = f"{before}https://x.example/{path}{behind}"
    start = len(before)
    mend = made_link(text, start, start + len("https://x.example/"))
    if mend is None:
        return
    old, new = look(text), look(spliced(text, mend.parts))
    if mend.label == MAKE_LINK:
        assert is_linked(old, new) or is_linked_at_last(old, new)
        assert any(target.startswith("https://x.example/") for target in targets(new))
    else:
        assert old == new


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("on[ Tea](u)", "on [Tea](u)"),
        ("on [ Tea ](u)more", "on [Tea](u) more"),
        ("[Tea ](u), more", "[Tea](u), more"),
        ("[Tea ](u) more", "[Tea](u) more"),
        ("[Tea ](u)", "[Tea](u)"),
        ("[Tea\n](u)", "[Tea](u)"),
        ("([ Tea](u))", "([Tea](u))"),
        ("“[ Tea ](u)”", "“[Tea](u)”"),
        ("so![ Tea ](u)", "so![Tea](u)"),
        ("so [ Tea ][t]", "so [Tea][t]"),
    ],
)
def test_spaces_go_out_of_a_link(text: str, new: str) -> None:
    start = text.index("[") + 1
    mend = spaces_moved(text, start, text.index("]"))
    assert mend is not None
    assert spliced(text, mend.parts) == new


def test_a_link_of_spaces_alone_stays() -> None:
    assert spaces_moved("a[ ](u)", 2, 3) is None


@pytest.mark.parametrize(
    ("text", "new", "is_safe"),
    [
        ("(Tea)[https://x.example]", "[Tea](https://x.example)", True),
        ("( Tea )[https://x.example/a(b]", "[Tea](<https://x.example/a(b>)", True),
        ("(Tea)[/blog]", "[Tea](/blog)", True),
        ("(Tea)[1]", "[Tea](1)", False),
    ],
)
def test_text_and_address_change_places(text: str, new: str, is_safe: bool) -> None:
    mend = swapped(text, 0)
    assert mend is not None
    assert (spliced(text, mend.parts), mend.is_safe) == (new, is_safe)


def test_what_is_code_does_not_change_places() -> None:
    assert swapped("`(Tea)[https://x.example]`", 1) is None
    assert swapped("(Tea) [1]", 0) is None


@pytest.mark.parametrize(
    ("text", "new"), [("` a`", "`a`"), ("` a b  `", "`a b`"), ("`` `a ``", None), ("`a`", None), ("`  `", None)]
)
def test_code_has_no_space_at_its_ends(text: str, new: str | None) -> None:
    mend = code_trimmed(text, 0)
    assert (spliced(text, mend.parts) if mend is not None else None) == new
