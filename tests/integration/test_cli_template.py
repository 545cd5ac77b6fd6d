"""`cyclorama template` as a user runs it, without a server.

Only what carries a plan out is a process of its own: the others answer in this one.
"""

import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from command_line import Done, cyclorama
from cyclorama.cli.program import main
from templates_to_check import definition


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("templates")
    photo = Image.new("RGB", (64, 64), (200, 30, 60))
    photo.paste((20, 90, 200), (0, 0, 32, 32))
    photo.save(place / "photo.png")
    (place / "good.json").write_text(json.dumps(definition()))
    bad = definition(id="acme_bad", outputs=[{"step": "nothing"}])
    bad["steps"][2]["params"]["prompt"] = "{{options.colour}}"
    (place / "bad.json").write_text(json.dumps(bad))
    (place / "torn.yaml").write_text("id: [acme\n")
    outer = definition(
        id="acme_outer",
        steps=[
            {
                "id": "inner",
                "type": "each_workflow",
                "params": {
                    "template": "acme_cells",
                    "options": {"image_url": "{{options.image_url}}"},
                },
            }
        ],
        outputs=[{"step": "inner"}],
    )
    (place / "outer.yaml").write_text(json.dumps(outer))
    return place


@pytest.fixture
def template(folder, monkeypatch, capsys):
    """The command in this process."""

    def run(*arguments: str) -> Done:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["cyclorama", "template", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Done(int(ended.value.code or 0), said.out, said.err)

    return run


def test_lint_tells_everything_with_its_place_and_fails(template):
    done = template("lint", "good.json", "bad.json", "torn.yaml", "outer.yaml")

    errors = [line for line in done.stdout.splitlines() if ": error: " in line]
    assert done.exit_code == 1
    assert [re.match(r"(\S+): error: (\S+):", line).groups() for line in errors[:2]] == [
        ("bad.json", "steps[2].params.prompt"),
        ("bad.json", "outputs[0].step"),
    ]
    assert errors[2].startswith("torn.yaml: error: Line ")
    assert len(errors) == 3  # the outer one finds the good one beside it


def test_preview_says_what_would_be_done(template):
    done = template("preview", "good.json", "--json")

    assert done.exit_code == 0
    assert done.json["activity"]["layers"] == [["cells", "text"], ["grid"]]
    assert done.json["total"] == sum(step["credits"] for step in done.json["steps"])


def test_show_draws_the_graph(template, folder):
    done = template("show", "good.json", "--svg", "graph.svg")

    assert "layer 2\n  ● grid  (tile_grid_images)\n      ← cells" in done.stdout
    drawn = ElementTree.parse(folder / "graph.svg")
    texts = {"".join(text.itertext()) for text in drawn.iter() if text.tag.endswith("}text")}
    assert {"cells", "grid", "text", "chat"} <= texts


def test_run_makes_what_a_server_would(folder, tmp_path):
    arguments = ("--image", folder / "photo.png", "--option", "words=hi", "--json")
    done = cyclorama(
        "template",
        "run",
        folder / "good.json",
        "--out",
        "out",
        *arguments,
        cwd=tmp_path,
        processes="1",
    )

    assert done.exit_code == 0, done.stderr
    assert (done.json["state"], done.json["errors"]) == ("succeeded", {})
    assert done.json["files"] == ["out/acme_cells-grid.png"]
    assert done.json["texts"]["text"].startswith("Say hi")
    assert (done.json["drafts"], done.json["remarks"]) == (["text"], {})
    with Image.open(tmp_path / "out/acme_cells-grid.png") as grid:
        assert grid.width > 3 * grid.height  # four cells side by side


def test_a_run_that_fails_says_at_which_step(folder, tmp_path):
    (tmp_path / "no.png").write_bytes(b"no picture")

    done = cyclorama(
        "template", "run", folder / "good.json", "--out", "out", "--image", "no.png", cwd=tmp_path
    )

    assert done.exit_code == 1
    assert [line.split(": ")[1] for line in done.complaints] == ["in-image_url", "cells", "grid"]
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "exit_code", "sentence"),
    [
        (("show", "vim_unknown"), 1, "There is no template 'vim_unknown'"),
        (("run", "good.json", "--out", "out", "--option", "x=1"), 2, "sets no option"),
        (("run", "good.json", "--out", "out", "--image", "none.png"), 2, "There is no file"),
        (("run", "good.json", "--out", "out"), 1, "Give 'image_url'"),
        (("run", "bad.json", "--out", "out"), 1, "There is no option 'colour'. (1 more)"),
    ],
)
def test_wrong_use_is_one_line(template, arguments, exit_code, sentence):
    done = template(*arguments)

    assert done.exit_code == exit_code
    assert sentence in done.complaints[-1]
