"""Corrections are kept as they were said, joined with another's, and told where they make no sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.archive.corrections import FIELDS, Conflict, Corrected, Corrections, Who, conflicts, joined, read
from twimeditor.core.archive.corrections import written as written_as

_TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8).filter(str.strip)


def _corrected(who: Who) -> st.SearchStrategy[Corrected]:
    texts = st.dictionaries(
        st.sampled_from(FIELDS[who]), st.lists(_TEXT, min_size=1, max_size=3, unique=True), max_size=2
    )

    def made(said: dict[str, list[str]], wrong: dict[str, list[str]], same: str, hidden: bool) -> Corrected:
        removed = {name: tuple(one for one in some if one not in said.get(name, [])) for name, some in wrong.items()}
        kept = {name: some for name, some in removed.items() if some}
        return Corrected({name: tuple(some) for name, some in said.items()}, kept, same, hidden)

    return st.builds(made, texts, texts, st.just("") | st.just("somebody else entirely"), st.booleans()).filter(bool)


_CORRECTIONS = st.builds(
    Corrections,
    st.dictionaries(_TEXT, _corrected(Who.PEOPLE), max_size=3),
    st.dictionaries(_TEXT, _corrected(Who.PROJECTS), max_size=3),
)


@given(_CORRECTIONS)
def test_what_is_written_reads_back(said: Corrections) -> None:
    assert read(written_as(said)) == (said, ())


@given(_CORRECTIONS, _CORRECTIONS)
def test_joining_keeps_mine_first_and_loses_nobody(mine: Corrections, theirs: Corrections) -> None:
    both = joined(mine, theirs)
    assert not conflicts(both, mine) or conflicts(mine, theirs)
    for who in Who:
        assert set(both.all(who)) == {*mine.all(who), *theirs.all(who)}
        for key, said in mine.all(who).items():
            for name, texts in said.texts.items():
                assert both.of(who, key).texts[name][: len(texts)] == texts
    assert joined(mine, mine) == mine


def test_of_two_opinions_the_one_that_is_taken_counts() -> None:
    mine = Corrections(people={"@a:b.c": Corrected({"names": ("Ann",)})})
    theirs = Corrections(people={"@a:b.c": Corrected({"names": ("Anna",), "verbs": ("says",)})})
    (conflict,) = conflicts(mine, theirs)
    assert conflict == Conflict(Who.PEOPLE, "@a:b.c", "names", ("Ann",), ("Anna",))
    assert joined(mine, theirs).people["@a:b.c"].texts == {"names": ("Ann", "Anna"), "verbs": ("says",)}
    assert joined(mine, theirs, [conflict]).people["@a:b.c"].texts["names"] == ("Anna", "Ann")


def test_that_one_sets_what_another_removes_is_a_conflict() -> None:
    mine = Corrections(people={"a": Corrected({"names": ("Ann",)})})
    theirs = Corrections(people={"a": Corrected(removed={"names": ("Ann",)})})
    assert len(conflicts(mine, theirs)) == 1
    assert joined(mine, theirs, conflicts(mine, theirs)).people["a"] == Corrected(removed={"names": ("Ann",)})


def test_joins_to_two_others_are_a_conflict() -> None:
    mine, theirs = (Corrections(people={"a": Corrected(same_as=other)}) for other in "bc")
    (conflict,) = conflicts(mine, theirs)
    assert joined(mine, theirs).people["a"].same_as == "b"
    assert joined(mine, theirs, [conflict]).people["a"].same_as == "c"


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("= 3", "", "is no TOML"),
        ("pets = 3", "pets", "is not known"),
        ("people = 3", "people", "is no table"),
        ("[people]\na = 3", "people.a", "is no table"),
        ("[people.a]\nnames = 3", "people.a.names", "is no list"),
        ("[people.a]\nnames = [3]", "people.a.names", "is no text"),
        ("[people.a]\ntitles = ['x']", "people.a.titles", "is not known"),
        ("[people.a]\nsame_as = 'a'", "people.a.same_as", "names nobody else"),
        ("[projects.a]\nnever_propose = 'yes'", "projects.a.never_propose", "is neither true nor false"),
    ],
)
def test_each_mistake_is_named_and_the_rest_counts(text: str, key: str, reason: str) -> None:
    said, problems = read(text + ("\n[people.good]\nnames = ['Good']" if key not in {"", "people"} else ""))
    assert [one for one, _ in problems] == [key]
    assert reason in problems[0][1]
    if key not in {"", "people"}:
        assert said.people["good"].texts == {"names": ("Good",)}


def test_a_new_text_stands_in_the_place_of_the_old_one() -> None:
    said = Corrected().with_text("names", "Ann", instead_of="Anne")
    assert (said.texts, said.removed) == ({"names": ("Ann",)}, {"names": ("Anne",)})
    assert said.with_text("names", "Anne").removed == {}
    assert said.without_text("names", "Ann").removed == {"names": ("Anne", "Ann")}
    assert not said.without_field("names")
