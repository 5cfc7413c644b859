"""What a filter is given, each argument of the type that it has to be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twimeditor.core.render.tera.errors import TeraError
from twimeditor.core.render.tera.run import Run
from twimeditor.core.render.tera.values import Value, is_number


class NotApplicableError(TeraError):
    """A filter cannot be applied to what it was given."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """A filter's value and keyword arguments; each reading raises NotApplicableError for a wrong type."""

    run: Run
    name: str
    value: Value
    given: Mapping[str, Value]

    @property
    def names(self) -> Iterable[str]:
        """Return which arguments there are."""
        return self.given.keys()

    @property
    def subject(self) -> str:
        """Return the value, which has to be a text."""
        if not isinstance(self.value, str):
            raise self.wrong()
        return self.value

    @property
    def items(self) -> list[Value]:
        """Return the value, which has to be a list."""
        if not isinstance(self.value, list):
            raise self.wrong()
        return self.value

    def wrong(self) -> NotApplicableError:
        """Return what to raise where the filter makes no sense."""
        return NotApplicableError(f"the filter {self.name} is given something that it cannot use")

    def get(self, name: str) -> Value:
        """Return an argument of any type."""
        return self.given.get(name)

    def own_number(self) -> int | float:
        """Return the value, which has to be a number."""
        if not is_number(self.value):
            raise self.wrong()
        return self.value

    def text(self, name: str, default: str | None = None) -> str:
        """Return an argument that is a text."""
        value = self.given.get(name, default)
        if not isinstance(value, str):
            raise self.wrong()
        return value

    def written(self, name: str, default: str | None = None) -> str:
        r"""Return a text in which ``\n`` and ``\t`` stand for what they stand for elsewhere."""
        return self.text(name, default).replace("\\n", "\n").replace("\\t", "\t")

    def whole(self, name: str, default: int | None = None) -> int:
        """Return an argument that is a whole number."""
        value = self.given.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong()
        return value

    def number(self, name: str, default: float) -> int | float:
        """Return an argument that is a number."""
        value = self.given.get(name, default)
        if not is_number(value):
            raise self.wrong()
        return value

    def flag(self, name: str) -> bool:
        """Return an argument that is true or false."""
        value = self.given.get(name, False)
        if not isinstance(value, bool):
            raise self.wrong()
        return value
