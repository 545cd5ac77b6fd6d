from pathlib import Path

import pytest

from cyclorama.cli.check import Verdict
from cyclorama.cli.settings_checks import check_settings
from cyclorama.settings import Settings

OK, WARNING, BROKEN = Verdict.OK, Verdict.WARNING, Verdict.BROKEN
FLEET = "postgresql://user@host/name"


def verdicts(tmp_path: Path, **given: object) -> dict[str, Verdict]:
    checks = check_settings(Settings(data_dir=tmp_path, **given))
    return {check.name: check.verdict for check in checks}


def test_the_defaults_are_fine(tmp_path):
    assert set(verdicts(tmp_path).values()) == {OK}


@pytest.mark.parametrize(
    ("given", "name", "verdict"),
    [
        ({"database_url": FLEET}, "secret", WARNING),
        ({"database_url": FLEET, "secret_key": "s" * 32}, "secret", OK),
        ({"secret_key": "short"}, "secret", BROKEN),
        ({"host": "0.0.0.0"}, "public address", WARNING),
        ({"host": "::1"}, "public address", OK),
        ({"host": "localhost"}, "public address", OK),
        ({"host": "0.0.0.0", "public_url": "https://a.example"}, "public address", OK),
        ({"public_url": "a.example"}, "public address", BROKEN),
        ({"public_url": "http://a.example"}, "public address", WARNING),
        ({"public_url": "http://127.0.0.1:9000"}, "public address", OK),
        ({"outbound_allow": "shop.internal,10.0.0.0/8"}, "outbound", OK),
        ({"outbound_allow": "10.0.0.0/99"}, "outbound", BROKEN),
        ({"outbound_allow": "http://shop"}, "outbound", BROKEN),
        ({"lanes": "cpu,fast"}, "lanes", BROKEN),
        ({"engines": "draft,magic"}, "engines", BROKEN),
        ({"engines": ""}, "engines", BROKEN),
    ],
)
def test_what_does_not_make_sense_is_found(tmp_path, given, name, verdict):
    assert verdicts(tmp_path, **given)[name] is verdict


def test_a_broken_secret_file_is_found_and_none_is_made(tmp_path):
    assert verdicts(tmp_path)["secret"] is OK
    assert list(tmp_path.iterdir()) == []

    (tmp_path / "secret.key").write_text("short")

    assert verdicts(tmp_path)["secret"] is BROKEN


def test_every_check_that_is_not_well_says_what_to_mend(tmp_path):
    settings = Settings(data_dir=tmp_path, lanes="x", engines="x", outbound_allow="a b")

    ill = [check for check in check_settings(settings) if check.verdict is not OK]

    assert len(ill) == 3
    assert all(check.mend for check in ill)
