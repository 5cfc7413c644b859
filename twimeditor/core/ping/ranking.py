"""The homeservers with the lowest ping: read from what the bot or a table says, ranked, and written as a table."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.inline import escape
from twimeditor.core.tables import Align, Matrix, Table, cells_of_text, new_table

HEADER = ("Rank", "Hostname", "Median MS")
MOST = 100
_LONGEST = 6_000_000
_HOST_COLUMN = lazy_pattern(r"host|server|domain", re.IGNORECASE)
_MEDIAN_COLUMN = lazy_pattern(r"median|\bms\b|ping", re.IGNORECASE)
_NUMBER = lazy_pattern(r"[<~≈]?\s*(\d{1,3}(?:[  ,']\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)\s*(?:ms|s)?", re.IGNORECASE)
_BREAK = lazy_pattern(r"[\s\x00-\x1f\x7f\u0085\u2028\u2029]+")
_UNSEEN = lazy_pattern("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class PingError(ValueError):
    """What is wrong with the text, in words."""


@dataclass(frozen=True, slots=True)
class Ping:
    """A homeserver and the median of its pings in milliseconds."""

    host: str
    median: float

    @property
    def shown(self) -> str:
        """Return the median as it is published: whole, or with a half."""
        half = round(self.median * 2) / 2
        return str(int(half)) if half.is_integer() else f"{half:.1f}"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Homeservers, the fastest first, and what of the text could not be used."""

    pings: tuple[Ping, ...]
    remarks: tuple[str, ...] = ()

    def top(self, count: int) -> tuple[Ping, ...]:
        """Return the `count` fastest."""
        return self.pings[:count]


def ranking(text: str) -> Ranking:
    """Return the ranking in the bot's JSON, a Markdown table or rows of cells; raise `PingError` with a reason."""
    if len(text) > _LONGEST:
        raise PingError(f"This is too long: {len(text):,} characters. The bot's own are a thousandth of that.")
    stripped = text.lstrip("\ufeff \t\r\n")
    if not stripped:
        raise PingError("There is nothing here yet.")
    return _ranked(_from_json(stripped) if stripped[0] in "{[" else _from_cells(cells_of_text(stripped)))


def ranking_of_cells(cells: Matrix) -> Ranking:
    """Return the ranking in rows of cells, the first of which may be a head; raise `PingError` with a reason."""
    return _ranked(_from_cells(cells))


def ping_table(pings: Iterable[Ping], header: tuple[str, ...] = HEADER) -> Table:
    """Return the table as it is published."""
    rows = [header, *_rows(pings)]
    return new_table(rows, [Align.CENTER] * len(header), roomy=False)


def with_pings(table: Table, pings: Iterable[Ping]) -> Table:
    """Return a table with other rows; its head, its line below that and its manner stay."""
    rows = _rows(pings)
    kept = table.without_rows(range(len(rows) + 1, table.rows))
    return kept.with_cells(1, 0, rows) if rows else kept


def is_ping_table(table: Table) -> bool:
    """Tell whether the table's head is that of a ranking by ping."""
    head = [table.cell(0, column).casefold() for column in range(table.columns)]
    return len(head) == len(HEADER) and head[1] == "hostname" and head[2].startswith("median")


def harmless(host: str) -> str:
    """Return a host's name as Markdown that shows it as it is, and nothing else."""
    return escape(_plain(host)).replace("{{", "&#123;{").replace("{%", "&#123;%")


def _plain(host: str) -> str:
    """Return a name on one line, without what is not seen or turns the direction of the text."""
    if host.isascii() and host.isprintable() and " " not in host:
        return host
    return _UNSEEN.sub("", _BREAK.sub(" ", host)).strip().encode("utf-8", "replace").decode("utf-8")


def _rows(pings: Iterable[Ping]) -> Matrix:
    return [(str(rank), harmless(ping.host), ping.shown) for rank, ping in enumerate(pings, start=1)]


