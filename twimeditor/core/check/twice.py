"""R18: nothing is said twice in an issue."""

from twimeditor.core.check.rule import Rule

RULES: tuple[Rule, ...] = ()
