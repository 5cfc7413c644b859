"""Pictures are made fit for the web, and stay what they are otherwise."""

import errno
import io
import struct
import tempfile
import zlib
from hashlib import shake_128

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageOps

from tests.services.assets.pictures import drawing, exif, moving, opened, photo, png_of, saved, with_chunks
from twimeditor.core.assets.kinds import Kind
from twimeditor.core.assets.sizes import file_size
from twimeditor.services.assets.refusal import Cancelled, Refused
from twimeditor.services.assets.treat import Treated, Treatment, treat

STILL = ["PNG", "JPEG", "WEBP", "GIF", "AVIF"]
AS_IT_IS = Treatment(longest=None)


def treated(data: bytes, treatment: Treatment | None = None) -> Treated:
    result = treat(data, "a.png", treatment or Treatment())
    image = opened(result.data)
    assert image.size == (result.width, result.height)
    return result


def distance(one: Image.Image, other: Image.Image) -> float:
    """Return how far apart two pictures are on average, of 255."""
    counts = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L").histogram()
    return sum(value * count for value, count in enumerate(counts)) / sum(counts)


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        treat(data, "cat.png", Treatment())
    return str(caught.value)


@pytest.mark.parametrize("form", STILL)
def test_large_picture_is_made_smaller_and_keeps_its_shape_and_kind(form: str) -> None:
    data = saved(drawing((2400, 1000)), form)
    result = treated(data)
    assert (result.kind.name, result.width, result.height) == (form, 1600, 667)
    assert distance(opened(result.data), drawing((1600, 667))) < 3


@pytest.mark.parametrize("form", STILL)
def test_small_picture_is_never_made_larger(form: str) -> None:
    result = treated(saved(drawing((300, 200)), form))
    assert (result.width, result.height) == (300, 200)


def test_longest_side_is_the_users_choice() -> None:
    data = saved(drawing((1000, 2000)), "PNG")
    assert treated(data, Treatment(longest=500)).width == 250
    assert treated(data, AS_IT_IS).height == 2000
    thin = saved(drawing((4000, 1)), "PNG")
    assert treated(thin, Treatment(longest=100)).height == 1


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("longest", [None, 200])
def test_photo_stands_upright(form: str, turn: int, longest: int | None) -> None:
    data = saved(drawing((400, 240)), form, exif=exif(turn))
    upright = ImageOps.exif_transpose(opened(data))
    result = treated(data, Treatment(longest=longest))
    image = opened(result.data)
    assert image.getexif().get(0x0112, 1) == 1
    assert distance(image, upright.resize(image.size, Image.Resampling.LANCZOS)) < 2.5
    assert (result.width > result.height) == (turn < 5)


def test_avif_stands_upright() -> None:
    data = saved(drawing((400, 240)), "AVIF", exif=exif(6))
    image = opened(treated(data).data)
    assert image.size == (240, 400)
    assert distance(image, ImageOps.exif_transpose(opened(data))) < 3


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_png_that_needs_no_change_keeps_every_pixel(mode: str) -> None:
    image = drawing((320, 200)).convert(mode)
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    data = saved(image, "PNG", compress_level=1)
    result = treated(data)
    assert opened(result.data).convert("RGBA").tobytes() == opened(data).convert("RGBA").tobytes()
    assert len(result.data) < len(data)


def test_colours_of_what_does_not_show_are_kept_too() -> None:
    image = Image.new("RGBA", (20, 20), (10, 20, 30, 0))
    assert opened(treated(saved(image, "PNG")).data).convert("RGBA").getpixel((0, 0)) == (10, 20, 30, 0)


def test_sixteen_bits_stay_where_nothing_else_changes_and_become_eight_where_it_is_made_smaller() -> None:
    rows = b"".join(b"\0" + b"".join((257 * x + y).to_bytes(2, "big") for x in range(200)) for y in range(100))
    data = png_of(200, 100, zlib.compress(rows), depth=16, colour=0)
    assert opened(treated(data).data).tobytes() == opened(data).tobytes()
    small = opened(treated(data, Treatment(longest=100)).data)
    assert small.mode == "L"
    assert small.getpixel((50, 25)) in range(98, 103)


def test_transparency_stays_when_it_is_made_smaller() -> None:
    image = Image.new("RGBA", (400, 200), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 200, 200))
    palette = image.quantize(8)
    for data in (saved(image, "PNG"), saved(palette, "PNG"), saved(image, "WEBP", lossless=True), saved(image, "GIF")):
        small = opened(treated(data, Treatment(longest=100)).data).convert("RGBA")
        assert small.getpixel((10, 25)) == (0, 0, 255, 255)
        corner = small.getpixel((90, 25))
        assert isinstance(corner, tuple)
        assert corner[3] == 0


