"""A post's text and its model: parsing, writing, and what lies between."""

from twimeditor.core.post.parse import parse

__all__ = ["parse"]
