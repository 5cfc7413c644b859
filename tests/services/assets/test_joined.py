"""A PNG's pixels in one chunk: the same picture, however many chunks it had."""

import io

import pytest
from PIL import Image

from tests.services.assets.pictures import chunk
from twimeditor.services.assets.containers import png


def parted(size: int) -> bytes:
    """Return a PNG whose pixels lie in chunks of at most `size` bytes."""
    held = io.BytesIO()
    Image.effect_noise((90, 70), 40).save(held, "PNG")
    data = held.getvalue()
    start, end = data.index(b"IDAT") - 4, data.index(b"IEND") - 4
    packed = data[start + 8 : end - 4]
    parts = (packed[at : at + size] for at in range(0, len(packed), size))
    return data[:start] + b"".join(chunk(b"IDAT", part) for part in parts) + data[end:]


@pytest.mark.parametrize("size", [1, 100, 1_000_000])
def test_the_pixels_stay(size: int) -> None:
    data = parted(size)
    joined = png.joined(data)
    assert joined.count(b"IDAT") == 1
    with Image.open(io.BytesIO(joined)) as checked:
        checked.verify()
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(joined)) as after:
        assert after.tobytes() == before.tobytes()


def test_one_chunk_is_left_alone() -> None:
    data = parted(1_000_000)
    assert png.joined(data) is data


def test_chunks_that_are_apart_are_left_as_they_are() -> None:
    data = parted(100)
    at = data.rindex(b"IDAT") - 4
    apart = data[:at] + chunk(b"PLTE", b"abc") + data[at:]
    assert png.joined(apart) is apart
