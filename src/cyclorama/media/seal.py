"""What makes a URL of this server one that only this server can have made: a moment of expiry and
a signature over that and over what the URL stands for.

    {origin}{path}?exp={unix seconds}&sig={hex HMAC-SHA256}
"""

import re
from datetime import datetime

import httpx2

from cyclorama.errors import Forbidden, InvalidInput
from cyclorama.kit.clock import Clock
from cyclorama.kit.secrets import Secret

_EXPIRY = re.compile(r"[0-9]{1,12}")


class Seal:
    """`purpose`: what is sealed, so that no seal serves for anything else. `origin`: scheme, host
    and port by which clients reach us."""

    def __init__(self, secret: Secret, purpose: str, origin: str, clock: Clock) -> None:
        self._secret = secret
        self._purpose = purpose
        self._origin = httpx2.URL(origin)
        self._clock = clock
        self._front = str(self._origin).rstrip("/")

    def sign(self, path: str, until: datetime, *parts: str) -> str:
        """The URL of `path`, good until then. `parts`: what it stands for, without line breaks."""
        expires = str(int(until.timestamp()))
        signature = self._secret.sign(self._purpose, _message(*parts, expires))
        return f"{self._front}{path}?exp={expires}&sig={signature}"

    def check(self, expires: str, signature: str, *parts: str) -> None:
        """Forbidden unless we signed exactly this and it has not expired."""
        signed = self._secret.verify(self._purpose, _message(*parts, expires), signature)
        if not signed or not _EXPIRY.fullmatch(expires):
            raise Forbidden("The link is not one of ours, or was altered.")
        if self._clock().timestamp() >= int(expires):
            raise Forbidden("The link has expired. Ask for the file again to get a fresh one.")

    def opened(self, url: str, path: re.Pattern[str]) -> re.Match[str] | None:
        """The match of a URL's path, or None where the URL leads elsewhere. The match's groups
        are what such a URL stands for, in the order in which they were signed.

        InvalidInput where it is altered or expired: fetching it would fail.
        """
        try:
            parsed = httpx2.URL(url)
        except httpx2.InvalidURL:
            return None
        matched = path.fullmatch(parsed.path)
        if matched is None or not self._is_here(parsed):
            return None
        query = parsed.params
        try:
            self.check(query.get("exp", ""), query.get("sig", ""), *matched.groups())
        except Forbidden as refusal:
            raise InvalidInput(refusal.public) from None
        return matched

    def _is_here(self, url: httpx2.URL) -> bool:
        here = self._origin
        return (url.scheme, url.host, url.port) == (here.scheme, here.host, here.port)


def _message(*parts: str) -> str:
    # None of the parts that we sign can hold a line break, so no two lists of them are alike.
    return "\n".join(parts)
