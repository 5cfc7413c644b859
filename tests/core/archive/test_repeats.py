"""What of an update is no news twice."""

import pytest

from twimeditor.core.archive.repeats import asked_of, is_news, is_usual, told_again
from twimeditor.core.model import Quote

TALE = "We have boiled water in a kettle and poured it over leaves, which took us all week and some of the next."
THANKS = "Many thanks to everybody who has sent us leaves, sugar and spoons through the door of the kitchen, again."
RELEASE = "https://github.com/pots/kettle/releases/tag/v1.2.0"


def quote(*paragraphs: str) -> Quote:
    """Return an update."""
    return Quote(id=7, body="\n\n".join(paragraphs))


@pytest.mark.parametrize(
    "link",
    [
        RELEASE,
        "https://gitlab.com/pots/kettle/-/releases/v1.2",
        "https://kettle.example/blog/hot-again",
        "https://kettle.example/2031/03/hot",
        "https://kettle.example/news/",
        "https://kettle.example/notes/why-we-boil-twice",
        "https://www.youtube.com/watch?v=abcdefghijk",
        "https://youtu.be/abcdefghijk",
    ],
)
def test_releases_posts_and_videos_are_news(link: str) -> None:
    assert is_news(link) is not link.endswith("/news/")


@pytest.mark.parametrize(
    "link",
    [
        "https://kettle.example",
        "https://kettle.example/why-we-boil-twice",
        "https://github.com/pots/kettle",
        "https://github.com/pots/kettle/releases",
        "https://github.com/matrix-org/matrix-spec-proposals/pull/1234",
        "https://github.com/pots/kettle/issues/5",
        "https://matrix.to/#/#kettle:pots.example",
        "mailto:kettle@pots.example",
        "https://www.youtube.com",
        "https://[broken",
        "/blog/hot-again",
        "",
    ],
)
def test_where_something_is_at_home_or_worked_on_is_no_news(link: str) -> None:
    assert not is_news(link)


def test_paragraphs_and_links_are_asked_for_as_they_are_compared() -> None:
    asked = asked_of([quote(TALE, f"See [it]({RELEASE}), <{RELEASE}/> and ![a](https://x.example/blog/pot.png).")])
    assert TALE in asked.paragraphs.values()
    assert list(asked.links) == [RELEASE.removeprefix("https://")]


def test_the_projects_own_website_may_stand_there_each_week() -> None:
    text = "Read [more](https://kettle.example/blog/about-us)."
    assert asked_of([quote(text)]).links
    assert not asked_of([quote(text)], "http://kettle.example/blog/about-us/")


def test_code_is_not_asked_about() -> None:
    assert not asked_of([quote(f"`{RELEASE}`")])


def words_of(text: str) -> str:
    """Return a paragraph as it is compared."""
    (words,) = asked_of([quote(text)]).paragraphs
    return words


def test_an_update_that_was_published_is_told_again() -> None:
    assert told_again([quote(TALE)], {words_of(TALE): 1}) == {words_of(TALE)}


def test_the_same_thanks_below_something_new_are_none() -> None:
    long = " ".join([TALE.replace("week", "month"), "All of that is new."] * 2)
    assert told_again([quote(long, THANKS)], {words_of(THANKS): 1}) == frozenset()


def test_what_stands_in_three_issues_may_stand_in_one_more() -> None:
    assert told_again([quote(TALE)], {words_of(TALE): 3}) == frozenset()
    assert is_usual(3)
    assert not is_usual(2)
