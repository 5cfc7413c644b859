"""R17: nothing empty, nothing to do."""

import pytest

from tests.core.check.cases import all_done, found, told
from twimeditor.core.check.problem import Problem
from twimeditor.core.ids import IdSource
from twimeditor.core.model import edits
from twimeditor.core.post import parse


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("TODO: say something.\n", [("warning", "TODO:")]),
        ("> Tea. TODO IMAGE\n", [("warning", "TODO IMAGE")]),
        ("## TODO\n\nTea.\n", [("warning", "TODO")]),
        ("## Ops\n\n### FIXME\n\nTea.\n", [("warning", "FIXME")]),
        ("* Tea\n* TODO\n", [("warning", "TODO")]),
        ('+++\ntitle = "T"\n[extra]\nimage = "TODO"\n+++\n\nTea.\n', [("warning", "TODO")]),
        ("{{ping_table}}\n", [("warning", "{{ping_table}}")]),
        ('{{ youtube_player(video_id="") }}\n', [("warning", "")]),
        ("> {{ youtube_player(video_id=' ') }}\n", [("warning", " ")]),
        ("> Tea.\n\n>\n", [("warning", "")]),
        ("It is on the TODO: pour.\n", [("warning", "TODO:")]),
        ("## Ops\n\n## Clients\n\nTea.\n", [("warning", "Ops")]),
        ("## Ops\n\n### Teapot\n\n### Kettle\n\nTea.\n", [("warning", "Teapot")]),
        ("## Ops\n\n<!-- more -->\n\n## Clients\n\nTea.\n", [("warning", "Ops")]),
        ("##\n\nTea.\n", [("warning", "")]),
        (">\n", [("warning", "")]),
    ],
)
def test_what_is_left_is_found(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told("R17", text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Our `TODO` marks.\n",
        "> ```py\n> # TODO: pour\n> ```\n",
        "```\nTODO\n```\n",
        "It is on the TODO.\n",
        "> My TODO list is long.\n",
        "A TODO app, a to-do, todo and TODOs.\n",
        "https://teapot.example/TODO.md and [x](https://teapot.example/#TODO)\n",
        "<!-- TODO -->\n",
        '{{ youtube_player(video_id="AbCdEf-1234") }}\n',
        "## ![Teapot](/blog/img/2030-02-01-pot.png)\n",
        "## Ops\n\n### ![Teapot](/blog/img/2030-02-01-pot.png)\n",
        "## Ops\n\nTea.\n\n### Teapot\n\nTea.\n",
    ],
)
def test_what_only_looks_like_it_is_no_problem(text: str) -> None:
    assert told("R17", text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("## Ops\n", "“Ops” is empty"),
        ("## Ops\n\n### Teapot\n", "“Teapot” is empty"),
        ("##\n", "a section is empty"),
        ("## Ops\n\n###\n", "an entry is empty"),
    ],
)
def test_an_empty_part_is_called_by_its_title_where_it_has_one(text: str, name: str) -> None:
    assert f"{name}: its heading would stand alone" in [one.message for one in found("R17", parse(text))]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## Ops\n\n## Clients\n\nTea.\n", "## Clients\n\nTea.\n"),
        ("## Ops\n\n### Teapot\n\n### Kettle\n\nTea.\n", "## Ops\n\n### Kettle\n\nTea.\n"),
        ("Tea.\n\n>\n\nMilk.\n", "Tea.\n\nMilk.\n"),
    ],
)
def test_an_empty_part_is_removed_when_somebody_says_so(before: str, after: str) -> None:
    assert all_done("R17", before) == after
    assert not any(fix.is_safe for one in found("R17", parse(before)) for fix in one.fixes)


def test_a_new_update_is_empty_until_it_is_filled() -> None:
    issue = parse("## Ops\n\n### Teapot\n\nTea.\n", ids := IdSource())
    entry = next(issue.entries)
    more = edits.add_update(issue, ids, container=entry.id, after=None, verb="says")
    (problem,) = found("R17", more)
    assert isinstance(problem, Problem)
    assert problem.place.field == "body"
