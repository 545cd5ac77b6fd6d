"""What the things of the library look like, drawn by the draft engine."""

import asyncio
import hashlib
import tempfile
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar
from weakref import WeakValueDictionary

from cyclorama.engines.capabilities import (
    Message,
    ModelShotThumbnailRequest,
    PromptPreviewRequest,
    TalentThumbnailRequest,
    ThumbnailRequest,
)
from cyclorama.engines.draft.engine import Draft
from cyclorama.errors import NotFound
from cyclorama.figure.appearance import Appearance, Gender, HairStyle
from cyclorama.imaging.canvas import Size
from cyclorama.library.item import Item
from cyclorama.library.prompts import Prompt, Suits
from cyclorama.library.shots import ModelShot, PackshotShot
from cyclorama.library.talents import Talent
from cyclorama.store.blobs import Blobs

THUMBNAIL_SIZE = Size(320, 400)
CONTENT_TYPES = {".png": "image/png", ".mp4": "video/mp4"}

# Who shows the shots of the virtual model, and the motions that are for a woman or a man.
FIGURES = {
    Gender.FEMALE: Appearance(gender=Gender.FEMALE, skin="#C68E63", hair=HairStyle.BUN),
    Gender.MALE: Appearance(gender=Gender.MALE, skin="#C68E63", hair=HairStyle.SHORT),
}

R = TypeVar("R", bound=Message)


class Thumbnails:
    """Drawn when first asked for, and stored under a key that changes with what they show and
    with the version that drew them."""

    def __init__(self, draft: Draft, blobs: Blobs) -> None:
        self._draft = draft
        self._blobs = blobs
        self._drawing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def of(self, item: Item) -> bytes:
        """A PNG; of a prompt, the first frame of its clip."""
        return await self._file(item, ".png")

    async def clip_of(self, prompt: Prompt) -> bytes:
        """An MP4."""
        return await self._file(prompt, ".mp4")

    async def _file(self, item: Item, suffix: str) -> bytes:
        # The files of a request are names here: where they are to lie is said when it is drawn.
        out = Path(f"out{suffix}")
        size = {"width": THUMBNAIL_SIZE.width, "height": THUMBNAIL_SIZE.height}
        match item:
            case Talent():
                person = TalentThumbnailRequest(appearance=item.appearance, out=out, **size)
                return await self._made(person, self._draft.draw_talent, suffix)
            case ModelShot():
                gender = _shown_gender(item)
                stance = ModelShotThumbnailRequest(
                    appearance=FIGURES[gender],
                    pose=item.poses[gender],
                    staging=item.staging,
                    out=out,
                    **size,
                )
                return await self._made(stance, self._draft.draw_model_shot, suffix)
            case PackshotShot():
                shown = ThumbnailRequest(
                    specimen=item.specimen,
                    composition=item.composition,
                    out=out,
                    **size,
                )
                return await self._made(shown, self._draft.draw_thumbnail, suffix)
            case Prompt():
                clip = PromptPreviewRequest(
                    motion=item.motion,
                    person=None if item.gender is Suits.UNISEX else FIGURES[Gender(item.gender)],
                    out=Path("out.mp4"),
                    poster=Path("out.png"),
                )
                return await self._made(clip, self._draft.draw_prompt_preview, suffix)
        raise NotFound(f"Nothing shows what {item.name} looks like.")

    async def _made(self, request: R, draw: Callable[[R], Awaitable[object]], suffix: str) -> bytes:
        look = f"{version('cyclorama')} {type(request).__name__} {request.model_dump_json()}"
        key = f"library/{hashlib.sha256(look.encode()).hexdigest()[:32]}"
        try:
            return await self._blobs.get(f"{key}{suffix}")
        except NotFound:
            # A page of pictures is asked for at once, and by many: each is drawn once.
            async with self._drawing.setdefault(key, asyncio.Lock()):
                return await self._drawn(request, draw, key, suffix)

    async def _drawn(
        self, request: R, draw: Callable[[R], Awaitable[object]], key: str, suffix: str
    ) -> bytes:
        try:
            return await self._blobs.get(f"{key}{suffix}")
        except NotFound:
            with tempfile.TemporaryDirectory() as folder:
                files = {
                    field: Path(folder) / name for field, name in request if isinstance(name, Path)
                }
                await draw(request.model_copy(update=files))
                for file in files.values():
                    await self._blobs.put(f"{key}{file.suffix}", file, CONTENT_TYPES[file.suffix])
            return await self._blobs.get(f"{key}{suffix}")


def _shown_gender(shot: ModelShot) -> Gender:
    """Of a shot for women and men, one of them by its id: about half of the shots each."""
    genders = sorted(shot.poses)
    return genders[shot.id.int % len(genders)]
