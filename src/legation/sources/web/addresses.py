"""Addresses of the network: which are public, and what the others are.

What only this machine or its neighbours can reach must not be asked at the word of a feed or a page: routers, printers,
the metadata of a cloud. The registries are those of IANA for IPv4 and IPv6 special purposes (RFC 6890), as Python's
`ipaddress` knows them; addresses of IPv6 that carry one of IPv4 are judged by that too.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

from legation.errors import AddressRefused

Address = IPv4Address | IPv6Address

#: Gateways from IPv6 to IPv4 (RFC 6052): the last four bytes are the address that is reached.
GATEWAY: Final = IPv6Network("64:ff9b::/96")
#: Networks that versions of Python before 3.13 take for public: local gateways (RFC 8215), documentation (RFC 9637),
#: segment routing (RFC 9602), IPv4 in the form that nobody uses any more (RFC 4291, 2.5.5.1), and Teredo (RFC 4380).
CLOSED: Final = tuple(map(IPv6Network, ("64:ff9b:1::/48", "3fff::/20", "5f00::/16", "::/96", "2001::/32", "fec0::/10")))
#: In the order in which they are looked for: an address can be several.
KINDS: Final = (
    ("is_unspecified", "no address of one machine"),
    ("is_loopback", "this machine itself"),
    ("is_link_local", "link-local"),
    ("is_multicast", "multicast"),
    ("is_private", "private"),
    ("is_reserved", "reserved"),
)
#: What every machine calls itself (RFC 6761).
SELF: Final = "localhost"
#: Names that are kept for one's own network (RFC 6762, RFC 8375, and ICANN's decision of 2024).
OWN: Final = (".local", ".home.arpa", ".internal")
ADVICE: Final = "give --allow-private if you trust the address"


def closed_kind(text: str) -> str | None:
    """What kind of address this is where it is not public, None where it is; what is no address is not public."""
    try:
        address = ip_address(text)
    except ValueError:
        return "no address"
    inner = carried(address)
    return _kind(address if inner is None else inner)


def carried(address: Address) -> IPv4Address | None:
    """The address of IPv4 that one of IPv6 leads to: mapped, by 6to4 (RFC 3056) or through a gateway (RFC 6052)."""
    if isinstance(address, IPv4Address):
        return None
    if address in GATEWAY:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


def _kind(address: Address) -> str | None:
    for test, kind in KINDS:
        if getattr(address, test):
            return kind
    if isinstance(address, IPv6Address) and any(address in network for network in CLOSED):
        return "reserved"
    return None if address.is_global else "not public"


def literal(host: str) -> str | None:
    """The address that a host's name is itself, in any spelling that the system takes (``0x7f.1``, ``2130706433``).

    Nothing is asked of the network.
    """
    if host == SELF or host.endswith(f".{SELF}"):
        return "127.0.0.1"
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return None
    return str(found[0][4][0])


def open_addresses(host: str, addresses: list[str]) -> list[str]:
    """Those of a host's addresses that are public.

    Raises:
        AddressRefused: none is.
    """
    found = [address for address in addresses if closed_kind(address) is None]
    if not found:
        address = addresses[0]
        named = address if host == address else f"{host} is at {address}, which"
        raise AddressRefused(f"{named} is {closed_kind(address)}; {ADVICE}")
    return found


def check_name(host: str) -> None:
    """Judge a host by its name alone, where only a proxy knows its address.

    Raises:
        AddressRefused: it is an address that is not public, or a name that only one's own network knows.
    """
    address = literal(host)
    if address is not None:
        open_addresses(host, [address])
    elif "." not in host or host.endswith(OWN):
        raise AddressRefused(f"{host} is a name of a private network; {ADVICE}")
