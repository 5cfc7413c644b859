"""How many shapes a drawing has once all that it repeats is drawn: few lines can ask for billions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from twimeditor.services.assets.containers.parts import Bomb

MOST_SHAPES: Final = 1_000_000


@dataclass(slots=True)
class _Named:
    """An element with an id: how many elements are in it, and which others it repeats."""

    shapes: int = 0
    repeats: list[str] = field(default_factory=list)


class Uses:
    """Counts what a drawing repeats, while it is read."""

    def __init__(self) -> None:
        self._all = _Named()
        self._named: dict[str, _Named] = {}
        self._open: list[_Named | None] = []

    def enter(self, element: str, attributes: Mapping[str, str]) -> None:
        """Take note of an element that begins."""
        name = attributes.get("id")
        self._open.append(self._named.setdefault(name, _Named()) if name else None)
        target = attributes.get("href") or attributes.get("xlink:href") or ""
        for named in (self._all, *filter(None, self._open)):
            named.shapes += 1
            if element == "use" and target.startswith("#"):
                named.repeats.append(target[1:])

    def leave(self) -> None:
        """Take note of an element that ends."""
        self._open.pop()

    def check(self) -> None:
        """Raise `Bomb` if it is far too much; what repeats itself is not drawn, and does not count."""
        if self._count(self._all, {}, ()) > MOST_SHAPES:
            raise Bomb

    def _count(self, named: _Named, known: dict[str, int], inside: tuple[str, ...]) -> int:
        count = named.shapes
        for name in named.repeats:
            if name in inside or len(inside) > 100 or name not in self._named:
                continue
            if name not in known:
                known[name] = self._count(self._named[name], known, (*inside, name))
            count = min(count + known[name], MOST_SHAPES + 1)
        return count
