"""A section's introduction: one field over the paragraphs that come before all else in it."""

import pytest

from twimeditor.core.ids import IdSource
from twimeditor.core.model import edits
from twimeditor.core.post import parse, write

TEXT = "## Lamps\n\nOne.\n\nTwo.\n\n![a](/a.png)\n\nThree.\n\n### Glow\n\nA lamp.\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("One.\n\nTwo!", TEXT.replace("Two.", "Two!")),
        ("One.", TEXT.replace("Two.\n\n", "")),
        ("", TEXT.replace("One.\n\nTwo.\n\n", "")),
        ("One.\n\nTwo.", TEXT),
    ],
)
def test_the_introduction_is_set(value: str, text: str) -> None:
    ids = IdSource()
    issue = parse(TEXT, ids)
    section = issue.sections[0].id
    assert edits.get_field(issue, target=section, field="intro") == "One.\n\nTwo."
    assert write(edits.set_field(issue, ids, target=section, field="intro", value=value)) == text


def test_a_section_without_one_gets_it_at_its_beginning() -> None:
    ids = IdSource()
    issue = parse("## Lamps\n\n### Glow\n", ids)
    changed = edits.set_field(issue, ids, target=issue.sections[0].id, field="intro", value="One.")
    assert write(changed) == "## Lamps\n\nOne.\n\n### Glow\n"
