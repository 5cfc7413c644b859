"""What the form says of pictures."""

from collections.abc import Callable

import pytest

from tests.ui.forms.conftest import Desk

ALT, URL, QUOTE = "image[0].alt", "image[0].url", "update.quote"
POST = """\
## Dept of Lamps

### Glow

[Robin](https://matrix.to/#/@robin:example.org) says

> A lamp.

![](/blog/img/2031-02-07-lamp.png)
"""


@pytest.fixture
def form(open_form: Callable[..., Desk]) -> Desk:
    form = open_form(POST)
    form.open_entry(0)
    return form


def told(form: Desk) -> str:
    return " ".join(form.field(name).said() for name in (ALT, URL))


def test_it_is_said_of_what_nobody_touched_as_well(form: Desk) -> None:
    assert "2031-02-07-lamp.png has no alt text" in told(form)
    assert form.field(QUOTE).said() == ""


def test_an_alt_text_that_is_the_files_name_is_told_and_a_good_one_is_not(form: Desk) -> None:
    form.problems.hints = True
    form.type_into(ALT, "2031-02-07-lamp.png")
    form.leave()
    assert "file’s name" in told(form)
    form.session.undo()
    form.type_into(ALT, "A lamp on a table")
    form.leave()
    assert form.field(ALT).said() == ""


def test_an_alt_text_that_is_left_empty_is_told(form: Desk) -> None:
    form.focus(ALT)
    form.leave()
    assert "2031-02-07-lamp.png has no alt text" in told(form)


def test_an_address_that_is_nowhere_on_the_site_is_told(form: Desk) -> None:
    form.type_into(ALT, "A lamp on a table")
    form.type_into(URL, ".bmp")
    form.leave()
    assert "no kind that the site shows" in form.field(URL).said()
    assert form.field(ALT).said() == ""


def test_in_a_quote_it_is_told_below_the_quote(form: Desk) -> None:
    form.type_into(QUOTE, "\n\n![](/blog/img/2031-02-07-pot.png)")
    form.leave()
    assert "2031-02-07-pot.png has no alt text" in form.field(QUOTE).said()
