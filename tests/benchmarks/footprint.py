"""How soon a server is ready, and what memory it takes before and after work."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.client import Client, median
from benchmarks.figure import Figure
from benchmarks.packshots import asking, coffee, upload
from benchmarks.server import Server, premises

STARTS = 3
# A child is replaced after 50 tasks, of which a job has four: measured when that is not just due.
JOBS = 55
SETTLE_SECONDS = 3.0


def figures() -> Iterator[Figure]:
    """Memory is the proportional set size: what processes share is counted once (Linux only)."""
    with premises() as place:
        with place.serving():
            pass  # the first start makes the tables
        starts = []
        for _ in range(STARTS):
            with place.serving() as server:
                starts.append(server.seconds_to_ready)
        yield Figure("server ready after start", median(starts), "s", 4)
        with place.serving() as server:
            _await_worker(server)
            before = _settled_memory(server)
            yield Figure("memory of API and worker before the first job", before, "MB", 400)
            client = server.client()
            link = upload(client, coffee())
            after = []
            for _ in range(2):
                _make_packshots(client, link)
                after.append(_settled_memory(server))
        yield Figure("memory idle after a hundred jobs", after[1], "MB", 1200)
        yield Figure("the same over that after half of them", after[1] / after[0], "x", 1.05)


def _await_worker(server: Server) -> None:
    """Until the worker has said that it lives."""
    file = server.settings.data_dir / "cyclorama.db"
    while True:
        with sqlite3.connect(file) as connection:
            pids = {pid for (pid,) in connection.execute("SELECT pid FROM executors")}
        connection.close()
        if pids & _tree(server.pid):
            return
        time.sleep(0.1)


def _make_packshots(client: Client, link: str) -> None:
    asked = [client.submit(asking(link)) for _ in range(JOBS)]
    for request_id in asked:
        if client.wait(request_id, poll_seconds=0.5)["status"] != "Completed":
            raise RuntimeError(f"the packshot {request_id} was not made")


def _settled_memory(server: Server) -> float:
    """MB of the server with all its descendants, when it has been idle for a while."""
    time.sleep(SETTLE_SECONDS)
    return sum(_proportional_kb(pid) for pid in _tree(server.pid)) / 1000


def _proportional_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    raise RuntimeError(f"/proc/{pid}/smaps_rollup has no Pss line")


def _tree(root: int) -> set[int]:
    """The process and its descendants."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except FileNotFoundError:
                continue  # it has just ended
            parents[int(entry.name)] = int(fields[1])
    tree = {root}
    while more := {pid for pid, parent in parents.items() if parent in tree} - tree:
        tree |= more
    return tree
