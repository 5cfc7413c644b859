"""`twimeditor check`: what is wrong with posts, without a display."""

import errno
import json
import os
import re
import shutil
import stat
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.services.site.sites import make_site
from tests.test_cli import Done, Run, one_line, run, run_alone
from twimeditor.core.check.fixing import all_fixed
from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rules import EVERY_RULE, RULES
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.services.check.linters import Config, Linters
from twimeditor.services.storage.disk import Disk

__all__ = ["run"]  # a fixture

LINTED = "MD022,MD030,MD032,MD034,typos"
POST = """\
+++
title = "This Week in Matrix 2030-02-01"
+++

## Dept of Pots 🫖
### Teapot

[Zoë](https://matrix.to/#/@zoe:example.org) says

> See https://teapot.example/news, é, and teh cups:
> *   one
> *   two
"""
FIXED = """\
+++
title = "This Week in Matrix 2030-02-01"
+++

## Dept of Pots 🫖

### Teapot

[Zoë](https://matrix.to/#/@zoe:example.org) says

> See <https://teapot.example/news>, é, and teh cups:
>
> * one
> * two
"""
FOUND = (
    "5:4: error MD022",
    "6:5: error MD022",
    "10:7: error MD034",
    "10:43: error typos",
    "11:3: error MD030",
    "11:3: error MD032",
    "12:3: error MD030",
)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "2030-02-01-twim.md"
    path.write_text(POST, encoding="utf-8")
    return path


def heads(done: Done, post: Path) -> list[str]:
    """Return line, column, severity and rule of what is printed of a post, in its order."""
    pattern = re.compile(rf"{re.escape(str(post))}:(\d+:\d+: \w+ \S+) \S.*")
    found = [pattern.fullmatch(line) for line in done.out.splitlines()]
    assert all(found)
    return [one[1] for one in found if one]


def test_problems_are_printed_as_compilers_do(run: Run, post: Path) -> None:
    done = run("check", post, "--only", LINTED)
    assert (done.code, done.err) == (1, "")
    assert sorted(heads(done, post)) == sorted(FOUND)
    places = [tuple(map(int, head.split(":")[:2])) for head in heads(done, post)]
    assert places == sorted(places)


def test_it_works_in_a_process_without_display_and_qt(post: Path) -> None:
    done = run_alone("check", post, "--only", LINTED)
    assert (done.code, done.err) == (1, "")
    assert sorted(heads(done, post)) == sorted(FOUND)


def test_a_clean_post_is_silence_and_0(run: Run, post: Path) -> None:
    done = run("check", post, "--only", "MD001,R19")
    assert done == Done(0, "", "")


def test_the_rules_of_the_reviewers_are_there(run: Run, post: Path) -> None:
    done = run("check", post)
    assert {"R9", "R10"} <= {head.split()[-1] for head in heads(done, post)}


def test_spelling_is_no_part_of_it(run: Run, post: Path) -> None:
    done = run("check", post, "--only", "spelling")
    assert (done.code, done.out) == (2, "")
    post.write_text("Qwrtzy plonkifies.\n")
    assert {head.split()[-1] for head in heads(run("check", post), post)} <= {one.name for one in RULES}


@pytest.mark.parametrize("rule", [one.name for one in EVERY_RULE if one.name != "spelling"])
def test_each_rule_can_be_asked_for(run: Run, post: Path, rule: str) -> None:
    done = run("check", post, "--only", rule.lower())
    assert done.code in {0, 1}
    assert {head.split()[-1] for head in heads(done, post)} <= {rule}


def test_a_rule_of_the_sites_own_can_be_asked_for(run: Run, post: Path, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {".rumdl.toml": '[global]\nenable = ["MD018"]\n'})
    post.write_text("#Pots\n")
    done = run("check", post, "--site", site, "--only", "MD018")
    assert heads(done, post) == ["1:2: error MD018"]


def test_less_than_what_matters_can_be_left_out(run: Run, post: Path) -> None:
    found = {least: heads(run("check", post, "--least", least), post) for least in ("error", "warning", "hint")}
    severities = {least: {head.split()[1] for head in found[least]} for least in found}
    assert severities["error"] == {"error"}
    assert severities["warning"] == {"error", "warning"}
    assert len(found["error"]) < len(found["warning"]) <= len(found["hint"])
    assert found["hint"] == heads(run("check", post), post)


