"""What the window can do beside editing: each capability is a control with actions of its own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.shell.archive_control import ArchiveControl
from twimeditor.ui.shell.beginning_control import BeginningControl
from twimeditor.ui.shell.block_control import BlockControl
from twimeditor.ui.shell.compare_control import CompareControl
from twimeditor.ui.shell.emoji_control import EmojiControl
from twimeditor.ui.shell.export_control import ExportControl
from twimeditor.ui.shell.finding_control import FindingControl
from twimeditor.ui.shell.going_control import GoingControl
from twimeditor.ui.shell.help_control import HelpControl
from twimeditor.ui.shell.people_control import PeopleControl
from twimeditor.ui.shell.ping_control import PingControl
from twimeditor.ui.shell.regulars_control import RegularsControl
from twimeditor.ui.shell.repair_control import RepairControl
from twimeditor.ui.shell.report_control import ReportControl
from twimeditor.ui.shell.style_choice import StyleChoice
from twimeditor.ui.shell.windows_control import WindowsControl

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow


class Control(Protocol):
    """A capability of the window: its actions go into menus, toolbar, palette and shortcut list."""

    def actions(self) -> Iterator[ActionSpec]: ...


def controls(window: "MainWindow") -> tuple[Control, ...]:
    """Return the window's controls, made before its panes are: what they need of those they look up when asked."""
    return (
        BeginningControl(window),
        StyleChoice(window),
        GoingControl(window),
        FindingControl(window),
        WindowsControl(window),
        CompareControl(window),
        HelpControl(window),
        PingControl(window),
        BlockControl(window),
        EmojiControl(window),
        ReportControl(window),
        RepairControl(window),
        ExportControl(window),
        ArchiveControl(window),
        RegularsControl(window),
        PeopleControl(window),
        window.assets,
        window.checking,
        window.writing,
        window.last_time,
        window.archive_search,
        window.arranging,
        window.images,
    )
