"""Pages of one actor and of a pair."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from legation.views.web.addresses import actor_path
from tests.record.told import article, put, record_of
from tests.views.web.conftest import Get, client_of
from tests.views.web.test_front import texts

HEADS = "//section[@aria-labelledby='acts']//a[@class='head']"


def test_the_acts_of_a_pair_by_months_the_newest_first(get: Get) -> None:
    """Each act stands under its month."""
    page = get("/IND/JPN")
    assert texts(page, "//h1") == ["India – Japan"]
    assert texts(page, "//section[@class='month']/h3") == ["August 2024", "September 2022"]
    assert texts(page, HEADS) == [
        "The 5th session of the India–Japan 2+2",
        "The 2nd session of the India–Japan 2+2",
    ]


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/JPN/IND", "/IND/JPN"),
        ("/India/japan", "/IND/JPN"),
        ("/ind/JPN?status=planned", "/IND/JPN?status=planned"),
        ("/Portugal", "/PRT"),
        ("/IND/India", "/IND"),
        ("/European%20Union", "/EU"),
    ],
)
def test_a_pair_has_one_address(client: TestClient, asked: str, led: str) -> None:
    """Whatever the order and the names, the page is one, and its address stays."""
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (301, led)


def test_nobody_of_that_name(client: TestClient) -> None:
    """Who misspells a name is told who may be meant."""
    answer = client.get("/Portugall")
    assert answer.status_code == 404
    assert "did you mean Portugal (PRT)?" in answer.text


def test_a_facet_is_a_link_that_chooses_and_lets_go(get: Get) -> None:
    """Without any script: a status is chosen by a link, and let go of by the same link."""
    link = "//aside//a[span='planned']"
    (chooses,) = html.fromstring(get("/IND/JPN")).xpath(link)
    assert chooses.get("href") == "/IND/JPN?status=planned"
    page = get("/IND/JPN?status=planned")
    assert texts(page, HEADS) == ["The 5th session of the India–Japan 2+2"]
    (held,) = html.fromstring(page).xpath(link)
    assert (held.get("href"), held.get("aria-current")) == ("/IND/JPN", "true")


def test_a_year_is_chosen(get: Get) -> None:
    """The years of all acts stay to be chosen, with their numbers."""
    page = get("/IND/JPN?year=2022")
    assert texts(page, HEADS) == ["The 2nd session of the India–Japan 2+2"]
    assert texts(page, "//ul[@class='years']//a") == ["2022 1", "2024 1"]


def test_days_are_chosen(get: Get) -> None:
    """Both days are included."""
    assert len(texts(get("/MAR/PRT?since=2023-05-02&until=2023-09-01"), HEADS)) == 2
    assert texts(get("/MAR/PRT?since=2029-01-01"), HEADS) == []


@pytest.mark.parametrize(
    "asked",
    ["status=gone", "type=WAR", "kind=war", "year=22", "since=someday", "min_sources=x", "after=x", "year=２０２２"],
)
def test_what_cannot_be_asked_is_told(client: TestClient, asked: str) -> None:
    """A wrong word is no fault of the site."""
    answer = client.get(f"/IND/JPN?{asked}")
    assert answer.status_code == 400
    assert "That cannot be asked" in answer.text


def test_days_the_wrong_way_round(client: TestClient) -> None:
    """The message says which comes first."""
    answer = client.get("/IND/JPN?since=2023-05-02&until=2022-01-01")
    assert answer.status_code == 400
    assert "give the earlier one first" in answer.text


def test_acts_are_drawn_without_a_script(get: Get) -> None:
    """A mark for each act, filled or in outline by its status, that leads to its page and says what it is."""
    page = html.fromstring(get("/IND/JPN"))
    marks = page.xpath("//div[@class='drawing']//a")
    assert [mark.xpath("string(title)") for mark in marks] == [
        "8 Sep 2022: The 2nd session of the India–Japan 2+2 (happened)",
        "20 Aug 2024: The 5th session of the India–Japan 2+2 (planned)",
    ]
    assert [mark.xpath("string(circle/@class)") for mark in marks] == ["act s-happened", "act s-planned"]
    lines = [link.get("href") for link in reversed(page.xpath(HEADS))]
    assert [mark.get("href") for mark in marks] == lines


def test_series_and_agreements_of_a_pair(get: Get) -> None:
    """The last session and the next; where an agreement stands."""
    (row,) = texts(get("/IND/JPN"), "//section[@aria-labelledby='series']//tbody/tr")
    assert row == "India–Japan 2+2 2nd, 8 Sep 2022, Tokyo happened 5th, 20 Aug 2024, New Delhi planned"
    (row,) = texts(get("/MAR/PRT"), "//section[@aria-labelledby='agreements']//tbody/tr")
    assert row.startswith("Atlantic Fisheries Agreement ratified 1 Sep 2023")


def test_who_holds_the_offices_now_and_then(get: Get) -> None:
    """Those in office on the day of the newest article, and on the last day that is chosen."""
    rows = texts(get("/IND/JPN?year=2022"), "//section[@aria-labelledby='offices']//tr")
    assert texts(get("/IND/JPN?year=2022"), "//section[@aria-labelledby='offices']//thead//th") == [
        "Office",
        "On 1 August 2024",
        "On 31 December 2022",
    ]
    (minister,) = [row for row in rows if row.startswith("Japan, foreign minister")]
    assert "Yoshimasa Hayashi" in minister


def test_an_actor_alone_and_with_whom(get: Get) -> None:
    """The page of one actor leads to its pairs, the busiest first."""
    page = get("/PRT")
    assert texts(page, "//h1") == ["Portugal"]
    assert texts(page, "//section[@aria-labelledby='partners']//a")[0].startswith("Morocco")


def test_pages_are_turned_by_keys(get: Get, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page leads to the earlier acts, what is chosen is kept, and all acts are shown once."""
    monkeypatch.setattr("legation.views.web.actors.LINES", 1)
    path, heads = "/MAR/PRT?status=happened", []
    while path:
        page = get(path)
        heads += [link.get("href") for link in html.fromstring(page).xpath(HEADS)]
        path = html.fromstring(page).xpath("string(//a[@rel='next']/@href)")
    assert len(heads) == len(set(heads)) == 3


def test_an_actor_whose_name_is_several_words(tmp_path: Path) -> None:
    """Groups that no table codes are called by their names: their pages, and all that these lead to, are there."""
    record = record_of(tmp_path)
    put(record, article("Several European countries condemned Russia on May 2, 2023.", "2023-05-03"))
    (code,) = {each for line in record.timeline().items for each in line.source}
    record.close()
    assert " " in code
    client = client_of(tmp_path / "test.db")
    for path in (actor_path(code), actor_path(code, "RUS")):
        for form in ("", ".json", ".atom", ".feed.json", ".ics"):
            assert client.get(path + form).status_code == 200
        page = html.fromstring(client.get(path).text)
        for link in page.xpath("//main//a/@href"):
            assert client.get(link).status_code == 200, link
