"""Markdown in the shapes of real reports, whole and damaged, for property tests."""

from collections.abc import Callable, Sequence
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Lines = list[str]
Change = tuple[int, int, str]
"""What is done, where, and with what odd characters."""

_SIGNS = str.maketrans({"↵": "\n", "→": "\t", "␠": " ", "⍽": "\u00a0"})


def _pieces() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    text = Path(__file__).with_name("pieces.txt").read_text("utf-8")
    for part in text.split("==== ")[1:]:
        name, *pieces = part.removesuffix("\n\n").removesuffix("\n").split("\n")
        found[name] = [piece.translate(_SIGNS) for piece in pieces]
    return found


_PIECES = _pieces()


def _piece(name: str) -> SearchStrategy[str]:
    return st.sampled_from(_PIECES[name])


def _one(*choices: str) -> SearchStrategy[str]:
    return st.sampled_from(choices)


def _written(made: Sequence[str]) -> str:
    return "".join(made)


def _with_gaps(parts: list[tuple[Lines, int]]) -> Lines:
    return [line for part, gap in parts for line in (*part, *[""] * gap)]


inline = st.lists(
    st.tuples(_piece("inline"), _one(" ", " ", " ", " ", "", "  ")).map(_written), min_size=1, max_size=5
).map(lambda words: _written(words).rstrip(" "))
"""A line of text with all the markup there is."""

_ended = st.tuples(inline, _one("", "", "", "", "  ", " ", "\\", "   ", "\t", " \\")).map(_written)
paragraph = st.lists(_ended, min_size=1, max_size=3)
heading = st.tuples(
    _one("#", "##", "###", "####", "#####", "######", "#######"),
    _one(" ", " ", " ", "  ", "\t", ""),
    inline,
    _one("", "", "", " #", " ##", "#", " {#name}", " {#a .b .c}", " {.a k=v}", "{#n}", " {#n} #", " {}", " {# .}"),
).map(lambda made: [_written(made)])
underlined = st.tuples(paragraph, _one("===", "---", "=", "-", "--  ", " ===", "= =", "-- -")).map(
    lambda made: [*made[0], made[1]]
)
rule = _one("---", "***", "* * *", "___", "- - -", "--", "-----", "_ _\t_").map(lambda line: [line])
code = st.tuples(
    _one("```", "```", "````", "~~~", "```rust", "``` js x", "~~~ `a`", "```a`b", "```&amp;", "  ```"),
    st.lists(_piece("code"), max_size=3),
    _one("```", "```", "````", "~~~", "", "``` x", "  ```", "    ```", "```  "),
).map(lambda made: [made[0], *made[1], *made[2:]])
indented = st.lists(_piece("indented"), min_size=1, max_size=3)
definition = _piece("definition").map(lambda text: text.split("\n"))
html_block = _piece("html").map(lambda text: text.split("\n"))

_row = st.tuples(
    _one("|", "|", "|", "", " | ", "  |", "\t|"),
    st.lists(st.tuples(_piece("cell"), _one(" | ", "|", " |")).map(_written), max_size=3).map(_written),
    _piece("cell"),
    _one("|", "|", " |", "", "| ", "||", "|  "),
).map(_written)
_RULES = ("---", "---", "-", ":--", ":-:", "--:", " --- ", ":", "=", "")
_columns = st.lists(_one(*_RULES), min_size=1, max_size=4).map("|".join)
_below = st.tuples(_one("|", "|", "|", "", " | "), _columns, _one("|", "|", "", " | ", "| ")).map(_written)


def _headed(width: int) -> SearchStrategy[Lines]:
    heads = st.lists(_piece("cell"), min_size=width, max_size=width).map(" | ".join)
    rules = st.lists(_one(*_RULES[:6]), min_size=width, max_size=width).map("|".join)
    return st.tuples(heads, rules).map(lambda made: [f"| {made[0]} |", f"|{made[1]}|"])


table = st.tuples(
    st.one_of(st.integers(1, 4).flatmap(_headed), st.tuples(_row, _below).map(list)), st.lists(_row, max_size=3)
).map(lambda made: made[0] + made[1])

leaves = st.one_of(
    *(paragraph, paragraph, heading, underlined, rule, code, indented, table, table, definition, html_block)
)


def _beginning(marker: str, pad: str, lines: Lines) -> Lines:
    indent = " " * len(marker + pad)
    return [marker + pad + lines[0], *(indent + line if line else "" for line in lines[1:])]


_MARKERS = ("-", "-", "-", "*", "+", "1.", "2.", "1)", "10.", "123456789.", "-", " -", "   -", "0.")
_pads = _one(" ", " ", " ", " ", "  ", "   ", "    ", "     ", "\t", "")
_tasks = _one("", "", "", "[ ] ", "[x] ", "[X] ", "[x]", "[ ]\t")


def _listed(items: list[tuple[str, str, str, Lines, int]]) -> Lines:
    parts = [
        (_beginning(marker, pad, [task + inside[0], *inside[1:]]), gap) for marker, pad, task, inside, gap in items
    ]
    return _with_gaps(parts)


