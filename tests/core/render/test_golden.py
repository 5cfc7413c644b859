"""Real posts come out as the real site generator made them."""

from pathlib import Path

import pytest

from tests.core.render.html import norm
from twimeditor.core.post import parse
from twimeditor.core.render import render_body

NOT_YET_EQUAL: frozenset[str] = frozenset()
"""Posts that differ, by file name; may only shrink."""


def test_same_dom_as_the_site(corpus_post: Path, golden: Path) -> None:
    expected = golden / Path(*corpus_post.parts[corpus_post.parts.index("content") :]).with_suffix(".html")
    if not expected.exists():
        pytest.skip(f"no golden file for {corpus_post.name}")
    body = render_body(parse(corpus_post.read_bytes().decode()))
    equal = norm(golden)(body) == norm(golden)(expected.read_bytes().decode())
    assert equal == (corpus_post.name not in NOT_YET_EQUAL)
