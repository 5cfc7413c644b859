"""Fetch one picture from the web, trusting nobody on the way."""

import contextlib
import ssl
import threading
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import AF_INET, AF_INET6, SHUT_RDWR, socket
from typing import TypeAlias
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from twimeditor.services.media.hosts import Address, Lookup, MayAsk, is_public
from twimeditor.services.media.kinds import image_kind
from twimeditor.services.media.picture import FetchError, Picture

MOST_BYTES = 25 * 1024 * 1024
MOST_SECONDS = 30.0
"""How long one picture may take, from the first question to the last byte."""

CONNECT_SECONDS = 10.0
MOST_REDIRECTS = 5
_CHUNK = 64 * 1024
_PORTS = {"http": 80, "https": 443}
_LOWEST = 1024
_OTHERS = {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, *range(6665, 6670), 6679, 6697, 10080}
"""Ports that no browser asks either: what listens there is no web server, and might take a question for an order."""

_MOVED = {301, 302, 303, 307, 308}
_HEADERS = {"Accept": "image/*", "Accept-Encoding": "identity", "Connection": "close", "User-Agent": "TwimEditor"}

TlsContext: TypeAlias = Callable[[], ssl.SSLContext]


class Fetch:
    """One attempt to get the picture of `address`; `cancel` ends it from any thread, whatever it waits for.

    No cookie, no referrer and no credentials are sent. The host is looked up once, every address of
    it has to be one that `may_ask` allows, and the connection goes to exactly that address: a name
    that means another machine a moment later is of no use. Each redirect is checked like that again.
    """

    def __init__(
        self,
        address: str,
        *,
        may_ask: MayAsk = is_public,
        tls: TlsContext = ssl.create_default_context,
        seconds: float = MOST_SECONDS,
    ) -> None:
        self._address = address
        self._may_ask = may_ask
        self._tls = tls
        self._seconds = seconds
        self._lock = threading.Lock()
        self._ended = ""
        self._enders: list[Callable[[], object]] = []

    def run(self) -> Picture:
        """Return the picture; raise `FetchError`."""
        timer = threading.Timer(self._seconds, self.cancel, ("It took too long.",))
        timer.daemon = True
        timer.start()
        try:
            return self._follow(self._address)
        except (OSError, HTTPException, ValueError) as error:
            raise FetchError(self._ended or _reason(error)) from error
        finally:
            timer.cancel()

    def cancel(self, reason: str = "It was called off.") -> None:
        """Make `run` raise, at once."""
        with self._lock:
            self._ended = self._ended or reason
            enders, self._enders = self._enders, []
        for end in enders:
            end()

    def _follow(self, address: str) -> Picture:
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(_checked(address))
            if isinstance(answer, Picture):
                return answer
            following = urljoin(address, answer)
            if urlsplit(address).scheme == "https" and urlsplit(following).scheme != "https":
                raise FetchError("It is sent on to an address without encryption.")
            address = following
        raise FetchError("It is sent on too often.")

    def _ask(self, url: SplitResult) -> Picture | str:
        """Return the picture at `url`, or the address that the server sends us on to."""
        with contextlib.ExitStack() as stack:
            connection = self._connected(url, stack)
            path = quote(url.path or "/", safe="/%:@!$&'()*+,;=~-._")
            query = quote(url.query, safe="/?%:@!$&'()*+,;=~-._")
            connection.request("GET", f"{path}?{query}" if query else path, headers=_HEADERS)
            response = stack.enter_context(connection.getresponse())
            if response.status in _MOVED and response.headers["Location"]:
                return response.headers["Location"]
            if response.status != 200:
                raise FetchError(f"The server answers {response.status} {response.reason}".strip()[:60] + ".")
            return self._picture(response)

    def _picture(self, response: HTTPResponse) -> Picture:
        data = bytearray()
        if (response.length or 0) > MOST_BYTES:
            raise FetchError("It is larger than 25 MB.")
        while chunk := response.read1(_CHUNK):
            data += chunk
            if len(data) > MOST_BYTES:
                raise FetchError("It is larger than 25 MB.")
        self._check()
        if response.length:
            raise FetchError("It came incomplete.")
        kind = image_kind(data)
        if kind is None:
            raise FetchError("It is not a picture.")
        return Picture(bytes(data), kind)

    def _connected(self, url: SplitResult, stack: contextlib.ExitStack) -> HTTPConnection:
        host = str(url.hostname)
        plain = stack.enter_context(contextlib.closing(self._socket(host, url.port or _PORTS[url.scheme])))
        handle = stack.enter_context(contextlib.closing(plain.dup()))  # stays ours when TLS takes the other
        stack.callback(self._forget, self._remember(partial(_shut, handle)))
        kind = HTTPSConnection if url.scheme == "https" else HTTPConnection
        connection = stack.enter_context(contextlib.closing(kind(host, url.port, timeout=CONNECT_SECONDS)))
        if url.scheme == "https":
            connection.sock = stack.enter_context(self._tls().wrap_socket(plain, server_hostname=host))
        else:
            connection.sock = plain
        return connection

    def _socket(self, host: str, port: int) -> socket:
        """Return a connection to the first of the host's addresses that takes one."""
        problem: OSError = OSError("There is no such host.")
        for address in self._addresses(host, port):
            try:
                return self._connect(address)
            except OSError as error:
                self._check()
                problem = error
        raise problem

    def _connect(self, address: Address) -> socket:
        result = socket(AF_INET6 if ":" in address[0] else AF_INET)
        ender = self._remember(partial(_shut, result))
        try:
            result.settimeout(CONNECT_SECONDS)
            result.connect(address)
        except OSError:
            result.close()
            raise
        finally:
            self._forget(ender)
        return result

    def _addresses(self, host: str, port: int) -> tuple[Address, ...]:
        lookup = Lookup(host, port)
        ender = self._remember(lookup.cancel)
        found = lookup.run()
        self._forget(ender)
        self._check()
        if not found:
            raise FetchError("There is no such host.")
        if not all(self._may_ask(address) for address, _ in found):
            raise FetchError("It lies in your own network.")
        return found

    def _remember(self, ender: Callable[[], object]) -> Callable[[], object]:
        """Have `cancel` call `ender`, now if there was a `cancel` already."""
        with self._lock:
            ended = bool(self._ended)
            if not ended:
                self._enders.append(ender)
        if ended:
            ender()
            self._check()
        return ender

    def _forget(self, ender: Callable[[], object]) -> None:
        with self._lock:
            if ender in self._enders:
                self._enders.remove(ender)

    def _check(self) -> None:
        if self._ended:
            raise FetchError(self._ended)


def _checked(address: str) -> SplitResult:
    url = urlsplit(address)
    if url.scheme not in _PORTS or not url.hostname:
        raise FetchError("It is not on the web.")
    if url.username is not None or url.password is not None:
        raise FetchError("Its address has a password in it.")
    port = url.port
    if port is not None and port not in _PORTS.values() and (port < _LOWEST or port in _OTHERS):
        raise FetchError("Its address is none of a web server.")
    return url


def _shut(connection: socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(SHUT_RDWR)


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return "The connection could not be made safe."
    if isinstance(error, TimeoutError):
        return "The server does not answer."
    if isinstance(error, OSError):
        return "The server cannot be reached."
    return "The server's answer makes no sense."
