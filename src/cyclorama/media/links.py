"""Signed links to stored files: whoever holds one may read that one file until it expires.

{origin}/media/{id}/{name}.{ext}?exp={unix seconds}&sig={hex HMAC-SHA256}
"""

import re
from datetime import datetime, timedelta

from cyclorama.kit.clock import Clock
from cyclorama.kit.secrets import Secret
from cyclorama.media.kinds import kind_of
from cyclorama.media.names import plain_name
from cyclorama.media.seal import Seal
from cyclorama.media.types import Media
from cyclorama.media.upload_links import UploadLinks

LIFETIME = timedelta(hours=12)

_PATH = re.compile(r"/media/([0-9a-f-]{36})/([A-Za-z0-9_.-]{1,100})")


class Links:
    """Makes and checks links. `origin`: scheme, host and port by which clients reach us.
    `uploads`: the links of files that are still to be sent, or were just sent."""

    def __init__(
        self, secret: Secret, origin: str, clock: Clock, lifetime: timedelta = LIFETIME
    ) -> None:
        self._seal = Seal(secret, "media link", origin, clock)
        self._clock = clock
        self._lifetime = lifetime
        self.uploads = UploadLinks(secret, origin, clock)

    def sign(self, one: Media) -> str:
        """A fresh link, valid from now for the lifetime."""
        file = file_name(one)
        return self._seal.sign(f"/media/{one.id}/{file}", self.expiry(), one.id, file)

    def check(self, media_id: str, file: str, expires: str, signature: str) -> None:
        """Forbidden unless we signed exactly this and it has not expired."""
        self._seal.check(expires, signature, media_id, file)

    def own_media_id(self, url: str) -> str | None:
        """The id behind a link of ours, or None when the URL leads elsewhere.

        InvalidInput for a link to our files that is altered or expired: fetching it would fail.
        """
        matched = self._seal.opened(url, _PATH)
        return None if matched is None else matched[1]

    def expiry(self) -> datetime:
        """When a link signed now expires."""
        return self._clock() + self._lifetime


def file_name(one: Media) -> str:
    """Name and extension under which a file is offered."""
    return f"{plain_name(one.name)}.{kind_of(one.content_type).extension}"
