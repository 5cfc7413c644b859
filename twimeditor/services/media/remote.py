"""Remote pictures of the open issue: which the user allows, and how each stands."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import partial
from hashlib import sha256
from typing import Protocol, TypeAlias

from twimeditor.services.media.picture import FetchError, Picture
from twimeditor.services.ports import Executor, Unsubscribe

MOST_BYTES = 250 * 1024 * 1024
"""How much all pictures of an issue may take together."""

MOST_PICTURES = 500
"""How many of the remote pictures of an issue are told of; what comes behind them is not loaded."""


class Job(Protocol):
    """One attempt to get a picture; `Fetch` is one."""

    def run(self) -> Picture: ...

    def cancel(self) -> None: ...


NewJob: TypeAlias = Callable[[str], Job]


def fetch_job(address: str) -> Job:
    """Return an attempt to get the picture of `address` from its site."""
    from twimeditor.services.media.fetch import Fetch  # noqa: PLC0415 - loads what speaks to the network

    return Fetch(address)


class Standing(Enum):
    """How it stands with one picture."""

    WAITING = "waiting"
    LOADING = "loading"
    SHOWN = "shown"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Remote:
    """One remote picture: `token` names it once it is here, `note` says why it is not."""

    standing: Standing = Standing.WAITING
    token: str = ""
    note: str = ""


class RemotePictures:
    """Fetches the remote pictures that the user allows, and holds them as long as their issue is open.

    What is allowed stays so for its issue, in this run of the program. Nothing is fetched that was
    not allowed by its own address: a picture that comes into the issue later waits again.
    """

    def __init__(self, executor: Executor, new_job: NewJob) -> None:
        self._executor = executor
        self._new_job = new_job
        self._allowed: dict[str, set[str]] = {}
        self._issue = ""
        self._seen: tuple[str, ...] = ()
        self._known: dict[str, Remote] = {}
        self._pictures: dict[str, Picture] = {}
        self._jobs: dict[str, Job] = {}
        self._listeners: list[Callable[[], None]] = []

    @property
    def waiting(self) -> tuple[str, ...]:
        """Return the addresses that the issue shows and nobody has allowed, in their order."""
        return tuple(address for address in self._seen if address not in self._permitted)

    @property
    def standings(self) -> dict[str, Remote]:
        """Return how it stands with each remote picture that the issue shows."""
        return {address: self._known.get(address, Remote()) for address in self._seen}

    def subscribe(self, listener: Callable[[], None]) -> Unsubscribe:
        """Have `listener` called whenever `waiting` or `standings` changed."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def turn_to(self, issue: str) -> None:
        """Take note that another issue is open; `issue` is what tells it from others, "" for a new one."""
        self._drop_jobs()
        self._issue = issue
        if not issue:
            self._allowed.pop("", None)
        self._seen = ()
        self._known.clear()
        self._pictures.clear()
        self._tell()

    def saw(self, addresses: Iterable[str]) -> None:
        """Take note of the remote pictures that the issue shows now."""
        seen = tuple(dict.fromkeys(addresses))[:MOST_PICTURES]
        if seen != self._seen:
            self._seen = seen
            self._fetch_allowed()
            self._tell()

    def allow(self, addresses: Iterable[str]) -> None:
        """Fetch pictures that the issue shows; one that failed is tried again."""
        shown = [address for address in addresses if address in self._seen]
        for address in shown:
            if address in self._known and self._known[address].standing is Standing.FAILED:
                del self._known[address]
        self._allowed.setdefault(self._issue, set()).update(shown)
        self._fetch_allowed()
        self._tell()

    def picture(self, token: str) -> Picture | None:
        """Return a picture that was fetched, by the token of its standing."""
        return self._pictures.get(token)

    def close(self) -> None:
        """Call off what is under way; nobody is told of it."""
        self._listeners.clear()
        self._drop_jobs()

    @property
    def _permitted(self) -> set[str]:
        return self._allowed.get(self._issue, set())

    def _fetch_allowed(self) -> None:
        for address in self._seen:
            if address in self._permitted and address not in self._known:
                self._fetch(address)

    def _fetch(self, address: str) -> None:
        job = self._new_job(address)
        self._jobs[address] = job
        self._known[address] = Remote(Standing.LOADING)
        self._executor.submit(job.run, partial(self._came, address, job), partial(self._failed, address, job))

    def _came(self, address: str, job: Job, picture: Picture) -> None:
        if self._jobs.get(address) is not job:
            return  # called off meanwhile, or for another issue
        if sum(len(one.data) for one in self._pictures.values()) + len(picture.data) > MOST_BYTES:
            self._failed(address, job, FetchError("The pictures of this issue are too large together."))
            return
        del self._jobs[address]
        token = sha256(address.encode()).hexdigest()
        self._pictures[token] = picture
        self._known[address] = Remote(Standing.SHOWN, token=token)
        self._tell()

    def _failed(self, address: str, job: Job, error: Exception) -> None:
        if self._jobs.get(address) is not job:
            return
        del self._jobs[address]
        self._known[address] = Remote(Standing.FAILED, note=str(error))
        self._tell()

    def _drop_jobs(self) -> None:
        jobs, self._jobs = self._jobs, {}
        for job in jobs.values():
            job.cancel()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
