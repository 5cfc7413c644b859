"""The section of the rankings: added as the style has it, or with other rows in its own tables."""

from dataclasses import replace

from tests.core.issues import line_changes
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.ping import Ping, Room, ping_section, with_ping_tables
from twimeditor.core.post import parse, write
from twimeditor.core.style import HouseStyle, read_style
from twimeditor.services.resources import resource_path

FRONT = '+++\ntitle = "x"\ndate = "2031-02-07"\n+++\n\n'
ONE = Room("ping:maunium.net", (Ping("a.example", 148), Ping("b.example", 179.5)))
TWO = Room("ping-no-synapse:maunium.net", (Ping("c.example", 20),))
TABLE = "|Rank|Hostname|Median MS|\n|:---:|:---:|:---:|\n|1|a.example|148|\n|2|b.example|179.5|\n"
OLD = "|Rank|Hostname|Median MS|\n|:---:|:---:|:---:|\n|1|old.example|5|\n|2|older.example|6|\n|3|x|7|\n"
SIGN_OFF = "## That's all I know 🏁\n\nSee you.\n"
POST = f"{FRONT}## Dept of Lanterns\n\nWords.\n\n{SIGN_OFF}"


def style() -> HouseStyle:
    return read_style(resource_path("styles", "twim.toml").read_text(encoding="utf-8"), "twim")


def edited(text: str, *rooms: Room, by: HouseStyle | None = None) -> str:
    ids = IdSource()
    issue = parse(text, ids)
    return write(with_ping_tables(issue, ids, style=by or style(), rooms=rooms))


def reread(text: str) -> Issue:
    return parse(text, IdSource())


def test_a_missing_section_is_added_before_the_sign_off() -> None:
    after = edited(POST, ONE)
    went, came = line_changes(POST, after)
    assert went == []
    assert came[0] == "## Dept of Ping 🏓"
    assert TABLE in after
    assert after.endswith(f"{TABLE}\n{SIGN_OFF}")
    assert ping_section(reread(after), style()) is not None


def test_two_rooms_are_entries() -> None:
    after = edited(POST, ONE, TWO)
    section = ping_section(reread(after), style())
    assert section is not None
    titles = [entry.heading.title for entry in section.entries]
    assert titles == [f"[#{room.alias}](https://matrix.to/#/#{room.alias})" for room in (ONE, TWO)]
    assert "|1|c.example|20|" in after


def test_a_style_with_headings_writes_them() -> None:
    ping = replace(style().ping, heading="Room {room}", entry="Come to {room}.", glued=True)
    after = edited(POST, ONE, by=replace(style(), ping=ping))
    assert f"### Room {ONE.alias}\nCome to {ONE.alias}.\n\n{TABLE}" in after


def test_rows_are_replaced_in_the_tables_that_are_there() -> None:
    entries = f"### [#{ONE.alias}](https://x)\nJoin.\n\n{OLD}\n### [#{TWO.alias}](https://y)\nJoin.\n\n{OLD}\n"
    before = f"{FRONT}## Dept of Ping\n\nHere.\n\n{entries}{SIGN_OFF}"
    assert edited(before, ONE) == before.replace(OLD, TABLE, 1)
    both = edited(before, ONE, TWO)
    assert both.count("old.example") == 0
    assert "|1|c.example|20|\n\n## That" in both


def test_a_table_in_the_section_itself_is_the_first_rooms() -> None:
    before = f"{FRONT}## Dept of Ping 🏓\n\nHere.\n\n{OLD}\n{SIGN_OFF}"
    assert edited(before, ONE) == before.replace(OLD, TABLE)
    assert "### [#ping-no-synapse" in edited(before, ONE, TWO)


def test_a_section_without_a_table_gets_one() -> None:
    before = f"{FRONT}## Dept of Ping 🏓\n\nHere.\n\n{SIGN_OFF}"
    assert edited(before, ONE) == before.replace("Here.\n\n", f"Here.\n\n{TABLE}\n")
