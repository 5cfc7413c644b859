"""The start of a line: marks of containers, and indentation, in which a tab reaches to the next stop."""

from typing import TypeAlias

BLANK = " \t\v\f"
_STOP = 4

Place: TypeAlias = tuple[int, int, int]
"""How far a line has been read, for the cursor to go back there."""


class Cursor:
    """A place in a line up to which it has been read.

    `spaces` are left of a tab that was read in part; at `stop` is a tab stop, and no tab from there to the place.
    """

    __slots__ = ("at", "line", "spaces", "stop")

    def __init__(self, line: str, at: int = 0) -> None:
        self.line = line
        self.at = at
        self.spaces = 0
        self.stop = at

    @property
    def place(self) -> Place:
        """Return where the cursor is."""
        return self.at, self.spaces, self.stop

    def go_back_to(self, place: Place) -> None:
        """Go to where the cursor was."""
        self.at, self.spaces, self.stop = place

    def begin_at(self, at: int) -> None:
        """Go to a place from where tab stops are counted anew."""
        self.go_back_to((at, 0, at))

    @property
    def ended(self) -> bool:
        """Tell whether the line holds nothing more."""
        return self.at >= len(self.line)

    @property
    def blank(self) -> bool:
        """Tell whether nothing more can be seen in the line."""
        return not self.line[self.at :].strip(BLANK)

    @property
    def next(self) -> str:
        """Return the character that has not been read, nothing at the end."""
        return self.line[self.at : self.at + 1]

    @property
    def rest(self) -> str:
        """Return what has not been read."""
        return self.line[self.at :]

    def skip(self, most: int) -> int:
        """Read up to `most` columns of space; return how many there were."""
        taken = min(self.spaces, most)
        self.spaces -= taken
        while taken < most and self.at < len(self.line):
            char = self.line[self.at]
            if char == " ":
                self.at += 1
                taken += 1
            elif char == "\t":
                width = _STOP - (self.at - self.stop) % _STOP
                self.at += 1
                self.stop = self.at
                used = min(width, most - taken)
                taken += used
                self.spaces = width - used
            else:
                break
        return taken

    def skip_all(self) -> None:
        """Read all space."""
        self.spaces = 0
        while self.at < len(self.line) and self.line[self.at] in " \t":
            self.at += 1

    def take(self, char: str) -> bool:
        """Read `char` if it comes next; tell whether it did."""
        if self.line.startswith(char, self.at):
            self.at += 1
            return True
        return False
