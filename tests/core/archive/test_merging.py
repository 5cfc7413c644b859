"""One directory of past issues, tables and corrections: who wins, and that nothing gets lost."""

import pickle
from datetime import date

from twimeditor.core.archive.corrections import Corrected, Corrections, Who
from twimeditor.core.archive.directory import Author, Directory, Origin, Project, Value
from twimeditor.core.archive.keys import title_key
from twimeditor.core.archive.merging import corrected, merged
from twimeditor.core.archive.table import Table

OLD, NEW = date(2030, 1, 4), date(2030, 1, 11)
ANN, ANN2, BEN = "@ann:example.org", "@ann:other.example", "@ben:example.org"


def _learned() -> Directory:
    people = {
        ANN: Author(ANN, (Value("Ann", count=2, seen=NEW),), projects=(Value("pond", count=2, seen=NEW),), days=(NEW,)),
        ANN2: Author(ANN2, (Value("Annie", count=1, seen=OLD),), projects=(Value("lake", count=1),), days=(OLD,)),
    }
    projects = {
        "pond": Project(
            "pond",
            (Value("Pond", count=2, seen=NEW),),
            (Value("https://pond.example", count=2),),
            sections=(Value("Ducks 🦆", count=2),),
            authors=(Value(ANN, count=2, seen=NEW),),
            days=(OLD, NEW),
        ),
        "lake": Project("lake", (Value("Lake"),), authors=(Value(ANN2, count=1),), days=(OLD,)),
    }
    websites = {"pond.example": "pond"}
    return Directory(people, projects, {"pond": "pond", "lake": "lake"}, websites, (OLD, NEW))


def _hebbot(*projects: Project) -> Table:
    return Table(Origin.HEBBOT, projects=projects)


def _texts(values: tuple[Value, ...]) -> list[tuple[str, Origin]]:
    return [(value.text, value.origin) for value in values]


def test_past_issues_win_over_tables_and_corrections_over_all() -> None:
    table = _hebbot(Project("p", (Value("pond!", Origin.HEBBOT),), descriptions=(Value("Wet.", Origin.HEBBOT),)))
    said = Corrections(projects={"pond": Corrected({"titles": ("The Pond",)})})
    pond = merged(_learned(), [table], said).projects["pond"]
    assert _texts(pond.titles) == [
        ("The Pond", Origin.CORRECTION),
        ("Pond", Origin.POSTS),
        ("pond!", Origin.HEBBOT),
    ]
    assert _texts(pond.descriptions) == [("Wet.", Origin.HEBBOT)]


def test_a_project_of_a_table_is_told_by_its_website_too_and_a_new_one_is_added() -> None:
    same = Project("a", (Value("Tarn"),), (Value("http://www.pond.example/"),))
    other = Project("b", (Value("Sea"),), (Value("https://sea.example"),))
    known = merged(_learned(), [_hebbot(same, other)], Corrections())
    assert set(known.projects) == {"pond", "lake", "sea"}
    assert known.titles["tarn"] == "pond"
    assert known.titles["sea"] == known.websites["sea.example"] == "sea"


def test_what_is_removed_is_gone_and_no_longer_found_by() -> None:
    said = Corrections(projects={"pond": Corrected(removed={"titles": ("Pond",), "authors": (ANN,)})})
    known = merged(_learned(), (), said)
    assert known.projects["pond"].titles == ()
    assert "pond" not in known.titles
    assert known.authors[ANN].projects == ()


def test_joined_people_are_one_who_is_found_by_each_id() -> None:
    known = merged(_learned(), (), Corrections(people={ANN2: Corrected(same_as=ANN)}))
    assert list(known.authors) == [ANN]
    ann = known.authors[ANN2]
    assert ann.key == ANN
    assert [name.text for name in ann.names] == ["Ann", "Annie"]
    assert ann.days == (OLD, NEW)
    assert {value.text for value in ann.projects} == {"pond", "lake"}
    assert known.projects["lake"].authors[0].text == ANN
    assert pickle.loads(pickle.dumps(known)).authors == known.authors  # noqa: S301 - our own, as processes send it


def test_joined_projects_are_found_by_both_titles_and_named_by_their_people() -> None:
    known = merged(_learned(), (), Corrections(projects={"lake": Corrected(same_as="pond")}))
    assert list(known.projects) == ["pond"]
    assert known.titles == {"pond": "pond", "lake": "pond"}
    assert [value.text for value in known.authors[ANN2].projects] == ["pond"]
    assert known.projects["lake"].days == (OLD, NEW)


def test_joins_in_a_circle_lose_nobody() -> None:
    circle = Corrections(people={ANN: Corrected(same_as=ANN2), ANN2: Corrected(same_as=ANN)})
    assert set(merged(_learned(), (), circle).authors) == {ANN, ANN2}


