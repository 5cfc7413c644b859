"""What is wrong with a post, by the rules of its reviewers."""

from twimeditor.core.check.fix import Fix
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem, Severity

__all__ = ["Fix", "Knowledge", "Place", "Problem", "Severity"]
