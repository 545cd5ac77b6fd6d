import ipaddress
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyclorama.errors import BlockedAddress, InvalidInput
from cyclorama.kit.addresses import (
    AllowList,
    check_url,
    hidden_ipv4,
    host_literal,
    is_public,
    refuse_visibly_private,
)

PUBLIC = [
    "8.8.8.8",
    "1.1.1.1",
    "93.184.216.34",
    "100.63.255.255",  # below carrier NAT
    "100.128.0.0",  # above it
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001:80b::200e",
    "::ffff:8.8.8.8",  # mapped
    "64:ff9b::808:808",  # NAT64 of 8.8.8.8
    "2002:808:808::1",  # 6to4 of 8.8.8.8
]

NOT_PUBLIC = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",  # metadata of one cloud, within carrier NAT
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",  # compatible
    "::8.8.8.8",  # compatible, deprecated: not routed
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:0:127.0.0.1",  # translated
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::7f00:1",
    "64:ff9b:1:7f00:0:100::",
    "64:ff9b:1::808:808",  # local use only, whatever it hides
    "100::1",  # discard
    "2001::1",  # Teredo
    "2001:0:53aa:64c:0:0:80ff:fffe",  # Teredo of 127.0.0.1
    "2001:10::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "2002:c0a8:101::",
    "2a00:1450::5efe:127.0.0.1",  # ISATAP
    "2a00:1450::200:5efe:10.0.0.1",
    "3fff::1",
    "4000::1",  # outside of global unicast
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",  # metadata
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses_are_public(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_other_addresses_are_not(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("2606:4700::1", []),
        ("::", []),
        ("::1", []),
        ("::ffff:1.2.3.4", ["1.2.3.4"]),
        ("::1.2.3.4", ["1.2.3.4"]),
        ("::ffff:0:1.2.3.4", ["1.2.3.4"]),
        ("64:ff9b::1.2.3.4", ["1.2.3.4"]),
        ("64:ff9b:1:102:3:400::", ["1.2.3.4", "0.0.0.0"]),
        ("64:ff9b:1::1.2.3.4", ["0.0.0.0", "1.2.3.4"]),
        ("2002:102:304::1", ["1.2.3.4"]),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", ["65.54.227.120", "192.0.2.45"]),  # RFC 4380
        ("fe80::5efe:1.2.3.4", ["1.2.3.4"]),
        ("2a00::200:5efe:1.2.3.4", ["1.2.3.4"]),
    ],
)
def test_ipv4_hidden_in_ipv6_is_decoded(text: str, hidden: list[str]) -> None:
    found = hidden_ipv4(ipaddress.IPv6Address(text))

    assert [str(address) for address in found] == hidden


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.1.", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("127.0.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0X7F.1", "127.0.0.1"),
        ("0x7f.0.0.1", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("0177.0x0.1", "127.0.0.1"),
        ("0", "0.0.0.0"),
        ("0x", "0.0.0.0"),
        ("169.16689662", "169.254.169.254"),
        ("1.2.65535", "1.2.255.255"),
        ("4294967295", "255.255.255.255"),
        ("[::1]", "::1"),
        ("::ffff:127.0.0.1", "::ffff:7f00:1"),
        ("4294967296", None),
        ("256.1.1.1", None),
        ("1.2.3.4.5", None),
        ("1.2.65536", None),
        ("08.1.1.1", None),
        ("0x7g.1", None),
        ("1..1", None),
        ("-1.1", None),
        ("1_0.1.1.1", None),
        ("٣.1.1.1", None),
        ("example.com", None),
        ("", None),
        ("[::1::]", None),
    ],
)
def test_host_literals_are_read_as_inet_aton_reads_them(host: str, address: str | None) -> None:
    found = host_literal(host)

    assert (None if found is None else str(found)) == address


_NUMBER = st.one_of(
    st.integers(0, 2**33).map(str),
    st.integers(0, 2**33).map(hex),
    st.integers(0, 2**33).map(lambda number: f"0{number:o}"),
    st.integers(0, 300).map(str),
    st.text("0123456789abcdefxX", min_size=1, max_size=4),
)


