"""Which arguments a shortcode has: by the site's template, or by what is known."""

import pytest

from twimeditor.core.facets.arguments import arguments_of
from twimeditor.core.render import SiteTemplates

TEMPLATE = """\
{% set width = size | default(value=300) %}{% for lamp in lamps %}{{ lamp.name }}{{ loop.index }}{% endfor %}
{% if caption and not quiet %}<p title="{{ "literal" }}">{{ caption | markdown(inline=true) | safe }}</p>{% endif %}
{{ body }} {{ nth }} {{ config.base_url }} {{ get_url(path=path) }} {{ width }}
"""


def test_a_template_tells_what_it_takes() -> None:
    templates = SiteTemplates.of({"lamp.html": TEMPLATE})
    assert arguments_of("lamp", templates) == ("size", "lamps", "caption", "quiet", "path")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("youtube_player", ("video_id", "start", "noscript_text")),
        ("details", ("summary",)),
        ("no_such", ()),
    ],
)
def test_without_a_template_what_is_known_counts(name: str, arguments: tuple[str, ...]) -> None:
    assert arguments_of(name, None) == arguments


@pytest.mark.parametrize("text", ["", "{{", "{% for %}", "{{ a.b.c( }}", "{{ {{ x }} }}"])
def test_an_odd_template_does_no_harm(text: str) -> None:
    templates = SiteTemplates.of({"lamp.html": text})
    assert isinstance(arguments_of("lamp", templates), tuple)
