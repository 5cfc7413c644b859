"""R9: title, address, file and date of an issue agree."""

from twimeditor.core.check.rule import Rule

RULES: tuple[Rule, ...] = ()
