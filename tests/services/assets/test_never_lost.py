"""Whatever is done with pictures, and in whatever order: each address leads to its picture for as long as undo may."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.services.assets.shelves import DAY, IMG, TODAYS, Desk, FakeTrash, issue
from twimeditor.core.errors import SaveError
from twimeditor.services.assets.place import Place

ACTS = ("add", "again", "replace", "rename", "trash", "save", "save as", "leave", "site", "restart")
NAMES = ("image.png", "Image.PNG", "chart.png", "2031-03-07-chart.png", "ä b.jpg")

ADD = """
import sys
from pathlib import Path
from tests.services.assets.shelves import Desk
desk = Desk(Path(sys.argv[1]))
desk.begin(None, desk.site)
for number in range(15):
    desk.add(f"{sys.argv[2]} {number}".encode(), "image.png")
"""


class Life:
    """One issue through the acts of its editor; what its text names is any of the addresses that it ever had."""

    def __init__(self, root: Path) -> None:
        self.desk = Desk(root, FakeTrash(root / "trash"))
        self.place = Place()
        self.had: dict[str, bytes] = {}
        self.made = 0

    def act(self, what: str, number: int) -> None:
        store, addresses = self.desk.store, sorted(self.had)
        known = [address for place, address in enumerate(addresses) if number >> place % 5 & 1]
        if what == "add" or not (addresses or what in {"save", "site"}):
            self.add(NAMES[number % len(NAMES)], known)
            return
        address = addresses[number % len(addresses)] if addresses else ""
        if what == "again":
            stored = self.desk.add(self.had[address], NAMES[number % len(NAMES)], known=known)
            self.had.setdefault(stored.address, self.had[address])
        elif what == "replace":
            data = self.data()
            self.had[store.replace(address, data, ".png", day=DAY, style=TODAYS, known=known).address] = data
        elif what == "rename":
            self.rename(address, number)
        elif what == "trash":
            store.trash([path for path in store.own(DAY) if path.name not in {Path(one).name for one in known}])
        else:
            self.move(what, number, known)

    def add(self, name: str, known: list[str]) -> None:
        data = self.data()
        self.had[self.desk.add(data, name, known=known).address] = data

    def rename(self, address: str, number: int) -> None:
        try:
            stored = self.desk.store.rename(address, f"new-{number}.png", day=DAY)
        except SaveError:
            return
        self.had[stored.address] = self.had[address]

    def move(self, what: str, number: int, named: list[str]) -> None:
        """Save, save elsewhere, leave and come back, choose the site, or crash."""
        store = self.desk.store
        if what == "leave" and (leave := store.leaving(issue(*named))) is not None:
            leave()
        if what == "site":
            self.place = Place(self.place.post, self.desk.site)
            store.turn_to(self.place)
        if what == "restart":
            self.desk = Desk(self.desk.root, self.desk.trash)
            self.desk.store.begin(self.place)
            if self.place.post is not None:  # what the file does not name, no undo brings back
                text = self.place.post.read_text().split()
                self.had = {address: data for address, data in self.had.items() if address in text}
        if what == "save as" or (what == "save" and self.place.post is None):
            name = f"posts/{number % 3}/2031-03-07-twim.md"
            self.place = Place(self.desk.post(name, " ".join(named)), self.place.site)
            store.turn_to(self.place)
        if what in {"save", "save as"} and self.place.post is not None:
            renamed = store.settle(issue(*named)).renamed
            self.had |= {new: self.had[old] for old, new in renamed.items()}
            self.place.post.write_text(" ".join(renamed.get(address, address) for address in named))

    def data(self) -> bytes:
        self.made += 1
        return b"picture %d" % self.made

    def look(self) -> None:
        for address, data in self.had.items():
            path = self.desk.store.find(address)
            assert path is not None, address
            assert path.read_bytes() == data, address


@contextmanager
def quick_disk() -> Iterator[Path]:
    """Return a folder whose files need not outlive a power cut."""
    with tempfile.TemporaryDirectory() as name, mock.patch("os.fsync"):
        yield Path(name)


@settings(max_examples=80)
@given(
    st.sampled_from([(), ("save",), ("site", "save"), ("site",)]),
    st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 31)), min_size=6, max_size=16),
)
@example((), [("add", 0), ("save", 1), ("restart", 0), ("trash", 0)])
@example(("save",), [("add", 0), ("add", 1), ("save", 1), ("add", 2)])
def test_no_address_ever_leads_to_nothing_or_to_another_picture(
    begin: tuple[str, ...], acts: list[tuple[str, int]]
) -> None:
    with quick_disk() as root:
        life = Life(root)
        for what, number in (*((what, 0) for what in begin), *acts):
            life.act(what, number)
            life.look()
        held = [path for path in root.rglob("*") if path.is_file() and path.suffix == ".part"]
        assert held == []


def test_two_programs_at_once_never_share_a_name(tmp_path: Path) -> None:
    programs = [subprocess.Popen([sys.executable, "-c", ADD, str(tmp_path), name]) for name in "ab"]
    assert [program.wait(timeout=60) for program in programs] == [0, 0]
    data = sorted(path.read_text() for path in (tmp_path / "site" / IMG).iterdir())
    assert data == sorted(f"{name} {number}" for name in "ab" for number in range(15))
