from pathlib import Path

import pytest

from cyclorama.engines.data_set import Captions, Learned, PreparePhotoRequest
from cyclorama.engines.draft.data_set_caption import Seen, caption, framing_of


def asked(learned: str, **more) -> PreparePhotoRequest:
    return PreparePhotoRequest(
        source=Path("in.png"), learned=Learned(learned), trigger="ohwx", out=Path("out.png"), **more
    )


SEEN = Seen(("navy blue", "white"), "upper body", "plain white background", 50.0)


@pytest.mark.parametrize(
    ("request_", "seen", "said"),
    [
        (
            asked("subject"),
            SEEN,
            "photo of ohwx person, upper body, facing the camera, plain white background",
        ),
        (
            asked("product"),
            SEEN,
            "product photo of ohwx in navy blue and white, plain white background",
        ),
        (asked("product"), Seen((), "", "", 20.0), "product photo of ohwx, low light"),
        (asked("style"), SEEN, "picture in the style of ohwx"),
        (
            asked("subject", words="woman"),
            Seen((), "", "", 90.0),
            "photo of ohwx person, woman, bright light",
        ),
        (asked("subject", captions=Captions.TRIGGER, words="woman"), SEEN, "ohwx, woman"),
    ],
)
def test_a_caption_names_the_trigger_and_what_is_not_the_subject(request_, seen, said):
    assert caption(request_, seen) == said


@pytest.mark.parametrize(
    ("face", "framing"),
    [
        (None, ""),
        (0.1, "full body"),
        (0.15, "three-quarter length"),
        (0.25, "upper body"),
        (0.3, "head and shoulders"),
        (0.5, "close-up portrait"),
    ],
)
def test_the_framing_follows_from_the_face(face, framing):
    assert framing_of(face) == framing
