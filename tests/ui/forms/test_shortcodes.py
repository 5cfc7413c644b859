"""What the form says of shortcodes."""

from collections.abc import Callable

import pytest

from tests.ui.forms.conftest import Desk
from twimeditor.core.render import SiteTemplates

NAME = "entry.description"


@pytest.fixture
def form(open_form: Callable[..., Desk]) -> Desk:
    form = open_form("## Dept of Lamps\n\n### Glow\n\nA lamp.\n\n{{ lamp() }}\n\n{{ video(src='a',) }}\n")
    form.open_entry(0)
    form.panel._page.complete()
    return form


COMMA = "Video is published as it is typed: there is a comma behind its last argument."


def said(form: Desk) -> list[str]:
    return [form.field(name).said() for name in ("shortcode[0].name", "block[0].markdown")]


def test_it_is_said_of_what_nobody_touched_as_well(form: Desk) -> None:
    assert said(form) == ["The site has no shortcode lamp and cannot be built.", COMMA]


def test_a_field_that_is_left_says_what_is_wrong(form: Desk) -> None:
    form.type_into(NAME, " {{ video(src=a) }}")
    assert form.field(NAME).said() == ""
    form.leave()
    assert form.field(NAME).said().startswith("Video is published as it is typed: the value of src")


def test_a_field_over_several_blocks_says_it_of_each(open_form: Callable[..., Desk]) -> None:
    form = open_form("## Dept of Lamps\n\n### Glow\n\nA lamp.\n\nA {{ lamp() }}.\n")
    form.open_entry(0)
    assert form.field(NAME).said() == "The site has no shortcode lamp and cannot be built."


def test_the_site_s_own_templates_tell_which_shortcodes_there_are(form: Desk) -> None:
    form.problems.know(SiteTemplates.of({"lamp.html": "x"}))
    assert said(form) == ["", COMMA]
    form.problems.know(None)
    assert said(form)[0]


def test_what_is_being_typed_is_left_alone(form: Desk) -> None:
    form.type_into(NAME, "{{ nope() }}")
    form.problems.know(SiteTemplates.of({"lamp.html": "x"}))
    assert said(form) == ["", COMMA]
