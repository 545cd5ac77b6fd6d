import asyncio
import gzip
import hashlib
import ipaddress
import socket
import ssl
import zlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from cyclorama.errors import (
    BlockedAddress,
    CycloramaError,
    InvalidInput,
    NotThere,
    TooLarge,
    Unreachable,
)
from cyclorama.kit.addresses import Address, AllowList
from cyclorama.kit.outbound import BODY_HEAD_BYTES, Outbound, Posted
from scripted_server import Request, Script, response, saying, scripted_server
from settable_clock import SettableClock

LOOPBACK = AllowList.parse("127.0.0.0/8")
PATIENCE = 10.0  # never reached: nothing here waits
HASTE = 0.05  # for servers that never answer


class StubResolver:
    """Answers from a table, one list of addresses after the other, and counts."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)
        self.calls = 0

    async def __call__(self, host: str, port: int) -> list[Address]:
        self.calls += 1
        answer = self._answers[min(self.calls, len(self._answers)) - 1]
        if not answer:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [ipaddress.ip_address(text) for text in answer]


@pytest.fixture
async def outbound() -> AsyncIterator[Outbound]:
    client = Outbound(LOOPBACK)
    yield client
    await client.aclose()


async def fetch(
    client: Outbound, url: str, into: Path, *, max_bytes: int = 100_000, seconds: float = PATIENCE
) -> bytes:
    fetched = await client.fetch(url, into=into, max_bytes=max_bytes, seconds=seconds)
    body = content(into)
    assert (fetched.size, fetched.sha256) == (len(body), hashlib.sha256(body).hexdigest())
    return body


def content(file: Path) -> bytes:
    return file.read_bytes()


def is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


async def never(request: Request, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def dripping(request: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(response(body=b"", content_length="1000") + b"x")
    await writer.drain()
    await asyncio.Event().wait()


async def endless(request: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n")
    while True:
        writer.write(b"x" * 65536)
        await writer.drain()


async def endless_head(request: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"x-filler: " + b"x" * 65536 + b"\r\n")
        await writer.drain()


async def endless_after_gzip(request: Request, writer: asyncio.StreamWriter) -> None:
    """A decoder ignores what follows the end of the stream, and so never says 'too much'."""
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\nconnection: close\r\n\r\n")
    writer.write(gzip.compress(b"small"))
    while True:
        writer.write(b"x" * 65536)
        await writer.drain()


async def test_fetches_into_a_file(outbound: Outbound, tmp_path: Path) -> None:
    answer = saying(response(body=b"picture", content_type="image/png", set_cookie="a=b"))
    async with scripted_server(answer) as server:
        fetched = await outbound.fetch(
            server.url("/a.png?b=c"), into=tmp_path / "a", max_bytes=7, seconds=PATIENCE
        )
        await fetch(outbound, server.url(), tmp_path / "b")

    assert content(tmp_path / "a") == b"picture"
    assert (fetched.content_type, fetched.size) == ("image/png", 7)
    assert fetched.final_url == server.url("/a.png?b=c")
    first, second = server.requests
    assert (first.method, first.target) == ("GET", "/a.png?b=c")
    assert first.headers["user-agent"].startswith("Cyclorama/")
    assert first.headers["accept-encoding"] == "identity"
    assert "cookie" not in second.headers


async def test_a_compressed_body_is_decoded(outbound: Outbound, tmp_path: Path) -> None:
    packed = gzip.compress(b"picture")
    async with scripted_server(saying(response(body=packed, content_encoding="gzip"))) as server:
        assert await fetch(outbound, server.url(), tmp_path / "a") == b"picture"


BOMB = gzip.compress(bytes(10_000_000))


@pytest.mark.parametrize(
    ("script", "error"),
    [
        pytest.param(saying(response("404 Not Found")), NotThere, id="not found"),
        pytest.param(saying(response("429 Slow Down")), Unreachable, id="not so fast"),
        pytest.param(saying(response("500 Oops")), Unreachable, id="broken"),
        pytest.param(saying(response("204 No Content")), Unreachable, id="nothing"),
        pytest.param(saying(response("302 Found")), Unreachable, id="redirect to nowhere"),
        pytest.param(
            saying(response("302 Found", location="http://a:x/")), Unreachable, id="bad redirect"
        ),
        pytest.param(
            saying(response("302 Found", location="ftp://a.example/")),
            InvalidInput,
            id="redirect to another scheme",
        ),
        pytest.param(
            saying(response("302 Found", location="file:///etc/passwd")),
            InvalidInput,
            id="redirect to a file",
        ),
        pytest.param(saying(response("302 Found", location="/")), Unreachable, id="redirect loop"),
        pytest.param(saying(b"SSH-2.0-OpenSSH_9.6\r\n"), Unreachable, id="not HTTP"),
        pytest.param(saying(b""), Unreachable, id="closes at once"),
        pytest.param(
            saying(response(body=b"short", content_length="50")), Unreachable, id="breaks off"
        ),
        pytest.param(
            saying(response(content_length="1000000000")), TooLarge, id="says it is too large"
        ),
        pytest.param(saying(response(body=bytes(100_001))), TooLarge, id="a byte too much"),
        pytest.param(endless, TooLarge, id="endless"),
        pytest.param(endless_head, Unreachable, id="endless headers"),
        pytest.param(
            saying(response(body=BOMB, content_encoding="gzip")), TooLarge, id="gzip bomb"
        ),
        pytest.param(
            saying(response(body=gzip.compress(BOMB), content_encoding="gzip, gzip")),
            TooLarge,
            id="gzip bomb in gzip",
        ),
        pytest.param(endless_after_gzip, TooLarge, id="endless after gzip"),
        pytest.param(
            saying(response(body=zlib.compress(b"x")[:-3] + b"!!!", content_encoding="gzip")),
            Unreachable,
            id="not gzip",
        ),
    ],
)
async def test_a_bad_answer_is_refused_and_leaves_no_file(
    outbound: Outbound, tmp_path: Path, script: Script, error: type[CycloramaError]
) -> None:
    async with scripted_server(script) as server:
        with pytest.raises(CycloramaError) as caught:
            await fetch(outbound, server.url(), tmp_path / "a")

    assert type(caught.value) is error
    assert "127.0.0.1" not in caught.value.public
    assert is_empty(tmp_path)


@pytest.mark.parametrize("script", [never, dripping])
async def test_a_server_that_is_too_slow_is_given_up(
    outbound: Outbound, tmp_path: Path, script: Script
) -> None:
    async with scripted_server(script) as server:
        with pytest.raises(Unreachable, match="longer than"):
            await fetch(outbound, server.url(), tmp_path / "a", seconds=HASTE)

    assert is_empty(tmp_path)


async def test_a_resolver_that_never_answers_is_given_up(tmp_path: Path) -> None:
    async def silent(host: str, port: int) -> list[Address]:
        await asyncio.Event().wait()
        return []

    client = Outbound(resolver=silent)
    with pytest.raises(Unreachable, match="longer than"):
        await fetch(client, "http://a.example/", tmp_path / "a", seconds=HASTE)


async def test_a_closed_port_is_unreachable(outbound: Outbound, tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(Unreachable, match="could not be connected to"):
            await fetch(outbound, f"http://127.0.0.1:{port}/", tmp_path / "a")


async def test_an_unknown_host_is_unreachable(tmp_path: Path) -> None:
    client = Outbound(resolver=StubResolver([]))
    with pytest.raises(Unreachable, match=r"host name a\.example is unknown"):
        await fetch(client, "http://a.example/", tmp_path / "a")


async def test_the_next_address_is_tried_when_one_refuses(tmp_path: Path) -> None:
    async with scripted_server(saying(response(body=b"picture"))) as server:
        client = Outbound(LOOPBACK, resolver=StubResolver(["127.0.0.2", "127.0.0.1"]))
        assert await fetch(client, server.url(host="a.example"), tmp_path / "a") == b"picture"


class TestPrivateAddresses:
    @pytest.mark.parametrize(
        "answers",
        [
            ["127.0.0.1"],
            ["169.254.169.254"],
            ["93.184.216.34", "10.0.0.1"],
            ["10.0.0.1", "93.184.216.34"],
            ["::1"],
            ["::ffff:127.0.0.1"],
            ["64:ff9b::7f00:1"],
        ],
    )
    async def test_a_name_with_one_private_answer_is_refused(
        self, tmp_path: Path, answers: list[str]
    ) -> None:
        client = Outbound(resolver=StubResolver(answers))

        with pytest.raises(BlockedAddress):
            await fetch(client, "http://a.example/", tmp_path / "a")
        with pytest.raises(BlockedAddress):
            await client.post("http://a.example/", body=b"", headers={}, seconds=PATIENCE)

    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "[::1]"]
    )
    async def test_nothing_is_sent_to_a_private_address(self, tmp_path: Path, host: str) -> None:
        async with scripted_server(saying(response(body=b"secret"))) as server:
            client = Outbound()
            with pytest.raises(BlockedAddress):
                await fetch(client, server.url(host=host), tmp_path / "a")

        assert server.requests == []

    @pytest.mark.parametrize("status", ["301", "302", "303", "307", "308"])
    async def test_a_redirect_to_a_private_address_is_refused(
        self, tmp_path: Path, status: str
    ) -> None:
        async with scripted_server(saying(response(body=b"secret"))) as private:
            away = saying(response(f"{status} Away", location=private.url()))
            async with scripted_server(away) as public:
                client = Outbound(
                    AllowList.parse("a.example"), resolver=StubResolver(["127.0.0.1"])
                )
                with pytest.raises(BlockedAddress):
                    await fetch(client, public.url(host="a.example"), tmp_path / "a")

        assert len(public.requests) == 1
        assert private.requests == []

    async def test_a_redirect_to_a_name_of_a_private_address_is_refused(
        self, tmp_path: Path
    ) -> None:
        away = saying(response("302 Found", location="http://b.example/"))
        async with scripted_server(away) as public:
            client = Outbound(
                AllowList.parse("a.example"), resolver=StubResolver(["127.0.0.1"], ["10.0.0.1"])
            )
            with pytest.raises(BlockedAddress):
                await fetch(client, public.url(host="a.example"), tmp_path / "a")

    async def test_a_name_is_resolved_once_and_that_address_is_used(self, tmp_path: Path) -> None:
        """DNS rebinding: a second look-up would lead to another machine."""
        resolver = StubResolver(["127.0.0.1"], ["127.0.0.2"])
        async with scripted_server(saying(response(body=b"first"))) as server:
            client = Outbound(LOOPBACK, resolver=resolver)
            assert await fetch(client, server.url(host="a.example"), tmp_path / "a") == b"first"

        assert resolver.calls == 1
        assert server.requests[0].headers["host"] == f"a.example:{server.port}"

    async def test_each_request_is_resolved_anew(self, tmp_path: Path) -> None:
        resolver = StubResolver(["127.0.0.1"], ["10.0.0.1"])
        async with scripted_server(saying(response(body=b"first"))) as server:
            client = Outbound(AllowList.parse("127.0.0.1"), resolver=resolver)
            url = server.url(host="a.example")
            await fetch(client, url, tmp_path / "a")
            with pytest.raises(BlockedAddress):
                await fetch(client, url, tmp_path / "b")

    async def test_unusual_ports_need_an_allowed_address(self, tmp_path: Path) -> None:
        client = Outbound(LOOPBACK, resolver=StubResolver(["93.184.216.34"]))

        with pytest.raises(BlockedAddress, match="port"):
            await fetch(client, "http://a.example:6379/", tmp_path / "a")


async def test_redirects_are_followed_up_to_three(outbound: Outbound, tmp_path: Path) -> None:
    async def countdown(request: Request, writer: asyncio.StreamWriter) -> None:
        left = int(request.target.lstrip("/"))
        writer.write(
            response("302 Found", location=f"/{left - 1}") if left else response(body=b"there")
        )

    async with scripted_server(countdown) as server:
        assert await fetch(outbound, server.url("/3"), tmp_path / "a") == b"there"
        with pytest.raises(Unreachable, match="redirects more than 3 times"):
            await fetch(outbound, server.url("/4"), tmp_path / "b")


async def test_proxies_of_the_environment_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    async with scripted_server(saying(response(body=b"direct"))) as server:
        assert await fetch(Outbound(LOOPBACK), server.url(), tmp_path / "a") == b"direct"


async def test_tls_checks_and_announces_the_name_not_the_address(tmp_path: Path) -> None:
    ours, theirs, announced = _tls_pair(tmp_path, "a.example")
    async with scripted_server(saying(response(body=b"safe")), tls=theirs) as server:
        client = Outbound(LOOPBACK, resolver=StubResolver(["127.0.0.1"]), ssl_context=ours)
        url = server.url(host="a.example", scheme="https")
        assert await fetch(client, url, tmp_path / "a") == b"safe"
        wrong = server.url(host="b.example", scheme="https")
        with pytest.raises(Unreachable):
            await fetch(client, wrong, tmp_path / "b")

    assert announced == ["a.example", "b.example"]


class TestPost:
    async def test_sends_these_bytes_and_reads_the_head_of_the_answer(
        self, outbound: Outbound
    ) -> None:
        async with scripted_server(saying(response("202 Accepted", body=b"x" * 5000))) as server:
            posted = await outbound.post(
                server.url("/hook"),
                body=b'{"a":  1}',
                headers={"X-Signature": "abc", "Content-Type": "application/json"},
                seconds=PATIENCE,
            )

        (request,) = server.requests
        assert (request.method, request.target, request.body) == ("POST", "/hook", b'{"a":  1}')
        assert request.headers["x-signature"] == "abc"
        assert posted == Posted(202, b"x" * BODY_HEAD_BYTES, None)

    @pytest.mark.parametrize("status", [301, 307, 400, 410, 500])
    async def test_every_status_is_an_answer_and_redirects_are_not_followed(
        self, outbound: Outbound, status: int
    ) -> None:
        answer = saying(response(f"{status} X", location="/elsewhere"))
        async with scripted_server(answer) as server:
            posted = await outbound.post(server.url(), body=b"", headers={}, seconds=PATIENCE)

        assert posted.status == status
        assert len(server.requests) == 1

    async def test_an_endless_answer_is_cut(self, outbound: Outbound) -> None:
        async with scripted_server(endless) as server:
            posted = await outbound.post(server.url(), body=b"", headers={}, seconds=PATIENCE)

        assert posted.body_head == b"x" * BODY_HEAD_BYTES

    @pytest.mark.parametrize("script", [never, dripping])
    async def test_a_silent_receiver_is_given_up(self, outbound: Outbound, script: Script) -> None:
        async with scripted_server(script) as server:
            with pytest.raises(Unreachable, match="longer than"):
                await outbound.post(server.url(), body=b"", headers={}, seconds=HASTE)

    @pytest.mark.parametrize(
        ("header", "wait"),
        [
            (lambda now: "120", 120.0),
            (lambda now: f"{now + timedelta(seconds=90):%a, %d %b %Y %H:%M:%S} GMT", 90.0),
            (lambda now: f"{now - timedelta(seconds=90):%a, %d %b %Y %H:%M:%S} GMT", 0.0),
            (lambda now: "soon", None),
            (lambda now: "-5", None),
        ],
    )
    async def test_retry_after_is_read_as_seconds(
        self, clock: SettableClock, header: Callable[[datetime], str], wait: float | None
    ) -> None:
        client = Outbound(LOOPBACK, clock=clock)
        value = header(clock.now.astimezone(UTC))
        async with scripted_server(saying(response("503 Busy", retry_after=value))) as server:
            posted = await client.post(server.url(), body=b"", headers={}, seconds=PATIENCE)

        assert posted.retry_after == wait


def _tls_pair(folder: Path, name: str) -> tuple[ssl.SSLContext, ssl.SSLContext, list[str | None]]:
    """Contexts of a client and a server with a certificate for `name`, and the names the client
    announces."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "server.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    announced: list[str | None] = []
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    server.sni_callback = lambda _socket, sni, _context: announced.append(sni)
    client = ssl.create_default_context(
        cadata=certificate.public_bytes(serialization.Encoding.PEM).decode()
    )
    return client, server, announced
