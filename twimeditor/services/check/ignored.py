"""What the user does not want to hear of again, kept beside the settings and never in a post."""

from twimeditor.core.check.ignoring import Mark, Scope

__all__ = ["Mark", "Scope"]
