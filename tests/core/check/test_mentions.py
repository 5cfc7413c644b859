"""R13: rooms and people in a text are links."""

import pytest

from tests.core.check.cases import found, together, told
from twimeditor.core.post import parse

ROOM = "[#news:example.org](https://matrix.to/#/#news:example.org)"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Join #news:example.org!", ["#news:example.org"]),
        (
            "> Ask @zoe:example.org, or\n> (in #tea-pot:chat.example.org:8448).",
            ["@zoe:example.org", "#tea-pot:chat.example.org:8448"],
        ),
        ("* one\n* two: #news:example.org\n", ["#news:example.org"]),
        ("> * one\n>   > deep #news:example.org\n", ["#news:example.org"]),
        ("| a | b |\n| - | - |\n| #news:example.org | x |\n", ["#news:example.org"]),
        ("### Teapot in #news:example.org\n", ["#news:example.org"]),
        ("## #news:example.org 🏓\n", ["#news:example.org"]),
        ("**#news:example.org** and *@zoe:example.org*", ["#news:example.org", "@zoe:example.org"]),
        ("#größe:example.org", ["#größe:example.org"]),
        ("> `code` #news:example.org `code`", ["#news:example.org"]),
        ("Said @zoe:example.org:", ["@zoe:example.org"]),
        ("> line\n> @zoe:example.org\n> line", ["@zoe:example.org"]),
        ("@_bridge_zoe=40:example.org.", ["@_bridge_zoe=40:example.org"]),
    ],
)
def test_what_is_no_link_is_found(text: str, wanted: list[str]) -> None:
    assert told("R13", text) == [("warning", name) for name in wanted]


@pytest.mark.parametrize(
    "text",
    [
        ROOM,
        f"> {ROOM} and [Zoë](https://matrix.to/#/@zoe:example.org)",
        f"### {ROOM}\n",
        "`#news:example.org` and ``@zoe:example.org``",
        "```\n#news:example.org\n```\n",
        "    #news:example.org\n",
        "> ```\n> #news:example.org\n> ```",
        "https://matrix.to/#/#news:example.org and <https://matrix.to/#/@zoe:example.org>",
        "www.example.org/#news:example.org",
        "[news](https://example.org/#news:example.org)",
        "[#news:example.org] is written below\n\n[#news:example.org]: https://matrix.to/#/#news:example.org\n",
        "![#news:example.org](/blog/img/2030-01-01-a.png)",
        '<a href="https://matrix.to/#/#news:example.org">#news:example.org</a>',
        '> <a href="x">in @zoe:example.org</a>',
        '<span title="#news:example.org">x</span>',
        "<div>\n#news:example.org\n</div>\n",
        "<!-- #news:example.org -->",
        '{{ figure(img="/blog/img/a.png", caption="#news:example.org") }}',
        "zoe@example.org, git@example.org:repo.git",
        "#1234: done, #tag and @zoe alone, @zoe: hello.world",
        "\\#news:example.org",
        "@alice:example.com and #room:your.server and !id:example.org",
        "#news:example.org/thread",
        "#news:localhost",
    ],
)
def test_what_looks_alike_is_let_be(text: str) -> None:
    assert told("R13", text) == []


def test_the_fix_makes_a_link_and_changes_nothing_else() -> None:
    text = "## Dept of Ops\n\n> Join #news:example.org, `#x:y.z`\n> or @zoe_x:example.org.\n\nEnd.  \n"
    wanted = text.replace("#news:example.org", ROOM).replace(
        "@zoe_x:example.org", "[@zoe_x:example.org](https://matrix.to/#/@zoe_x:example.org)"
    )
    assert together("R13", text) == wanted
    assert together("R13", wanted) == wanted


def test_words_tell_a_room_from_a_person() -> None:
    room, person = (one.message for one in found("R13", parse("#news:example.org @zoe:example.org\n")))
    assert "room" in room
    assert "person" in person
