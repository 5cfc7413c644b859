"""The whole check of an issue: the rules of its reviewers, the site's linters, spelling, and what is still missing."""

from twimeditor.services.check.values import NOTHING_FOUND, Checked, Spelling, Where

__all__ = ["NOTHING_FOUND", "Checked", "Checker", "Spelling", "Where"]


class Checker:
    """Checks issues, again and again: what it has found holds while all is the same that it depends on."""
