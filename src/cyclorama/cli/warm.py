"""`python -m cyclorama.cli.warm`: one self-test after the set-up.

It leaves numba's cache warm, so that the first real photo does not wait for a compiler.
"""

import asyncio
import sys

from cyclorama.cli.check import Verdict
from cyclorama.cli.self_test import check_engine


def main() -> None:
    check = asyncio.run(check_engine())
    print(f"{check.name}: {check.found}")  # noqa: T201
    if check.verdict is not Verdict.OK:
        sys.exit(check.mend)


if __name__ == "__main__":
    main()
