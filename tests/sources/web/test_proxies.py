"""Whoever sits behind a proxy fetches through it."""

from __future__ import annotations

import base64
import ssl
from pathlib import Path

import pytest

from legation.errors import AddressRefused, NotFetched
from legation.sources.web.proxies import proxy_for
from legation.sources.web.urls import read_url
from tests.sources.web.servers import Names, Page, Route, Site, fetcher, tunnel

CERTIFICATE = Path(__file__).with_name("paper.example.pem")
PAGE = Page(b"<p>Talks")
#: A proxy of plain HTTP is asked for whole addresses.
ROUTES: dict[str, Route] = {"http://paper.example/x": PAGE, "http://paper.example/y": PAGE}


def test_requests_go_through_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be on a private address: the user has chosen it. No name is resolved but its own."""
    with Site(dict(ROUTES)) as proxy, fetcher(allow_private=False) as opened:
        monkeypatch.setenv("HTTP_PROXY", proxy.url())
        assert opened.get("http://paper.example/x").body == PAGE.body
        assert [asked.path for asked in proxy.asked] == ["http://paper.example/robots.txt", "http://paper.example/x"]
        assert proxy.asked[-1].headers["Host"] == "paper.example"
        assert "Proxy-Authorization" not in proxy.asked[-1].headers


def test_a_proxy_that_wants_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in its address is told to it, and to nobody else."""
    with Site(dict(ROUTES)) as proxy, fetcher() as opened:
        monkeypatch.setenv("http_proxy", f"me:p%40ss@127.0.0.1:{proxy.port}")
        opened.get("http://paper.example/x")
        told = base64.b64decode(proxy.asked[-1].headers["Proxy-Authorization"].removeprefix("Basic "))
        assert told == b"me:p@ss"
        assert "Authorization" not in proxy.asked[-1].headers


def test_hosts_that_need_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are asked directly."""
    with Site({"/": PAGE}) as site, Site({}) as proxy, fetcher() as opened:
        monkeypatch.setenv("HTTP_PROXY", proxy.url())
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        assert opened.get(site.url()).body == PAGE.body
        assert proxy.asked == []


@pytest.mark.parametrize("host", ["localhost", "2130706433", "[::1]", "192.168.1.1", "intranet", "printer.local"])
def test_private_addresses_are_refused_before_the_proxy(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As far as their names tell: what other names lead to only the proxy knows."""
    with Site({}) as proxy, fetcher(allow_private=False) as opened:
        monkeypatch.setenv("HTTP_PROXY", proxy.url())
        with pytest.raises(AddressRefused, match="--allow-private"):
            opened.get(f"http://{host}:9/x")
        assert proxy.asked == []


def test_private_addresses_through_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the user opens them."""
    with Site({"http://192.168.1.1/x": PAGE}) as proxy, fetcher(allow_private=True) as opened:
        monkeypatch.setenv("HTTP_PROXY", proxy.url())
        assert opened.get("http://192.168.1.1/x").body == PAGE.body


def test_safe_pages_go_through_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a tunnel, in which the page's own name is checked; the proxy learns the host and no more."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with Site({"/x": PAGE}, tls=context) as site, Site({"CONNECT": tunnel(site.port)}) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url())
        with fetcher(allow_private=False) as opened:
            assert opened.get("https://paper.example/x").body == PAGE.body
        assert [asked.path for asked in proxy.asked] == ["paper.example:443"] * 2
        assert site.paths == ["/x"]


def test_a_tunnel_to_another_server_than_was_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificate tells."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with Site({"/x": PAGE}, tls=context) as site, Site({"CONNECT": tunnel(site.port)}) as proxy, fetcher() as opened:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url())
        with pytest.raises(NotFetched, match="its certificate is not believed"):
            opened.get("https://bank.example/x")


def test_a_proxy_that_refuses_a_safe_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not know the method here; the message names what to check."""
    with Site({}) as proxy, fetcher() as opened:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url())
        with pytest.raises(NotFetched, match=r"the proxy refuses \(501 .*\); check HTTPS_PROXY and NO_PROXY"):
            opened.get("https://paper.example/x")


def test_a_proxy_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """As any host that is not."""
    with fetcher(Names({})) as opened:
        monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
        with pytest.raises(NotFetched, match=r"the name proxy\.example is not known"):
            opened.get("http://paper.example/x")


@pytest.mark.parametrize("setting", ["socks5://127.0.0.1:1080", "http://", "http://host:port"])
def test_a_proxy_that_is_none(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set wrong is named."""
    monkeypatch.setenv("ALL_PROXY", setting)
    with pytest.raises(NotFetched, match=r"the proxy of the environment is .* HTTPS_PROXY"):
        proxy_for(read_url("http://paper.example/"))


def test_without_a_proxy() -> None:
    """Nothing is set, so nothing is used."""
    assert proxy_for(read_url("http://paper.example/")) is None
