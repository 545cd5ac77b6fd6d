"""Measure and print. Figures are read, not asserted: the exit code is 0 whatever they are."""

import os
import platform
import sys
import time
import traceback
from collections.abc import Callable, Iterator

from benchmarks import accept, submit
from benchmarks.figure import Figure

BENCHES: dict[str, Callable[[], Iterator[Figure]]] = {
    "submit": submit.figures,
    "accept": accept.figures,
}
ROW = "{what:<58} {measured:>12} {promise:>12} {ratio:>8}  {verdict}"


def main(names: list[str]) -> None:
    unknown = sorted(set(names) - set(BENCHES))
    if unknown:
        sys.exit(f"There is no benchmark {unknown[0]!r}: there are {', '.join(BENCHES)}.")
    print(ROW.format(what="what", measured="measured", promise="promise", ratio="ratio", verdict=""))
    start = time.monotonic()
    for name in names or BENCHES:
        try:
            for figure in BENCHES[name]():
                print(_row(figure), flush=True)
        except Exception as error:
            traceback.print_exc()
            print(f"{name}: broke with {type(error).__name__}: {error}", flush=True)
    print(f"\n{_machine()}. Measured in {time.monotonic() - start:.0f} s.")


def _row(figure: Figure) -> str:
    sign = "≥" if figure.at_least else "≤"
    return ROW.format(
        what=figure.what,
        measured=f"{figure.measured:.3g} {figure.unit}".strip(),
        promise=f"{sign} {figure.promise:g} {figure.unit}".strip(),
        ratio=f"{figure.measured / figure.promise:.2f}",
        verdict="holds" if figure.holds else "DOES NOT HOLD",
    )


def _machine() -> str:
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}; load {load}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
