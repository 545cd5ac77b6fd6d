"""`cyclorama doctor`."""

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from cyclorama.cli.check import Check, Verdict, broken
from cyclorama.cli.output import AsJson, print_json, wrong_setting

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = {Verdict.OK: "ok  ", Verdict.WARNING: "warn", Verdict.BROKEN: "FAIL"}


def doctor(as_json: AsJson = False) -> None:
    """Check this machine, the settings and the server's parts, and say what to mend.

    It changes nothing. Exit code 1 if something is broken; warnings do not count.
    """
    checks = []
    for check in _checks():
        checks.append(check)
        if not as_json:
            _print(check)
    healthy = all(check.verdict is not Verdict.BROKEN for check in checks)
    if as_json:
        print_json({"ok": healthy, "checks": [asdict(check) for check in checks]})
    if not healthy:
        raise typer.Exit(1)


def _checks() -> "Iterator[Check]":
    from cyclorama.cli.machine_checks import check_libraries, check_places, check_python

    yield check_python()
    libraries = check_libraries()
    yield libraries
    if libraries.verdict is Verdict.BROKEN:
        return  # the other checks need them
    from cyclorama.cli.self_test import check_engine
    from cyclorama.cli.service_checks import check_services
    from cyclorama.cli.settings_checks import check_settings
    from cyclorama.kit.clock import system_clock
    from cyclorama.settings import Settings

    try:
        settings = Settings()
    except ValueError as error:
        found = wrong_setting(error)
        if found is None:
            raise
        yield broken("settings", found, "Correct the setting: docs/settings.md lists them.")
    else:
        yield from check_places(settings.data_dir)
        yield from check_settings(settings)
        yield from asyncio.run(check_services(settings, system_clock))
    yield asyncio.run(check_engine())


def _print(check: Check) -> None:
    typer.echo(f"{SIGNS[check.verdict]}  {check.name:15} {check.found}")
    if check.mend:
        typer.echo(f"{'':22}→ {check.mend}")