def test_picture_with_a_palette_that_is_made_smaller_has_no_more_bytes() -> None:
    data = saved(photo((400, 300)).quantize(), "PNG", optimize=True)
    result = treated(data, Treatment(longest=350))
    assert result.width == 350
    assert len(result.data) <= len(data)


def test_drawing_that_is_made_smaller_keeps_to_few_colours_and_looks_the_same() -> None:
    image = Image.new("RGB", (800, 600), "white")
    pen = ImageDraw.Draw(image)
    for number in range(200):
        colour = (number % 8 * 30, number % 5 * 50, 90)
        pen.line((number * 37 % 800, 0, number * 61 % 800, 600), colour)
    data = saved(image, "PNG", optimize=True)
    result = treated(data, Treatment(longest=700))
    small = image.resize((700, 525), Image.Resampling.LANCZOS)
    assert len(result.data) < len(saved(small, "PNG", optimize=True)) * 0.7
    assert distance(opened(result.data), small) < 5


def test_gif_without_its_last_byte_is_whole() -> None:
    data = saved(drawing(), "GIF")[:-1]
    assert treated(data).data == data


def test_jpeg_that_needs_no_change_is_the_very_same_file() -> None:
    data = saved(photo(), "JPEG", quality=60)
    assert treated(data).data == data


def test_jpeg_that_is_made_smaller_has_no_more_bytes() -> None:
    data = saved(photo((820, 600)), "JPEG", quality=55)
    result = treated(data, Treatment(longest=800))
    assert len(result.data) <= len(data)
    assert distance(opened(result.data), photo((820, 600)).resize((800, 585))) < 15


def test_webp_that_is_made_smaller_has_no_more_bytes() -> None:
    data = saved(photo((820, 600)), "WEBP", quality=60)
    assert len(treated(data, Treatment(longest=800)).data) <= len(data)


def test_full_disk_keeps_no_picture_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert treated(saved(drawing((300, 200)), "JPEG"), Treatment(longest=100)).width == 100


def test_picture_that_no_memory_is_left_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Image.Image, "resize", none)
    with pytest.raises(Refused, match="needs more memory than is free"):
        treat(saved(drawing((300, 200)), "PNG"), "a.png", Treatment(longest=100))


def test_jpeg_is_written_so_that_it_appears_at_once() -> None:
    image = opened(treated(saved(photo((800, 600)), "JPEG"), Treatment(longest=400)).data)
    assert image.info.get("progressive")


def test_fine_colours_of_a_jpeg_stay_fine() -> None:
    from PIL import JpegImagePlugin

    for sampling in (0, 2):
        data = saved(photo((800, 600)), "JPEG", subsampling=sampling)
        image = Image.open(io.BytesIO(treated(data, Treatment(longest=400)).data))
        assert isinstance(image, JpegImagePlugin.JpegImageFile)
        assert JpegImagePlugin.get_sampling(image) == sampling


def test_lossless_webp_stays_lossless() -> None:
    small = drawing((400, 200)).resize((100, 50), Image.Resampling.LANCZOS)
    result = treated(saved(drawing((400, 200)), "WEBP", lossless=True), Treatment(longest=100))
    assert opened(result.data).convert("RGB").tobytes() == small.tobytes()


@pytest.mark.parametrize("form", ["PNG", "GIF", "WEBP", "AVIF"])
def test_animation_is_the_very_same_file_and_its_size_is_told(form: str) -> None:
    data = moving(form)
    result = treated(data, Treatment(longest=10))
    assert result.data == data
    assert (result.width, result.height) == (32, 24)
    assert result.notes == (f"{file_size(len(data))} animation, taken as it is.",)


def test_large_animation_comes_with_advice() -> None:
    first, *others = (Image.frombytes("P", (800, 800), shake_128(b"%d" % turn).digest(640_000)) for turn in range(3))
    data = saved(first, "GIF", save_all=True, append_images=others, palette=bytes(768))
    (note,) = treated(data).notes
    assert note.startswith(f"{len(data) / 1e6:.1f} MB animation")
    assert note.endswith("A WebM video would be much smaller.")


@pytest.mark.parametrize("to", [Kind.PNG, Kind.JPEG, Kind.WEBP, Kind.AVIF, Kind.GIF])
def test_picture_becomes_the_kind_that_the_user_wants(to: Kind) -> None:
    for form in STILL:
        result = treated(saved(drawing((300, 200)), form), Treatment(to=to))
        assert result.kind is to
        assert opened(result.data).format == to.name
        assert distance(opened(result.data), drawing((300, 200))) < 5


