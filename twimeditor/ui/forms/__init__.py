"""The forms: what is selected, as fields."""

from twimeditor.ui.forms.panel import FormPanel, Place

__all__ = ["FormPanel", "Place"]
