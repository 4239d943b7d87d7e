"""Records of hostile articles through every kind of export, read back by other programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import legation
from legation.errors import LegationError
from legation.views.kinds import KINDS
from tools.fuzz.changing import SIGNS, changed_text
from tools.fuzz.hostile import PAYLOADS
from tools.fuzz.kind import Kind, Wrong
from tools.fuzz.records import with_articles
from tools.fuzz.site import GOOD
from tools.fuzz.texts import SENTENCES

WANTED = ("since", "until", "status", "type", "kind", "place", "series")


class Exports(Kind):
    """Two or three articles, and an export of their record. An input is JSON."""

    name = "export"
    reads = True
    seconds = 20

    def draw(self, random: Random) -> bytes:
        """Articles whose every part may be hostile, a kind, and what lines are wanted."""
        wanted: dict[str, str | int] = {
            random.choice(WANTED): random.choice((*GOOD, *PAYLOADS)) for _ in range(random.choice((0, 0, 0, 1, 2)))
        }
        if random.random() < 0.1:
            wanted["min_sources"] = random.choice((-1, 0, 2, 10**20))
        given = {
            "articles": [_article(random) for _ in range(random.choice((1, 2, 3)))],
            "kind": random.choice((*KINDS, "docx")),
            "actors": random.choice(([], [], [], ["Portugal"], ["PRT", "MAR"], [random.choice(PAYLOADS)])),
            "wanted": wanted,
        }
        return json.dumps(given).encode()

    def tried(self, data: bytes) -> str:
        """Make the record, export it, read it back."""
        given = json.loads(data)
        kind = "chronology" if given["kind"] == "docx" else given["kind"]
        with TemporaryDirectory() as folder, legation.Record(Path(folder, "test.db")) as record:
            with_articles(record, given["articles"])
            out = Path(folder, "out.docx" if given["kind"] == "docx" else "out")
            try:
                record.export(kind, out, *given["actors"], **given["wanted"])
            except LegationError as error:
                return type(error).__name__
            _check(given["kind"], out)
        return given["kind"]

    def parts(self, data: bytes) -> Sequence[bytes]:
        """What is wanted, and each article."""
        given = json.loads(data)
        rest = {**given, "articles": []}
        return [json.dumps(rest).encode(), *(json.dumps(each).encode() for each in given["articles"])]

    def whole(self, parts: Sequence[bytes]) -> bytes:
        """The input with some of the articles."""
        read = [json.loads(part) for part in parts]
        rest = next((each for each in read if "articles" in each), {"kind": "jsonl", "actors": [], "wanted": {}})
        return json.dumps({**rest, "articles": [each for each in read if "articles" not in each]}).encode()


def _article(random: Random) -> dict[str, str]:
    words = random.choice(SENTENCES)
    for _ in range(random.choice((0, 1, 3))):
        at = random.randrange(len(words))
        words = words[:at] + random.choice((random.choice(PAYLOADS), *random.sample(SIGNS, 3))) + words[at:]
    found = {"text": words, "published": "2023-03-15"}
    for name, start in (("title", SENTENCES[0]), ("url", "https://a.example/1"), ("outlet", "Lusa")):
        if random.random() < 0.7:
            found[name] = random.choice((start, changed_text(start, random), random.choice(PAYLOADS)))
    return found


def _check(kind: str, out: Path) -> None:
    """A program that knows the form can read what was written.

    Raises:
        Wrong: a file is not of its form.
    """
    try:
        _read_back(kind, out)
    except Wrong:
        raise
    except Exception as error:
        raise Wrong(f"{kind}: {type(error).__name__} {error}"[:200]) from None


def _read_back(kind: str, out: Path) -> None:
    if kind in ("jsonl", "plover", "dyads", "ftm"):
        _read_lines(out)
    elif kind in ("geojson", "jsonld", "timelinejs"):
        json.loads(out.read_text("utf-8"))
    elif kind == "graphml":
        import networkx

        networkx.read_graphml(out)
    elif kind == "ics":
        import icalendar

        icalendar.Calendar.from_ical(out.read_bytes())
    elif kind == "csv":
        _read_tables(out)
    elif kind == "parquet":
        import pyarrow.parquet

        for each in out.glob("*.parquet"):
            pyarrow.parquet.read_table(each)
    elif kind == "docx":
        import docx

        docx.Document(str(out))


def _read_lines(out: Path) -> None:
    text = out.read_text("utf-8")
    if text.startswith("{"):
        for line in text.split("\n"):
            json.loads(line or "null")
    else:
        _same_width(text)


def _read_tables(out: Path) -> None:
    for each in out.glob("*.csv"):
        _same_width(each.read_bytes().decode("utf-8-sig"))


def _same_width(text: str) -> None:
    """Every row has as many cells as the first, and none is taken for a formula by a spreadsheet."""
    rows = list(csv.reader(text.splitlines(keepends=True)))
    if len({len(row) for row in rows}) > 1:
        raise Wrong("rows of different widths")
