"""Whatever happened to a file on its way: it comes in as a picture, or is refused with a sentence."""

import io
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.services.assets.pictures import drawing, exif, moving, saved, wide_profile
from twimeditor.core.assets.kinds import Kind
from twimeditor.services.assets import treat as module
from twimeditor.services.assets.look import look
from twimeditor.services.assets.refusal import Refused
from twimeditor.services.assets.treat import Treated, Treatment

SIZE = (24, 18)
MANY = 600


@cache
def samples() -> tuple[bytes, ...]:
    image, profile = drawing(SIZE), wide_profile()
    return (
        saved(image, "PNG", icc_profile=profile, exif=exif(6)),
        saved(image.quantize(8), "PNG", transparency=3),
        saved(image, "JPEG", exif=exif(3), comment=b"words"),
        saved(image, "JPEG", progressive=True, icc_profile=profile),
        saved(image.convert("CMYK"), "JPEG"),
        saved(image, "GIF"),
        saved(image, "WEBP", exif=exif(8)),
        saved(image.convert("RGBA"), "WEBP", lossless=True, icc_profile=profile),
        saved(image, "AVIF", exif=exif(5)),
        *(moving(form) for form in ("PNG", "GIF", "WEBP")),
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9"><!-- a --><style>a{b:url(#c)}</style><use/></svg>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
    )


Damage = list[tuple[int, int, bytes]]


def damaged(sample: int, damage: Damage) -> bytes:
    """Return a sample with pieces of it cut out, and others put in."""
    data = samples()[sample]
    for at, length, other in damage:
        start = at % (len(data) + 1)
        data = data[:start] + other + data[start + length :]
    return data


damages: st.SearchStrategy[Damage] = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 60), st.integers(0, 20_000)),
        st.one_of(st.integers(0, 4), st.integers(0, 3000)),
        st.binary(max_size=4),
    ),
    min_size=1,
    max_size=4,
)


def in_this_process(data: bytes, **_others: object) -> bytes:
    from twimeditor.services.assets.squeeze import optimised

    small = optimised(data)
    if not small:
        raise ValueError
    return small


def outcome(data: bytes, longest: int | None) -> Treated | str:
    """Return what becomes of a file, or why nothing does."""
    work = module._Work("a", lambda: False, in_this_process)
    try:
        return work.treated(data, Treatment(longest), lambda _: saved(drawing(SIZE), "PNG"))
    except Refused as refusal:
        return str(refusal)


@given(st.integers(0, 13), damages, st.sampled_from([None, 10]))
@settings(max_examples=max(MANY, settings().max_examples))
@example(0, [(16, 4, b"\0\0\1\0")], None)
@example(2, [(160, 2, b"\xff\xff")], None)
@example(6, [(4, 4, b"\xff\xff\xff\xff")], 10)
def test_damaged_file_comes_in_as_a_picture_or_is_refused(sample: int, damage: Damage, longest: int | None) -> None:
    data = damaged(sample, damage)
    result = outcome(data, longest)
    if isinstance(result, str):
        assert result.startswith("“a” ")
        return
    seen = look(result.data, "a")
    assert (seen.kind, seen.width, seen.height) == (result.kind, result.width, result.height)
    if result.kind is not Kind.SVG:
        with Image.open(io.BytesIO(result.data)) as image:
            image.load()
            assert image.format in {result.kind.name, "PNG"}


@given(st.binary(max_size=200), st.sampled_from([b"", *(sample[:20] for sample in samples())]))
def test_any_bytes_are_looked_at_or_refused(data: bytes, start: bytes) -> None:
    try:
        size = look(start + data, "a").size
    except Refused:
        return
    assert size == len(start + data)
