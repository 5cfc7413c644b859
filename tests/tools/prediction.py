"""Measure what the archive proposes: trained on the issues before a day, asked about those after it.

``TWIM_CORPUS=… python -m tests.tools.prediction [--years 2022 2023] [--hebbot config.toml] [--wrong 30]``

Names and projects are asked with what is known when a report comes in: the author's id and the text of the report,
never a heading, nor the description above it. Sections are asked so, and with the title that the editor writes above an
entry. The headline is the rolling split: each issue is asked about with all that was before it, as an editor would have
been. The fixed split is trained on what was before the first of the years alone.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path

from twimeditor.core.archive.corrections import Corrections
from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.editions import edition
from twimeditor.core.archive.hebbot import read_hebbot
from twimeditor.core.archive.keys import section_key, title_key, website_key
from twimeditor.core.archive.learning import learned
from twimeditor.core.archive.merging import merged
from twimeditor.core.archive.proposing import Proposal, Proposer
from twimeditor.core.archive.values import Mention
from twimeditor.core.model import Entry, Issue, Quote, Section, Update, parts
from twimeditor.core.post import parse
from twimeditor.core.post.inline import shown_title

YEARS = (2022, 2023)
"""The years that the targets are for; what proposes was tuned on those before."""

Learn = Callable[[Iterable[Mention], Iterable[date]], Directory]


@dataclass(frozen=True, slots=True)
class Asked:
    """A report as it was published: who, what it says, and where it stood."""

    day: date
    author: str
    name: str
    text: str
    section: str
    title: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """An issue: what is learned from it, and what is asked about it."""

    day: date
    mentions: tuple[Mention, ...]
    asked: tuple[Asked, ...]


@dataclass(slots=True)
class Count:
    """How many of some questions were answered rightly."""

    right: int = 0
    of: int = 0

    def add(self, is_right: bool) -> None:
        """Count a question."""
        self.right += is_right
        self.of += 1

    @property
    def share(self) -> float:
        """Return how many are right, of 1."""
        return self.right / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.share:6.1%}  ({self.right} of {self.of})"


@dataclass(slots=True)
class Numbers:
    """All that is counted; `wrong` are the reports for which the project was not the first that was proposed."""

    name: Count = field(default_factory=Count)
    project: Count = field(default_factory=Count)
    among_five: Count = field(default_factory=Count)
    section: Count = field(default_factory=Count)
    titled: Count = field(default_factory=Count)
    section_of_others: Count = field(default_factory=Count)
    titled_of_others: Count = field(default_factory=Count)
    most_frequent: Count = field(default_factory=Count)
    unseen_names: int = 0
    unseen_projects: int = 0
    wrong: list[tuple[Asked, tuple[Proposal, ...]]] = field(default_factory=list)

    def ask(self, asked: Asked, directory: Directory, proposer: Proposer, usual: str) -> None:
        """Ask about one report."""
        author = directory.authors.get(asked.author)
        if author is not None and author.names:
            self.name.add(author.name == asked.name)
        else:
            self.unseen_names += 1
        proposals = proposer.proposals(asked.author, asked.text)
        project = _known(asked, directory)
        self._ask_project(asked, project, proposals)
        wanted = section_key(asked.section)
        is_seen = author is not None or bool(project)
        titled = proposer.proposals(asked.author, asked.text, asked.title)
        (self.section if is_seen else self.section_of_others).add(_section(proposals) == wanted)
        (self.titled if is_seen else self.titled_of_others).add(_section(titled) == wanted)
        self.most_frequent.add(usual == wanted)

    def _ask_project(self, asked: Asked, project: str, proposals: Sequence[Proposal]) -> None:
        if not project:
            self.unseen_projects += bool(asked.title)
            return
        keys = [one.project.key if one.project is not None else "" for one in proposals]
        self.project.add(keys[:1] == [project])
        self.among_five.add(project in keys[:5])
        if keys[:1] != [project]:
            self.wrong.append((asked, tuple(proposals)))

    def lines(self) -> Iterator[str]:
        """Yield what was counted, as text."""
        yield f"  name of an id that was seen, first proposed      {self.name}"
        yield f"  project that was seen before, first proposed     {self.project}"
        yield f"  the same, among the first five                   {self.among_five}"
        yield f"  section, where author or project was seen        {self.section}"
        yield f"  the same, with the entry's title                 {self.titled}"
        yield f"  section, where neither was seen                  {self.section_of_others}"
        yield f"  the same, with the entry's title                 {self.titled_of_others}"
        yield f"  baseline: the most frequent section, of all      {self.most_frequent}"
        yield f"  not asked: {self.unseen_names} ids and {self.unseen_projects} projects that no issue before had"


def read_posts(paths: Iterable[Path]) -> list[Post]:
    """Read the issues, the first first."""
    found = ((path.as_posix(), parse(path.read_text(encoding="utf-8"))) for path in paths)
    posts = [_post(issue, name) for name, issue in found]
    return sorted((post for post in posts if post is not None), key=lambda post: post.day)


def rolling(posts: Sequence[Post], years: Iterable[int], learn: Learn = learned) -> Numbers:
    """Ask about each issue of some years with all that was before it."""
    numbers, wanted = Numbers(), set(years)
    for day, same in groupby((post for post in posts if post.day.year in wanted), key=lambda post: post.day):
        _ask([post for post in posts if post.day < day], list(same), learn, numbers)
    return numbers


def fixed(posts: Sequence[Post], years: Iterable[int], learn: Learn = learned) -> Numbers:
    """Ask about all issues of some years with what was before the first of them."""
    numbers, wanted = Numbers(), set(years)
    first = date(min(wanted), 1, 1)
    _ask([post for post in posts if post.day < first], [p for p in posts if p.day.year in wanted], learn, numbers)
    return numbers


def with_hebbot(config: Path) -> Learn:
    """Return how to learn with hebbot's table, which knows the present day."""
    table = read_hebbot(config.read_text(encoding="utf-8"))
    return lambda mentions, issues: merged(learned(mentions, issues), (table,), Corrections())


