"""The only outbound HTTP client of the server: downloads and posts to URLs that callers give.

Redirects are followed by hand and each hop is checked anew; bytes and total time are bounded;
no cookies, no proxy from the environment. Where it may connect is decided, at the moment of
connecting, in `cyclorama.kit.guarded_transport`.
"""

import asyncio
import hashlib
import ssl
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path

import httpx2

from cyclorama.errors import NotThere, Unreachable
from cyclorama.kit.addresses import NOTHING_ALLOWED, AllowList, refuse_visibly_private
from cyclorama.kit.clock import Clock, system_clock
from cyclorama.kit.guarded_transport import (
    MAX_BYTES,
    GuardedTransport,
    Resolver,
    resolve,
    too_large,
)

MAX_REDIRECTS = 3
BODY_HEAD_BYTES = 2048
USER_AGENT = "Cyclorama/0.1"

_CONNECT_SECONDS = 5.0  # an address that does not answer must leave time for the next one
_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Fetched:
    """A downloaded body. `size` in bytes after content decoding; `sha256` of those, in hex."""

    final_url: str
    content_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Posted:
    """The answer to a post. `body_head`: at most 2 KiB. `retry_after`: seconds, when asked."""

    status: int
    body_head: bytes
    retry_after: float | None


class Outbound:
    """HTTP to places that callers name. One per process; use it on one event loop."""

    def __init__(
        self,
        allow: AllowList = NOTHING_ALLOWED,
        *,
        resolver: Resolver = resolve,
        ssl_context: ssl.SSLContext | None = None,
        clock: Clock = system_clock,
        max_connections: int = 64,
    ) -> None:
        self._allow = allow
        self._clock = clock
        self._client = httpx2.AsyncClient(
            transport=GuardedTransport(allow, resolver, ssl_context, max_connections),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity", "Accept": "*/*"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx2.Timeout(None, connect=_CONNECT_SECONDS),
            follow_redirects=False,
            trust_env=False,
        )

    async def fetch(self, url: str, *, into: Path, max_bytes: int, seconds: float) -> Fetched:
        """Download `url` into the file `into`; the file is removed again on any failure.

        `max_bytes` bounds the body both as sent and as decoded; `seconds` bounds all of it:
        look-up, redirects and body. Raises InvalidInput, BlockedAddress, Unreachable, TooLarge.
        """
        done = False
        try:
            async with _deadline(seconds):
                fetched = await self._fetch(url, into, max_bytes)
            done = True
            return fetched
        finally:
            if not done:
                _remove(into)

    async def post(
        self, url: str, *, body: bytes, headers: Mapping[str, str], seconds: float
    ) -> Posted:
        """Post exactly these bytes. A redirect is an answer like any other: never followed.

        Any status is returned. Raises InvalidInput, BlockedAddress, Unreachable.
        """
        refuse_visibly_private(url, self._allow)
        request = self._client.build_request("POST", url, content=body, headers=dict(headers))
        head = bytearray()
        async with _deadline(seconds), self._answer(request) as response:
            async for chunk in response.aiter_raw():
                head += chunk
                if len(head) >= BODY_HEAD_BYTES:
                    break
            wait = _retry_after(response.headers.get("retry-after"), self._clock())
            return Posted(response.status_code, bytes(head[:BODY_HEAD_BYTES]), wait)

    async def aclose(self) -> None:
        await self._client.aclose()

    async def _fetch(self, url: str, into: Path, max_bytes: int) -> Fetched:
        for _ in range(MAX_REDIRECTS + 1):
            refuse_visibly_private(url, self._allow)
            request = self._client.build_request("GET", url, extensions={MAX_BYTES: max_bytes})
            async with self._answer(request) as response:
                location = response.headers.get("location")
                if response.status_code in _REDIRECTS and location:
                    url = _join(request.url, location)
                    continue
                if response.status_code != 200:
                    # 4xx is the server's last word, except "later" and "not so fast".
                    final = 400 <= response.status_code < 500
                    passing = response.status_code in (408, 425, 429)
                    kind = NotThere if final and not passing else Unreachable
                    raise kind(
                        f"The server of the URL answered with status {response.status_code}."
                    )
                return await _save(response, into, max_bytes)
        raise Unreachable(f"The URL redirects more than {MAX_REDIRECTS} times.")

    @asynccontextmanager
    async def _answer(self, request: httpx2.Request) -> AsyncGenerator[httpx2.Response]:
        response = await self._client.send(request, stream=True)
        try:
            yield response
        finally:
            await response.aclose()


@asynccontextmanager
async def _deadline(seconds: float) -> AsyncGenerator[None]:
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise Unreachable(f"The server of the URL took longer than {seconds:g} seconds.") from None


async def _save(response: httpx2.Response, into: Path, max_bytes: int) -> Fetched:
    claimed = response.headers.get("content-length", "")
    if claimed.isdecimal() and int(claimed) > max_bytes:
        raise too_large(max_bytes)
    digest = hashlib.sha256()
    size = 0
    with await asyncio.to_thread(into.open, "wb") as file:
        try:
            async for chunk in response.aiter_bytes(_CHUNK):
                size += len(chunk)
                if size > max_bytes:
                    raise too_large(max_bytes)
                digest.update(chunk)
                file.write(chunk)
        except httpx2.DecodingError:
            raise Unreachable("The server of the URL sent a body that is not decodable.") from None
    return Fetched(
        final_url=str(response.request.url),
        content_type=response.headers.get("content-type", ""),
        size=size,
        sha256=digest.hexdigest(),
    )


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def _join(base: httpx2.URL, location: str) -> str:
    try:
        return str(base.join(location))
    except httpx2.InvalidURL:
        raise Unreachable("The URL redirects to a malformed address.") from None


def _retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds from a Retry-After header (RFC 9110, 10.2.3): a number or a date."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())
