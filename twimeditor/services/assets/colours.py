"""Colours of pictures: those of a wide screen, of paper or of a camera become those of the web, sRGB."""

import io
from typing import Final, TypeAlias

from PIL import Image, ImageChops, ImageCms

Profile: TypeAlias = ImageCms.ImageCmsProfile

_NEAR: Final = 2
"""So far apart two values of 255 may be for nobody to see it."""

_STEPS: Final = (0, 36, 73, 109, 146, 182, 219, 255)
_SPACES: Final = {"RGB": "RGB", "RGBA": "RGB", "P": "RGB", "PA": "RGB", "L": "GRAY", "LA": "GRAY", "CMYK": "CMYK"}


def profile_for(mode: str, profile: bytes) -> Profile | None:
    """Return the profile that a picture's pixels need to be converted by, None if they are the web's already.

    One that makes no sense or is for other pixels is as good as none: browsers do not look at it either.
    """
    if not profile:
        return None
    try:
        read = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        fits = read.profile.xcolor_space.strip() == _SPACES.get(mode)
        return read if fits and not _is_srgb(mode, read) else None
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def to_srgb(image: Image.Image, profile: Profile) -> Image.Image:
    """Return the picture with the colours of the web; one that is grey stays grey."""
    if image.mode == "LA":
        grey, alpha = image.split()
        return Image.merge("LA", (to_srgb(grey, profile), alpha))
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    converted = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode=mode)
    if converted is None:  # only for a conversion in place
        return image
    return converted.convert("L") if image.mode == "L" else converted


def _is_srgb(mode: str, profile: Profile) -> bool:
    """Tell by a sample of all colours whether a profile changes nothing that anybody would see."""
    if _SPACES[mode] == "CMYK":
        return False
    sample = _greys() if _SPACES[mode] == "GRAY" else _cube()
    changes = ImageChops.difference(sample, to_srgb(sample, profile)).getextrema()
    return all(most <= _NEAR for _, most in (changes if isinstance(changes[0], tuple) else (changes,)))


def _greys() -> Image.Image:
    return Image.frombytes("L", (256, 1), bytes(range(256)))


def _cube() -> Image.Image:
    colours = bytes(value for red in _STEPS for green in _STEPS for blue in _STEPS for value in (red, green, blue))
    return Image.frombytes("RGB", (len(_STEPS) ** 3, 1), colours)
