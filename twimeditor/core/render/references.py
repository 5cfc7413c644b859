"""Reference definitions of the whole post, and which of them a node asked for."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from markdown_it.token import Token

from twimeditor.core.render import footnotes

Definitions: TypeAlias = Mapping[str, tuple[str, str]]
"""Normalised labels to (address, title). A footnote's label starts with ``^`` and has no address."""

Asked: TypeAlias = Mapping[str, tuple[str, str] | None]
"""Labels that were looked up to what they stood for, None where there was no definition.

HTML made with these stays right for as long as all of them would give the same again.
"""


class Lookups(dict[str, Any]):
    """The definitions as the parser wants them, noting in `asked` every label that it looks up."""

    def __init__(self, definitions: Definitions) -> None:
        super().__init__()
        self._definitions = definitions
        self.asked: dict[str, tuple[str, str] | None] = {}

    def __contains__(self, label: object) -> bool:
        return isinstance(label, str) and self._look_up(label) is not None

    def __getitem__(self, label: str) -> dict[str, str]:
        found = self._look_up(label)
        if found is None:
            raise KeyError(label)
        return {"href": found[0], "title": found[1]}

    def get(self, label: str, default: Any = None) -> Any:  # noqa: ANN401 - the library's signature
        """Return the definition of `label`, or `default`."""
        return default if self._look_up(label) is None else self[label]

    def _look_up(self, label: str) -> tuple[str, str] | None:
        found = self._definitions.get(label)
        self.asked[label] = found
        return found


def still_right(asked: Asked, definitions: Definitions) -> bool:
    """Tell whether all labels that were asked for stand for the same in `definitions`."""
    return all(definitions.get(label) == found for label, found in asked.items())


def definitions_in(tokens: Iterable[Token]) -> Definitions:
    """Return the definitions among blocks; of several for one label the first counts."""
    found: dict[str, tuple[str, str]] = {}
    for token in tokens:
        if token.type == "definition":
            found.setdefault(token.meta["id"], (token.meta["url"], token.meta["title"]))
        elif token.type == "footnote_reference_open":
            found.setdefault(footnotes.key(token.meta["label"]), ("", ""))
    return found


def merged(each: Iterable[Definitions]) -> Definitions:
    """Return the definitions of parts in their order; of several for one label the first counts."""
    found: dict[str, tuple[str, str]] = {}
    for definitions in each:
        for label, value in definitions.items():
            found.setdefault(label, value)
    return found
