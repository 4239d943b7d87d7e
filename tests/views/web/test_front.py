"""The front page."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from legation.record.record import Record
from tests.views.web.conftest import Get, client_of


def texts(page: str, path: str) -> list[str]:
    """What stands in some elements of a page, on one line each."""
    return [" ".join(each.text_content().split()) for each in html.fromstring(page).xpath(path)]


def test_what_is_coming_up(get: Get) -> None:
    """What is planned, with its day, leads the page."""
    assert texts(get("/"), "//section[@aria-labelledby='coming']//a[@class='head']") == [
        "The 5th session of the India–Japan 2+2"
    ]


def test_the_busiest_pairs_of_the_last_year(get: Get) -> None:
    """Each pair leads to its page; the year is that before the newest article, not that of the clock."""
    page = html.fromstring(get("/"))
    found = [(each.get("href"), each.text_content()) for each in page.xpath("//ol[@class='pairs']//a")]
    assert found == [("/IND/JPN", "India – Japan"), ("/MAR/PRT", "Morocco – Portugal")]


def test_what_changed_lately_the_newest_first(get: Get) -> None:
    """The last thing that was told stands first."""
    days = texts(get("/"), "//section[@aria-labelledby='changed']//div[@class='date']")
    assert days[0] == "1 Aug 2024"


def test_a_record_that_is_not_there_says_how_to_fill_it(tmp_path: Path) -> None:
    """Whoever starts the site first is told what to do."""
    answer = client_of(tmp_path / "none.db").get("/")
    assert answer.status_code == 200
    assert f"legation add article.txt --record {tmp_path / 'none.db'}" in answer.text


def test_a_record_without_lines_says_how_to_fill_it(tmp_path: Path) -> None:
    """A record that was made and holds nothing is as empty as none."""
    Record(tmp_path / "empty.db").close()
    assert "This record is still empty" in client_of(tmp_path / "empty.db").get("/").text


def test_a_file_that_is_no_record_is_told(tmp_path: Path) -> None:
    """The page says what is wrong with the file, and is no success."""
    path = tmp_path / "notes.db"
    path.write_text("This is no database, only a note." * 40)
    answer = client_of(path).get("/")
    assert answer.status_code == 503
    assert "no SQLite file" in answer.text
