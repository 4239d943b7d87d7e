"""Feeds of what was learned last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree
from starlette.testclient import TestClient

from legation.record.record import Record
from tests.record.told import PLAN, article, put, record_of
from tests.views.web.conftest import Get, client_of

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(content: bytes) -> list[dict[str, str]]:
    """The entries of an Atom feed, which must be well-formed: the texts of their elements."""
    feed = etree.fromstring(content)
    return [{each.tag.removeprefix(ATOM): each.text or "" for each in entry} for entry in feed.iter(f"{ATOM}entry")]


@pytest.mark.parametrize("path", ["/changes", "/PRT", "/MAR/PRT", "/series/India%E2%80%93Japan%202%2B2"])
def test_atom_is_well_formed(client: TestClient, path: str) -> None:
    """Well-formed, with an id, a day and a link for each entry, the newest first."""
    answer = client.get(f"{path}.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    assert feed.find(f"{ATOM}link").get("href") == f"http://127.0.0.1:8321{path}"
    found = entries(answer.content)
    moments = [entry["updated"] for entry in found]
    assert moments == sorted(moments, reverse=True)
    assert len({entry["id"] for entry in found}) == len(moments) > 0
    assert feed.findtext(f"{ATOM}updated") == moments[0]


def test_what_an_entry_says(client: TestClient) -> None:
    """The act, what was learned about it last, the clearest sentence and who told it."""
    (visit,) = [entry for entry in entries(client.get("/MAR/PRT.atom").content) if "visit" in entry["title"]]
    assert visit["updated"] == "2023-03-22T00:00:00Z"
    assert visit["content"] == (
        "told by another source.\n\n“Portugal's foreign minister João Silva visited Rabat on 20 March 2023.”\n\n"
        "Told by: https://other.example/doubted"
    )
    (ratified,) = [entry for entry in entries(client.get("/MAR/PRT.atom").content) if entry["updated"] > "2023-09"]
    assert ratified["content"].startswith("new; status: happened; dated: 1 September 2023")


@pytest.mark.parametrize("path", ["/changes", "/PRT", "/MAR/PRT", "/series/India%E2%80%93Japan%202%2B2"])
def test_json_feed_says_the_same(client: TestClient, path: str) -> None:
    """As JSON Feed 1.1 has it."""
    feed = json.loads(client.get(f"{path}.feed.json").text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    atom = entries(client.get(f"{path}.atom").content)
    assert [item["id"] for item in feed["items"]] == [entry["id"] for entry in atom]
    assert [item["content_text"] for item in feed["items"]] == [entry["content"] for entry in atom]


def test_a_feed_has_one_address(client: TestClient) -> None:
    """As the page has."""
    answer = client.get("/Portugal/Morocco.atom")
    assert (answer.status_code, answer.headers["location"]) == (301, "/MAR/PRT.atom")


def test_equal_records_give_equal_feeds(get: Get) -> None:
    """No moment of the clock is in it."""
    assert get("/changes.atom") == get("/changes.atom")


def test_marks_that_xml_cannot_hold(tmp_path: Path) -> None:
    """A title of controls and tags is written as what it is, and the feed stays well-formed."""
    record = record_of(tmp_path)
    put(record, article(PLAN, "2023-03-10", "https://a.example/\x0c", "<b>\uffff]]>"))
    record.close()
    assert len(entries(client_of(tmp_path / "test.db").get("/changes.atom").content)) == 1


def test_the_last_that_was_learned_of_each_line(record: Record) -> None:
    """Each line once, by the day on which an article said something new of it."""
    found = record.latest("PRT", "MAR")
    assert [each.day.isoformat() for each in found] == ["2023-09-02", "2023-05-03", "2023-03-22"]
    assert record.latest(series="2+2", limit=1)[0].day.isoformat() == "2024-08-01"
