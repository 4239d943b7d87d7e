"""The page of an act, and its other forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from legation.record.record import Record
from tests.record.told import PLAN, REPORT, article, put, record_of
from tests.views.web.conftest import Get, client_of
from tests.views.web.test_front import texts


@pytest.fixture
def visit(record: Record) -> str:
    """The address of the visit that four articles tell."""
    return f"/event/{record.timeline('PRT', kind='visit').items[0].id}"


def test_the_act_in_one_sentence(get: Get, visit: str) -> None:
    """Who, what, where and when, as most sources have it."""
    page = get(visit)
    assert texts(page, "//h1") == ["A visit between Portugal and Morocco took place in Rabat on 21 March 2023."]
    facts = dict(zip(texts(page, "//dl/dt"), texts(page, "//dl/dd"), strict=True))
    assert facts["When"] == "21 March 2023 (known to the day)"
    assert facts["Where"] == "Rabat, Morocco"
    assert facts["People"].startswith("João Silva")
    assert facts["Told"].startswith("by 3 independent sources in 4 articles")


def test_each_claim_with_its_words_in_their_sentence(get: Get, visit: str) -> None:
    """The sentence is shown whole, and the words that tell the act and its day are marked in it."""
    claims = html.fromstring(get(visit)).xpath("//article[contains(@class, 'claim')]")
    assert len(claims) == 4
    (quote,) = claims[0].xpath(".//blockquote")
    assert quote.text_content() == (
        "Portugal's foreign minister João Silva will visit Rabat on 14 March 2023,"
        " the Portuguese foreign ministry said."
    )
    marked = {(mark.get("class"), mark.text_content()) for mark in quote.xpath(".//mark")}
    assert ("m-when", "14 March 2023") in marked
    assert ("m-where", "Rabat") in marked


def test_the_chain_of_sources(get: Get, visit: str) -> None:
    """Who says so, innermost first, and at last the article."""
    page = html.fromstring(get(visit))
    assert [" ".join(each.text_content().split()) for each in page.xpath("(//ol[@class='chain'])[1]/li")] == [
        "Portuguese foreign ministry (office, Portugal)",
        "this article",
    ]


def test_where_articles_disagree(get: Get, visit: str) -> None:
    """Each value stands beside the others, with its number of sources and its articles."""
    values = texts(get(visit), "//section[@aria-labelledby='versions']//div[@class='claim']/strong")
    assert {"20 March 2023", "21 March 2023"} <= set(values)


def test_the_history_of_its_status(get: Get, visit: str) -> None:
    """Planned, postponed, happened: each with the day and the article that told it."""
    told = " ".join(texts(get(visit), "//ol[@class='history']/li"))
    assert "10 March 2023 · status: planned" in told
    assert "postponed: 14 March 2023 → 20 March 2023" in told
    assert "21 March 2023 · status: planned → happened" in told


def test_the_same_as_json(get: Get, client: TestClient, visit: str) -> None:
    """What `legation show --json` prints."""
    answer = client.get(f"{visit}.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["line"]["id"] == visit.removeprefix("/event/")
    assert len(answer.json()["tellings"]) == 4


def test_citations(client: TestClient, visit: str) -> None:
    """BibTeX, RIS and CSL-JSON name the act, its address, and the day on which it was told last."""
    address = f"http://127.0.0.1:8321{visit}"
    title = "A visit between Portugal and Morocco took place in Rabat on 21 March 2023"
    bibtex = client.get(f"{visit}.bib").text
    assert f"title = {{{{{title}}}}}" in bibtex
    assert f"url = {{{address}}}" in bibtex
    ris = client.get(f"{visit}.ris").text.split("\r\n")
    assert ris[0] == "TY  - ELEC"
    assert {f"TI  - {title}", f"UR  - {address}", "DA  - 2023/03/22"} <= set(ris)
    (item,) = json.loads(client.get(f"{visit}.csl.json").text)
    assert (item["title"], item["URL"], item["issued"]) == (title, address, {"date-parts": [[2023, 3, 22]]})


def test_what_zotero_reads(get: Get, visit: str) -> None:
    """The tags of Highwire Press and Dublin Core."""
    page = html.fromstring(get(visit))
    known = {each.get("name"): each.get("content") for each in page.xpath("//meta[@name]")}
    assert known["citation_public_url"] == known["DC.identifier"] == f"http://127.0.0.1:8321{visit}"
    assert known["citation_publication_date"] == "2023/03/22"


@pytest.mark.parametrize("form", ["", ".json", ".bib", ".ris", ".csl.json"])
def test_a_merged_id_leads_to_that_of_today(client: TestClient, record: Record, visit: str, form: str) -> None:
    """Addresses that were given away stay good, in every form."""
    told = record.show(visit.removeprefix("/event/")).tellings
    others = [telling.id for telling in told if telling.id not in visit]
    for other in others:
        answer = client.get(f"/event/{other}{form}")
        assert (answer.status_code, answer.headers["location"]) == (301, f"{visit}{form}")


@pytest.mark.parametrize(
    "path", ["/event/none", "/event/none.json", "/event/none.bib", "/event/%00", "/event/%2e%2e%2f"]
)
def test_an_act_that_is_not_there(client: TestClient, path: str) -> None:
    """It is told, as a page or as JSON."""
    assert client.get(path).status_code == 404


def test_an_act_that_its_article_tells_no_longer(tmp_path: Path) -> None:
    """Its address says so, and leads to what the article says today; its JSON says so too."""
    with record_of(tmp_path, article(PLAN, "2023-03-01", "https://lusa.example/plan")) as record:
        (gone,) = (line.id for line in record.lines())
        put(record, article("The page was empty.", "2023-03-02", "https://lusa.example/plan"), version=1)
    client = client_of(tmp_path / "test.db")
    answer = client.get(f"/event/{gone}")
    assert (answer.status_code, texts(answer.text, "//h1")) == (410, ["No longer told"])
    (link,) = html.fromstring(answer.text).xpath("//main//a[text()='What the article says today']/@href")
    assert "The page was empty." in client.get(link).text
    answer = client.get(f"/event/{gone}.json")
    assert (answer.status_code, list(answer.json())) == (410, ["error"])


def test_very_many_claims_come_in_pages(get: Get, visit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each claim is on one of them, and the page says which these are."""
    monkeypatch.setattr("legation.views.web.events.CLAIMS", 3)
    first = html.fromstring(get(visit))
    (following,) = first.xpath("//a[@rel='next']/@href")
    rest = html.fromstring(get(following))
    told = [page.xpath("//article[contains(@class, 'claim')]/@id") for page in (first, rest)]
    assert [len(each) for each in told] == [3, 1]
    assert len({*told[0], *told[1]}) == 4
    assert "Claims 4 to 4 of 4" in rest.text_content()


@pytest.mark.parametrize("claims", ["4", "x", "-1", "９"])
def test_claims_that_are_not_there(client: TestClient, visit: str, claims: str) -> None:
    """It is told."""
    assert client.get(f"{visit}?claims={claims}").status_code == 400


def test_marks_of_writing_direction_do_nothing(tmp_path: Path) -> None:
    """Text that would turn the page round, or be a tag, is shown as what it is."""
    record = record_of(tmp_path)
    put(record, article(PLAN, "2023-03-10", "https://a.example/1", "A\u202eB <b>bold</b>"))
    put(record, article(REPORT, "2023-03-15", "javascript:alert(1)", "Other"))
    (line,) = record.timeline("PRT", "MAR", limit=1).items
    cited = [telling.article.id for telling in record.show(line.id).tellings]
    record.close()
    client = client_of(tmp_path / "test.db")
    for path in (f"/event/{line.id}", *(f"/article/{each}" for each in cited)):
        page = client.get(path).text
        assert "\u202e" not in page
        assert "<b>bold</b>" not in page
        assert 'href="javascript' not in page
