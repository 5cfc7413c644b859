from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.core.issues import issue_of
from twimeditor.core.assets.references import Use, references
from twimeditor.core.assets.renaming import renamed, with_alt
from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post import compose, parse

ids = IdSource(100_000)
ALTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)
FORMS = (
    "![{}](/blog/img/pot.png)",
    '> Text ![{}](</blog/img/pot.png> "t") more',
    "> - item ![{}](/blog/img/pot.png)",
    "#### Pot ![{}](/blog/img/pot.png)",
    "| a | b |\n|---|---|\n| ![{}](/blog/img/pot.png) | x |",
    '<img class="x" src=\'/blog/img/pot.png\' alt="{}">',
    "> <img alt='{}' src=/blog/img/pot.png>",
    "![{}][pot]\n\n[pot]: /blog/img/pot.png",
)


def addresses(issue: Issue) -> list[str]:
    return [one.address for one in references(issue)]


def after(text: str, **names: str) -> str:
    issue, ids = issue_of(text)
    return compose(renamed(issue, ids, names={f"/blog/img/{old}.png": new for old, new in names.items()}))


def test_all_that_names_a_file_follows() -> None:
    text = (
        '+++\ntitle = "T"\n[extra]\nimage = "https://matrix.org/blog/img/pot.png"\n+++\n\n'
        "![A](/blog/img/pot.png)\n\n> Text ![B](</blog/img/pot.png> 't') and `/blog/img/pot.png`\n\n"
        "<a href='/blog/img/pot.png'><img alt=\"x\" src='/blog/img/pot.png'></a>\n\n"
        "{{ figure(img='/blog/img/pot.png', caption='/blog/img/pot.png') }}\n\n"
        "[full size](/blog/img/pot.png) ![D][d]\n\n[d]: /blog/img/pot.png\n"
    )
    changed = after(text, pot="/blog/img/kettle.png")
    assert changed.count("kettle.png") == 8
    assert "`/blog/img/pot.png`" in changed
    assert "caption='/blog/img/pot.png'" in changed
    assert 'image = "https://matrix.org/blog/img/kettle.png"' in changed


def test_nothing_else_changes_in_a_real_post(corpus_post: Path) -> None:
    text = corpus_post.read_bytes().decode()
    issue = parse(text, ids)
    there = {address: f"/blog/img/2030-01-01-new{n}.png" for n, address in enumerate(dict.fromkeys(addresses(issue)))}
    changed = renamed(issue, ids, names=there)
    assert addresses(changed) == [there[address] for address in addresses(issue)]
    named = {one.node for one in references(issue)}
    assert all((old is new) == (old.id not in named) for old, new in zip(issue.leaves(), changed.leaves(), strict=True))
    back = renamed(changed, ids, names={new: old for old, new in there.items()})
    assert compose(back) == text


@pytest.mark.parametrize("name", ["a b.png", "a(b.png", "a'b\".png", "a<b>.png", "a&amp;b.png", "a\\_b.png", "ä.png"])
@pytest.mark.parametrize("form", [*FORMS, '{{{{ figure(img="/blog/img/pot.png", caption="{}") }}}}'])
def test_any_name_can_be_written_or_is_refused(form: str, name: str) -> None:
    issue, ids = issue_of(form.format("A") + "\n")
    try:
        changed = renamed(issue, ids, names={"/blog/img/pot.png": f"/blog/img/{name}"})
    except EditError:
        assert '"' in name
        return
    assert addresses(changed) == [f"/blog/img/{name}"]


def test_what_follows_the_path_stays() -> None:
    text = "Text ![A](https://matrix.org/blog/img/pot.png?raw#x) and ![B](/blog/img/po%74.png)\n"
    assert after(text, pot="/blog/img/new.png") == text.replace("pot", "new").replace("po%74", "new")


def test_names_can_be_exchanged() -> None:
    text = "> ![A](/blog/img/a.png)\n> ![B](/blog/img/b.png)\n"
    assert after(text, a="/blog/img/b.png", b="/blog/img/a.png") == (
        "> ![A](/blog/img/b.png)\n> ![B](/blog/img/a.png)\n"
    )


def test_a_name_that_nothing_has_changes_nothing() -> None:
    issue, ids = issue_of()
    assert renamed(issue, ids, names={"/blog/img/none.png": "/blog/img/x.png"}) is issue


