"""Footnotes among the definitions of a post."""

from markdown_it.common.utils import normalizeReference


def key(label: str) -> str:
    """Return the label under which the footnote `label` stands among the definitions."""
    return f"^{normalizeReference(label)}"
