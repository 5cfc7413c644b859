"""What the editors note for themselves about a post, kept beside it and never in it."""

from twimeditor.services.private.keeper import PrivateKeeper

__all__ = ["PrivateKeeper"]
