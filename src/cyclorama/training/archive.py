"""A data set as a ZIP archive, in the form that trainers take: each photo with its caption beside
it, and all captions in `metadata.jsonl`."""

import asyncio
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from cyclorama.errors import Conflict
from cyclorama.media.kinds import kind_of
from cyclorama.media.types import Media
from cyclorama.store.blobs import Blobs
from cyclorama.training.views import DataSetView

_SHEETS = "sheets"


async def write_archive(
    blobs: Blobs, data_set: DataSetView, media: Mapping[str, Media], out: Path
) -> None:
    """`media`: by id. Photos are pictures that are packed already, so nothing is packed again.

    Raises Conflict where no photo is prepared, or none is there any more.
    """
    photos = [one for one in data_set.photos if one.media_id in media]
    if not photos:
        raise Conflict("The data set has no photos: wait until one is prepared, or begin anew.")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        lines: list[str] = []
        for photo in photos:
            one = media[photo.media_id or ""]
            name, caption = f"{photo.number:03d}", photo.caption or ""
            file = f"{name}.{kind_of(one.content_type).extension}"
            await _put(archive, blobs, one, file)
            archive.writestr(f"{name}.txt", caption)
            lines.append(json.dumps({"file_name": file, "text": caption}, ensure_ascii=False))
        archive.writestr("metadata.jsonl", "\n".join(lines) + "\n")
        for name, media_id in (
            ("contact-sheet", data_set.sheet_id),
            ("report", data_set.report_id),
        ):
            if (sheet := media.get(media_id or "")) is not None:
                extension = kind_of(sheet.content_type).extension
                await _put(archive, blobs, sheet, f"{_SHEETS}/{name}.{extension}")


async def _put(archive: zipfile.ZipFile, blobs: Blobs, media: Media, name: str) -> None:
    async with blobs.local_copy(media.blob_key) as file:
        await asyncio.to_thread(archive.write, file, name)
