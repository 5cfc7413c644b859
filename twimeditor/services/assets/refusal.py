"""Why a picture does not come in."""

from twimeditor.core.errors import TwimError


class Refused(TwimError):
    """A file that is not taken: the message says what it is, why, and what to do, in one or two sentences."""


class Cancelled(TwimError):
    """Work on a file that the user has called off."""
