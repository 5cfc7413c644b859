"""The real linters, run on texts as the site's checks would run them."""

import json
import os
import stat
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

import pytest

from twimeditor.core.check.findings import Finding, problems_of
from twimeditor.core.check.layout import layout
from twimeditor.core.post import parse
from twimeditor.services.check import linters as module
from twimeditor.services.check.linters import LINTERS, Config, Linter, Linters, config_of
from twimeditor.services.check.tools import Found, Tool, Tools
from twimeditor.services.resources import resource_path
from twimeditor.services.storage.disk import Disk

BARE = "See https://teapot.example and teh cups.\n"
FILE = PurePosixPath("content/blog/2030/02/2030-02-01-twim.md")


def rules(text: str, config: Config | None = None, linters: Linters | None = None) -> Counter[str]:
    linted = (linters or Linters()).run(text, config or Config())
    assert linted.notes == ()
    return Counter(finding.rule for finding in linted.findings)


def site(folder: Path, **files: str) -> Config:
    """Return a checkout with configurations of the linters."""
    names = {"rumdl": ".rumdl.toml", "typos": "typos.toml"}
    for name, text in files.items():
        path = folder / names.get(name, name.replace("_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Config(folder, FILE)


# The real posts.

COUNTS = {"MD034": 412, "MD032": 165, "MD022": 59, "MD030": 30, "MD031": 9, "MD039": 5, "MD001": 4, "typos": 18}


def test_nothing_of_what_the_tools_say_of_real_posts_is_lost(corpus_posts: Sequence[Path]) -> None:
    counts: Counter[str] = Counter()
    with_typos = 0
    for post in corpus_posts:
        text = post.read_bytes().decode()
        findings = Linters().run(text, Config()).findings
        issue = parse(text)
        problems = problems_of(issue, layout(issue), findings)
        assert len(problems) == len(findings)
        found = Counter(problem.rule for problem in problems)
        with_typos += bool(found["typos"])
        counts += found
    assert (counts, with_typos) == (COUNTS, 14)


def test_lines_columns_and_places_are_the_tools_own(corpus_post: Path) -> None:
    text = corpus_post.read_bytes().decode()
    issue = parse(text)
    laid_out = layout(issue)
    findings = sorted(Linters().run(text, Config()).findings, key=lambda one: (one.start, one.end))
    told = Counter((rule, line) for rule, line, _ in spoken(corpus_post, text))
    assert told == Counter((one.rule, laid_out.line_column(one.start)[0]) for one in findings)
    exact = {place for place in spoken(corpus_post, text) if place[0] in {"MD034", "typos"}}
    assert exact == {(one.rule, *laid_out.line_column(one.start)) for one in findings if one.rule in {"MD034", "typos"}}
    for finding, problem in zip(findings, problems_of(issue, laid_out, findings), strict=True):
        start, end = laid_out.span(problem.place)
        assert text[start:end] == problem.place.text
        assert problem.place.text.strip()
        assert finding.start <= start < end <= finding.end
        if finding.rule == "MD034":
            assert f"'{problem.place.text}'" in finding.message
        if finding.rule == "typos":
            assert problem.place.text == finding.message


def spoken(post: Path, text: str) -> Iterator[tuple[str, int, int]]:
    """Yield rule, line and column as the tools themselves print them for the file."""
    tools = Tools()
    lines = text.split("\n")
    for linter in LINTERS:
        found = tools.find(linter.tool)
        assert found is not None
        settings = str(resource_path("check", linter.shipped))
        done = subprocess.run(
            [found.program, *linter.arguments, "--config", settings, post], capture_output=True, check=False
        )
        if linter.tool.name == "rumdl":
            yield from ((one["rule"], one["line"], one["column"]) for one in json.loads(done.stdout))
        else:
            for one in map(json.loads, done.stdout.splitlines()):
                line = lines[one["line_num"] - 1].encode()[: one["byte_offset"]].decode()
                yield "typos", one["line_num"], len(line) + 1


# Configurations.


def test_the_shipped_rules_are_those_of_the_site() -> None:
    text = "## A\n#### B\ntext\n* x\n*   https://a.example teh Cy8aer ` c` [ d](#) [e]()\n"
    found = rules(text)
    assert set(found) == {"MD001", "MD022", "MD030", "MD032", "MD034", "MD038", "MD039", "MD042", "typos"}
    assert found["typos"] == 1


def test_the_sites_own_rules_are_used(tmp_path: Path) -> None:
    config = site(tmp_path, rumdl='[global]\nenable = ["MD018"]\n', typos='[default.extend-words]\nteh = "teh"\n')
    assert rules(f"{BARE}\n#Pots\n", config) == {"MD018": 1}


@pytest.mark.parametrize(
    ("rumdl", "left"),
    [
        ('exclude = ["content/blog/**"]\n', 0),
        ('exclude = ["content/pages/**"]\n', 1),
        ('[per-file-ignores]\n"content/blog/2030/**/*.md" = ["MD034"]\n', 0),
        ('[per-file-ignores]\n"content/blog/2029/**/*.md" = ["MD034"]\n', 1),
    ],
)
def test_rumdls_exceptions_for_files_are_those_of_the_posts_place(tmp_path: Path, rumdl: str, left: int) -> None:
    config = site(tmp_path, rumdl=f'[global]\nenable = ["MD034"]\n{rumdl}')
    assert rules(BARE, config)["MD034"] == left


@pytest.mark.parametrize(
    ("pattern", "left"), [("content/blog/2030/*", 0), ("/content/", 0), ("*.md", 0), ("/blog/", 1), ("*.txt", 1)]
)
def test_typos_exceptions_for_files_are_those_of_the_posts_place(tmp_path: Path, pattern: str, left: int) -> None:
    config = site(tmp_path, typos=f'[files]\nextend-exclude = ["{pattern}"]\n')
    assert rules(BARE, config)["typos"] == left


@pytest.mark.parametrize("name", ["rumdl.toml", ".config/rumdl.toml"])
def test_other_names_of_a_configuration_are_found(tmp_path: Path, name: str) -> None:
    assert rules(BARE, site(tmp_path, **{name: '[global]\nenable = ["MD018"]\n'})) == {"typos": 1}


@pytest.mark.parametrize("name", ["_typos.toml", ".typos.toml"])
def test_other_names_of_typos_configuration_are_found(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('[default.extend-words]\nteh = "teh"\n')
    assert rules(BARE, Config(tmp_path)) == {"MD034": 1}


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"rumdl": "[global\n"}, "rumdl"),
        ({"typos": "[default\n"}, "typos"),
        ({"typos": '[default]\nextend-ignore-re = ["("]\n'}, "typos"),
        ({"typos": "[what]\nis = 1\n"}, "typos"),
    ],
)
def test_a_broken_configuration_is_told_and_the_shipped_one_used(
    tmp_path: Path, files: dict[str, str], name: str
) -> None:
    linted = Linters().run(BARE, site(tmp_path, **files))
    assert Counter(finding.rule for finding in linted.findings) == {"MD034": 1, "typos": 1}
    (note,) = linted.notes
    assert note.startswith(f"The site’s configuration of {name} is broken, so the usual rules are used: ")
    assert "twimeditor-" not in note


