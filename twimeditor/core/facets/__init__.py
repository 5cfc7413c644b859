"""Facets: what a form shows of a node that is kept as its own Markdown, one value for each field.

A facet is read off the node's text and set in it, with every other byte left as it is. A node that is written in a way
that is not understood has none: it is edited as Markdown.
"""

from twimeditor.core.facets.access import drop_facet, get, names, obstacle, place, put, set_facet, type_facet
from twimeditor.core.facets.videos import Form

__all__ = ["Form", "drop_facet", "get", "names", "obstacle", "place", "put", "set_facet", "type_facet"]
