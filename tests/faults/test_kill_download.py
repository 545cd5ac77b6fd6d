"""A worker is killed in the middle of a session's download: another one ends it, once."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from cyclorama.settings import Settings
from cyclorama.store.database import Database
from cyclorama.store.tables import media
from dreem_server import Client, Receiver, Server, eventually, receiver
from platform_client import PlatformClient
from product_photo import product_photo


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    url = request.getfixturevalue("new_postgres_url") if request.param == "postgres" else ""
    running = Server(tmp_path / "data", url)
    yield running
    running.stop()


@pytest.fixture
def outside() -> Iterator[Receiver]:
    with receiver() as state:
        yield state


def rows_of_media(server: Server) -> int:
    settings = Settings(
        data_dir=server.data_dir, database_url=server.environment["CYCLORAMA_DATABASE_URL"]
    )

    async def count() -> int:
        database = Database(settings.database)
        try:
            async with database.read() as connection:
                return await connection.scalar(sa.select(sa.func.count()).select_from(media)) or 0
        finally:
            await database.dispose()

    return asyncio.run(count())


def test_a_download_that_was_killed_is_carried_out_once(server: Server, outside: Receiver):
    outside.files["/shirt.png"] = product_photo(64)
    outside.held.add("/shirt.png")
    server.start_api()
    server.start_worker()
    account = Client(server, server.make_key())
    shop = PlatformClient.connect(account, f"{outside.url}/hook", "s")
    session_id = shop.open(f"{outside.url}/shirt.png")
    eventually(lambda: outside.asked, "the download's start", server=server)

    server.kill("worker")
    assert [file["status"] for file in shop.read(session_id)["files"]] == ["Pending"]
    outside.let_go()
    server.start_worker()

    (file,) = shop.files(session_id)
    assert (file["status"], file["error"]) == ("Downloaded", None)
    assert outside.asked == ["/shirt.png", "/shirt.png"]
    assert rows_of_media(server) == 1


def test_files_that_were_accepted_by_an_api_that_died_are_fetched(
    server: Server, outside: Receiver
):
    outside.files["/shirt.png"] = product_photo(64)
    server.start_api()
    account = Client(server, server.make_key())
    shop = PlatformClient.connect(account, f"{outside.url}/hook", "s")

    session_id = shop.open(*[f"{outside.url}/shirt.png?{number}" for number in range(10)])
    server.kill("api")
    server.start_worker()
    server.start_api()

    assert {file["status"] for file in shop.files(session_id)} == {"Downloaded"}
    assert rows_of_media(server) == 10
