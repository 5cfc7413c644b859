"""Spelling by real dictionaries."""

from pathlib import Path

import pytest

from twimeditor.core.check import Severity
from twimeditor.core.post import parse
from twimeditor.services.check.spelling import Speller, available, exceptions, shipped_words

AFF = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwzäöüß\n"


@pytest.fixture(scope="module")
def english() -> Speller:
    """Return a speller that keeps its dictionaries; reading them takes a second."""
    return Speller()


def wrong_words(speller: Speller, markdown: str) -> list[str]:
    return [problem.place.text for problem in speller.misspelt(parse(markdown))]


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """Return a folder with a dictionary of three words."""
    (tmp_path / "de_XX.aff").write_text(AFF, encoding="utf-8")
    (tmp_path / "de_XX.dic").write_text("3\nHaus\nschön\nund\n", encoding="utf-8")
    return tmp_path


def test_british_and_american_spelling_are_right_where_both_are_chosen(english: Speller) -> None:
    post = "> The colour of the color is quite hideeous.\n"

    english.use(("en_US", "en_GB"), ())
    assert wrong_words(english, post) == ["hideeous"]
    english.use(("en_US",), ())
    assert wrong_words(english, post) == ["colour", "hideeous"]
    english.use(("en_GB",), ())
    assert wrong_words(english, post) == ["color", "hideeous"]


def test_a_misspelt_word_is_a_hint_at_its_place(english: Speller) -> None:
    english.use(("en_US",), ())

    (problem,) = english.misspelt(parse("> A quote with an errror.\n"))

    assert (problem.rule, problem.severity, problem.place.text) == ("spelling", Severity.HINT, "errror")
    assert "errror" in problem.message


def test_own_words_are_right_with_and_without_a_capital(english: Speller) -> None:
    english.use(("en_US",), ("zorble", "Qwrt"))

    assert wrong_words(english, "> Zorble, zorble's; Qwrt and qwrt\n") == ["qwrt"]


def test_a_word_that_was_learned_is_right_from_then_on(english: Speller) -> None:
    issue = parse("> a zorble\n")
    english.use(("en_US",), ())
    assert english.misspelt(issue)

    english.use(("en_US",), ("zorble",))

    assert not english.misspelt(issue)


def test_names_of_the_issue_are_right_in_all_of_it(english: Speller) -> None:
    english.use(("en_US",), ())
    post = "## Dept\n\n### Zorble\n\n[Qwrt](https://matrix.to/#/@q:example.org) says\n\n> Qwrt's Zorble\n"

    assert not wrong_words(english, post)


def test_what_an_address_is_called_by_is_a_name_in_all_of_the_issue(english: Speller) -> None:
    post = "> Zorbles and the Zorble's news.\n\nzorble and qwrt\n\n> [See](https://example.org/zorble)\n"
    assert [one.place.text for one in english.misspelt(parse(post))] == ["Zorbles", "qwrt"]


def test_words_of_the_field_are_right(english: Speller) -> None:
    english.use(("en_US", "en_GB"), shipped_words())

    assert not wrong_words(english, "> The homeserver has a Changelog, webhooks and appservices.\n")


def test_the_likeliest_words_are_proposed(english: Speller) -> None:
    english.use(("en_US",), ("homeserver",))

    assert english.suggestions("recieve")[0] == "receive"
    assert english.suggestions("hommeserver")[0] == "homeserver"


def test_words_of_another_alphabet_are_left_alone(english: Speller) -> None:
    english.use(("en_US",), ())

    assert not wrong_words(english, "> Привет, мир und schönes 日本語\n".replace("und ", ""))


def test_a_dictionary_of_the_user_is_found_and_used(german: Path) -> None:
    speller = Speller((german,))
    speller.use(("de_XX",), ())

    assert wrong_words(speller, "> Haus und schön und schösn\n") == ["schösn"]
    assert "de_XX" in available((german,))


def test_what_ships_is_there_without_any_folder() -> None:
    assert {"en_US", "en_GB"} <= set(available())


def test_without_a_dictionary_nothing_is_wrong_and_it_is_told() -> None:
    speller = Speller()
    speller.use(("xx_XX",), ())

    assert not wrong_words(speller, "> qwrt\n")
    assert speller.missing() == ("xx_XX",)


@pytest.mark.parametrize("affixes", [b"\xff\xfe\x00", b"SET nonsense\n", b"PFX A Y 900\nPFX A 0\n"])
def test_a_damaged_dictionary_stops_nothing(german: Path, affixes: bytes) -> None:
    (german / "de_XX.aff").write_bytes(affixes)
    speller = Speller((german,))
    speller.use(("de_XX", "en_US"), ())

    assert wrong_words(speller, "> a qwrt\n") == ["qwrt"]


def test_a_dictionary_that_is_unreadable_is_missing(german: Path) -> None:
    (german / "de_XX.aff").write_bytes(b"SET nonsense\n")
    speller = Speller((german,))
    speller.use(("de_XX",), ())

    assert speller.missing() == ("de_XX",)


def test_a_folder_that_is_none_has_no_dictionaries(tmp_path: Path) -> None:
    assert set(available((tmp_path / "nowhere",))) == set(available())


def test_exceptions_of_typos_are_words() -> None:
    text = '[default]\nextend-ignore-re = ["Big Sur", "x\\\\w+", "Fuj\'ehr"]\n[default.extend-words]\nwrk = "wrk"\n'

    assert exceptions(text) == {"Big", "Sur", "Fuj'ehr", "wrk"}


@pytest.mark.parametrize("text", ["[default", "default = 3", "[default]\nextend-words = 3", ""])
def test_a_configuration_that_cannot_be_read_has_no_exceptions(text: str) -> None:
    assert exceptions(text) == frozenset()


def test_only_what_changed_is_looked_at_again(english: Speller) -> None:
    english.use(("en_US",), ())
    issue = parse("> one errror\n\ntext\n\n> two errrors\n")

    first, second = english.misspelt(issue), english.misspelt(issue)

    assert all(one.place is other.place for one, other in zip(first, second, strict=True))
