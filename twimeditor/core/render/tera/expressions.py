"""Expressions of a template: read by Tera's grammar, made into Jinja's nodes.

Every node that does anything is a filter of the sandbox, named with a space in front, which no
template can write.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from jinja2 import nodes

from twimeditor.core.render.tera.errors import TeraError
from twimeditor.core.render.tera.lexer import Token
from twimeditor.core.render.tera.values import number_text

_COMPARISONS = frozenset({"<", ">", "<=", ">=", "==", "!="})
_KEYWORDS = frozenset({"and", "or", "not", "in", "is"})
_TRUTHS = {"true": True, "True": True, "false": False, "False": False}
_SAFE = frozenset({"get_url"})
"""Functions whose result is put into HTML as it is."""

_DEEPEST = 40


class Sort(Enum):
    """What an expression is, as far as Tera treats it otherwise than others."""

    NAME = auto()
    STRING = auto()
    NUMBER = auto()
    CALL = auto()
    CONCAT = auto()
    MATH = auto()
    LOGIC = auto()
    OTHER = auto()


@dataclass(slots=True)
class Applied:
    """A filter or function with its arguments."""

    name: str
    arguments: "dict[str, Expression]" = field(default_factory=dict)


@dataclass(slots=True)
class Expression:
    """What stands in a tag, with the filters behind it; `text` is that of a constant."""

    sort: Sort
    node: Callable[[bool], nodes.Expr]
    filters: list[Applied] = field(default_factory=list)
    negated: bool = False
    unescaped: bool = True
    text: str = ""

    def value(self, *, escaped: bool) -> nodes.Expr:
        """Return what gives the value; `escaped` makes a text fit for HTML, where Tera does that."""
        node = self._start(escaped=escaped)
        for applied in self._applied():
            node = operation(" filter", node, nodes.Const(applied.name), _arguments(applied))
        if self.negated:
            return nodes.Not(operation(" truth", node))
        if escaped and self._needs_escape():
            return operation(" escape", node)
        return node

    def truth(self, *, escaped: bool) -> nodes.Expr:
        """Return what tells whether a condition holds: an unknown name is no error here."""
        if self.sort is Sort.NAME:
            node = self._start(escaped=False, lenient=True)
            for applied in self._applied():
                node = operation(" try", node, nodes.Const(applied.name), _arguments(applied))
        elif self.sort is Sort.MATH:
            node = self.number()
        else:
            node = self.node(escaped)
        node = operation(" truth", node)
        return nodes.Not(node) if self.negated else node

    def number(self) -> nodes.Expr:
        """Return what gives the value, which has to be a number."""
        return operation(" number", self.value(escaped=False))

    def _start(self, *, escaped: bool, lenient: bool = False) -> nodes.Expr:
        node = self.node(escaped)
        if self.sort is not Sort.NAME:
            return node
        if self.filters and self.filters[0].name == "default":
            otherwise = self.filters[0].arguments.get("value")
            if otherwise is None:
                raise TeraError("the filter default needs a value")
            return nodes.CondExpr(operation(" there", node), node, otherwise.value(escaped=escaped))
        return node if lenient or self.negated else operation(" needed", node)

    def _applied(self) -> list[Applied]:
        return [applied for applied in self.filters if applied.name not in {"safe", "default"}]

    def _needs_escape(self) -> bool:
        if self.filters and self.filters[-1].name == "safe":
            return False
        return not self.unescaped or bool(self._applied())


def operation(name: str, first: nodes.Expr, *others: nodes.Expr) -> nodes.Filter:
    """Return the node that calls an operation of the sandbox."""
    return nodes.Filter(first, name, list(others), [], None, None)


def _arguments(applied: Applied) -> nodes.Dict:
    return nodes.Dict(
        [nodes.Pair(nodes.Const(name), value.value(escaped=False)) for name, value in applied.arguments.items()]
    )


class Reader:
    """Reads the tokens of one tag."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    @property
    def done(self) -> bool:
        """Tell whether all tokens are read."""
        return self._at >= len(self._tokens)

    def end(self) -> None:
        """Raise TeraError unless all tokens are read."""
        if not self.done:
            raise TeraError(f"a tag cannot be read at “{self._tokens[self._at].text}”")

    def name(self) -> str:
        """Read a name."""
        if self.done or self._tokens[self._at].kind != "name":
            raise TeraError("a tag lacks a name")
        self._at += 1
        return self._tokens[self._at - 1].text

    def takes(self, text: str) -> bool:
        """Read `text`, a sign or word, if it comes next."""
        if not self._next_is(text):
            return False
        self._at += 1
        return True

    def needs(self, text: str) -> None:
        """Read `text`, or raise TeraError."""
        if not self.takes(text):
            raise TeraError(f"a tag lacks “{text}”")

    def expression(self) -> Expression:
        """Read a whole expression: comparisons, joined by `and` and `or`."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise TeraError("an expression is nested too deep")
        found = self._joined("or", lambda: self._joined("and", self._comparison))
        self._depth -= 1
        return found

    def applied(self) -> Applied:
        """Read a filter's or function's name with its arguments."""
        found = Applied(self.name())
        if self.takes("("):
            while not self.takes(")"):
                key = self.name()
                self.needs("=")
                found.arguments[key] = self.expression()
                if not self.takes(","):
                    self.needs(")")
                    break
        return found

    def _next_is(self, text: str, ahead: int = 0) -> bool:
        at = self._at + ahead
        return at < len(self._tokens) and self._tokens[at].kind in {"name", "sign"} and self._tokens[at].text == text

    def _sign(self, signs: frozenset[str]) -> str:
        """Read one of `signs` if it comes next."""
        return next((sign for sign in signs if self.takes(sign)), "")

    def _joined(self, word: str, operand: Callable[[], Expression]) -> Expression:
        left = operand()
        join = nodes.Or if word == "or" else nodes.And
        while self.takes(word):
            left = _logic(join, left, operand())
        return left

    def _comparison(self) -> Expression:
        negated = self.takes("not")
        left = self._operand()
        if sign := self._sign(_COMPARISONS):
            left = _compared(left, sign, self._operand())
        elif self._next_is("in") or (self._next_is("not") and self._next_is("in", 1)):
            absent = self.takes("not")
            self.needs("in")
            left = _contained(left, self._operand(), absent=absent)
        left.negated = left.negated != negated
        return left

    def _operand(self) -> Expression:
        """Read a sum whose operands may have filters; a filter holds for all that stands before it."""
        return self._sum(self._filtered)

    def _filtered(self) -> Expression:
        found = self._sum(self._primary)
        while self.takes("|"):
            found.filters.append(self.applied())
        return found

    def _sum(self, operand: Callable[[], Expression]) -> Expression:
        left = self._product(operand)
        while sign := self._sign(frozenset("+-")):
            left = _calculated(left, sign, self._product(operand))
        return left

    def _product(self, operand: Callable[[], Expression]) -> Expression:
        left = operand()
        while sign := self._sign(frozenset("*/%")):
            left = _calculated(left, sign, operand())
        return left

    def _primary(self) -> Expression:
        if self.takes("("):
            inner = self.expression()
            self.needs(")")
            return inner
        if self.takes("["):
            return self._array()
        first = self._value()
        if not self._next_is("~"):
            return first
        parts = [first]
        while self.takes("~"):
            parts.append(self._value())
        return _concatenated(parts)

    def _value(self) -> Expression:
        negative = self.takes("-")
        if self.done:
            raise TeraError("a tag ends too early")
        token = self._tokens[self._at]
        if token.kind == "number":
            self._at += 1
            return _number(("-" if negative else "") + token.text)
        if negative or token.kind == "sign":
            raise TeraError(f"a tag cannot be read at “{token.text}”")
        if token.kind == "string":
            self._at += 1
            return _string(token.text)
        return self._named(token.text)

    def _named(self, name: str) -> Expression:
        if name in _TRUTHS:
            self._at += 1
            return Expression(Sort.OTHER, _constant(_TRUTHS[name]))
        if name in _KEYWORDS:
            raise TeraError(f"a tag cannot be read at “{name}”")
        if self._next_is("(", 1):
            return _called(self.applied())
        path = self._path()
        if self.takes("is"):
            return self._test(path)
        return Expression(Sort.NAME, lambda _escaped: path, unescaped=name == "__tera_context")

    def _path(self) -> nodes.Expr:
        node = operation(" variable", nodes.Const(self.name()))
        while True:
            if self.takes("."):
                for step in self._step().split("."):  # "0.1" is read as a number
                    node = operation(" item", node, nodes.Const(step))
            elif self.takes("["):
                node = operation(" item", node, self._index())
                self.needs("]")
            else:
                return node

    def _step(self) -> str:
        if self.done or self._tokens[self._at].kind not in {"name", "number"}:
            raise TeraError("a name ends with a dot")
        self._at += 1
        return self._tokens[self._at - 1].text

    def _index(self) -> nodes.Expr:
        token = None if self.done else self._tokens[self._at]
        if token is not None and token.kind in {"string", "number"}:
            self._at += 1
            return nodes.Const(token.text)
        return operation(" needed", self._path())

    def _test(self, path: nodes.Expr) -> Expression:
        negated = self.takes("not")
        name = self.name()
        given: list[nodes.Expr] = []
        if self.takes("("):
            while not self.takes(")"):
                given.append(self.expression().value(escaped=False))
                if not self.takes(","):
                    self.needs(")")
                    break
        node = operation(" test", path, nodes.Const(name), nodes.List(given))
        result = nodes.Not(node) if negated else node
        return Expression(Sort.LOGIC, lambda _escaped: result)

    def _array(self) -> Expression:
        items: list[Expression] = []
        while not self.takes("]"):
            items.append(self.expression())
            if not self.takes(","):
                self.needs("]")
                break
        return Expression(
            Sort.OTHER, lambda escaped: operation(" list", nodes.List([item.value(escaped=escaped) for item in items]))
        )


def _constant(value: str | float) -> Callable[[bool], nodes.Expr]:
    return lambda _escaped: nodes.Const(value)


def _number(digits: str) -> Expression:
    number = float(digits) if "." in digits else int(digits[:30])
    if isinstance(number, int) and abs(number) >= 2**63:
        raise TeraError("a number is too large")
    return Expression(Sort.NUMBER, _constant(number), text=number_text(number))


def _string(text: str) -> Expression:
    return Expression(Sort.STRING, _constant(text), unescaped=False, text=text)


def _called(applied: Applied) -> Expression:
    node = operation(" call", nodes.Const(applied.name), _arguments(applied))
    return Expression(Sort.CALL, lambda _escaped: node, unescaped=applied.name in _SAFE)


def _concatenated(parts: Sequence[Expression]) -> Expression:
    if all(part.sort is Sort.STRING for part in parts):
        return _string("".join(part.text for part in parts))
    values = nodes.List([nodes.Const(part.text) if part.text else part.value(escaped=False) for part in parts])
    safe = all(part.unescaped for part in parts if part.sort is Sort.CALL)
    return Expression(Sort.CONCAT, lambda _escaped: operation(" concat", values), unescaped=safe)


def _calculated(left: Expression, sign: str, right: Expression) -> Expression:
    node = operation(" math", left.number(), nodes.Const(sign), right.number())
    return Expression(Sort.MATH, lambda _escaped: node)


def _compared(left: Expression, sign: str, right: Expression) -> Expression:
    if sign in {"==", "!="}:
        return Expression(
            Sort.LOGIC,
            lambda escaped: operation(
                " same", left.value(escaped=escaped), nodes.Const(sign), right.value(escaped=escaped)
            ),
        )
    node = operation(" order", left.number(), nodes.Const(sign), right.number())
    return Expression(Sort.LOGIC, lambda _escaped: node)


def _contained(left: Expression, right: Expression, *, absent: bool) -> Expression:
    node = operation(" in", right.value(escaped=False), left.value(escaped=False))
    result = nodes.Not(node) if absent else node
    return Expression(Sort.LOGIC, lambda _escaped: result)


def _logic(join: type[nodes.And | nodes.Or], left: Expression, right: Expression) -> Expression:
    return Expression(Sort.LOGIC, lambda escaped: join(left.truth(escaped=escaped), right.truth(escaped=escaped)))
