"""Changes to the parsed tokens that make them what the site's parser would have found."""

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from twimeditor.core.render.placeholders import Placeholders
from twimeditor.core.render.slugs import slug

_ATTRIBUTES = re.compile(r"\{([^{}<>\\\n\r]*)\}")
_TASK = re.compile(r"\[([ xX])\](?=\s)\s*")


def before_inline(tokens: Sequence[Token]) -> None:
    """Take ``{#id .class}`` off the headings."""
    for token, content in pairwise(tokens):
        if token.type == "heading_open":
            _take_attributes(token, content)


def after_inline(tokens: list[Token], calls: Placeholders) -> None:
    """Add slugs, task boxes and alignment; take the paragraph off a shortcode that stands alone."""
    calls.reach(tokens)
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            token.meta["slug"] = slug(calls.left_out(_plain(tokens[index + 1].children)))
        elif token.type == "list_item_open":
            _add_task_box(tokens, index)
        elif token.type in {"th_open", "td_open"} and "style" in token.attrs:
            token.attrs["style"] = str(token.attrs["style"]).replace(":", ": ")
    _unwrap_shortcodes(tokens, calls)


def _take_attributes(heading: Token, content: Token) -> None:
    text = content.content.rstrip()
    found = _ATTRIBUTES.fullmatch(text, max(text.rfind("{"), 0)) if text.endswith("}") else None
    if found is None:
        return
    content.content = text[: found.start()].rstrip()
    classes: list[str] = []
    for word in found[1].split():
        if word.startswith("#") and len(word) > 1:
            heading.meta["id"] = word[1:]
        elif word.startswith(".") and len(word) > 1:
            classes.append(word[1:])
    if classes:
        heading.attrs["class"] = " ".join(classes)


def _plain(children: Sequence[Token] | None) -> str:
    return "".join(
        _plain(child.children) if child.type == "image" else child.content
        for child in children or ()
        if child.type in {"text", "code_inline", "image"}
    )


def _add_task_box(tokens: Sequence[Token], index: int) -> None:
    following = tokens[index + 1 : index + 3]
    if [token.type for token in following] != ["paragraph_open", "inline"]:
        return
    children = following[1].children
    if not children or children[0].type != "text":
        return
    found = _TASK.match(following[1].content)
    if found is None or not children[0].content.startswith(found[0].rstrip("\n")):
        return
    children[0].content = children[0].content[len(found[0].rstrip("\n")) :]
    box = Token("html_inline", "", 0)
    checked = "" if found[1] == " " else ' checked=""'
    box.content = f'<input disabled="" type="checkbox"{checked}/>\n'
    children.insert(0, box)


def _unwrap_shortcodes(tokens: list[Token], calls: Placeholders) -> None:
    for index in range(len(tokens) - 2, 0, -1):
        content = tokens[index]
        if tokens[index - 1].type == "paragraph_open" and calls.is_block(content.content):
            block = Token("html_block", "", 0, level=content.level - 1, block=True)
            block.content = content.content
            tokens[index - 1 : index + 2] = [block]