def test_what_is_never_proposed_is_not_there() -> None:
    said = Corrections({ANN: Corrected(is_hidden=True)}, {"pond": Corrected(is_hidden=True)})
    known = merged(_learned(), (), said)
    assert set(known.authors) == {ANN2}
    assert set(known.projects) == {"lake"}
    assert set(known.titles) == {"lake"}
    assert not known.websites


def test_a_correction_of_nobody_known_makes_somebody() -> None:
    said = Corrections(
        {BEN: Corrected({"names": ("Ben",)})}, {"sea": Corrected({"titles": ("Sea",), "authors": (BEN,)})}
    )
    known = merged(Directory(), (), said)
    assert known.authors[BEN].name == "Ben"
    assert known.authors[BEN].projects[0].text == "sea"
    assert known.titles[title_key("Sea")] == "sea"


def test_a_project_that_the_user_gives_somebody_has_them_among_its_authors() -> None:
    known = merged(_learned(), (), Corrections(people={ANN: Corrected({"projects": ("lake",)})}))
    assert known.authors[ANN].projects[0].text == "lake"
    assert known.projects["lake"].authors[0].text == ANN


def test_another_address_of_a_person_leads_to_them() -> None:
    table = Table(Origin.TWIM_O_MATIC, (Author(ANN),), aliases={"https://ann.example": ANN})
    known = merged(_learned(), [table], Corrections())
    assert known.authors["https://ann.example"].key == ANN


def test_nothing_but_past_issues_stays_as_it_was_learned() -> None:
    learned = _learned()
    assert merged(learned, (), Corrections()) == learned


def test_taking_a_correction_back_gives_what_was_learned() -> None:
    pond = _learned().projects["pond"]
    said = Corrected({"titles": ("Pond", "Puddle")})
    by_word = corrected(pond, Who.PROJECTS, said, Corrected())
    assert _texts(by_word.titles) == [("Pond", Origin.CORRECTION), ("Puddle", Origin.CORRECTION)]
    assert by_word.titles[0].count == 2
    assert corrected(by_word, Who.PROJECTS, Corrected(), said) == pond


def test_what_another_correction_has_brought_stays_when_one_is_taken_back() -> None:
    said = Corrections({ANN2: Corrected({"names": ("Nan",)}, same_as=ANN)}, {"sea": Corrected({"authors": (ANN,)})})
    ann = merged(_learned(), (), said).authors[ANN]
    assert corrected(ann, Who.PEOPLE, Corrected(), Corrected()) == ann
    assert [name.text for name in ann.names] == ["Nan", "Ann", "Annie"]
    assert ann.projects[0] == Value("sea", Origin.CORRECTION)


def test_a_correction_finds_its_project_by_any_spelling_of_a_title_or_website() -> None:
    for key in ("*Pond*!", "http://www.pond.example/"):
        known = merged(_learned(), (), Corrections(projects={key: Corrected({"titles": ("Mere",)})}))
        assert set(known.projects) == {"pond", "lake"}
        assert known.projects["pond"].title == "Mere"


def test_ids_that_differ_in_case_alone_are_two_where_past_issues_have_both() -> None:
    loud = ANN.replace("ann", "ANN")
    both = Directory({ANN: Author(ANN, (Value("Ann"),)), loud: Author(loud, (Value("ANN"),))})
    known = merged(both, (), Corrections({loud: Corrected({"names": ("Loud",)})}))
    assert [author.name for author in known.authors.values()] == ["Ann", "Loud"]


def test_what_is_wrong_of_what_nobody_knows_changes_nothing() -> None:
    said = Corrections({BEN: Corrected(removed={"names": ("Ben",)})}, {"sea": Corrected(removed={"titles": ("Sea",)})})
    assert merged(_learned(), (), said) == _learned()


def test_a_project_of_somebody_that_is_nowhere_is_none() -> None:
    known = merged(_learned(), (), Corrections({ANN: Corrected({"projects": ("nowhere", "lake")})}))
    assert [value.text for value in known.authors[ANN].projects] == ["lake", "pond"]
    assert set(known.projects) == {"pond", "lake"}


def test_of_two_that_are_joined_each_value_counts_once_and_the_newest_comes_first() -> None:
    learned = _learned()
    lake = Project("lake", (Value("Lake", count=3, seen=OLD),), (Value("http://pond.example/", count=5, seen=NEW),))
    known = merged(
        Directory(learned.authors, {**learned.projects, "lake": lake}, learned.titles),
        (),
        Corrections(projects={"pond": Corrected(same_as="lake")}),
    )
    (joined,) = known.projects.values()
    assert [(value.text, value.count) for value in joined.titles] == [("Pond", 2), ("Lake", 3)]
    assert [(value.count, value.seen) for value in joined.websites] == [(7, NEW)]


def test_what_was_learned_without_a_count_stays_when_a_correction_is_taken_back() -> None:
    said = Corrected({"titles": ("Mere",)})
    lake = merged(_learned(), (), Corrections(projects={"lake": said})).projects["lake"]
    assert [value.text for value in corrected(lake, Who.PROJECTS, Corrected(), said).titles] == ["Lake"]
