import pytest

from twimeditor.core.assets.references import Use, references
from twimeditor.core.assets.share import share_address, share_name, with_share_image
from twimeditor.core.ids import IdSource
from twimeditor.core.post import compose, parse

POST = '+++\ntitle = "T"  # a remark\n+++\n\nText.\n'


def test_a_png_is_taken_as_it_is() -> None:
    assert share_name("2030-01-01-Pot.PNG") == "2030-01-01-Pot.PNG"


@pytest.mark.parametrize("name", ["2030-01-01-pot.jpg", "2030-01-01-pot.webp", "2030-01-01-pot"])
def test_all_else_becomes_one(name: str) -> None:
    assert share_name(name) == "2030-01-01-pot.png"


@pytest.mark.parametrize("name", ["pot.png", "/blog/img/pot.png", "https://matrix.org/blog/img/pot.png", "pot.jpeg"])
def test_its_address_is_the_whole_one(name: str) -> None:
    assert share_address(name) == "https://matrix.org/blog/img/pot.png"


def test_it_is_set_in_the_front_matter_and_nothing_else_changes() -> None:
    issue = parse(POST)
    changed = with_share_image(issue, IdSource(100), name="a pot.png")
    assert compose(changed) == POST.replace(
        "+++\n\nText", '\n[extra]\nimage = "https://matrix.org/blog/img/a%20pot.png"\n+++\n\nText'
    )
    (found,) = references(changed)
    assert found.use is Use.SHARE
    assert compose(with_share_image(changed, IdSource(200), name="")) == POST


def test_an_issue_without_front_matter_gets_one() -> None:
    changed = with_share_image(parse("Text.\n"), IdSource(100), name="pot.png")
    assert [one.address for one in references(changed)] == ["https://matrix.org/blog/img/pot.png"]
