"""`legation read`: what articles say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from legation.cli import report
from legation.cli.adding import frames_option, gate_option, model_option
from legation.cli.files import fail, failure, published_option, shown
from legation.errors import InputError, ReaderFault
from legation.sources.files import STANDARD_INPUT

if TYPE_CHECKING:
    from legation.model import Interval, Reading
    from legation.sources.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user knows about the articles beforehand, and how they are to be read."""

    published: Interval | None
    title: str | None
    url: str | None
    outlet: str | None
    model: str | None
    frames: str | None
    gate: bool
    allow_private: bool


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--published", callback=published_option, metavar="DATE", help="YYYY-MM-DD, YYYY-MM or FROM/TO.")
@click.option("--title", help="The title, where it is not part of the text.")
@click.option("--url", help="Where the article stood.")
@click.option("--outlet", help="Who published it.")
@model_option
@frames_option
@gate_option
@click.option("--allow-private", is_flag=True, help="Fetch from private addresses too, as of an intranet.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON (its form: legation schema), a line an article.")
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Write DIR/NAME.json.")
def read(files: tuple[str, ...], as_json: bool, output: Path | None, **given: Any) -> None:
    """Read news articles and print what each says about acts between states.

    A FILE is a text, a page (HTML), a newsletter (EML), the address of a page, or - for standard input.

    An article that cannot be read is named on standard error; the others are still read, and the exit code is 2.
    """
    _check(files, as_json, output, given)
    readings = _Readings(files, Given(**given))
    if output:
        _write(readings, output)
    elif as_json:
        _print_json(readings)
    else:
        _print(readings)
    if readings.failed:
        fail(readings.failed, len(files))


class _Readings:
    """The readings of files one by one, with the file's name; those that fail are reported and counted."""

    def __init__(self, files: tuple[str, ...], given: Given) -> None:
        self.failed = 0
        self._files = files
        self._given = given

    def __iter__(self) -> Iterator[tuple[str, Reading]]:
        for name in self._files:
            try:
                reading = _read_one(name, self._given)
            except (InputError, ReaderFault) as error:
                self.failed += 1
                report(failure(name, error))
            else:
                yield name, reading


def _read_one(name: str, given: Given) -> Reading:
    from legation.articles.build import article_of
    from legation.reading.reader import read_article

    article = article_of(_known(_document(name, given), given))
    return read_article(article, model=given.model, extra_frames=given.frames, gate=given.gate)


def _document(name: str, given: Given) -> Document:
    """The one article that a file or page of the web holds.

    Raises:
        LegationError: it cannot be read, or holds several.
    """
    from legation.sources.document import BadDocument, Document
    from legation.sources.intake import Intake, Opening
    from legation.sources.web.settings import FetchSettings

    if name != STANDARD_INPUT and Path(name).is_dir():
        raise InputError("this is a folder: `legation add` reads folders")
    with Intake(Opening(web=FetchSettings(allow_private=given.allow_private))) as intake:
        found = [each.found for each in islice(intake.arrivals([name]), 2)]
    if len(found) != 1:
        raise InputError("it holds several articles, or none: `legation add` reads such files")
    if isinstance(found[0], BadDocument):
        raise found[0].error
    if not isinstance(found[0], Document):
        raise AssertionError("what was never looked at before has not stayed as it was")
    return found[0]


def _known(document: Document, given: Given) -> Document:
    """The document with what the user knows about it, which goes before what it tells itself."""
    from legation.model import DateBasis

    told: dict[str, Any] = {"title": given.title, "url": given.url, "outlet": given.outlet}
    known = replace(document, **{key: value for key, value in told.items() if value})
    if given.published is None:
        return known
    return replace(known, published=f"{given.published.first}/{given.published.last}", basis=DateBasis.GIVEN)


def _check(files: tuple[str, ...], as_json: bool, output: Path | None, given: dict[str, Any]) -> None:
    """Refuse options that do not fit together, before anything is read."""
    if output and not as_json:
        raise click.UsageError("--output writes JSON: add --json")
    if len(files) > 1 and (given["title"] or given["url"]):
        raise click.UsageError("--title and --url name one article: give one FILE with them")
    twice = [name for name, count in Counter(map(_json_name, files)).items() if count > 1]
    if output and twice:
        raise click.UsageError(f"two files would be written to {output / twice[0]}: read them into two folders")


def _json_name(name: str) -> str:
    return "standard-input.json" if name == STANDARD_INPUT else f"{Path(name).stem}.json"


def _write(readings: _Readings, output: Path) -> None:
    output.mkdir(parents=True, exist_ok=True)
    for name, reading in readings:
        (output / _json_name(name)).write_text(reading.to_json() + "\n", encoding="utf-8")


def _print_json(readings: _Readings) -> None:
    """JSON is UTF-8 whatever the terminal speaks, so bytes are written."""
    for _, reading in readings:
        click.echo(reading.to_json().encode())


def _print(readings: _Readings) -> None:
    from legation.cli.reading_page import show

    for name, reading in readings:
        show(reading, shown(name))
