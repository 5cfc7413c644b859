"""Where the fields' characters stand in the text that saving would write, and the way back."""

from twimeditor.core.check.place import Place
from twimeditor.core.model import Issue
from twimeditor.core.post.compose import Piece, composed


class Layout:
    """The text of an issue and the pieces that it is made of, each of a node."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        self.text, self.pieces = composed(issue)

    def piece_at(self, offset: int) -> Piece | None:
        """Return the piece that a character lies in."""
        return next((piece for piece in self.pieces if piece.start <= offset < piece.end), None)

    def place(self, start: int, end: int) -> Place:
        """Return the characters of a field that characters of the text are."""
        raise NotImplementedError

    def span(self, place: Place) -> tuple[int, int]:
        """Return the characters of the text that a place is."""
        raise NotImplementedError

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of a character, both from 1."""
        line = self.text.count("\n", 0, offset) + 1
        return line, offset - self.text.rfind("\n", 0, offset)


def layout(issue: Issue) -> Layout:
    """Return where everything in an issue stands in its text."""
    return Layout(issue)
