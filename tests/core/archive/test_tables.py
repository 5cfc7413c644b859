"""Tables of bots, written by us in their shape, come in whole; what makes no sense is named."""

import json
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.archive.corrections import Corrected, Corrections
from twimeditor.core.archive.directory import Author, Directory, Origin, Project, Value
from twimeditor.core.archive.hebbot import hebbot_toml, read_hebbot
from twimeditor.core.archive.hebbot_export import hebbot_table, is_user
from twimeditor.core.archive.listing import Listing, listing
from twimeditor.core.archive.merging import merged
from twimeditor.core.archive.table import Handle, LeftOut, ListedSection, Table
from twimeditor.core.archive.twim_o_matic import read_projects, read_sections, read_senders
from twimeditor.core.errors import TableError

HEBBOT = """
bot_user_id = '@bot:example.org'

[[sections]]
emoji = '🦆'
name = 'ducks'
title = 'Dept of Ducks 🦆'
order = 10
usual_reporters = ['@drake:example.org']

[[projects]]
emoji = 'Pond'
name = 'pond'
title = 'Pond'
description = 'Water for all.'
website = 'https://pond.example'
default_section = 'ducks'
usual_reporters = ['@drake:example.org', '@hen:example.org']
"""


def test_what_hebbot_lists_comes_in_whole() -> None:
    table = read_hebbot(HEBBOT)
    assert table.told() == "1 section, 1 project, 2 people"
    (project,) = table.projects
    assert (project.title, project.website, project.description) == ("Pond", "https://pond.example", "Water for all.")
    assert project.section == "Dept of Ducks 🦆"
    assert [author.text for author in project.authors] == ["@drake:example.org", "@hen:example.org"]
    drake, hen = table.authors
    assert (drake.projects[0].text, drake.sections[0].text) == ("pond", "Dept of Ducks 🦆")
    assert not hen.sections
    assert not table.left_out


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        ("title = 'Nameless'", LeftOut("projects, entry 2", "name is missing")),
        ("name = 'pond'", LeftOut("projects: pond", "is listed twice")),
        ("name = 'mud'\ntitle = 3", LeftOut("projects: mud", "title is no text")),
        ("name = 'mud'\nusual_reporters = 'a'", LeftOut("projects: mud", "usual_reporters is no list")),
    ],
)
def test_an_entry_that_makes_no_sense_is_named_and_the_rest_comes_in(entry: str, left: LeftOut) -> None:
    table = read_hebbot(f"{HEBBOT}\n[[projects]]\n{entry}\n")
    assert table.left_out == (left,)
    assert len(table.projects) == 1


def test_a_project_whose_section_is_not_listed_comes_in_and_says_so() -> None:
    table = read_hebbot("[[projects]]\nname = 'mud'\ndefault_section = 'swamp'\n")
    assert [project.title for project in table.projects] == ["mud"]
    assert "swamp" in table.left_out[0].reason


@pytest.mark.parametrize("text", ["= no TOML", "a = 1", "", "projects"])
def test_what_is_no_configuration_is_refused_in_words(text: str) -> None:
    with pytest.raises(TableError):
        read_hebbot(text)


_TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
_NAME = _TEXT.filter(str.strip)
_FULL = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
_USERS = st.lists(_FULL, max_size=3, unique=True)


def _values(*texts: str) -> tuple[Value, ...]:
    return tuple(Value(text, Origin.HEBBOT) for text in texts if text)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    names = st.lists(_NAME, max_size=3, unique=True)
    sections = tuple(
        ListedSection(name, draw(_FULL), draw(_TEXT), draw(st.integers(0, 99)), tuple(draw(_USERS)))
        for name in draw(names)
    )
    projects, handles = [], {}
    for name in draw(names):
        section = draw(st.sampled_from([ListedSection("", ""), *sections]))
        projects.append(
            Project(
                name,
                titles=_values(draw(_FULL)),
                websites=_values(draw(_TEXT)),
                descriptions=_values(draw(_TEXT)),
                sections=_values(section.title),
                authors=_values(*draw(_USERS)),
            )
        )
        handles[name] = Handle(name, draw(_TEXT), section.name)
    return Table(Origin.HEBBOT, projects=tuple(projects), sections=sections, handles=handles)


@given(_tables())
def test_what_is_exported_for_hebbot_comes_in_as_it_was(table: Table) -> None:
    once = read_hebbot(hebbot_toml(table))
    assert (once.sections, once.projects, once.handles) == (table.sections, table.projects, table.handles)
    assert not once.left_out
    assert read_hebbot(hebbot_toml(once)) == once


def test_hebbot_gets_its_own_table_back_when_nothing_was_corrected() -> None:
    own = read_hebbot(HEBBOT)
    table = hebbot_table(merged(Directory(), [own], Corrections()), [own])
    assert tomllib.loads(hebbot_toml(table)) == {
        key: value for key, value in tomllib.loads(HEBBOT).items() if key in {"sections", "projects"}
    }


