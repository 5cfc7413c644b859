"""R16: a section of several projects has their headings, and a project its description."""

from twimeditor.core.check.rule import Rule

RULES: tuple[Rule, ...] = ()
