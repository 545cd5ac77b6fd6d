"""A private PostgreSQL for one test session, from the binaries of the system."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SETTINGS = {
    "unix_socket_directories": "",
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
}
_FASTER_THAN_SAFE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}

# A database is copied for almost every test: on a disk that takes most of the test's time.
_IN_MEMORY = Path("/dev/shm")
_ROOM = 4 * 1024**3  # bytes


@contextmanager
def private_postgres(*, durable: bool = False) -> Iterator[str]:
    """Start a server on a free loopback port; gives its URL without a database name.

    `durable`: as in earnest, where a commit waits for the disk; else faster.
    """
    account = _unprivileged_account()
    # That account may not enter a TMPDIR of root's.
    where = "/tmp" if account else None
    if not durable and _has_room(_IN_MEMORY):
        where = str(_IN_MEMORY)
    folder = Path(tempfile.mkdtemp(prefix="cyclorama-postgres-", dir=where))
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    data = folder / "data"
    port = _free_port()
    chosen = _SETTINGS if durable else _SETTINGS | _FASTER_THAN_SAFE
    settings = "".join(f" -c {name}='{value}'" for name, value in chosen.items())
    try:
        _run(
            account,
            _binary("initdb"),
            *("--pgdata", data, "--username", "tester", "--auth", "trust"),
            *("--encoding", "UTF8", "--locale", "C", "--no-sync", "--no-instructions"),
        )
        control = (_binary("pg_ctl"), "--pgdata", data, "--wait")
        _run(account, *control, "--log", folder / "log", "-o", f"-p {port}{settings}", "start")
        try:
            yield f"postgresql://tester@127.0.0.1:{port}"
        finally:
            _run(account, *control, "--mode", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _has_room(folder: Path) -> bool:
    return folder.is_dir() and shutil.disk_usage(folder).free >= _ROOM


def _binary(name: str) -> Path:
    found = shutil.which(name)
    versions = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4])
    )
    if found is None and not versions:
        raise FileNotFoundError(f"PostgreSQL's {name} is not installed: run make setup")
    return Path(found) if found else versions[-1]


def _unprivileged_account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {account.pw_name: account for account in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(account: pwd.struct_passwd | None, *arguments: str | Path) -> None:
    identity = (
        {}
        if account is None
        else {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    )
    # The server inherits the standard streams: a pipe would never end, so a file takes them.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(arguments, stdout=output, stderr=output, cwd="/", **identity)
        if done.returncode != 0:
            output.seek(0)
            raise RuntimeError(f"{arguments[0]} failed:\n{output.read().decode()}")
