"""Lines put into a quote's Markdown: on their own, with blank ones around, and never into what they would break."""

from collections.abc import Iterator, Sequence

from twimeditor.core.post.blocks import RawBlock, Shape, scan, split_lines
from twimeditor.core.post.inline import plain
from twimeditor.core.render.tags import advance, events


def gaps(body: str, caret: int | None) -> Iterator[int]:
    """Yield before which lines something may stand: at best where the caret is, else further on.

    A paragraph is parted between its lines if both parts stay what they are; a list, a table, code and all else is left
    whole, and what was meant to stand in it stands behind it. Without a caret it is the end.
    """
    lines = body.split("\n")
    blocks = [block for block in scan(split_lines(body)).blocks if block.shape is not Shape.BLANK]
    end = blocks[-1].end if blocks else 0
    if caret is not None:
        first = _gap_at(lines, blocks, caret)
        yield first
        yield from (block.end for block in blocks if block.end > first)
    yield end
    yield 0


def with_lines(body: str, gap: int, texts: Sequence[str]) -> str:
    """Return Markdown with further paragraphs before the line number `gap`."""
    lines = body.split("\n")
    before, after = lines[:gap], lines[gap:]
    new = "\n\n".join(texts).split("\n")
    if any(map(str.strip, before)) and before[-1].strip():
        new.insert(0, "")
    if after and after[0].strip():
        new.append("")
    return "\n".join((*before, *new, *after)) if body.strip() else "\n".join(new)


def parted(body: str, gap: int) -> tuple[str, str]:
    """Return what stands before and behind a gap, without the blank lines next to it."""
    lines = body.split("\n")
    return "\n".join(lines[:gap]).rstrip("\n"), "\n".join(lines[gap:]).strip("\n")


def _gap_at(lines: Sequence[str], blocks: Sequence[RawBlock], caret: int) -> int:
    text = "\n".join(lines)
    line = text.count("\n", 0, caret)
    block = next((block for block in blocks if block.start <= line < block.end), None)
    if block is None:
        return line
    at_start = not text[text.rfind("\n", 0, caret) + 1 : caret].strip()
    wanted = line if at_start else line + 1
    return wanted if wanted in {block.start, block.end} or _parts_well(lines, block, wanted) else block.end


def _parts_well(lines: Sequence[str], block: RawBlock, gap: int) -> bool:
    """Tell whether both parts of a block are paragraphs that say what it says."""
    if block.shape is not Shape.PARAGRAPH:
        return False
    first, second = "\n".join(lines[block.start : gap]), "\n".join(lines[gap : block.end])
    alone = all(_is_paragraph(part) for part in (first, second))
    said = [" ".join(plain(part).split()) for part in (f"{first}\n{second}", first, second)]
    return alone and said[0] == f"{said[1]} {said[2]}" and not advance((), events(first))


def _is_paragraph(text: str) -> bool:
    found = scan(split_lines(text)).blocks
    return len(found) == 1 and found[0].shape is Shape.PARAGRAPH
