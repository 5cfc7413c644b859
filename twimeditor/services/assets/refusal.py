"""Why a picture does not come in."""

from twimeditor.core.errors import TwimError


class Refused(TwimError):  # noqa: N818 - it is no fault of the program
    """A file that is not taken: the message says what it is, why, and what to do, in one or two sentences."""


class Cancelled(TwimError):  # noqa: N818 - it is no fault at all
    """Work on a file that the user has called off."""


def damaged(name: str) -> Refused:
    """Return the refusal of a file that cannot be read to its end."""
    return Refused(f"“{name}” is damaged or incomplete. Get it again from where it comes from, or save it anew.")


def overblown(name: str) -> Refused:
    """Return the refusal of a file that becomes far more than it says."""
    return Refused(
        f"“{name}” unpacks to far more than a picture of its size needs, as if it were made to do harm."
        " Get it from somewhere else."
    )
