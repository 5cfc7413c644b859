"""Make pictures fit for the web: upright, small enough, in the web's colours, and nothing private left in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeAlias

from twimeditor.core.assets.kinds import Kind
from twimeditor.core.assets.sizes import file_size
from twimeditor.services.assets import svg
from twimeditor.services.assets.containers import avif, gif, jpeg, png, webp
from twimeditor.services.assets.containers.parts import Bare, Bomb, Measure
from twimeditor.services.assets.encode import WRITABLE, Pixels, encode
from twimeditor.services.assets.look import Picture, look
from twimeditor.services.assets.pixels import UNREADABLE, Still
from twimeditor.services.assets.refusal import Cancelled, Refused, damaged, overblown
from twimeditor.services.assets.squeeze import Squeeze, squeezed
from twimeditor.services.assets.videos import video_notes

__all__ = ["Offer", "Rasterise", "Treated", "Treatment", "offers", "treat"]

IsCancelled: TypeAlias = Callable[[], bool]

Rasterise: TypeAlias = Callable[[bytes], bytes]
"""Makes a PNG of an SVG, anywhere but on the main thread; raises `Refused` when there is nothing to draw."""

_LARGE_ANIMATION: Final = 2_000_000
_WHITE: Final = "JPEG knows nothing that shines through: what did is white now."


@dataclass(frozen=True, slots=True)
class Treatment:
    """What the user wants: the longest side in pixels (None: as it is), and another kind (None: the same)."""

    longest: int | None = 1600
    to: Kind | None = None


@dataclass(frozen=True, slots=True)
class Treated:
    """A picture fit for the web; `notes` are sentences about what the user should know."""

    data: bytes
    kind: Kind
    width: int
    height: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """How many bytes a picture would have as another kind."""

    kind: Kind
    size: int


def _never() -> bool:
    return False


def treat(
    data: bytes,
    name: str,
    treatment: Treatment,
    *,
    cancelled: IsCancelled = _never,
    rasterise: Rasterise | None = None,
) -> Treated:
    """Return `data` fit for the web; raise `Refused`, or `Cancelled` soon after `cancelled` tells so."""
    return _Work(name, cancelled, partial(squeezed, cancelled=cancelled)).treated(data, treatment, rasterise)


def offers(data: bytes, name: str, treatment: Treatment, *, cancelled: IsCancelled = _never) -> tuple[Offer, ...]:
    """Return what a photo that is a PNG would weigh as PNG, JPEG and WebP; nothing for other pictures."""
    return _Work(name, cancelled, partial(squeezed, cancelled=cancelled)).offers(data, treatment)


class _Work:
    """What is to be done about one file, and what it needs for it."""

    def __init__(self, name: str, cancelled: IsCancelled, squeeze: Squeeze) -> None:
        self._name = name
        self._cancelled = cancelled
        self._squeeze = squeeze

    def treated(self, data: bytes, treatment: Treatment, rasterise: Rasterise | None) -> Treated:
        """Return the file fit for the web."""
        picture = look(data, self._name)
        self._check()
        try:
            if picture.kind.is_video:
                return Treated(data, picture.kind, 0, 0, video_notes(data, picture.kind))
            if picture.kind is Kind.SVG:
                return self._drawing(data, picture, treatment, rasterise)
            return self._moving(data, picture) if picture.moves else self._still(data, picture, treatment)
        except Bomb as error:
            raise overblown(self._name) from error
        except UNREADABLE as error:
            raise damaged(self._name) from error
        except MemoryError as error:
            raise Refused(
                f"“{self._name}” needs more memory than is free. Close other programs, or make it smaller."
            ) from error

    def offers(self, data: bytes, treatment: Treatment) -> tuple[Offer, ...]:
        """Return how many bytes the picture would have as each kind that is worth a thought."""
        picture = look(data, self._name)
        if picture.kind is not Kind.PNG or not picture.is_photo:
            return ()
        try:
            return tuple(self._offers(_strip(data, picture), picture, treatment.longest))
        except UNREADABLE as error:
            raise damaged(self._name) from error

    def _offers(self, bare: Bare, picture: Picture, longest: int | None) -> Iterator[Offer]:
        still = Still(bare, picture, longest)
        is_fit = still.is_fit
        pixels = still.pixels(self._check)
        yield Offer(Kind.PNG, len(self._fit(bare, picture) if is_fit else self._encoded(pixels, Kind.PNG)))
        for kind in (Kind.JPEG, Kind.WEBP) if pixels.is_opaque else (Kind.WEBP,):
            yield Offer(kind, len(self._encoded(pixels, kind)))

    def _still(self, data: bytes, picture: Picture, treatment: Treatment) -> Treated:
        bare = _strip(data, picture)
        still = Still(bare, picture, treatment.longest)
        kind = treatment.to if treatment.to in WRITABLE else picture.kind
        if kind is picture.kind and still.is_fit:
            still.check()
            self._check()
            return Treated(self._fit(bare, picture), kind, picture.width, picture.height)
        pixels = still.pixels(self._check)
        notes = (_WHITE,) if kind is Kind.JPEG and not pixels.is_opaque else ()
        return Treated(self._encoded(pixels, kind), kind, *pixels.image.size, notes)

    def _fit(self, bare: Bare, picture: Picture) -> bytes:
        """Return a file whose pixels stay as they are, as small as that goes without touching them."""
        if picture.kind is not Kind.PNG:
            return bare.data
        try:
            return self._squeeze(bare.data)
        except ValueError:
            if png.is_bomb(bare.data, Measure(picture.width, picture.height)):
                raise Bomb from None
            return self._encoded(Still(bare, picture, None).pixels(self._check), Kind.PNG)

    def _moving(self, data: bytes, picture: Picture) -> Treated:
        """Take an animation as it is, once its first frame was seen to be one."""
        bare = _strip(data, picture)
        first = png.strip(data) if picture.kind is Kind.APNG else bare
        Still(first, replace(picture, kind=Kind.PNG) if picture.kind is Kind.APNG else picture, None).check()
        notes = (_animation_note(bare.data, is_same=bare.data == data),)
        return Treated(bare.data, picture.kind, picture.width, picture.height, notes)

    def _drawing(self, data: bytes, picture: Picture, treatment: Treatment, rasterise: Rasterise | None) -> Treated:
        drawing = svg.scrub(data, self._embedded)
        if not drawing.reasons and treatment.to is not Kind.PNG:
            return Treated(drawing.data, Kind.SVG, picture.width, picture.height)
        why = " and ".join(drawing.reasons)
        if rasterise is None:
            raise Refused(
                f"“{self._name}” contains {why or 'shapes'}, which must not come in."
                " Save it as a plain SVG or as a PNG in the program that it was drawn with."
            )
        drawn = self.treated(rasterise(drawing.data), replace(treatment, to=None), None)
        note = f"A PNG was made of the SVG, because it contains {why}." if why else "A PNG was made of the SVG."
        return replace(drawn, notes=(note, *drawn.notes))

    def _embedded(self, data: bytes) -> tuple[str, bytes]:
        """Return a picture that is part of a drawing with nothing private in it."""
        self._check()
        inner = _Work(self._name, self._cancelled, bytes).treated(data, Treatment(longest=None), None)
        return inner.kind.media_type, inner.data

    def _encoded(self, pixels: Pixels, kind: Kind) -> bytes:
        data = encode(pixels, kind, self._squeeze)
        self._check()
        return data

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled


def _strip(data: bytes, picture: Picture) -> Bare:
    """Return the file with nothing but its picture."""
    match picture.kind:
        case Kind.PNG | Kind.APNG:
            return png.strip(data, moves=picture.moves)
        case Kind.JPEG:
            return jpeg.strip(data)
        case Kind.WEBP:
            return webp.strip(data, moves=picture.moves)
        case Kind.GIF:
            return gif.strip(data)
        case Kind.AVIF:
            return Bare(data) if picture.moves else avif.strip(data)
        case _:
            return Bare(data)


def _animation_note(data: bytes, *, is_same: bool) -> str:
    note = f"{file_size(len(data))} animation, "
    note += "taken as it is." if is_same else "taken as it is, but for what it tells about its author."
    return f"{note} A WebM video would be much smaller." if len(data) > _LARGE_ANIMATION else note
