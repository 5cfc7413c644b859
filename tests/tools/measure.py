"""Take times and lay them out in a table."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, on what, and the times in seconds."""

    what: str
    on: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        """The value that 95 of 100 do not exceed, by nearest rank."""
        ranked = sorted(self.seconds)
        return ranked[-(-95 * len(ranked) // 100) - 1]


def timed(work: Callable[[], object], *, runs: int = 1) -> float:
    """Return the median time of `work` in seconds, with the garbage collector off."""
    taken = []
    gc.disable()
    try:
        for _ in range(runs):
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    finally:
        gc.enable()
    return statistics.median(taken)


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table, in milliseconds."""
    lines = ["| what | on | n | median ms | p95 ms | max ms |", "| --- | --- | ---: | ---: | ---: | ---: |"]
    for row in rows:
        figures = " | ".join(f"{1000 * value:.2f}" for value in (row.median, row.p95, max(row.seconds)))
        lines.append(f"| {row.what} | {row.on} | {len(row.seconds)} | {figures} |")
    return "\n".join(lines)
