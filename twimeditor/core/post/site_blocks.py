"""How the site's parser differs from markdown-it in blocks and addresses, for reading and rendering alike."""

from markdown_it import MarkdownIt

from twimeditor.core.post.site.blocks import SiteBlocks, free
from twimeditor.core.post.site.writer import Spend


class SiteMarkdown(MarkdownIt):
    """A parser to which every address is one, ``javascript:`` too: so it is to the site; the window follows none."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's name
        return True


def install(markdown: MarkdownIt, spend: Spend = free, *, shallow: bool = False) -> None:
    """Let `markdown` find blocks where the site's parser finds them, only the outermost of them if `shallow`.

    `spend` is told of cells.
    """
    markdown.block = SiteBlocks(spend, shallow=shallow)
