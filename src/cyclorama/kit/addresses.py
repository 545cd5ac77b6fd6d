"""Which network addresses the server may reach on behalf of a caller. Pure: no socket is opened.

`ipaddress.is_global` is not enough and its answers shift between patch releases: it calls the
NAT64 form of loopback (64:ff9b::7f00:1) and ::127.0.0.1 global. So an IPv4 address that is
hidden in an IPv6 address is decoded first, and both are judged by the tables below, which
follow the IANA special-purpose address registries (RFC 6890 and its updates).
"""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Self

import httpx2

from cyclorama.errors import BlockedAddress, InvalidInput

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

STANDARD_PORTS = {"http": 80, "https": 443}
MAX_URL_LENGTH = 4096

_NOT_PUBLIC_4 = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this network, unspecified
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier NAT; holds the metadata address of one cloud
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # host agent of one cloud, on a public number
        "169.254.0.0/16",  # link-local; 169.254.169.254 is the usual metadata address
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # IETF protocol assignments; holds a metadata address too
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, deprecated
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)

_GLOBAL_UNICAST_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # IETF protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)

_COMPATIBLE = IPv6Network("::/96")
_MAPPED = IPv6Network("::ffff:0:0/96")
_TRANSLATED = IPv6Network("::ffff:0:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_TEREDO = IPv6Network("2001::/32")
_ISATAP_INTERFACES = (0x0000_5EFE, 0x0200_5EFE)

_LOCAL_SUFFIXES = (".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa")
_LOOPBACK = IPv4Address("127.0.0.1")
_PLAIN_HOST = re.compile(r"[a-z0-9._-]*[a-z0-9][a-z0-9._-]*|[0-9a-f:.]*:[0-9a-f:.]*")


def hidden_ipv4(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address carries inside; empty when it carries none.

    Knows IPv4-mapped, IPv4-compatible and IPv4-translated addresses (RFC 4291, 2765), 6to4
    (RFC 3056), both NAT64 prefixes (RFC 6052, 8215), Teredo (RFC 4380: server and client) and
    ISATAP (RFC 5214).
    """
    number = int(address)
    low = IPv4Address(number & 0xFFFF_FFFF)
    found: list[IPv4Address] = []
    if address in _MAPPED or address in _TRANSLATED or address in _NAT64:
        found.append(low)
    elif address in _NAT64_LOCAL:
        # A /48 prefix puts the address around the reserved bits 64 to 71 (RFC 6052, 2.2);
        # operators also use a /96 below it, where it stands at the end.
        middle = ((number >> 64) & 0xFFFF) << 16 | (number >> 40) & 0xFFFF
        found += [IPv4Address(middle), low]
    elif address in _SIX_TO_FOUR:
        found.append(IPv4Address((number >> 80) & 0xFFFF_FFFF))
    elif address in _TEREDO:
        found += [IPv4Address((number >> 64) & 0xFFFF_FFFF), IPv4Address(~int(low) & 0xFFFF_FFFF)]
    elif address in _COMPATIBLE and number > 1:
        found.append(low)
    if (number >> 32) & 0xFFFF_FFFF in _ISATAP_INTERFACES:
        found.append(low)
    return tuple(found)


def is_public(address: Address) -> bool:
    """Whether the address, and every IPv4 address hidden in it, is on the public internet."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    hidden = hidden_ipv4(address)
    if not all(is_public(inner) for inner in hidden):
        return False
    if address in _MAPPED or address in _NAT64:
        return True  # the outer form is only a way to write or to route the inner address
    return address in _GLOBAL_UNICAST_6 and not any(address in net for net in _NOT_PUBLIC_6)


def host_literal(host: str) -> Address | None:
    """The address that a host part of a URL spells out, or None for a name.

    Reads what the C library's `inet_aton` reads: one to four parts, each decimal, octal (0177)
    or hexadecimal (0x7f), the last part filling the rest (127.1, 2130706433).
    """
    text = host.strip("[]").rstrip(".")
    if ":" in text:
        try:
            return IPv6Address(text)
        except ValueError:
            return None
    parts = [_number(part) for part in text.split(".")]
    if not 1 <= len(parts) <= 4:
        return None
    total = 0
    for index, part in enumerate(parts):
        bits_left = 32 - 8 * index if index == len(parts) - 1 else 8
        if part is None or part >= 1 << bits_left:
            return None
        total |= part << (32 - 8 * index - bits_left)
    return IPv4Address(total)


def _number(text: str) -> int | None:
    if not text.isascii() or not text.isalnum():
        return None
    base = 16 if text[:2].lower() == "0x" else 8 if text[0] == "0" else 10
    try:
        return int(text[2:] or "0", 16) if base == 16 else int(text, base)
    except ValueError:
        return None


@dataclass(frozen=True)
class AllowList:
    """Hosts and networks that may be reached although they are not public: the operator's word."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    @classmethod
    def parse(cls, entries: str | Iterable[str]) -> Self:
        """From `host, host, 10.0.0.0/8` or a list of those. ValueError names a bad entry."""
        hosts: set[str] = set()
        networks: list[Network] = []
        for entry in entries.split(",") if isinstance(entries, str) else entries:
            text = entry.strip().lower()
            literal = host_literal(text) if text else None
            if not text:
                continue
            if literal is not None:
                networks.append(ipaddress.ip_network(literal))
            elif "/" in text:
                networks.append(ipaddress.ip_network(text, strict=False))
            elif set(text) & set(": @*"):
                raise ValueError(f"{entry!r} is neither a host name nor a network")
            else:
                hosts.add(text.rstrip("."))
        return cls(frozenset(hosts), tuple(networks))

    def allows_host(self, host: str) -> bool:
        return host.lower().rstrip(".") in self.hosts

    def allows_address(self, address: Address) -> bool:
        """True for an address of an allowed network, in its IPv4-mapped form too."""
        if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        return any(address in network for network in self.networks)


NOTHING_ALLOWED = AllowList()


def check_url(url: str) -> httpx2.URL:
    """Parse a URL that a caller gave. InvalidInput when the server could not even try it."""
    if len(url) > MAX_URL_LENGTH:
        raise InvalidInput(f"The URL is longer than {MAX_URL_LENGTH} characters.")
    try:
        parsed = httpx2.URL(url)
        host = parsed.raw_host.decode("ascii")
    except (httpx2.InvalidURL, UnicodeError):
        raise InvalidInput("The URL is malformed: it must be http(s)://host/path.") from None
    if parsed.scheme not in STANDARD_PORTS:
        raise InvalidInput("The URL must begin with http:// or https://.")
    if not _PLAIN_HOST.fullmatch(host) or ".." in host:
        raise InvalidInput("The URL has no host, or one that is neither a name nor an address.")
    if parsed.port is not None and not 0 < parsed.port < 65536:
        raise InvalidInput("The URL has an impossible port.")
    if parsed.userinfo:
        # Parsers disagree about what stands before an '@'; a presigned link does not need it.
        raise InvalidInput("The URL may not carry a user name or password.")
    return parsed


def refuse_visibly_private(url: str, allow: AllowList = NOTHING_ALLOWED) -> None:
    """Refuse, before any look-up, a URL that can be seen not to lead to the public internet.

    A cheap courtesy at the door; the guard that counts is in `cyclorama.kit.outbound`, at the
    moment of connecting. Raises InvalidInput or BlockedAddress.
    """
    parsed = check_url(url)
    host = parsed.raw_host.decode("ascii").lower().strip("[]").rstrip(".")
    if allow.allows_host(host):
        return
    literal = host_literal(host)
    if literal is None and (host == "localhost" or host.endswith(".localhost")):
        literal = _LOOPBACK
    if literal is not None:
        if allow.allows_address(literal):
            return
        if not is_public(literal):
            raise BlockedAddress(
                "The URL leads to a private or reserved address. Use one on the public internet."
            )
    elif not allow.networks and ("." not in host or host.endswith(_LOCAL_SUFFIXES)):
        # With an allowed network, such a name may lead into it: then only the look-up can tell.
        raise BlockedAddress(
            "The URL names a host of a private network. Use one on the public internet."
        )
    unusual_port = parsed.port is not None and parsed.port not in STANDARD_PORTS.values()
    if unusual_port and (literal is not None or not allow.networks):
        raise BlockedAddress("The URL names an unusual port. Only 80 and 443 are reached.")
