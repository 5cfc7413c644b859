"""From Markdown to a table, where the site reads it as exactly one."""

from twimeditor.core.post.blocks import Shape, scan, split_lines
from twimeditor.core.tables.row import row_of
from twimeditor.core.tables.value import Table


def read(markdown: str) -> Table | None:
    """Return the table that `markdown` is, written as the same text; None for anything else."""
    lines = markdown.split("\n")
    if len(lines) < 2 or "\r" in markdown:
        return None
    blocks = scan(split_lines(markdown)).blocks
    if len(blocks) != 1 or blocks[0].shape is not Shape.TABLE:
        return None
    head, rule, *body = map(row_of, lines)
    table = Table(head, rule, tuple(body))
    sound = len(table.aligns) == len(rule.pieces) == table.columns > 0
    return table if sound and table.text == markdown else None