def test_a_picture_and_the_link_around_it_follow() -> None:
    text = "> Text [![A](/blog/img/pot.png)](/blog/img/pot.png)\n"
    assert after(text, pot="/blog/img/kettle.png") == text.replace("pot", "kettle")


def test_a_link_around_a_picture_follows() -> None:
    text = '<a href="/blog/img/big.png"><img src="/blog/img/small.png" alt="S"></a>\n'
    assert after(text, big="/blog/img/huge.png") == text.replace("big", "huge")
    assert after(text, big="/blog/img/b.png", small="/blog/img/s.png") == text.replace("big", "b").replace("small", "s")


def test_a_video_stays_one() -> None:
    text = '<video src="/blog/img/pot.png" controls></video>\n'
    issue, ids = issue_of(text)
    changed = renamed(issue, ids, names={"/blog/img/pot.png": "/blog/img/new.webm"})
    assert changed == parse_like(changed)
    assert compose(changed) == '<video src="/blog/img/new.webm" controls></video>\n'


def parse_like(issue: Issue) -> Issue:
    """Return the issue with the values that its text is read as."""
    (read,), (here,) = parse(compose(issue)).lead, issue.lead
    assert read.values == here.values
    assert getattr(read, "video", "") == getattr(here, "video", "")
    return issue


@pytest.mark.parametrize("form", FORMS)
@given(alt=ALTS)
@example(alt="a](b")
@example(alt="![x](/blog/img/pot.png)")
def test_any_alt_text_reads_back(form: str, alt: str) -> None:
    issue = parse(f"Before.\n\n{form.format('old')}\n\nBehind.\n", IdSource())
    (reference,) = references(issue)
    changed = with_alt(issue, ids, reference=reference, alt=alt)
    (now,) = references(changed)
    (read,) = references(parse(compose(changed)))
    assert (now.alt, now.address) == (alt.strip(), reference.address)
    assert (read.alt or "").strip() == alt.strip()
    first = references(changed)[0]
    assert compose(with_alt(changed, ids, reference=first, alt="old")) == compose(issue)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('{{ figure(img="a.png", caption="old") }}\n', '{{ figure(img="a.png", caption="new") }}\n'),
        ('<img src="a.png">\n', '<img src="a.png" alt="new">\n'),
        ("> Text <img src=a.png /> more\n", '> Text <img src=a.png alt="new" /> more\n'),
        ("Text ![](a.png) more\n", "Text ![new](a.png) more\n"),
        ("![old]\n\n[old]: a.png\n", "![new][old]\n\n[old]: a.png\n"),
        ("![old][]\n\n[old]: a.png\n", "![new][old]\n\n[old]: a.png\n"),
        ("> [![old](a.png)](b.png)\n", "> [![new](a.png)](b.png)\n"),
    ],
)
def test_alt_text_is_set_in_every_form(text: str, wanted: str) -> None:
    issue, ids = issue_of(text)
    reference = next(one for one in references(issue) if one.use is Use.IMAGE)
    assert compose(with_alt(issue, ids, reference=reference, alt="new")) == wanted


def test_a_caption_takes_the_quotes_that_fit() -> None:
    issue, ids = issue_of('{{ figure(img="a.png", caption="old") }}\n')
    changed = with_alt(issue, ids, reference=references(issue)[0], alt='A "pot"')
    assert compose(changed) == '{{ figure(img="a.png", caption=\'A "pot"\') }}\n'


def test_of_a_picture_twice_only_the_one_changes() -> None:
    text = "> ![old](a.png) ![old](a.png) `![old](a.png)`\n"
    issue, ids = issue_of(text)
    changed = with_alt(issue, ids, reference=references(issue)[1], alt="new")
    assert compose(changed) == "> ![old](a.png) ![new](a.png) `![old](a.png)`\n"


def test_what_is_gone_has_no_alt_text() -> None:
    issue, ids = issue_of("![old](a.png)\n")
    other = references(parse("> ![old](a.png)\n"))[0]
    with pytest.raises(EditError, match="not there any more"):
        with_alt(issue, ids, reference=other, alt="new")


def test_the_same_alt_text_changes_nothing() -> None:
    issue, ids = issue_of()
    (reference,) = references(issue)
    assert with_alt(issue, ids, reference=reference, alt="steam") is issue
