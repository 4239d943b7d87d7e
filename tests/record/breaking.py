"""A whole record of our own, and ways to break it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import strategies as some

from legation.record.record import Record
from tests.record.news import VISIT
from tests.record.told import PLAN, REPORT

PAGE = 4096
PAIRS = (("Chile", "Peru"), ("Kenya", "Ghana"), ("Japan", "India"), ("Spain", "Norway"))
CALLS = tuple(
    f"The foreign ministers of {one} and {other} spoke by phone on May {day} about a mine in {other}."
    for day, (one, other) in enumerate(PAIRS, 1)
)
#: How pages break.
BREAKS = some.sampled_from(["zeros", "garbage", "another", "cut"])
#: Little happens in it, and it runs over several pages.
LONG = " ".join(f"Word {number} of little weight was said at length." for number in range(200))


@dataclass(frozen=True)
class Whole:
    """A whole record, with the articles that it was made of."""

    path: Path
    source: Path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """A record of ten articles, one of them long, two of them versions of one page, with two judgements."""
    folder = tmp_path_factory.mktemp("whole")
    texts = [*CALLS, f"{PLAN}\n\n{LONG}", *(each.text for each in VISIT)]
    articles = [
        {"url": f"https://outlet{number}.example/{number}", "text": text, "published": "2023-05-04"}
        for number, text in enumerate(texts)
    ]
    articles.append(articles[4] | {"text": f"{REPORT}\n\n{LONG}"})
    source = folder / "articles.jsonl"
    source.write_text("\n".join(map(json.dumps, articles)))
    with Record(folder / "whole.db") as record:
        record.add(source)
        ids = [line.id for line in record.lines()]
        record.merge(ids[0], ids[1], by="editor")
        record.merge(ids[2], ids[3], by="editor", reason="the same")
        record.undo(2)
    return Whole(folder / "whole.db", source)


@pytest.fixture
def broken(whole: Whole, tmp_path: Path) -> Path:
    """A copy of it, for a test to break."""
    return Path(shutil.copy(whole.path, tmp_path / "broken.db"))


def said(path: Path) -> tuple[list[bytes], list[int]]:
    """All lines of a record, and the numbers of its judgements."""
    with Record(path, writable=False) as record:
        return [msgspec.json.encode(line) for line in record.lines()], [each.id for each in record.judgements()]


def write_page(path: Path, number: int, data: bytes) -> None:
    """Overwrite a page of a file, counted from 1."""
    with path.open("rb+") as file:
        file.seek((number - 1) * PAGE)
        file.write(data)


def root(path: Path, name: str) -> int:
    """The first page of a table or an index."""
    connection = sqlite3.connect(path)
    found: int = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    connection.close()
    return found


def faults(path: Path) -> list[str]:
    """Where something is wrong."""
    with Record(path, writable=False) as record:
        return [each.where for each in record.check()]


def break_page(path: Path, number: int, how: str, random: Random) -> None:
    """Break a page of a file as disks do: zeros, anything, the bytes of another page, or no more from there on."""
    if how == "cut":
        os.truncate(path, path.stat().st_size // 3 + (number - 1) * PAGE * 2 // 3 + random.randrange(PAGE))
        return
    data = path.read_bytes()
    other = random.randrange(len(data) // PAGE) * PAGE
    bytes_by_kind = {"zeros": bytes(PAGE), "garbage": random.randbytes(PAGE), "another": data[other : other + PAGE]}
    write_page(path, number, bytes_by_kind[how])


def pages_of(path: Path, condition: str) -> list[int]:
    """The pages of which SQLite's own table of pages tells something."""
    connection = sqlite3.connect(path)
    found = [row[0] for row in connection.execute(f"SELECT pageno FROM dbstat WHERE {condition}")]
    connection.close()
    return found