def test_hebbot_gets_corrections_and_what_was_reported_lately_under_names_of_their_own() -> None:
    own = read_hebbot(HEBBOT)
    day = date(2031, 5, 2)
    new = Project(
        "frog",
        titles=(Value("Pond"),),
        sections=(Value("Dept of Frogs 🐸"),),
        authors=(Value("@frog:example.org"), Value("https://frog.example"), Value("@no id")),
        days=(day,),
    )
    directory = Directory(projects={"frog": new}, issues=(day,))
    said = Corrections(projects={"pond": Corrected({"descriptions": ("Deep water.",)})})
    known = merged(directory, [own], said)
    table = hebbot_table(known, [own])
    assert table.projects[0].description == "Deep water."
    assert [section.title for section in table.sections] == ["Dept of Ducks 🦆", "Dept of Frogs 🐸"]
    frog = table.projects[1]
    handle = table.handles[frog.key]
    assert handle == Handle("pond-2", "Pond-2", "frogs")
    assert [author.text for author in frog.authors] == ["@frog:example.org"]
    assert table.sections[1].emoji == "🐸"
    assert read_hebbot(hebbot_toml(table)).left_out == ()


@pytest.mark.parametrize(
    "key", ["https://a.example", "@a", "@a b:example.org", "@ä:example.org", "@" + "a" * 300 + ":b"]
)
def test_only_ids_of_matrix_are_reporters_of_hebbot(key: str) -> None:
    assert not is_user(key)
    assert is_user("@A_b=c/1:example.org:8448")


def test_senders_come_in_with_their_names_and_other_addresses() -> None:
    table = read_senders('{"@a:b.c": {"name": "Ann", "url": "https://ann.example"}, "@d:e.f": {}, "@g:h.i": 3}')
    assert [(author.key, author.name) for author in table.authors] == [("@a:b.c", "Ann"), ("@d:e.f", "@d:e.f")]
    assert table.aliases == {"https://ann.example": "@a:b.c"}
    assert table.left_out == (LeftOut("@g:h.i", "is no table"),)


@pytest.mark.parametrize(
    ("key", "entry", "title", "website"),
    [
        ("pond", {"summary": "[Pond](https://pond.example) is wet"}, "Pond", "https://pond.example"),
        ("pond", {}, "pond", ""),
        ("https://pond.example/x/pondlet/", {"summary": "A little pond"}, "pondlet", "https://pond.example/x/pondlet/"),
        ("https://pond.example", {"summary": "Deep Pond is wet"}, "Deep Pond", "https://pond.example"),
        ("https://pond.example", {"title": "The pond"}, "The pond", "https://pond.example"),
        ("#pond:b.c", {"summary": "Pond: wet"}, "Pond", "https://matrix.to/#/#pond:b.c"),
    ],
)
def test_projects_of_the_old_bot_are_told_by_summary_or_key(
    key: str, entry: dict[str, str], title: str, website: str
) -> None:
    (project,) = read_projects(json.dumps({key: entry})).projects
    assert (project.title, project.website) == (title, website)
    assert project.description == entry.get("summary", "")


def test_sections_of_projects_have_the_titles_of_the_table_beside() -> None:
    sections = '{"ducks": {"title": "Dept of Ducks", "order": 3}}'
    table = read_projects('{"a": {"section": "ducks"}, "b": {"section": "geese"}}', sections)
    assert [project.section for project in table.projects] == ["Dept of Ducks", ""]
    assert [left.key for left in table.left_out] == ["b"]
    assert read_sections(sections).sections[0].order == 3


@pytest.mark.parametrize("text", ["[]", "{", "3"])
def test_what_is_no_table_of_the_old_bot_is_refused(text: str) -> None:
    with pytest.raises(TableError):
        read_senders(text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (HEBBOT, "x", Listing.HEBBOT),
        ('[people."@a:b.c"]\nnames = ["A"]', "x.toml", Listing.CORRECTIONS),
        ('{"@a:b.c": {"name": "A"}}', "x.json", Listing.SENDERS),
        ('{"a": {"summary": "A"}}', "x.json", Listing.PROJECTS),
        ('{"a": {"title": "A", "order": 3}}', "x.json", Listing.SECTIONS),
        ('{"a": {}}', "projects.json", Listing.PROJECTS),
    ],
)
def test_a_file_is_told_by_what_it_says(text: str, name: str, kind: Listing) -> None:
    assert listing(text, name) is kind


@pytest.mark.parametrize("text", ["", "{", "a = 1", '{"a": 3}', "<html>"])
def test_a_file_that_lists_nothing_is_refused(text: str) -> None:
    with pytest.raises(TableError):
        listing(text, "x.json")


def test_an_author_of_the_table_is_the_one_of_past_issues_whatever_the_case() -> None:
    learned = Directory(authors={"@Ann:b.c": Author("@Ann:b.c", names=(Value("Annie", count=3),))})
    known = merged(learned, [read_senders('{"@ann:b.c": {"name": "Ann"}}')], Corrections())
    assert [name.text for name in known.authors["@Ann:b.c"].names] == ["Annie", "Ann"]
    assert len(known.authors) == 1
