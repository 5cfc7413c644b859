"""No check takes all of the machine."""

import subprocess
import sys
from pathlib import Path

import pytest

from twimeditor.services.check.limits import MOST_MEMORY, MOST_WRITTEN, confine
from twimeditor.services.processes import begin

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limits")

GREEDY = f"input(); bytearray({2 * MOST_MEMORY}); print('had')"
MODEST = "input(); bytearray(1_000_000); print('had')"


@pytest.mark.parametrize(("code", "told"), [(GREEDY, ""), (MODEST, "had")])
def test_a_program_gets_as_much_memory_as_it_needs_and_no_more(code: str, told: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        confine(process.pid)
        assert process.communicate("\n")[0].strip() == told


def test_a_program_fills_no_disk(tmp_path: Path) -> None:
    endless = "input()\nwith open('out', 'wb') as out:\n    while True: out.write(bytes(10_000_000))"
    with subprocess.Popen(
        [sys.executable, "-c", endless], cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        confine(process.pid)
        process.communicate(b"\n")
    assert process.returncode
    assert (tmp_path / "out").stat().st_size <= MOST_WRITTEN


def test_a_program_that_has_ended_is_no_obstacle() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    confine(process.pid)


def test_a_process_of_ours_goes_before_the_window_where_memory_runs_out() -> None:
    code = f"from {begin.__module__} import begin; begin(0); print(open('/proc/self/oom_score_adj').read())"
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1000"
