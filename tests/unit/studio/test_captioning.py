"""A caption is a plan of one step, after what takes the picture in."""

from cyclorama.engines.captioning import CaptionOf
from cyclorama.generations.captioning import compile_caption
from cyclorama.generations.sources import Source
from cyclorama.steps.registry import step_type


def test_a_picture_elsewhere_is_taken_in_first():
    plan = compile_caption(Source(url="https://example.com/a.png"), CaptionOf.PERSON)

    assert [step.type for step in plan.steps] == ["ingest", "caption_image"]
    assert [(one.step, one.output) for one in plan.outputs] == [("caption", "text")]


def test_a_picture_of_the_account_is_captioned_at_once():
    (step,) = compile_caption(Source(media_id="m1"), CaptionOf.GARMENT).steps

    values = {name: param.value for name, param in step.params.items()}
    read = step_type(step.type).params.model_validate(values)
    assert (read.image, read.preset) == ("m1", CaptionOf.GARMENT)
