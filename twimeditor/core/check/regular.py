"""R22: the regulars are there, and no reference leads nowhere."""

from twimeditor.core.check.rule import Rule

RULES: tuple[Rule, ...] = ()
