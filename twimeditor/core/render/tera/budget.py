"""How much work a template may do: it is counted, since a clock would make the preview random."""

from twimeditor.core.render.tera.errors import TeraError

STEPS = 200_000
"""Real templates take a few hundred; this many take a fraction of a second."""

LONGEST = 500_000
"""Characters of one text."""


class Budget:
    """The steps that are left; several templates may share one."""

    def __init__(self, steps: int = STEPS) -> None:
        self._left = steps

    def spend(self, steps: int) -> None:
        """Take `steps` off; raise TeraError when there are not as many."""
        self._left -= steps
        if self._left < 0:
            raise TeraError("it takes too long")

    def make(self, characters: int) -> None:
        """Take the cost of a text of that length off; raise TeraError before it is made."""
        if characters > LONGEST:
            raise TeraError("it makes too long a text")
        self.spend(1 + characters // 50)
