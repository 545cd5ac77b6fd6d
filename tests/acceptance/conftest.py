"""One server and worker for the tests that do not kill them."""

from collections.abc import Iterator

import pytest
import skimage.data
from PIL import Image

from dreem_server import Client, Receiver, Server, receiver
from picture_files import png


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(
        tmp_path_factory.mktemp("server") / "data",
        template_picture_edge="256",
        template_clip_edge="256",
    )
    try:
        running.start_api()
        running.start_worker()
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="package")
def client(server: Server) -> Client:
    return Client(server, server.make_key())


@pytest.fixture
def outside() -> Iterator[Receiver]:
    with receiver() as state:
        yield state


@pytest.fixture(scope="package")
def coffee() -> bytes:
    return png(Image.fromarray(skimage.data.coffee()))
