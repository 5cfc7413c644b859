"""The desktop's trash."""

from pathlib import Path


class DesktopTrash:
    """Moves files where the user finds them again with the file manager."""

    def put(self, path: Path) -> None:
        """Move a file to the trash; raise OSError where there is none, or none for that disk."""
        from send2trash import send2trash  # noqa: PLC0415 - most sessions throw nothing away

        send2trash(path)
