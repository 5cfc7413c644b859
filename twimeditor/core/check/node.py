"""All that is wrong with a node, and how much of it a user wants to be told unasked."""

from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.shortcodes import shortcode_problems
from twimeditor.core.model import Issue, Node
from twimeditor.core.render import SiteTemplates


def node_problems(issue: Issue, node: Node, templates: SiteTemplates | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with a node; `templates` are the shortcodes of the site."""
    from twimeditor.core.check.pictures import picture_problems  # noqa: PLC0415 - the window shows before it is asked

    return (*shortcode_problems(issue, node, templates), *picture_problems(node))


def pressing_problems(issue: Issue, node: Node, templates: SiteTemplates | None = None) -> tuple[Problem, ...]:
    """Return what is marked and counted: of what nobody has touched no hints, or old issues would be full of marks."""
    found = node_problems(issue, node, templates)
    return found if node.edited else tuple(one for one in found if one.severity is not Severity.HINT)
