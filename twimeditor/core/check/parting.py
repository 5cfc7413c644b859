"""R8: the mark that ends the summary stands where it belongs, once."""

from twimeditor.core.check.rule import Rule

RULES: tuple[Rule, ...] = ()
