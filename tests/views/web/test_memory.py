"""Memory of answers that take long."""

from __future__ import annotations

from pathlib import Path

from legation.views.web.memory import Memory
from tests.record.told import PLAN, REPORT, article, put, record_of
from tests.views.web.conftest import client_of
from tests.views.web.test_front import texts


def test_an_answer_holds_until_the_record_is_written_to(tmp_path: Path) -> None:
    """It is found once, and anew after each change."""
    memory, path = Memory(), tmp_path / "test.db"
    record = record_of(tmp_path)
    put(record, article(PLAN, "2023-03-10"))
    found = [memory.of(path, "lines", lambda: record.stats().articles) for _ in range(2)]
    put(record, article(REPORT, "2023-03-15"))
    found.append(memory.of(path, "lines", lambda: record.stats().articles))
    assert found == [1, 1, 2]
    assert memory.of(path, "lines", lambda: 99) == 2
    record.close()


def test_a_site_shows_what_comes_in_while_it_runs(tmp_path: Path) -> None:
    """No page is older than the record, also while another process has it open."""
    record = record_of(tmp_path)
    put(record, article(PLAN, "2023-03-10"))
    client = client_of(tmp_path / "test.db")
    assert texts(client.get("/about").text, "//dl/dd")[0].startswith("1,")
    assert texts(client.get("/").text, "//ol[@class='pairs']//a") == ["Morocco – Portugal"]
    put(record, article("Chile and Peru held talks in Arica on March 12, 2023.", "2023-03-13", "https://a.example/2"))
    assert texts(client.get("/about").text, "//dl/dd")[0].startswith("2,")
    assert texts(client.get("/").text, "//ol[@class='pairs']//a") == ["Chile – Peru", "Morocco – Portugal"]
    record.close()


def test_a_record_that_is_not_there(tmp_path: Path) -> None:
    """It has a state too: nothing."""
    assert Memory().of(tmp_path / "none.db", "question", lambda: 1) == 1
