"""Files, folders and standard input give documents, one by one; what is bad is named and stops nothing."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.errors import ArticleTooLong, EmptyArticle, InputError, LegationError, NotText
from legation.sources import files
from legation.sources.document import BadDocument, Document
from legation.sources.intake import documents

TEXT = "Foreign ministers of Chad and Niger met in Niamey.\n\nThey will meet again in May."
LINE = {"url": "https://paper.example/1", "title": "Talks in Niamey", "text": TEXT, "published": "2021-05-03"}


def found(*names: str | Path) -> list[Document | BadDocument]:
    """All that lies under these names."""
    return list(documents(map(str, names)))


def texts(*names: str | Path) -> list[str | None]:
    """The texts under these names; what is bad fails the test."""
    return [document.text for document in map(good, found(*names))]


def good(document: Document | BadDocument) -> Document:
    """A document that is not bad."""
    assert isinstance(document, Document), document
    return document


def bad(document: Document | BadDocument) -> LegationError:
    """What is wrong with a document that is bad."""
    assert isinstance(document, BadDocument), document
    return document.error


def saved(path: Path, data: bytes | str) -> Path:
    """The path of a file with this content; it is packed where its name says so."""
    content = data.encode() if isinstance(data, str) else data
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


# --- one document a file --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "a", "a.txt.gz", "a.gz"])
def test_a_text_file_is_one_document(tmp_path: Path, name: str) -> None:
    """Its text is what stands in it, to the last character; packed or not, and whatever its name."""
    path = saved(tmp_path / name, TEXT + "\n\n ")
    assert found(path) == [Document(name=str(path), text=TEXT + "\n\n ")]


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.html.gz"])
def test_a_page_is_one_document(tmp_path: Path, name: str) -> None:
    """A page is handed on as it is; its text is found later."""
    path = saved(tmp_path / name, "<p>Chad and Niger met.</p>")
    assert found(path) == [Document(name=str(path), html="<p>Chad and Niger met.</p>")]


def test_a_text_of_windows_is_decoded(tmp_path: Path) -> None:
    """Files are read in the encodings that decoding knows."""
    assert texts(saved(tmp_path / "a.txt", "The president’s visit".encode("cp1252"))) == ["The president’s visit"]


@pytest.mark.parametrize("name", ["a.txt", "a", "a.html"])
def test_a_picture_is_no_document(tmp_path: Path, name: str) -> None:
    """Bytes that are no text are named."""
    path = saved(tmp_path / name, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\xfd")
    (document,) = found(path)
    assert isinstance(bad(document), NotText)
    assert document.name == str(path)


# --- JSON -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.jsonl.gz", "a.json.gz", "a.gz", "a"])
def test_lines_of_json_are_a_document_each(tmp_path: Path, name: str) -> None:
    """The keys fill the document, which is named by its line; blank lines count but hold nothing."""
    other = {"html": "<p>Peru</p>", "outlet": "Paper", "version": 2, "creator": "nobody"}
    path = saved(tmp_path / name, f"{json.dumps(LINE)}\n\n  \n{json.dumps(other)}\n")
    assert found(path) == [
        Document(
            name=f"{path}:1",
            text=TEXT,
            title="Talks in Niamey",
            url="https://paper.example/1",
            published="2021-05-03",
        ),
        Document(name=f"{path}:4", html="<p>Peru</p>", outlet="Paper", version=2),
    ]


@pytest.mark.parametrize(
    ("text", "html", "kept"),
    [
        ("Chad", "<p>Niger</p>", ("Chad", None)),
        ("", "<p>Niger</p>", (None, "<p>Niger</p>")),
        (" \n", "<p>Niger</p>", (None, "<p>Niger</p>")),
        (None, "<p>Niger</p>", (None, "<p>Niger</p>")),
    ],
)
def test_a_text_counts_more_than_a_page(tmp_path: Path, text: str, html: str, kept: tuple[str, str]) -> None:
    """Where both are given, the page is looked at only if the text is blank."""
    (document,) = found(saved(tmp_path / "a.jsonl", json.dumps({"text": text, "html": html})))
    assert (good(document).text, good(document).html) == kept


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ({"published": "2022-08-24T10:00:00Z"}, "2022-08-24T10:00:00Z"),
        ({"date": "2022-08-24"}, "2022-08-24"),
        ({"published": "2022-08-24", "date": "1999-01-01"}, "2022-08-24"),
        ({"published": None, "date": "2022-08-24"}, "2022-08-24"),
        ({}, None),
    ],
)
def test_a_date_is_the_day_of_publication(tmp_path: Path, given: dict[str, str], published: str | None) -> None:
    """Under either key; `published` says more clearly what is meant."""
    (document,) = found(saved(tmp_path / "a.jsonl", json.dumps({"text": TEXT} | given)))
    assert good(document).published == published


@pytest.mark.parametrize(("written", "version"), [(3, 3), ("3", 3), ("first", None), (None, None), (True, None)])
def test_a_version_is_a_number(tmp_path: Path, written: object, version: int | None) -> None:
    """Whatever else is written there does not matter."""
    (document,) = found(saved(tmp_path / "a.jsonl", json.dumps({"text": TEXT, "version": written})))
    assert good(document).version == version


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "no JSON"),
        ("nonsense", "no JSON"),
        ("[1, 2]", "no JSON object"),
        ("5", "no JSON object"),
        ('{"title": "Talks"}', "neither 'text' nor 'html'"),
        ('{"text": ""}', "neither 'text' nor 'html'"),
        ('{"text": 5}', "'text' holds int, not a string"),
        ('{"text": "Chad", "title": ["Talks"]}', "'title' holds list, not a string"),
        ('{"text": "Chad", "published": 1661299200}', "'published' holds int"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        (f"[{'{},' * 2_000_000}{{}}]", "more than 2,000,000 objects and lists"),
        ('{"version": ' + "9" * 5_000 + "}", "no JSON"),
    ],
)
def test_a_bad_line_does_not_stop_the_others(tmp_path: Path, line: str, words: str) -> None:
    """It is named by its number, with what is wrong; those before and behind it are read."""
    path = saved(tmp_path / "a.jsonl", "\n".join([json.dumps(LINE), line, json.dumps(LINE)]))
    first, wrong, last = found(path)
    assert (good(first).text, good(last).text) == (TEXT, TEXT)
    assert isinstance(bad(wrong), InputError)
    assert words in str(bad(wrong))
    assert wrong.name == f"{path}:2"


def test_half_a_character_in_json_becomes_the_replacement_sign(tmp_path: Path) -> None:
    """Broken JSON holds what cannot be written out again."""
    (document,) = found(saved(tmp_path / "a.jsonl", r'{"text": "Chad \ud83d", "title": "\udc00"}'))
    assert (good(document).text, good(document).title) == ("Chad \ufffd", "\ufffd")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_lines_of_json_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    """Consoles of Windows write UTF-16, and editors a mark before UTF-8."""
    lines = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\r\n" for text in ("São Tomé", "Zürich"))
    assert texts(saved(tmp_path / "a.jsonl", lines.encode(encoding))) == ["São Tomé", "Zürich"]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_of_articles(tmp_path: Path, indent: int | None) -> None:
    """A file `.json` may hold one list; its documents are named by their place."""
    path = saved(tmp_path / "a.json", json.dumps([LINE, {"text": "Peru"}, {"text": None}], indent=indent))
    *both, last = found(path)
    assert [(document.name, good(document).text) for document in both] == [(f"{path}:1", TEXT), (f"{path}:2", "Peru")]
    assert isinstance(bad(last), EmptyArticle)


def test_an_article_over_several_lines(tmp_path: Path) -> None:
    """One object that was printed for people to read is one article."""
    path = saved(tmp_path / "a.json", json.dumps(LINE, indent=4))
    assert [(document.name, good(document).title) for document in found(path)] == [(str(path), "Talks in Niamey")]


@pytest.mark.parametrize("content", ["[1, 2, 3]", '[{"a": 1}, {"a": 2}]', "[]", "[", "{\n}"])
def test_json_of_something_else_is_one_mistake(tmp_path: Path, content: str) -> None:
    """A list without articles is told once, not once for each of its parts."""
    (document,) = found(saved(tmp_path / "a.json", content))
    assert isinstance(bad(document), InputError)


# --- tables ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz"])
def test_rows_of_a_table_are_a_document_each(tmp_path: Path, name: str) -> None:
    """The header names the columns; a row is named by the line it begins on, and its cells may run over lines."""
    rows = f'Date,title,TEXT,more\n2020-01-02,"Talks, at last","{TEXT}",x\n2020-01-03,Peru,Peru and Chile met.\n'
    path = saved(tmp_path / name, rows)
    assert found(path) == [
        Document(name=f"{path}:2", title="Talks, at last", text=TEXT, published="2020-01-02"),
        Document(name=f"{path}:5", title="Peru", text="Peru and Chile met.", published="2020-01-03"),
    ]


def test_a_table_without_texts_is_refused(tmp_path: Path) -> None:
    """The message tells what columns there are."""
    (document,) = found(saved(tmp_path / "a.csv", "name,size\nPeru,3\n"))
    assert "no column 'text' or 'html', but name, size" in str(bad(document))


@pytest.mark.parametrize("row", ["", "2020-01-01,", "\r,x", '2020-01-01,"', "\0"])
def test_a_bad_row_does_not_stop_those_before_it(tmp_path: Path, row: str) -> None:
    """The rows before it are read, and no error is raised."""
    first, *others = found(saved(tmp_path / "a.csv", f"date,text\n2020-01-01,Chad\n{row}\n"))
    assert good(first).text == "Chad"
    assert all(isinstance(other, BadDocument) for other in others)


def test_a_row_behind_a_bad_one_is_read(tmp_path: Path) -> None:
    """A line break in the wrong place costs one row."""
    first, last = found(saved(tmp_path / "a.csv", "date,text\n2020\r01,Niger\n2020-01-01,Chad\n"))
    assert "no row of a table" in str(bad(first))
    assert good(last).text == "Chad"


def test_a_long_cell_is_read(tmp_path: Path) -> None:
    """An article may be longer than what Python takes for a cell by itself."""
    assert texts(saved(tmp_path / "a.csv", "text\n" + "Chad " * 100_000)) == ["Chad " * 100_000]


# --- folders --------------------------------------------------------------------------------------------------------


def test_a_folder_is_all_files_in_it(tmp_path: Path) -> None:
    """In the order of their names, those of inner folders too; hidden ones and files of other kinds are passed over."""
    for name in ("b.txt", "a.txt", "c/d.txt.gz", "c/.e.txt", ".f/g.txt", "h.pdf", "README", "i.py"):
        saved(tmp_path / name, name)
    saved(tmp_path / "c" / "a.jsonl", '{"text": "c/a.jsonl"}')
    saved(tmp_path / "j.csv", "text\nj.csv\n")
    assert texts(tmp_path) == ["a.txt", "b.txt", "c/a.jsonl", "c/d.txt.gz", "j.csv"]


def test_an_empty_folder_is_nothing(tmp_path: Path) -> None:
    """It is no mistake either."""
    assert found(tmp_path) == []


def test_a_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    """No folder is read twice, let alone for ever."""
    saved(tmp_path / "a" / "a.txt", "Chad")
    try:
        (tmp_path / "a" / "b").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert texts(tmp_path) == ["Chad"]


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    """Nothing would ever come out of it."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(tmp_path / "a.txt")
    assert found(tmp_path) == []


