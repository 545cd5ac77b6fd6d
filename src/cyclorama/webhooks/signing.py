"""The signatures of a callback: one in hexadecimal, one by Standard Webhooks.

Both cover exactly the bytes that are sent. The second also covers the delivery's id and the
time of the try, so that a receiver can refuse what is old or came before
(https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
"""

import base64
import binascii
import hashlib
import hmac
from datetime import datetime

_ENCODED = "whsec_"


def signed_headers(
    body: bytes,
    *,
    delivery_id: str,
    at: datetime,
    secret: str | None,
    hex_header: str | None,
) -> dict[str, str]:
    """The headers of one try. Without a secret there is no signature, only the id and the time.

    `hex_header` names the header for the hexadecimal signature, if there is to be one.
    """
    timestamp = str(int(at.timestamp()))
    headers = {"webhook-id": delivery_id, "webhook-timestamp": timestamp}
    if secret is not None:
        headers["webhook-signature"] = standard_signature(secret, delivery_id, timestamp, body)
        if hex_header is not None:
            headers[hex_header] = hex_signature(secret, body)
    return headers


def hex_signature(secret: str, body: bytes) -> str:
    """HMAC-SHA256 under the secret as it was given, in lower-case hexadecimal."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def standard_signature(secret: str, delivery_id: str, timestamp: str, body: bytes) -> str:
    """`v1,` and HMAC-SHA256 in base64 over id, timestamp and body, joined by dots."""
    signed = b".".join((delivery_id.encode(), timestamp.encode(), body))
    digest = hmac.new(_standard_key(secret), signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def _standard_key(secret: str) -> bytes:
    """`whsec_` announces a key in base64. Any other secret is the key itself, and so is one that
    begins so by chance: its owner can verify the hexadecimal signature."""
    if secret.startswith(_ENCODED):
        try:
            return base64.b64decode(secret.removeprefix(_ENCODED), validate=True)
        except binascii.Error:
            pass
    return secret.encode()
