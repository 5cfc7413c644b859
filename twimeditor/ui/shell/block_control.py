"""Issue > Block at the caret: what the menus over the parts of a form offer, for the main menu and the palette."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.forms.spec import Act, Choice

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow

DEEDS = (
    ("split_update", "&Split update at the caret", "split", (Act.SPLIT,)),
    ("join_updates", "&Join with the next update", "join", (Act.JOIN,)),
    ("make_update", "Make it an &update", "", (Act.QUOTE,)),
    ("make_text", "&Take the text out of the quote", "", (Act.UNQUOTE,)),
    ("image_in", "Move picture &into the quote above", "", (Act.IMAGE_IN,)),
    ("image_out", "Move picture &out of the quote", "", (Act.IMAGE_OUT,)),
    ("edit_markdown", "Edit as &Markdown", "", (Act.AS_MARKDOWN, Act.AS_TEXT)),
    ("edit_fields", "Edit in &fields or lists", "", (Act.AS_FIELDS, Act.AS_LISTS)),
)
"""Each action's id, text and picture, and what of a form's menus it does."""


class BlockControl:
    """Acts on the update or block whose field was used last in the form."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the actions, possible where the form's own menu has them."""
        for name, text, picture, acts in DEEDS:
            yield ActionSpec(name, text, partial(self._do, acts), picture, (), partial(self._can, acts))

    def _do(self, acts: tuple[Act, ...]) -> None:
        form = self._window.form
        form.finish()
        choice = self._found(acts)
        if choice is not None:
            form.run(choice)

    def _can(self, acts: tuple[Act, ...]) -> bool:
        return self._found(acts) is not None

    def _found(self, acts: tuple[Act, ...]) -> Choice | None:
        return next((choice for choice in self._window.form.offered() if choice.act in acts), None)
