"""Emoji by name: read from a list, found by words, and spelled as the newsletter spells them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

SELECTOR = "\ufe0f"
"""What asks for the colourful form of a character that has a plain one as well."""


@dataclass(frozen=True, slots=True)
class Emoji:
    """An emoji, its name, further words that it is found by, and the group that it belongs to."""

    text: str
    name: str
    words: str
    group: str


def read_emoji(lines: str) -> tuple[Emoji, ...]:
    """Return the emoji of a list: ``emoji<TAB>name<TAB>words``, with ``# Group`` above each group."""
    return tuple(_read(lines))


def _read(lines: str) -> Iterator[Emoji]:
    group = ""
    for line in lines.split("\n"):
        text, _, rest = line.partition("\t")
        name, _, words = rest.partition("\t")
        if line.startswith("# "):
            group = line[2:]
        elif name:
            yield Emoji(text, name, words, group)


def matching(known: Sequence[Emoji], query: str) -> tuple[Emoji, ...]:
    """Return the emoji that all words of a query fit, the best first; an emoji in the query is found itself."""
    wanted = query.casefold().split()
    if not wanted:
        return tuple(known)
    plain = bare(query.strip())
    ranked = [(rank, one) for one in known if (rank := _rank(one, wanted, plain)) is not None]
    return tuple(one for _, one in sorted(ranked, key=lambda item: item[0]))


def _rank(emoji: Emoji, wanted: Sequence[str], plain: str) -> int | None:
    """Return how well an emoji fits, 0 best: by name as a whole, words of the name, then anything that begins so."""
    if bare(emoji.text) == plain:
        return 0
    name = emoji.name.casefold()
    own, other = name.replace("-", " ").split(), emoji.words.casefold().split()
    if name == " ".join(wanted):
        return 1
    if all(word in own for word in wanted):
        return 2
    if all(any(one.startswith(word) for one in own) for word in wanted):
        return 3
    fits = all(any(one.startswith(word) for one in (*own, *other)) for word in wanted)
    return 4 if fits else None


def bare(text: str) -> str:
    """Return an emoji without the selector of its form, as it is compared."""
    return text.replace(SELECTOR, "")


def spelled(text: str, vocabulary: Iterable[str]) -> str:
    """Return an emoji with or without its selector as the `vocabulary` has it; one that is not in it stays."""
    same = (word for title in vocabulary for word in title.split() if bare(word) == bare(text))
    return next(same, text)
