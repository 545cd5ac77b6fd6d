"""A process that must not outlive the one that started it, however that one ends."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with(parent: int, signal_number: signal.Signals = signal.SIGTERM) -> None:
    """Be sent `signal_number` by the kernel when the thread of `parent` that started this
    process ends. On systems other than Linux, nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal_number)
    if os.getppid() != parent:
        raise SystemExit(0)  # it ended before we asked
