import json
import zipfile

import pytest

from cyclorama.errors import Conflict
from cyclorama.media.repository import of_accounts
from cyclorama.production.states import StepState
from cyclorama.store.blobs import open_blobs
from cyclorama.training.archive import write_archive
from cyclorama.training.views import DataSetView, PhotoView
from finished_predictions import insert_media


@pytest.fixture
def blobs(tmp_path):
    return open_blobs(f"file://{tmp_path / 'blobs'}")


async def test_photos_are_packed_with_their_captions(school, blobs, tmp_path):
    async with school.line.database.write() as transaction:
        account_id = school.owner.account.id
        ids = [await insert_media(transaction, account_id, school.line.clock) for _ in range(3)]
        media = await of_accounts(transaction, [account_id], ids)
    for number, one in enumerate(media.values()):
        file = tmp_path / "file"
        file.write_bytes(f"picture {number}".encode())
        await blobs.put(one.blob_key, file, "image/png")
    data_set = DataSetView(
        photos=(
            PhotoView(1, "https://a", StepState.SUCCEEDED, ids[0], "photo of 靴"),
            PhotoView(2, "https://b", StepState.FAILED),
            PhotoView(3, "https://c", StepState.SUCCEEDED, ids[1], "photo of boots"),
        ),
        sheet_id=ids[2],
    )

    await write_archive(blobs, data_set, media, tmp_path / "set.zip")

    with zipfile.ZipFile(tmp_path / "set.zip") as archive:
        assert archive.namelist() == [
            "001.png",
            "001.txt",
            "003.png",
            "003.txt",
            "metadata.jsonl",
            "sheets/contact-sheet.png",
        ]
        assert archive.read("001.txt").decode() == "photo of 靴"
        lines = archive.read("metadata.jsonl").decode().splitlines()
        assert json.loads(lines[0]) == {"file_name": "001.png", "text": "photo of 靴"}
        assert len({archive.read(name) for name in ("001.png", "003.png")}) == 2


async def test_without_photos_there_is_nothing_to_pack(school, blobs, tmp_path):
    waiting = DataSetView(photos=(PhotoView(1, "https://a", StepState.WAITING),))

    with pytest.raises(Conflict):
        await write_archive(blobs, waiting, {}, tmp_path / "set.zip")
