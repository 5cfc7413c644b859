"""Everything that the user can ask for, as data: menus, toolbar and shortcut list are built from it."""

from twimeditor.ui.actions.registry import Registry
from twimeditor.ui.actions.spec import ActionSpec, Menu
from twimeditor.ui.actions.structure import Structure

__all__ = ["ActionSpec", "Menu", "Registry", "Structure"]
