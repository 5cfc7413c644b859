import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.issues import POST, issue_of, nth
from twimeditor.core.assets.placing import Incoming, can_stand_inside, place
from twimeditor.core.assets.references import references
from twimeditor.core.assets.spot import Spot
from twimeditor.core.assets.within import gaps, with_lines
from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Attribution,
    Embed,
    EntryHeading,
    FrontMatter,
    Image,
    Issue,
    Node,
    Quote,
    SectionHeading,
    Text,
    find,
)
from twimeditor.core.post import compose, parse
from twimeditor.core.render import render_body

POT = Incoming("/blog/img/pot.png", "A pot")
PAN = Incoming("/blog/img/pan.png", "A pan")
IMAGE = "![A pot](/blog/img/pot.png)"
LINES = (
    "Some words",
    "*more* words  ",
    "more\\",
    "",
    "",
    "- item",
    "  - deep",
    "  ![glued](g.png)",
    "1. one",
    "```",
    "    code",
    "| a | b |",
    "|---|---|",
    "| 1 | ![t](t.png) |",
    "#### Heading",
    "> nested",
    "---",
    "<!-- remark",
    "-->",
    "<div>",
    "</div>",
    "<b>bold",
    "bold</b>",
    "{{ figure(img='f.png', caption='F') }}",
    "{% details(summary='s') %}",
    "{% end %}",
    "[label]: d.png",
    "![by label][label]",
    "`![no](no.png)`",
    "![yes](yes.png)",
    "😀 [link](https://example.org)",
)
BODIES = st.lists(st.sampled_from(LINES), max_size=9).map("\n".join)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12)


def quote_in(body: str) -> tuple[Issue, Quote]:
    text = "".join(f"> {line}".rstrip() + "\n" for line in body.split("\n"))
    issue = parse(f"### Pots\n\n[Zoë](https://matrix.to/#/@z:e.org) says\n\n{text}\n", IdSource())
    return issue, nth(issue, Quote)


def inside(body: str, at: str, *pictures: Incoming) -> str:
    """Return a quote's body after pictures were put into it where a `|` stands in `at`, which is in the body."""
    issue, quote = quote_in(body)
    caret = body.index(at.replace("|", "")) + at.index("|") if at else None
    changed = place(issue, IdSource(900), spot=Spot(quote.id, caret), pictures=pictures or (POT,), inside=True)
    return nth(changed, Quote).body


def outside(text: str, target: Node, caret: int | None = None, *pictures: Incoming) -> str:
    issue, ids = issue_of(text)
    spot = Spot(next(node.id for node in issue.leaves() if node.values == target.values), caret)
    return compose(place(issue, ids, spot=spot, pictures=pictures or (POT,), inside=False))


@pytest.mark.parametrize(
    ("body", "at", "wanted"),
    [
        ("One.", "", f"One.\n\n{IMAGE}"),
        ("One.", "One.|", f"One.\n\n{IMAGE}"),
        ("One.", "|One.", f"{IMAGE}\n\nOne."),
        ("One two.", "One| two.", f"One two.\n\n{IMAGE}"),
        ("One.\nTwo.", "One.|", f"One.\n\n{IMAGE}\n\nTwo."),
        ("One.\nTwo.", "|Two.", f"One.\n\n{IMAGE}\n\nTwo."),
        ("One.\n\nTwo.", "One.|", f"One.\n\n{IMAGE}\n\nTwo."),
        ("One.\n\nTwo.", "One.\n|", f"One.\n\n{IMAGE}\n\nTwo."),
        ("*One\nTwo.*", "One|", f"*One\nTwo.*\n\n{IMAGE}"),
        ("<b>One\nTwo.</b>", "One|", f"<b>One\nTwo.</b>\n\n{IMAGE}"),
        ("One\n    two", "One|", f"One\n    two\n\n{IMAGE}"),
        ("- a\n- b\n- c", "- a|", f"- a\n- b\n- c\n\n{IMAGE}"),
        ("One.\n- a\n- b", "One.|", f"One.\n\n{IMAGE}\n\n- a\n- b"),
        ("```\na\n\nb\n```\nEnd.", "a|", f"```\na\n\nb\n```\n\n{IMAGE}\n\nEnd."),
        ("#### Title\nText.", "Title|", f"#### Title\n\n{IMAGE}\n\nText."),
        ("#### Title\nText.", "|#### Title", f"{IMAGE}\n\n#### Title\nText."),
        ("![x](x.png)\n![y](y.png)", "png)|", f"![x](x.png)\n\n{IMAGE}\n\n![y](y.png)"),
    ],
)
def test_a_picture_stands_on_its_own_line_in_a_quote(body: str, at: str, wanted: str) -> None:
    assert inside(body, at) == wanted


