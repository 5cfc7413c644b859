"""A picture is fetched with care: limits, checks, no trace of the user."""

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.media.web import PNG, Answer, Web, little_web
from twimeditor.services.media import FetchError, Picture
from twimeditor.services.media import fetch as module
from twimeditor.services.media.fetch import Fetch
from twimeditor.services.media.hosts import is_public


@pytest.fixture
def web() -> Iterator[Web]:
    with little_web() as web:
        yield web


def anyone(_address: str) -> bool:
    return True


def get(address: str) -> Picture:
    return Fetch(address, may_ask=anyone).run()


def refusal(address: str) -> str:
    with pytest.raises(FetchError) as caught:
        get(address)
    return str(caught.value)


def test_picture_comes_with_the_kind_that_its_bytes_tell(web: Web) -> None:
    web.answers["/a%20b/%C3%A9.png?v=1&w=%20"] = Answer(headers={"Content-Type": "text/html"})
    assert get(f"{web.address}/a b/é.png?v=1&w= ") == Picture(PNG, "image/png")


def test_nothing_of_the_user_goes_along(web: Web) -> None:
    web.answers["/a.png"] = Answer(b"", 302, {"Location": "/b.png", "Set-Cookie": "who=ada"})
    web.answers["/b.png"] = Answer()
    get(f"{web.address}/a.png#part")
    assert [asked.path for asked in web.asked] == ["/a.png", "/b.png"]
    allowed = {"host", "accept", "accept-encoding", "connection", "user-agent"}
    assert all(set(asked.headers) == allowed for asked in web.asked)


def test_own_network_is_not_asked(web: Web) -> None:
    with pytest.raises(FetchError, match="own network"):
        Fetch(f"{web.address}/a.png").run()
    assert web.asked == []


def test_redirect_into_the_own_network_is_not_followed(web: Web) -> None:
    with little_web() as inner:
        inner.answers["/a.png"] = Answer()
        web.answers["/a.png"] = Answer(b"", 301, {"Location": f"{inner.address}/a.png"})
        seen: list[str] = []

        def only_first(address: str) -> bool:
            seen.append(address)
            return len(seen) == 1

        with pytest.raises(FetchError, match="own network"):
            Fetch(f"{web.address}/a.png", may_ask=only_first).run()
        assert inner.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("64:ff9b::8.8.8.8", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - nothing is bound
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("255.255.255.255", False),
        ("240.0.0.1", False),
        ("192.0.0.8", False),
        ("192.0.0.9", False),
        ("::", False),
        ("::127.0.0.1", False),
        ("::ffff:8.8.8.8", False),
        ("::ffff:0:127.0.0.1", False),
        ("fec0::1", False),
        ("ff0e::1", False),
        ("64:ff9b:1::10.0.0.1", False),
        ("64:ff9b::127.0.0.1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("2001:db8::1", False),
        ("5f00::1", False),
    ],
)
def test_what_is_public(address: str, *, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "host", ["127.1", "0x7f.1", "0177.0.0.1", "2130706433", "0x7f000001", "0", "127.0.0.1.", "[::]", "[::ffff:7f00:1]"]
)
def test_own_machine_is_not_asked_by_any_spelling_of_its_address(web: Web, host: str) -> None:
    port = web.server.server_port
    with pytest.raises(FetchError):
        Fetch(f"http://{host}:{port}/a.png").run()
    assert web.asked == []


def test_page_that_calls_itself_a_picture_is_refused(web: Web) -> None:
    web.answers["/a.png"] = Answer(b"<html>", headers={"Content-Type": "image/png"})
    assert refusal(f"{web.address}/a.png") == "It is not a picture."


def test_too_much_is_refused_by_its_announcement_and_by_itself(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 1000)
    web.answers["/told.png"] = Answer(PNG, headers={"Content-Length": "1001"})
    web.answers["/silent.png"] = Answer(PNG + bytes(1000), headers={"Content-Length": ""})
    assert refusal(f"{web.address}/told.png") == "It is larger than 25 MB."
    assert refusal(f"{web.address}/silent.png") == "It is larger than 25 MB."


def test_half_a_picture_is_none(web: Web) -> None:
    web.answers["/a.png"] = Answer(PNG, headers={"Content-Length": "100"})
    assert refusal(f"{web.address}/a.png") == "It came incomplete."


def test_redirects_end(web: Web) -> None:
    web.answers["/a.png"] = Answer(b"", 302, {"Location": "/a.png"})
    assert refusal(f"{web.address}/a.png") == "It is sent on too often."
    assert len(web.asked) == 6


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/none.png", "The server answers 404 Not Found."),
        ("file:///etc/passwd", "It is not on the web."),
        ("ftp://example.org/a.png", "It is not on the web."),
        ("http:///a.png", "It is not on the web."),
        ("http://ada:secret@127.0.0.1/a.png", "Its address has a password in it."),
        ("http://127.0.0.1:99999/a.png", "The server's answer makes no sense."),
        ("http://127.0.0.1:22/a.png", "Its address is none of a web server."),
        ("https://127.0.0.1:25/a.png", "Its address is none of a web server."),
        ("http://127.0.0.1:6667/a.png", "Its address is none of a web server."),
        ("http://127.0.0.1:0/a.png", "Its address is none of a web server."),
        ("http://127.0.0.1:1024/a.png", "The server cannot be reached."),
        ("http://" + "a" * 70 + ".example/a.png", "There is no such host."),
    ],
)
def test_refusals_say_why(web: Web, address: str, said: str) -> None:
    assert refusal(web.address + address if address.startswith("/") else address) == said


def test_encryption_is_not_given_up_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fetch, "_ask", lambda *_: "http://127.0.0.1/b.png")
    assert refusal("https://127.0.0.1/a.png") == "It is sent on to an address without encryption."


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here to make a certificate with")
def test_certificate_of_a_stranger_is_refused(web: Web, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate, key)
    web.server.socket = served.wrap_socket(web.server.socket, server_side=True)
    web.answers["/a.png"] = Answer()
    address = web.address.replace("http:", "https:") + "/a.png"
    assert refusal(address) == "The connection could not be made safe."
    assert web.asked == []
    known = ssl.create_default_context(cafile=str(certificate))
    assert Fetch(address, may_ask=anyone, tls=lambda: known).run().kind == "image/png"


def test_cancel_ends_the_wait_at_once(web: Web) -> None:
    web.answers["/a.png"] = Answer(gate=threading.Event())
    fetch = Fetch(f"{web.address}/a.png", may_ask=anyone)
    said: list[str] = []

    def run() -> None:
        with pytest.raises(FetchError) as caught:
            fetch.run()
        said.append(str(caught.value))

    thread = threading.Thread(target=run)
    thread.start()
    assert web.begun.wait(10)
    fetch.cancel()
    thread.join(5)
    assert said == ["It was called off."]


def test_cancelled_fetch_asks_nobody(web: Web) -> None:
    fetch = Fetch(f"{web.address}/a.png", may_ask=anyone)
    fetch.cancel()
    with pytest.raises(FetchError, match="called off"):
        fetch.run()
    assert web.asked == []


def test_server_that_drips_is_given_up(web: Web) -> None:
    web.answers["/a.png"] = Answer(gate=threading.Event())
    with pytest.raises(FetchError, match="too long"):
        Fetch(f"{web.address}/a.png", may_ask=anyone, seconds=0.3).run()


def test_lookup_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    hang = threading.Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_more: hang.wait(20) and [])
    with pytest.raises(FetchError, match="too long"):
        Fetch("http://example.invalid/a.png", seconds=0.3).run()
    hang.set()
