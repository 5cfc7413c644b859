"""R15: an author line says who reports, by a name, an id and a verb."""

from twimeditor.core.check.rule import Rule

RULES: tuple[Rule, ...] = ()
