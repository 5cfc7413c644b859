"""A file from somewhere becomes a file of the issue: read, made fit for the web, kept."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from twimeditor.core.assets.kinds import Kind
from twimeditor.core.assets.references import Use, addresses_in
from twimeditor.core.assets.share import share_address
from twimeditor.core.model.tree import Issue
from twimeditor.core.style import HouseStyle
from twimeditor.services.assets.refusal import Refused
from twimeditor.services.assets.searching import named_in
from twimeditor.services.assets.sources import read_file
from twimeditor.services.assets.stock import Asset
from twimeditor.services.assets.store import AssetStore, Discarded, Stored
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
        return addresses_in(self.issue)

    def bring(self, path: Path, name: str = "") -> Stored:
        """Keep a file as one of the issue's, called like itself or `name`."""
        return self._kept(self._treated(path, Treatment()), name or path.name)

    def replace(self, asset: Asset, path: Path) -> "Exchange":
        """Keep a file that stands for an asset from now on."""
        made = self._like(asset, path)
        stored = self.store.replace(
            asset.address, made.data, made.kind.suffix, day=self.day, style=self.style, known=self.known
        )
        return self._exchange(asset, stored)

    def rename(self, asset: Asset, name: str) -> "Exchange":
        """Give the file of an asset another name; its suffix stays."""
        suffix, wanted = Path(asset.name).suffix, name.strip()
        if not wanted.lower().endswith(suffix.lower()):
            wanted += suffix
        return self._exchange(asset, self.store.rename(asset.address, wanted, day=self.day, known=self.known))

    def find(self, wanted: Mapping[Asset, Path]) -> tuple["Exchange", ...]:
        """Keep the files that were found for missing assets, where their addresses say if they are of that kind."""
        return tuple(self._found(asset, path) for asset, path in wanted.items())

    def _found(self, asset: Asset, path: Path) -> "Exchange":
        made = self._like(asset, path)
        if _ending(asset.name) != made.kind.suffix:
            return self._exchange(asset, self._kept(made, asset.name))
        return Exchange(asset, self.store.fill(asset.address, made.data), {})

    def fetched(self, asset: Asset, fetch: Callable[[], bytes]) -> "Exchange":
        """Keep a picture of another site as one of the issue's; `fetch` gets its bytes."""
        name = asset.name.rpartition("/")[2] or "picture"
        made = treat(fetch(), name, Treatment(), cancelled=self.cancelled, rasterise=self.rasterise)
        return self._exchange(asset, self._kept(made, name))

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

    def _like(self, asset: Asset, path: Path) -> Treated:
        """Return a file made fit for the web, which is a picture or a video as the asset is."""
        made = self._treated(path, Treatment())
        if made.kind.is_video != asset.is_video:
            is_what = "a video and no picture" if made.kind.is_video else "a picture and no video"
            raise Refused(f"“{path.name}” is {is_what}. What shows “{asset.name}” in the text could not show it.")
        return made

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


def _ending(name: str) -> str:
    suffix = Path(name).suffix.lower()
    return {".jpeg": ".jpg", ".apng": ".png"}.get(suffix, suffix)


@dataclass(frozen=True, slots=True)
class Cleared:
    """What became of files that were to go; those `kept` are named by other pages of the site."""

    result: Discarded
    kept: tuple[str, ...] = ()


def clear(store: AssetStore, assets: Iterable[Asset], pages: Path | None, post: Path | None) -> Cleared:
    """Move files to the trash, but for those that a page below `pages`, other than the `post`, names."""
    files = {asset.name: asset.file.path for asset in assets if asset.file is not None}
    kept = named_in(pages, files, post) if pages is not None else frozenset()
    gone = tuple(path for name, path in files.items() if name not in kept)
    return Cleared(store.trash(gone), tuple(sorted(kept)))
