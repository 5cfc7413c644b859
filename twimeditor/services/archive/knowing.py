"""What the archive, the tables beside it and the user's corrections tell together."""

from contextlib import closing
from pathlib import Path

from twimeditor.core.archive.learning import learned
from twimeditor.core.archive.merging import merged
from twimeditor.services.archive.archive import Archive
from twimeditor.services.archive.sources import Sources
from twimeditor.services.archive.values import Learned
from twimeditor.services.storage.disk import Disk


def know(database: Path, sources: Path) -> Learned:
    """Learn from an archive, and from the tables and corrections in a folder; raise ArchiveError."""
    with closing(Archive(database)) as archive:
        days = sorted(issue.day for issue in archive.issues())
        told = learned(archive.mentions(), days)
        summary = archive.summary()
    more = Sources(Disk(), sources).load()
    return Learned(merged(told, more.tables, more.corrections), summary)
