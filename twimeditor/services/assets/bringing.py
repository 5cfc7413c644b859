"""A file from somewhere becomes a file of the issue: read, made fit for the web, kept."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from twimeditor.core.assets.kinds import Kind
from twimeditor.core.assets.names import name_problem
from twimeditor.core.assets.references import Use, references
from twimeditor.core.assets.share import share_address
from twimeditor.core.model.tree import Issue
from twimeditor.core.style import HouseStyle
from twimeditor.services.assets.refusal import Refused
from twimeditor.services.assets.sources import read_file
from twimeditor.services.assets.stock import Asset
from twimeditor.services.assets.store import AssetStore, Stored
from twimeditor.services.assets.treat import Rasterise, Treated, Treatment, treat


@dataclass(frozen=True)
class Errand:
    """Work on files for an issue as it is, on a worker; what fails raises Refused, Cancelled or SaveError.

    `rasterise` draws an SVG that may not stay one.
    """

    store: AssetStore
    issue: Issue
    day: date
    style: HouseStyle
    rasterise: Rasterise | None = None
    cancelled: Callable[[], bool] = lambda: False

    @cached_property
    def known(self) -> Collection[str]:
        """Return the addresses that the issue names."""
        return frozenset(reference.address for reference in references(self.issue))

    def bring(self, path: Path, name: str = "") -> Stored:
        """Keep a file as one of the issue's, called like itself or `name`."""
        return self._kept(self._treated(path, Treatment()), name or path.name)

    def replace(self, asset: Asset, path: Path) -> "Exchange":
        """Keep a file that stands for an asset from now on."""
        made = self._treated(path, Treatment())
        stored = self.store.replace(
            asset.addresses[0], made.data, made.kind.suffix, day=self.day, style=self.style, known=self.known
        )
        return self._exchange(asset, stored)

    def rename(self, asset: Asset, name: str) -> "Exchange":
        """Give the file of an asset another name; its suffix stays."""
        suffix = Path(asset.name).suffix
        wanted = name.strip() if name.strip().lower().endswith(suffix.lower()) else name.strip() + suffix
        problem = name_problem(wanted, lambda other: self.store.is_taken(other, self.known))
        if problem:
            raise Refused(problem)
        address = asset.addresses[0] if asset.addresses else asset.name
        return self._exchange(asset, self.store.rename(address, wanted, known=self.known))

    def find(self, wanted: Mapping[Asset, Path]) -> tuple["Exchange", ...]:
        """Keep the files that were found for missing assets, by the names that these have."""
        return tuple(self._exchange(asset, self.bring(path, asset.name)) for asset, path in wanted.items())

    def shared(self, path: Path) -> str:
        """Return the name of the PNG that a picture is, or of the copy of it that is one."""
        if path.suffix.lower() == ".png":
            return path.name
        return self._kept(self._treated(path, Treatment(longest=None, to=Kind.PNG)), path.name).name

    def _exchange(self, asset: Asset, stored: Stored) -> "Exchange":
        names = {use.address: stored.address for use in asset.uses if use.use is not Use.SHARE}
        shared = {use.address for use in asset.uses if use.use is Use.SHARE}
        if shared:
            address = share_address(self.shared(stored.path))
            names |= dict.fromkeys(shared, address)
        return Exchange(asset, stored, names)

    def _treated(self, path: Path, treatment: Treatment) -> Treated:
        source = read_file(path)
        return treat(source.data, source.name, treatment, cancelled=self.cancelled, rasterise=self.rasterise)

    def _kept(self, made: Treated, name: str) -> Stored:
        return self.store.add(made.data, name, made.kind.suffix, day=self.day, style=self.style, known=self.known)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A file that stands for an asset from now on, and what becomes of the addresses that named it."""

    asset: Asset
    stored: Stored
    names: Mapping[str, str]
