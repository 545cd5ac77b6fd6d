"""Links to the pictures of the library.

Those of the catalogue are public:

    {origin}/library/talents/{id}.png

Those of an account's own items are signed, and work until they expire for whoever holds them:

    {origin}/library/talents/{id}.png?owner={account}&exp={unix seconds}&sig={hex HMAC-SHA256}
"""

import re
from dataclasses import dataclass

from cyclorama.errors import NotFound
from cyclorama.kit.clock import Clock
from cyclorama.kit.secrets import Secret
from cyclorama.library.item import Item, Source

# A link is the same all day long, so that browsers keep its picture, and lives one day more.
DAY = 86_400

_PURPOSE = "library link"
_EXPIRY = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True)
class LibraryLinks:
    """`origin`: scheme, host and port by which clients reach us. A path is what follows
    `/library/`, such as `talents/{id}.png`."""

    secret: Secret
    origin: str
    clock: Clock

    def to(self, item: Item, extension: str, account_id: str) -> str:
        """For the account that sees the item."""
        path = f"{item.path}.{extension}"
        link = f"{self.origin}/library/{path}"
        if item.source is Source.SYSTEM:
            return link
        expires = str((int(self.clock().timestamp()) // DAY + 2) * DAY)
        signature = self.secret.sign(_PURPOSE, _message(path, account_id, expires))
        return f"{link}?owner={account_id}&exp={expires}&sig={signature}"

    def check(self, path: str, owner: str, expires: str, signature: str) -> None:
        """NotFound unless we signed exactly this and it has not expired: nobody is told what
        others have."""
        signed = self.secret.verify(_PURPOSE, _message(path, owner, expires), signature)
        if not signed or not _EXPIRY.fullmatch(expires):
            raise NotFound("There is no such picture, or its link is not one of ours.")
        if self.clock().timestamp() >= int(expires):
            raise NotFound("The link has expired. List the library again to get a fresh one.")


def _message(path: str, owner: str, expires: str) -> str:
    # None of the parts that we sign can hold a line break, so no two triples are alike.
    return f"{path}\n{owner}\n{expires}"
