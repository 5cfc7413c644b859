"""What a published entry looks like: the HTML that the site makes of its Markdown, within bounds."""

from typing import Final

from twimeditor.core.post.parse import parse
from twimeditor.core.render import Budget, Renderer, given_up

LONGEST: Final = 20_000
"""Characters of an entry that are shown: six times what the longest of real issues have."""

_BUDGET: Final = Budget(longest=LONGEST, calls=50, first=8_000, again=8_000, together=16_000)


def shown(markdown: str) -> tuple[str, bool]:
    """Return the HTML of what stands below an entry's heading, and whether that is all of it.

    What would take long to render is a note. The HTML is what the post says, harmful things included.
    """
    text, is_whole = _bounded(markdown)
    renderer = Renderer(named=False, budget=_BUDGET)
    renderer.render(issue := parse(text))
    while (batch := renderer.batch()) is not None:
        renderer.take(batch, given_up(batch))
    return "".join(fragment.html for fragment in renderer.render(issue)), is_whole


def _bounded(markdown: str) -> tuple[str, bool]:
    if len(markdown) <= LONGEST:
        return markdown, True
    end = markdown.rfind("\n", LONGEST // 2, LONGEST)
    return markdown[: end if end > 0 else LONGEST] + "\n", False