# --- what goes wrong ------------------------------------------------------------------------------------------------


def test_names_that_are_not_there_stop_nothing(tmp_path: Path) -> None:
    """Each missing file is named, and all others are read in their order."""
    path = saved(tmp_path / "a.txt", "Chad")
    first, middle, last = found(tmp_path / "no.txt", path, tmp_path / "no.jsonl.gz")
    assert good(middle).text == "Chad"
    assert (first.name, last.name) == (str(tmp_path / "no.txt"), str(tmp_path / "no.jsonl.gz"))
    assert {str(bad(first)), str(bad(last))} == {"No such file or directory"}


@pytest.mark.parametrize("cut", [5, 30, -4])
def test_a_packed_file_that_breaks_off(tmp_path: Path, cut: int) -> None:
    """What was read before the break stays, and the break is told."""
    lines = "".join(json.dumps({"text": f"{number} {os.urandom(200).hex()}"}) + "\n" for number in range(500))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:cut])
    *before, last = found(path)
    assert "packed" in str(bad(last))
    assert all(isinstance(document, Document) for document in before)
    assert cut > 0 or len(before) >= 499


def test_a_name_that_says_packed_is_not_believed(tmp_path: Path) -> None:
    """Some programs unpack what they fetch and leave the name: the first bytes tell."""
    path = tmp_path / "a.txt.gz"
    path.write_text("Chad", encoding="utf-8")
    assert texts(path) == ["Chad"]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a", "a.json", "a.gz", "a.jsonl", "a.csv"])
