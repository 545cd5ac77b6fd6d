"""Signatures, verified by the receivers' published algorithms, written here a second time."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyclorama.webhooks.signing import signed_headers

AT = datetime(2026, 1, 31, 12, 0, 0, 999_000, tzinfo=UTC)
BODY = '{"errorCode":0,"message":"größer"}'.encode()
SECRETS = ["plain secret", "grüße", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_no base64!"]


def dreem_receiver_accepts(body: bytes, headers: dict[str, str], secret: str) -> bool:
    """The published pseudo-code: hex HMAC-SHA256 of the raw body with the callback secret."""
    expected = hmac.new(bytes(secret, "utf-8"), body, "sha256").hexdigest()
    return headers["X-Dreem-Signature"] == expected


def standard_receiver_accepts(body: bytes, headers: dict[str, str], key: bytes) -> bool:
    """Verifying, as the Standard Webhooks specification words it, symmetric scheme."""
    to_sign = f"{headers['webhook-id']}.{int(headers['webhook-timestamp'])}.".encode() + body
    expected = base64.b64encode(hmac.digest(key, to_sign, hashlib.sha256)).decode()
    for versioned in headers["webhook-signature"].split(" "):
        version, signature = versioned.split(",")
        if version == "v1" and hmac.compare_digest(signature, expected):
            return True
    return False


def sign(body: bytes, secret: str | None) -> dict[str, str]:
    return signed_headers(
        body, delivery_id="delivery", at=AT, secret=secret, hex_header="X-Dreem-Signature"
    )


@pytest.mark.parametrize("secret", SECRETS)
def test_a_dreem_receiver_accepts_what_was_signed_and_nothing_else(secret: str) -> None:
    headers = sign(BODY, secret)

    assert dreem_receiver_accepts(BODY, headers, secret)
    assert not dreem_receiver_accepts(BODY + b" ", headers, secret)
    assert not dreem_receiver_accepts(BODY, headers, secret + "x")


@pytest.mark.parametrize(
    ("secret", "key"),
    [
        ("plain secret", b"plain secret"),
        ("grüße", "grüße".encode()),
        (
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
        ),
        ("whsec_no base64!", b"whsec_no base64!"),
    ],
)
def test_a_standard_receiver_accepts_what_was_signed_and_nothing_else(
    secret: str, key: bytes
) -> None:
    headers = sign(BODY, secret)

    assert standard_receiver_accepts(BODY, headers, key)
    assert not standard_receiver_accepts(BODY + b" ", headers, key)
    assert not standard_receiver_accepts(BODY, headers | {"webhook-id": "other"}, key)
    assert not standard_receiver_accepts(BODY, headers | {"webhook-timestamp": "1"}, key)


def test_the_vector_of_the_standard_libraries() -> None:
    """From the test suites of the published reference libraries."""
    headers = signed_headers(
        b'{"test": 2432232314}',
        delivery_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        at=datetime.fromtimestamp(1_614_265_330, UTC),
        secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        hex_header=None,
    )

    assert headers == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_without_a_secret_there_is_no_signature() -> None:
    assert sign(BODY, None) == {
        "webhook-id": "delivery",
        "webhook-timestamp": str(int(AT.timestamp())),
    }


@given(body=st.binary(max_size=300), secret=st.text(max_size=60))
def test_any_body_and_secret_can_be_signed(body: bytes, secret: str) -> None:
    assert dreem_receiver_accepts(body, sign(body, secret), secret)
