"""How much of the machine a check may take: an odd post makes a linter ask for all memory that there is."""

import sys
from contextlib import suppress
from typing import Final

MOST_MEMORY: Final = 2_000_000_000
"""Bytes for a linter; of an issue as long as any it takes a fiftieth."""

MOST_WRITTEN: Final = 100_000_000
"""Bytes that a file may get of it."""


def confine(process: int) -> None:
    """Have a program refused more memory, and more of the disk, than it needs, where the system can do that."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - Windows has none

        with suppress(OSError):  # it has ended already
            resource.prlimit(process, resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            resource.prlimit(process, resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
