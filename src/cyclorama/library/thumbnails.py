"""What each shot looks like, drawn by the draft engine with a neutral product."""

import hashlib
import tempfile
from pathlib import Path

from cyclorama.engines.capabilities import ThumbnailRequest
from cyclorama.engines.draft.engine import Draft
from cyclorama.errors import NotFound
from cyclorama.imaging.canvas import Size
from cyclorama.library.shots import PackshotShot
from cyclorama.store.blobs import Blobs

THUMBNAIL_SIZE = Size(320, 400)


class Thumbnails:
    """Drawn when first asked for, and stored under a key that changes with the shot."""

    def __init__(self, draft: Draft, blobs: Blobs) -> None:
        self._draft = draft
        self._blobs = blobs

    async def of_shot(self, shot: PackshotShot) -> bytes:
        """A PNG."""
        key = _key(shot)
        try:
            return await self._blobs.get(key)
        except NotFound:
            await self._draw(shot, key)
            return await self._blobs.get(key)

    async def _draw(self, shot: PackshotShot, key: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "thumbnail.png"
            await self._draft.draw_thumbnail(
                ThumbnailRequest(
                    specimen=shot.specimen,
                    composition=shot.composition,
                    width=THUMBNAIL_SIZE.width,
                    height=THUMBNAIL_SIZE.height,
                    out=out,
                )
            )
            await self._blobs.put(key, out, "image/png")


def _key(shot: PackshotShot) -> str:
    look = shot.model_dump_json(include={"specimen", "composition"})
    return f"library/shots/{shot.code.lower()}-{hashlib.sha256(look.encode()).hexdigest()[:16]}.png"
