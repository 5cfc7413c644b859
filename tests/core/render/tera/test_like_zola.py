"""Templates render as the real Zola renders them."""

from pathlib import Path

import pytest

from tests.core.render.html import HEAD
from tests.zola import Zola
from twimeditor.core.post import parse
from twimeditor.core.render import SiteTemplates, render_body

CALL = (
    '{{ %s(a="x<y/z", b=`Hello  big World`, n=7, m=-3, f=2.5, t=true, l=["b", "a", "b"], nn=[[1, 2], [3]], e="", z=0,'
    ' s=`a,b,c`, when="2030-02-01T10:20:30+00:00") }}'
)
SNIPPETS = [
    line.replace("⏎", "\n") for line in (Path(__file__).parent / "snippets.txt").read_text("utf-8").splitlines()
]
"""Templates that each show a few things of a kind."""


@pytest.fixture(scope="module")
def published(zola: Zola) -> dict[str, str]:
    if not zola.as_the_site:
        pytest.skip("this Zola is older than 0.22, which knows other filters")
    templates = {f"s{number}.html": text for number, text in enumerate(SNIPPETS)}
    templates |= {f"m{number}.md": text for number, text in enumerate(SNIPPETS)}
    html = zola.render([CALL % name.partition(".")[0] for name in templates], templates)
    return dict(zip(templates, html, strict=True))


@pytest.mark.parametrize("suffix", ["html", "md"])
@pytest.mark.parametrize("number", range(len(SNIPPETS)), ids=lambda number: f"{number}: {SNIPPETS[number][:20]!r}")
def test_a_snippet(published: dict[str, str], number: int, suffix: str) -> None:
    expected = published[f"{'s' if suffix == 'html' else 'm'}{number}.{suffix}"]
    templates = SiteTemplates.of({f"x.{suffix}": SNIPPETS[number]})
    assert plain(render_body(parse(HEAD + CALL % "x"), templates)) == plain(expected)


def plain(html: str) -> str:
    return html.replace("&quot;", '"').strip()  # Markdown may write quotes either way
