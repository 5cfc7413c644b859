"""Searches of a whole issue, done aside while the user goes on typing."""

from twimeditor.services.finding.searches import Found, Searches

__all__ = ["Found", "Searches"]
