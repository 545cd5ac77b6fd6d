"""Measure and print. Figures are read, not asserted: the exit code is 0 whatever they are."""

import os
import platform
import sys
import time
import traceback
from importlib import import_module

from benchmarks.figure import Figure

# Each names the module whose `figures` are its rows.
BENCHES = (
    "cut_out",
    "packshot",
    "croquis",
    "clip",
    "grid",
    "retouching",
    "adjuster",
    "overhead",
    "submit",
    "accept",
    "queue_depth",
    "library",
    "generations",
    "workflows",
    "templates",
    "all_templates",
    "footprint",
)
WIDTHS = (58, 12, 13, 7)


def main(names: list[str]) -> None:
    unknown = sorted(set(names) - set(BENCHES))
    if unknown:
        sys.exit(f"There is no benchmark {unknown[0]!r}: there are {', '.join(BENCHES)}.")
    start = time.monotonic()
    _print_row("what", "measured", "promise", "ratio", "")
    for name in names or BENCHES:
        try:
            for figure in import_module(f"benchmarks.{name}").figures():
                _print_figure(figure)
        except Exception as error:  # noqa: BLE001 - the other rows are measured nevertheless
            traceback.print_exc()
            _print_row(name, "broke", "", "", f"{type(error).__name__}: {error}")
    print(f"\n{_machine()}. Measured in {time.monotonic() - start:.0f} s.")


def _print_figure(figure: Figure) -> None:
    _print_row(
        figure.what,
        f"{figure.measured:.4g} {figure.unit}",
        f"{'≥' if figure.at_least else '≤'} {figure.promise:g} {figure.unit}",
        f"{figure.measured / figure.promise:.2f}",
        "holds" if figure.holds else "DOES NOT HOLD",
    )


def _print_row(what: str, measured: str, promise: str, ratio: str, verdict: str) -> None:
    first, *others = WIDTHS
    columns = [
        cell.strip().rjust(width)
        for cell, width in zip((measured, promise, ratio), others, strict=True)
    ]
    print(what.ljust(first), *columns, "", verdict, flush=True)


def _machine() -> str:
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, load {load}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
