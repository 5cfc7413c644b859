"""R6: the weekly video has its number, its title and an id that can be one."""

from twimeditor.core.check.rule import Rule

RULES: tuple[Rule, ...] = ()
