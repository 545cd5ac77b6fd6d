import pytest

from cyclorama.errors import NotAPicture
from cyclorama.media.kinds import Kind, kind_of, sniff


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Kind.JPEG),
        (b"\xff\xd8\xff\xdb", Kind.JPEG),
        (b"\x89PNG\r\n\x1a\n\0\0", Kind.PNG),
        (b"RIFF\0\0\0\0WEBPVP8 ", Kind.WEBP),
    ],
)
def test_kinds_are_told_by_their_first_bytes(head: bytes, kind: Kind) -> None:
    assert sniff(head) is kind


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"", "empty"),
        (b"\xff\xd8", "not a picture"),
        (b"\x89PNG", "not a picture"),
        (b"RIFF\0\0\0\0WAVEfmt ", "a sound"),
        (b"GIF87a", "a GIF"),
        (b"GIF89a", "a GIF"),
        (b"BM\0\0", "a BMP"),
        (b"II*\0\x08", "a TIFF"),
        (b"MM\0*\0", "a TIFF"),
        (b"\0\0\0\x20ftypavif", "an AVIF"),
        (b"\0\0\0\x20ftypheic", "HEIC"),
        (b"\0\0\0\x20ftypmp42", "a video"),
        (b"\0\0\0\x14ftypqt  ", "a video"),
        (b"\x1a\x45\xdf\xa3\x01\0\0\0\x42\x82\x88matroska", "a Matroska video"),
        (b"\xff\xfb\x90\x64", "a sound"),
        (b"\xff\x0a\x00", "JPEG XL"),
        (b"\xef\xbb\xbf<SVG>", "an SVG"),
        (b"  <?xml version='1.0'?>\n<svg>", "an SVG"),
        (b"<?xml version='1.0'?><rss>", "not a picture"),
        (b"<html>", "a web page"),
        (b"8BPS\0\1", "Photoshop"),
    ],
)
def test_others_are_named_and_refused(head: bytes, name: str) -> None:
    with pytest.raises(NotAPicture) as caught:
        sniff(head)

    assert name in caught.value.public
    assert "JPEG, PNG or WebP" in caught.value.public


@pytest.mark.parametrize("kind", Kind)
def test_a_stored_type_has_its_kind(kind: Kind) -> None:
    assert kind_of(kind.content_type) is kind


def test_a_foreign_type_has_none() -> None:
    with pytest.raises(ValueError, match="image/gif"):
        kind_of("image/gif")
