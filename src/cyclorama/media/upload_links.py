"""The two signed links of a file that a client sends by itself: where to put it, and how to name
it in later requests.

{origin}/uploads/{id}?exp=…&sig=…
{origin}/files/temp/{id}_{unix seconds}_{file name}?exp=…&sig=…
"""

import re
from datetime import datetime

from cyclorama.kit.clock import Clock
from cyclorama.kit.secrets import Secret
from cyclorama.media.seal import Seal
from cyclorama.media.uploads import Upload

_FILE = re.compile(r"/files/(temp/[0-9a-f-]{36}_[0-9]{1,12}_[A-Za-z0-9_.-]{1,100})")
_ID = slice(len("temp/"), len("temp/") + 36)


class UploadLinks:
    def __init__(self, secret: Secret, origin: str, clock: Clock) -> None:
        self._puts = Seal(secret, "upload put", origin, clock)
        self._files = Seal(secret, "upload file", origin, clock)

    def to_put(self, upload: Upload, until: datetime) -> str:
        """Takes one file of the upload's type and size."""
        return self._puts.sign(f"/uploads/{upload.id}", until, *_bound(upload))

    def check_put(self, upload: Upload, expires: str, signature: str) -> None:
        """Forbidden unless we signed exactly this and it has not expired."""
        self._puts.check(expires, signature, *_bound(upload))

    def to_file(self, upload: Upload) -> str:
        """Names the file as long as it is kept for whoever may want it."""
        return self._files.sign(f"/files/{upload.blob_key}", upload.expires_at, upload.blob_key)

    def check_file(self, blob_key: str, expires: str, signature: str) -> None:
        """Forbidden unless we signed exactly this and it has not expired."""
        self._files.check(expires, signature, blob_key)

    def own_upload_id(self, url: str) -> str | None:
        """The id of the upload that a URL names, or None when the URL leads elsewhere.

        InvalidInput for a link of ours that is altered or expired.
        """
        matched = self._files.opened(url, _FILE)
        return None if matched is None else upload_id_of(matched[1])


def upload_id_of(blob_key: str) -> str:
    return blob_key[_ID]


def _bound(upload: Upload) -> tuple[str, ...]:
    declared = str(upload.declared_bytes is not None)
    return (upload.id, upload.content_type, str(upload.most_bytes), declared)
