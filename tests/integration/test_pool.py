import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

import child_tasks
from cyclorama.errors import (
    ChildDied,
    CycloramaError,
    DeadlineExceeded,
    OutOfMemory,
    RateLimited,
    Unavailable,
)
from cyclorama.kit.pool import ChildPool, report

MB = 1_000_000
PATIENCE = 60.0  # never reached
HASTE = 0.1  # for tasks that never end


@pytest.fixture
async def pool() -> AsyncIterator[ChildPool]:
    opened = ChildPool(1)
    yield opened
    opened.close()


async def run(pool: ChildPool, function: Callable[..., object], *args: object) -> object:
    return await pool.run(function, *args, memory=300 * MB, seconds=PATIENCE)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - of the kernel's, which sets no event
            await asyncio.sleep(0.005)


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that only waits to be reaped has."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state in "ZX"


async def test_no_child_is_started_before_the_first_task(pool: ChildPool) -> None:
    assert pool.pids() == frozenset()

    assert await run(pool, child_tasks.double, 21) == 42

    assert len(pool.pids()) == 1
    assert os.getpid() not in pool.pids()


async def test_a_child_serves_task_after_task(pool: ChildPool) -> None:
    first = await run(pool, os.getpid)
    second = await run(pool, os.getpid)

    assert {first} == {second} == pool.pids()


async def test_as_many_children_as_allowed_work_at_once() -> None:
    pool = ChildPool(2)
    try:
        tasks = [asyncio.create_task(run(pool, child_tasks.hang)) for _ in range(3)]
        await until(lambda: len(pool.pids()) == 2)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        pool.close()


async def test_a_child_is_replaced_after_its_share_of_tasks() -> None:
    pool = ChildPool(1, recycle_after=2)
    try:
        pids = [await run(pool, os.getpid) for _ in range(5)]
    finally:
        pool.close()

    assert pids[0] == pids[1] != pids[2] == pids[3] != pids[4]


