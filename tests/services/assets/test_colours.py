"""Colours become those of the web."""

import io

import pytest
from PIL import Image, ImageCms

from tests.services.assets.pictures import chunk, dark_grey_profile, drawing, opened, saved, wide_profile, with_chunks
from twimeditor.services.assets.treat import Treatment, treat

WIDE, WEB = (200, 100, 50), (216, 93, 24)
"""A colour of a wide screen, and what shows the same on the web by the formulas of both."""


def near(found: object, wanted: tuple[int, ...], reach: int = 3) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) <= reach for one, other in zip(found, wanted, strict=True))


def flat(colour: tuple[int, ...] = WIDE, mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (40, 30), colour)


def result(data: bytes, longest: int | None = None) -> Image.Image:
    image = opened(treat(data, "a", Treatment(longest)).data)
    assert "icc_profile" not in image.info
    return image


@pytest.mark.parametrize("longest", [None, 20])
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_colours_of_a_wide_screen_show_the_same_on_the_web(form: str, longest: int | None) -> None:
    data = saved(flat(), form, icc_profile=wide_profile())
    assert near(result(data, longest).convert("RGB").getpixel((5, 5)), WEB, 6 if form != "PNG" else 3)


def test_expected_colour_is_what_the_formulas_say() -> None:
    def light(value: int) -> float:
        return float((value / 255) ** 2.2)

    red, green, blue = (light(value) for value in WIDE)
    rows = ((1.2249, -0.2247, 0.0), (-0.0420, 1.0419, 0.0), (-0.0197, -0.0786, 1.0979))
    linear = [row[0] * red + row[1] * green + row[2] * blue for row in rows]
    srgb = tuple(round(255 * (1.055 * max(value, 0) ** (1 / 2.4) - 0.055)) for value in linear)
    assert near(srgb, WEB)


def test_transparency_and_palette_survive_the_conversion() -> None:
    through = saved(flat((*WIDE, 99), "RGBA"), "PNG", icc_profile=wide_profile())
    assert near(result(through).convert("RGBA").getpixel((5, 5)), (*WEB, 99))
    palette = saved(flat().quantize(4), "PNG", icc_profile=wide_profile())
    assert near(result(palette).convert("RGB").getpixel((5, 5)), WEB)


def test_greys_are_converted_and_stay_grey() -> None:
    for mode, value in (("L", 128), ("LA", (128, 50))):
        image = result(saved(Image.new(mode, (40, 30), value), "PNG", icc_profile=dark_grey_profile()))
        assert near(image.convert("RGBA").getpixel((5, 5)), (87, 87, 87, 50 if mode == "LA" else 255))


def test_grey_with_a_colour_that_shines_through_is_converted() -> None:
    data = saved(Image.new("L", (40, 30), 128), "PNG", transparency=7, icc_profile=dark_grey_profile())
    assert near(result(data).convert("RGBA").getpixel((5, 5)), (87, 87, 87, 255))


def test_picture_in_the_colours_of_the_web_is_not_coded_anew() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = saved(drawing(), "JPEG")
    assert treat(saved(drawing(), "JPEG", icc_profile=profile), "a", Treatment()).data == plain


@pytest.mark.parametrize("profile", [b"nonsense", bytes(200), dark_grey_profile(), wide_profile()[:200]])
def test_profile_that_fits_not_is_none(profile: bytes) -> None:
    plain = saved(drawing(), "JPEG")
    assert treat(saved(drawing(), "JPEG", icc_profile=profile), "a", Treatment()).data == plain


def test_unusual_gamma_stays_told_and_the_usual_one_goes() -> None:
    plain = saved(drawing(), "PNG")
    linear, usual = (gamma.to_bytes(4, "big") for gamma in (100_000, 45_455))
    for longest in (None, 20):
        kept = treat(with_chunks(plain, [(b"gAMA", linear)]), "a", Treatment(longest)).data
        assert chunk(b"gAMA", linear) in kept
        gone = treat(with_chunks(plain, [(b"gAMA", usual)]), "a", Treatment(longest)).data
        assert b"gAMA" not in gone
        wins = treat(with_chunks(plain, [(b"gAMA", linear), (b"sRGB", b"\0")]), "a", Treatment(longest)).data
        assert b"gAMA" not in wins
    assert Image.open(io.BytesIO(kept)).info["gamma"] == 1.0


def test_colours_by_number_stay_told_unless_they_are_those_of_the_web() -> None:
    plain = saved(drawing(), "PNG")
    for code, stays in ((b"\x0c\x0d\0\1", True), (b"\1\x0d\0\1", False)):
        data = treat(with_chunks(plain, [(b"cICP", code)]), "a", Treatment()).data
        assert (b"cICP" in data) is stays


def test_colours_of_paper_without_a_profile_become_those_of_the_web() -> None:
    image = result(saved(Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "JPEG"))
    assert image.mode == "RGB"
    assert near(image.getpixel((5, 5)), (255, 0, 0), 8)
