"""The forms: what is selected, as fields."""

from twimeditor.ui.forms.panel import FormPanel

__all__ = ["FormPanel"]