def test_what_shines_through_becomes_white_in_a_jpeg_and_the_user_is_told() -> None:
    image = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    result = treated(saved(image, "PNG"), Treatment(to=Kind.JPEG))
    assert opened(result.data).getpixel((5, 5)) == (255, 255, 255)
    assert len(result.notes) == 1
    image.putalpha(255)
    assert treated(saved(image, "PNG"), Treatment(to=Kind.JPEG)).notes == ()


def test_kind_that_nobody_writes_is_not_asked_for() -> None:
    assert treated(saved(drawing(), "PNG"), Treatment(to=Kind.SVG)).kind is Kind.PNG


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


FILM = box(b"ftyp", b"mp42\0\0\0\0isommp42") + box(b"mdat", b"\xa9xyz" * 400)


def test_videos_are_taken_as_they_are_with_their_size() -> None:
    data = FILM + box(b"moov", bytes(100))
    result = treat(data, "a.mp4", Treatment())
    assert (result.data, result.kind, result.notes) == (data, Kind.MP4, ("2 kB video, taken as it is.",))
    webm = b"\x1a\x45\xdf\xa3\x9fB\x82\x84webm" + bytes(21_000_000)
    (note,) = treat(webm, "a.webm", Treatment()).notes
    assert note == "21 MB video, taken as it is. On a video site it would load in pieces."


def test_video_that_tells_where_it_was_filmed_is_told_of() -> None:
    (_, told) = treat(FILM + box(b"moov", b"..\xa9xyz"), "a.mp4", Treatment()).notes
    assert "where it was filmed" in told


def test_video_that_ends_too_early_is_refused() -> None:
    assert "is damaged" in refusal(FILM[:-1])


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
@pytest.mark.parametrize("part", [0.3, 0.9])
def test_file_that_ends_too_early_is_refused(form: str, part: float) -> None:
    data = saved(photo(), form)
    assert "“cat.png” is damaged or incomplete" in refusal(data[: int(len(data) * part)])


@pytest.mark.parametrize("form", ["PNG", "GIF", "WEBP"])
def test_animation_that_ends_too_early_is_refused(form: str) -> None:
    data = moving(form)
    assert "is damaged or incomplete" in refusal(data[: len(data) * 2 // 3])


def test_what_is_hidden_behind_the_end_does_not_come_in() -> None:
    for form in ("PNG", "JPEG", "GIF", "WEBP"):
        assert b"PK\x03\x04" not in treated(saved(drawing(), form) + b"PK\x03\x04 an archive").data


def test_file_that_inflates_to_far_more_than_its_picture_is_refused() -> None:
    assert "far more than a picture of its size needs" in refusal(png_of(10, 10, zlib.compress(bytes(30_000_000))))


def test_file_with_a_little_too_much_in_it_is_put_right() -> None:
    rows = (b"\0" + bytes(30)) * 10
    assert opened(treated(png_of(10, 10, zlib.compress(rows + bytes(40)))).data).size == (10, 10)


FRAME = struct.pack(">IIIIIHHBB", 0, 64, 48, 0, 0, 1, 10, 0, 0)


def test_animation_of_one_frame_is_taken_as_it_is() -> None:
    data = with_chunks(saved(drawing(), "PNG"), [(b"acTL", b"\0\0\0\1\0\0\0\0"), (b"fcTL", FRAME)])
    assert treated(data).data == data


@pytest.mark.parametrize(
    "frames",
    [[], [FRAME, FRAME], [b"\0\0\0\1" + FRAME[4:]], [FRAME[:12] + b"\0\0\0\1" + FRAME[16:]]],
    ids=["missing", "too many", "out of order", "beside the picture"],
)
def test_animation_whose_frames_are_not_as_declared_is_refused(frames: list[bytes]) -> None:
    chunks = [(b"acTL", b"\0\0\0\1\0\0\0\0"), *((b"fcTL", frame) for frame in frames)]
    assert "is damaged" in refusal(with_chunks(saved(drawing(), "PNG"), chunks))


@pytest.mark.parametrize("after", range(6))
def test_called_off_it_ends_at_the_next_step(after: int) -> None:
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > after

    with pytest.raises(Cancelled):
        treat(saved(drawing((900, 700)), "PNG"), "a.png", Treatment(longest=800), cancelled=cancelled)
    assert len(asked) == after + 1
