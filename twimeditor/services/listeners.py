"""Those who want to be told."""

from collections.abc import Callable
from typing import Generic, ParamSpec

from twimeditor.services.ports import Unsubscribe

P = ParamSpec("P")


class Listeners(Generic[P]):
    """Functions that are called when something has changed, in the order in which they came."""

    def __init__(self) -> None:
        self._all: list[Callable[P, None]] = []

    def add(self, listener: Callable[P, None]) -> Unsubscribe:
        """Call `listener` from now on, until the returned function is called; to call that again does nothing."""
        self._all.append(listener)

        def unsubscribe() -> None:
            if listener in self._all:
                self._all.remove(listener)

        return unsubscribe

    def tell(self, *told: P.args, **more: P.kwargs) -> None:
        """Call those who are there now, whoever comes or goes meanwhile."""
        for listener in tuple(self._all):
            listener(*told, **more)
