"""Why an export was not written; each message says what happened, why, and what to do next."""

from twimeditor.core.errors import TwimError


class ExportError(TwimError):
    """An export that could not be written; the folder is as it was."""


class ExportCancelledError(ExportError):
    """The user wanted no more of it; the folder is as it was."""

    def __init__(self) -> None:
        super().__init__("The export was cancelled. Nothing was written.")


class UnfinishedExportError(ExportError):
    """An export that could neither be finished nor taken back: the next one or the next start goes on with that."""


class CommitError(TwimError):
    """A commit that was not made; the repository is as it was, and the exported files stay."""
