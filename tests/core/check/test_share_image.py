"""R7: the share image."""

import pytest

from tests.core.check.cases import all_done, found, knowing, told
from twimeditor.core.check.knowledge import PictureFile
from twimeditor.core.post import parse

GOOD = "https://matrix.org/blog/img/2030-02-01-pot.png"


def post(address: str) -> str:
    return f'+++\ntitle = "T"\n\n[extra]\nimage = "{address}"\n+++\n\nTea.\n'


@pytest.mark.parametrize(
    "address", [GOOD, "https://matrix.org/blog/img/pot.jpg", "https://matrix.org/blog/img/pot.JPEG", "", "TODO"]
)
def test_what_is_right_or_told_elsewhere_is_no_problem(address: str) -> None:
    assert told("R7", post(address)) == []


@pytest.mark.parametrize(
    ("address", "severity"),
    [
        (f"{GOOD}/", "warning"),
        ("/blog/img/pot.png", "warning"),
        ("http://matrix.org/blog/img/pot.png", "warning"),
        ("https://www.matrix.org/blog/img/pot.png", "warning"),
        ("pot.png", "warning"),
        ("https://pot.example/pot.png", "warning"),
        ("https://matrix.org/blog/img/pot.webp", "warning"),
        ("https://matrix.org/images/pot.png", "hint"),
    ],
)
def test_what_other_programs_cannot_show_is_found(address: str, severity: str) -> None:
    assert told("R7", post(address)) == [(severity, address)]


@pytest.mark.parametrize(
    "address", [f"{GOOD}/", f"{GOOD}//", GOOD.removeprefix("https://matrix.org"), GOOD.replace("s:", ":"), f" {GOOD} "]
)
def test_the_whole_address_is_written(address: str) -> None:
    assert all_done("R7", post(address)) == post(GOOD)


def test_several_faults_are_mended_at_once() -> None:
    text = post("/blog/img/pot.webp/")
    assert len(found("R7", parse(text))) == 2
    assert all_done("R7", text) == post("https://matrix.org/blog/img/pot.webp")


def test_a_picture_that_is_not_there_is_found() -> None:
    assert told("R7", post(GOOD), knowing(pictures={GOOD: None})) == [("warning", GOOD)]
    assert told("R7", post(GOOD), knowing(pictures={GOOD: PictureFile(10)})) == []
