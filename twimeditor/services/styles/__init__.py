"""The house styles that ship with the program and the user's own."""

from twimeditor.services.styles.store import BadStyle, Styles

__all__ = ["BadStyle", "Styles"]
