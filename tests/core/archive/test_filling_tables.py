"""Whatever stands in a table or a correction, filling it in makes fields of it and nothing else."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.core.archive.test_filling import DAY, LARK, POST, style
from tests.core.issues import issue_of
from twimeditor.core.archive import filling
from twimeditor.core.archive.directory import Author, Project, Value
from twimeditor.core.model import Attribution
from twimeditor.core.post import write

HOSTILE = [
    "a\nb",
    "a\n\n## H",
    "# x",
    " ",
    "> q",
    "```",
    "<!--",
    "{% quote() %}",
    "a\r\nb",
    "\u2028",
    "\x00",
    "- x",
    "    y",
    "*",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "with_value",
    [
        lambda value: replace(LARK, titles=(value,)),
        lambda value: replace(LARK, websites=(value,)),
        lambda value: replace(LARK, descriptions=(value,)),
        lambda value: replace(LARK, sections=(value,)),
    ],
    ids=["title", "website", "description", "section"],
)
def test_whatever_stands_in_a_table_only_fields_are_filled_in(
    with_value: Callable[[Value], Project], text: str
) -> None:
    issue, ids = issue_of("## TODO\n\n### TODO\n\n> z\n\n" + POST)
    entry = next(iter(issue.entries)).id
    project = with_value(Value(text))
    made = filling.fill_project(issue, ids, entry=entry, project=project, over=(), style=style())
    if filling.elsewhere(project, made.sections[0]):
        made = filling.move_entry(made, ids, entry=entry, section=project.section, style=style())
    again, _ = issue_of(write(made))
    assert [one.title for one in again.entries] == [one.title for one in made.entries]
    assert [one.title for one in again.sections] == [one.title for one in made.sections]
    assert len(tuple(made.entries)) == len(tuple(issue.entries))


def test_a_description_of_several_paragraphs_is_filled_in_as_they_are() -> None:
    issue, ids = issue_of("### Lark\n\n> z\n")
    project = replace(LARK, descriptions=(Value("A bird.\n\nIt *sings*.", seen=DAY),))
    entry = next(iter(issue.entries)).id
    made = write(filling.fill_project(issue, ids, entry=entry, project=project, over=(), style=style()))
    assert "\n\nA bird.\n\nIt *sings*.\n\n> z\n" in made


@pytest.mark.parametrize("name", ["a\nb", " ", "\tx", "a\n\n## H"])
def test_a_name_is_one_line(name: str) -> None:
    issue, ids = issue_of(POST.replace("> x", "[N](https://matrix.to/#/@n:x.example) says\n\n> x"))
    update = next(one.id for one in issue.leaves() if isinstance(one, Attribution))
    author = Author("@w:x.example", (Value(name),), (Value("says"),))
    made = filling.fill_person(issue, ids, update=update, author=author, over={"author_name"}, style=style())
    again, _ = issue_of(write(made))
    found = [one for one in made.leaves() if isinstance(one, Attribution)]
    assert [one.name for one in found] == [one.name for one in again.leaves() if isinstance(one, Attribution)]
