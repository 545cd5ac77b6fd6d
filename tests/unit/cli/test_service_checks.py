from datetime import timedelta

import pytest

from cyclorama.cli.check import Verdict
from cyclorama.cli.service_checks import LONG_WAIT, judge_queue, judge_workers
from settable_clock import SettableClock

WANTED = ("cpu", "io")
ALL, ONLY_IO = {"cpu", "io", "webhook"}, {"io"}


@pytest.mark.parametrize(
    ("alive", "unfinished", "verdict"),
    [
        ([ALL], 0, Verdict.OK),
        ([ALL, ONLY_IO], 5, Verdict.OK),
        ([], 0, Verdict.WARNING),
        ([], 1, Verdict.BROKEN),
        ([ONLY_IO], 0, Verdict.WARNING),
        ([ONLY_IO], 1, Verdict.BROKEN),
    ],
)
def test_a_lane_without_a_worker_is_broken_only_where_work_waits(alive, unfinished, verdict):
    assert judge_workers(WANTED, alive, unfinished).verdict is verdict


def test_the_lane_without_a_worker_is_named():
    assert judge_workers(WANTED, [ONLY_IO], 0).found.endswith(": cpu")


@pytest.mark.parametrize(
    ("waited", "verdict"),
    [
        (None, Verdict.OK),
        (timedelta(seconds=30), Verdict.OK),
        (LONG_WAIT + timedelta(seconds=1), Verdict.WARNING),
    ],
)
def test_a_long_wait_is_worth_a_warning(waited, verdict):
    now = SettableClock()()
    oldest = None if waited is None else now - waited

    assert judge_queue(3, oldest, now).verdict is verdict
