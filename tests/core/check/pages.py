"""How two pages may differ after fixes: each kind is named and counted, and anything else is a difference."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import unquote

Token: TypeAlias = tuple[Any, ...]
"""Of the golden files' `norm`: ``("<", tag, attributes)``, ``(">", tag)`` or ``("t", text)``."""

Tokens: TypeAlias = list[Token]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({"Cc", "Cf"})
_VARIATIONS = "\ufe0e\ufe0f"


@dataclass(frozen=True)
class Difference:
    """What became of a page: how many things of each kind are others, and the first token that no fix explains."""

    kinds: Counter[str]
    unexplained: tuple[Tokens, Tokens] | None


def difference(before: Tokens, after: Tokens) -> Difference:
    """Compare two pages by four kinds of change, each taken out of both."""
    kinds = Counter[str]()
    for kind, take_out in _KINDS.items():
        before, less = take_out(before)
        after, more = take_out(after)
        kinds[kind] = max((Counter(more) - Counter(less)).total(), (Counter(less) - Counter(more)).total())
    return Difference(+kinds, _first(before, after))


def links(tokens: Tokens) -> Counter[str]:
    """Return where the links lead."""
    return Counter(target for token in tokens if (target := _target(token)) is not None)


def skeleton(tokens: Tokens) -> Tokens:
    """Return a page without what fixes of any rule change: links, paragraphs, levels, spaces and unseen characters."""
    return list(_joined(map(_seen, (token for token in _levels(tokens)[0] if token[1] not in {"a", "p"}))))


def _seen(token: Token) -> Token:
    if token[0] != "t":
        return token
    return "t", "".join(char for char in token[1] if not char.isspace() and not _is_unseen(char))


def _is_unseen(char: str) -> bool:
    return char in _VARIATIONS or unicodedata.category(char) in _UNSEEN


def _target(token: Token) -> str | None:
    return dict(token[2]).get("href") if token[:2] == ("<", "a") else None


def _first(before: Tokens, after: Tokens) -> tuple[Tokens, Tokens] | None:
    before, after = list(_joined(before)), list(_joined(after))
    if before == after:
        return None
    at = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), -1)
    return before[max(at - 3, 0) : at + 4], after[max(at - 3, 0) : at + 4]


def _autolinks(tokens: Tokens) -> tuple[Tokens, list[str]]:
    """Take out the links whose text is where they lead."""
    kept: Tokens = []
    found: list[str] = []
    at = 0
    while at < len(tokens):
        if _is_autolink(tokens[at : at + 3]):
            found.append(tokens[at + 1][1])
            kept.append(tokens[at + 1])
            at += 3
        else:
            kept.append(tokens[at])
            at += 1
    return list(_joined(kept)), found


def _is_autolink(tokens: Tokens) -> bool:
    if len(tokens) < 3 or tokens[1][0] != "t" or tokens[2] != (">", "a"):
        return False
    target = _target(tokens[0])
    return target is not None and unquote(target.removeprefix("mailto:")) == unquote(tokens[1][1])


def _paragraphs(tokens: Tokens) -> tuple[Tokens, list[str]]:
    """Take out the paragraphs that blank lines make in items."""
    kept: Tokens = []
    found: list[str] = []
    items = 0
    for token in tokens:
        items += {("<", "li"): 1, (">", "li"): -1}.get(token[:2], 0)
        if items and token[1] == "p" and token[0] in "<>":
            found += ["p"] if token[0] == "<" else []
        else:
            kept.append(token)
    return list(_joined(kept)), found


def _levels(tokens: Tokens) -> tuple[Tokens, list[str]]:
    """Take out of headings of which level they are."""
    headings = [token[1] for token in tokens if token[0] == "<" and token[1] in _HEADINGS]
    found = [f"{n} {level}" for n, level in enumerate(headings)]
    kept = [(token[0], "h", *token[2:]) if token[0] in "<>" and token[1] in _HEADINGS else token for token in tokens]
    return kept, found


def _spaces_in_links(tokens: Tokens) -> tuple[Tokens, list[str]]:
    """Take out the spaces at both sides of the ends of links."""
    kept: Tokens = []
    found: list[str] = []
    for n, token in enumerate(tokens):
        text = token[1]
        if token[0] == "t" and n and tokens[n - 1][:2] == ("<", "a"):
            found += [" ["] * (text != text.lstrip(" "))
            text = text.lstrip(" ")
        if token[0] == "t" and tokens[n + 1 : n + 2] == [(">", "a")]:
            found += ["] "] * (text != text.rstrip(" "))
            text = text.rstrip(" ")
        kept.append(("t", text) if token[0] == "t" else token)
    return [_beside_link(kept, n) for n in range(len(kept))], found


def _beside_link(tokens: Tokens, n: int) -> Token:
    token = tokens[n]
    if token[0] != "t":
        return token
    text = token[1]
    if n + 1 < len(tokens) and tokens[n + 1][:2] == ("<", "a"):
        text = text.rstrip(" ")
    if n and tokens[n - 1] == (">", "a"):
        text = text.lstrip(" ")
    return "t", text


def _joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield tokens with neighbouring texts in one, and none that is empty."""
    text = ""
    for token in tokens:
        if token[0] == "t":
            text += token[1]
            continue
        if text:
            yield "t", text
        text = ""
        yield token
    if text:
        yield "t", text


_KINDS: dict[str, Callable[[Tokens], tuple[Tokens, list[str]]]] = {
    "autolinks": _autolinks,
    "paragraphs of items": _paragraphs,
    "heading levels": _levels,
    "spaces at the ends of links": _spaces_in_links,
}
