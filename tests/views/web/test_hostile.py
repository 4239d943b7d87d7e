"""Hostile input: whatever is sent to any address, nothing runs, nothing leaks, nothing of ours fails."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.routing import Route
from starlette.testclient import TestClient

from legation.record.record import Record
from legation.views.web.app import routes
from tests.record.told import article, put, record_of
from tests.views.web.conftest import client_of
from tools.fuzz.hostile import PAYLOADS, harmless

#: The pages that take parameters, with theirs.
ASKED = {
    "/IND/JPN": ("status", "type", "kind", "year", "since", "until", "min_sources", "after"),
    "/search": ("q", "after"),
    "/changes": ("since", "after"),
    "/coming": ("after", "token"),
    "/series": ("of", "after"),
    "/agreements": ("of", "after"),
    "/map": ("year",),
    "/judge": ("after",),
}
QUERIES = tuple(sorted({name for names in ASKED.values() for name in names}))
PATHS = sorted({route.path.replace(":path", "") for route in routes(edit=True) if isinstance(route, Route)})


def filled(path: str, value: str) -> str:
    """An address with a value in place of every name."""
    return re.sub(r"\{[a-z]+\}", lambda _: quote(value, safe="", errors="replace"), path)


def checked(client: TestClient, address: str) -> None:
    """An answer that is none of our faults, and harmless."""
    answer = client.get(address)
    assert answer.status_code in (200, 301, 400, 404, 414), (address, answer.text)
    assert "set-cookie" not in answer.headers or "legation" in answer.headers["set-cookie"]
    assert answer.headers.get("location", "/").startswith("/")
    assert not answer.headers.get("location", "/").startswith("//")
    if answer.headers.get("content-type", "").startswith("text/html") and answer.text:
        harmless(answer.text)


@pytest.fixture(scope="module")
def edited(site_path: Path) -> TestClient:
    """The site with everything that it has."""
    return client_of(site_path, edit=True)


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: ascii(payload)[:24])
def test_payloads_in_every_path(edited: TestClient, payload: str) -> None:
    """Each name of each address."""
    for path in PATHS:
        checked(edited, filled(path, payload))


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: ascii(payload)[:24])
def test_payloads_in_every_parameter(edited: TestClient, payload: str) -> None:
    """Each parameter of the pages that take any."""
    given = quote(payload, safe="", errors="replace")
    for path, names in ASKED.items():
        for name in names:
            checked(edited, f"{path}?{name}={given}")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(PATHS), name=st.sampled_from(QUERIES), value=st.text(max_size=40))
def test_any_text_anywhere(edited: TestClient, path: str, name: str, value: str) -> None:
    """Text of every kind, in the path and in a parameter."""
    checked(edited, f"{filled(path, value)}?{name}={quote(value, safe='', errors='replace')}")


def test_a_hostile_article_is_shown_as_text(tmp_path: Path) -> None:
    """Titles, outlets, addresses, names and text of an article: all are foreign, and none runs on any page."""
    record = record_of(tmp_path)
    text = (
        "The foreign ministers of Portugal and Morocco met in Lisbon on March 14, 2023, <script>alert(1)</script> said"
        " João \u202eSilva</bdi></p><img src=x onerror=alert(1)>.\n\n" + "x" * 3000 + "\n\n{{ 7 * 7 }} {% raw %}"
    )
    for number, payload in enumerate(PAYLOADS):
        put(record, article(f"{text} {number}", "2023-03-15", f"{payload}{number}", payload.replace("\x00", "") or "x"))
    lines = record.timeline(limit=5).items
    cited = {telling.article.id for line in lines for telling in record.show(line.id).tellings}
    record.close()
    client = client_of(tmp_path / "test.db", edit=True)
    pages = ["/", "/coming", "/changes", "/search?q=ministers", "/MAR/PRT", "/judge", "/about", "/map"]
    pages += [f"/event/{line.id}" for line in lines] + [f"/article/{each}" for each in sorted(cited)]
    for path in pages:
        checked(client, path)
    for path in ("/changes.atom", "/MAR/PRT.feed.json", "/MAR/PRT.ics", "/MAR/PRT.json"):
        assert client.get(path).status_code == 200


def test_no_error_tells_what_is_inside(site_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours gives a page of its own, with the same headers, and no trace."""
    monkeypatch.setattr(Record, "newest_day", lambda self: 1 / 0)
    client = TestClient(client_of(site_path).app, base_url="http://127.0.0.1:8321", raise_server_exceptions=False)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Our fault" in answer.text
    assert "ZeroDivision" not in answer.text
    assert "content-security-policy" in answer.headers
