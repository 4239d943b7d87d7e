"""Pages that list: coming up, changes, search, series, agreements, people."""

from __future__ import annotations

import pytest
from lxml import html
from starlette.testclient import TestClient

from legation.record.record import Record
from legation.views.web.lists import actors_in, snippet
from tests.views.web.conftest import Get
from tests.views.web.test_front import texts

HEAD = "//main//a[@class='head']"


def test_what_is_coming_up(get: Get) -> None:
    """Soonest first."""
    assert texts(get("/coming"), HEAD) == ["The 5th session of the India–Japan 2+2"]


def test_changes_day_by_day(get: Get) -> None:
    """What each day's articles changed, and who told it."""
    page = get("/changes?since=2023-03-10")
    assert texts(page, "//main//h2")[:3] == ["10 March 2023", "13 March 2023", "21 March 2023"]
    assert any("postponed: 14 March 2023 → 20 March 2023" in fact for fact in texts(page, "//p[@class='facts']"))


def test_changes_begin_shortly_before_the_newest_article(get: Get) -> None:
    """Who asks for no day is shown the last fortnight of the record."""
    page = html.fromstring(get("/changes"))
    assert page.xpath("string(//input[@name='since']/@value)") == "2024-07-18"


def test_changes_since_what_is_no_day(client: TestClient) -> None:
    """It is told."""
    assert client.get("/changes?since=never").status_code == 400


def test_search_marks_what_was_sought(get: Get) -> None:
    """The words are marked in the sentence, and the article is named."""
    page = get("/search?q=second+dialogue")
    assert texts(page, HEAD) == ["The 2nd session of the India–Japan 2+2"]
    assert texts(page, "//p[@class='snippet']/bdi/mark") == ["second", "dialogue"]


@pytest.mark.parametrize(
    "words", ["India Japan", "japan india", "IND/JPN", "India and Japan", "India – Japan", "India - Japan", "IND, JPN"]
)
def test_a_pair_is_found_by_its_names(get: Get, words: str) -> None:
    """However the two are joined."""
    (link,) = html.fromstring(get(f"/search?q={words}")).xpath("//a[strong]")
    assert (link.get("href"), link.text_content()) == ("/IND/JPN", "India – Japan")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("United States", ["USA"]),
        ("United States United Kingdom", ["GBR", "USA"]),
        ("European Union Russia", ["EU", "RUS"]),
        ("India India", ["IND"]),
        ("fishing rights", []),
        ("", []),
        (" – ", []),
        ("a b c d e f g h i j k l m n o p", []),
    ],
)
def test_actors_in_words(record: Record, words: str, codes: list[str]) -> None:
    """One actor or two, and nothing else."""
    assert actors_in(record, words) == codes


def test_a_snippet_in_pieces() -> None:
    """What was sought and what was not, in their order."""
    assert list(snippet("the ⟦talks⟧ on ⟦fish⟧")) == [("the ", False), ("talks", True), (" on ", False), ("fish", True)]


def test_a_search_for_nothing(client: TestClient, get: Get) -> None:
    """An empty search says how to search; one for marks alone says what is wrong."""
    assert "beginnings of words with a star" in get("/search?q=")
    answer = client.get("/search?q=%22%22")
    assert answer.status_code == 400
    assert "there is nothing to search for" in answer.text


def test_a_search_that_finds_nothing(get: Get) -> None:
    """It says so."""
    assert "Nothing was found" in get("/search?q=penguins")


def test_series_with_their_last_and_next_sessions(get: Get) -> None:
    """Each leads to its page."""
    (row,) = html.fromstring(get("/series")).xpath("//tbody/tr")
    assert row.xpath("string(th/a/@href)") == "/series/India%E2%80%93Japan%202%2B2"
    assert [" ".join(cell.text_content().split()) for cell in row.xpath("td")] == [
        "India, Japan",
        "2nd, 8 Sep 2022 happened",
        "5th, 20 Aug 2024 planned",
    ]


def test_a_series_with_the_sessions_that_nobody_tells(get: Get) -> None:
    """The newest first; between them what must have been."""
    page = get("/series/India%E2%80%93Japan%202%2B2")
    assert texts(page, "//main//li//div[@class='date']") == ["20 Aug 2024", "not told", "8 Sep 2022", "not told"]
    assert "3rd to 4th session: no article of this record tells of them" in " ".join(texts(page, "//main//li"))


def test_a_series_that_is_not_there(client: TestClient) -> None:
    """Words of a name are no name."""
    assert client.get("/series/Nordic").status_code == 404


def test_an_agreement_with_its_steps(get: Get) -> None:
    """Signed, then ratified, each with its words and its article."""
    page = get("/agreement/Atlantic%20Fisheries%20Agreement")
    steps = texts(page, "//ol[@class='history']/li")
    assert steps[0].startswith("signed · 2 May 2023")
    assert steps[1].startswith("ratified · 1 September 2023")


def test_an_agreement_in_other_letters_has_one_address(client: TestClient) -> None:
    """Case tells no agreements apart."""
    answer = client.get("/agreement/atlantic%20fisheries%20agreement")
    assert (answer.status_code, answer.headers["location"]) == (301, "/agreement/Atlantic%20Fisheries%20Agreement")


def test_an_agreement_of_which_no_steps_are_told(client: TestClient) -> None:
    """The page leads to the acts that name it."""
    answer = client.get("/agreement/Pact%20of%20Nowhere")
    assert answer.status_code == 404
    assert "/search?q=%22Pact+of+Nowhere%22" in answer.text


def test_all_agreements_and_those_of_some(get: Get) -> None:
    """Chosen by actors."""
    assert texts(get("/agreements"), "//tbody/tr/th") == ["Atlantic Fisheries Agreement"]
    assert texts(get("/agreements?of=Portugal&of=MAR"), "//tbody/tr/th") == ["Atlantic Fisheries Agreement"]
    assert texts(get("/agreements?of=India"), "//tbody/tr") == ["None yet."]


def test_a_person(get: Get) -> None:
    """What somebody has part in, under the office that articles give."""
    page = get("/person/Jo%C3%A3o%20Silva")
    assert texts(page, "//ul[@class='tags']/li")[0].lower() == "foreign minister, portugal"
    assert texts(page, HEAD) == ["A visit between Portugal and Morocco"]


def test_a_person_whom_nobody_names(get: Get) -> None:
    """The page says so."""
    assert "tells of no act" in get("/person/Nemo")


def test_what_the_site_is(get: Get) -> None:
    """The page about it counts what the record holds."""
    facts = texts(get("/about"), "//dl/dd")
    assert facts[0].startswith("9, of which 0 copy another")
