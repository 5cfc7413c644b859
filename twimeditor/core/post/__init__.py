"""A post's text and its model: parsing, writing, and what lies between."""

from twimeditor.core.post.compose import compose
from twimeditor.core.post.parse import parse
from twimeditor.core.post.write import Held, Written, write, written

__all__ = ["Held", "Written", "compose", "parse", "write", "written"]
