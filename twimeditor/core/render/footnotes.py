"""References to footnotes: one counts only if its footnote is defined."""

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline


def install(md: MarkdownIt) -> None:
    """Let `md` read references to footnotes."""
    md.inline.ruler.before("link", "footnote_reference", _reference)


def key(label: str) -> str:
    """Return the label under which the footnote `label` stands among the definitions."""
    return f"^{normalizeReference(label)}"


def _reference(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("[^", start):
        return False
    end = state.src.find("]", start, state.posMax)
    label = state.src[start + 2 : end]
    if end < 0 or not label or any(char in label for char in " \t\n[^"):
        return False
    if key(label) not in state.env["references"]:
        return False
    if not silent:
        token = state.push("footnote_reference", "", 0)
        token.content = label
    state.pos = end + 1
    return True