def test_json_is_one_list_for_all_posts(run: Run, post: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("Teh end.\n")
    done = run("check", post, other, "--only", "typos", "--format", "json")
    assert done.code == 1
    words = "is a known misspelling of"
    assert json.loads(done.out) == [
        {
            "file": str(file),
            "line": line,
            "column": column,
            "rule": "typos",
            "severity": "error",
            "message": f"“{word}” {words} “{word.replace('eh', 'he')}”, and the site’s check fails",
        }
        for file, line, column, word in [(post, 10, 43, "teh"), (other, 1, 1, "Teh")]
    ]


def test_json_of_nothing_is_an_empty_list(run: Run, post: Path) -> None:
    done = run("check", post, "--only", "MD001", "--format", "json")
    assert (done.code, json.loads(done.out)) == (0, [])


def test_annotations_for_github_are_escaped(run: Run, tmp_path: Path) -> None:
    post = tmp_path / "100%, a: b.md"
    post.write_text("https://teapot.example/100%25\n\n![](pot.png)\n")
    done = run("check", post, "--only", "MD034,R4,R5", "--format", "github")
    first, *others = done.out.splitlines()
    name = f"{tmp_path}/100%25%2C a%3A b.md"
    assert first.startswith(
        f"::error file={name},line=1,col=1,title=MD034::https://teapot.example/100%2525 stands bare"
    )
    assert others
    assert all(line.startswith((f"::warning file={name},line=3,", f"::notice file={name},line=3,")) for line in others)


def test_a_hint_is_a_notice_on_github(run: Run, tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("![pot](/blog/img/pot.png)\n")
    done = run("check", post, "--only", "R5", "--format", "github")
    assert one_line(done.out).startswith("::notice ")


ODD = "\x1b[2J\x9b31m\u202e"
"""What clears a terminal, colours it, and turns around what is behind."""


@pytest.mark.skipif(sys.platform == "win32", reason="no file has such a name there")
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_what_a_terminal_would_obey_is_shown_and_not_done(run: Run, tmp_path: Path, form: str) -> None:
    post = tmp_path / f"a{ODD}\n::set-output name=x::y.md"
    post.write_text(f"## Pots{ODD}\n\n## Cups\n")
    done = run("check", post, "--only", "R17", "--format", form)
    assert done.code == 1
    assert all(char == "\n" or char.isprintable() for char in done.out)
    assert not any(line.startswith("::set") for line in done.out.splitlines())
    assert "\\u001b[2J\\u009b31m\\u202e" in done.out
    if form == "json":
        first = json.loads(done.out)[0]
        assert first["file"] == str(post)
        assert ODD in first["message"]


@pytest.mark.skipif(sys.platform == "win32", reason="no file has such a name there")
def test_a_complaint_clears_no_terminal(run: Run, tmp_path: Path) -> None:
    done = run("check", tmp_path / f"none{ODD}.md")
    assert done.code == 2
    assert "none\\u001b[2J" in one_line(done.err)


@pytest.mark.parametrize(("only", "code"), [("MD034", 1), ("typos", 1), ("MD034,R14", 1), ("R14", 0)])
def test_a_post_that_no_linter_could_look_at_is_not_called_clean(
    run: Run, post: Path, monkeypatch: pytest.MonkeyPatch, only: str, code: int
) -> None:
    monkeypatch.setattr("twimeditor.services.check.linters._LONGEST", 10)
    post.write_text("## Teapots\n\nThey pour.\n")
    done = run("check", post, "--only", only)
    assert (done.code, done.out) == (code, "")
    assert "too long for rumdl and typos" in done.err


# Putting it right.


def test_fixing_writes_what_changed_and_tells_what_is_left(run: Run, post: Path) -> None:
    done = run("check", post, "--only", LINTED, "--fix")
    assert done.code == 1
    assert heads(done, post) == ["11:45: error typos"]
    assert one_line(done.err) == f"twimeditor: {post}: put right: MD022 (2), MD034 (1), MD030 (2), MD032 (1)"
    assert post.read_text(encoding="utf-8") == FIXED


def test_fixing_twice_changes_nothing_more(run: Run, post: Path) -> None:
    run("check", post, "--only", LINTED, "--fix")
    before = (post.read_bytes(), post.stat().st_mtime_ns, post.stat().st_ino)
    done = run("check", post, "--only", LINTED, "--fix")
    assert done.err == ""
    assert (post.read_bytes(), post.stat().st_mtime_ns, post.stat().st_ino) == before


def test_only_the_rules_that_are_asked_for_are_fixed(run: Run, post: Path) -> None:
    done = run("check", post, "--only", "MD034", "--fix")
    assert done.code == 0
    assert post.read_text(encoding="utf-8") == POST.replace(
        "https://teapot.example/news", "<https://teapot.example/news>"
    )


def test_fixing_keeps_line_ends_permissions_and_links(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "post.md"
    target.parent.mkdir()
    target.write_bytes(b"\xef\xbb\xbfSee https://teapot.example\r\n\r\nlast\r\nhttps://cup.example")
    target.chmod(0o640)
    link = tmp_path / "post.md"
    link.symlink_to(target)
    done = run("check", link, "--only", "MD034", "--fix")
    assert done.code == 0
    wanted = b"\xef\xbb\xbfSee <https://teapot.example>\r\n\r\nlast\r\n<https://cup.example>"
    assert target.read_bytes() == wanted
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(path.name for path in target.parent.iterdir()) == ["post.md"]


def test_a_post_that_cannot_be_written_stays_and_is_told(run: Run, post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Disk, path: Path, _data: bytes) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Disk, "replace", refuse)
    done = run("check", post, "--only", "MD034", "--fix")
    assert (done.code, done.out) == (2, "")
    assert one_line(done.err) == f"twimeditor: {post}: cannot be written: Permission denied"
    assert post.read_text(encoding="utf-8") == POST


def test_a_post_that_is_read_only_stays_and_is_told(run: Run, post: Path) -> None:
    before = post.read_bytes()
    post.chmod(0o444)
    done = run("check", post, "--fix")
    assert (done.code, post.read_bytes()) == (2, before)
    assert one_line(done.err).endswith("is read-only, and stays as it is")


def test_what_another_program_has_written_meanwhile_stays(
    run: Run, post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(issue: Issue, ids: IdSource, find: Callable[[Issue], Sequence[Problem]]) -> Issue:
        post.write_text("Of another program.\n")
        return all_fixed(issue, ids, find)

    monkeypatch.setattr("twimeditor.cli_check.all_fixed", slow)
    done = run("check", post, "--only", "MD034", "--fix")
    assert done.code == 2
    assert "another program has changed it meanwhile" in one_line(done.err)
    assert post.read_text() == "Of another program.\n"


def test_real_posts_pass_the_sites_linters_once_they_are_fixed(run: Run, corpus_post: Path, tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    shutil.copyfile(corpus_post, post)
    run("check", post, "--fix")
    left = Linters().run(post.read_bytes().decode(), Config()).findings
    assert {finding.rule for finding in left} <= {"typos"}
    again = post.read_bytes()
    run("check", post, "--fix")
    assert post.read_bytes() == again


# Sites.


def test_the_site_that_a_post_lies_in_is_taken(run: Run, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {".typos.toml": '[default.extend-words]\nteh = "teh"\n'})
    post = site / "content/blog/2030-02-01-twim.md"
    post.write_text("teh cup\n")
    assert run("check", post, "--only", "typos").code == 0


def test_a_folder_that_is_no_site_is_wrong_use(run: Run, post: Path, tmp_path: Path) -> None:
    done = run("check", post, "--site", tmp_path / "nowhere")
    assert (done.code, done.out) == (2, "")
    assert "There is no folder" in one_line(done.err)


def test_a_broken_configuration_of_the_site_is_told_once(run: Run, post: Path, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {".rumdl.toml": "[global\n"})
    done = run("check", post, post, "--site", site, "--only", "MD034")
    assert len(heads(done, post)) == 2
    assert "configuration of rumdl is broken" in one_line(done.err)


# Wrong use.


@pytest.mark.parametrize(
    "arguments",
    [["--only", "R99"], ["--only", ","], ["--only", "R1,"], ["--format", "xml"], ["--least", "all"], ["--nonsense"]],
)
def test_arguments_that_make_no_sense_are_wrong_use(run: Run, post: Path, arguments: Sequence[str]) -> None:
    done = run("check", post, *arguments)
    assert (done.code, done.out) == (2, "")
    one_line(done.err)


def test_no_post_is_wrong_use(run: Run) -> None:
    assert run("check").code == 2


def test_files_that_cannot_be_read_are_told_and_the_others_checked(run: Run, post: Path, tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(b"one\nna\xefve\n")
    bad = [tmp_path / "latin.md", tmp_path / "gone.md", tmp_path]
    done = run("check", *bad, post, "--only", "typos")
    assert done.code == 2
    assert heads(done, post) == ["10:43: error typos"]
    told = done.err.splitlines()
    assert len(told) == 3
    assert "latin.md: line 2: not UTF-8" in told[0]
    assert "there is no such file" in told[1]
    assert "it is a folder" in told[2]


def test_broken_front_matter_is_a_finding_and_no_wrong_use(run: Run, tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text('+++\ntitle = "T\n+++\n\nText.\n')
    done = run("check", post, "--least", "error")
    assert done.code == 1
    assert all(head.startswith("2:") for head in heads(done, post))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names are bytes on Linux only")
def test_a_post_whose_name_is_no_text_is_checked(run: Run, tmp_path: Path) -> None:
    post = tmp_path / os.fsdecode(b"p\xffst.md")
    post.write_text("teh cup\n")
    done = run("check", post, "--only", "typos")
    assert (done.code, done.err) == (1, "")
    assert one_line(done.out).startswith(f"{tmp_path}/p\ufffdst.md:1:1: error typos ")


def test_odd_posts_are_no_crash(run: Run, tmp_path: Path) -> None:
    for number, data in enumerate([b"", b"\0", b"\xef\xbb\xbf", b"+++\n", b"\r\r\r", b"> " * 300, b"## \n### \n[](\n"]):
        post = tmp_path / f"{number}.md"
        post.write_bytes(data)
        done = run("check", post)
        assert done.code in {0, 1}
        heads(done, post)


def test_ten_thousand_findings_are_printed_at_once(run: Run, tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("".join(f"> teh cup {number}\n>\n" for number in range(10_000)))
    begun = time.monotonic()
    done = run("check", post, "--only", "typos")
    assert done.out.count("\n") == 10_000
    assert heads(done, post)[-1] == "19999:3: error typos"
    assert time.monotonic() - begun < 60
