"""Who and what is found by a few letters, and in which order."""

from datetime import date, timedelta

import pytest

from twimeditor.core.archive.completing import Completer
from twimeditor.core.archive.directory import Author, Directory, Project, Value

NEW, OLD = date(2031, 1, 3), date(2026, 1, 2)


def project(title: str, *former: str, website: str = "", days: tuple[date, ...] = (NEW,)) -> Project:
    websites = (Value(website),) if website else ()
    return Project(title.casefold(), tuple(map(Value, (title, *former))), websites, days=days)


def author(key: str, *names: str, projects: tuple[str, ...] = (), days: tuple[date, ...] = (NEW,)) -> Author:
    return Author(key, tuple(map(Value, names)), projects=tuple(map(Value, projects)), days=days)


def completer(*known: Author | Project) -> Completer:
    authors = {one.key: one for one in known if isinstance(one, Author)}
    projects = {one.key: one for one in known if isinstance(one, Project)}
    return Completer(Directory(authors, projects, issues=(OLD, NEW)))


def titles(completer: Completer, typed: str, author: str = "") -> list[str]:
    return [one.title for one in completer.projects(typed, author)]


LARK = (
    project("Larkspur", website="https://www.larkspur.example/"),
    project("Skylark", website="https://git.example/birds/soaring-one.git"),
    project("Collar kit"),
    project("Meadow", "Larkfield"),
)


def test_names_that_begin_so_come_before_words_and_the_inside() -> None:
    assert titles(completer(*LARK), "lark") == ["Larkspur", "Meadow", "Skylark"]
    assert titles(completer(*LARK), "l") == []
    assert titles(completer(*LARK), "") == []


@pytest.mark.parametrize("typed", ["LARKSP", "larkspur.ex", "https://www.larkspur.example", "larskpur", "  larksp "])
def test_case_addresses_and_slips_are_no_hindrance(typed: str) -> None:
    assert titles(completer(*LARK), typed)[0] == "Larkspur"


def test_the_telling_part_of_an_address_is_a_name() -> None:
    assert titles(completer(*LARK), "soaring") == ["Skylark"]
    assert titles(completer(*LARK), "example") == []


def test_accents_and_several_words_in_any_order() -> None:
    known = completer(project("Öl am Ufer"), project("Bell Tower"))
    assert titles(known, "ol") == ["Öl am Ufer"]
    assert titles(known, "tow bell") == ["Bell Tower"]
    assert titles(known, "bt") == ["Bell Tower"]


def test_recent_and_frequent_ones_come_first_among_equals() -> None:
    often = tuple(NEW - timedelta(weeks=week) for week in range(5, -1, -1))
    known = completer(project("Barn A", days=(OLD,)), project("Barn B", days=(NEW,)), project("Barn C", days=often))
    assert titles(known, "barn") == ["Barn C", "Barn B", "Barn A"]


def test_of_what_fits_the_better_comes_first() -> None:
    known = completer(*map(project, ("Oar", "Oarlock", "Old Oar", "Oar old", "Soaring", "Ocean and river")))
    assert titles(known, "oar") == ["Oar", "Oar old", "Oarlock", "Old Oar", "Ocean and river", "Soaring"]
    assert titles(known, "old oar") == ["Old Oar", "Oar old"]


def test_a_name_comes_before_a_former_one_and_that_before_an_address() -> None:
    known = completer(project("A", website="https://lamp.example/lamp"), project("B", "Lamp"), project("Lamp"))
    assert titles(known, "lamp") == ["Lamp", "B", "A"]


def test_slips_are_proposed_only_from_four_letters_on() -> None:
    known = completer(project("Kite"), project("Kitchen"))
    assert titles(known, "kte") == []
    assert titles(known, "kitte") == ["Kite"]


def test_whom_the_directory_does_not_know_is_nobodys_usual_project() -> None:
    known = completer(*LARK, author("@mo:a.example", "Mo", projects=("gone", "meadow")))
    assert titles(known, "", "@mo:a.example") == ["Meadow"]


def test_marks_and_emoji_are_no_letters() -> None:
    known = completer(project("Ti\u200dde 🌊"), project("Café"))
    assert titles(known, "tide") == ["Ti\u200dde 🌊"]
    assert titles(known, "cafe\u0301 ☕") == ["Café"]


def test_an_authors_own_projects_come_first() -> None:
    known = completer(*LARK, author("@mo:a.example", "Mo", projects=("skylark", "collar kit")))
    assert titles(known, "lar", "@mo:a.example")[0] == "Larkspur"
    assert titles(known, "lark", "@mo:a.example") == ["Larkspur", "Meadow", "Skylark"]
    assert titles(known, "", "@mo:a.example") == ["Skylark", "Collar kit"]


def test_people_are_found_by_names_and_ids_but_not_by_their_server() -> None:
    known = completer(author("@mo:a.example", "Moritz", "Old Mo"), author("@z:a.example", "Amoeba"))
    assert [one.key for one in known.people("mo")] == ["@mo:a.example", "@z:a.example"]
    assert [one.key for one in known.people("@mo:a.ex")] == ["@mo:a.example"]
    assert known.people("example") == ()
    assert [one.key for one in known.people("old")] == ["@mo:a.example"]


def test_a_list_is_never_longer_than_was_asked() -> None:
    known = completer(*(project(f"Lamp {number}") for number in range(20)))
    assert len(known.projects("lamp")) == 8
    assert len(known.projects("lamp", limit=3)) == 3


def test_hostile_text_is_only_text() -> None:
    known = completer(*LARK)
    for typed in ("\\", "(", "[a-z]+", "\0\0", "'; --", "🏮🏮", "x" * 100_000, "./:"):
        assert titles(known, typed) == []
