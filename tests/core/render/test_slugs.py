"""Ids of headings are spelt as the site spells them."""

import subprocess
import sys
from pathlib import Path

import pytest

from twimeditor.core.render.slugs import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dept of Servers 🏢", "dept-of-servers-office"),
        ("Matrix Live 🎙", "matrix-live-microphone"),
        ("  A -- b_C!  ", "a-b-c"),
        ("Üñïcödé", "unicode"),
        ("Straße 5 €", "strasse-5-eur"),
        ("it’s – “so”…", "it-s-so"),
        ("👍/👎", "1-1"),
        ("!?", ""),
        ("", ""),
    ],
)
def test_headings(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("char", "spelt"),
    [
        ("é", "zez"),
        ("\u0301", "zz"),
        ("\u200d", "zz"),
        ("\u200b", "z-z"),
        ("·", "z-z"),
        ("ħ", "zhz"),
        ("Χ", "zkhz"),
        ("ї", "zyiz"),
        ("ü", "zuz"),
        ("🍕", "zpizza-z"),
        ("☹", "z-z"),
        ("ሴ", "zseez"),
        ("⢿", "zd1234568z"),
        ("한", "zhanz"),
        ("北", "zbei-z"),
        ("\u0378", "z-z"),
        ("\ue000", "z-z"),
        ("𠀋", "z-z"),
        ("\x85", "zz"),
    ],
)
def test_between_letters(char: str, spelt: str) -> None:
    assert slug(f"z{char}z") == spelt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("🎙️", "microphone"),  # with a variation selector
        ("👩‍💻", "woman-computer"),  # joined
        ("👍🏽", "1"),  # with a colour of skin
        ("🏳️‍🌈", "flag-white-rainbow"),
        ("🇩🇪", "de"),
        ("1️⃣", "1"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "black-flag"),
    ],
)
def test_a_sequence_is_spelt_sign_by_sign(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_every_character_of_the_site(golden: Path) -> None:
    lines = (golden / "slugs.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    wrong = []
    for code, alone, inside in rows:
        char = chr(int(code, 16))
        expected = "-".join(filter(None, ("z", alone, "z")))
        if (slug(f"z {char} z"), slug(f"z{char}z")) != (expected, f"z{inside}z"):
            wrong.append(code)
    assert len(rows) > 10_000
    assert wrong == []


def test_a_text_in_english_waits_for_no_table() -> None:
    use = "from twimeditor.core.render.slugs import slug; slug('Dept of Servers')"
    code = f"import sys; {use}; print('anyascii' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"