def _ask(before: Sequence[Post], after: Sequence[Post], learn: Learn, numbers: Numbers) -> None:
    mentions = [mention for post in before for mention in post.mentions]
    directory = learn(mentions, [post.day for post in before])
    proposer = Proposer(directory)
    sections = Counter(section_key(asked.section) for post in before for asked in post.asked)
    usual = sections.most_common(1)[0][0] if sections else ""
    for asked in (asked for post in after for asked in post.asked):
        numbers.ask(asked, directory, proposer, usual)


def _section(proposals: Sequence[Proposal]) -> str:
    return section_key(proposals[0].section) if proposals else ""


def _known(asked: Asked, directory: Directory) -> str:
    """Return the project that a report was on, "" where no issue before had it."""
    if not asked.title:
        return ""
    by_website = directory.websites.get(website_key(asked.website), "") if asked.website else ""
    return directory.titles.get(title_key(asked.title), "") or by_website


def _post(issue: Issue, name: str) -> Post | None:
    read = edition(issue, name)
    if read is None:
        return None
    return Post(read.day, tuple(one.mention for one in read.records), tuple(_asked(issue, read.day)))


def _asked(issue: Issue, day: date) -> Iterator[Asked]:
    for section in issue.sections:
        yield from _of_holder(section, section, day)
        for entry in section.entries:
            yield from _of_holder(section, entry, day)


def _of_holder(section: Section, holder: Section | Entry, day: date) -> Iterator[Asked]:
    title, website = (holder.title, holder.heading.website) if isinstance(holder, Entry) else ("", "")
    for part in parts(holder.nodes):
        author = part.attribution if isinstance(part, Update) else None
        if not isinstance(part, Update) or author is None or author.guess or not author.target.startswith("@"):
            continue
        text = "\n\n".join(node.body for node in part.nodes if isinstance(node, Quote))
        if text.strip():
            yield Asked(day, author.target, shown_title(author.name), text, section.title, title, website)


def main() -> None:
    """Print the numbers."""
    parser = argparse.ArgumentParser(description="Measure what the archive proposes.")
    parser.add_argument("corpus", type=Path, help="a folder with content/blog/**/*.md")
    parser.add_argument("--years", type=int, nargs="+", default=list(YEARS))
    parser.add_argument("--hebbot", type=Path, help="hebbot's config.toml, for the same numbers with it")
    parser.add_argument("--wrong", type=int, default=0, help="print so many wrong projects")
    given = parser.parse_args()
    posts = read_posts(path for path in given.corpus.rglob("*.md") if path.name != "_index.md")
    print(
        f"{len(posts)} issues, {posts[0].day} to {posts[-1].day}: a sample with gaps, so what is learned from is thin."
    )
    first = rolling(posts, given.years)
    _print(f"Rolling split, {given.years} (the headline): each issue asked with all before it", first)
    _print(f"Fixed split, {given.years}: trained on what was before {min(given.years)}", fixed(posts, given.years))
    if given.hebbot is not None:
        learn = with_hebbot(given.hebbot)
        _print(
            "Rolling split with hebbot's present-day table, which knows the future", rolling(posts, given.years, learn)
        )
    for year in sorted({post.day.year for post in posts} - set(given.years)):
        _print(f"Rolling split, {year}", rolling(posts, [year]))
    for asked, proposals in first.wrong[: given.wrong]:
        shown = "; ".join(
            f"{one.project.title if one.project else '-'} ({one.why}, {one.score:.2f})" for one in proposals[:3]
        )
        print(f"{asked.day} {asked.author} on {asked.title!r}: {shown}\n    {' '.join(asked.text.split())[:150]}")


def _print(title: str, numbers: Numbers) -> None:
    print(title, *numbers.lines(), sep="\n")


if __name__ == "__main__":
    main()
