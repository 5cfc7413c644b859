"""What the search engine is given of an entry, made of what is kept of it: no text is kept twice."""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from twimeditor.services.archive.words import indexed

_LEVEL: Final = 3
_BETWEEN: Final = b"\0"
"""Nothing in JSON is that, so the last one parts."""


def authors_of(told_by: Iterable[tuple[str, str]]) -> str:
    """Return names and ids as they are searched."""
    return indexed(" · ".join(f"{name} {target}".strip() for name, target in told_by))


def pressed(text: str, rest: object) -> bytes:
    """Return a text, and in JSON what else is kept beside it, so that the text is read without the rest."""
    data = text.encode(errors="surrogatepass") + _BETWEEN + json.dumps(rest, ensure_ascii=True).encode()
    return zlib.compress(data, _LEVEL)


def unpressed(data: bytes) -> tuple[str, Any]:
    """Return what was pressed."""
    text, _, rest = zlib.decompress(data).rpartition(_BETWEEN)
    return text.decode(errors="surrogatepass"), json.loads(rest)


@lru_cache(maxsize=8)  # each column of an entry asks for it
def _told(mention: str) -> Sequence[Any]:
    told: Sequence[Any] = json.loads(mention)
    return told


def _section(mention: str) -> str:
    return indexed(_told(mention)[0])


def _title(mention: str) -> str:
    return indexed(_told(mention)[1])


def _authors(mention: str) -> str:
    return authors_of((name, target) for name, target, _verb in _told(mention)[4])


def _text(data: bytes) -> str:
    return indexed(zlib.decompress(data).rpartition(_BETWEEN)[0].decode(errors="surrogatepass"))


_FUNCTIONS: Final[Mapping[str, Callable[..., str]]] = {
    "said_section": _section,
    "said_title": _title,
    "said_authors": _authors,
    "said_text": _text,
}

VIEW: Final = """CREATE VIEW columns AS SELECT records.id AS id, said_title(mention) AS title,
    said_section(mention) AS section, said_authors(mention) AS authors, said_text(data) AS text, terms
    FROM records JOIN bodies ON bodies.id = records.id"""
"""The table that the engine reads when it shows a hit, and when an entry is taken out."""


def register(connection: sqlite3.Connection) -> None:
    """Give a connection the functions of the view; whoever looks at the file with another program lacks them."""
    for name, function in _FUNCTIONS.items():
        connection.create_function(name, 1, function, deterministic=True)
    connection.execute("PRAGMA trusted_schema = ON")