def test_a_configuration_that_is_no_text_is_told_and_the_shipped_one_used(tmp_path: Path) -> None:
    (tmp_path / ".rumdl.toml").write_bytes(b"\xff\xfe")
    linted = Linters().run(BARE, Config(tmp_path))
    assert len(linted.findings) == 2
    assert linted.notes == (".rumdl.toml of the site cannot be read; the usual rules are used instead.",)


def test_a_configuration_that_leads_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text('[global]\nenable = ["MD018"]\n')
    (tmp_path / "site").mkdir()
    (tmp_path / "site/.rumdl.toml").symlink_to(tmp_path / "secret")
    linted = Linters().run(BARE, Config(tmp_path / "site"))
    assert len(linted.findings) == 2
    assert "cannot be read" in linted.notes[0]


def test_settings_of_the_user_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rumdl").mkdir()
    (tmp_path / "rumdl/rumdl.toml").write_text('[global]\ndisable = ["all"]\n')
    for name in (".rumdl.toml", "rumdl.toml", "typos.toml", ".typos.toml"):
        (tmp_path / name).write_text('[files]\nextend-exclude = ["*"]\n' if "typos" in name else "[global\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("RUMDL_OUTPUT_FORMAT", "text")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert rules(BARE) == {"MD034": 1, "typos": 1}


def test_a_repository_around_the_temporary_folder_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "around/.git").mkdir(parents=True)
    (tmp_path / "around/.gitignore").write_text("*\n")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "around"))
    config = site(tmp_path / "site", rumdl='[global]\nenable = ["MD034"]\nexclude = ["content/blog/**"]\n')
    assert rules(BARE, config) == {"typos": 1}


