"""Spelling by Hunspell's dictionaries: those that ship, the system's and the user's own.

Loading one takes half a second, proposing words for another up to a second: nothing for the window's process.
"""

import logging
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import SPELLING, Problem, Severity
from twimeditor.core.check.words import bare, named, names, words
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue, Node
from twimeditor.services.resources import resource_path

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary

logger = logging.getLogger(__name__)

SYSTEM_FOLDERS: Final = tuple(map(Path, ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")))
"""Where systems keep dictionaries."""

_MOST_SUGGESTIONS: Final = 7
_ALIKE: Final = 82
"""How like a known word must be, of 100, to be proposed before what a dictionary has."""

_PLAIN = lazy_pattern(r"[^\W\d_]+(?:['’ -][^\W\d_]+)*")


def available(folders: Sequence[Path] = ()) -> Mapping[str, Path]:
    """Return the dictionaries by the code of their language, each as its files' path without the ending.

    Those of `folders` are the user's and come first; then what ships, then the system's.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        found.update(_found_in(folder))
    for folder in (resource_path("spelling"), _of_library(), *SYSTEM_FOLDERS):
        found = {**_found_in(folder), **found}
    return dict(sorted(found.items()))


def exceptions(configuration: str) -> frozenset[str]:
    """Return the words that a configuration of typos lets through; none where it cannot be read."""
    try:
        default = tomllib.loads(configuration).get("default", {})
        texts = [*default.get("extend-words", {}), *default.get("extend-identifiers", {})]
        texts += [text for text in default.get("extend-ignore-re", ()) if _PLAIN.fullmatch(text)]
    except (tomllib.TOMLDecodeError, AttributeError, TypeError):
        return frozenset()
    return frozenset(word for text in texts for word in text.split())


def shipped_words() -> frozenset[str]:
    """Return the words of the field that no dictionary has."""
    return frozenset(resource_path("spelling", "words.txt").read_text(encoding="utf-8").split())


class Speller:
    """Knows which words are right in the chosen languages; keeps what it has looked up."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._files = available(folders)
        self._loaded: dict[str, Dictionary | None] = {}
        self._languages: tuple[str, ...] = ()
        self._own: frozenset[str] = frozenset()
        self._known: dict[str, bool] = {}
        self._looked_at: dict[int, tuple[Node, tuple[Place, ...], frozenset[str]]] = {}

    def use(self, languages: Sequence[str], own: Collection[str]) -> None:
        """Take these languages and, beside them, these words for right; case counts only where they have capitals."""
        chosen, words_of_own = tuple(languages), frozenset(own)
        if (chosen, words_of_own) != (self._languages, self._own):
            self._languages, self._own = chosen, words_of_own
            self._known.clear()
            self._looked_at.clear()

    def missing(self) -> tuple[str, ...]:
        """Return the chosen languages that have no dictionary, or one that cannot be read."""
        return tuple(code for code in self._languages if self._dictionary(code) is None)

    def misspelt(self, issue: Issue) -> tuple[Problem, ...]:
        """Return the words that are in no dictionary, in file order; without a dictionary there are none."""
        if not self._dictionaries():
            return ()
        self._looked_at = {node.id: self._look_at(node) for node in issue.leaves()}
        said = names(issue)
        addressed = frozenset[str]().union(*(called for _, _, called in self._looked_at.values()))
        return tuple(
            Problem(SPELLING, f"“{place.text}” is not in the dictionary", place, Severity.HINT)
            for _, places, _ in self._looked_at.values()
            for place in places
            if bare(place.text) not in said and bare(place.text).casefold() not in addressed
        )

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first."""
        from rapidfuzz import process  # noqa: PLC0415 - only when somebody asks

        alike = process.extract(word, sorted(self._own), limit=2, score_cutoff=_ALIKE)
        found = dict.fromkeys(known for known, _, _ in alike)
        for dictionary in self._dictionaries():
            found.update(dict.fromkeys(dictionary.suggest(word)))
        return tuple(text for text in found if text != word)[:_MOST_SUGGESTIONS]

    def _look_at(self, node: Node) -> tuple[Node, tuple[Place, ...], frozenset[str]]:
        """Return the words of a node that are wrong, and those that its addresses are made of."""
        known = self._looked_at.get(node.id)
        if known is not None and known[0] is node:
            return known
        return node, tuple(place for place in words(node) if not self._is_right(place.text)), named(node)

    def _is_right(self, word: str) -> bool:
        if word not in self._known:
            self._known[word] = self._is_own(bare(word)) or self._is_in_dictionary(word)
        return self._known[word]

    def _is_own(self, word: str) -> bool:
        return word in self._own or word.lower() in self._own

    def _is_in_dictionary(self, word: str) -> bool:
        """Tell whether a dictionary has the word, or none could: it is of an alphabet that no chosen language has."""
        dictionaries = self._dictionaries()
        if any(dictionary.lookup(word) for dictionary in dictionaries):
            return True
        return not word.isascii() and not any(_writes(dictionary, word) for dictionary in dictionaries)

    def _dictionaries(self) -> tuple["Dictionary", ...]:
        found = (self._dictionary(code) for code in self._languages)
        return tuple(dictionary for dictionary in found if dictionary is not None)

    def _dictionary(self, code: str) -> "Dictionary | None":
        if code not in self._loaded:
            self._loaded[code] = _loaded(self._files.get(code))
        return self._loaded[code]


def _of_library() -> Path:
    """Return where the library that reads dictionaries has one of its own."""
    library = find_spec("spylls")
    places = library.submodule_search_locations if library is not None else None
    return Path(next(iter(places or ()), ""), "hunspell", "data", "en")


def _found_in(folder: Path) -> dict[str, Path]:
    try:
        return {path.stem: path.with_suffix("") for path in folder.glob("*.dic") if path.with_suffix(".aff").is_file()}
    except OSError:
        return {}


def _loaded(path: Path | None) -> "Dictionary | None":
    from twimeditor.services.check.dictionary import read  # noqa: PLC0415 - slow, and not for all

    if path is None:
        return None
    try:
        return read(path)
    except Exception as error:  # noqa: BLE001 - the library raises whatever a damaged file makes it raise
        logger.info("dictionary %s cannot be read: %r", path, error)
        return None


def _writes(dictionary: "Dictionary", word: str) -> bool:
    """Tell whether a language has all letters of a word, by those that its dictionary tries."""
    letters = set(_letters(dictionary))
    return all(letter in letters for letter in word if letter.isalpha())


def _letters(dictionary: "Dictionary") -> Iterator[str]:
    yield from dictionary.aff.TRY.lower()
    yield from dictionary.aff.TRY.upper()
