"""Finding and replacing in all fields of an issue: pure, in time that has an end."""

from twimeditor.core.search.hits import Hit, hits, tally
from twimeditor.core.search.query import Query, Scope
from twimeditor.core.search.replacing import replaced

__all__ = ["Hit", "Query", "Scope", "hits", "replaced", "tally"]
