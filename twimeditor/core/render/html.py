"""Tokens to HTML, with marks where the whole post has to be known."""

import re
from collections.abc import Sequence

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render import footnotes
from twimeditor.core.render.code import highlight
from twimeditor.core.render.escape import escape_html, escape_text
from twimeditor.core.render.marks import Mark
from twimeditor.core.render.tags import mark_roots

_SCHEME = lazy_pattern(r"[0-9A-Za-z-]+:")
_LINE = lazy_pattern(r"[^\n]*\n|[^\n]+")
_MORE = lazy_pattern(r"<!--\s*more\s*-->", re.IGNORECASE)

Tokens = Sequence[Token]


class HtmlWriter(RendererHTML):
    """Writes each kind of token; the methods' names are the tokens' types."""

    def renderAttrs(self, token: Token) -> str:  # type: ignore[override]  # noqa: N802
        attributes = "".join(f' {name}="{escape_html(str(value))}"' for name, value in token.attrItems())
        return root_mark(token) + attributes

    def heading_open(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        token = tokens[idx]
        mark = Mark.NAMED if "id" in token.meta else Mark.HEADING
        name = token.meta.get("id", token.meta.get("slug", ""))
        return f'<{token.tag} id="{mark(name)}"{self.renderAttrs(token)}>'

    def link_open(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        attributes = tokens[idx].attrs
        address = str(attributes.pop("href", "")) or "#"
        own_page = address.startswith("#") and address != "#"
        prefix = Mark.PERMALINK() if own_page or _beside_the_post(address) else ""
        target = Mark.PAGE(address) if address.startswith("@/") else prefix + escape_html(address)
        return f'<a href="{target}"{self.renderAttrs(tokens[idx])}>'

    def image(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        address = str(token.attrs.pop("src", ""))
        prefix = Mark.PERMALINK() if _beside_the_post(address, image=True) else ""
        alt = self.renderInlineAsText(token.children, options, env).replace("\n", " ")
        token.attrs["alt"] = env["calls"].left_out(alt)
        return f'<img src="{prefix}{escape_html(address)}"{self.renderAttrs(token)} />'

    def fence(self, tokens: Tokens, idx: int, _options: OptionsDict, env: EnvType) -> str:
        language = tokens[idx].info.split(maxsplit=1)[0] if tokens[idx].info.strip() else ""
        return self._code(tokens[idx], env, language)

    def code_block(self, tokens: Tokens, idx: int, _options: OptionsDict, env: EnvType) -> str:
        return self._code(tokens[idx], env, "")

    def _code(self, token: Token, env: EnvType, language: str) -> str:
        content = env["calls"].in_code(token.content)
        named = f' data-lang="{escape_html(language)}"' if language else ""
        return f"<pre{root_mark(token)}><code{named}>{highlight(content, language)}</code></pre>\n"

    def html_block(self, tokens: Tokens, idx: int, _options: OptionsDict, env: EnvType) -> str:
        raw = env["calls"].in_html(tokens[idx].content)
        raw = mark_roots(raw) if tokens[idx].level == 0 else raw
        padding = len(raw) - len(raw.lstrip(" "))
        return raw[:padding] + "".join(map(_mark_more, _LINE.findall(raw, padding)))

    def text(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        return escape_text(tokens[idx].content)

    def code_inline(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        return f"<code{self.renderAttrs(tokens[idx])}>{escape_text(tokens[idx].content)}</code>"

    def html_inline(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        return _mark_more(tokens[idx].content)

    def task_box(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        checked = ' checked=""' if tokens[idx].info in {"x", "X"} else ""
        return f'<input disabled="" type="checkbox"{checked}/>\n'

    def definition(self, _t: Tokens, _i: int, _options: OptionsDict, _env: EnvType) -> str:
        return ""

    def table_close(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        body = "" if tokens[idx - 1].type == "tbody_close" else "<tbody></tbody>"
        return f"{body}</table>\n"

    def footnote_reference(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        label = tokens[idx].content
        number = Mark.FOOTNOTE(footnotes.key(label))
        address = escape_html(label)
        return f'<sup class="footnote-reference"><a href="#{address}">{number}</a></sup>'

    def footnote_reference_open(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        token = tokens[idx]
        label = token.meta["label"]
        root = Mark.ROOT() if token.level == 0 else ""
        return (
            f'<div class="footnote-definition" id="{escape_html(label)}"{root}>'
            f'<sup class="footnote-definition-label">{Mark.FOOTNOTE(footnotes.key(label))}</sup>'
        )

    def footnote_reference_close(self, _t: Tokens, _i: int, _options: OptionsDict, _env: EnvType) -> str:
        return "</div>\n"


def root_mark(token: Token) -> str:
    """Return the mark for the attributes of an outermost element, nothing for any other token."""
    return Mark.ROOT() if token.block and token.level == 0 and token.nesting >= 0 else ""


def _beside_the_post(address: str, *, image: bool = False) -> bool:
    if address.startswith("@/"):
        return image
    return not address.startswith(("/", "..", "#")) and not _SCHEME.match(address)


def _mark_more(html: str) -> str:
    """Put a mark in the place of HTML with the comment that ends the summary."""
    return Mark.MORE(html.replace(Mark.ROOT(), "")) if _MORE.search(html) else html