def test_what_is_too_long_for_an_article_is_not_loaded(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that goes on and on is refused; of a file of many, only the line."""
    monkeypatch.setattr(files, "LARGEST_FILE", 1_000)
    (document,) = found(saved(tmp_path / name, "[ text " * 1_000))
    assert isinstance(bad(document), InputError)
    assert isinstance(bad(document), ArticleTooLong) or name == "a.csv"


def test_a_line_too_long_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines behind it are read, and named by their numbers."""
    monkeypatch.setattr(files, "LARGEST_FILE", 1_000)
    path = saved(tmp_path / "a.jsonl", '{"text": "Chad"}\n{"text": "' + "x" * 5_000 + '"}\n{"text": "Niger"}')
    first, wrong, last = found(path)
    assert isinstance(bad(wrong), ArticleTooLong)
    assert [(document.name, good(document).text) for document in (first, last)] == [
        (f"{path}:1", "Chad"),
        (f"{path}:3", "Niger"),
    ]


def test_documents_come_before_the_file_is_read_to_its_end() -> None:
    """A source without end gives its first documents at once."""

    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = b'{"text": "Chad and Niger met."}\n'
            buffer[:] = (line * (len(buffer) // len(line) + 1))[: len(buffer)]
            return len(buffer)

    class Input:
        buffer = io.BufferedReader(Endless(), buffer_size=32 * 100)

    original, sys.stdin = sys.stdin, Input()  # type: ignore[assignment]
    try:
        some = list(islice(documents(["-"]), 1_000))
    finally:
        sys.stdin = original
    assert [good(document).text for document in some] == ["Chad and Niger met."] * 1_000


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a", "a.gz"])
@given(data=st.binary() | st.text(alphabet='{}[]":,\n\r texhml\ufeff\0').map(str.encode))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_documents_or_reasons(tmp_path: Path, name: str, data: bytes) -> None:
    """No content of a file raises an error."""
    for document in found(saved(tmp_path / name, data)):
        assert document.name.startswith(str(tmp_path / name))
        assert isinstance(document, BadDocument) or document.text is not None or document.html is not None


@given(data=st.binary())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_that_say_they_are_packed(tmp_path: Path, data: bytes) -> None:
    """A broken package gives a reason."""
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(b"\x1f\x8b\x08" + data)
    assert all(isinstance(document, BadDocument) for document in found(path)[-1:])


# --- standard input -------------------------------------------------------------------------------------------------


def piped(monkeypatch: pytest.MonkeyPatch, data: str) -> list[Document | BadDocument]:
    """What standard input with this content gives."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    return found("-")


@pytest.mark.parametrize("blank", ["", "\n \n\t"])
def test_standard_input_of_json(monkeypatch: pytest.MonkeyPatch, blank: str) -> None:
    """A brace as the first sign that is not blank means lines of JSON."""
    got = piped(monkeypatch, f"{blank}{json.dumps(LINE)}\n{json.dumps(LINE)}\n")
    assert [good(document).text for document in got] == [TEXT, TEXT]
    assert [document.name for document in got] == [f"-:{1 + blank.count(chr(10))}", f"-:{2 + blank.count(chr(10))}"]


def test_standard_input_of_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything else is one text, blank lines before it included."""
    assert piped(monkeypatch, f"\n\n{TEXT}\n") == [Document(name="-", text=f"\n\n{TEXT}\n")]


def test_standard_input_of_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """What says that it is a page is one."""
    page = "<!DOCTYPE html>\n<p>Chad"
    assert piped(monkeypatch, page) == [Document(name="-", html=page)]


def test_standard_input_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not ours to close."""
    piped(monkeypatch, TEXT)
    assert not sys.stdin.buffer.closed


def test_errors_that_stand_in_their_own_chain_are_let_go_of() -> None:
    """An error of which another came that led to the first again does not stop anything."""
    first, second = InputError("first"), InputError("second")
    first.__context__, second.__context__ = second, first
    assert BadDocument(name="a", error=first).error is first
