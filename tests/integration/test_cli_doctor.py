import pytest
import sqlalchemy as sa

from accounts_and_runs import insert_run, two_accounts
from command_line import cyclorama
from cyclorama.cli.check import Verdict
from cyclorama.cli.service_checks import check_files, check_services
from cyclorama.kit.ids import new_id
from cyclorama.settings import Settings
from cyclorama.store.tables import executors

OK, WARNING, BROKEN = Verdict.OK, Verdict.WARNING, Verdict.BROKEN


async def verdicts(settings, clock):
    return {check.name: check.verdict for check in await check_services(settings, clock)}


def test_before_the_first_start_all_is_well_and_nothing_is_made(tmp_path):
    done = cyclorama("doctor", "--json", cwd=tmp_path)

    assert done.exit_code == 0
    assert done.json["ok"] is True
    names = {check["name"] for check in done.json["checks"]}
    assert {"python", "libraries", "disk", "database", "files", "draft engine"} <= names
    assert list(tmp_path.iterdir()) == []


def test_what_is_broken_is_said_with_what_to_mend(tmp_path):
    done = cyclorama(
        "doctor", cwd=tmp_path, database_url="postgresql://user:hidden@127.0.0.1:1/none"
    )

    assert done.exit_code == 1
    assert "FAIL  database" in done.stdout
    assert "→ Check CYCLORAMA_DATABASE_URL" in done.stdout
    assert "hidden" not in done.stdout + done.stderr


def test_a_wrong_setting_does_not_keep_the_other_checks_from_running(tmp_path):
    done = cyclorama("doctor", cwd=tmp_path, port="many")

    assert done.exit_code == 1
    assert "FAIL  settings        CYCLORAMA_PORT" in done.stdout
    assert "ok    draft engine" in done.stdout


async def test_workers_and_queue_are_judged_by_what_the_database_says(
    database_url, database, clock, tmp_path
):
    settings = Settings(data_dir=tmp_path, database_url=database_url)
    idle = await verdicts(settings, clock)

    async with database.write() as transaction:
        admin, _ = await two_accounts(transaction, clock)
        await insert_run(transaction, admin.account.id, clock)
    waiting = await verdicts(settings, clock)

    seen = {"host": "here", "pid": 1, "started_at": clock(), "seen_at": clock()}
    async with database.write() as transaction:
        row = {"id": new_id(), "lanes": ["cpu", "io", "train", "webhook"], **seen}
        await transaction.execute(sa.insert(executors).values(row))
    working = await verdicts(settings, clock)

    clock.advance(30 * 60)
    dead = await verdicts(settings, clock)

    assert idle == {"database": OK, "files": OK, "workers": WARNING, "queue": OK}
    assert waiting == {"database": OK, "files": OK, "workers": BROKEN, "queue": OK}
    assert working == {"database": OK, "files": OK, "workers": OK, "queue": OK}
    assert dead == {"database": OK, "files": OK, "workers": BROKEN, "queue": WARNING}


async def test_an_empty_database_is_worth_a_warning(empty_database_url, clock, tmp_path):
    if empty_database_url.startswith("sqlite"):
        (tmp_path / "empty.db").touch()
    settings = Settings(data_dir=tmp_path, database_url=empty_database_url)

    assert (await verdicts(settings, clock))["database"] is WARNING


async def test_the_probe_of_the_files_leaves_nothing_behind(tmp_path):
    folder = tmp_path / "blobs"
    folder.mkdir()

    check = await check_files(Settings(storage_url=folder.as_uri()))

    assert check.verdict is OK
    assert [entry for entry in folder.rglob("*") if entry.is_file()] == []


@pytest.mark.parametrize("url", ["ftp://somewhere/else", "s3://"])
async def test_a_storage_address_that_cannot_be_is_broken(url):
    check = await check_files(Settings(storage_url=url))

    assert check.verdict is BROKEN
    assert check.mend
