"""The open document: edits, undo, and word to those who show it."""

from twimeditor.services.editing.history import Step
from twimeditor.services.editing.session import Session
from twimeditor.services.ports import Committed

__all__ = ["Committed", "Session", "Step"]
