"""What a bot leaves to do, and that it goes away when it is done."""

from datetime import date

import pytest

from tests.core.bot.outputs import HEBBOT, TWIM_O_MATIC
from tests.styles import shipped
from twimeditor.core.bot import Finding, findings, mended
from twimeditor.core.model import find
from twimeditor.core.post import parse

FRONT = '+++\n[taxonomies]\nauthor = ["Robin"]\n+++\n\n'
AUTHOR = "[Kim](https://matrix.to/#/@kim:example.org) says\n\n"


def left(text: str, style: str = "twim", *files: str) -> list[tuple[str, str]]:
    """Return where and what is left to do in a text."""
    found = findings(parse(text), shipped(style), lambda url: url in files)
    return [(one.where, one.what) for one in found]


def in_report(markdown: str, *files: str) -> list[str]:
    body = "\n".join(f"> {line}" for line in markdown.split("\n"))
    return [what for _, what in left(f"{FRONT}## Dept of Spec 📜\n\n{AUTHOR}{body}\n", "twim", *files)]


def test_what_hebbot_leaves() -> None:
    text = mended(HEBBOT, shipped("twim"), date(2031, 3, 14)).text
    assert left(text) == [
        ("Matrix Live", "Number and title of the video are missing"),
        ("Matrix Live", "The video's id is missing"),
        ("TODO UNKNOWN SECTION", "The bot did not know where 1 report belongs"),
        ("Glow", "The picture aBcDeF.png is not there yet"),
        ("Glow", "The picture aBcDeF.png has no alt text"),
        ("Glow", "The video film.mp4 is not there yet"),
        ("Dept of Ping 🏓", "The table is empty"),
    ]


def test_what_twim_o_matic_leaves() -> None:
    text = mended(TWIM_O_MATIC, shipped("twim-2020"), date(2031, 3, 14)).text
    assert left(text, "twim-2020") == [
        ("Matrix Live 🎙", "The section is empty"),
        ("TODO 3", "Still to do: TODO 3"),
        ("TODO 3", "The picture 2031-03-07-aBcDe-boat.png is not there yet"),
        ("TODO 3", "The picture 2031-03-07-aBcDe-boat.png has no alt text"),
        ("TODO GET IMAGE", "Still to do: TODO GET IMAGE"),
        ("TODO GET IMAGE", "The picture 2031-03-07-fGhIj-pier.png is not there yet"),
        ("TODO GET IMAGE", "The picture 2031-03-07-fGhIj-pier.png has no alt text"),
    ]


def test_each_finding_leads_to_its_node() -> None:
    issue = parse(mended(HEBBOT, shipped("twim"), date(2031, 3, 14)).text)
    found = findings(issue, shipped("twim"), lambda _: False)
    texts = [" ".join(find.node(issue, one.node).values) for one in found]
    assert "Matrix Live" in texts[0]
    assert "youtube_player" in texts[1]
    assert "aBcDeF.png" in texts[3]


def test_html_that_was_made_text_may_stay() -> None:
    assert in_report("\\<script>x\\</script> and \\<b onclick=x>") == []


def test_a_picture_that_is_there_and_described_is_done() -> None:
    picture = "![A lamp](/blog/img/a.png)"
    assert in_report(picture) == ["The picture a.png is not there yet"]
    assert in_report(picture, "/blog/img/a.png") == []
    assert in_report("![a.png](/blog/img/a.png)", "/blog/img/a.png") == ["The picture a.png has no alt text"]
    assert in_report("![Far](https://example.org/a.png)") == []


def test_only_pictures_that_the_page_shows_are_asked_for() -> None:
    assert in_report("`![](/blog/img/a.png)` and \\![](/blog/img/b.png)") == []
    assert in_report('<img src="/blog/img/a.png" alt="A lamp">') == ["The picture a.png is not there yet"]
    assert in_report("![A lamp](https://matrix.org/blog/img/a.png)") == ["The picture a.png is not there yet"]


@pytest.mark.parametrize(
    ("markdown", "what"),
    [
        ("<script>x</script>", "<script… must not be in a post"),
        ('<img src="x" onerror="y()">', '<img src="x" onerror=… must not be in a post'),
        ("{{< figure src=1 >}}", "{{< figure src=1 >}} is no shortcode of this site"),
        ("Half a letter: \ufffd", "A letter was lost (�)"),
    ],
)
def test_what_must_not_stay_in_a_report(markdown: str, what: str) -> None:
    assert what in in_report(markdown)


def test_code_in_a_report_is_left_alone() -> None:
    assert in_report("`<script>` and\n\n```\n{{< x >}} ![](a.png)\n```") == []


def test_a_word_of_a_report_is_no_task() -> None:
    assert in_report("My TODO list got shorter.") == []


@pytest.mark.parametrize(
    ("front", "what"),
    [
        ("", "There is none"),
        ("+++\n+++\n\n", "The editor's name is missing"),
        ('+++\n[taxonomies]\nauthor = ["robin"]\n+++\n\n', "Is “robin” the editor's name on the site?"),
        (FRONT.replace("\n+++\n\n", '\n[extra]\nimage = "TODO"\n+++\n\n'), "extra.image is still TODO"),
    ],
)
def test_front_matter(front: str, what: str) -> None:
    assert ("Front matter", what) in left(f"{front}## Dept of Spec 📜\n\nWords.\n")


def test_front_matter_that_cannot_be_read() -> None:
    (finding,) = findings(parse("+++\na = \n+++\n\n## Dept of Spec\n\nWords.\n"), shipped("twim"), lambda _: True)
    assert isinstance(finding, Finding)
    assert finding.what.startswith("It cannot be read: line 2")


def test_a_section_of_its_own_is_told() -> None:
    assert left(f"{FRONT}## Dept of Kites\n\nWords.\n") == [
        ("Dept of Kites", "“Dept of Kites” is not among the sections of the style")
    ]


def test_entries_without_title_or_content() -> None:
    assert [what for _, what in left(f"{FRONT}## Dept of Spec\n\n###\n\n### Kite\n")] == [
        "The entry has no title",
        "The entry is empty",
        "The entry is empty",
    ]


def test_authors() -> None:
    text = f"{FRONT}## Dept of Spec\n\n[Kim](https://example.org) says\n\n> One.\n\nFrom the whole team:\n\n> Two.\n"
    assert [what for _, what in left(text)] == ["Kim has no Matrix id", "Is this the line that names the author?"]


def test_nothing_is_left_in_a_finished_issue() -> None:
    live = '## Matrix Live S20E01 – A title\n\n{{ youtube_player(video_id="aB3-_kLm9xZ") }}\n\n'
    assert left(f"{FRONT}{live}## Dept of Spec 📜\n\n{AUTHOR}> Words.\n") == []
