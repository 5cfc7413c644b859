"""R6: number and title of the weekly video, and ids that can be ones."""

from datetime import date

import pytest

from tests.core.check.cases import FRONT, all_done, found, knowing, told
from tests.styles import shipped
from twimeditor.core.post import parse

ID = "AbCdEf-1234"


def live(heading: str, video: str = ID) -> str:
    return f'## {heading}\n\n{{{{ youtube_player(video_id="{video}") }}}}\n\n## Dept of Spec 📜\n\nNews.\n'


@pytest.mark.parametrize(
    ("heading", "last", "wanted"),
    [
        ("Matrix Live", None, [("warning", ""), ("warning", "")]),
        ("Matrix Live S03E07", None, [("warning", "")]),
        ("Matrix Live S3E7 – Tea", None, [("warning", "S3E7")]),
        ("Matrix Live S03E07 – Tea", (3, 5), [("warning", "S03E07")]),
        ("Matrix Live S03E07 – Tea", (3, 7), [("warning", "S03E07")]),
        ("Matrix Live S03E07 - Tea", (3, 6), [("hint", "Matrix Live S03E07 - Tea")]),
        ("Matrix Live S03E07: Tea", (3, 6), [("hint", "Matrix Live S03E07: Tea")]),
    ],
)
def test_what_lacks_in_the_heading_is_found(
    heading: str, last: tuple[int, int] | None, wanted: list[tuple[str, str]]
) -> None:
    assert told("R6", live(heading), knowing(live=last)) == wanted


@pytest.mark.parametrize(
    ("heading", "last"),
    [
        ("Matrix Live S03E07 – Tea for two", (3, 6)),
        ("Matrix Live S03E07 – Tea for two", None),
        ("Matrix Live S04E01 – Tea", (3, 26)),
        ("Matrix Live S03E100 – Tea", (3, 99)),
        ("Dept of Lively Matrices", (3, 6)),
    ],
)
def test_what_is_right_or_something_else_is_no_problem(heading: str, last: tuple[int, int] | None) -> None:
    assert told("R6", live(heading), knowing(live=last)) == []


def test_issues_of_a_style_or_time_without_numbers_need_none() -> None:
    assert told("R6", live("Matrix Live 🎙"), knowing(style=shipped("twim-2020"))) == []
    assert told("R6", FRONT + live("Matrix Live"), knowing(date(2032, 1, 1))) == []
    assert told("R6", FRONT + live("Matrix Live")) != []


def test_a_number_that_lacks_stands_behind_the_name_of_the_section() -> None:
    number, title = found("R6", parse(live("Matrix Live")), knowing(live=(3, 6)))
    assert (number.start, number.end, title.start) == (11, 11, 11)
    assert [fix.is_safe for fix in number.fixes] == [False]


def test_a_title_that_lacks_belongs_behind_the_number() -> None:
    (problem,) = found("R6", parse(live("Matrix Live S03E07")), knowing(live=(3, 6)))
    assert (problem.start, problem.end) == (18, 18)


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Matrix Live", "Matrix Live S03E07"),
        ("Matrix Live S03E08 – Tea", "Matrix Live S03E07 – Tea"),
        ("Matrix Live 3x7 – Tea", "Matrix Live S03E07 – Tea"),
        ("Matrix Live S03E07 - Tea", "Matrix Live S03E07 – Tea"),
    ],
)
def test_its_fixes_change_the_heading_alone(heading: str, wanted: str) -> None:
    assert all_done("R6", live(heading), knowing(live=(3, 6))) == live(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (live("Matrix Live S03E07 – Tea", "https://youtu.be/AbCdEf-1234"), "https://youtu.be/AbCdEf-1234"),
        (live("Matrix Live S03E07 – Tea", "AbCdEf-123"), "AbCdEf-123"),
        ('> {{ youtube_player(video_id="tea!", start=3) }}\n', "tea!"),
        ('<iframe src="https://www.youtube.com/embed/AbCdEf?start=3"></iframe>\n', "AbCdEf"),
    ],
)
def test_an_id_that_cannot_be_one_is_found(text: str, wanted: str) -> None:
    assert told("R6", text) == [("warning", wanted)]


@pytest.mark.parametrize(
    "text",
    [
        live("Matrix Live S03E07 – Tea"),
        live("Matrix Live S03E07 – Tea", ""),
        f'<iframe src="https://www.youtube-nocookie.com/embed/{ID} " title="x"></iframe>\n',
        '<iframe src="https://www.youtube.com/embed/videoseries?list=PL1"></iframe>\n',
        '<iframe src="https://video.example/embed/tea"></iframe>\n',
        'An iframe is written `<iframe src="https://www.youtube.com/embed/x">`.\n',
        '{{/* youtube_player(video_id="as you like") */}}\n',
        '{{ other_player(video_id="as you like") }}\n',
    ],
)
def test_ids_that_can_be_ones_and_what_is_none_are_no_problem(text: str) -> None:
    assert told("R6", text) == []


def test_the_id_is_taken_out_of_an_address_and_nothing_else_changes() -> None:
    before = live("Matrix Live S03E07 – Tea", "https://www.youtube.com/watch?v=AbCdEf-1234&t=3")
    assert all_done("R6", before) == live("Matrix Live S03E07 – Tea")
