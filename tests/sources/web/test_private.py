"""Nothing but the public network is asked, unless the user opens the rest."""

from __future__ import annotations

import pytest

from legation.errors import AddressRefused, NotFetched
from tests.sources.web.servers import PUBLIC, Names, Page, Site, fetcher, public, redirect

PAGE = Page(b"<p>Talks")
ADVICE = "give --allow-private if you trust the address"


def refusal(url: str, network: Names | None = None) -> str:
    """Why an address is refused."""
    with fetcher(network, allow_private=False) as opened, pytest.raises(AddressRefused) as caught:
        opened.get(url)
    return str(caught.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0177.1", "LOCALHOST."])
def test_this_machine_is_not_asked(host: str) -> None:
    """In whatever spelling; its server hears nothing."""
    with Site({"/": PAGE}) as site:
        assert refusal(site.url(host=host)).endswith(
            f"127.0.0.1{'' if host == '127.0.0.1' else ', which'} is this machine itself; {ADVICE}"
        )
        assert site.asked == []


@pytest.mark.parametrize("host", ["::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"])
def test_this_machine_is_not_asked_by_ipv6(host: str) -> None:
    """Nor by an address that carries its own."""
    assert refusal(f"http://[{host}]:1/") == f"http://[{host}]:1/: {host} is this machine itself; {ADVICE}"


@pytest.mark.parametrize(
    ("address", "kind"),
    [("10.0.0.5", "private"), ("169.254.169.254", "link-local"), ("100.64.1.1", "not public"), ("fd00::1", "private")],
)
def test_a_name_that_is_at_a_private_address(address: str, kind: str) -> None:
    """What a name looks like says nothing; no connection is made."""
    network = Names({"paper.example": [[address]]})
    assert refusal("http://paper.example/", network) == (
        f"http://paper.example/: paper.example is at {address}, which is {kind}; {ADVICE}"
    )
    assert network.connected == []


def test_the_public_network_is_open() -> None:
    """A name at a public address is asked there, by its name."""
    network = public("paper.example")
    with Site({"/": PAGE}) as site, fetcher(network, allow_private=False) as opened:
        assert opened.get(site.url(host="paper.example")).body == PAGE.body
        assert set(network.connected) == {(PUBLIC, site.port)}
        assert site.asked[-1].headers["Host"] == f"paper.example:{site.port}"


def test_of_several_addresses_only_public_ones_are_asked() -> None:
    """An office that answers with its inner address too."""
    network = Names({"paper.example": [["10.0.0.5", PUBLIC, "fd00::1"]]})
    with Site({"/": PAGE}) as site, fetcher(network, allow_private=False) as opened:
        opened.get(site.url(host="paper.example"))
        assert set(network.connected) == {(PUBLIC, site.port)}


def test_a_name_that_changes_its_address() -> None:
    """DNS rebinding: public at the first question, for robots.txt, and this machine at the next."""
    network = Names({"evil.example": [[PUBLIC], ["127.0.0.1"]]})
    with Site({"/": PAGE}) as site:
        told = refusal(site.url(host="evil.example"), network)
        assert "evil.example is at 127.0.0.1, which is this machine itself" in told
        assert [asked.path for asked in site.asked] == ["/robots.txt"]
    assert network.connected == [(PUBLIC, site.port)]


def test_what_is_checked_is_what_is_connected_to() -> None:
    """One question for each connection: there is no second answer to differ from the first."""
    network = public("paper.example")
    with Site({"/": PAGE}) as site, fetcher(network, allow_private=False) as opened:
        opened.get(site.url(host="paper.example"))
    assert len(network.resolved) == len(network.connected) == 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_this_machine(status: int) -> None:
    """A public page that leads to a private one leads nowhere."""
    with Site({"/": PAGE}) as inner, Site({"/": redirect(inner.url(), status)}) as site:
        url = site.url(host="paper.example")
        assert refusal(url, Names({"paper.example": [[PUBLIC]], "127.0.0.1": [["127.0.0.1"]]})) == (
            f"{url}: it leads to {inner.url()}: 127.0.0.1 is this machine itself; {ADVICE}"
        )
        assert inner.asked == []


def test_a_redirect_to_a_name_at_a_private_address() -> None:
    """The name is looked up before it is asked."""
    network = Names({"paper.example": [[PUBLIC]], "router.example": [["192.168.1.1"]]})
    with Site({"/": redirect("http://router.example/reboot")}) as site:
        told = refusal(site.url(host="paper.example"), network)
    assert told.endswith(
        f"it leads to http://router.example/reboot: router.example is at 192.168.1.1, which is private; {ADVICE}"
    )
    assert set(network.connected) == {(PUBLIC, site.port)}


def test_a_robots_that_leads_to_a_private_address() -> None:
    """It is not had, and the page is not asked; that it may be private is no matter of the page's address."""
    network = Names({"paper.example": [[PUBLIC]], "router.example": [["192.168.1.1"]]})
    site = Site({"/": PAGE, "/robots.txt": redirect("http://router.example/robots.txt")})
    with site, fetcher(network, allow_private=False) as opened:
        with pytest.raises(
            NotFetched, match=r"robots\.txt, which must be asked first, cannot be had: router"
        ) as caught:
            opened.get(site.url(host="paper.example"))
        assert type(caught.value) is NotFetched
        assert site.paths == []


def test_a_user_may_open_the_private_network() -> None:
    """For the pages of one's own house; redirects there are followed too."""
    with Site({}) as site, fetcher(allow_private=True) as opened:
        site.routes = {"/a": redirect(site.url("/b", host="localhost")), "/b": PAGE}
        assert opened.get(site.url("/a")).body == PAGE.body