def test_a_post_in_the_site_is_judged_by_its_place_and_the_newest_rules(tmp_path: Path) -> None:
    site(tmp_path, rumdl="[global]\n")
    config = config_of(Disk(), tmp_path / FILE, tmp_path)
    assert (config.site, config.file) == (tmp_path, FILE)
    assert config == config_of(Disk(), tmp_path / FILE, tmp_path)
    site(tmp_path, rumdl='[global]\nenable = ["MD018"]\n')
    assert config != config_of(Disk(), tmp_path / FILE, tmp_path)


def test_the_place_in_a_site_is_known_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real/content/blog").mkdir(parents=True)
    (tmp_path / "site").symlink_to(tmp_path / "real")
    config = config_of(Disk(), tmp_path / "real/content/blog/a.md", tmp_path / "site")
    assert config.file == PurePosixPath("content/blog/a.md")


def test_a_post_elsewhere_is_judged_by_its_name(tmp_path: Path) -> None:
    for folder in (tmp_path, None):
        assert config_of(Disk(), Path("/elsewhere/recieve.md"), folder).file == PurePosixPath("content/blog/recieve.md")
    assert config_of(Disk(), None, None) == Config()


# Odd texts and places.


@pytest.mark.parametrize(
    "file",
    [
        "../../out.md",
        "/etc/out.md",
        "-x.md",
        "é🫖 pot.md",
        f"{'x' * 300}.md",
        ".twimeditor/x.md",
        "",
        ".",
        "a.toml",
        "a\udcff.md",
    ],
)
def test_any_name_of_a_file_will_do(file: str) -> None:
    assert rules(BARE, Config(None, PurePosixPath(file))) == {"MD034": 1, "typos": 1}


def test_a_typo_in_the_name_of_the_file_is_found() -> None:
    linted = Linters().run("Text.\n", Config(None, PurePosixPath("content/blog/recieve.md")))
    assert [(one.rule, one.message, one.end) for one in linted.findings] == [("typos", "recieve", 0)]


@pytest.mark.parametrize(
    "text", ["", "\n", "\ufeff", "\r\r", "+++\n", "> " * 500, "[" * 5_000, "é" * 50_000, "\ud800 x\n"]
)
def test_odd_texts_have_no_findings_and_no_notes(text: str) -> None:
    assert rules(text) == {}


def test_a_text_with_a_nul_is_none_for_typos() -> None:
    linted = Linters().run(f"\0\n{BARE}", Config())
    assert [one.rule for one in linted.findings] == ["MD034"]
    assert linted.notes == ("What typos says is of no use: it takes the post for something else than text.",)


def test_half_a_character_shifts_nothing() -> None:
    text = f"\ud800é {BARE}"
    found = {one.rule: text[one.start : one.end] for one in Linters().run(text, Config()).findings}
    assert found == {"MD034": "https://teapot.example", "typos": "teh"}


def test_a_text_that_is_too_long_is_not_begun_with() -> None:
    linted = Linters().run("x" * 4_000_001, Config())
    assert linted.notes == ("The post is too long for rumdl and typos.",)
    assert not linted.is_whole


def test_a_linter_that_does_not_end_is_ended() -> None:
    begun = time.monotonic()
    linted = Linters(patience=0.3).run("`a " * 100_000, Config())
    assert "rumdl did not come to an end with this post." in linted.notes
    assert time.monotonic() - begun < 30
    assert not left_running("twimeditor-")


def left_running(word: str) -> list[str]:
    """Return the programs that work in one of our folders."""
    if not sys.platform.startswith("linux"):
        return []
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_ours = int((process / "stat").read_text().rpartition(")")[2].split()[1]) == os.getpid()
            if is_ours and word in str((process / "cwd").readlink()):
                found.append(process.name)
        except OSError:
            continue
    return found


