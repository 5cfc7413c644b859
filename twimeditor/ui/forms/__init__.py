"""The forms: what is selected, as fields."""

from twimeditor.ui.forms.panel import FormPanel
from twimeditor.ui.forms.watched import Place

__all__ = ["FormPanel", "Place"]
