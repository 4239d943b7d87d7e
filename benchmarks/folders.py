"""Folders as `legation batch` writes them, of readings that are there already: for what comes after reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from legation.model import Article, Reading
from legation.record.batch_output import DONE, FOLDER, FORM, MANIFEST, Done, Manifest
from legation.scale.output import finish, mark, write
from legation.scale.reading import Dealt
from legation.scale.rows import rows_of
from legation.scale.tables import TABLES, written
from legation.sources.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An article that was read, and which version it is."""

    article: Article
    reading: Reading
    version: int = 0


def write_folder(folder: Path, parts: Iterable[Sequence[Given]]) -> Path:
    """A folder of some parts, that is whole."""
    for name in (*TABLES, f"{FOLDER}/{DONE}"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    count = 0
    for count, given in enumerate(parts, 1):
        _write_part(folder, count - 1, given)
    manifest = Manifest(form=FORM, reader="test", first_look="none", plan="invented", parts=count)
    write(folder / FOLDER / MANIFEST, msgspec.json.encode(manifest))
    finish(folder)
    return folder


def _write_part(folder: Path, part: int, given: Sequence[Given]) -> None:
    with written(folder, part) as tables:
        for number, each in enumerate(given, 1):
            for table, row in rows_of(part, number, _dealt(each)):
                tables.add(table, row)
    done = Done(part=part, read=len(given), passed_over=0, other_language=0, failed=0, words=0, languages={})
    mark(folder, done)


def _dealt(given: Given) -> Dealt:
    cited, text = given.article.citation, given.article.text
    document = Document(name=cited.url or cited.id, text=text, url=cited.url, version=given.version)
    return Dealt(origin="invented", document=document, article=given.article, result=given.reading)
