"""Two versions of a text side by side: which lines belong together, and which words of them have changed."""

from twimeditor.core.compare.lines import matches
from twimeditor.core.compare.rows import Kind, Line, Part, Row, changes, compare
from twimeditor.core.compare.words import Span, differences

__all__ = ["Kind", "Line", "Part", "Row", "Span", "changes", "compare", "differences", "matches"]
