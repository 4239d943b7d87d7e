"""Who may ask, and what every answer carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from legation.errors import InputError
from legation.views.web.app import site_app
from legation.views.web.door import Door
from legation.views.web.site import Site
from tests.views.web.conftest import BASE

TOKEN = "a-long-enough-word"


@pytest.mark.parametrize("path", ["/", "/static/none.css", "/no/such/page", "/event/none"])
def test_every_answer_forbids_scripts_of_others(client: TestClient, path: str) -> None:
    """Pages and errors alike carry the policy: nothing inline, nothing from elsewhere."""
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8321", 200),
        ("localhost:8321", 200),
        ("localhost", 200),
        ("[::1]:8321", 200),
        ("evil.example", 421),
        ("evil.example:8321", 421),
        ("127.0.0.1.evil.example", 421),
        ("10.0.0.1", 421),
        ("", 421),
    ],
)
def test_only_its_own_names_are_answered(client: TestClient, host: str, status: int) -> None:
    """A page of somebody else cannot reach the site by giving its own name our address (DNS rebinding)."""
    assert client.get("/", headers={"host": host}).status_code == status


def test_a_name_that_was_given_is_answered(site_path: Path) -> None:
    """Behind a proxy browsers call the site by another name."""
    app = site_app(Site(record=site_path), Door(host="0.0.0.0", names=("desk.example",), proxy=True))
    client = TestClient(app, base_url="http://desk.example")
    assert client.get("/").status_code == 200
    assert client.get("/", headers={"host": "other.example"}).status_code == 421
    assert client.get("/", headers={"host": "192.168.7.7:8321"}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_are_only_read(client: TestClient, method: str) -> None:
    """Nothing can be sent to a page."""
    assert client.request(method, "/").status_code == 405


def test_an_address_without_end_is_refused(client: TestClient) -> None:
    """Nobody needs addresses of thousands of characters."""
    assert client.get("/search?q=" + "a" * 5000).status_code == 414


def test_an_open_address_wants_a_guard() -> None:
    """The site does not start where everybody could read it."""
    with pytest.raises(InputError, match=r"others can reach 0\.0\.0\.0: give --token"):
        Door(host="0.0.0.0").check()
    with pytest.raises(InputError, match="too short"):
        Door(host="0.0.0.0", token="short").check()
    Door(host="0.0.0.0", token=TOKEN).check()
    Door(host="0.0.0.0", proxy=True).check()
    Door().check()


def guarded(path: Path) -> TestClient:
    """A browser at a site with a token."""
    app = site_app(Site(record=path), Door(token=TOKEN))
    return TestClient(app, base_url=BASE, follow_redirects=False)


def test_without_the_token_nothing_is_shown(site_path: Path) -> None:
    """Neither pages nor files, whatever is given in its place."""
    client = guarded(site_path)
    for path in ("/", "/static/x.css", "/?token=wrong", "/?token="):
        assert client.get(path).status_code == 401
    assert client.get("/", headers={"cookie": f"legation={TOKEN}"}).status_code == 401


def test_the_token_is_given_once(site_path: Path) -> None:
    """It leaves the address at once, and the browser keeps something from which it cannot be read."""
    client = guarded(site_path)
    answer = client.get(f"/?token={TOKEN}&q=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?q=1")
    assert TOKEN not in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert client.get("/").status_code == 200


def test_a_program_gives_the_token_in_a_header(site_path: Path) -> None:
    """As OAuth's bearers do (RFC 6750)."""
    assert guarded(site_path).get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_token_leads_to_no_other_site(site_path: Path) -> None:
    """A path that begins with two strokes would name another host to the browser."""
    answer = guarded(site_path).get(f"//evil.example/?token={TOKEN}")
    assert answer.status_code in (303, 401)
    assert not answer.headers.get("location", "").startswith("//")
