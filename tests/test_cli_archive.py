"""`twimeditor archive`: past issues on the command line, without a display."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import archive
from tests.test_cli import Run, one_line, run, run_alone

__all__ = ["run"]  # a fixture


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


@pytest.fixture
def site(tmp_path: Path, run: Run) -> Path:
    folder = archive.write_archive(tmp_path / "site", 12)
    assert run("archive", "index", str(folder)).code == 0
    return folder


def data(run: Run, *arguments: str) -> Any:  # noqa: ANN401 - any JSON
    done = run("archive", *arguments, "--json")
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def test_index_says_what_is_there_and_what_was_skipped(tmp_path: Path, run: Run) -> None:
    folder = archive.write_archive(tmp_path / "site", 12)
    done = run("archive", "index", str(folder))
    assert (done.code, done.err) == (0, "")
    first, *skipped = done.out.splitlines()
    assert first.startswith("12 past issues with ")
    assert first.endswith(str(folder))
    assert any("no issues of the newsletter" in line for line in skipped)
    again = data(run, "index", str(folder))
    assert (again["posts"], again["root"]) == (12, str(folder))
    assert run("archive", "index", str(folder)).out == done.out


def test_authors_are_listed_by_what_they_reported(run: Run, site: Path) -> None:
    lines = run("archive", "authors").out.splitlines()
    assert lines[0].split() == ["Issues", "Last", "Name", "Id", "Projects"]
    assert len({line.index("@") for line in lines[1:] if line.isascii()}) == 1
    mara = next(line for line in lines if "@mara:reed.example" in line)
    assert mara.split() == ["12", "2023-06-30", "Mara", "Lindqvist", "@mara:reed.example", "Larkspur"]


def test_authors_can_be_looked_for_and_say_where_each_value_is_from(run: Run, site: Path) -> None:
    (wil,) = data(run, "authors", "COVE")
    assert (wil["id"], wil["issues"], wil["last"]) == ("@wil:cove.example", 7, "2023-05-26")
    assert wil["names"] == [{"text": "wil [away]", "origin": "past issues", "count": 7, "seen": "2023-05-26"}]
    assert [one["name"] for one in wil["projects"]] == ["Heron"]


def test_projects_are_listed(run: Run, site: Path) -> None:
    (line,) = [line for line in run("archive", "projects").out.splitlines() if "Bridgework" in line]
    assert line.split()[:3] == ["6", "2023-06-30", "Bridgework"]
    assert "https://code.example/kelp/bridgework" in line
    (kestrel,) = data(run, "projects", "kestrel")
    assert kestrel["sections"][0]["text"] == "Dept of SDKs and Frameworks 🧰"
    assert kestrel["authors"][0]["name"] == "Ines"


def test_corrections_count(tmp_path: Path, run: Run, site: Path) -> None:
    folder = tmp_path / "config/twimeditor/directory"
    folder.mkdir(parents=True)
    (folder / "senders.json").write_text('{"@new:isle.example": {"name": "Nobody yet"}}', encoding="utf-8")
    (new,) = data(run, "authors", "nobody yet")
    assert new["names"][0]["origin"] == "twim-o-matic's tables"
    assert (new["issues"], new["last"]) == (0, None)


def test_words_are_found_in_context(run: Run, site: Path) -> None:
    done = run("archive", "search", "beacon", "pier")
    *_, first, words, path, count = done.out.splitlines()
    assert done.code == 0
    assert "Dept of Servers 🏢 › Tidewater (Joss Okafor)" in first
    assert "beacon" in words
    assert path.strip().endswith(".md")
    assert count == "2 entries"


@pytest.mark.parametrize(
    ("arguments", "titles"),
    [
        (("--project", "Sundial"), {"Sundial"}),
        (("--author", "@ines:dune.example"), {"Kestrel 🦅"}),
        (("--section", "Bots"), {"Ottobot"}),
        (("--has", "video"), {"Kestrel 🦅", ""}),
        (("--has", "image", "--since", "2023-06-30", "--until", "2023-06-30"), {"Larkspur"}),
    ],
)
def test_searches_are_narrowed(run: Run, site: Path, arguments: tuple[str, ...], titles: set[str]) -> None:
    found = data(run, "search", *arguments, "--limit", "100")
    assert {hit["title"] for hit in found["hits"]} == titles
    assert found["total"] == len(found["hits"]) > 0


def test_only_so_many_are_shown_and_all_are_counted(run: Run, site: Path) -> None:
    done = run("archive", "search", "trick", "--limit", "2")
    *_, last = done.out.splitlines()
    assert last.startswith("2 of ")
    assert run("archive", "search", "nowhere").out == "0 entries\n"


@pytest.mark.parametrize("words", ['"', "NEAR(", "a AND", "*", "title:", "'; DROP TABLE files; --", "\\", "🦅"])
def test_words_are_no_syntax(run: Run, site: Path, words: str) -> None:
    assert run("archive", "search", "--", words).code == 0


def test_stats_are_tables_and_data(run: Run, site: Path) -> None:
    out = run("archive", "stats").out
    assert out.startswith("12 past issues, ")
    assert all(f"{title}\n" in out for title in ("New projects", "Section", "Project", "Reporter"))
    found = data(run, "stats")
    assert (found["issues"], len(found["weeks"])) == (12, 12)
    assert found["projects"][0]["name"] in {"Larkspur", "Kestrel 🦅"}
    assert found["having"]["image"] == 4
    assert found["years"][0]["new_reporters"] == 10


def test_without_an_archive_it_says_what_is_missing(tmp_path: Path, run: Run) -> None:
    for command in ("authors", "projects", "stats"):
        done = run("archive", command)
        assert (done.code, done.out) == (1, "")
        assert "there is no archive yet: twimeditor archive index DIR" in one_line(done.err)
    done = run("archive", "stats", "--dir", str(tmp_path))
    assert f"{tmp_path}: has no archive yet" in one_line(done.err)


def test_of_several_archives_one_is_to_be_said_or_that_of_the_preferences_is_meant(
    tmp_path: Path, run: Run, site: Path
) -> None:
    other = archive.write_archive(tmp_path / "other", 3)
    assert run("archive", "index", str(other)).code == 0
    done = run("archive", "stats")
    assert done.code == 1
    assert "there are 2 archives: say which one by --dir DIR" in done.err
    assert data(run, "stats", "--dir", str(other))["issues"] == 3
    settings = tmp_path / "config/twimeditor/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'[archive]\nfolder = "{other}"\n', encoding="utf-8")
    assert data(run, "stats")["issues"] == 3
    settings.write_text("[archive\n", encoding="utf-8")
    assert run("archive", "stats").code == 1
    assert settings.read_text(encoding="utf-8") == "[archive\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nothing",),
        ("index",),
        ("search",),
        ("search", "--since", "soon", "x"),
        ("search", "--limit", "0", "x"),
        ("search", "--has", "smell", "x"),
        ("stats", "--di", "x"),
    ],
)
def test_wrong_use_is_told_in_a_line(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("archive", *arguments)
    assert (done.code, done.out) == (2, "")
    assert one_line(done.err).startswith("twimeditor: ")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, run: Run) -> None:
    done = run("archive", "index", str(tmp_path / "nowhere"))
    assert (done.code, done.out) == (1, "")
    assert "is no folder" in one_line(done.err)


def test_what_a_terminal_would_obey_is_shown(tmp_path: Path, run: Run) -> None:
    folder = archive.write_archive(tmp_path / "site", 1)
    post = folder / archive.path_of(archive.LAST)
    text = post.read_text(encoding="utf-8").replace("Larkspur", "Lark\u001b[31mspur\u202e")
    post.write_text(text, encoding="utf-8")
    assert run("archive", "index", str(folder)).code == 0
    for arguments in (("projects",), ("search", "trick"), ("stats",), ("projects", "--json"), ("stats", "--json")):
        out = run("archive", *arguments).out
        assert "Lark" in out
        assert not {"\u001b", "\u202e"} & set(out)


def test_a_reader_that_has_seen_enough_is_no_defect(site: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run_alone("archive", "stats", stdout=writing)
    finally:
        os.close(writing)
    assert (done.code, done.err) == (1, "")


def test_qt_is_not_needed(site: Path) -> None:
    done = run_alone("archive", "search", "beacon")
    assert (done.code, done.err) == (0, "")
    assert "Tidewater" in done.out


HEBBOT = """
[[sections]]
name = 'ducks'
title = 'Dept of Ducks'

