"""Tags of a template: how they nest, and the tree of Jinja's nodes that they become."""

from collections.abc import Callable, Sequence

from jinja2 import nodes

from twimeditor.core.render.tera.errors import TeraError
from twimeditor.core.render.tera.expressions import Applied, Reader, operation
from twimeditor.core.render.tera.lexer import Kind, Piece, pieces

LONGEST = 50_000
"""Characters of a template above which it is not read."""

_MOST = 2_000
"""Words in a template's tags, likewise: real ones have a hundred."""

_DEEPEST = 20
_ELSEWHERE = frozenset({"include", "import", "extends", "block", "macro"})


def tree(source: str, *, escaped: bool) -> nodes.Template:
    """Read a template; `escaped` makes its values fit for HTML. Raise TeraError."""
    found = pieces(source) if len(source) <= LONGEST else []
    if len(source) > LONGEST or sum(len(piece.tokens) for piece in found) > _MOST:
        raise TeraError("the template is too long")
    return nodes.Template(_Body(found, escaped=escaped).whole(), lineno=1)


class _Body:
    def __init__(self, found: Sequence[Piece], *, escaped: bool) -> None:
        self._pieces = found
        self._at = 0
        self._escaped = escaped
        self._depth = 0
        self._loops = 0
        self._statements: dict[str, Callable[[Reader], nodes.Node]] = {
            "if": self._if,
            "for": self._for,
            "set": lambda reader: self._set(reader, everywhere=False),
            "set_global": lambda reader: self._set(reader, everywhere=True),
            "filter": self._section,
            "break": lambda reader: self._jump(reader, nodes.Break()),
            "continue": lambda reader: self._jump(reader, nodes.Continue()),
        }

    def whole(self) -> list[nodes.Node]:
        """Read all pieces."""
        found, end, _ = self._until(())
        if end:
            raise TeraError(f"there is a {end} tag too many")
        return found

    def _until(self, ends: Sequence[str]) -> tuple[list[nodes.Node], str, Reader]:
        """Read up to one of the tags `ends`; return what was read, which it was, and its rest."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise TeraError("its tags are nested too deep")
        found: list[nodes.Node] = []
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            self._at += 1
            if piece.kind is Kind.TEXT:
                found.append(nodes.Output([nodes.TemplateData(piece.text)]))
                continue
            reader = Reader(piece.tokens)
            if piece.kind is Kind.SHOWN:
                found.append(self._shown(reader))
                continue
            name = reader.name()
            if name in ends or name.startswith("end") or name in {"else", "elif"}:
                self._depth -= 1
                return found, name, reader
            found.append(self._statement(name, reader))
        if ends:
            raise TeraError(f"a tag lacks its {ends[-1]}")
        return found, "", Reader(())

    def _shown(self, reader: Reader) -> nodes.Node:
        expression = reader.expression()
        reader.end()
        return nodes.Output([operation(" text", expression.value(escaped=self._escaped))])

    def _statement(self, name: str, reader: Reader) -> nodes.Node:
        if name in _ELSEWHERE:
            raise TeraError(f"it needs other templates ({name})")
        statement = self._statements.get(name)
        if statement is None:
            raise TeraError(f"there is no tag {name}")
        return statement(reader)

    def _if(self, reader: Reader) -> nodes.If:
        test = self._condition(reader)
        body, end, rest = self._until(("elif", "else", "endif"))
        found = nodes.If(test, body, [], [])
        while end == "elif":
            test = self._condition(rest)
            body, end, rest = self._until(("elif", "else", "endif"))
            found.elif_.append(nodes.If(test, body, [], []))
        if end == "else":
            rest.end()
            found.else_, end, rest = self._until(("endif",))
        _closed(end, "endif", rest)
        return found

    def _condition(self, reader: Reader) -> nodes.Expr:
        condition = reader.expression().truth(escaped=self._escaped)
        reader.end()
        return condition

    def _for(self, reader: Reader) -> nodes.For:
        names = [reader.name()]
        if reader.takes(","):
            names.append(reader.name())
        reader.needs("in")
        container = reader.expression().value(escaped=False)
        reader.end()
        start = self._at
        self._loops += 1
        body, end, rest = self._until(("else", "endfor"))
        otherwise: list[nodes.Node] = []
        self._loops -= 1
        cost = 1 + sum(len(piece.text) for piece in self._pieces[start : self._at]) // 50
        if end == "else":
            rest.end()
            otherwise, end, rest = self._until(("endfor",))
        _closed(end, "endfor", rest)
        rounds = operation(" rounds", container, nodes.Const(tuple(names)), nodes.Const(cost))
        return nodes.For(nodes.Name("item", "store"), rounds, body, otherwise, None, False)

    def _set(self, reader: Reader, *, everywhere: bool) -> nodes.ExprStmt:
        name = reader.name()
        reader.needs("=")
        value = reader.expression().value(escaped=False)
        reader.end()
        return nodes.ExprStmt(operation(" set", value, nodes.Const(name), nodes.Const(everywhere)))

    def _section(self, reader: Reader) -> nodes.Node:
        applied = reader.applied()
        reader.end()
        body, end, rest = self._until(("endfilter",))
        _closed(end, "endfilter", rest)
        return _filtered(body, applied)

    def _jump(self, reader: Reader, node: nodes.Node) -> nodes.Node:
        reader.end()
        if not self._loops:
            raise TeraError("there is a break or continue outside of a loop")
        return node


def _filtered(body: list[nodes.Node], applied: Applied) -> nodes.Node:
    arguments = nodes.Dict(
        [nodes.Pair(nodes.Const(name), value.value(escaped=False)) for name, value in applied.arguments.items()]
    )
    section = nodes.Filter(None, " section", [nodes.Const(applied.name), arguments], [], None, None)
    return nodes.FilterBlock(body, section)


def _closed(end: str, wanted: str, reader: Reader) -> None:
    if end != wanted:
        raise TeraError(f"a tag lacks its {wanted}")
    reader.end()
