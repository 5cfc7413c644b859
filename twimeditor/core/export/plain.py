"""What a message says where HTML is not shown: text, marked as people mark it when they type."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count, groupby

from twimeditor.core.export.elements import HEADINGS, Element, Node, text_of
from twimeditor.core.export.permitted import is_block

_AROUND: Mapping[str, str] = {"em": "*", "i": "*", "strong": "**", "b": "**", "del": "~~", "s": "~~"}


def plain(blocks: Iterable[Node]) -> str:
    """Return permitted HTML as text, a blank line between its blocks."""
    return "\n\n".join(_texts(blocks))


def unlinked(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return nodes with what links say in the links' place."""
    return tuple(made for node in nodes for made in _unlinked(node))


def _unlinked(node: Node) -> tuple[Node, ...]:
    if isinstance(node, str):
        return (node,)
    inside = unlinked(node.children)
    return inside if node.name == "a" else (node.holding(*inside),)


def _texts(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the text of each block; what stands between blocks is one, too."""
    for blocks, run in groupby(nodes, key=is_block):
        if not blocks:
            text = _line(run).strip()
            yield from (text,) if text else ()
            continue
        for block in run:
            if isinstance(block, Element):
                yield from _block(block)


def _block(block: Element) -> Iterator[str]:
    if block.name in _WRITTEN:
        yield _WRITTEN[block.name](block)
    elif block.name in HEADINGS:
        yield f"{'#' * int(block.name[1])} {_line(block.children)}".rstrip()
    else:
        yield from _texts(block.children)


def _quote(block: Element) -> str:
    return "\n".join(f"> {line}".rstrip() for line in plain(block.children).split("\n"))


def _list(block: Element) -> str:
    start = block.get("start")
    numbers = count(int(start) if start else 1)
    items = (item for item in block.children if isinstance(item, Element))
    return "\n".join(_item(item, f"{next(numbers)}. " if block.name == "ol" else "- ") for item in items)


def _item(item: Element, mark: str) -> str:
    tight = "\n".join(_texts(item.children)) if not any(_is_paragraph(node) for node in item.children) else ""
    lines = (tight or plain(item.children)).split("\n")
    return "\n".join((mark if n == 0 else " " * len(mark)) + line if line else "" for n, line in enumerate(lines))


def _is_paragraph(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "p"


def _code(block: Element) -> str:
    text = text_of((block,)).strip("\n")
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{_language(block)}\n{text}\n{fence}"


def _language(block: Element) -> str:
    codes = (child for child in block.children if isinstance(child, Element))
    return next((code.get("class").removeprefix("language-") for code in codes), "")


def _table(block: Element) -> str:
    rows = [_row(row) for row in _parts(block, "tr")]
    if next(_parts(block, "thead"), None) is not None and len(rows) > 1:
        rows.insert(1, " | ".join("---" for _ in rows[0].split(" | ")))
    return "\n".join([*(_line(caption.children) for caption in _parts(block, "caption")), *rows])


def _parts(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows, or other parts, of a table; not of one inside it."""
    for child in element.children:
        if isinstance(child, Element) and child.name == name:
            yield child
        elif isinstance(child, Element) and child.name not in {"tr", "table"}:
            yield from _parts(child, name)


def _row(row: Element) -> str:
    cells = (cell for cell in row.children if isinstance(cell, Element))
    return " | ".join(" ".join(plain(cell.children).split()) for cell in cells)


def _rule(_block: Element) -> str:
    return "---"


_WRITTEN: Mapping[str, Callable[[Element], str]] = {
    "blockquote": _quote,
    "ul": _list,
    "ol": _list,
    "pre": _code,
    "table": _table,
    "hr": _rule,
}


def _line(nodes: Iterable[Node]) -> str:
    return "".join(node if isinstance(node, str) else _inline(node) for node in nodes)


def _inline(element: Element) -> str:
    if element.name == "br":
        return "\n"
    text = _line(element.children)
    if element.name == "a":
        address = element.get("href")
        return text if text.strip() in {address, address.removeprefix("mailto:")} else f"[{text}]({address})"
    if element.name == "code":
        return f"`{text}`"
    mark = _AROUND.get(element.name, "")
    return f"{mark}{text}{mark}"
