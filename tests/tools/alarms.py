"""Read alarms of the check over real posts by eye: `python -m tests.tools.alarms [RULE] [--seed N] [--count 50]`.

Prints a random sample of what a rule finds in the posts of TWIM_CORPUS, each with the characters that are meant between
⟦ and ⟧; the same seed gives the same sample. Without a rule it is a table of how many there are by rule and severity.
Each post is checked as on the day that its file's name tells, with the site's other pages around it.
"""

import argparse
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from twimeditor.core.check.layout import layout
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rules import EVERY_RULE
from twimeditor.core.post import parse
from twimeditor.services.check.checker import Checker, Spelling, Where
from twimeditor.services.check.earlier import file_day
from twimeditor.services.resources import resource_path
from twimeditor.services.storage.disk import Disk
from twimeditor.services.styles import Styles

_AROUND = 200
_LANGUAGES = ("en_US", "en_GB")


@dataclass(frozen=True, slots=True)
class Alarm:
    """What was found in a post: line and column of the characters that are meant, and the problem."""

    post: str
    line: int
    column: int
    problem: Problem

    def told(self) -> str:
        """Return it as text to read."""
        problem = self.problem
        ways = "".join(f"\n    [{'' if fix.is_safe else '? '}{fix.label}]" for fix in problem.fixes)
        where = f"{self.post}:{self.line}:{self.column}"
        return f"{where} {problem.severity.value} {problem.rule}: {problem.message}{ways}\n{self._context()}\n"

    def _context(self) -> str:
        place = self.problem.place
        before, behind = place.value[: place.start], place.value[place.end :]
        text = f"{before[-_AROUND:]}⟦{place.text}⟧{behind[:_AROUND]}"
        return f"    ({place.field or 'as a whole'})\n" + "\n".join(f"    | {line}" for line in text.split("\n"))


class Alarms:
    """Checks the posts of a site; only what is asked for, since dictionaries take a while to load."""

    def __init__(self, site: Path, *, spelling: bool) -> None:
        self._site = site
        self._checker = Checker(Disk())
        self._styles = Styles(Disk(), resource_path("styles"), Path(os.devnull))
        self._spelling = Spelling(_LANGUAGES) if spelling else Spelling()

    def of_post(self, post: Path) -> Iterator[Alarm]:
        """Yield all that is found in a post."""
        issue = parse(post.read_bytes().decode())
        where = Where(
            post,
            self._site,
            today=file_day(post.as_posix()),
            style=self._styles.of(issue),
            spelling=self._spelling,
        )
        checked = self._checker.check(issue, where)
        for note in checked.notes:
            print(f"{_name(post)}: {note}", file=sys.stderr)
        told = layout(issue)
        for problem in (*checked.problems, *checked.misspelt):
            line, column = told.line_column(told.span(problem.place)[0])
            yield Alarm(_name(post), line, column, problem)


def sample(found: Sequence[Alarm], rule: str, seed: int, count: int) -> list[Alarm]:
    """Return so many of a rule's alarms, the same for the same seed, in the order of the posts."""
    of_rule = [one for one in found if one.problem.rule == rule]
    numbers = random.Random(seed).sample(range(len(of_rule)), min(count, len(of_rule)))  # noqa: S311 - no secret
    return [of_rule[number] for number in sorted(numbers)]


def table(found: Sequence[Alarm], posts: int) -> str:
    """Return how many alarms there are by rule and severity, how many can be fixed, and in how many posts."""
    counts = Counter((one.problem.rule, one.problem.severity) for one in found)
    fixable = Counter(one.problem.rule for one in found if one.problem.fixes)
    where = defaultdict(set)
    for one in found:
        where[one.problem.rule].add(one.post)
    lines = [f"| rule | {' | '.join(one.value for one in Severity)} | with a fix | of {posts} posts |"]
    lines.append("| --- |" + " ---: |" * (len(Severity) + 2))
    for rule in dict.fromkeys((*(rule.name for rule in EVERY_RULE), *sorted(where))):
        cells = [counts[rule, severity] for severity in Severity]
        lines.append(f"| {rule} | {' | '.join(map(str, cells))} | {fixable[rule]} | {len(where[rule])} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table, or a sample of a rule's alarms."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rule", nargs="?", help="a rule's name: R4, MD034, spelling")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50)
    wanted = parser.parse_args()
    site = Path(os.environ.get("TWIM_CORPUS", ""))
    posts = sorted(path for path in (site / "content" / "blog").rglob("*.md") if path.name != "_index.md")
    alarms = Alarms(site, spelling=wanted.rule in {None, "spelling"})
    found = [alarm for post in posts for alarm in alarms.of_post(post)]
    if wanted.rule is None:
        print(table(found, len(posts)))
        return
    for one in sample(found, wanted.rule, wanted.seed, wanted.count):
        print(one.told())


def _name(post: Path) -> str:
    return post.parent.name if post.stem == "index" else post.stem[:10]


if __name__ == "__main__":
    main()
