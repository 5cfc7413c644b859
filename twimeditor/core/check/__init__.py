"""What is wrong with a post, by the rules of its reviewers."""

from twimeditor.core.check.fix import Fix
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.listing import problems
from twimeditor.core.check.node import node_problems, pressing_problems
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.shortcodes import shortcode_problems

__all__ = [
    "Fix",
    "Knowledge",
    "Place",
    "Problem",
    "Severity",
    "node_problems",
    "pressing_problems",
    "problems",
    "shortcode_problems",
]
