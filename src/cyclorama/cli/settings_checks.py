"""Do the settings make sense together: secret, public address, outbound allow list, lanes."""

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from cyclorama.cli.check import Check, broken, ok, warning
from cyclorama.engines.draft.engine import Draft
from cyclorama.engines.espeak.engine import PROGRAM, Espeak, installed
from cyclorama.errors import InvalidInput
from cyclorama.kit.addresses import AllowList
from cyclorama.kit.secrets import Secret
from cyclorama.settings import Settings
from cyclorama.worker import parse_lanes


def check_settings(settings: Settings) -> Iterator[Check]:
    yield check_secret(settings)
    yield check_public_url(settings)
    yield check_outbound(settings)
    yield check_lanes(settings)
    yield check_engines(settings)


def check_secret(settings: Settings) -> Check:
    """Without making the secret, which is for the server to do at its first start."""
    file = settings.data_dir / "secret.key"
    try:
        if settings.secret_key:
            Secret(settings.secret_key.encode())
            return ok("secret", "set by CYCLORAMA_SECRET_KEY")
        if file.exists():
            Secret(file.read_bytes().strip())
    except (ValueError, OSError) as error:
        return broken("secret", str(error), "Set CYCLORAMA_SECRET_KEY to 32 characters or more.")
    if settings.database.startswith("postgresql"):
        return warning(
            "secret",
            f"kept in {file}, while the database may be shared",
            "Set CYCLORAMA_SECRET_KEY alike on every machine, or keys made on one are refused by "
            "the others.",
        )
    return ok("secret", f"kept in {file}" if file.exists() else "made at the first start")


def check_public_url(settings: Settings) -> Check:
    if settings.public_url:
        parts = urlsplit(settings.public_url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            return broken(
                "public address",
                f"{settings.public_url!r} is no address",
                "Set CYCLORAMA_PUBLIC_URL to something like https://pictures.example.com.",
            )
        if parts.scheme == "http" and not _is_loopback(parts.hostname or ""):
            return warning(
                "public address",
                f"{settings.origin} is not encrypted: keys, passwords and tokens can be read on "
                "their way",
                "Put a reverse proxy with TLS in front, and set CYCLORAMA_PUBLIC_URL to https://…",
            )
        return ok("public address", settings.origin)
    if not _is_loopback(settings.host):
        return warning(
            "public address",
            f"links begin with {settings.origin}, which clients may not reach",
            "Set CYCLORAMA_PUBLIC_URL to the address under which clients reach the server.",
        )
    return ok("public address", f"{settings.origin}, for this machine only")


def check_outbound(settings: Settings) -> Check:
    try:
        AllowList.parse(settings.outbound_allow)
    except ValueError as error:
        return broken(
            "outbound",
            str(error),
            "Write CYCLORAMA_OUTBOUND_ALLOW as host names and networks, separated by commas.",
        )
    allowed = ", ".join(settings.outbound_allow)
    return ok("outbound", f"public addresses{f' and {allowed}' if allowed else ' only'}")


def check_lanes(settings: Settings) -> Check:
    try:
        lanes = parse_lanes(settings.lanes)
    except InvalidInput as error:
        return broken("lanes", error.public, "Correct CYCLORAMA_LANES.")
    return ok("lanes", f"{', '.join(lanes)}; {settings.processes} processes for pixel work")


def check_engines(settings: Settings) -> Check:
    """That the program that speaks is missing is not broken: everything else works without."""
    known = (Draft.name, Espeak.name)
    unknown = [name for name in settings.engines if name not in known]
    if unknown or not settings.engines:
        return broken(
            "engines",
            f"unknown: {', '.join(unknown)}" if unknown else "none",
            f"Set CYCLORAMA_ENGINES to {','.join(known)}.",
        )
    mute = Espeak.name in settings.engines and installed() is None
    without = f", which cannot speak without the program {PROGRAM}" if mute else ""
    return ok("engines", ", ".join(settings.engines) + without)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
