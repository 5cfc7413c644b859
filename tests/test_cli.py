"""The command line as its users meet it: processes, exit codes, and what they print."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

import pytest

import twimeditor
from tests.services.site.sites import make_site
from twimeditor import cli
from twimeditor.__main__ import main
from twimeditor.cli import WindowArguments

ROOT = Path(twimeditor.__file__).parent.parent
POST = """+++
title = "This Week in Matrix 2020-07-31"
+++

## Dept of Servers 🏢

### Larkspur ([website](https://larkspur.example))

A small server.

[mira](https://matrix.to/#/@mira:example.org) reports:

> Release 3 is out.
"""
HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
WITHOUT_QT = """
import sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
from twimeditor.__main__ import main
sys.exit(main(["twimeditor", *sys.argv[1:]]))
"""


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str | Path) -> Done: ...


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in this process, on a machine without a display."""
    for name in HIDDEN:
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str | Path) -> Done:
        code = main(["twimeditor", *map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return run


def run_alone(*arguments: str | Path, stdout: int | IO[bytes] = subprocess.PIPE, **environment: str) -> Done:
    """Run the program in a process of its own, where Qt cannot be imported."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_QT, *map(str, arguments)],
        check=False,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=_environment() | environment,
    )
    return Done(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in HIDDEN}
    return {**kept, "PYTHONPATH": str(ROOT)}


def one_line(text: str) -> str:
    """Return the only line of `text`."""
    assert "Traceback" not in text
    (line,) = text.splitlines()
    return line


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "2020-07-31-twim.md"
    path.write_bytes(POST.encode())
    return path


def test_version(run: Run) -> None:
    done = run("--version")
    assert (done.code, done.out) == (0, f"twimeditor {twimeditor.__version__}\n")


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert done.code == 0
    for name in ("inspect", "roundtrip", "render", "self-test", "--profile", "--version"):
        assert name in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["inspect"],
        ["inspect", "a.md", "b.md"],
        ["inspect", "--jso", "a.md"],
        ["roundtrip"],
        ["render", "a.md", "-o"],
        ["self-test", "extra"],
        ["a.md", "--profile"],
        ["a.md", "two\nlines"],
        ["--profile"],
        ["rountrip"],
        ["rountrip", "--profile", "p"],
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert one_line(done.err).startswith("twimeditor: ")


def test_inspect_shows_the_structure(run: Run, post: Path) -> None:
    done = run("inspect", post)
    assert (done.code, done.err) == (0, "")
    for part in ("Dept of Servers 🏢  [5–", "Larkspur https://larkspur.example  [7–", "@mira:example.org reports"):
        assert part in done.out


def test_inspect_gives_json_with_lines_and_coverage(run: Run, post: Path) -> None:
    found = json.loads(run("inspect", "--json", post).out)
    (section,) = found["sections"]
    (entry,) = section["entries"]
    assert (entry["title"], entry["lines"]) == ("Larkspur", [7, 13])
    assert {(one["rule"], one["line"]) for one in found["problems"] if one["rule"] == "R10"} == {("R10", 3)}
    assert found["coverage"]["raw_blocks"] == 0
    assert found["coverage"]["body_bytes"] == found["coverage"]["structured_bytes"] > 0


def test_roundtrip_counts_what_comes_back(run: Run, post: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.md"
    odd.write_bytes(b"\xef\xbb\xbf+++\r\nbroken\r\n+++\rtext\0")
    done = run("roundtrip", post, odd)
    assert (done.code, done.out, done.err) == (
        0,
        "2 of 2 would be written back byte for byte\n",
        "",
    )


def test_roundtrip_names_the_bad_ones_and_goes_on(run: Run, post: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_bytes(b"one\ntwo \xff\n")
    done = run("roundtrip", bad, post)
    assert done.code == 1
    assert done.out.startswith("1 of 2")
    assert one_line(done.err).endswith("bad.md: line 2: not UTF-8: invalid start byte at byte 8")


def test_the_first_difference_is_told_by_line() -> None:
    told = cli.first_difference(Path("a.md"), "one\ntwo\n", "one\n2\nthree\n")
    assert told == r"a.md: line 2: 'two\n' would become '2\n'"
    assert "line 3: None would become" in cli.first_difference(Path("a.md"), "1\n2\n", "1\n2\n3")


def test_render_prints_the_body(run: Run, post: Path) -> None:
    done = run("render", post)
    assert (done.code, done.err) == (0, "")
    assert "<blockquote>" in done.out
    assert "Dept of Servers 🏢" in done.out


@pytest.mark.parametrize(
    "arguments", [["--version"], ["inspect"], ["inspect", "--json"], ["roundtrip"], ["render"]], ids=" ".join
)
def test_commands_work_without_qt_and_print_utf8_everywhere(run: Run, post: Path, arguments: list[str]) -> None:
    files = [] if arguments == ["--version"] else [post]
    assert run_alone(*arguments, *files, PYTHONIOENCODING="ascii") == run(*arguments, *files)


def test_render_takes_what_the_site_has(run: Run, tmp_path: Path) -> None:
    site = make_site(tmp_path / "blog", {"content/docs/tides.md": '+++\npath = "/tides"\n+++\n'})
    post = tmp_path / "post.md"
    post.write_text('{{ wave(kind="high") }}\n\n[more](@/docs/tides.md#ebb)\n', encoding="utf-8")
    done = run("render", post, "--site", site)
    assert done.code == 0
    assert "<hr class='high'>" in done.out
    assert 'href="https://matrix.org/tides/#ebb"' in done.out
    assert "high'>" not in run("render", post).out


def test_render_says_why_a_folder_is_not_the_sites(run: Run, post: Path, tmp_path: Path) -> None:
    done = run("render", post, "--site", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "This is not the site's folder: config.toml and content are missing." in done.err


def test_render_writes_into_a_file(run: Run, post: Path, tmp_path: Path) -> None:
    output = tmp_path / "post.html"
    done = run("render", post, "-o", output)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert output.read_text(encoding="utf-8") == run("render", post).out


def test_render_into_a_device(run: Run, post: Path) -> None:
    assert run("render", post, "-o", "/dev/null").code == 0


@pytest.mark.parametrize("output", ["gone/post.html", ".", "/dev/full"])
def test_an_output_that_cannot_be_written_is_told(run: Run, post: Path, tmp_path: Path, output: str) -> None:
    done = run("render", post, "-o", tmp_path / output)
    assert done.code == 1
    assert f"{tmp_path / output}: " in one_line(done.err)


def test_render_never_overwrites_the_post(run: Run, post: Path) -> None:
    done = run("render", post, "-o", post)
    assert done.code == 1
    assert "post itself" in one_line(done.err)
    assert post.read_bytes() == POST.encode()


@pytest.mark.parametrize("command", ["inspect", "render"])
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"+++\ntitle = \n+++\n", "line 2: "),
        (b'+++\ntitle = "a"\ndate = "b\n+++\n', "line 3: "),
        (b'+++\ntitle = "a"\n\n## Dept of Servers\n', "line 1: the front matter has no end"),
        (b"ok\n\xc3\x28", "line 2: not UTF-8: invalid continuation byte at byte 3"),
    ],
)
def test_a_bad_file_is_told_with_name_line_and_reason(
    run: Run, tmp_path: Path, command: str, data: bytes, reason: str
) -> None:
    bad = tmp_path / "bad.md"
    bad.write_bytes(data)
    done = run(command, bad)
    assert (done.code, done.out) == (1, "")
    assert f"bad.md: {reason}" in one_line(done.err)


@pytest.mark.parametrize("command", ["inspect", "render", "roundtrip"])
def test_what_is_no_file_is_told(run: Run, tmp_path: Path, command: str) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    for path, reason in ((tmp_path, "folder"), (pipe, "pipe"), (tmp_path / "none.md", "no such file")):
        done = run(command, path)
        assert done.code == 1
        assert reason in one_line(done.err)


def test_a_missing_file_here_is_told_without_dots(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "no such file in this folder." in one_line(run("inspect", "none.md").err)


def test_a_file_without_suffix_opens_in_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft").touch()
    assert cli.window_arguments(["draft"]) == WindowArguments((Path("draft"),), None)


def test_self_test_needs_no_qt_and_says_so() -> None:
    done = run_alone("self-test")
    assert (done.code, done.err) == (0, "")
    assert "0 bad" in done.out
    assert "Qt not found" in done.out


def test_self_test_tells_of_a_bad_sample(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sample.md").write_bytes(b"\xff")
    monkeypatch.setattr(cli, "resource_path", lambda _: tmp_path)
    done = run("self-test")
    assert done.code == 1
    assert "sample.md: line 1: not UTF-8" in one_line(done.err)


def test_a_window_without_a_display_is_one_line(run: Run, post: Path) -> None:
    done = run(post)
    assert done.code == 1
    assert "display" in one_line(done.err)


def test_a_window_without_qt_is_one_line(post: Path) -> None:
    done = run_alone(post, QT_QPA_PLATFORM="offscreen")
    assert done.code == 1
    assert "PySide6" in one_line(done.err)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], WindowArguments((), None)),
        (["a.md"], WindowArguments((Path("a.md"),), None)),
        (["a.md", "b.md"], WindowArguments((Path("a.md"), Path("b.md")), None)),
        (["--profile", "p", "a.md"], WindowArguments((Path("a.md"),), Path("p"))),
        (["--new-instance", "a.md"], WindowArguments((Path("a.md"),), None, new_instance=True)),
        (["./inspect"], WindowArguments((Path("inspect"),), None)),
        (["--", "--odd.md"], WindowArguments((Path("--odd.md"),), None)),
    ],
)
def test_arguments_of_the_window(arguments: list[str], expected: WindowArguments) -> None:
    assert not cli.is_command(arguments)
    assert cli.window_arguments(arguments) == expected


@pytest.fixture
def large_post(post: Path) -> Path:
    """Return a post whose page is larger than a pipe."""
    post.write_text(f"{POST}\n~~~\n{'long line ' * 20_000}\n~~~\n", encoding="utf-8")
    return post


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_large_page_is_printed_whole(large_post: Path, unbuffered: str) -> None:
    assert run_alone("render", large_post, PYTHONUNBUFFERED=unbuffered).out.count("long line ") == 20_000


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_error(large_post: Path, unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = run_alone("render", large_post, stdout=pipe, PYTHONUNBUFFERED=unbuffered)
    assert done == Done(1, "", "")


def test_a_full_device_behind_standard_output_is_one_line(post: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run_alone("render", post, stdout=full)
    assert done.code == 1
    assert "standard output" in one_line(done.err)


def test_closed_standard_streams_are_no_traceback(run: Run, post: Path) -> None:
    shell = f'"{sys.executable}" -m twimeditor render "{post}" >&- 2>&-'
    done = subprocess.run(["/bin/sh", "-c", shell], check=False, capture_output=True, env=_environment())
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_a_defect_of_our_own_is_one_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise RuntimeError("two\nlines")

    assert cli.guarded(fail) == 1
    assert "defect" in one_line(capsys.readouterr().err)


def test_ctrl_c_ends_it_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt() -> int:
        signal.raise_signal(signal.SIGINT)
        return 0

    inherited = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a shell runs it aside
    try:
        assert cli.guarded(interrupt) == 130
    finally:
        signal.signal(signal.SIGINT, inherited)
    assert capsys.readouterr() == ("", "")
