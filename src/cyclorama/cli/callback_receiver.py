"""Receives one signed callback on loopback, as a client of the Dreem API would."""

import hashlib
import hmac
import secrets
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

SIGNATURE_HEADER = "X-Dreem-Signature"


class CallbackReceiver:
    """`url` and `secret`: what to send as `callbackUrl` and `callbackSecret`."""

    def __init__(self) -> None:
        self.secret = secrets.token_hex(16)
        self._came = threading.Event()
        self._signature_is_good = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/callback"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def wait(self, seconds: float) -> str:
        """What became of the callback, in words."""
        if not self._came.wait(seconds):
            return f"none came within {seconds:g} s"
        return "received, signature " + ("good" if self._signature_is_good else "WRONG")

    def _take(self, body: bytes, signature: str) -> None:
        expected = hmac.new(self.secret.encode(), body, hashlib.sha256).hexdigest()
        self._signature_is_good = hmac.compare_digest(expected.encode(), signature.encode())
        self._came.set()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        take = self._take

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                take(body, self.headers.get(SIGNATURE_HEADER, ""))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *arguments: object) -> None:
                """Nothing: the terminal shows the demo."""

        return Handler
