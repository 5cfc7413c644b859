"""What is proposed for real reports of 2022 and 2023, learned from nothing but what was before each issue.

Wanted are 95 % of the names, 75 % of the projects and 80 % of the sections. Where the corpus is a sample with gaps of
weeks, new names and new projects of known people hold names and sections below that: `tests.tools.prediction` tells.
"""

from pathlib import Path

from tests.tools.prediction import YEARS, read_posts, rolling


def test_what_is_proposed_holds_on_issues_that_were_not_seen(corpus_posts: tuple[Path, ...]) -> None:
    found = rolling(read_posts(corpus_posts), YEARS)
    assert found.project.share >= 0.75
    assert found.among_five.share >= 0.9
    assert found.section.share > 2 * found.most_frequent.share
    assert found.name.share >= 0.92
    assert found.section.share >= 0.75
