"""A picture of another machine, or why there is none."""

from dataclasses import dataclass

from twimeditor.core.errors import TwimError


class FetchError(TwimError):
    """A picture that could not be had; the message is a short sentence for its card."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in memory; `kind` is its media type, by its own bytes."""

    data: bytes
    kind: str
