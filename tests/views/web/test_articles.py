"""The page of an article."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from starlette.testclient import TestClient

from legation.model import Marked
from legation.record.record import Record
from legation.views.web.highlighting import Piece, pieces
from tests.record.news import SECOND
from tests.record.told import PLAN, article, put, record_of
from tests.views.web.conftest import Get, client_of
from tests.views.web.test_front import texts


def mark(field: str, start: int, end: int, line: str = "a") -> Marked:
    """A mark of a line."""
    return Marked(event=line, line=line, field=field, value="", start=start, end=end)


def test_the_text_is_shown_whole_with_its_marks(get: Get, record: Record) -> None:
    """Each mark says what it gives, and leads to the act that rests on it."""
    (line,) = record.timeline("IND", until="2023").items
    cited = record.show(line.id).tellings[0].article
    page = get(f"/article/{cited.id}")
    assert texts(page, "//div[@class='text']") == [SECOND.text]
    marks = html.fromstring(page).xpath("//div[@class='text']//mark")
    assert ("8 September 2022", "when", line.id) in {
        (each.text_content(), each.get("title"), each.get("data-lines")) for each in marks
    }
    assert texts(page, "//aside//li") == ["The 2nd session of the India–Japan 2+2 8 Sep 2022"]


def test_an_article_that_is_not_there(client: TestClient) -> None:
    """It is told."""
    answer = client.get("/article/none")
    assert answer.status_code == 404
    assert "holds no article of that id" in answer.text


def test_a_text_that_was_not_kept(tmp_path: Path) -> None:
    """The page says so, and how long it was."""
    record = record_of(tmp_path)
    put(record, article(PLAN, "2023-03-10"), keep_text=False)
    (line,) = record.timeline().items
    cited = record.show(line.id).tellings[0].article
    record.close()
    assert f"({len(PLAN)} characters) was not kept" in client_of(tmp_path / "test.db").get(f"/article/{cited.id}").text


def test_marks_that_lie_over_one_another_cut_the_text() -> None:
    """Every piece knows what rests on it; the pieces together are the text."""
    found = pieces("They met on Monday.", [mark("mention", 5, 18), mark("when", 12, 18, "b")])
    assert found == (
        Piece(text="They "),
        Piece(text="met on ", field="mention", title="what tells the act", lines=("a",)),
        Piece(text="Monday", field="when", title="when; what tells the act", lines=("a", "b")),
        Piece(text="."),
    )


def test_a_part_of_a_text_is_cut_at_its_own_offsets() -> None:
    """Marks that reach beyond it end with it."""
    found = pieces("met on", [mark("mention", 0, 8), mark("when", 12, 18)], start=5)
    assert [(piece.text, piece.field) for piece in found] == [("met", "mention"), (" on", "")]
