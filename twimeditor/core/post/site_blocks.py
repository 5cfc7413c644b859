"""How the site's parser differs from markdown-it in blocks and addresses, for reading and rendering alike."""

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, table
from mdit_py_plugins.footnote.index import footnote_def


class SiteMarkdown(MarkdownIt):
    """A parser to which every address is one, ``javascript:`` too: so it is to the site; the window follows none."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's name
        return True


def install(markdown: MarkdownIt) -> None:
    """Let `markdown` find footnote definitions and tables where the site's parser finds them."""
    interrupting: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    markdown.block.ruler.before("reference", "footnote_def", footnote_def, interrupting)
    last: RuleOptionsType = {"alt": ["paragraph", "reference"]}
    markdown.block.ruler.before("lheading", "site_table", _table, last)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Find a table; it ends a paragraph (`silent`) only when its first line begins with a pipe."""
    first = state.bMarks[start] + state.tShift[start]
    if silent and not state.src.startswith("|", first):
        return False
    return table(state, start, end, silent)
