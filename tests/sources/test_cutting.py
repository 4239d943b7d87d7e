"""Large files are cut into pieces, whose documents together are those of the file."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from legation.sources.cutting import pieces_of
from legation.sources.document import BadDocument
from legation.sources.intake import Intake
from legation.sources.origin import Opening, Origin, nothing_seen
from legation.sources.pieces import Piece

#: A document by what tells it: its name with its text, or why it is none.
Told = tuple[str, str | None]


def plain(found: object) -> Told:
    """A document in a few words."""
    if isinstance(found, BadDocument):
        return found.name, str(found.error)
    return found.name, found.text or found.html  # type: ignore[attr-defined]


def whole(path: Path) -> list[Told]:
    """The documents of a file that is read from its beginning to its end."""
    with Intake() as intake:
        return [plain(each.found) for each in intake.arrivals([str(path)])]


def in_pieces(path: Path, pieces: list[Piece]) -> list[Told]:
    """The documents of all its pieces, each of which is read alone."""
    with Intake() as intake:
        origin = Origin(
            name=str(path),
            opening=Opening(),
            seen=nothing_seen,
            fetcher=lambda: intake.fetcher,
            count=intake._count,
        )
        return [plain(each.found) for piece in pieces for each in origin.file_arrivals(str(path), str(path), piece)]


def news(number: int) -> bytes:
    """A line with an article."""
    return json.dumps({"text": f"Chile and Peru spoke about mine {number}."}).encode()


def gzipped(path: Path, data: bytes) -> Path:
    """A packed file, whose pieces are counted as they are unpacked."""
    packed = path.with_name(f"{path.name}.gz")
    packed.write_bytes(gzip.compress(data))
    return packed


def as_it_is(path: Path, data: bytes) -> Path:
    """A file of some bytes."""
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("made", [as_it_is, gzipped])
def test_pieces_of_lines(tmp_path: Path, made: Callable[[Path, bytes], Path]) -> None:
    """A piece ends with the line that makes it large enough; lines keep their numbers."""
    lines = [news(1), b"", b"{broken", news(4), news(5)]
    path = made(tmp_path / "news.jsonl", b"\n".join(lines) + b"\n")
    pieces = pieces_of(str(path), 50)
    assert pieces == [Piece(start=0, end=56, first=1), Piece(start=56, end=None, first=4)]
    assert in_pieces(path, pieces) == whole(path)
    assert in_pieces(path, pieces[1:]) == whole(path)[2:]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([b"", b" ", news(7), b'{"text": ""}', b"{", b"[]", "\ufeff".encode(), b"\r", b"\xff"]),
        max_size=12,
    ),
    st.integers(1, 120),
    st.booleans(),
)
def test_nothing_is_lost_or_doubled(lines: list[bytes], size: int, ends: bool) -> None:
    """Whatever the lines are and wherever they are cut, the pieces hold what the file holds."""
    with TemporaryDirectory() as folder:
        path = as_it_is(Path(folder, "news.jsonl"), b"\n".join(lines) + (b"\n" if ends else b""))
        pieces = pieces_of(str(path), size)
        if pieces:
            assert in_pieces(path, pieces) == whole(path)


def test_one_value_is_not_cut(tmp_path: Path) -> None:
    """A list of articles over many lines is one thing, whatever its size."""
    path = as_it_is(tmp_path / "news.json", b"[\n" + b",\n".join(news(number) for number in range(9)) + b"\n]")
    assert pieces_of(str(path), 50) == []


def test_other_encodings_are_not_cut(tmp_path: Path) -> None:
    """In UTF-16 a line ends otherwise."""
    path = as_it_is(tmp_path / "news.jsonl", b"\n".join(map(news, range(9))).decode().encode("utf-16"))
    assert pieces_of(str(path), 50) == []
    assert len(whole(path)) == 9


def test_damage_is_told_by_the_last_piece(tmp_path: Path) -> None:
    """What lies before the damage is read, as from the whole file."""
    data = gzip.compress(b"\n".join(map(news, range(4_000))))
    path = as_it_is(tmp_path / "news.jsonl.gz", data[: len(data) // 2])
    pieces = pieces_of(str(path), 20_000)
    assert len(pieces) > 2
    found = in_pieces(path, pieces)
    assert found == whole(path)
    assert found[-1][0] == str(path)


def test_what_is_not_there_is_not_cut(tmp_path: Path) -> None:
    """Who reads it is told."""
    assert pieces_of(str(tmp_path / "nothing.jsonl"), 50) == []


# --- Parquet --------------------------------------------------------------------------------------------------------


def table(path: Path, rows: int) -> Path:
    """A table of so many articles, in groups of seven rows."""
    texts = [f"Chile and Peru spoke about mine {number}." for number in range(rows)]
    parquet.write_table(pyarrow.table({"Text": texts, "views": list(range(rows))}), path, row_group_size=7)
    return path


def test_rows_are_documents(tmp_path: Path) -> None:
    """Each is named by its number, and columns that mean nothing here are passed over."""
    path = table(tmp_path / "news.parquet", 2)
    assert whole(path) == [
        (f"{path}:1", "Chile and Peru spoke about mine 0."),
        (f"{path}:2", "Chile and Peru spoke about mine 1."),
    ]


@pytest.mark.parametrize("size", [1, 100, 300, 1_000])
def test_pieces_of_rows(tmp_path: Path, size: int) -> None:
    """Wherever rows are cut, within a group or between two, none is lost."""
    path = table(tmp_path / "news.parquet", 40)
    pieces = pieces_of(str(path), size)
    assert len(pieces) > 1
    assert in_pieces(path, pieces) == whole(path)


def test_days_and_numbers_are_taken_as_they_are_meant(tmp_path: Path) -> None:
    """A date is a date, a version that is missing elsewhere in its column is a number still."""
    path = tmp_path / "news.parquet"
    columns = {
        "text": ["A.", "B."],
        "published": pyarrow.array([date(2023, 5, 1), None], pyarrow.date32()),
        "date": pyarrow.array([None, datetime(2023, 5, 2)], pyarrow.timestamp("us")),
        "version": pyarrow.array([2.0, None], pyarrow.float64()),
        "html": pyarrow.array([b"<p>x", None], pyarrow.binary()),
    }
    parquet.write_table(pyarrow.table(columns), path)
    with Intake() as intake:
        found = [each.found for each in intake.arrivals([str(path)])]
    assert [(each.published, each.version, each.text) for each in found] == [  # type: ignore[union-attr]
        ("2023-05-01", 2, "A."),
        ("2023-05-02", None, "B."),
    ]


def test_what_is_no_article_stops_no_other(tmp_path: Path) -> None:
    """A row without words is told by its number."""
    path = tmp_path / "news.parquet"
    parquet.write_table(pyarrow.table({"text": ["A.", None, "C."], "title": ["x", "y", "z"]}), path)
    assert whole(path) == [
        (f"{path}:1", "A."),
        (f"{path}:2", "there is neither 'text' nor 'html' in it"),
        (f"{path}:3", "C."),
    ]


def test_a_table_without_texts_is_refused(tmp_path: Path) -> None:
    """Its columns are named."""
    path = tmp_path / "numbers.parquet"
    parquet.write_table(pyarrow.table({"id": [1], "views": [2]}), path)
    assert whole(path) == [(str(path), "it has no column 'text' or 'html', but id, views")]


@pytest.mark.parametrize("cut", [4, 8, 40, 200, -1, -9])
def test_damaged_tables_are_told(tmp_path: Path, cut: int) -> None:
    """Wherever a file breaks off, it is named, and nothing else leaves the door."""
    path = table(tmp_path / "news.parquet", 40)
    path.write_bytes(path.read_bytes()[:cut])
    (found,) = whole(path)
    assert found[0] == str(path)
    assert "this is no Parquet that can be read" in str(found[1])


@settings(max_examples=60, deadline=None)
@given(place=st.integers(4, 1_500), value=st.integers(0, 255))
def test_bytes_that_changed_let_nothing_else_out(place: int, value: int) -> None:
    """Rows, or a reason why there are none."""
    with TemporaryDirectory() as folder:
        path = table(Path(folder, "news.parquet"), 40)
        data = bytearray(path.read_bytes())
        data[place % len(data)] = value
        path.write_bytes(data)
        for name, _ in whole(path):
            assert name.startswith(str(path))


def test_parquet_in_an_archive_is_refused(tmp_path: Path) -> None:
    """It is read by going back and forth in it, which a packed file does not allow."""
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(table(tmp_path / "news.parquet", 3), "news.parquet")
    name = f"{tmp_path / 'all.zip'}/news.parquet"
    assert whole(tmp_path / "all.zip") == [
        (name, "this is Parquet within something else; unpack it, and give the file itself")
    ]
