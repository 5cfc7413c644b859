"""The examples of the rules as posts, and a world in which they are told apart."""

from datetime import date

from tests.core.check.cases import FRONT, knowing
from twimeditor.core.check.knowledge import Knowledge, Page
from twimeditor.core.check.repeats import paragraphs_of
from twimeditor.core.check.rule import Rule
from twimeditor.core.model import Issue
from twimeditor.core.post import parse

_PING = "## Dept of Ping 🏓\n\n|Rank|Hostname|Median MS|\n|:---:|:---:|:---:|\n"
_FILE = "blog/2030/01/2030-01-04-twim.md"
_LAST_WEEK = Page(_FILE, frozenset({"dept-of-ops"}))


def as_post(example: str) -> Issue:
    """Return an example as the issue that it is part of: keys as front matter, rows as a table, others in an entry."""
    if example.partition(" = ")[0].isidentifier():
        return parse(_front(example.rstrip().split("\n")))
    if example.startswith("|"):
        return parse(f"{_PING}{example}\n")
    whole = example.startswith("## ")
    return parse(example if whole else f"## Dept of Clients\n\n### Teapot\n\n{example.rstrip()}\n")


def world_of(rule: Rule) -> Knowledge:
    """Return what is known where a rule's example is: also that last week's issue said what is wrong to say again."""
    return knowing(
        today=date(2030, 2, 1),
        live=(3, 6),
        authors=frozenset({"Zoë"}),
        categories=frozenset({"This Week in Matrix"}),
        pages={"/blog/2030/01/04/this-week-in-matrix-2030-01-04/": _LAST_WEEK, f"@/{_FILE}": _LAST_WEEK},
        paragraphs=paragraphs_of(as_post(rule.wrong)) if rule.name == "R20" else None,
    )


def _front(lines: list[str]) -> str:
    """Return a front matter with these lines in the place of those with the same keys."""
    text = FRONT
    for line in lines:
        key = line.partition(" = ")[0]
        before = next((one for one in text.split("\n") if one.startswith(f"{key} = ")), None)
        text = text.replace(before, line) if before else text.replace("+++\n\n", f"\n[extra]\n{line}\n+++\n\n")
    return text
