"""API keys: their form, and what is stored of them."""

import re

import pytest

from cyclorama.accounts.keys import ApiKey
from cyclorama.kit.secrets import Secret

SECRET = Secret(b"s" * 32)
TEXT = "dreem_pk_Abcd1234_" + "x" * 32


def test_a_new_key_has_the_published_form() -> None:
    key = ApiKey.new()

    assert re.fullmatch(r"dreem_pk_[0-9A-Za-z]{8}_[0-9A-Za-z]{32}", key.text)
    assert ApiKey.parse(key.text) == key


def test_keys_differ_in_both_parts() -> None:
    one, two = ApiKey.new(), ApiKey.new()

    assert one.public_part != two.public_part
    assert one.text[-32:] != two.text[-32:]


def test_the_public_part_is_what_finds_the_key() -> None:
    key = ApiKey.parse(TEXT)

    assert key is not None
    assert key.public_part == "Abcd1234"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dreem_pk_",
        TEXT[:-1],
        TEXT + "x",
        TEXT + "\n",
        " " + TEXT,
        "Bearer " + TEXT,
        TEXT.replace("dreem", "dream"),
        "dreem_pk_Abcd-234_" + "x" * 32,
        "dreem_pk_Abcd1234_" + "ü" * 32,
        "dreem_pk_--------_" + "-" * 32,
    ],
)
def test_a_text_of_another_form_is_no_key(text: str) -> None:
    assert ApiKey.parse(text) is None


def test_the_stored_hash_needs_the_server_secret() -> None:
    key = ApiKey(TEXT, "Abcd1234")

    assert re.fullmatch(r"[0-9a-f]{64}", key.hashed(SECRET))
    assert key.hashed(SECRET) != key.hashed(Secret(b"t" * 32))


def test_only_the_same_key_matches_what_is_stored() -> None:
    key = ApiKey(TEXT, "Abcd1234")
    other = ApiKey(TEXT[:-1] + "y", "Abcd1234")

    assert key.matches(key.hashed(SECRET), SECRET)
    assert not other.matches(key.hashed(SECRET), SECRET)


def test_a_key_does_not_show_its_secret_in_a_log() -> None:
    assert repr(ApiKey(TEXT, "Abcd1234")) == "ApiKey(dreem_pk_Abcd1234_…)"
