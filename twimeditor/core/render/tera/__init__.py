"""Tera, the template language of the site's generator, in Jinja's sandbox.

A template is read by Tera's own grammar and becomes a tree of Jinja's nodes in which every look-up,
operator, filter and function is an operation of ours. So what a template can reach are JSON values,
the functions listed here, and as much work as the budget allows; never a Python object's attributes.
`template.Template` is not imported here: it loads Jinja, which a start without a site's templates does not need.
"""

from twimeditor.core.render.tera.budget import Budget
from twimeditor.core.render.tera.errors import TeraError
from twimeditor.core.render.tera.values import Value

__all__ = ["Budget", "TeraError", "Value"]
