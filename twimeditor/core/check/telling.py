"""The rules as a page of help: what each demands, why, what its fix does, and an example."""

from collections.abc import Iterable, Iterator
from html import escape

from twimeditor.core.check.linted import LINTED
from twimeditor.core.check.problem import SPELLING, Severity
from twimeditor.core.check.rule import Rule
from twimeditor.core.check.rules import RULES

_SEVERITIES = {
    Severity.ERROR: "an error: the site cannot be built, or its own checks fail.",
    Severity.WARNING: "a warning: it would be published, but a reviewer would ask for another version.",
    Severity.HINT: "a hint: perhaps it is as it was meant.",
}
_WORDS = {SPELLING: "Spelling", "typos": "typos", "build": "Building"}


def told_rules() -> str:
    """Return what the reviewers' rules demand, as HTML."""
    return "\n".join(map(_told, RULES))


def told_linters() -> str:
    """Return what the site's linters and the spelling look for, as HTML."""
    return "\n".join(map(_told, LINTED))


def contents() -> str:
    """Return a list of all rules, each a link to where it is told, as HTML."""
    return f"<ul>{''.join(_listed((*RULES, *LINTED)))}</ul>"


def _listed(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield f'<li><a href="#{escape(rule.name)}">{_heading(rule)}</a></li>'


def _heading(rule: Rule) -> str:
    name = _WORDS.get(rule.name, rule.name)
    return escape(rule.title if name == rule.title else f"{name}: {rule.title}")


def _told(rule: Rule) -> str:
    return "\n".join(_lines(rule))


def _lines(rule: Rule) -> Iterator[str]:
    yield f'<h3><a name="{escape(rule.name)}"></a>{_heading(rule)}</h3>'
    yield f"<p>{escape(rule.demand)} {escape(rule.why)}</p>"
    yield f"<p>At worst {_SEVERITIES[rule.severity]}</p>"
    if rule.mends:
        yield f"<p><b>Fix:</b> {escape(rule.mends)}</p>"
    yield from _example("Instead of:", rule.wrong)
    yield from _example("Write:", rule.right)


def _example(words: str, markdown: str) -> Iterator[str]:
    if markdown:
        shown = escape(markdown.strip("\n"))
        yield f'<p><b>{words}</b></p>\n<pre style="white-space: pre-wrap">{shown}</pre>'
