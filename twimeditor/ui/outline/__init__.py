"""The outline: where in the issue one is, and the order of things."""

from twimeditor.ui.outline.model import OutlineModel
from twimeditor.ui.outline.panel import OutlinePanel

__all__ = ["OutlineModel", "OutlinePanel"]
