"""`chronology`: Markdown, and a Word document read back by python-docx."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from legation.model import Account, Interval
from legation.views.months import months_of
from legation.views.record import Record
from tests.views.reading_back import text_of

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKDOWN = """\
# Chronology: Portugal and Morocco

## May 2022

| Date | Event | Place | Status | Sources |
| --- | --- | --- | --- | --- |
| May 2022 | **Agreement: Portugal, Morocco.** Portugal and Morocco signed the Atlantic Fisheries Agreement in Lisbon \
in May 2022. | Lisbon, Portugal | happened | [^1] |

[^1]: [Silva in Rabat](<https://atlas.example/2023-03-21>), Atlas, 21 March 2023

## March 2023

| Date | Event | Place | Status | Sources |
| --- | --- | --- | --- | --- |
| 20 March 2023 | **Visit: Portugal, Morocco.** João Silva visited Rabat for the third fisheries dialogue on 20 March \
2023. | Rabat, Morocco | happened, confirmed | [^2] [^3] |

[^2]: Ana Reis, [Silva to visit Rabat](<https://lusa.example/2023-03-10>), Lusa, 10 March 2023
[^3]: [Silva in Rabat](<https://atlas.example/2023-03-21>), Atlas, 21 March 2023
"""


def test_a_chronology_of_a_pair(record: Record, tmp_path: Path) -> None:
    """Months, rows, and footnotes that are counted through."""
    assert text_of(record, "chronology", tmp_path, "PRT", "MAR") == MARKDOWN


def test_it_is_a_table_whatever_articles_say(hostile_record: Record, tmp_path: Path) -> None:
    """Strokes, tags and brackets of articles part no cells and make no links."""
    text = text_of(hostile_record, "chronology", tmp_path)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    cells = [token for token in tokens if token.type in ("th_open", "td_open")]
    assert len(cells) == 6 * 5
    inner = {child.type for token in tokens for child in token.children or ()}
    assert inner & {"html_inline", "code_inline", "image"} == set()


def headings(account: Account, *days: tuple[str, str]) -> list[tuple[str, list[str]]]:
    """The headings over lines of some days, in their order, and their dates."""
    intervals = [Interval(first=date.fromisoformat(first), last=date.fromisoformat(last)) for first, last in days]
    accounts = [replace(account, line=replace(account.line, when=when)) for when in intervals]
    return [(month, [entry.date for entry in entries]) for month, entries in months_of(accounts)]


def test_years_stand_before_their_months(record: Record) -> None:
    """What is only dated by its year is no act of January."""
    account = record.show("rldx5kjbhrvc")
    days = [("2023-01-01", "2023-01-01"), ("2023-01-01", "2023-12-31"), ("2023-01-03", "2023-02-02")]
    assert headings(account, *days) == [
        ("2023, month not known", ["2023"]),
        ("January 2023", ["1 January 2023", "3 January 2023 – 2 February 2023"]),
    ]


def test_where_nothing_is_dated(record: Record) -> None:
    """Neither the act nor its telling: it has a heading of its own."""
    account = record.show("rldx5kjbhrvc")
    undated = replace(account, line=replace(account.line, when=Interval(), told=Interval()))
    ((month, entries),) = months_of([undated])
    assert (month, [entry.date for entry in entries]) == ("Date unknown", ["date unknown"])


# --- Word -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def document(record: Record, tmp_path: Path) -> Path:
    """The chronology of the sample in Word."""
    record.export("chronology", tmp_path / "chronology.docx")
    return tmp_path / "chronology.docx"


def footnotes(path: Path) -> dict[int, str]:
    """The footnotes of a document by their ids."""
    with ZipFile(path) as package:
        root = etree.fromstring(package.read("word/footnotes.xml"))
    return {
        int(note.get(f"{WORD}id")): "".join(note.itertext()).strip() for note in root if note.get(f"{WORD}type") is None
    }


def test_word_reads_headings_and_tables(document: Path) -> None:
    """A heading and a table for each month."""
    found = docx.Document(str(document))
    assert [(each.style.name, each.text) for each in found.paragraphs if each.text] == [
        ("Title", "Chronology"),
        ("Heading 1", "May 2022"),
        ("Heading 1", "March 2023"),
    ]
    assert [len(table.rows) for table in found.tables] == [2, 5]
    assert [cell.text for cell in found.tables[0].rows[0].cells] == ["Date", "Event", "Place", "Status"]
    assert [cell.text for cell in found.tables[0].rows[1].cells] == [
        "May 2022",
        "Agreement: Portugal, Morocco. "
        "Portugal and Morocco signed the Atlantic Fisheries Agreement in Lisbon in May 2022.",
        "Lisbon, Portugal",
        "happened",
    ]


def test_footnotes_are_those_of_word(document: Path) -> None:
    """Each mark in the text has its note, in the order of the text."""
    with ZipFile(document) as package:
        marks = re.findall(r'<w:footnoteReference w:id="(\d+)"', package.read("word/document.xml").decode("utf-8"))
    assert [int(mark) for mark in marks] == list(footnotes(document)) == [1, 2, 3, 4, 5, 6]
    assert (
        footnotes(document)[4] == "Ana Reis, Silva to visit Rabat, Lusa, 10 March 2023, https://lusa.example/2023-03-10"
    )


def test_word_takes_what_articles_say(hostile_record: Record, tmp_path: Path) -> None:
    """All parts are XML, and the words are words."""
    path = tmp_path / "hostile.docx"
    hostile_record.export("chronology", path)
    with ZipFile(path) as package:
        for name in package.namelist():
            etree.fromstring(package.read(name))
    (table,) = docx.Document(str(path)).tables
    assert len(table.rows) == 6
    assert "<b>press</b> | [x](y)." in table.rows[1].cells[1].text
    assert any("<script>alert(1)</script>" in note for note in footnotes(path).values())