async def test_libraries_in_a_child_use_one_thread(pool: ChildPool) -> None:
    names = ("VIPS_CONCURRENCY", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS")

    assert await run(pool, child_tasks.environment, *names) == ["1"] * len(names)
    assert await run(pool, child_tasks.environment, "VIPS_BLOCK_UNTRUSTED") == ["1"]
    assert await run(pool, child_tasks.opencv_threads) == 1


class TestErrors:
    async def test_a_domain_error_arrives_unchanged(self, pool: ChildPool) -> None:
        with pytest.raises(RateLimited) as caught:
            await run(pool, child_tasks.refuse)

        assert (caught.value.public, caught.value.retry_after) == ("Too many.", 7)

    async def test_another_error_tells_where_it_happened(self, pool: ChildPool) -> None:
        with pytest.raises(ZeroDivisionError) as caught:
            await run(pool, child_tasks.divide_by_zero)

        assert "divide_by_zero" in "".join(caught.value.__notes__)

    async def test_an_error_that_cannot_travel_is_told_in_words(self, pool: ChildPool) -> None:
        with pytest.raises(RuntimeError, match="SecretiveError: 5: hidden"):
            await run(pool, child_tasks.fail_secretively)

    async def test_a_result_that_cannot_travel_is_an_error(self, pool: ChildPool) -> None:
        with pytest.raises((AttributeError, TypeError), match="pickle"):
            await run(pool, child_tasks.give_a_function)

        assert await run(pool, child_tasks.double, 1) == 2

    @pytest.mark.parametrize("task", [child_tasks.kill_myself, child_tasks.leave])
    async def test_a_dead_child_is_told_and_replaced(
        self, pool: ChildPool, task: Callable[[], object]
    ) -> None:
        with pytest.raises(ChildDied):
            await run(pool, task)

        assert await run(pool, child_tasks.double, 1) == 2

    async def test_an_idle_child_that_was_killed_is_replaced(self, pool: ChildPool) -> None:
        pid = await run(pool, os.getpid)
        assert isinstance(pid, int)
        os.kill(pid, signal.SIGKILL)
        await until(lambda: is_gone(pid))

        assert await run(pool, os.getpid) != pid

    async def test_one_child_killed_does_not_disturb_the_others(self) -> None:
        pool = ChildPool(2)
        try:
            hanging = asyncio.create_task(run(pool, child_tasks.hang))
            await until(lambda: len(pool.pids()) == 1)
            (victim,) = pool.pids()
            other = await run(pool, os.getpid)
            os.kill(victim, signal.SIGKILL)
            with pytest.raises(ChildDied):
                await hanging

            assert await run(pool, os.getpid) == other
        finally:
            pool.close()


class TestMemory:
    @pytest.mark.parametrize(
        ("task", "size"),
        [
            (child_tasks.allocate_with_numpy, 400 * MB),
            (child_tasks.allocate_with_opencv, 20_000),
            (child_tasks.allocate_with_libvips, 20_000),
            (child_tasks.allocate_many_small, 10 * MB),
        ],
    )
    async def test_a_greedy_task_fails_and_its_child_is_replaced(
        self, pool: ChildPool, task: Callable[[int], int], size: int
    ) -> None:
        pid = await run(pool, os.getpid)
        with pytest.raises(OutOfMemory) as caught:
            await pool.run(task, size, memory=200 * MB, seconds=PATIENCE)

        assert caught.value.public.endswith(".")
        assert await run(pool, os.getpid) != pid

    async def test_each_task_has_its_own_budget(self, pool: ChildPool) -> None:
        pid = await pool.run(os.getpid, memory=MB, seconds=PATIENCE)

        size = await pool.run(
            child_tasks.allocate_with_numpy, 300 * MB, memory=500 * MB, seconds=PATIENCE
        )
        assert size == 300 * MB
        assert await run(pool, os.getpid) == pid

    async def test_a_library_that_cannot_be_loaded_spoils_no_later_task(
        self, pool: ChildPool
    ) -> None:
        with pytest.raises((OutOfMemory, ChildDied)):  # OpenBLAS aborts where others raise
            await pool.run(child_tasks.opencv_threads, memory=10 * MB, seconds=PATIENCE)

        assert await run(pool, child_tasks.opencv_threads) == 1

    async def test_an_idle_child_gives_its_memory_back(self, pool: ChildPool) -> None:
        before = await run(pool, child_tasks.resident_bytes)
        await pool.run(child_tasks.allocate_many_small, 200_000, memory=500 * MB, seconds=PATIENCE)
        after = await run(pool, child_tasks.resident_bytes)

        assert isinstance(before, int)
        assert isinstance(after, int)
        assert after - before < 30 * MB


class TestEnding:
    async def test_an_endless_task_is_killed_at_its_deadline(self, pool: ChildPool) -> None:
        pid = await run(pool, os.getpid)
        assert isinstance(pid, int)
        with pytest.raises(DeadlineExceeded):
            await pool.run(child_tasks.hang, memory=MB, seconds=HASTE)

        await until(lambda: is_gone(pid))
        assert await run(pool, child_tasks.double, 1) == 2

    async def test_waiting_for_a_free_child_does_not_count(self, pool: ChildPool) -> None:
        first = asyncio.create_task(pool.run(child_tasks.hang, memory=MB, seconds=3 * HASTE))
        await until(lambda: len(pool.pids()) == 1)
        second = pool.run(child_tasks.double, 21, memory=100 * MB, seconds=2 * HASTE)

        assert await second == 42
        with pytest.raises(DeadlineExceeded):
            await first

    async def test_cancelling_kills_the_child(self, pool: ChildPool) -> None:
        began = asyncio.Event()
        task = asyncio.create_task(
            pool.run(
                child_tasks.report_and_hang,
                0.25,
                memory=MB,
                seconds=PATIENCE,
                progress=lambda fraction: began.set(),
            )
        )
        await began.wait()
        (pid,) = pool.pids()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

        await until(lambda: is_gone(pid))
        assert await run(pool, child_tasks.double, 1) == 2

    async def test_cancelling_while_waiting_leaves_the_pool_whole(self, pool: ChildPool) -> None:
        busy = asyncio.create_task(run(pool, child_tasks.hang))
        await until(lambda: len(pool.pids()) == 1)
        waiting = asyncio.create_task(run(pool, child_tasks.double, 1))
        await asyncio.sleep(0)
        waiting.cancel()
        busy.cancel()
        await asyncio.gather(busy, waiting, return_exceptions=True)

        assert await run(pool, child_tasks.double, 1) == 2

    async def test_closing_kills_idle_and_busy_children(self) -> None:
        pool = ChildPool(2)
        busy = asyncio.create_task(run(pool, child_tasks.hang))
        await until(lambda: len(pool.pids()) == 1)
        await run(pool, child_tasks.double, 1)
        pids = pool.pids()
        assert len(pids) == 2

        pool.close()

        with pytest.raises(Unavailable):
            await busy
        with pytest.raises(Unavailable):
            await run(pool, child_tasks.double, 1)
        await until(lambda: all(is_gone(pid) for pid in pids))

    async def test_children_do_not_outlive_a_killed_parent(self) -> None:
        script = (
            "import asyncio, child_tasks\n"
            "from cyclorama.kit.pool import ChildPool\n"
            "async def main():\n"
            "    pool = ChildPool(1)\n"
            "    shown = lambda fraction: print(*pool.pids(), flush=True)\n"
            "    await pool.run(child_tasks.report_and_hang, 0, memory=10**6, seconds=99,"
            " progress=shown)\n"
            "asyncio.run(main())\n"
        )
        parent = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            script,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert parent.stdout is not None
        child = int(await parent.stdout.readline())
        assert not is_gone(child)

        parent.kill()
        await parent.wait()

        await until(lambda: is_gone(child))


class TestProgress:
    async def test_arrives_while_the_task_runs(self, pool: ChildPool) -> None:
        seen: asyncio.Queue[float] = asyncio.Queue()
        task = asyncio.create_task(
            pool.run(
                child_tasks.report_and_hang,
                0.25,
                memory=MB,
                seconds=PATIENCE,
                progress=seen.put_nowait,
            )
        )

        assert await seen.get() == 0.25
        task.cancel()

    async def test_is_passed_on_at_most_twice_a_second(self, pool: ChildPool) -> None:
        seen: list[float] = []
        await pool.run(child_tasks.report_often, memory=MB, seconds=PATIENCE, progress=seen.append)

        assert seen[0] == 0.0
        assert len(seen) < 100

    async def test_needs_no_listener(self, pool: ChildPool) -> None:
        await run(pool, child_tasks.report_often)
        report(0.5)  # nor a child


class TestInitializer:
    async def test_runs_in_each_child_before_its_first_task(self) -> None:
        pool = ChildPool(1, initializer="child_tasks:leave_a_mark")
        try:
            assert await run(pool, child_tasks.environment, "MARKED") == ["yes"]
        finally:
            pool.close()
        assert "MARKED" not in os.environ

    async def test_that_fails_is_an_error_not_a_hang(
        self, capfd: pytest.CaptureFixture[str]
    ) -> None:
        pool = ChildPool(1, initializer="child_tasks:fail")
        try:
            with pytest.raises(ChildDied):
                await run(pool, child_tasks.double, 1)
        finally:
            pool.close()
        assert "cannot start" in capfd.readouterr().err


def test_all_errors_travel() -> None:
    import pickle

    def tree(kind: type[CycloramaError]) -> list[type[CycloramaError]]:
        return [kind, *(one for child in kind.__subclasses__() for one in tree(child))]

    # A dialect's own errors answer requests; they never go through a child.
    for kind in (kind for kind in tree(CycloramaError) if kind.__module__ == "cyclorama.errors"):
        travelled = pickle.loads(pickle.dumps(kind("A sentence.")))
        assert (type(travelled), travelled.public) == (kind, "A sentence.")
