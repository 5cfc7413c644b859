"""R17: nothing is left empty or to do."""

from twimeditor.core.check.rule import Rule

RULES: tuple[Rule, ...] = ()
