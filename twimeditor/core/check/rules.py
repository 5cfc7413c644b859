"""All rules, in their order: what is checked, and what the help tells, comes from here.

A module of rules adds a line to the imports and its name to `_MODULES`.
"""

from itertools import chain
from math import inf

from twimeditor.core.check import (
    attributed,
    building,
    characters,
    dated,
    filed_under,
    left_over,
    links,
    live,
    mentions,
    own_links,
    parting,
    pictures,
    ping_table,
    projects,
    quotes,
    raw_html,
    regular,
    repeats,
    share_image,
    shortcodes,
    twice,
)
from twimeditor.core.check.linted import LINTED
from twimeditor.core.check.rule import Rule

_MODULES = (
    attributed,
    building,
    characters,
    dated,
    filed_under,
    left_over,
    links,
    live,
    mentions,
    own_links,
    parting,
    pictures,
    ping_table,
    projects,
    quotes,
    raw_html,
    regular,
    repeats,
    share_image,
    shortcodes,
    twice,
)


def _number(rule: Rule) -> float:
    return float(rule.name.removeprefix("R")) if rule.name.startswith("R") else inf


RULES: tuple[Rule, ...] = tuple(sorted(chain.from_iterable(one.RULES for one in _MODULES), key=_number))
"""The reviewers' rules, which find their problems themselves."""

EVERY_RULE: tuple[Rule, ...] = (*RULES, *LINTED)
"""Those of the linters and of the spelling as well, which are only told here."""

_BY_NAME = {rule.name: rule for rule in EVERY_RULE}


def rule(name: str) -> Rule | None:
    """Return the rule of a name; None for one of a linter that nobody has described."""
    return _BY_NAME.get(name)


def title_of(name: str) -> str:
    """Return what a rule is about, its name where nobody has described it."""
    found = rule(name)
    return found.title if found is not None else name
