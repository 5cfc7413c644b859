"""An archive that tests invent: a watch over a directory of a few people and projects."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from twimeditor.core.archive.directory import Author, Directory, Project, Value
from twimeditor.core.archive.keys import title_key, website_key
from twimeditor.core.archive.proposing import Proposer

DAYS = (date(2030, 12, 20), date(2030, 12, 27), date(2031, 1, 3))
MIRA, OTTO = "@mira:reed.example", "@otto:fern.example"


def values(*texts: str, count: int = 3) -> tuple[Value, ...]:
    return tuple(Value(text, count=count, seen=DAYS[-1]) for text in texts)


def project(
    title: str, website: str = "", section: str = "", about: str = "", *, of: Sequence[str] = (), former: str = ""
) -> Project:
    titles = values(title, former) if former else values(title)
    described = values(about) if about else ()
    places = values(section) if section else ()
    return Project(title_key(title), titles, values(website) if website else (), described, places, values(*of), DAYS)


PROJECTS = (
    project("Larkspur", "https://larkspur.example", "Dept of Clients 📱", "A client that blooms.", of=(MIRA,)),
    project("Larder", "https://larder.example", "Dept of Servers 🏢", "A server that keeps.", former="Pantry"),
    project("Kestrel", "https://kestrel.example", "Dept of Bots 🤖", of=(MIRA,)),
    project("نورس", "https://gull.example", "Dept of Lanterns 🏮"),
)
AUTHORS = (
    Author(MIRA, values("Mira"), values("announces"), values("larkspur", "kestrel"), values("Dept of Clients"), DAYS),
    Author(OTTO, values("Otto", "Ottilie"), values("shouts"), values("larder"), values("Dept of Servers"), DAYS[:1]),
)
DIRECTORY = Directory(
    authors={author.key: author for author in AUTHORS},
    projects={one.key: one for one in PROJECTS},
    titles={title_key(title.text): one.key for one in PROJECTS for title in one.titles},
    websites={website_key(website.text): one.key for one in PROJECTS for website in one.websites},
    issues=DAYS,
)


class Known(QObject):
    """Knows a directory, without a process, a database or a folder."""

    changed = Signal()

    def __init__(self, directory: Directory = DIRECTORY) -> None:
        super().__init__()
        self._known = directory
        self._today = DAYS[-1] + timedelta(days=7)

    def directory(self) -> Directory:
        return self._known

    def proposer(self) -> Proposer:
        return Proposer(self._known)

    def today(self) -> date:
        return self._today

    def turn_to(self, day: date) -> None:
        self._today = day

    def learn(self, directory: Directory) -> None:
        self._known = directory
        self.changed.emit()
