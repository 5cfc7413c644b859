"""One rendering of a template: its variables, and what it has cost."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from twimeditor.core.render.tera.budget import Budget
from twimeditor.core.render.tera.errors import TeraError
from twimeditor.core.render.tera.values import Missing, Value

Markdown: TypeAlias = Callable[[str], str]
"""Renders a text on its own, as the site's ``markdown`` filter does."""

SITE_CONFIG: Mapping[str, Value] = {"base_url": "https://matrix.org", "default_language": "en"}


@dataclass(slots=True)
class Run:
    """What the operations of a template share."""

    variables: Mapping[str, Value]
    markdown: Markdown
    budget: Budget
    _frames: list[dict[str, Value]] = field(default_factory=lambda: [{}])

    def variable(self, name: str) -> Value | Missing:
        """Return the innermost variable of this name."""
        for frame in reversed(self._frames):
            if name in frame:
                return frame[name]
        if name in self.variables:
            return self.variables[name]
        if name in {"page", "section"}:
            raise TeraError(f"it asks for the {name}'s own data")
        return Missing(name)

    def assign(self, name: str, value: Value, *, everywhere: bool) -> None:
        """Set a variable, in the innermost loop or for the whole template."""
        self._frames[0 if everywhere else -1][name] = value

    def rounds(self, container: Value, names: tuple[str, ...], cost: int) -> Iterator[None]:
        """Go through `container` with a frame of variables for each round."""
        items = _items(container, names)
        depth = len(self._frames)
        for index, item in enumerate(items):
            self.budget.spend(cost)
            del self._frames[depth:]
            loop: Value = {
                "index": index + 1,
                "index0": index,
                "first": index == 0,
                "last": index == len(items) - 1,
            }
            self._frames.append({"loop": loop} | dict(zip(names, item, strict=True)))
            yield
        del self._frames[depth:]


def _items(container: Value, names: tuple[str, ...]) -> list[tuple[Value, ...]]:
    if isinstance(container, dict) and len(names) == 2:
        return list(container.items())
    if isinstance(container, list | str) and len(names) == 1:
        return [(item,) for item in container]
    raise TeraError("a loop goes through what is no list")
