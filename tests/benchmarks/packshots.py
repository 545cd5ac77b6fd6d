"""Photos to make packshots of, and the bodies that ask for them."""

import io
from typing import Any

import skimage.data
from PIL import Image

from benchmarks.client import Client
from scenes import draw

# Nobody fetches it: for requests that stay in the queue.
FAR_AWAY = "https://shop.example/photos/shoe.jpg"


def asking(url: str, resolution: str = "OneK", shot: str = "FRONT-1") -> dict[str, Any]:
    return {"shotCodes": [shot], "images": [{"url": url}], "resolution": resolution}


def drawn_photos(height: int = 2048) -> list[bytes]:
    """Five products on plain walls, portrait, as JPEG files."""
    names = ("navy tee", "tan bag", "bottle", "shoe", "mug")
    size = (height, height * 4 // 5)
    return [_jpeg(Image.fromarray(draw(name, seed=1, size=size).picture)) for name in names]


def coffee() -> bytes:
    """A real photo of 600 x 400 pixels."""
    return _jpeg(Image.fromarray(skimage.data.coffee()))


def upload(client: Client, photo: bytes) -> str:
    """Gives the signed link."""
    return str(client.send_file("/media?name=photo.jpg", photo, "image/jpeg")["url"])


def _jpeg(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=92)
    return buffer.getvalue()
