"""Start the window, or a command that needs none."""

import gc
import os
import sys
from collections.abc import Sequence

NO_DISPLAY = "there is no display to open a window on; for what works without one, see: twimeditor --help"
NO_QT = "the window needs Qt (PySide6), which cannot be loaded: {error}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv`, its name first, and return its exit code."""
    from twimeditor import cli

    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # in a bundle the process that renders begins here, too
    argv = list(sys.argv if argv is None else argv)
    if cli.is_command(argv[1:]):
        return cli.main(argv[1:])
    return cli.guarded(lambda: _open_window(argv))


def _open_window(argv: list[str]) -> int:
    from twimeditor import cli

    cli.window_arguments(argv[1:])
    if not _has_display():
        return cli.complain(NO_DISPLAY)
    gc.disable()  # all that is made while starting stays; the window collects in its pauses
    try:
        from twimeditor import app
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")):
            raise
        return cli.complain(NO_QT.format(error=error))
    return app.run(argv)


def _has_display() -> bool:
    """Tell whether Qt can find one: without, it would abort the process."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
