"""Articles come in: once each, the newest version of a URL speaking, copies counted with their original."""

from __future__ import annotations

from pathlib import Path

from legation.record.outcomes import Outcome
from legation.record.record import Record
from tests.record.told import PLAN, READER, REPORT, REVISED, article, put, read, record_of

URL = "https://lusa.example/ministers"


def line_days(record: Record) -> list[tuple[str, str, int]]:
    """Each line's status, first day and number of articles."""
    return [(line.status, str(line.when.first), line.articles) for line in record.lines()]


def test_the_same_article_twice_changes_nothing(tmp_path: Path) -> None:
    """What is known already is not written again."""
    given = article(PLAN, "2023-03-10", URL)
    with record_of(tmp_path, given) as record:
        before = list(record.lines())
        assert put(record, given) is Outcome.KNOWN
        assert list(record.lines()) == before


def test_a_plan_and_its_report_are_one_line(tmp_path: Path) -> None:
    """What one outlet announced and another reported is one act that has happened."""
    plan = article(PLAN, "2023-03-10", "https://lusa.example/plan")
    report = article(REPORT, "2023-03-15", "https://map.example/report")
    with record_of(tmp_path, plan, report) as record:
        (line,) = record.lines()
    assert (line.status, str(line.when.first), line.where and line.where.name) == ("happened", "2023-03-14", "Lisbon")
    assert (line.articles, line.independent, line.confirmed) == (2, 2, True)
    assert [mention.article for mention in line.mentions] == [plan.citation.url, report.citation.url]


def test_a_newer_version_takes_the_place_of_the_older(tmp_path: Path) -> None:
    """A page that was corrected speaks with its new words only."""
    with record_of(tmp_path, article(PLAN, "2023-03-10", URL)) as record:
        assert put(record, article(REVISED, "2023-03-11", URL), version=2) is Outcome.NEWER
        assert line_days(record) == [("planned", "2023-03-15", 1)]


def test_an_older_version_that_comes_late_stays_silent(tmp_path: Path) -> None:
    """Versions speak by their number, not by when they came."""
    with Record(tmp_path / "late.db") as record:
        put(record, article(REVISED, "2023-03-11", URL), version=2)
        assert put(record, article(PLAN, "2023-03-10", URL), version=1) is Outcome.OLDER
        assert line_days(record) == [("planned", "2023-03-15", 1)]


def test_the_statements_of_an_older_version_are_kept(tmp_path: Path) -> None:
    """What a page once said can still be looked up."""
    with record_of(tmp_path, article(PLAN, "2023-03-10", URL), article(REVISED, "2023-03-11", URL)) as record:
        rows = record._connection.execute(
            "SELECT as_written, superseded FROM statement_told WHERE field = 'where' ORDER BY as_written"
        ).fetchall()
    assert [tuple(row) for row in rows] == [("Lisbon", 1), ("Porto", 0)]


def test_the_id_of_an_older_version_leads_to_the_new_one(tmp_path: Path) -> None:
    """Who noted the id of a line finds the act also after the page was corrected."""
    with record_of(tmp_path, article(PLAN, "2023-03-10", URL)) as record:
        (before,) = record.lines()
        put(record, article(REVISED, "2023-03-11", URL), version=2)
        (after,) = record.lines()
        assert before.id != after.id
        assert record.resolve(before.id) == after.id


def test_a_newer_reader_replaces_what_the_older_read(tmp_path: Path) -> None:
    """Reading again changes the statements of that article and leaves its line where it was."""
    given = article(PLAN, "2023-03-10", URL)
    with record_of(tmp_path, given, article(REPORT, "2023-03-15", "https://map.example/report")) as record:
        before = list(record.lines())
        assert put(record, given, reader="newer") is Outcome.AGAIN
        assert list(record.lines()) == before
        readers = {row["reader"] for row in record._connection.execute("SELECT reader FROM article")}
    assert readers == {READER, "newer"}


def test_a_reader_that_finds_nothing_takes_the_article_out_of_its_line(tmp_path: Path) -> None:
    """Of two tellings one is left, and the line says so."""
    plan, report = article(PLAN, "2023-03-10", URL), article(REPORT, "2023-03-15", "https://map.example/report")
    with record_of(tmp_path, plan, report) as record:
        nothing = read(article("Nothing happened in Lisbon.", "2023-03-10"))
        record.add_reading(plan, nothing, reader="newer")
        assert line_days(record) == [("happened", "2023-03-14", 1)]


def test_a_syndicated_copy_is_no_second_source(tmp_path: Path) -> None:
    """The same words under another roof are kept, and counted once."""
    text = f"{REPORT} They agreed to hold such talks every spring, in turn in Lisbon and in Rabat, the ministry said."
    first = article(text, "2023-03-15", "https://lusa.example/report")
    copy = article(f"{text} (Lusa)", "2023-03-15", "https://daily.example/abroad")
    with record_of(tmp_path, first) as record:
        assert put(record, copy) is Outcome.COPY
        line = next(line for line in record.lines() if line.kind == "meeting")
    assert (line.articles, line.independent) == (2, 1)


def test_without_text_only_quotations_are_kept(tmp_path: Path) -> None:
    """With `keep_text=False` the article's text is not in the file, its evidence and offsets are."""
    given = article(f"{REPORT} Fishermen in Setubal had waited for it.", "2023-03-15", URL)
    with Record(tmp_path / "short.db") as record:
        put(record, given, keep_text=False)
        texts = [row["text"] for row in record._connection.execute("SELECT text FROM article")]
        (line,) = record.lines()
    assert texts == [None]
    assert b"Setubal" not in (tmp_path / "short.db").read_bytes()
    mention = line.mentions[0]
    assert given.text[mention.start : mention.end] == "met in Lisbon"


def test_a_copy_is_found_without_the_text(tmp_path: Path) -> None:
    """Near-copies are told by the runs of words that are kept in place of a text."""
    text = f"{REPORT} They agreed to hold such talks every spring, in turn in Lisbon and in Rabat, the ministry said."
    with Record(tmp_path / "short.db") as record:
        put(record, article(text, "2023-03-15", "https://lusa.example/report"), keep_text=False)
        copy = article(f"{text} (Lusa)", "2023-03-15", "https://daily.example/abroad")
        assert put(record, copy, keep_text=False) is Outcome.COPY


def test_who_cites_an_agency_is_no_second_source_beside_it(tmp_path: Path) -> None:
    """Reuters on its own page, and a paper that has it from Reuters, are one source."""
    agency = article(REPORT, "2023-03-15", "https://www.reuters.com/world/ministers")
    paper = "The foreign ministers of Portugal and Morocco met in Lisbon on March 14, according to Reuters."
    with record_of(tmp_path, agency, article(paper, "2023-03-16", "https://daily.example/ministers")) as record:
        (line,) = record.lines()
    assert (line.articles, line.independent) == (2, 1)