[[projects]]
name = 'pond'
title = 'Pond'
default_section = 'ducks'
usual_reporters = ['@ann:example.org']
"""


def test_tables_are_imported_in_the_words_of_the_window(tmp_path: Path, run: Run, site: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(HEBBOT, encoding="utf-8")
    done = run("archive", "import", str(file))
    assert (done.code, done.err) == (0, "")
    assert done.out == "From config.toml: 1 section, 1 project, 1 person.\n"
    (pond,) = data(run, "projects", "pond")
    assert pond["titles"][0]["origin"] == "hebbot's configuration"


def test_corrections_are_joined_and_the_users_own_word_counts(tmp_path: Path, run: Run, site: Path) -> None:
    mine, theirs = tmp_path / "mine.toml", tmp_path / "theirs.toml"
    mine.write_text('[people."@ann:example.org"]\nnames = ["Ann"]\n', encoding="utf-8")
    theirs.write_text('[people."@ann:example.org"]\nnames = ["Anna"]\nverbs = ["quacks"]\n', encoding="utf-8")
    assert run("archive", "import", str(mine)).out == "From mine.toml: 1 correction.\n"
    told = run("archive", "import", str(theirs)).out
    assert told.startswith("From theirs.toml: 1 correction. In one place it says something else than you do")
    (ann,) = data(run, "authors", "ann:example")
    assert [one["text"] for one in ann["names"]] == ["Ann", "Anna"]
    assert [one["text"] for one in ann["verbs"]] == ["quacks"]


def test_what_is_no_table_is_refused_and_the_rest_comes_in(tmp_path: Path, run: Run, site: Path) -> None:
    good, bad = tmp_path / "config.toml", tmp_path / "notes.txt"
    good.write_text(HEBBOT, encoding="utf-8")
    bad.write_text("dear diary", encoding="utf-8")
    done = run("archive", "import", str(bad), str(good), str(tmp_path / "none.json"))
    assert done.code == 1
    assert done.out == "From config.toml: 1 section, 1 project, 1 person.\n"
    assert "notes.txt was not imported. This is neither TOML nor JSON" in done.err
    assert "none.json was not imported: No such file or directory." in done.err


def test_an_entry_is_the_same_everywhere(run: Run, site: Path) -> None:
    entries = data(run, "index", str(site))["entries"]
    counted = data(run, "stats")
    assert counted["entries"] == entries
    assert sum(week["entries"] for week in counted["weeks"]) == entries
    assert sum(year["entries"] for year in counted["years"]) == entries


def _on_a_terminal(folder: Path) -> tuple["subprocess.Popen[bytes]", int]:
    """Begin to read a folder with its progress on a terminal; return the program and the terminal's other end."""
    here, there = pty.openpty()
    program = [sys.executable, "-m", "twimeditor", "archive", "index", str(folder)]
    running = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=there, env=dict(os.environ))
    os.close(there)
    return running, here


