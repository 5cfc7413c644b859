"""Marks and notes find their entries again in another reading of the post."""

import pytest

from tests.core.issues import issue_of
from twimeditor.core.model import Issue, edits
from twimeditor.core.model.remembering import recalled, remembered
from twimeditor.core.post import parse

TEXT = """\
## Servers

### Kiln

[Ann](https://matrix.to/#/@ann:example.org) says

> The kiln burns clay at a thousand degrees and more.

### Loom

[Bob](https://matrix.to/#/@bob:example.org) says

> Threads are woven into cloth, line by line.

## Clients

### Loom

> Another of the same name.
"""


def noted() -> Issue:
    issue, ids = issue_of(TEXT)
    kiln, loom, other = issue.entries
    issue = edits.set_mark(issue, ids, targets=[kiln.id, other.id], mark="asked")
    return edits.set_note(issue, ids, target=loom.id, note="Which cloth?")


def marks(issue: Issue) -> list[tuple[str, str, str]]:
    return [(entry.heading.title, entry.mark, entry.note) for entry in issue.entries]


def test_the_same_text_gets_all_back() -> None:
    found = recalled(parse(TEXT), remembered(noted()))
    assert marks(found.issue) == marks(noted())
    assert found.left == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("### Kiln", "### Oven"),
        ("## Servers", "## Dept of Servers"),
        ("The kiln burns clay at a thousand degrees and more.", "All is new."),
        ("## Servers\n\n### Kiln", "## Servers\n\n### New\n\n> First.\n\n### Kiln"),
    ],
)
def test_edits_elsewhere_lose_nothing(old: str, new: str) -> None:
    found = recalled(parse(TEXT.replace(old, new)), remembered(noted()))
    by_text = {entry.heading.title: entry.mark or entry.note for entry in found.issue.entries}
    assert by_text.get("Kiln", by_text.get("Oven")) == "asked"
    assert [entry.mark or entry.note for entry in found.issue.entries][-2:] == ["Which cloth?", "asked"]
    assert found.left == ()


def test_what_is_noted_about_an_entry_that_went_is_left() -> None:
    found = recalled(parse("## Servers\n\n### Other\n\n> Nothing of the kind.\n"), remembered(noted()))
    assert [one.title for one in found.left] == ["Kiln", "Loom", "Loom"]
    assert marks(found.issue) == [("Other", "", "")]


def test_what_is_noted_already_is_given_to_no_other() -> None:
    issue = noted()
    found = recalled(issue, remembered(issue))
    assert found.issue is issue
    assert found.left == ()