def test_it_never_breaks_a_table() -> None:
    issue, quote = quote_in("| a |\n|---|\n| b |\n\nEnd.")
    changed = place(issue, IdSource(900), spot=Spot(quote.id, 7), pictures=[POT], inside=True)
    assert nth(changed, Quote).body == f"| a |\n|---|\n| b |\n\n{IMAGE}\n\nEnd."


def test_several_stand_in_their_order() -> None:
    assert inside("One.\n\nTwo.", "One.|", POT, PAN) == (f"One.\n\n{IMAGE}\n\n![A pan](/blog/img/pan.png)\n\nTwo.")


def test_blank_lines_are_written_as_the_issue_writes_them() -> None:
    issue, ids = issue_of("### A\n\n[Z](https://matrix.to/#/@z:e.org) says\n\n> One.\n> \n> Two.\n")
    changed = place(issue, ids, spot=Spot(nth(issue, Quote).id), pictures=[POT], inside=True)
    assert compose(changed).endswith(f"> One.\n> \n> Two.\n> \n> {IMAGE}\n")


def test_what_is_never_closed_cannot_hide_it() -> None:
    assert inside("One.\n\n<!-- never closed", "") == f"{IMAGE}\n\nOne.\n\n<!-- never closed"


def test_a_picture_outside_stands_behind_the_quote() -> None:
    quote = nth(issue_of()[0], Quote)
    assert outside(POST, quote) == POST.replace("> - two\n", f"> - two\n\n{IMAGE}\n")


def test_further_ones_stand_behind_those_that_are_there() -> None:
    quote = nth(issue_of()[0], Quote, 1)
    steam = '![steam](/blog/img/steam.png "Steam")\n'
    assert outside(POST, quote) == POST.replace(steam, f"{steam}\n{IMAGE}\n")


def test_a_quote_is_parted_where_the_caret_is_in_its_middle() -> None:
    issue, _ids = issue_of()
    quote = nth(issue, Quote)
    changed = outside(POST, quote, quote.body.index("Second"))
    assert f"> First line.\n\n{IMAGE}\n\n> Second line.\n>\n> - one\n" in changed


@pytest.mark.parametrize("caret", [0, 10_000])
def test_at_its_ends_it_stays_whole(caret: int) -> None:
    quote = nth(issue_of()[0], Quote)
    caret = min(caret, len(quote.body))
    assert outside(POST, quote, caret) == outside(POST, quote)


@pytest.mark.parametrize(
    ("kind", "number", "before"),
    [
        (Text, 0, "short and stout.\n"),
        (Text, 1, "good news.\n"),
        (Image, 0, '"Steam")\n'),
        (Attribution, 0, "> - two\n"),
        (EntryHeading, 0, "> - two\n"),
        (SectionHeading, 0, "## Dept of Clients 📱\n"),
        (SectionHeading, 1, "> Short.\n"),
        (FrontMatter, 0, "+++\n"),
    ],
)
def test_every_place_is_a_sensible_one(kind: type[Node], number: int, before: str) -> None:
    text = outside(POST, nth(issue_of()[0], kind, number))
    assert f"{before}\n{IMAGE}\n" in text
    assert text.replace(f"\n{IMAGE}\n", "", 1) == POST


def test_at_an_entry_it_stands_by_the_style_at_the_end_of_its_last_update() -> None:
    issue, ids = issue_of()
    entry = next(issue.entries)
    inner = place(issue, ids, spot=Spot(entry.id), pictures=[POT], inside=True)
    assert nth(inner, Quote).body.endswith(f"- two\n\n{IMAGE}")
    outer = place(issue, ids, spot=Spot(entry.id), pictures=[POT], inside=False)
    assert [type(node) for node in next(outer.entries).nodes if isinstance(node, Quote | Image)] == [Quote, Image]


def test_an_entry_without_reports_takes_it_at_its_end() -> None:
    text = "### Pot\n\nA pot.\n\n[x]: https://example.org\n"
    assert (
        outside(text, nth(parse(text), EntryHeading)) == f"### Pot\n\nA pot.\n\n{IMAGE}\n\n[x]: https://example.org\n"
    )


def test_an_empty_issue_takes_it() -> None:
    issue = place(parse(""), IdSource(), spot=Spot(find.LEAD), pictures=[POT], inside=True)
    assert compose(issue).strip() == IMAGE


def test_where_it_can_stand_inside() -> None:
    issue, _ids = issue_of()
    entry = next(issue.entries)
    standing = {node.KIND for node in issue.leaves() if can_stand_inside(issue, Spot(node.id))}
    assert standing == {"quote", "attribution", "entry heading", "section heading"}
    assert can_stand_inside(issue, Spot(entry.id))
    assert not can_stand_inside(issue, Spot(find.LEAD))


def test_what_no_longer_is_there_takes_nothing() -> None:
    issue, ids = issue_of()
    with pytest.raises(EditError):
        place(issue, ids, spot=Spot(4711), pictures=[POT], inside=True)


