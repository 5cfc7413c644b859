"""How tests render a Markdown text, and compare with what the site's generator made."""

import importlib.util
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from twimeditor.core.post import parse
from twimeditor.core.render import Patch, Renderer, render_body

HEAD = '+++\ntitle = "x"\npath = "/blog/2030/02/01/x"\n+++\n\n'


def html(markdown: str, head: str = HEAD) -> str:
    """Return the body of a post with this Markdown, without line ends between its blocks."""
    return render_body(parse(head + markdown)).strip("\n").replace(">\n<", "><")


@cache
def norm(golden: Path) -> Callable[[str], list[Any]]:
    """Return the function that turns HTML into what has to be equal; it comes with the golden files."""
    spec = importlib.util.spec_from_file_location("golden_norm", golden / "norm.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    compare: Callable[[str], list[Any]] = module.norm
    return compare


class Page:
    """What a browser would hold: fragments by key, changed by patches."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self.order: list[int] = []
        self.html: dict[int, str] = {}

    def apply(self, patch: Patch) -> None:
        """Do what the patch says, and nothing else."""
        for key in patch.removed:
            del self.html[key]
        self.html |= patch.html
        if patch.order is not None:
            self.order = list(patch.order)
        assert set(self.order) == set(self.html)

    @property
    def body(self) -> str:
        """Return all of it in order."""
        return "".join(self.html[key] for key in self.order)
