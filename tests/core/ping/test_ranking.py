"""Rankings by ping: from JSON and tables, whatever is in them."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from twimeditor.core.ids import IdSource
from twimeditor.core.ping.ranking import HEADER, Ping, PingError, is_ping_table, ping_table, ranking, with_pings
from twimeditor.core.post import parse
from twimeditor.core.render import render_body
from twimeditor.core.tables import read

SAMPLE = json.dumps(
    {
        "pings": {
            "slow.example": {"median": 324, "mean": 390.7, "count": 55},
            "fast.example": {"median": 148, "mean": 161.2, "count": 31},
            "mid.example": {"median": 179.5},
        }
    }
)
TABLE = (
    "|Rank|Hostname|Median MS|\n|:---:|:---:|:---:|\n|1|fast.example|148|\n|2|mid.example|179.5|\n|3|slow.example|324|"
)


def test_the_bots_json_is_ranked_and_written_as_published() -> None:
    found = ranking(SAMPLE)
    assert [ping.host for ping in found.pings] == ["fast.example", "mid.example", "slow.example"]
    assert found.remarks == ()
    assert ping_table(found.top(10)).text == TABLE
    assert ping_table(found.top(2)).text == "\n".join(TABLE.split("\n")[:-1])


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        "Hostname\tMedian MS\nslow.example\t324\nfast.example\t148\nmid.example\t179.5",
        "slow.example,324 ms\nfast.example,148 ms\nmid.example,179.5 ms",
        "1\tfast.example\t148\n2\tmid.example\t179.5\n3\tslow.example\t324",
        '{"fast.example": 148, "mid.example": {"median": "179.5"}, "slow.example": 324}',
        json.dumps([{"host": row.split("|")[2], "median": float(row.split("|")[3])} for row in TABLE.split("\n")[2:]]),
        f"\ufeff{SAMPLE}",
    ],
)
def test_other_shapes_give_the_same(text: str) -> None:
    assert ping_table(ranking(text).pings).text == TABLE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing here yet"),
        ('{"pings": {"a.example"', "line 1, character"),
        ('{"pings": 5}', "no “pings”"),
        ('{"pings": {}}', "no homeserver"),
        ('{"error": "M_UNKNOWN"}', "no homeserver"),
        ("[" * 200_000, "JSON"),
        ("just words", "neither JSON nor a table"),
        ("a\tb\nc\td", "no homeserver"),
    ],
)
def test_what_is_wrong_is_said_in_words(text: str, words: str) -> None:
    with pytest.raises(PingError, match=words):
        ranking(text)


def test_what_cannot_be_used_is_left_out_and_told() -> None:
    medians: dict[str, object] = {
        "a": None,
        "b": "x",
        "c": True,
        "d": float("nan"),
        "e": -1,
        "f": [],
        "ok.example": 5,
        " ": 3,
    }
    found = ranking(json.dumps({"pings": {host: {"median": median} for host, median in medians.items()}}))
    assert found.pings == (Ping("ok.example", 5),)
    assert found.remarks == ("7 homeservers without a usable median are left out.",)


def test_a_host_named_twice_counts_once() -> None:
    found = ranking("a.example\t7\na.example\t5\nb.example\t6")
    assert [(ping.host, ping.shown) for ping in found.pings] == [("a.example", "5"), ("b.example", "6")]
    assert found.remarks == ("1 homeserver named twice is taken once, with the lower median.",)


@pytest.mark.parametrize(
    ("median", "shown"), [(148, "148"), (179.5, "179.5"), (179.53, "179.5"), (179.9, "180"), (1234.0, "1234"), (0, "0")]
)
def test_medians_are_whole_or_halves(median: float, shown: str) -> None:
    assert Ping("a", median).shown == shown


HOSTILE = [
    "a|b",
    "<script>alert(1)</script>",
    "`x`|`y`",
    "a\u202eb",
    "[x](javascript:1)",
    "*a*",
    "a\nb",
    "\\",
    "{{ x() }}",
    "&lt;",
]


@pytest.mark.parametrize("host", HOSTILE)
def test_a_hostile_name_is_only_text(host: str) -> None:
    made = ping_table(ranking(json.dumps({"pings": {host: {"median": 1}, "b.example": {"median": 2}}})).pings)
    again = read(made.text)
    assert again is not None
    assert (again.rows, again.columns) == (3, 3)
    assert again.cell(1, 2) == "1"
    html = render_body(parse(made.text, IdSource()))
    cells = [node.text() for node in LexborHTMLParser(html).css("td")]
    assert cells[:3] == ["1", " ".join(host.replace("\u202e", "").split()), "1"]
    assert not LexborHTMLParser(html).css("td *")


def test_rows_are_exchanged_in_a_tables_own_manner() -> None:
    old = "| Rank | Hostname | Median ms |\n| --- | --- | --- |\n| 1 | old.example | 9 |\n| 2 | older.example | 10 |"
    table = read(old)
    assert table is not None
    assert is_ping_table(table)
    new = with_pings(table, ranking(SAMPLE).top(1))
    assert new.text == "| Rank | Hostname | Median ms |\n| --- | --- | --- |\n| 1 | fast.example | 148 |"
    grown = with_pings(table, ranking(SAMPLE).pings)
    assert grown.text.endswith("| 2 | mid.example | 179.5 |\n| 3 | slow.example | 324 |")


def test_five_megabytes_are_read() -> None:
    pings = {f"host{number}.example.org": {"median": number % 977 + 1, "mean": 1.5} for number in range(95_000)}
    text = json.dumps({"pings": pings})
    assert len(text) > 5_000_000
    assert ranking(text).top(1)[0].median == 1


def test_nobody_waits_for_what_no_bot_ever_wrote() -> None:
    with pytest.raises(PingError, match="too long"):
        ranking("a,1\n" * 2_000_000)


def test_the_header_is_the_posts() -> None:
    assert HEADER == ("Rank", "Hostname", "Median MS")
