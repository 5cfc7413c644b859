"""Between them, the two samples show everything that the editor knows."""

import pytest

from twimeditor.core.model import Attribution, AttributionForm, Issue, Role, Text, nodes
from twimeditor.core.post import parse, write
from twimeditor.services.resources import resource_path

SAMPLES = ("twim-2020.md", "twim.md")


def _text(name: str) -> str:
    return resource_path("samples", name).read_bytes().decode()


@pytest.fixture(scope="module")
def issues() -> list[Issue]:
    return [parse(_text(name)) for name in SAMPLES]


def test_they_hold_every_kind_of_node(issues: list[Issue]) -> None:
    classes = [item for item in vars(nodes).values() if isinstance(item, type) and issubclass(item, nodes.Node)]
    kinds = {kind for kind in classes if kind not in {nodes.Node, nodes.Block}}
    assert {type(node) for issue in issues for node in issue.leaves()} == kinds


def test_they_hold_every_form_of_attribution(issues: list[Issue]) -> None:
    found = {node.form for issue in issues for node in issue.leaves() if isinstance(node, Attribution)}
    assert found == set(AttributionForm)


def test_they_hold_every_role_of_a_text(issues: list[Issue]) -> None:
    found = {node.role for issue in issues for node in issue.leaves() if isinstance(node, Text)}
    assert found == set(Role)


@pytest.mark.parametrize("name", SAMPLES)
def test_they_are_written_back_as_they_are(name: str) -> None:
    assert write(parse(_text(name))) == _text(name)
