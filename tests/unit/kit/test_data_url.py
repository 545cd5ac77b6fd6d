import pytest

from cyclorama.errors import InvalidInput
from cyclorama.kit.data_url import data_of


@pytest.mark.parametrize(
    "url",
    ["data:image/png;base64,aGVsbG8=", "DATA:image/svg+xml;charset=utf-8;BASE64,aGVsbG8="],
)
def test_what_stands_in_a_url_is_read(url):
    assert data_of(url) == b"hello"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a.png",
        "data:image/png,hello",
        "data:;base64,aGVsbG8=",
        "data:image/png;base64,a",
        "data:image/png;base64,ä",
        "data:image/png;base64,a b=",
    ],
)
def test_anything_else_is_refused(url):
    with pytest.raises(InvalidInput):
        data_of(url)
