"""What is said of a picture that comes in."""

from collections.abc import Sequence

from twimeditor.core.assets.kinds import Kind
from twimeditor.core.assets.sizes import file_size
from twimeditor.services.assets.look import Picture
from twimeditor.services.assets.treat import Treated
from twimeditor.ui.images.piece import Piece

_MOST_TOLD = 5


def before_and_after(piece: Piece) -> str:
    """Return size and format as they are and as they will be."""
    if piece.read is None:
        return "Reading…"
    before, made = _facts(piece.read.picture), piece.result
    if made is None:
        return f"{before} → …"
    after = _made(made)
    if made.data != piece.read.data:
        return f"{before} → {after}"
    return before if made.notes else f"{before}, taken as it is"


def spoken(piece: Piece) -> str:
    """Return what a screen reader says of the picture itself."""
    return f"Video {piece.name}" if piece.is_video else f"Picture {piece.name}"


def row_words(piece: Piece) -> str:
    """Return how it stands with a picture, for the list of all."""
    if piece.read is None:
        return "Reading…"
    if piece.result is None:
        return "Being prepared…"
    return file_size(len(piece.result.data)) + ("" if piece.alt.strip() or piece.is_video else " · no alt text")


def offered(piece: Piece) -> tuple[tuple[str, Kind | None], ...]:
    """Return the formats to choose from, each with its size; none where there is no choice."""
    return tuple((f"{offer.kind.label} ({file_size(offer.size)})", _to(piece, offer.kind)) for offer in piece.offers)


def named(pieces: Sequence[Piece]) -> str:
    """Return how many pictures these are, or videos, behind a verb."""
    noun = "video" if pieces and all(piece.is_video for piece in pieces) else "picture"
    return noun if len(pieces) == 1 else f"{len(pieces):,} {noun}s"


def left_out(refused: Sequence[str]) -> str:
    """Return why files do not come in, the first few of them."""
    more = len(refused) - _MOST_TOLD
    told = "\n".join(refused[:_MOST_TOLD])
    return f"{told}\nand {more:,} more" if more > 0 else told


def _to(piece: Piece, kind: Kind) -> Kind | None:
    is_own = piece.read is not None and piece.read.picture.kind is kind
    return None if is_own else kind


def _facts(picture: Picture) -> str:
    moving = f", {picture.frames:,} frames" if picture.frames > 1 else ""
    return f"{file_size(picture.size)} {picture.kind.label}{_pixels(picture.width, picture.height)}{moving}"


def _made(made: Treated) -> str:
    return f"{file_size(len(made.data))} {made.kind.label}{_pixels(made.width, made.height)}"


def _pixels(width: int, height: int) -> str:
    return f" {width} × {height}" if width and height else ""
