from collections import namedtuple

import pytest

from cyclorama.cli import machine_checks
from cyclorama.cli.check import Verdict
from cyclorama.cli.machine_checks import check_disk, check_folder, check_libraries, check_python

Usage = namedtuple("Usage", "total used free")


@pytest.mark.parametrize(
    ("found", "verdict"),
    [((3, 10), Verdict.BROKEN), ((3, 11), Verdict.OK), ((3, 14), Verdict.OK)],
)
def test_python_must_be_new_enough(found, verdict):
    assert check_python(found).verdict is verdict


def test_a_missing_library_is_named_and_an_optional_one_is_not():
    check = check_libraries(["numpy>=2", "no-such-thing>=1", "nor-this; extra == 'x'"])

    assert (check.verdict, check.found) == (Verdict.BROKEN, "missing: no-such-thing")


def test_what_is_installed_here_is_complete():
    assert check_libraries().verdict is Verdict.OK


def test_a_folder_that_is_not_there_yet_is_fine_and_stays_unmade(tmp_path):
    check = check_folder(tmp_path / "a" / "b")

    assert check.verdict is Verdict.OK
    assert "not made yet" in check.found
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_broken(tmp_path, monkeypatch):
    def refuse(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(machine_checks.tempfile, "TemporaryFile", refuse)

    check = check_folder(tmp_path)

    assert (check.verdict, "Permission denied" in check.found) == (Verdict.BROKEN, True)


@pytest.mark.parametrize(
    ("free", "verdict"),
    [(10**11, Verdict.OK), (10**9, Verdict.WARNING), (10**8, Verdict.BROKEN)],
)
def test_the_disk_needs_room(tmp_path, monkeypatch, free, verdict):
    monkeypatch.setattr(machine_checks.shutil, "disk_usage", lambda _: Usage(10**12, 0, free))

    assert check_disk(tmp_path / "later").verdict is verdict
