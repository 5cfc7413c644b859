"""A template, ready to be rendered."""

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import Environment
from jinja2 import Template as Compiled
from jinja2.exceptions import TemplateError

from twimeditor.core.render.tera import sandbox, statements
from twimeditor.core.render.tera.budget import LONGEST, Budget
from twimeditor.core.render.tera.errors import TeraError
from twimeditor.core.render.tera.run import SITE_CONFIG, Markdown, Run
from twimeditor.core.render.tera.values import Value


class Template:
    """A template of the site. `escaped` makes values fit for HTML, as Tera does in ``.html`` files."""

    def __init__(self, source: str, *, escaped: bool) -> None:
        made = sandbox.environment()
        try:
            tree = statements.tree(source, escaped=escaped)
            tree.set_environment(made)
            self._compiled = _compiled(made, tree)
        except (TemplateError, SyntaxError, RecursionError, MemoryError) as error:
            raise TeraError("it cannot be read") from error

    def render(self, variables: Mapping[str, Value], markdown: Markdown, budget: Budget) -> str:
        """Return what the template makes of `variables`; raise TeraError, and nothing else."""
        known: dict[str, Value] = {"config": dict(SITE_CONFIG), "lang": "en"}
        run = Run({**variables, **known}, markdown, budget)
        context = self._compiled.new_context({sandbox.RUN: run})
        try:
            return "".join(_bounded(self._compiled.root_render_func(context))).replace("\r\n", "\n")
        except TeraError:
            raise
        except Exception as error:  # whatever it is: the preview goes on without this template
            raise TeraError("it cannot be rendered") from error


def _bounded(pieces: Iterable[str]) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST:
            raise TeraError("it makes too long a text")
        yield piece


def _compiled(made: Environment, tree: object) -> Compiled:
    code = made.compile(tree)  # type: ignore[call-overload]  # takes a tree as well, says its documentation
    return Compiled.from_code(made, code, {})