def test_no_pictures_change_nothing() -> None:
    issue, ids = issue_of()
    assert place(issue, ids, spot=Spot(find.LEAD), pictures=[], inside=True) is issue


def test_a_video_comes_as_its_markdown() -> None:
    issue, ids = issue_of()
    player = Incoming("", markdown='{{ youtube_player(video_id="abcdefghijk") }}')
    outer = place(issue, ids, spot=Spot(nth(issue, Quote).id), pictures=[player], inside=False)
    assert nth(outer, Embed).video == "abcdefghijk"
    inner = place(issue, ids, spot=Spot(nth(issue, Quote).id), pictures=[player, POT], inside=True)
    assert nth(inner, Quote).body.endswith(f"{player.markdown}\n\n{IMAGE}")


@given(body=BODIES, at=st.integers(0, 200), alt=WORDS)
def test_any_quote_takes_any_picture_and_keeps_its_text(body: str, at: int, alt: str) -> None:
    assume(body.strip())
    issue, quote = quote_in(body)
    before = [(one.address, one.alt) for one in references(issue)]
    new = Incoming("/blog/img/2030-01-01-new.png", alt)
    spot = Spot(quote.id, min(at, len(quote.body)))
    changed = place(issue, IdSource(900), spot=spot, pictures=[new], inside=True)
    for read in (changed, parse(compose(changed))):
        now = [(one.address, one.alt) for one in references(read)]
        own = (new.address, " ".join(alt.split()) if alt.strip() else "")
        found = next(one for one in now if one[0] == new.address)
        assert (found[0], " ".join((found[1] or "").split())) == own
        now.remove(found)
        assert now == before
    kept = [line for line in quote.body.split("\n") if line.strip()]
    lines = [line for line in nth(changed, Quote).body.split("\n") if line.strip()]
    assert [line for line in lines if "/2030-01-01-new.png" not in line] == kept


@given(body=BODIES, at=st.integers(0, 200))
def test_a_parted_quote_keeps_its_text(body: str, at: int) -> None:
    assume(body.strip())
    issue, quote = quote_in(body)
    before = [(one.address, one.alt) for one in references(issue)]
    spot = Spot(quote.id, min(at, len(quote.body)))
    changed = place(issue, IdSource(900), spot=spot, pictures=[POT], inside=False)
    for read in (changed, parse(compose(changed))):
        now = [(one.address, one.alt) for one in references(read)]
        assert now.count((POT.address, POT.alt)) == 1
        assert [one for one in now if one[0] != POT.address] == before
    bodies = [node.body for node in changed.leaves() if isinstance(node, Quote)]
    assert "\n".join(bodies).split() == quote.body.split()


@given(body=BODIES, at=st.integers(0, 200))
def test_the_first_gap_is_near_the_caret(body: str, at: int) -> None:
    caret = min(at, len(body))
    gap = next(gaps(body, caret))
    assert 0 <= gap <= len(body.split("\n"))
    assert [line for line in with_lines(body, gap, ["x"]).split("\n") if line.strip() and line != "x"] == [
        line for line in body.split("\n") if line.strip()
    ]


def test_every_real_quote_takes_a_picture(corpus_post: Path) -> None:
    issue = parse(corpus_post.read_bytes().decode(), IdSource())
    quotes = [node for node in issue.leaves() if isinstance(node, Quote)]
    for quote in quotes[:8]:
        for caret in (0, len(quote.body) // 2, None):
            changed = place(issue, IdSource(10**6), spot=Spot(quote.id, caret), pictures=[POT], inside=True)
            body = next(node.body for node in changed.leaves() if node.id == quote.id and isinstance(node, Quote))
            assert body.count(IMAGE) == 1
            assert body.replace(IMAGE, "").split() == quote.body.split()


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize(
    "alt",
    [
        '{{ figure(img="x.png") }}',
        "{% details() %}",
        "{% end %}",
        "{{/* figure() */}}",
        "](https://example.org/b.png)",
        'a " onerror="x',
        "<script>alert(1)</script>",
        "> <img src=x.png>",
        "<!-- more -->",
        "![a](b.png)",
        "two  spaces _and_ [x]: y",
        "`code",
        "back\\",
    ],
)
def test_an_alt_text_is_never_more_than_a_text(alt: str, inside: bool) -> None:
    issue = parse("> First.\n>\n> * a\n> * b\n", IdSource())
    quote = nth(issue, Quote)
    new = Incoming("/blog/img/2030-01-01-new.png", alt)
    changed = place(issue, IdSource(900), spot=Spot(quote.id), pictures=[new], inside=inside)
    (shown,) = re.findall(r"<img [^>]*>", render_body(parse(compose(changed))))
    said = unescape(shown.partition(' alt="')[2].partition('"')[0])
    assert " ".join(said.split()) == " ".join(alt.split())
    assert "script" not in re.sub(r"<img [^>]*>", "", render_body(changed))
