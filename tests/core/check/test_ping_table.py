"""R21: the ranking by ping."""

import pytest

from tests.core.check.cases import all_done, found, told
from twimeditor.core.post import parse

HEAD = "|Rank|Hostname|Median MS|\n|:---:|:---:|:---:|\n"
RIGHT = HEAD + "|1|a.example|200|\n|2|b.example|200.5|\n|3|c.example|1300|\n"


def ping(table: str, title: str = "Dept of Ping 🏓") -> str:
    return f"## {title}\n\n{table}\n## Dept of Ops\n"


@pytest.mark.parametrize(
    "text",
    [
        ping(RIGHT),
        ping("| Rank | Hostname | Median MS |\n| :-: | - | -: |\n| 1 | a.example | 1 |\n"),
        ping(HEAD),
        ping("### [#ping:example.org](https://matrix.to/#/#ping:example.org)\n\n" + RIGHT),
        ping(RIGHT, "Dept of *Ping*"),
        ping("| a | b |\n| - | - |\n| 2 | 1 |\n"),
        ping(RIGHT.replace("|1|", "|7|"), "Dept of Servers"),
        ping("```\n" + RIGHT.replace("|1|", "|7|") + "```\n"),
    ],
)
def test_a_ranking_in_order_and_other_tables_are_let_be(text: str) -> None:
    assert told("R21", text) == []


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        (RIGHT.replace("|2|", "|3|"), ["3"]),
        (RIGHT.replace("|1|", "||"), [""]),
        (RIGHT.replace("1300", "130"), ["130"]),
        (RIGHT.replace("|200.5|", "|fast|"), ["fast"]),
        (RIGHT.replace("|200.5|", "||"), [""]),
        (RIGHT.replace("|2|b.example|200.5|", "|3|b.example|90|"), ["3", "90"]),
        (HEAD + "|1|a.example|300|\n|2|b.example||\n|3|c.example|250|\n", ["", "250"]),
        ("|Rank|Hostname|\n|-|-|\n|1|a.example|\n", ["|Rank|Hostname|"]),
    ],
)
def test_what_is_out_of_order_is_found(table: str, wanted: list[str]) -> None:
    assert told("R21", ping(table)) == [("warning", one) for one in wanted]


def test_ranks_are_counted_anew_where_the_order_is_right() -> None:
    text = ping("| Rank | Hostname | Median MS |\n|---|---|---|\n| 1 | a.org | 1 |\n| 4 | b.org | 2 |\n|4|c|3|\n")
    done = all_done("R21", text)
    assert done == text.replace("| 4 |", "| 2 |").replace("|4|", "|3|")
    assert told("R21", done) == []


def test_nothing_is_counted_where_a_median_lacks() -> None:
    text = ping(HEAD + "|1|a.example|100|\n|7|b.example||\n|3|c.example|300|\n")
    assert [one.fixes for one in found("R21", parse(text)) if one.place.text == "7"] == [()]


def test_sorting_is_for_a_person_to_ask_for() -> None:
    text = ping(HEAD + "|1|a.example|300|\n|2|b.example|200|\n|3|c.example|250|\n")
    (problem,) = found("R21", parse(text))
    assert not problem.fixes[0].is_safe
    done = all_done("R21", text)
    assert done == ping(HEAD + "|1|b.example|200|\n|2|c.example|250|\n|3|a.example|300|\n")
    assert told("R21", done) == []


def test_a_room_of_its_own_is_about_ping_whatever_its_section() -> None:
    heading = "### [#ping-no-synapse:example.org](https://matrix.to/#/#ping-no-synapse:example.org)\n\n"
    assert told("R21", ping(heading + RIGHT.replace("|1|", "|7|"), "Dept of Statistics")) == [("warning", "7")]


def test_two_tables_are_two_rankings() -> None:
    wrong = RIGHT.replace("|1|", "|7|")
    assert told("R21", ping(f"{RIGHT}\nText.\n\n{wrong}")) == [("warning", "7")]
