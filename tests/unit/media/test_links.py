from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from cyclorama.errors import Forbidden, InvalidInput
from cyclorama.kit.ids import new_id
from cyclorama.kit.secrets import Secret
from cyclorama.media.links import Links, file_name
from cyclorama.media.names import plain_name
from cyclorama.media.types import Facts, Media, Orientation
from settable_clock import SettableClock

ORIGIN = "https://pictures.example:8443"
HALF_A_DAY = 12 * 3600


@pytest.fixture
def links(clock: SettableClock) -> Links:
    return Links(Secret(b"s" * 32), ORIGIN, clock)


def one_media(clock: SettableClock, name: str = "front") -> Media:
    facts = Facts(
        sha256="0" * 64,
        width=1,
        height=1,
        orientation=Orientation.SQUARE,
        has_alpha=False,
        dominant_colour="#000000",
        blurhash="",
        source_profile=None,
        source_bit_depth=8,
    )
    return Media(
        id=new_id(),
        account_id=new_id(),
        origin_key="o",
        run_id=None,
        name=name,
        blob_key="b",
        content_type="image/jpeg",
        size_bytes=1,
        facts=facts,
        created_at=clock(),
        expires_at=None,
    )


def parts(url: str) -> tuple[str, str, str, str]:
    split = urlsplit(url)
    _, _, media_id, file = split.path.split("/")
    query = parse_qs(split.query)
    return media_id, file, query["exp"][0], query["sig"][0]


def test_a_link_has_the_published_form(links: Links, clock: SettableClock) -> None:
    one = one_media(clock)

    url = links.sign(one)

    media_id, file, expires, signature = parts(url)
    assert url.startswith(f"{ORIGIN}/media/{one.id}/front.jpg?exp=")
    assert (media_id, file) == (one.id, "front.jpg")
    assert int(expires) == int(clock().timestamp()) + HALF_A_DAY
    assert len(bytes.fromhex(signature)) == 32


def test_a_link_holds_until_it_expires(links: Links, clock: SettableClock) -> None:
    signed = parts(links.sign(one_media(clock)))

    clock.advance(HALF_A_DAY - 1)
    links.check(*signed)
    clock.advance(1)
    with pytest.raises(Forbidden, match="expired"):
        links.check(*signed)


@pytest.mark.parametrize("part", range(4))
def test_a_link_altered_anywhere_is_refused(links: Links, clock: SettableClock, part: int) -> None:
    signed = list(parts(links.sign(one_media(clock))))
    signed[part] = signed[part][:-1] + ("1" if signed[part][-1] != "1" else "2")

    with pytest.raises(Forbidden, match="altered"):
        links.check(*signed)


@pytest.mark.parametrize("signature", ["", "x", "é", "0" * 64])
def test_a_made_up_signature_is_refused(links: Links, clock: SettableClock, signature: str) -> None:
    media_id, file, expires, _ = parts(links.sign(one_media(clock)))

    with pytest.raises(Forbidden):
        links.check(media_id, file, expires, signature)


def test_a_link_of_another_secret_is_refused(links: Links, clock: SettableClock) -> None:
    other = Links(Secret(b"t" * 32), ORIGIN, clock)

    with pytest.raises(Forbidden):
        links.check(*parts(other.sign(one_media(clock))))


def test_each_read_gives_a_fresh_link(links: Links, clock: SettableClock) -> None:
    one = one_media(clock)
    first = links.sign(one)
    clock.advance(60)

    assert links.sign(one) != first


def test_the_lifetime_can_be_set(clock: SettableClock) -> None:
    links = Links(Secret(b"s" * 32), ORIGIN, clock, timedelta(minutes=5))

    assert int(parts(links.sign(one_media(clock)))[2]) == int(clock().timestamp()) + 300


class TestOwnLinks:
    def test_are_recognised(self, links: Links, clock: SettableClock) -> None:
        one = one_media(clock)

        assert links.own_media_id(links.sign(one)) == one.id

    @pytest.mark.parametrize(
        "url",
        [
            "https://elsewhere.example/media/{id}/front.jpg?{query}",
            "http://pictures.example:8443/media/{id}/front.jpg?{query}",
            "https://pictures.example/media/{id}/front.jpg?{query}",
            "https://pictures.example:8443/other/{id}/front.jpg?{query}",
            "https://pictures.example:8443@elsewhere.example/media/{id}/front.jpg?{query}",
            "https://pictures.example:8443/media/short/front.jpg?{query}",
            "https://pictures.example:8443/",
            "not a url",
            "https://exa\nmple/",
        ],
    )
    def test_others_are_not(self, links: Links, clock: SettableClock, url: str) -> None:
        one = one_media(clock)
        query = urlsplit(links.sign(one)).query

        assert links.own_media_id(url.format(id=one.id, query=query)) is None

    def test_an_expired_or_altered_one_says_so(self, links: Links, clock: SettableClock) -> None:
        url = links.sign(one_media(clock))

        for altered in (url[:-1] + "g", url.partition("?")[0], url.replace("front", "back")):
            with pytest.raises(InvalidInput, match="altered"):
                links.own_media_id(altered)
        clock.advance(HALF_A_DAY)
        with pytest.raises(InvalidInput, match="expired"):
            links.own_media_id(url)

    def test_a_default_port_may_be_written(self, clock: SettableClock) -> None:
        links = Links(Secret(b"s" * 32), "https://pictures.example", clock)
        one = one_media(clock)
        url = links.sign(one).replace("pictures.example", "PICTURES.example:443")

        assert links.own_media_id(url) == one.id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("front", "front"),
        ("My photo (1)", "My-photo-1"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\r\nb", "a-b"),
        ("Größe", "Gr-e"),
        ("", "picture"),
        ("...", "picture"),
        ("写真", "picture"),
        ("x" * 500, "x" * 80),
    ],
)
def test_names_are_fit_for_a_path(clock: SettableClock, text: str, name: str) -> None:
    assert plain_name(text) == name
    assert file_name(one_media(clock, text)) == f"{name}.jpg"
