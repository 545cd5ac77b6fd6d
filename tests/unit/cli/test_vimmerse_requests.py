"""The contact sheet's requests fit the templates."""

from importlib import resources

import pytest

from cyclorama.cli.vimmerse_requests import Samples, needs_clips, options_for
from cyclorama.templates.definition import Template
from cyclorama.templates.options import settle
from cyclorama.templates.system import with_choices
from cyclorama.templates.yaml_text import read_definition

SAMPLES = Samples(
    person="https://a.test/person",
    product="https://a.test/product",
    garment="https://a.test/garment",
    sketch="https://a.test/sketch",
    grid="https://a.test/grid",
    clips=("https://a.test/clip-1", "https://a.test/clip-2"),
)
FILES = sorted(
    file
    for file in resources.files("cyclorama.catalogue").joinpath("templates").iterdir()
    if file.name.endswith(".yaml")
)


def definition(file):
    return with_choices(read_definition(file.read_text("utf-8")))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_request_gives_all_that_a_template_needs(file):
    raw = definition(file)

    settled = settle(Template.model_validate(raw), options_for(raw, SAMPLES))

    chosen = [value for value in settled.options.values() if value]
    assert needs_clips(raw) == any("clip-1" in str(value) for value in chosen)


def test_a_product_template_gets_a_product():
    by_name = {file.name.removesuffix(".yaml"): definition(file) for file in FILES}

    assert options_for(by_name["vim_product_shot"], SAMPLES)["image_url"] == SAMPLES.product
    assert options_for(by_name["vim_ugc_review"], SAMPLES)["avatar_url"] == SAMPLES.person
    assert options_for(by_name["vim_ugc_review"], SAMPLES)["product_url"] == SAMPLES.product
