"""What can go wrong, as one tree.

TwimError
 ├── EncodingError       bytes that are not UTF-8
 ├── FrontMatterError    front matter that is not the TOML that an edit needs
 ├── StyleError          a house style's file that is not as it should be
 ├── SearchError         what is looked for cannot be: a pattern that is none, or takes too long
 ├── BotError            a text that is no bot's output
 ├── TableError          a file that is no table of people, projects or sections
 ├── EditError           an edit that does not fit the issue it was applied to
 └── StorageError        a file that cannot be read or written
      ├── ChangedOnDiskError    the file is not what it was when it was opened
      └── SaveError             the file could not be written; the old one is intact
"""


class TwimError(Exception):
    """Anything that the program can explain to its user."""


class EncodingError(TwimError):
    """Bytes that are not UTF-8; `offset` is that of the first bad byte, from 0."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(f"not UTF-8: {reason} at byte {offset}")
        self.offset = offset
        self.reason = reason


class FrontMatterError(TwimError):
    """Front matter that is not valid TOML, or a value that its key cannot hold."""


class StyleError(TwimError):
    """A house style that cannot be used; `problems` are all the keys that are wrong, each with the reason."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__("; ".join(f"{key} {reason}".strip() for key, reason in problems))
        self.problems = problems


class BotError(TwimError):
    """A text that is not the output of a bot; the message says why."""


class TableError(TwimError):
    """A file that lists no people, projects or sections; the message says why."""


class EditError(TwimError):
    """An edit that names a node or a field that the issue does not have."""


class SearchError(TwimError):
    """What is looked for makes no sense or takes too long; the message is a sentence."""


class StorageError(TwimError):
    """A file that cannot be read or written; the message says what to do."""


class ChangedOnDiskError(StorageError):
    """The file on disk is not the one that was opened or last saved."""


class SaveError(StorageError):
    """The file could not be written; what stood on disk is as it was."""
