"""Fixes of what the site's linters find: our own, never theirs.

What a linter would do itself is made for its own reading of Markdown; each of these keeps to the one field that the
finding is in, and changes of the published page what its label says.
"""

from typing import TYPE_CHECKING

from twimeditor.core.check.fix import Fix
from twimeditor.core.check.layout import Layout
from twimeditor.core.check.place import Place
from twimeditor.core.model import Issue

if TYPE_CHECKING:  # findings are made into problems with the fixes from here
    from twimeditor.core.check.findings import Finding


def fixes_of(issue: Issue, layout: Layout, finding: "Finding", place: Place) -> tuple[Fix, ...]:  # noqa: ARG001
    """Return what puts a finding right, the likeliest first; nothing where only a person can tell."""
    return ()
