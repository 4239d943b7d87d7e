"""Files, folders and standard input, one raw document after the other, however large they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Final

from legation.errors import InputError, LegationError
from legation.sources.decoding import decode, decode_page
from legation.sources.document import BadDocument, Document
from legation.sources.files import LARGEST_FILE, PACKED, STANDARD_INPUT, joined, lines, opened, within_limit
from legation.sources.json_lines import json_documents, json_lines, through_first_words
from legation.sources.streams import Stream
from legation.sources.tables import table_documents
from legation.sources.unpacking import unpacked

__all__ = ["BadDocument", "Document", "documents"]

Found = Iterator[Document | BadDocument]


def documents(names: Iterable[str]) -> Found:
    """The documents of files, folders and standard input (``-``), in the order of their names.

    Text files and pages (``.html``) hold one each; JSON (``.jsonl``, ``.ndjson``, ``.json``) and tables (``.csv``) one
    a line, with the keys ``text`` or ``html``, ``title``, ``url``, ``outlet``, ``published`` or ``date``, ``version``.
    Files of other names and standard input are what their first words show. Each may be packed (gzip, bzip2, xz,
    zstd). Of a folder, and the folders in it, all files are read whose names tell what they hold.
    What cannot be read comes as a `BadDocument`; it stops nothing else.
    """
    for name in names:
        yield from _named(name)


def _named(name: str) -> Found:
    """What lies under one name; what goes wrong on the way ends this name only, after what came before it."""
    try:
        if name != STANDARD_INPUT and Path(name).is_dir():
            yield from _in_folder(Path(name))
        else:
            with opened(name) as raw:
                yield from FORMS.get(_suffix(name), _by_first_words)(name, unpacked(raw))
    except LegationError as error:
        yield BadDocument(name=name, error=error)
    except OSError as error:
        yield BadDocument(name=name, error=InputError(error.strerror or str(error)))


def _in_folder(folder: Path) -> Found:
    """Files with a name that tells what they hold, hidden ones and links to folders excepted."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        inner = path.is_dir() and not path.is_symlink()
        if inner or (path.is_file() and _suffix(path.name) in FORMS):
            yield from _named(str(path))


def _suffix(name: str) -> str:
    """The ending that tells what a file holds, packed or not."""
    path = Path(name.lower())
    return (path.with_suffix("") if path.suffix in PACKED else path).suffix


def _text(name: str, stream: Stream) -> Found:
    yield Document(name=name, text=decode(within_limit(stream.read(LARGEST_FILE + 1))))


def _page(name: str, stream: Stream) -> Found:
    yield Document(name=name, html=decode_page(within_limit(stream.read(LARGEST_FILE + 1))))


def _json_lines(name: str, stream: Stream) -> Found:
    return json_lines(name, lines(stream))


def _json(name: str, stream: Stream) -> Found:
    return json_documents(name, lines(stream))


def _table(name: str, stream: Stream) -> Found:
    return table_documents(name, lines(stream))


def _by_first_words(name: str, stream: Stream) -> Found:
    """JSON where a brace opens it, a page where it says so, else one text."""
    rest = lines(stream)
    head = through_first_words(rest)
    opening = head[-1].lstrip().lower() if head else b""
    if opening.startswith(b"{"):
        yield from json_documents(name, chain(head, rest))
    elif opening.startswith((b"<!doctype html", b"<html")):
        yield Document(name=name, html=decode_page(joined(chain(head, rest))))
    else:
        yield Document(name=name, text=decode(joined(chain(head, rest))))


#: What files hold by the ending of their names.
FORMS: Final[Mapping[str, Callable[[str, Stream], Found]]] = MappingProxyType(
    {
        ".txt": _text,
        ".html": _page,
        ".htm": _page,
        ".json": _json,
        ".jsonl": _json_lines,
        ".ndjson": _json_lines,
        ".csv": _table,
    }
)
