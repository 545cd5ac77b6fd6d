"""What words say of a photo's light and colours."""

import pytest

from cyclorama.scenery.toning import AS_IT_IS, Tone, read_tone


@pytest.mark.parametrize(
    ("words", "tone"),
    [
        ("Make it brighter", Tone(light=1)),
        ("darker and moody", Tone(light=-1)),
        ("bright but dark", AS_IT_IS),
        ("not darker, but warmer", Tone(warmth=1)),
        ("in cool light", Tone(warmth=-1)),
        ("more contrast, vivid colours", Tone(contrast=1, saturation=1)),
        ("black and white", Tone(grey=True)),
        ("as a sepia print", Tone(sepia=True)),
        ("blur the background", Tone(blurred=True)),
        ("on a blue background", Tone(wall="#5B86B8")),
        ("on a pale blue background", Tone(wall="#b5c9df")),
        ("make the background of it dark red", Tone(wall="#6e1e1c")),
        ("change the backdrop to white", Tone(wall="#FAFAF9")),
        ("a woman in a red hat", AS_IT_IS),
        ("", AS_IT_IS),
    ],
)
def test_words_are_read(words, tone):
    assert read_tone(words) == tone
