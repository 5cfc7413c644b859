"""Changes to the parsed tokens that make them what the site's parser would have found."""

from collections.abc import Sequence

from markdown_it.token import Token

from twimeditor.core.render.placeholders import Placeholders
from twimeditor.core.render.slugs import slug


def after_inline(tokens: list[Token], calls: Placeholders) -> None:
    """Find the shortcodes that are rendered; add slugs; take the paragraph off a shortcode that stands alone."""
    calls.reach(tokens)
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            token.meta["slug"] = slug(calls.left_out(_plain(tokens[index + 1].children)))
    _unwrap_shortcodes(tokens, calls)


def _plain(children: Sequence[Token] | None) -> str:
    return "".join(
        _plain(child.children) if child.type == "image" else child.content
        for child in children or ()
        if child.type in {"text", "code_inline", "image"}
    )


def _unwrap_shortcodes(tokens: list[Token], calls: Placeholders) -> None:
    for index in range(len(tokens) - 2, 0, -1):
        content = tokens[index]
        if tokens[index - 1].type == "paragraph_open" and calls.is_block(content.content):
            block = Token("html_block", "", 0, level=content.level - 1, block=True)
            block.content = content.content
            tokens[index - 1 : index + 2] = [block]
