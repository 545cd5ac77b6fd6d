import pytest
from pydantic import ValidationError

from cyclorama.imaging.composition import Composition, Detail, Plain, Transparent, Whole


@pytest.mark.parametrize(
    "data",
    [
        {"framing": {"kind": "whole", "margin": 0.45}},
        {"framing": {"kind": "whole", "margin": -0.1}},
        {"framing": {"kind": "detail", "share": 0}},
        {"framing": {"kind": "poster"}},
        {"backdrop": {"kind": "plain", "colour": "white"}},
        {"backdrop": {"kind": "sweep", "softness": 0}},
        {"shadow": {"kind": "neon"}},
        {"shadow": {"strength": 2}},
        {"light": "soft"},
    ],
)
def test_what_cannot_be_composed_is_refused(data: dict):
    with pytest.raises(ValidationError):
        Composition.model_validate(data)


def test_parts_are_told_apart_by_kind():
    composition = Composition.model_validate(
        {"framing": {"kind": "detail"}, "backdrop": {"kind": "transparent"}}
    )

    assert isinstance(composition.framing, Detail)
    assert isinstance(composition.backdrop, Transparent)


def test_survives_json():
    composition = Composition(framing=Whole(margin=0.2), backdrop=Plain(colour="#102030"))

    assert Composition.model_validate_json(composition.model_dump_json()) == composition
