"""`legation read`: what articles say."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from legation.cli import reason, report
from legation.errors import ArticleTooLong, InputError, ReaderFault

if TYPE_CHECKING:
    from legation.model import Interval, Reading

#: The name that stands for standard input.
STANDARD_INPUT: Final = "-"
#: No file of an article is larger, in bytes; more is not even loaded.
LARGEST_FILE: Final = 64_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user knows about the articles beforehand, and how they are to be read."""

    published: Interval | None
    title: str | None
    url: str | None
    outlet: str | None
    model: str | None
    frames: str | None


def _published(context: click.Context, parameter: click.Parameter, value: str | None) -> Interval | None:
    """The interval that the words of the option mean; wrong ones are refused before anything is read."""
    if value is None:
        return None
    from legation.reading.door import interval_of

    return interval_of(value)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--published", callback=_published, metavar="DATE", help="YYYY-MM-DD, YYYY-MM or FROM/TO.")
@click.option("--title", help="The title, where it is not part of the text.")
@click.option("--url", help="Where the article stood.")
@click.option("--outlet", help="Who published it.")
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline for English, instead of our own.")
@click.option("--frames", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="Further frames (TOML).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON (its form: legation schema), a line an article.")
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Write DIR/NAME.json.")
def read(files: tuple[str, ...], as_json: bool, output: Path | None, **given: Any) -> None:
    """Read news articles (text files; - is standard input) and print what each says about acts between states.

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
        _fail(readings.failed, len(files))


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
            except (InputError, ReaderFault, OSError) as error:
                self.failed += 1
                report(_failure(name, error))
            else:
                yield name, reading


def _read_one(name: str, given: Given) -> Reading:
    import legation
    from legation.reading.door import decode

    return legation.read(
        decode(_bytes_of(name)),
        published=given.published,
        title=given.title,
        url=given.url,
        outlet=given.outlet,
        model=given.model,
        frames=given.frames,
    )


def _bytes_of(name: str) -> bytes:
    """The bytes of a file or of standard input, as far as an article can be long."""
    if name == STANDARD_INPUT:
        data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    else:
        with Path(name).open("rb") as handle:
            data = handle.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ArticleTooLong(f"more than {LARGEST_FILE // 1_000_000} MB: give one article a file")
    return data


def _failure(name: str, error: Exception) -> str:
    """The message for one file: its name once, and what was wrong."""
    words = reason(error)
    return words if words.startswith(f"{name}: ") else f"{_shown(name)}: {words}"


def _shown(name: str) -> str:
    return "standard input" if name == STANDARD_INPUT else name


def _fail(failed: int, of: int) -> None:
    if of > 1:
        report(f"{failed} of {of} articles could not be read")
    click.get_current_context().exit(2)


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
    from legation.cli.show import show

    for name, reading in readings:
        show(reading, _shown(name))
