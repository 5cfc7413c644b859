"""What is put right in a bot's output, and what is left as it was."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.bot.outputs import HEBBOT, TWIM_O_MATIC
from tests.styles import shipped
from twimeditor.core.bot import Bot, Output, mended
from twimeditor.core.errors import BotError
from twimeditor.core.model import Attribution, Embed, Html, Image, Issue, MoreMarker, Quote
from twimeditor.core.post import parse, write
from twimeditor.core.post.front_matter import fields, problem

DAY = date(2031, 3, 14)


def mend(text: str, style: str = "twim", *editors: str) -> Output:
    return mended(text, shipped(style), DAY, editors)


def whats(output: Output) -> set[str]:
    return {one.what for one in output.mends}


def front(text: str) -> dict[str, str]:
    matter = parse(text).front
    assert matter is not None
    assert problem(matter) is None
    return fields(matter)


def quotes(issue: Issue) -> list[str]:
    return [node.body for node in issue.leaves() if isinstance(node, Quote)]


def test_each_bot_is_recognised() -> None:
    assert mend(HEBBOT).bot is Bot.HEBBOT
    assert mend(TWIM_O_MATIC).bot is Bot.TWIM_O_MATIC
    assert mend("## Dept of Spec 📜\n\n> Words.\n").bot is Bot.UNKNOWN


@pytest.mark.parametrize("style", ["twim", "twim-2020"])
@pytest.mark.parametrize("text", [HEBBOT, TWIM_O_MATIC])
def test_all_is_structured_and_comes_back(text: str, style: str) -> None:
    output = mend(text, style)
    issue = parse(output.text)
    assert not any(isinstance(node, Html) for node in issue.leaves())
    assert write(issue) == output.text
    assert output.text.endswith("\n")
    assert not re.search(r"^[ \t]+$|\n\n\n", output.text, re.MULTILINE)


@pytest.mark.parametrize("style", ["twim", "twim-2020"])
@pytest.mark.parametrize("text", [HEBBOT, TWIM_O_MATIC])
def test_mending_twice_changes_nothing_more(text: str, style: str) -> None:
    once = mend(text, style).text
    again = mend(once, style)
    assert again.text == once
    assert again.mends == ()


def test_a_picture_gets_its_place_and_blank_lines() -> None:
    body = quotes(parse(mend(HEBBOT).text))[1]
    assert body.endswith("* one\n* two\n\n![](/blog/img/aBcDeF.png)")


def test_a_picture_stands_outside_where_the_style_wants_it() -> None:
    issue = parse(mend(HEBBOT, "twim-2020").text)
    entry = next(issue.entries)
    assert [node.url for node in entry.nodes if isinstance(node, Image)] == ["/blog/img/aBcDeF.png"]
    assert [node.video for node in entry.nodes if isinstance(node, Embed)] == ["/blog/img/film.mp4"]
    assert not any("![" in body or "<video" in body for body in quotes(issue))


def test_a_report_goes_on_in_its_quote_behind_a_picture() -> None:
    text = HEBBOT.replace("> ![](aBcDeF.png)", "> ![](aBcDeF.png)\n> And on it goes.")
    entry = next(parse(mend(text, "twim-2020").text).entries)
    kinds = [type(node) for node in entry.nodes if isinstance(node, Quote | Image)]
    assert kinds[:3] == [Quote, Image, Quote]


def test_a_video_for_hugo_becomes_one_of_the_site() -> None:
    output = mend(HEBBOT)
    assert '> <video src="/blog/img/film.mp4" controls></video>' in output.text
    assert "{{<" not in output.text


def test_headings_in_quotes_are_lowered() -> None:
    assert quotes(parse(mend(HEBBOT).text))[1].startswith("#### Release seven\n\nThe lamp")


def test_a_section_is_spelled_as_in_the_style() -> None:
    text = HEBBOT.replace("## Dept of Clients 📱", "## dept of  clients")
    assert "\n## Dept of Clients 📱\n" in mend(text).text


def test_the_summary_ends_behind_the_first_section_of_reports() -> None:
    issue = parse(mend(HEBBOT).text)
    assert isinstance([node for node in issue.sections[1].nodes if node.values != ("\n",)][-1], MoreMarker)


def test_the_place_for_the_video_is_kept() -> None:
    assert '{{ youtube_player(video_id="") }}' in mend(HEBBOT).text
    assert '{{youtube_player(video_id="")}}' in mend(HEBBOT, "twim-2020").text


def test_a_video_that_is_known_is_written_in_the_style() -> None:
    text = HEBBOT.replace('video_id=""', 'video_id="aB3-_kLm9xZ"')
    assert 'src="https://www.youtube.com/embed/aB3-_kLm9xZ"' in mend(text, "twim-2020").text


@pytest.mark.parametrize(
    "video",
    [
        '{{ youtube_player(video_id="aB3-_kLm9xZ", start=30) }}',
        '<iframe src="https://www.youtube.com/embed/aB3-_kLm9xZ?start=30"></iframe>',
    ],
)
def test_a_video_that_says_more_than_its_id_stays(video: str) -> None:
    text = HEBBOT.replace('{{youtube_player(video_id="")}}', video)
    assert all(video in mend(text, style).text for style in ("twim", "twim-2020"))


def test_the_words_for_no_pings_go() -> None:
    assert "ping_table" not in mend(HEBBOT).text


# Front matter


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Robin (they/them)", "Robin"),
        ("Robin Example [she/her]", "Robin Example"),
        ("Robin {he/him/his}", "Robin"),
        ("Robin (m.org)", "Robin (m.org)"),
        ("(they/them)", "(they/them)"),
        ("Robin/Kim", "Robin/Kim"),
        (f"Robin{' ' * 20_000}X", f"Robin{' ' * 20_000}X"),
    ],
)
def test_pronouns_are_no_part_of_the_editors_name(shown: str, name: str) -> None:
    text = HEBBOT.replace("Robin (they/them)", shown)
    assert front(mend(text).text)["taxonomies.author"] == name


def test_reporters_keep_their_names() -> None:
    names = [node.name for node in parse(mend(HEBBOT).text).leaves() if isinstance(node, Attribution)]
    assert "Kim [she/her]" in names


def test_editors_that_are_named_win() -> None:
    assert front(mend(HEBBOT, "twim", "Kim", "Noor").text)["taxonomies.author"] == "Kim, Noor"


def test_a_name_that_breaks_the_front_matter_is_quoted() -> None:
    output = mend(HEBBOT.replace("Robin (they/them)", 'Robin "the \\ lamp" R'))
    assert front(output.text)["taxonomies.author"] == 'Robin "the \\ lamp" R'
    assert "Front matter made readable" in whats(output)


def test_front_matter_that_is_beyond_repair_stays_as_it_is() -> None:
    text = HEBBOT.replace("[taxonomies]", "[taxonomies")
    assert mend(text).text.startswith(text[: text.index("+++\n\n##")])


def test_yaml_becomes_toml() -> None:
    values = front(mend(TWIM_O_MATIC, "twim-2020").text)
    assert values == {
        "title": "This Week in Matrix 2031-03-07",
        "path": "/blog/2031/03/07/this-week-in-matrix-2031-03-07",
        "taxonomies.author": "Robin Example",
        "taxonomies.category": "This Week in Matrix",
    }


def test_a_picture_named_in_yaml_is_kept() -> None:
    text = TWIM_O_MATIC.replace("image: TODO", "image: https://matrix.org/blog/img/a.png")
    assert front(mend(text, "twim-2020").text)["extra.image"] == "https://matrix.org/blog/img/a.png"


def test_without_front_matter_it_is_added_for_the_day() -> None:
    text = HEBBOT[HEBBOT.index("## Matrix Live") :]
    assert front(mend(text, "twim", "Robin").text)["title"] == "This Week in Matrix 2031-03-14"


def test_a_note_about_a_name_gives_way_to_the_author() -> None:
    author = next(node for node in parse(mend(TWIM_O_MATIC).text).leaves() if isinstance(node, Attribution))
    assert (author.name, author.target) == ("kim", "@kim:example.org")


# Hostile


@pytest.mark.parametrize("text", ["", "   \n\n", "\ufeff"])
def test_an_empty_output_is_none(text: str) -> None:
    with pytest.raises(BotError):
        mend(text)


@pytest.mark.parametrize("text", ["Hello there.", "<html><body>404</body></html>", '{"error": "M_UNKNOWN"}'])
def test_another_text_is_none(text: str) -> None:
    with pytest.raises(BotError, match="hebbot or twim-o-matic"):
        mend(text)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_made_the_sites(end: str) -> None:
    assert mend(HEBBOT.replace("\n", end)).text == mend(HEBBOT).text


def test_a_byte_order_mark_goes() -> None:
    assert mend("\ufeff" + HEBBOT).text == mend(HEBBOT).text


@pytest.mark.parametrize(("encoding", "words"), [("mac_roman", "Léa’s lamp – 💡 –"), ("cp1252", "Léa’s lamp – ✓ – ü")])
def test_letters_that_were_read_wrongly_are_repaired(encoding: str, words: str) -> None:
    text = f"## Dept of Spec\n\n[Kim](https://matrix.to/#/@kim:example.org) says\n\n> {words}\n"
    output = mend(text.encode("utf-8").decode(encoding))
    assert words in output.text
    assert any("encoding" in what for what in whats(output))


def test_clean_letters_stay() -> None:
    text = HEBBOT.replace("dimmed", "dimmed – “Léa” ’ … ✅ ﬁ é")
    assert "dimmed – “Léa” ’ … ✅ ﬁ é" in mend(text).text


def test_code_in_a_report_stays_as_it_is() -> None:
    code = '> ```\n> # not a heading\n> ![](shot.png)\n> {{<video src="x.mp4">}}\n>   \n> ```\n'
    text = HEBBOT.replace("> * one\n", f"{code}> \n> * one\n")
    body = quotes(parse(mend(text).text))[1]
    assert '```\n# not a heading\n![](shot.png)\n{{<video src="x.mp4">}}\n' in body


def test_a_script_is_not_touched() -> None:
    text = HEBBOT.replace("Nobody knows", "<script>alert(1)</script> Nobody knows")
    assert "<script>alert(1)</script> Nobody knows" in mend(text).text


def test_another_address_of_a_picture_stays() -> None:
    text = HEBBOT.replace("aBcDeF.png", "https://example.org/a.png")
    assert "![](https://example.org/a.png)" in mend(text).text


def test_real_posts_lose_no_word_and_are_mended_once(corpus_post: Path) -> None:
    text = corpus_post.read_text(encoding="utf-8")
    output = mend(text, "twim-2020")
    assert mend(output.text, "twim-2020").text == output.text
    assert words_of_reports(output.text) == words_of_reports(text)


def words_of_reports(text: str) -> list[str]:
    """Return the words of all that is no heading, in their order; places of pictures left out."""
    lines = (line for line in text.split("\n") if not re.match(r"[ >]*#|.*!\[", line))
    return [word for line in lines for word in re.findall(r"\w+", line)]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n\t"), max_size=60)


@given(report=WORDS)
def test_no_word_of_a_report_is_lost(report: str) -> None:
    lines = "\n".join(f"> {line}" for line in report.split("\n"))
    text = (
        f"+++\n+++\n\n## Dept of Spec 📜\n\n[Kim](https://matrix.to/#/@kim:example.org) says\n\n> Begin.\n>\n{lines}\n"
    )
    assert re.findall(r"\w+", report) == re.findall(r"\w+", mend(text).text.partition("Begin.")[2])
