"""What goes wrong in a template."""


class TeraError(Exception):
    """A template cannot be read or rendered; the text says why, to a person."""
