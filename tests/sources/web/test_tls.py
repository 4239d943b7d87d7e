"""Safe connections: the name is what the certificate must hold, whatever address is connected to."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import pytest

from legation.errors import NotFetched
from tests.sources.web.servers import PUBLIC, Page, Site, endless, fetcher, public, raw, redirect

CERTIFICATE = Path(__file__).with_name("paper.example.pem")
PAGE = Page(b"<p>Talks")


@pytest.fixture
def site() -> Site:
    """A server with the certificate of paper.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return Site({"/": PAGE}, tls=context)


@pytest.fixture
def believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine believes that certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def failure(site: Site, path: str = "/", host: str | None = "paper.example", **settings: Any) -> str:
    """Why a path gives nothing over a safe connection."""
    with site, fetcher(public(host or site.host), **settings) as opened, pytest.raises(NotFetched) as caught:
        opened.get(site.url(path, host).replace("http:", "https:"))
    return str(caught.value)


@pytest.mark.usefixtures("believed")
def test_a_safe_page(site: Site) -> None:
    """The address that was checked is connected to, and the name is checked by the certificate."""
    network = public("paper.example")
    with site, fetcher(network, allow_private=False) as opened:
        assert opened.get(site.url(host="paper.example")).body == PAGE.body
        assert set(network.connected) == {(PUBLIC, site.port)}


@pytest.mark.usefixtures("believed")
def test_another_name_than_that_of_the_certificate(site: Site) -> None:
    """A server that is not what it should be."""
    told = failure(site, host="bank.example")
    assert "its certificate is not believed (Hostname mismatch, certificate is not valid for 'bank.example'.)" in told
    assert site.asked == []


def test_a_certificate_that_nobody_signed(site: Site) -> None:
    """Without being believed, a page is not read."""
    assert "its certificate is not believed (self-signed certificate); check the address" in failure(site)
    assert site.asked == []


@pytest.mark.usefixtures("believed")
def test_a_slow_safe_server(site: Site) -> None:
    """Its time is limited as that of any."""
    site.routes["/slow"] = endless(b"HTTP/1.1 200 OK\r\n\r\n", b" ", every=0.05)
    assert "/slow: the whole answer takes longer than 0.5 seconds" in failure(site, "/slow", deadline=0.5)


@pytest.mark.usefixtures("believed")
def test_a_safe_answer_that_breaks_off(site: Site) -> None:
    """It is told as any other."""
    site.routes["/x"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nabc")
    assert "peer closed connection without sending complete message body" in failure(site, "/x")


def test_no_tls_where_it_should_be() -> None:
    """A server of plain HTTP, asked for a safe connection: it is silent, or answers with what is no greeting."""
    told = failure(Site({"/": PAGE}), host=None, timeout=0.2)
    assert "no safe connection can be made" in told or "silent for 0.2 seconds" in told


def test_certificates_that_are_not_there(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the user has set wrong is named."""
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file.pem")
    told = failure(site)
    assert "the certificates of this machine cannot be read" in told
    assert "see SSL_CERT_FILE" in told


@pytest.mark.usefixtures("believed")
def test_from_plain_to_safe_and_back(site: Site) -> None:
    """Redirects between both are followed, as browsers do."""
    with site, Site({"/end": PAGE}) as plain, fetcher(public("paper.example", "127.0.0.1")) as opened:
        plain.routes["/"] = redirect(site.url("/x", "paper.example"), 301)
        site.routes["/x"] = redirect(plain.url("/end"))
        answer = opened.get(plain.url())
        assert (answer.url, answer.moved_for_good) == (plain.url("/end"), site.url("/x", "paper.example"))
