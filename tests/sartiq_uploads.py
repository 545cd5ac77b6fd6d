"""Files that are sent through the Sartiq API's uploads."""

from typing import Any
from urllib.parse import urlsplit

from dreem_app import App
from sartiq_caller import Caller


def local(url: str) -> str:
    """A URL of the server as its test client takes it."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def presigned(caller: Caller, **more: Any) -> dict[str, Any]:
    """A place for a file. `more`: parts of the body, and `organization_id`."""
    asked = {"filename": "Cup of coffee.png", "content_type": "image/png"}
    query = {"organization_id": more.pop("organization_id")} if "organization_id" in more else {}
    reply = caller.post("/uploads/presigned-url", {**asked, **more}, params=query)
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


def put(app: App, url: str, content: bytes, kind: str = "image/png") -> Any:
    return app.client.put(local(url), content=content, headers={"Content-Type": kind})


def sent(caller: Caller, content: bytes, **more: Any) -> str:
    """The address of a PNG that was put to an upload."""
    place = presigned(caller, **more)
    reply = put(caller.app, place["upload_url"], content)
    assert reply.status_code == 200, reply.text
    return str(place["file_url"])


def uploaded(caller: Caller, content: bytes, **more: Any) -> str:
    """The id of a new media resource."""
    address = local(sent(caller, content, **more))
    there = caller.app.client.get(address, follow_redirects=False)
    assert there.status_code == 302, there.text
    return urlsplit(there.headers["location"]).path.split("/")[2]