def _said(terminal: int, until: bytes = b"") -> bytes:
    """Return what the terminal shows, until it shows something or its program has ended."""
    shown = b""
    while not until or until not in shown:
        try:
            some = os.read(terminal, 1000)
        except OSError:  # nobody writes any more
            break
        if not some:
            break
        shown += some
    return shown


def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    running, terminal = _on_a_terminal(archive.write_archive(tmp_path / "site", 12))
    shown = _said(terminal).decode()
    out, _ = running.communicate(timeout=60)
    os.close(terminal)
    assert "\rReading 15 of 15\r\n" in shown
    assert out.startswith(b"12 past issues with ")


def test_control_c_while_it_reads_ends_it_and_what_was_read_is_kept(tmp_path: Path) -> None:
    folder = archive.write_archive(tmp_path / "site", 120)
    running, terminal = _on_a_terminal(folder)
    shown = _said(terminal, until=b"Reading ")
    running.send_signal(signal.SIGINT)
    shown += _said(terminal)
    running.communicate(timeout=60)
    os.close(terminal)
    assert running.returncode == 130
    assert b"Traceback" not in shown
    again, terminal = _on_a_terminal(folder)
    _said(terminal)
    out, _ = again.communicate(timeout=60)
    os.close(terminal)
    assert again.returncode == 0
    assert out.startswith(b"120 past issues with ")
