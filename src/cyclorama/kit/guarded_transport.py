"""An httpx transport that connects to public, or explicitly allowed, addresses only.

The name is resolved once, inside the network backend of the connection pool; if any answer is
not admitted, nothing is connected, else the connection goes to that very address, so that a name
cannot change its mind between check and use (DNS rebinding). SNI and Host keep the name.
"""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

import httpcore2
import httpx2

from cyclorama.errors import BlockedAddress, TooLarge, Unreachable
from cyclorama.kit.addresses import STANDARD_PORTS, Address, AllowList, host_literal, is_public

Resolver = Callable[[str, int], Awaitable[list[Address]]]

MAX_BYTES = "max_bytes"  # request extension: cap of the body as sent, before decoding

_NETWORK_ERRORS = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
)


async def resolve(host: str, port: int) -> list[Address]:
    """All addresses of a host name, by the system's resolver. OSError when there are none."""
    loop = asyncio.get_running_loop()
    answers = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    literals = [host_literal(str(answer[4][0]).partition("%")[0]) for answer in answers]
    return list(dict.fromkeys(literal for literal in literals if literal is not None))


def too_large(max_bytes: int) -> TooLarge:
    return TooLarge(f"The file behind the URL is larger than {max_bytes / 1e6:g} MB.")


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Like httpx's own transport, which has no argument for a network backend."""

    def __init__(
        self,
        allow: AllowList,
        resolver: Resolver,
        ssl_context: ssl.SSLContext | None,
        max_connections: int,
    ) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=ssl_context or httpcore2.default_ssl_context(),
            max_connections=max_connections,
            max_keepalive_connections=0,  # a checked connection is never handed to another URL
            network_backend=_GuardedBackend(allow, resolver),
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        assert isinstance(request.stream, httpx2.AsyncByteStream)
        raw = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        try:
            answer = await self._pool.handle_async_request(raw)
        except _NETWORK_ERRORS as error:
            raise _in_our_words(error) from error
        return httpx2.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_CappedStream(answer.stream, request.extensions.get(MAX_BYTES)),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        await self._pool.aclose()


class _GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Opens TCP connections, to admitted addresses only."""

    def __init__(self, allow: AllowList, resolver: Resolver) -> None:
        self._allow = allow
        self._resolver = resolver
        self._sockets = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        failure: Exception = httpcore2.ConnectError("no address")
        for address in await self._admitted(host, port):
            try:
                return await self._sockets.connect_tcp(
                    str(address), port, timeout, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        raise BlockedAddress("The URL leads to a local socket. Use a host on the public internet.")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _admitted(self, host: str, port: int) -> list[Address]:
        literal = host_literal(host)
        if literal is not None:
            addresses = [literal]
        else:
            try:
                addresses = await self._resolver(host, port)
            except (OSError, UnicodeError):
                addresses = []
        if not addresses:
            raise Unreachable(f"The host name {host} is unknown.")
        if self._allow.allows_host(host):
            return addresses
        others = [one for one in addresses if not self._allow.allows_address(one)]
        if not all(is_public(address) for address in others):
            raise BlockedAddress(
                "The URL leads to a private or reserved address. Use one on the public internet."
            )
        if others and port not in STANDARD_PORTS.values():
            raise BlockedAddress("The URL names an unusual port. Only 80 and 443 are reached.")
        return addresses


class _CappedStream(httpx2.AsyncByteStream):
    """The body as sent, stopped at `max_bytes`: a decoder may swallow bytes without end."""

    def __init__(
        self, stream: Iterable[bytes] | AsyncIterator[bytes] | object, max_bytes: int | None
    ) -> None:
        self._stream = stream
        self._max_bytes = max_bytes

    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert hasattr(self._stream, "__aiter__")
        received = 0
        try:
            async for part in self._stream:
                received += len(part)
                if self._max_bytes is not None and received > self._max_bytes:
                    raise too_large(self._max_bytes)
                yield part
        except _NETWORK_ERRORS as error:
            raise _in_our_words(error) from error

    async def aclose(self) -> None:
        assert hasattr(self._stream, "aclose")
        await self._stream.aclose()


def _in_our_words(error: Exception) -> Unreachable:
    if isinstance(error, (httpcore2.ConnectError, httpcore2.ConnectTimeout)):
        return Unreachable("The server of the URL could not be connected to.")
    return Unreachable("The server of the URL broke off, or does not speak HTTP.")
