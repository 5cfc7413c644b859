"""An export that is killed, as ``kill -9`` does, at fifty random moments."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import twimeditor


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_the_site_is_wholly_old_or_wholly_new() -> None:
    command = [sys.executable, "-W", "error", "-m", "tests.tools.kill9_export", "--kills", "50"]
    root = Path(twimeditor.__file__).parent.parent
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=root)
    assert (done.returncode, done.stderr) == (0, "")
    counts = {line.partition(":")[0]: int(line.rpartition(" ")[2]) for line in done.stdout.splitlines()}
    assert sum(counts.values()) == 50
    assert sum(count for what, count in counts.items() if what.startswith("old")) > 0
