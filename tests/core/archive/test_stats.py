"""What the archive adds up to."""

from datetime import date

from tests.core.archive.regular_cases import author, directory, project
from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.stats import Total, Week, Year, stats
from twimeditor.core.archive.values import Credit, Mention

FIRST, SECOND, NEXT_YEAR = date(2030, 12, 20), date(2030, 12, 27), date(2031, 1, 3)
MARA, BO = Credit("Mara", "@mara:reed.example", "says"), Credit("Bo", "@bo:heath.example", "adds")
TOLD = (
    Mention(FIRST, "Dept of Clients 📱", "Larkspur", "https://larkspur.example", credits=(MARA,)),
    Mention(FIRST, "Clients", "Heron", credits=(BO, Credit("somebody"))),
    Mention(FIRST, "Dept of Ping 🏓", "#ping:maunium.net"),
    Mention(SECOND, "Clients 📱", "Delphinium", "https://larkspur.example/", credits=(MARA, MARA)),
    Mention(SECOND, "Matrix Live 🎙"),
    Mention(NEXT_YEAR, "Dept of Spec", credits=(MARA,)),
)
KNOWN = directory(
    project("Larkspur", (FIRST, SECOND), MARA.target),
    project("Heron", (FIRST,)),
    authors=[author(MARA.target, "Mara Lindqvist", (FIRST, SECOND, NEXT_YEAR))],
    issues=(FIRST, SECOND, NEXT_YEAR),
)


def test_all_that_was_told_is_counted_but_boilerplate_is_no_project() -> None:
    found = stats(TOLD, KNOWN)
    assert (found.issues, found.entries) == (3, len(TOLD))
    assert found.per_week == 2
    assert found.weeks == (Week(FIRST, 3, 3), Week(SECOND, 2, 1), Week(NEXT_YEAR, 1, 1))
    assert sum(one.entries for one in found.sections) == len(TOLD)
    assert {one.name for one in found.projects} == {"Larkspur", "Heron"}


def test_a_project_is_one_whatever_its_title_was() -> None:
    larkspur, heron = stats(TOLD, KNOWN).projects
    assert larkspur == Total("Larkspur", "larkspur", 2, 2, FIRST, SECOND)
    assert heron.name == "Heron"


def test_a_section_is_one_and_called_as_it_was_last() -> None:
    clients, spec, *_ = stats(TOLD, KNOWN).sections
    assert (clients.name, clients.entries, clients.issues) == ("Clients 📱", 3, 2)
    assert spec.name == "Dept of Spec"


def test_reporters_are_counted_once_for_each_entry_by_their_ids() -> None:
    mara, bo = stats(TOLD, KNOWN).reporters
    assert mara == Total("Mara Lindqvist", "@mara:reed.example", 3, 3, FIRST, NEXT_YEAR)
    assert (bo.name, bo.entries) == ("Bo", 1)


def test_first_timers_are_counted_in_their_year() -> None:
    assert stats(TOLD, KNOWN).years == (Year(2030, 2, 5, 2, 2, 2), Year(2031, 1, 1, 1, 0, 0))


def test_an_empty_archive_adds_up_to_nothing() -> None:
    found = stats((), Directory())
    assert (found.issues, found.entries, found.per_week, found.projects) == (0, 0, 0.0, ())


def test_what_the_directory_does_not_know_is_counted_all_the_same() -> None:
    found = stats(TOLD, Directory())
    assert [one.name for one in found.projects] == ["Delphinium", "Heron", "Larkspur"]
    assert found.issues == 3
