"""Read alarms of the check over real posts by eye: `python -m tests.tools.alarms [RULE] [--seed N] [--count 50]`.

Prints a random sample of what a rule finds in the posts of TWIM_CORPUS, each with the characters that are meant between
⟦ and ⟧; the same seed gives the same sample. Without a rule it is a table of how many there are by rule and severity.
"""

import argparse
import os
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around
from twimeditor.core.check.rules import RULES
from twimeditor.core.model import EntryHeading, Issue, Node, SectionHeading
from twimeditor.core.post import parse
from twimeditor.core.post.inspect import line_ranges
from twimeditor.core.render.content import manner_of

_AROUND = 200


@dataclass(frozen=True, slots=True)
class Alarm:
    """What was found in a post: the line of the node that it is in, and the problem."""

    post: str
    line: int
    problem: Problem

    def told(self) -> str:
        """Return it as text to read."""
        problem = self.problem
        ways = "".join(f"\n    [{'' if fix.is_safe else '? '}{fix.label}]" for fix in problem.fixes)
        head = f"{self.post}:{self.line} {problem.severity.value} {problem.rule}: {problem.message}"
        return f"{head}{ways}\n{self._context()}\n"

    def _context(self) -> str:
        place = self.problem.place
        before, behind = place.value[: place.start], place.value[place.end :]
        text = f"{before[-_AROUND:]}⟦{place.text}⟧{behind[:_AROUND]}"
        return "\n".join(f"    | {line}" for line in text.split("\n"))


def alarms(posts: Sequence[Path]) -> Iterator[Alarm]:
    """Yield all that is found in these posts, each as if nothing but its own text were known."""
    for post in posts:
        issue = parse(post.read_bytes().decode())
        lines = line_ranges(issue)
        for problem in _problems(issue, Knowledge()):
            first = lines.get(problem.node, (0, 0))[0]
            yield Alarm(_name(post), first, problem)


def _problems(issue: Issue, known: Knowledge) -> Iterator[Problem]:
    manner = manner_of(issue)
    for node, depth in _with_depth(issue):
        around = Around(depth, manner, known)
        for rule in RULES:
            if rule.in_node is not None:
                yield from rule.in_node(node, around)
    for rule in RULES:
        if rule.in_issue is not None:
            yield from rule.in_issue(issue, known)


def _with_depth(issue: Issue) -> Iterator[tuple[Node, int]]:
    depth = 1
    for node in issue.leaves():
        depth = 2 if isinstance(node, SectionHeading) else 3 if isinstance(node, EntryHeading) else depth
        yield node, depth


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
    for rule in dict.fromkeys((*(rule.name for rule in RULES), *sorted(where))):
        cells = [counts[rule, severity] for severity in Severity]
        lines.append(f"| {rule} | {' | '.join(map(str, cells))} | {fixable[rule]} | {len(where[rule])} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table, or a sample of a rule's alarms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rule", nargs="?", help="a rule's name, R4 or MD034")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50)
    wanted = parser.parse_args()
    posts = _posts()
    found = list(alarms(posts))
    if wanted.rule is None:
        print(table(found, len(posts)))
        return
    for one in sample(found, wanted.rule, wanted.seed, wanted.count):
        print(one.told())


def _posts() -> list[Path]:
    root = Path(os.environ.get("TWIM_CORPUS", "")) / "content" / "blog"
    return sorted(path for path in root.rglob("*.md") if path.name != "_index.md")


def _name(post: Path) -> str:
    return post.parent.name if post.stem == "index" else post.stem[:10]


if __name__ == "__main__":
    main()
