"""One request and its answer, over a connection of its own.

The core of httpx2 is used without the client around it: no cookies are kept, no passwords looked up, no redirect
followed. Hosts are asked a second apart at the soonest, when servers have often closed a kept connection, so none is
kept.
"""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import httpcore2

from legation.errors import NotFetched
from legation.sources.web.addresses import check_name
from legation.sources.web.patience import Patience, Switch
from legation.sources.web.proxies import Proxy, proxy_for
from legation.sources.web.settings import FetchSettings
from legation.sources.web.unpacking import ACCEPTED, unpacker
from legation.sources.web.urls import host_key, shown
from legation.sources.web.wire import Backend, Network

if TYPE_CHECKING:
    import httpx2

#: What is read of pages, and what of feeds; the language is the one that Legation reads.
WANTED: Final = {
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.8",
    "Accept-Encoding": ACCEPTED,
    "Accept-Language": "en,*;q=0.5",
    "Connection": "close",
}
#: The longest value of a header that is looked at; the head as a whole is limited by httpcore2, to 100 kB.
LONGEST_VALUE: Final = 8_192


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server sent; `headers` by their names in small letters, the first of a name; a body only with success."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Exchanger:
    """Asks servers, within the limits of the settings."""

    def __init__(self, settings: FetchSettings, network: Network, switch: Switch) -> None:
        self._settings = settings
        self._network = network
        self._switch = switch

    def ask(self, url: httpx2.URL, headers: Mapping[str, str], patience: Patience, *, cut: int | None = None) -> Reply:
        """The answer of a server; with `cut`, a body of success ends after so many bytes, and what follows is unread.

        Raises:
            NotFetched: there is none, or not within the limits.
            AddressRefused: the host is at no public address.
        """
        with patience.counting(), _told(self._settings.timeout, patience), self._pool(url, patience) as pool:
            asked = {"Host": url.netloc.decode("ascii"), "User-Agent": self._settings.agent, **WANTED, **headers}
            with pool.stream(
                "GET",
                _core_url(url),
                headers=list(asked.items()),
                extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), self._settings.timeout)},
            ) as response:
                return self._reply(response, cut)

    def _pool(self, url: httpx2.URL, patience: Patience) -> httpcore2.ConnectionPool:
        """Where one connection is made, to the host or to the proxy that stands before it."""
        proxy = proxy_for(url)
        checked = proxy is None and not self._settings.allow_private
        backend = Backend(self._network, patience, self._switch, checked=checked)
        certificates = self._certificates if "https" in (url.scheme, proxy and proxy.url.scheme) else None
        if proxy is None:
            return httpcore2.ConnectionPool(ssl_context=certificates, network_backend=backend)
        if not self._settings.allow_private:
            check_name(host_key(url))
        return _proxy_pool(proxy, certificates, backend)

    @cached_property
    def _certificates(self) -> ssl.SSLContext:
        """Whom to believe: what the system believes, or ``SSL_CERT_FILE`` names; reading it takes time, so once."""
        from httpx2 import create_ssl_context

        try:
            return create_ssl_context()
        except OSError as error:
            raise NotFetched(f"the certificates of this machine cannot be read ({error}); see SSL_CERT_FILE") from error

    def _reply(self, response: httpcore2.Response, cut: int | None) -> Reply:
        headers = _headers(response.headers)
        body = self._body(response, headers, cut) if 200 <= response.status < 300 else b""
        return Reply(status=response.status, headers=headers, body=body)

    def _body(self, response: httpcore2.Response, headers: Mapping[str, str], cut: int | None) -> bytes:
        """The body, unpacked. One byte more than the limit is read, to know of it; the connection keeps the time."""
        limit = self._settings.largest if cut is None else cut
        length = headers.get("content-length", "")
        if cut is None and length.isdecimal() and int(length[:20]) > limit:
            raise _too_large(limit)
        unpack = unpacker(headers.get("content-encoding", ""))
        body, taken = bytearray(), 0
        for piece in response.iter_stream():
            taken += len(piece)
            body += unpack.feed(piece, limit + 1 - len(body))
            if max(len(body), taken) > limit:
                if cut is None:
                    raise _too_large(limit)
                return bytes(body[:cut])
        unpack.check_end()
        return bytes(body)


def _proxy_pool(proxy: Proxy, certificates: ssl.SSLContext | None, backend: Backend) -> httpcore2.HTTPProxy:
    return httpcore2.HTTPProxy(
        _core_url(proxy.url),
        proxy_auth=proxy.login,
        ssl_context=certificates,
        proxy_ssl_context=certificates if proxy.url.scheme == "https" else None,
        network_backend=backend,
    )


def _core_url(url: httpx2.URL) -> httpcore2.URL:
    return httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers by name; UTF-8 in them is against the rules, but pages of other alphabets redirect so."""
    found: dict[str, str] = {}
    for name, value in raw:
        if len(value) <= LONGEST_VALUE:
            found.setdefault(name.decode("latin-1").lower(), _decoded(value))
    return found


def _decoded(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _too_large(limit: int) -> NotFetched:
    return NotFetched(f"the answer is larger than {limit / 1_000_000:g} MB; no page or feed is")


@contextlib.contextmanager
def _told(timeout: float, patience: Patience) -> Iterator[None]:
    """What goes wrong below, in words for the user.

    Raises:
        NotFetched: something did.
    """
    try:
        yield
    except httpcore2.TimeoutException as error:
        # Perhaps it was the time of the whole that ran out.
        patience.left()
        raise NotFetched(f"the server was silent for {timeout:g} seconds; try again later") from error
    except httpcore2.ProxyError as error:
        raise NotFetched(f"the proxy refuses ({shown(str(error))}); check HTTPS_PROXY and NO_PROXY") from error
    except (httpcore2.NetworkError, OSError) as error:
        raise _unreached(error) from error
    except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, ValueError) as error:
        raise NotFetched(f"the server does not answer as HTTP asks ({shown(str(error))}); try again later") from error


def _unreached(error: Exception) -> NotFetched:
    """The error of a connection, told apart: TLS, or the network. httpcore2 puts the system's error into its own."""
    inner = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
    reason = shown(getattr(inner, "strerror", None) or str(inner))
    if isinstance(inner, ssl.SSLCertVerificationError):
        reason = inner.verify_message
        return NotFetched(f"its certificate is not believed ({reason}); check the address and this machine's clock")
    if isinstance(inner, ssl.SSLError):
        return NotFetched(f"no safe connection can be made ({reason}); check the address")
    return NotFetched(f"the connection fails ({reason}); check the address and the network, or try again later")
