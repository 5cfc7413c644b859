"""Which characters of a text the linters' lines, columns and bytes mean."""

import json

import pytest

from twimeditor.core.check.findings import Finding
from twimeditor.core.check.linter_output import rumdl_findings, typos_findings

HEADING = "Expected 1 blank line below heading"
BARE = "URL without angle brackets or link formatting: '{}'"


def rumdl(text: str, rule: str, message: str, line: int, column: int = 1, fix: object = None) -> Finding:
    told = {"file": "x.md", "line": line, "column": column, "rule": rule, "message": message, "fix": fix}
    (finding,) = rumdl_findings(json.dumps([told]), text)
    return finding


def meant(text: str, rule: str, message: str, line: int, column: int = 1) -> str:
    finding = rumdl(text, rule, message, line, column)
    return text[finding.start : finding.end]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "rule", "message", "line", "column", "wanted"),
    [
        ("a\n\n## Pots\ntext\n", "MD022", HEADING, 3, 1, "## Pots"),
        ("## A\n\n#### B \n", "MD001", "Expected heading level 3, but found heading level 4", 3, 1, "#### B"),
        ("## A\n\nB\n---\n", "MD003", "Heading style should be # Heading, found Heading (underlined)", 3, 1, "B"),
        ("é (pots)[https://a.example] x\n", "MD011", "Reversed link syntax", 1, 3, "(pots)[https://a.example]"),
        ("> * a\n> *   é b\n", "MD030", "Spaces after list markers (Expected: 1; Actual: 3)", 2, 4, "*   "),
        ("10.  a\n", "MD030", "Spaces after list markers (Expected: 1; Actual: 2)", 1, 4, "10.  "),
        ("> a\n> ```sh\n> b\n> ```\n", "MD031", "No blank line before fenced code block", 2, 1, "```sh"),
        ("a:\n - b\n - c\n", "MD032", "List should be preceded by blank line", 2, 1, "- b"),
        ("> > a:\n> > - b \n", "MD032", "List should be preceded by blank line", 2, 1, "- b"),
        ("é https://a.example/é.\n", "MD034", BARE.format("https://a.example/é"), 1, 3, "https://a.example/é"),
        ("a ` b` c\n", "MD038", "Spaces inside code span elements", 1, 3, "` b`"),
        ("on[ the pots](https://a.example)\n", "MD039", "Remove spaces inside link text", 1, 3, " the pots"),
        ("![ [x] ](https://a.example)\n", "MD039", "Remove spaces inside link text", 1, 1, " [x] "),
        ("see [pots]() now\n", "MD042", "Empty link found: [pots]()", 1, 5, "[pots]()"),
        ("|a|b|\n|-|-|\n|1|\n", "MD056", "Table row has 1 cells, but expected 2", 3, 1, "|1|"),
        ("|a|b|\n|-|-|\n|1|2|\nx\n", "MD058", "Missing blank line after table", 3, 6, "|1|2|"),
        ("one two  \n", "MD999", "Something of the site’s own", 1, 5, "two"),
    ],
)
def test_a_finding_means_exactly_what_it_is_about(
    text: str, rule: str, message: str, line: int, column: int, wanted: str, end: str
) -> None:
    assert meant(text.replace("\n", end), rule, message, line, column) == wanted


def test_of_two_equal_addresses_the_one_at_the_column_is_meant() -> None:
    text = "https://a.example and https://a.example\n"
    finding = rumdl(text, "MD034", BARE.format("https://a.example"), 1, 23)
    assert finding.start == text.rindex("https")


def test_an_address_before_the_column_is_found_as_well() -> None:
    assert meant("x https://a.example\n", "MD034", BARE.format("https://a.example"), 1, 7) == "https://a.example"


@pytest.mark.parametrize(("line", "column"), [(0, 0), (99, 1), (1, 99), (3, 1), (-4, -4)])
def test_a_place_that_is_not_there_is_a_place_in_the_text(line: int, column: int) -> None:
    text = "one\ntwo"
    for rule in ("MD022", "MD030", "MD034", "MD039", "MD042", "X"):
        finding = rumdl(text, rule, "words", line, column)
        assert 0 <= finding.start <= finding.end <= len(text)


def test_what_rumdl_would_do_is_kept() -> None:
    fix = {"range": {"start": 0, "end": 4}, "replacement": "\n"}
    assert rumdl("## A\nb\n", "MD022", HEADING, 1, fix=fix).replacement == "\n"
    assert rumdl("## A\nb\n", "MD022", HEADING, 1).replacement is None


def test_a_post_that_the_configuration_leaves_out_has_no_findings() -> None:
    assert list(rumdl_findings("No markdown files found to check.\n", "text")) == []


@pytest.mark.parametrize("output", ["", "{}", "no JSON", "[", "3"])
def test_what_is_no_output_of_rumdl_is_told(output: str) -> None:
    with pytest.raises(ValueError, match=r"Expecting value|it is no list"):
        list(rumdl_findings(output, "text"))


def test_odd_entries_are_no_crash() -> None:
    output = json.dumps([3, {}, {"rule": None, "line": "x", "fix": "y"}, {"line": None, "message": None}])
    assert [finding.start for finding in rumdl_findings(output, "text")] == [0, 0, 0]


def typo(word: str, **more: object) -> str:
    return json.dumps({"type": "typo", "path": "x.md", "typo": word, "corrections": ["the"], **more}) + "\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_typo_is_found_by_the_bytes_of_its_line(end: str) -> None:
    text = f"🫖 é{end}é🫖 teh é{end}"
    offset = len("é🫖 ".encode())
    (finding,) = typos_findings(typo("teh", line_num=2, byte_offset=offset), text)
    assert text[finding.start : finding.end] == "teh"
    assert finding.corrections == ("the",)


def test_a_typo_behind_half_a_character_is_found() -> None:
    text = "\ud800 teh"  # the file has one character in its place
    (finding,) = typos_findings(typo("teh", line_num=1, byte_offset=2), text)
    assert text[finding.start : finding.end] == "teh"


def test_a_typo_in_the_name_of_the_file_has_no_characters() -> None:
    (finding,) = typos_findings(typo("teh", byte_offset=0), "teh")
    assert (finding.start, finding.end) == (0, 0)


def test_a_word_that_is_not_allowed_has_no_corrections() -> None:
    output = json.dumps({"type": "typo", "line_num": 1, "byte_offset": 0, "typo": "teh", "corrections": None})
    (finding,) = typos_findings(output, "teh")
    assert finding.corrections == ()


def test_other_lines_of_typos_are_none_of_ours() -> None:
    assert list(typos_findings('\n{"type": "file"}\n[1]\n', "text")) == []


@pytest.mark.parametrize("output", ['{"type": "binary_file", "path": "x"}', "no JSON"])
def test_what_typos_could_not_read_is_told(output: str) -> None:
    with pytest.raises(ValueError, match=r"Expecting value|something else than text"):
        list(typos_findings(output, "text"))