@settings(max_examples=500)
@given(st.lists(_NUMBER, min_size=1, max_size=5).map(".".join))
def test_no_spelling_that_the_system_reads_as_an_address_is_taken_for_a_name(host: str) -> None:
    try:
        read_by_the_system = str(ipaddress.IPv4Address(socket.inet_aton(host)))
    except OSError:
        return

    assert str(host_literal(host)) == read_by_the_system


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("http://127.0.0.1/a.png", BlockedAddress),
        ("http://127.1/a.png", BlockedAddress),
        ("http://2130706433/a.png", BlockedAddress),
        ("http://0x7f000001/a.png", BlockedAddress),
        ("http://017700000001/a.png", BlockedAddress),
        ("http://0177.0.0.1/a.png", InvalidInput),  # the URL parser knows no octal part
        ("http://127.0.0.1./a.png", BlockedAddress),
        ("http://[::1]/", BlockedAddress),
        ("http://[::ffff:10.0.0.1]/", BlockedAddress),
        ("http://[64:ff9b::7f00:1]/", BlockedAddress),
        ("http://169.254.169.254/latest/meta-data/", BlockedAddress),
        ("http://10.1.2.3/", BlockedAddress),
        ("http://localhost/", BlockedAddress),
        ("http://LOCALHOST./", BlockedAddress),
        ("http://a.localhost/", BlockedAddress),
        ("http://printer.local/", BlockedAddress),
        ("http://metadata.google.internal/", BlockedAddress),
        ("http://minio/", BlockedAddress),
        ("http://example.com:22/", BlockedAddress),
        ("http://8.8.8.8:6379/", BlockedAddress),
        ("ftp://example.com/a.png", InvalidInput),
        ("file:///etc/passwd", InvalidInput),
        ("gopher://example.com/", InvalidInput),
        ("data:image/png;base64,AAAA", InvalidInput),
        ("//example.com/a.png", InvalidInput),
        ("example.com/a.png", InvalidInput),
        ("", InvalidInput),
        ("http://", InvalidInput),
        ("http:///a.png", InvalidInput),
        ("http://./", InvalidInput),
        ("http://a..b/", InvalidInput),
        ("http://a b/", InvalidInput),
        ("http://exa\nmple.com/", InvalidInput),
        ("http://example.com:0/", InvalidInput),
        ("http://example.com:99999/", InvalidInput),
        ("http://example.com:x/", InvalidInput),
        ("http://user:secret@example.com/", InvalidInput),
        ("http://example.com\\@127.0.0.1/", InvalidInput),
        ("http://example.com%00.evil.com/", InvalidInput),
        ("http://[fe80::1%25eth0]/", InvalidInput),
        ("http://①②⑦.0.0.1/", InvalidInput),
        ("http://example.com/" + "a" * 5000, InvalidInput),
    ],
)
def test_urls_that_can_be_seen_to_be_wrong_are_refused(url: str, error: type[InvalidInput]) -> None:
    with pytest.raises(InvalidInput) as caught:
        refuse_visibly_private(url)

    assert type(caught.value) is error
    assert caught.value.public.endswith(".")


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/a.png",
        "https://example.com:443/a.png?x=1#y",
        "HTTPS://EXAMPLE.COM/",
        "http://8.8.8.8/",
        "http://[2606:4700:4700::1111]/",
        "https://bücher.example/cover.jpg",
        "https://my_bucket.s3.amazonaws.com/a%20b.png",
        "http://localhost.example.com/",
    ],
)
def test_other_urls_pass(url: str) -> None:
    refuse_visibly_private(url)

    assert check_url(url).scheme in ("http", "https")


@pytest.mark.parametrize(
    ("allow", "url", "passes"),
    [
        ("127.0.0.1", "http://127.0.0.1:9000/", True),
        ("127.0.0.1", "http://[::ffff:127.0.0.1]/", True),
        ("127.0.0.1", "http://localhost:9000/", True),
        ("127.0.0.1", "http://127.0.0.2/", False),
        ("10.0.0.0/8", "http://10.9.8.7:8080/", True),
        ("10.0.0.0/8", "http://minio.internal:9000/", True),  # the look-up decides
        ("10.0.0.0/8", "http://192.168.0.1/", False),
        ("fd00::/8", "http://[fd00::5]/", True),
        ("minio, photos.local", "http://minio:9000/", True),
        ("minio, photos.local", "http://PHOTOS.local/", True),
        ("minio", "http://other/", False),
        ("localhost", "http://localhost:1234/", True),
    ],
)
def test_what_the_operator_allows_passes(allow: str, url: str, passes: bool) -> None:
    allowed = AllowList.parse(allow)

    if passes:
        refuse_visibly_private(url, allowed)
    else:
        with pytest.raises(BlockedAddress):
            refuse_visibly_private(url, allowed)


@pytest.mark.parametrize("text", ["10.0.0.0/33", "http://minio", "*.internal", "a b", "minio:9000"])
def test_a_bad_entry_of_the_allow_list_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=r"address|network|host name"):
        AllowList.parse(text)


def test_an_allow_list_may_be_empty_or_a_sequence() -> None:
    assert AllowList.parse(" , ") == AllowList() == AllowList.parse(())
    assert AllowList.parse(["MinIO.", "10.0.0.0/8"]) == AllowList.parse("minio,10.0.0.0/8")