def _remarks(skipped: int, doubled: int) -> Iterator[str]:
    if skipped:
        yield f"{_count(skipped)} without a usable median {'is' if skipped == 1 else 'are'} left out."
    if doubled:
        yield f"{_count(doubled)} named twice {'is' if doubled == 1 else 'are'} taken once, with the lower median."


def _count(number: int) -> str:
    return "1 homeserver" if number == 1 else f"{number:,} homeservers"


def _ranked(found: Sequence[Ping | None]) -> Ranking:
    pings = [ping for ping in found if isinstance(ping, Ping)]
    if not pings:
        raise PingError("There is no homeserver with a median in it.")
    skipped = len(found) - len(pings)
    best: dict[str, Ping] = {}
    for ping in sorted(pings, key=lambda one: one.median):
        best.setdefault(ping.host, ping)
    return Ranking(tuple(best.values()), tuple(_remarks(skipped, len(pings) - len(best))))


def _from_json(text: str) -> list[Ping | None]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, character {error.colno}"
        raise PingError(f"This is no complete JSON: something is missing or wrong at {place}.") from None
    except (RecursionError, ValueError):
        raise PingError("This JSON cannot be read: it is nested too deeply, or has a number without an end.") from None
    return [_ping(host, value) for host, value in _hosts(data)]


def _hosts(data: object) -> Iterator[tuple[object, object]]:
    """Yield hosts and what is said of each: under ``pings``, or at the top, as a mapping or a list."""
    inner = data.get("pings", data) if isinstance(data, dict) else data
    if isinstance(inner, dict):
        yield from inner.items()
    elif isinstance(inner, list):
        yield from ((_named(item), item) for item in inner)
    else:
        raise PingError("This JSON has no “pings” with a median for each homeserver.")


def _named(item: object) -> object:
    names = ("host", "hostname", "server")
    return next((item[name] for name in names if name in item), None) if isinstance(item, dict) else None


def _ping(host: object, value: object) -> Ping | None:
    median = value.get("median") if isinstance(value, dict) else value
    number = _as_number(median)
    return Ping(host, number) if isinstance(host, str) and _plain(host) and number is not None else None


def _as_number(value: object) -> float | None:
    if isinstance(value, str):
        found = _NUMBER.fullmatch(value.strip())
        digits = re.sub(r"[  ']|,(?=\d{3}\b)", "", found[1]).replace(",", ".") if found else ""
        return float(digits) if digits else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) and 0 <= number < 1e9 else None


def _from_cells(cells: Matrix) -> list[Ping | None]:
    rows = [[cell.strip() for cell in row] for row in cells if any(cell.strip() for cell in row)]
    if max(map(len, rows), default=0) < 2:
        words = "Expected is pingbot's JSON, or a table of homeservers and medians."
        raise PingError(f"This is neither JSON nor a table. {words}")
    host, median = _columns(rows[0])
    body = rows if host is None else rows[1:]
    return [_ping_of_row(row, host, median) for row in body]


def _columns(head: list[str]) -> tuple[int | None, int | None]:
    """Return where the head says that hosts and medians stand."""
    host = next((place for place, cell in enumerate(head) if _HOST_COLUMN.match(cell) and "." not in cell), None)
    median = next((place for place, cell in enumerate(head) if _MEDIAN_COLUMN.search(cell) and place != host), None)
    return (host, median) if host is not None and median is not None else (None, None)


def _ping_of_row(row: list[str], host: int | None, median: int | None) -> Ping | None:
    """Return what a row says; without a head its last number is the median, and the first other cell the host."""
    if host is not None and median is not None:
        return _ping(row[host], row[median]) if max(host, median) < len(row) else None
    numbers = [place for place, cell in enumerate(row) if _as_number(cell) is not None]
    names = [cell for place, cell in enumerate(row) if cell and place not in numbers]
    return _ping(names[0], row[numbers[-1]]) if names and numbers else None
