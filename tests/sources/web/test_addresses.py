"""Which addresses of the network are public, and which are not asked."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources.web.addresses import closed_kind, literal


@pytest.mark.parametrize(
    "address",
    [
        "9.9.9.9",
        "172.32.0.1",
        "192.169.0.1",
        "2606:4700::1111",
        "2001:4860:4860::8888",
        "::ffff:9.9.9.9",
        "64:ff9b::909:909",
        "2002:909:909::1",
    ],
)
def test_public_addresses_are_open(address: str) -> None:
    """Those of the public network, and of IPv6 those that carry one of it."""
    assert closed_kind(address) is None


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "this machine itself"),
        ("127.200.1.1", "this machine itself"),
        ("::1", "this machine itself"),
        ("0.0.0.0", "no address of one machine"),
        ("::", "no address of one machine"),
        ("0.1.2.3", "private"),
        ("10.0.0.1", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("fd12::1", "private"),
        ("169.254.169.254", "link-local"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("100.64.0.1", "not public"),
        ("224.0.0.1", "multicast"),
        ("ff02::1", "multicast"),
        ("198.18.0.1", "private"),
        ("203.0.113.1", "private"),
        ("255.255.255.255", "private"),
        ("2001:db8::1", "private"),
        ("3fff::1", "reserved"),
        ("5f00::1", "reserved"),
        ("fec0::1", "reserved"),
        ("4000::1", "reserved"),
    ],
)
def test_what_is_not_public_is_told_by_its_kind(address: str, kind: str) -> None:
    """This machine, the networks around it, and what IANA keeps for other ends."""
    assert closed_kind(address) == kind


@pytest.mark.parametrize(
    "address",
    [
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::",
        "2002:a00:1::5",
        "2001:0:a00:1::1",
    ],
)
def test_an_address_that_carries_a_private_one_is_closed(address: str) -> None:
    """Mapped, old form, gateway, local gateway, 6to4, Teredo: IPv6 opens no way round."""
    assert closed_kind(address) is not None


@given(st.ip_addresses())
def test_nothing_is_open_that_python_takes_for_private(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    """Whatever is added here, only global addresses that lead to no private one are open."""
    if closed_kind(str(address)) is None:
        mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
        gateway = address in ipaddress.ip_network("64:ff9b::/96")
        assert (mapped or address).is_global or gateway


def test_what_is_no_address_is_closed() -> None:
    """A resolver that answers nonsense opens nothing."""
    assert closed_kind("paper.example") == "no address"


@pytest.mark.parametrize("host", ["127.1", "0x7f.1", "0177.0.0.1", "2130706433", "localhost", "a.localhost"])
def test_this_machine_in_other_spellings(host: str) -> None:
    """What the system would take for an address is one, before any name is looked up."""
    assert literal(host) == "127.0.0.1"


@pytest.mark.parametrize("host", ["paper.example", "mylocalhost", "localhost.example", "127.0.0.1.example", ""])
def test_names_are_no_addresses(host: str) -> None:
    """They are looked up, not guessed."""
    assert literal(host) is None
