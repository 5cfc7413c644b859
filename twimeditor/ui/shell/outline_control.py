"""What is done in the outline beside adding and moving: marks, notes, order, places chosen by name, the lock."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from twimeditor.services.settings import OUTLINE_LOCKED
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.actions.arranging import Arranging
from twimeditor.ui.actions.marks import WORDS, Marks
from twimeditor.ui.actions.rows import Rows
from twimeditor.ui.shell.lending import Lender

if TYPE_CHECKING:
    from twimeditor.core.style import SectionKind
    from twimeditor.ui.going.items import Item
    from twimeditor.ui.going.palette import Palette, Source
    from twimeditor.ui.shell.window import MainWindow

MARK_ACTIONS = {mark: f"mark_{mark.replace(' ', '_') or 'none'}" for mark in WORDS}


class OutlineControl:
    """The window's commands over its outline."""

    def __init__(self, window: "MainWindow") -> None:
        parts = window.parts
        chosen = window.structure.chosen
        self._window = window
        self._arranging = Arranging(parts.session, parts.selection, parts.styles, chosen)
        self._marks = Marks(parts.session, chosen)
        self._palettes: dict[str, Palette] = {}
        self._lender = Lender(window)
        self._rows = Rows(parts.session, parts.selection, chosen, self._name, self._lender.bring)

    def actions(self) -> Iterator[ActionSpec]:
        """Yield what goes into the menus View and Issue."""
        is_open, arranging = self._window.is_open, self._arranging
        add, keys = self._ask_for_section, ("Ctrl+Shift+H",)
        yield ActionSpec("add_section", "Add &section…", add, "add-section", keys, is_open)
        label = partial(getattr, arranging, "label")
        move, keys = self._ask_for_place, ("Ctrl+Shift+M",)
        yield ActionSpec("move_to", "&Move to section…", move, "", keys, arranging.can_move, label)
        yield ActionSpec("sort_sections", "Sort se&ctions in style order", arranging.sort, "", (), arranging.can_sort)
        yield from self._marking()
        yield ActionSpec("unfold", "E&xpand all", self._unfold, "expand", (), is_open)
        yield ActionSpec("fold", "&Collapse all", self._fold, "", (), is_open)
        yield ActionSpec("lock_outline", "Lock t&he outline", self._toggle_lock, checked=self._is_locked)

    def start(self) -> None:
        """Bring the outline into the state that was chosen."""
        self._window.outline.view.lock(wanted=self._window.parts.settings.get(OUTLINE_LOCKED))
        self._window.outline.bring_by(self._lender.bring)
        self._window.parts.selection.chosen.connect(self._window.commands.refresh)
        self._window.outline.use_problems(self._window.parts.problems)

    def _name(self) -> str:
        return self._window.outline.model.name

    def has_focus(self) -> bool:
        """Tell whether the rows of the outline have the focus."""
        return self._window.outline.view.hasFocus()

    def has_selection(self) -> bool:
        """Tell whether there is anything to cut or copy there."""
        return self._rows.can_copy()

    def copy(self) -> None:
        """Put what is chosen on the clipboard."""
        self._rows.copy()

    def cut(self) -> None:
        """Put what is chosen on the clipboard and take it out."""
        self._rows.cut()

    def paste(self) -> None:
        """Put what is on the clipboard behind what is selected."""
        self._rows.paste()

    def select_all(self) -> None:
        """Choose all rows that are shown."""
        self._window.outline.view.selectAll()

    def _marking(self) -> Iterator[ActionSpec]:
        for number, (mark, text) in enumerate(WORDS.items(), start=1):
            act, on = partial(self._marks.mark, mark), partial(self._marks.is_marked, mark)
            name, keys = MARK_ACTIONS[mark], (f"Ctrl+Alt+{number}",)
            yield ActionSpec(name, text, act, "", keys, self._marks.can_mark, checked=on)
        yield ActionSpec("note", "No&te", self._write_note, "note", ("Ctrl+Alt+5",), self._marks.can_mark)

    def _write_note(self) -> None:
        if not self._window.is_pane_shown("outline"):
            self._window.toggle_pane("outline")
        self._window.outline.note.begin()

    def _unfold(self) -> None:
        self._window.outline.unfold_all()

    def _fold(self) -> None:
        self._window.outline.fold_all()

    def _is_locked(self) -> bool:
        return self._window.parts.settings.get(OUTLINE_LOCKED)

    def _toggle_lock(self) -> None:
        wanted = not self._is_locked()
        self._window.outline.view.lock(wanted=wanted)
        self._window.site.keep(OUTLINE_LOCKED, wanted)

    def _ask_for_section(self) -> None:
        from twimeditor.ui.going.palette import Source  # noqa: PLC0415 - not needed by the first window

        name, hint, nothing = "Add a section", "Section of the style, or a title of your own", "Type a title."
        self._ask(Source(name, hint, nothing, self._sections, (), self._own_section))

    def _ask_for_place(self) -> None:
        from twimeditor.ui.going.palette import Source  # noqa: PLC0415 - not needed by the first window

        self._ask(Source("Move to", "Where to", "Nothing is called so.", self._places))

    def _sections(self) -> "tuple[Item, ...]":
        return tuple(map(self._section_item, self._arranging.missing))

    def _section_item(self, kind: "SectionKind") -> "Item":
        from twimeditor.ui.going.items import Item  # noqa: PLC0415 - not needed by the first window

        return Item(kind.title, kind.heading, partial(self._arranging.add_section, kind.title))

    def _own_section(self, title: str) -> "Item":
        from twimeditor.ui.going.items import Item  # noqa: PLC0415 - not needed by the first window

        return Item(title, f"Add “{title}”", partial(self._arranging.add_section, title))

    def _places(self) -> "tuple[Item, ...]":
        from twimeditor.ui.going.items import Item  # noqa: PLC0415 - not needed by the first window

        move = self._arranging.move_to
        places = self._arranging.places
        return tuple(Item(str(place.id), place.title, partial(move, place.id), place.detail) for place in places)

    def _ask(self, source: "Source") -> None:
        from twimeditor.ui.going.palette import Palette  # noqa: PLC0415 - not needed by the first window

        if source.name not in self._palettes:
            self._palettes[source.name] = Palette(self._window, {"": source})
        self._palettes[source.name].open("")