def _list_of(inside: SearchStrategy[Lines]) -> SearchStrategy[Lines]:
    def items(marker: SearchStrategy[str]) -> SearchStrategy[Lines]:
        item = st.tuples(marker, _pads, _tasks, inside, st.integers(0, 1))
        return st.lists(item, min_size=1, max_size=3).map(_listed)

    return st.one_of(items(_one(*_MARKERS)), _one(*_MARKERS).flatmap(lambda marker: items(st.just(marker))))


def _quoted(made: tuple[Lines, Lines]) -> Lines:
    lines, marks = made
    return [(marks[index % len(marks)] if line or index % 2 else ">") + line for index, line in enumerate(lines)]


_marks = _one("> ", "> ", "> ", ">", "", " > ", ">  ", ">\t", "   > ", "> > ", "  ")


def _quote_of(inside: SearchStrategy[Lines]) -> SearchStrategy[Lines]:
    return st.tuples(inside, st.one_of(st.just(["> "]), st.lists(_marks, min_size=1, max_size=4))).map(_quoted)


def _footnote_of(inside: SearchStrategy[Lines]) -> SearchStrategy[Lines]:
    start = st.tuples(_one("[^1]:", "[^note]:", "[^unused]:", "[^a b]:", "[^]:"), _one(" ", " ", "", "\t", "     "))
    return st.tuples(start.map(_written), inside, _one("    ", "    ", "  ", "\t", "")).map(
        lambda made: [made[0] + made[1][0], *(made[2] + line if line else "" for line in made[1][1:])]
    )


def _containers(inside: SearchStrategy[Lines]) -> SearchStrategy[Lines]:
    gaps = st.sampled_from((0, 1, 1, 1, 2))
    several = st.lists(st.tuples(inside, gaps), min_size=1, max_size=3).map(_with_gaps)
    return st.one_of(_list_of(several), _quote_of(several), _quote_of(several), _footnote_of(several))


blocks: SearchStrategy[Lines] = st.recursive(leaves, _containers, max_leaves=6)
"""The lines of a block, whatever it is."""

_author = st.sampled_from(
    (
        ["[Ann](https://matrix.to/#/@ann:x.example) says"],
        ["[Ann 🏁](https://matrix.to/#/@ann:x.example) reports:", ""],
        ["Ann announced", ""],
    )
)
_update = _quote_of(st.lists(st.tuples(blocks, st.just(1)), min_size=1, max_size=3).map(_with_gaps))
report = st.tuples(heading, _author, _update).map(lambda made: [*made[0], "", *made[1], "", *made[2]])

_ODD = ("\t", "\r", "\0", "\u00a0", "\u2028", "\x0b", "\x0c", "  ", "> ", "- ", "|", "    ", "\\", "`", "[", "*")
changes = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 10_000), st.sampled_from(_ODD)), max_size=4)
"""Slips: a line lost, doubled, moved to the right, bared of its marks, something odd inside it or before it."""


def changed_lines(lines: Sequence[str], slips: Sequence[Change]) -> Lines:
    """Return the lines after all slips."""
    left = list(lines)
    for kind, place, odd in slips:
        if left:
            index = place % len(left)
            left[index : index + 1] = _changed(left[index], kind, place, odd)
    return left


def _changed(line: str, kind: int, place: int, odd: str) -> Lines:
    at = place % (len(line) + 1)
    inside = line[:at] + odd + line[at:]
    return ([], [line, line], [" " * (place % 5) + line], [line.lstrip("> ")], [inside], [odd + line])[kind]


def _post(made: tuple[list[tuple[Lines, int]], list[Change], str]) -> str:
    parts, slips, line_end = made
    return line_end.join(changed_lines(_with_gaps(parts), slips)) + line_end


posts = st.tuples(
    st.lists(st.tuples(st.one_of(blocks, blocks, report), st.sampled_from((0, 1, 1, 1, 2))), min_size=1, max_size=4),
    st.one_of(st.just([]), changes),
    _one("\n", "\n", "\n", "\n", "\r\n"),
).map(_post)
"""A post's body as people write it, with a few slips."""

_starts = _one(*("", "", "", "", "> ", "> ", ">", "  ", "    ", "- ", "1. ", "> > ", "> - ", " ", "\t", "   ", "* "))
some_line = st.tuples(
    st.lists(_starts, min_size=1, max_size=2).map(_written),
    st.one_of(_piece("alone"), inline, leaves.map(lambda lines: lines[0])),
).map(_written)
"""Any line of the format, behind any marks."""

markdown = st.one_of(posts, st.lists(some_line, min_size=1, max_size=9).map(lambda made: "\n".join(made) + "\n"))
"""A post's body, or lines in any order."""


def least(text: str, fails: Callable[[str], bool]) -> str:
    """Return what is left of a text that fails when lines, then characters, are taken away for as long as it does."""
    lines = _without(text.splitlines(keepends=True), fails)
    return "".join(_without(list("".join(lines)), fails))


def _without(pieces: Lines, fails: Callable[[str], bool]) -> Lines:
    size = len(pieces)
    while size:
        for at in range(len(pieces) - size, -1, -size):
            fewer = pieces[:at] + pieces[at + size :]
            pieces = fewer if fails("".join(fewer)) else pieces
        size //= 2
    return pieces
