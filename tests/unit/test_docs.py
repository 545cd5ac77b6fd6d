"""The documents say what there is: no less, and nothing else."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import typer
from pydantic import TypeAdapter

from cyclorama.accounts.scopes import OAUTH_NAMES
from cyclorama.app import create_app
from cyclorama.cli.program import app
from cyclorama.dialects.dreem.errors import ErrorCode
from cyclorama.dialects.dreem.platform.reading import (
    read_connector,
    read_files,
    read_outputs,
    read_session,
)
from cyclorama.dialects.native.library.bodies import NewPrompt, NewShot, NewTalent
from cyclorama.dialects.vimmerse.errors import ErrorCode as VimmerseErrorCode
from cyclorama.imaging.hint import Hint
from cyclorama.kit.addresses import refuse_visibly_private
from cyclorama.kit.ids import new_id
from cyclorama.library.shots import load_model_shots, load_shots
from cyclorama.production.events import EventKind
from cyclorama.settings import Settings
from cyclorama.video.motion import Move
from cyclorama.webhooks.signing import hex_signature

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])


def text_of(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text_of(page), re.MULTILINE | re.DOTALL)


def first_cells(page: str) -> list[str]:
    """What stands in the first column of the page's tables, without backticks."""
    rows = re.findall(r"^\| (.+?) \|", text_of(page), re.MULTILINE)
    return [cell.replace("`", "") for cell in rows]


def commands() -> Iterator[tuple[str, list[str]]]:
    """Each command with its options, hidden ones left out."""

    def walk(command, path):
        for name, below in getattr(command, "commands", {}).items():
            yield from walk(below, [*path, name])
        if not hasattr(command, "commands"):
            shown = [one for one in command.params if not getattr(one, "hidden", False)]
            options = [one.opts[0] for one in shown if one.opts[0].startswith("--")]
            yield " ".join(path), options

    return walk(typer.main.get_command(app), ["cyclorama"])


def test_every_setting_has_its_row():
    rows = [line for line in text_of("docs/settings.md").splitlines() if "| `CYCLORAMA_" in line]

    expected = []
    for name, field in Settings.model_fields.items():
        default = field.default
        shown = ",".join(default) if isinstance(default, tuple) else default
        cell = f"`{shown}`" if shown not in ("", None) else ""
        if name == "processes":
            cell = "number of cores"
        expected.append(f"| `CYCLORAMA_{name.upper()}` | {cell} | {field.description} |")
    assert rows == expected


def test_every_command_has_its_heading_and_every_option_is_explained():
    sections = re.split(r"^### ", text_of("docs/cli.md"), flags=re.MULTILINE)[1:]
    explained = {section.splitlines()[0]: section for section in sections}

    there = dict(commands())
    assert set(explained) == set(there)
    missing = [
        (command, option)
        for command, options in there.items()
        for option in options
        if f"`{option}`" not in explained[command]
    ]
    assert missing == []


@pytest.mark.parametrize("code", ErrorCode)
def test_every_error_code_has_its_row(code):
    row = rf"^\| {code.value} \| {code.name} \| [^|]*\b{code.status}\b"
    assert code is ErrorCode.Success or re.search(row, text_of("docs/dreem.md"), re.MULTILINE)


@pytest.mark.parametrize("code", VimmerseErrorCode)
def test_every_error_code_of_the_workflow_api_has_its_row(code):
    assert f"| {code.value} | {code.status} |" in text_of("docs/vimmerse.md")


def test_every_oauth_scope_has_its_row():
    rows = " ".join(first_cells("docs/authentication.md")).replace(",", "").split()

    named = [name for name in rows if re.match(r"[a-z]+:[a-z]|public_api_", name)]
    assert sorted(named) == sorted(OAUTH_NAMES)


def test_every_event_has_its_row():
    events = [cell for cell in first_cells("docs/operations.md") if re.match(r"(run|step)\.", cell)]

    assert events == [kind.value for kind in EventKind]


def test_every_route_is_named(tmp_path):
    page = "".join(
        text_of(f"docs/{name}.md")
        for name in ("dreem", "vimmerse", "sartiq", "library", "authentication")
    )

    document = create_app(Settings(data_dir=tmp_path)).openapi()
    routes = [
        f"{method.upper()} {path}" for path, item in document["paths"].items() for method in item
    ]
    assert [route for route in routes if f"`{route}`" not in page] == []


def test_the_readme_names_every_verb_of_make():
    verbs = re.findall(r"^([a-z-]+):.*## ", text_of("Makefile"), re.MULTILINE)

    missing = [verb for verb in verbs if f"make {verb}" not in text_of("README.md")]
    assert missing == []


def test_the_readme_names_only_verbs_and_shots_that_there_are():
    readme = text_of("README.md")

    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", readme, re.MULTILINE))
    assert named <= set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    codes = set(re.findall(r"\b(?:[A-Z]{3,}-)+[0-9]\b", readme))
    assert codes <= {*load_shots(), *load_model_shots()}


def test_the_readme_verifies_a_signature_as_it_is_made():
    (snippet,) = blocks("README.md", "python")
    there: dict[str, object] = {}
    exec(snippet, there)
    is_genuine = there["is_genuine"]

    body, secret = b'{"errorCode": 0}', "a secret"
    assert is_genuine(body, hex_signature(secret, body), secret)
    assert not is_genuine(body + b" ", hex_signature(secret, body), secret)
    assert not is_genuine(body, hex_signature("another", body), secret)


def test_the_examples_of_the_library_can_be_added():
    talent, *shots, prompt = (json.loads(block) for block in blocks("docs/library.md", "json"))

    assert NewTalent.model_validate(talent).item(str(uuid4())).name == "Alma"
    new_shots = [TypeAdapter(NewShot).validate_python(shot) for shot in shots]
    assert [shot.item(str(uuid4())).code for shot in new_shots] == ["MINE-1", "MINE-2"]
    assert NewPrompt.model_validate(prompt).item(str(uuid4())).motion.moves == (Move.PAN_RIGHT,)


def test_the_example_of_a_hint_is_one():
    (example,) = blocks("docs/dreem.md", "json")

    assert Hint.model_validate(json.loads(example)["hint"]).box


def test_the_examples_of_the_platform_are_good_requests():
    (block,) = [block for block in blocks("docs/dreem.md", "sh") if "/platform/" in block]
    readers = {
        "connectors": lambda body: read_connector(body, refuse_visibly_private),
        "sessions": lambda body: read_session(body, refuse_visibly_private),
        "files": lambda body: read_files(body, refuse_visibly_private),
        "outputs": read_outputs,
    }

    read = []
    for line in block.replace("\\\n", " ").replace("$REQUEST", new_id()).splitlines():
        words = shlex.split(line, comments=True)
        if "-d" in words:
            path = next(word for word in words if "/platform/" in word)
            readers[path.rsplit("/", 1)[1]](json.loads(words[words.index("-d") + 1]))
            read.append(path)
    assert len(read) == 4


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))

    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []


def test_pictures_of_the_documents_are_small():
    sizes = {file.name: file.stat().st_size for file in (DOCS / "pictures").iterdir()}

    assert sizes
    assert max(sizes.values()) <= 200_000
