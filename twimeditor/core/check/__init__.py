"""What is wrong with a post, by the rules of its reviewers."""

from twimeditor.core.check.listing import problems
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.shortcodes import shortcode_problems

__all__ = ["Problem", "Severity", "problems", "shortcode_problems"]
