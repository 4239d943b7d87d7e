"""Judging doubtful pairs on the site."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from lxml import html
from starlette.testclient import TestClient

from legation.record.record import Record
from tests.record.doubtful import make_file_doubtful
from tests.record.told import article, put, record_of
from tests.views.web.conftest import client_of

CALL = "The presidents of Chile and Peru spoke by phone on May 3 about a copper mine."
TALKS = "The presidents of Chile and Peru held talks in Arica on May 3."


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A record with one pair of lines of which the machine cannot tell whether they are one act."""
    record = record_of(tmp_path)
    put(record, article(CALL, "2023-05-04", "https://a.example/1"))
    put(record, article(TALKS, "2023-05-04", "https://b.example/2"))
    record.close()
    make_file_doubtful(tmp_path / "test.db")
    return tmp_path / "test.db"


def form_of(client: TestClient) -> dict[str, str]:
    """The hidden fields of the page's form."""
    page = html.fromstring(client.get("/judge").text)
    return {
        each.get("name"): each.get("value") for each in page.xpath("(//form[@method='post'])[1]//input[@type='hidden']")
    }


def judgements(path: Path) -> list[tuple[str, str, str, bool]]:
    """What was judged, by whom and why, and whether it was taken back."""
    with Record(path, writable=False) as record:
        return [(str(j.verdict), j.judge, j.reason, j.undone is not None) for j in record.judgements()]


def lines(path: Path) -> int:
    """How many lines there are."""
    with Record(path, writable=False) as record:
        return len(record.timeline().items)


def test_without_edit_there_is_nothing_to_judge(doubtful: Path) -> None:
    """The site reads, unless it was started to be written by."""
    client = client_of(doubtful)
    assert client.get("/judge").status_code == 404
    assert client.post("/judge", data={"verdict": "same"}).status_code == 405
    assert "/judge" not in client.get("/").text


def test_a_pair_is_judged_to_be_one(doubtful: Path) -> None:
    """Both are shown with their words; the judgement is kept with who and why, and the two become one."""
    client = client_of(doubtful, edit=True)
    page = client.get("/judge").text
    assert "copper mine" in page
    assert "Arica" in page
    answer = client.post("/judge", data={**form_of(client), "verdict": "same", "by": "Ana", "reason": "same day"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/judge")
    assert judgements(doubtful) == [("same", "Ana", "same day", False)]
    assert lines(doubtful) == 1
    assert "No doubtful pair." in client.get("/judge").text


def test_a_judgement_is_taken_back(doubtful: Path) -> None:
    """It stays in the list, marked."""
    client = client_of(doubtful, edit=True)
    client.post("/judge", data={**form_of(client), "verdict": "same", "by": "Ana"})
    client.post("/judge", data={"word": form_of(client)["word"], "undo": "1"})
    assert judgements(doubtful) == [("same", "Ana", "", True)]
    assert lines(doubtful) == 2
    assert "taken back" in client.get("/judge").text


def test_a_pair_is_passed_over(doubtful: Path) -> None:
    """Nothing is kept of it."""
    client = client_of(doubtful, edit=True)
    assert "begin again" in client.get(behind(client)).text
    assert judgements(doubtful) == []


def behind(client: TestClient) -> str:
    """Where a pair is passed over."""
    (address,) = html.fromstring(client.get("/judge").text).xpath("//a[text()='Skip']/@href")
    return str(address)


def test_a_judgement_goes_on_where_it_was_made(doubtful: Path) -> None:
    """Who has passed over pairs is not asked about them again after the next judgement."""
    client = client_of(doubtful, edit=True)
    after = parse_qs(urlsplit(behind(client)).query)["after"][0]
    answer = client.post("/judge", data={**form_of(client), "verdict": "different", "after": after})
    assert answer.headers["location"] == behind_as(after)


def behind_as(after: str) -> str:
    """The page behind a pair."""
    return f"/judge?{urlencode({'after': after})}"


def test_an_address_that_asks_for_no_pair(doubtful: Path) -> None:
    """It is told so, and nothing fails."""
    assert client_of(doubtful, edit=True).get("/judge?after=x").status_code == 400


@pytest.mark.parametrize(
    ("headers", "word"),
    [
        ({}, "forged"),
        ({}, ""),
        ({"sec-fetch-site": "cross-site"}, None),
        ({"origin": "https://evil.example"}, None),
        ({"origin": "null"}, None),
        ({"origin": "https://["}, None),
        ({"cookie": "legation_judge=other"}, None),
    ],
)
def test_a_form_of_another_site_is_refused(doubtful: Path, headers: dict[str, str], word: str | None) -> None:
    """Neither without our word, nor where the browser says that it comes from elsewhere."""
    client = client_of(doubtful, edit=True)
    form = form_of(client)
    if "cookie" in headers:
        client.cookies.clear()
    answer = client.post(
        "/judge", data={**form, "word": form["word"] if word is None else word, "verdict": "same"}, headers=headers
    )
    assert answer.status_code == 403
    assert judgements(doubtful) == []


def test_the_cookie_is_for_this_page_alone(doubtful: Path) -> None:
    """No script reads it, and no other site's form carries it."""
    cookie = client_of(doubtful, edit=True).get("/judge").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/judge" in cookie


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"verdict": "perhaps"}, 400),
        ({}, 400),
        ({"verdict": "same", "event": "none"}, 404),
        ({"undo": "99"}, 503),
        ({"undo": "x"}, 400),
        ({"verdict": "same", "reason": "x" * 20_000}, 413),
    ],
)
def test_a_form_that_makes_no_sense(doubtful: Path, given: dict[str, str], status: int) -> None:
    """It is refused, and nothing is kept."""
    client = client_of(doubtful, edit=True)
    assert client.post("/judge", data={**form_of(client), **given}).status_code == status
    assert judgements(doubtful) == []


def test_a_form_of_very_many_fields_is_refused(doubtful: Path) -> None:
    """Nobody's time is spent on taking it apart."""
    client = client_of(doubtful, edit=True)
    answer = client.post("/judge", data={**form_of(client), **{f"x{number}": "1" for number in range(30)}})
    assert answer.status_code == 400
    assert "too many fields" in answer.text


def test_only_forms_are_taken(doubtful: Path) -> None:
    """A script of another site can send plain text, but no form with our word."""
    client = client_of(doubtful, edit=True)
    answer = client.post("/judge", content=b"verdict=same", headers={"content-type": "text/plain"})
    assert answer.status_code == 415
    assert "That cannot be asked" in answer.text
