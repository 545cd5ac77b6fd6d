"""Signed links to stored files: whoever holds one may read that one file until it expires.

{origin}/media/{id}/{name}.{ext}?exp={unix seconds}&sig={hex HMAC-SHA256}
"""

import re
from datetime import datetime, timedelta

import httpx2

from cyclorama.errors import Forbidden, InvalidInput
from cyclorama.kit.clock import Clock
from cyclorama.kit.secrets import Secret
from cyclorama.media.kinds import kind_of
from cyclorama.media.types import Media

LIFETIME = timedelta(hours=12)

_PURPOSE = "media link"
_PATH = re.compile(r"/media/(?P<id>[0-9a-f-]{36})/(?P<file>[A-Za-z0-9_.-]{1,100})")
_EXPIRY = re.compile(r"[0-9]{1,12}")
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")


class Links:
    """Makes and checks links. `origin`: scheme, host and port by which clients reach us."""

    def __init__(
        self, secret: Secret, origin: str, clock: Clock, lifetime: timedelta = LIFETIME
    ) -> None:
        self._secret = secret
        self._origin = httpx2.URL(origin)
        self._clock = clock
        self._lifetime = lifetime

    def sign(self, one: Media) -> str:
        """A fresh link, valid from now for the lifetime."""
        file = file_name(one)
        expires = int((self._clock() + self._lifetime).timestamp())
        signature = self._secret.sign(_PURPOSE, _message(one.id, file, str(expires)))
        path = f"/media/{one.id}/{file}"
        return f"{str(self._origin).rstrip('/')}{path}?exp={expires}&sig={signature}"

    def check(self, media_id: str, file: str, expires: str, signature: str) -> None:
        """Forbidden unless we signed exactly this and it has not expired."""
        signed = self._secret.verify(_PURPOSE, _message(media_id, file, expires), signature)
        if not signed or not _EXPIRY.fullmatch(expires):
            raise Forbidden("The link is not one of ours, or was altered.")
        if self._clock().timestamp() >= int(expires):
            raise Forbidden("The link has expired. Ask for the file again to get a fresh one.")

    def own_media_id(self, url: str) -> str | None:
        """The id behind a link of ours, or None when the URL leads elsewhere.

        InvalidInput for a link to our files that is altered or expired: fetching it would fail.
        """
        try:
            parsed = httpx2.URL(url)
        except httpx2.InvalidURL:
            return None
        matched = _PATH.fullmatch(parsed.path)
        if matched is None or not self._is_here(parsed):
            return None
        query = parsed.params
        try:
            self.check(matched["id"], matched["file"], query.get("exp", ""), query.get("sig", ""))
        except Forbidden as refusal:
            raise InvalidInput(refusal.public) from None
        return matched["id"]

    def expiry(self) -> datetime:
        """When a link signed now expires."""
        return self._clock() + self._lifetime

    def _is_here(self, url: httpx2.URL) -> bool:
        here = self._origin
        return (url.scheme, url.host, url.port) == (here.scheme, here.host, here.port)


def file_name(one: Media) -> str:
    """Name and extension under which a file is offered."""
    return f"{plain_name(one.name)}.{kind_of(one.content_type).extension}"


def plain_name(text: str) -> str:
    """A name fit for a path, whatever the text: letters, digits, `-` and `_`."""
    return _UNFIT.sub("-", text).strip("-")[:80] or "picture"


def _message(media_id: str, file: str, expires: str) -> str:
    # None of the parts that we sign can hold a line break, so no two triples are alike.
    return f"{media_id}\n{file}\n{expires}"
