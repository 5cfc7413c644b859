"""Links, images and references to footnotes, found as the site's parser finds them.

A bracket that opens is kept until one closes; what closes takes the newest. So the text is read once, however many
brackets it has. Links hold no links; images hold whatever they like, of which only the text is shown.
"""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.site.definitions import target
from twimeditor.core.post.site.entities import unescape
from twimeditor.core.render import footnotes

_SPACE = lazy_pattern(r"[ \t\v\f]*(?:\n[ \t\v\f]*)?")
_LABEL = lazy_pattern(r"\[((?:[^\\\[\]]|\\.)*+)\]", re.DOTALL)
_LINE_START = lazy_pattern(r"\n[ \t]*")
_TITLES = {
    '"': lazy_pattern(r'"((?:[^\\"]|\\.)*)"', re.DOTALL),
    "'": lazy_pattern(r"'((?:[^\\']|\\.)*)'", re.DOTALL),
    "(": lazy_pattern(r"\(((?:[^\\()]|\\.)*)\)", re.DOTALL),
}


@dataclass(slots=True)
class Opener:
    """A bracket that may open a link or an image: its token and place, and the delimiters before it."""

    token: int
    start: int
    delimiters: int
    image: bool
    enabled: bool = True


class State(StateInline):
    """What is known while a text is read."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.openers: list[Opener] = []
        self.tried = -1  # a closing bracket that was looked up as the label of the brackets before it


class BracketReader(ParserInline):
    """The inline parser with the rules of this module in the place of markdown-it's own."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler.at("link", _open)
        self.ruler.at("image", _close)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        _fold_images(state)
        return state.tokens


def _open(state: StateInline, silent: bool) -> bool:
    mark = "[" if state.src[state.pos] == "[" else "!["
    if silent or not state.src.startswith(mark, state.pos) or not isinstance(state, State):
        return False
    token = state.push("text", "", 0)
    token.content = mark
    start = state.pos + len(mark) - 1
    state.openers.append(Opener(len(state.tokens) - 1, start, len(state.delimiters), image=len(mark) > 1))
    state.pos += len(mark)
    return True


def _close(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "]" or not isinstance(state, State) or not state.openers:
        return False
    opener = state.openers.pop()
    if not opener.enabled:
        return False
    found = inline_target(state.src, state.pos + 1)
    if found is not None:
        address, title, end = found
        _link(state, opener, state.md.normalizeLink(unescape(address)), title, end)
        return True
    return _refer(state, opener)


def inline_target(text: str, at: int) -> tuple[str, str, int] | None:
    """Return target, title and end of ``(target "title")``."""
    if not text.startswith("(", at):
        return None
    found = target(text, _past_space(text, at + 1))
    if found is None:
        return None
    address, end = found
    at = _past_space(text, end)
    title = ""
    if titled := _TITLES[text[at]].match(text, at) if text[at : at + 1] in _TITLES else None:
        title = unescape(_LINE_START.sub("\n", titled[1]))
        at = _past_space(text, titled.end())
    return (address, title, at + 1) if text.startswith(")", at) else None


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _refer(state: State, opener: Opener) -> bool:
    """Look up ``[text][label]``, ``[label][]`` or ``[label]``; a backslash before the second one is none."""
    close = state.pos
    behind = close + 2 if state.src.startswith("\\[", close + 1) else close + 1
    following = _LABEL.match(state.src, behind)
    if following is not None and _is_label(following[1]) and not _is_footnote(following[1]):
        state.tried = following.end() - 1
        return _look_up(state, opener, following[1], following.end())
    if close == state.tried:
        return False
    own = _LABEL.match(state.src, opener.start)
    if own is None or own.end() != close + 1 or not _is_label(own[1]):
        return False
    if _is_footnote(own[1]):
        return _refer_to_footnote(state, opener, own[1][1:])
    collapsed = state.src.startswith("[]", behind)
    return _look_up(state, opener, own[1], behind + 2 if collapsed else close + 1)


def _is_label(label: str) -> bool:
    return bool(label.strip())


def _is_footnote(label: str) -> bool:
    return label.startswith("^") and "\n" not in label and _is_label(label[1:])


def _look_up(state: State, opener: Opener, label: str, end: int) -> bool:
    found = state.env["references"].get(normalizeReference(label), None)
    if not found:
        return False
    _link(state, opener, found["href"], found["title"], end)
    return True


def _refer_to_footnote(state: State, opener: Opener, label: str) -> bool:
    label = " ".join(label.split())
    if footnotes.key(label) not in state.env["references"]:
        return False
    state.pending = ""
    del state.tokens[opener.token + 1 :]
    del state.delimiters[opener.delimiters :]
    state.tokens[opener.token].content = "!" if opener.image else ""
    state.push("footnote_reference", "", 0).content = label
    state.openers.clear()
    state.pos += 1
    return True


def _link(state: State, opener: Opener, address: str, title: str, end: int) -> None:
    """Make a link or an image of what stands behind the opener."""
    opening = state.tokens[opener.token]
    kind = "image" if opener.image else "link"
    if state.pending:
        state.pushPending()
    state.tokens.append(Token(f"{kind}_close", "a", -1))
    opening.type, opening.tag, opening.nesting, opening.content = f"{kind}_open", "a", 1, ""
    opening.attrs = {"src": address, "alt": ""} if opener.image else {"href": address}
    if title:
        opening.attrs["title"] = title
    inside = state.delimiters[opener.delimiters :]
    del state.delimiters[opener.delimiters :]
    state.tokens_meta.append({"delimiters": inside})
    if not opener.image:
        for other in state.openers:
            other.enabled = other.enabled and other.image
    state.pos = end


def _fold_images(state: StateInline) -> None:
    """Put what stands in an image into its token."""
    if not any(token.type == "image_open" for token in state.tokens):
        return
    folded: list[list[Token]] = [[]]
    images: list[Token] = []
    for token in state.tokens:
        if token.type == "image_open":
            images.append(token)
            folded.append([])
        elif token.type == "image_close":
            image = images.pop()
            image.type, image.tag, image.nesting, image.children = "image", "img", 0, folded.pop()
            folded[-1].append(image)
        else:
            token.type = "text" if images and token.type == "text_special" else token.type
            folded[-1].append(token)
    state.tokens[:] = folded[0]
