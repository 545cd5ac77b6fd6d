"""Where a client may send its users back to.

A redirect URI is compared as a whole text, with one exception: on the user's own machine the
port may be any, since a program there listens on whichever is free (RFC 8252, section 7.3).
"""

import re
from collections.abc import Collection

from cyclorama.errors import InvalidInput

MAX_LENGTH = 2000

# RFC 3986, but neither user information, which makes one host look like another, nor a fragment.
# A backslash, which browsers take for a slash, is not among the characters.
_REDIRECT = re.compile(
    r"https?://(?:[A-Za-z0-9\-._]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
    r"(?:[/?][A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*)?"
)
_LOOPBACK = re.compile(r"(http://(?:localhost|127\.0\.0\.1|\[::1\]))(?::[0-9]{1,5})?((?:[/?].*)?)")


def checked_redirect(uri: str) -> str:
    """Raises InvalidInput for what no client may be sent back to."""
    if len(uri) > MAX_LENGTH or not _REDIRECT.fullmatch(uri):
        raise InvalidInput(
            f"{uri!r} is no redirect URI: it begins with https:// or http://, and has neither "
            "user information nor a fragment."
        )
    return uri


def is_allowed(uri: str, registered: Collection[str], *, loopback: bool) -> bool:
    """Whether a client that registered these URIs may use `uri`. `loopback`: and any on the
    user's own machine."""
    if len(uri) > MAX_LENGTH or not _REDIRECT.fullmatch(uri):
        return False
    if uri in registered:
        return True
    on_own_machine = without_port(uri)
    return on_own_machine is not None and (
        loopback or on_own_machine in {without_port(one) for one in registered}
    )


def without_port(uri: str) -> str | None:
    """A URI on the user's own machine without its port; None for any other."""
    found = _LOOPBACK.fullmatch(uri)
    return None if found is None else found[1] + found[2]