def test_no_more_findings_are_taken_than_anybody_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 5)
    linted = Linters().run("See https://teapot.example\n\n" * 9, Config())
    assert len(linted.findings) == 5
    assert linted.notes == ("rumdl finds more than 5 problems; those behind are not shown.",)


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    Linters().run(BARE, Config())
    assert list(tmp_path.iterdir()) == []


def test_no_room_on_the_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    linted = Linters().run(BARE, Config())
    assert linted.findings == ()
    assert linted.notes[0].startswith("rumdl and typos could not be run: ")


# Programs.


def program(folder: Path, name: str, *, version: str, body: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f'#!/bin/sh\nif [ "$1" = --version ]; then echo "{name} {version}"; exit 0; fi\n{body}\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def fake(name: str, version: str = "1.0") -> Linter:
    return Linter(Tool(name, version), (), "rumdl.toml", (), frozenset({0}), no_findings)


def no_findings(output: str, text: str) -> Iterator[Finding]:
    yield Finding("X", output.strip(), 0, len(text))


def test_a_program_beside_ours_is_taken_before_that_of_the_path(tmp_path: Path) -> None:
    program(tmp_path / "path", "pot", version="1.0")
    own = program(tmp_path / "own", "pot", version="1.0")
    assert Tools((tmp_path / "own",), str(tmp_path / "path")).find(Tool("pot", "1.0")) == Found(own)


def test_the_right_version_is_looked_for_everywhere(tmp_path: Path) -> None:
    program(tmp_path / "own", "pot", version="2.0")
    right = program(tmp_path / "path", "pot", version="1.0")
    assert Tools((tmp_path / "own",), str(tmp_path / "path")).find(Tool("pot", "1.0")) == Found(right)


def test_another_version_is_told(tmp_path: Path) -> None:
    program(tmp_path / "own", "pot", version="2.0", body="echo found")
    linted = Linters([fake("pot")], Tools((tmp_path / "own",), "")).run("text", Config())
    assert [one.message for one in linted.findings] == ["found"]
    assert linted.notes == ("pot is version 2.0 here, and 1.0 on the site: it may say something else there.",)


@pytest.mark.parametrize("body", ["exit 1", "echo", "exec sleep 60"])
def test_a_program_that_does_not_tell_its_version_is_none(
    tmp_path: Path, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twimeditor.services.check.tools._PATIENCE", 0.2)
    path = program(tmp_path / "own", "pot", version="1.0")
    path.write_text(f"#!/bin/sh\n{body}\n")
    assert Tools((tmp_path / "own",), "").find(Tool("pot", "1.0")) is None


def test_a_program_that_is_missing_is_told() -> None:
    linted = Linters([fake("pot")], Tools((), "")).run("text", Config())
    assert linted.findings == ()
    assert linted.notes == ("pot is not installed, so nothing is told of what it checks.",)
    assert not linted.is_whole


def test_a_program_that_fails_is_told(tmp_path: Path) -> None:
    program(tmp_path / "own", "pot", version="1.0", body="echo it is cold >&2; exit 9")
    linted = Linters([fake("pot")], Tools((tmp_path / "own",), "")).run("text", Config())
    assert linted.notes == ("pot has failed: it is cold",)
    program(tmp_path / "own", "pot", version="1.0", body="exit 9")
    linted = Linters([fake("pot")], Tools((tmp_path / "own",), "")).run("text", Config())
    assert linted.notes == ("pot has failed, with code 9.",)


def test_the_linters_run_at_the_same_time(tmp_path: Path) -> None:
    """Each of two waits for the other's sign, so that one after the other would never end."""
    signs = tmp_path / "signs"
    signs.mkdir()
    for name, other in (("pot", "cup"), ("cup", "pot")):
        waits = f"touch {signs}/{name}; while [ ! -e {signs}/{other} ]; do sleep 0.01; done; echo {name}"
        program(tmp_path / "own", name, version="1.0", body=waits)
    linted = Linters([fake("pot"), fake("cup")], Tools((tmp_path / "own",), ""), 30).run("text", Config())
    assert [one.message for one in linted.findings] == ["pot", "cup"]


def test_threads_can_share_the_linters() -> None:
    linters = Linters()
    found: list[Counter[str]] = []
    threads = [threading.Thread(target=lambda: found.append(rules(BARE, linters=linters))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [{"MD034": 1, "typos": 1}] * 4
