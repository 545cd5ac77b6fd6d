import subprocess
import sys

import pytest

from cyclorama.cli.program import main

HEAVY = {
    "PIL", "alembic", "av", "cv2", "dbos", "fastapi", "httpx2", "numba", "numpy", "obstore",
    "pydantic", "pymatting", "pyvips", "scipy", "skimage", "sqlalchemy", "uvicorn",
}  # fmt: skip


@pytest.fixture
def command(monkeypatch, capsys, tmp_path):
    """Runs the program here; gives its exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CYCLORAMA_DATA_DIR", str(tmp_path / "data"))

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["cyclorama", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return left.value.code or 0, said.out, said.err

    return run


def test_help_loads_nothing_heavy():
    shown = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import sys; from cyclorama.cli.program import app; app(['--help'],"
                " standalone_mode=False); print(*sys.modules, file=sys.stderr)"
            ),
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = {name.split(".")[0] for name in shown.stderr.split()}
    assert "packshot" in shown.stdout
    assert loaded & HEAVY == set()


@pytest.mark.parametrize(
    ("arguments", "mention"),
    [
        (["nonsense"], "nonsense"),
        (["packshot", "--out", "out"], "PHOTO"),
        (["packshot", "a.jpg"], "--out"),
        (["packshot", "a.jpg", "--out", "out", "--shot", "NOPE-1"], "NOPE-1"),
        (["packshot", "a.jpg", "--out", "out", "--aspect", "5:3"], "5:3"),
        (["webhook", "list", "--email", "a@b.c", "--run", "1", "--session", "2"], "not both"),
        (["packshot", "a.jpg", "--out", "out", "--resolution", "8k"], "8k"),
        (["packshot", "a.jpg", "--out", "out", "--format", "gif"], "gif"),
        (["cut-out", "a.jpg", "--out", "out", "--box", "1,2,3"], "--box"),
        (["cut-out", "a.jpg", "--out", "out", "--point", "middle"], "--point"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(command, arguments, mention):
    code, out, err = command(*arguments)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("cyclorama: ")
    assert mention in err


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "many"), ("PROCESSES", "0"), ("LOG_LEVEL", "shout")]
)
def test_a_wrong_setting_is_named_in_one_line(command, monkeypatch, name, value):
    monkeypatch.setenv(f"CYCLORAMA_{name}", value)

    code, _, err = command("key", "list", "--email", "a@example.com")

    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith(f"cyclorama: CYCLORAMA_{name}: ")


def test_a_group_without_a_command_shows_its_help(command):
    code, out, err = command("key")

    assert (code, err) == (2, "")
    assert "revoke" in out


def test_an_out_folder_that_cannot_be_is_one_line(command, tmp_path):
    (tmp_path / "file").touch()

    code, _, err = command("cut-out", "a.jpg", "--out", tmp_path / "file" / "out")

    assert (code, err.count("\n")) == (1, 1)
    assert "Cannot write to" in err


def test_the_demo_deletes_no_folder_that_it_did_not_make(command, tmp_path):
    precious = tmp_path / "data" / "precious"
    precious.parent.mkdir()
    precious.touch()

    code, _, err = command("demo", "--out", tmp_path)

    assert code == 1
    assert "choose another --out" in err
    assert precious.exists()


@pytest.mark.parametrize(
    ("what", "field", "names"),
    [
        ("shots", "code", ["GHOST-1", "MODEL-FULL-1"]),
        ("talents", "name", ["Amara", "Kenji"]),
        ("prompts", "name", ["Turntable"]),
    ],
)
def test_the_catalogue_is_listed_for_people_and_programs(command, what, field, names):
    code, table, _ = command(what)
    _, as_json, _ = command(what, "--json")

    assert code == 0
    for name in names:
        assert name in table
        assert f'"{field}": "{name}"' in as_json
