"""Two versions of a post side by side: which lines belong together, and which words of them have changed."""

from twimeditor.core.compare.lines import matches
from twimeditor.core.compare.rows import Kind, Line, Part, Row, changes, compare

__all__ = ["Kind", "Line", "Part", "Row", "changes", "compare", "matches"]
