"""Records of web archives (WARC 1.0 and 1.1, ISO 28500), one behind the other, whatever lies between them.

fastwarc ends an archive at its first damage and, asked to decode what servers send, silently at a page that is both
chunked and packed (2.0.1); of what is lost then nobody learns. Here damage costs a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from legation.errors import InputError, LegationError
from legation.sources.streams import CHUNK, Stream

#: How a record opens. In old archives its lines end in one character.
OPENING: Final = re.compile(rb"WARC/[01]\.\d\d?\r?\n")
#: The longest such opening, in bytes.
LONGEST_OPENING: Final = 16
#: The blank line behind the fields of a record, or of an answer of a server.
BLANK: Final = re.compile(rb"\r?\n\r?\n")
END: Final = b"\r\n\r\n"
#: Fields take some hundred bytes; nobody writes more than this.
USUAL_HEAD: Final = 2_048
LARGEST_HEAD: Final = 65_536
#: No page is larger, in bytes; larger records (films, files) are passed over.
LARGEST_RECORD: Final = 20_000_000
#: An archive that holds more damage than this, and more than sound records, is not read on.
MOST_DAMAGE: Final = 1_000
#: So much of an archive may be looked at twice, in bytes; beyond that, as much as was read of it.
LARGEST_AGAIN: Final = 200_000_000

Fields = Mapping[bytes, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record: the byte of the unpacked archive that it opens at, its fields by names in lower case, its block."""

    at: int
    fields: Fields
    block: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What is lost of an archive at a byte of it, and why."""

    at: int
    error: LegationError


def is_warc(opening: bytes) -> bool:
    """Whether a web archive opens so."""
    return OPENING.match(opening) is not None


def records(stream: Stream) -> Iterator[Record | Damage]:
    """The records of a web archive, unpacked, with a `Damage` for each stretch of it that holds none.

    Raises nothing, whatever it holds.
    """
    sound = lost = 0
    reader = Reader(stream)
    while (found := reader.next()) is not None:
        sound, lost = sound + isinstance(found, Record), lost + isinstance(found, Damage)
        yield found
        if isinstance(found, Damage) and not reader.goes_on():
            if stream.damage and stream.damage is not found.error:
                yield Damage(at=stream.tell(), error=stream.damage)
            return
        if lost > max(MOST_DAMAGE, sound):
            yield Damage(at=stream.tell(), error=InputError("most of this archive is damaged; the rest is not read"))
            return


class Reader:
    """What reads one record after the other."""

    def __init__(self, stream: Stream) -> None:
        """The records of a stream from here on."""
        self._stream = stream
        self._again = 0

    def next(self) -> Record | Damage | None:
        """What comes next; none at the end."""
        at = self._stream.tell()
        try:
            _skip_blank(self._stream)
            at = self._stream.tell()
            head = _head(self._stream)
            return self._record(at, head) if head else None
        except InputError as error:
            return Damage(at=at, error=error)

    def goes_on(self) -> bool:
        """Goes to the next record behind damage; says whether there is one."""
        while not _find(self._stream):
            if not self._stream.mend():
                return False
        return True

    def _record(self, at: int, head: bytes) -> Record:
        """The record behind a head; nothing of its block is read if its length is wrong.

        Raises:
            InputError: it is wrong, or larger than any page.
        """
        fields = fields_of(head)
        size = _size(fields)
        if size > LARGEST_RECORD:
            _pass_over(self._stream, size)
            raise InputError(f"this record is larger than {LARGEST_RECORD // 1_000_000} MB")
        block = self._stream.read(size)
        if len(block) < size or not _ends(self._stream.peek(LONGEST_OPENING)):
            self._give_back(block)
            raise InputError("this record is not as long as it says")
        return Record(at=at, fields=fields, block=block)

    def _give_back(self, block: bytes) -> None:
        """Has a block searched for the next record, unless that was done so often that someone must mean it."""
        self._again += len(block)
        if self._again <= max(LARGEST_AGAIN, self._stream.tell()):
            self._stream.put_back(block)


def _skip_blank(stream: Stream) -> None:
    while blank := stream.peek(LONGEST_OPENING):
        rest = blank.lstrip(b"\r\n")
        stream.read(len(blank) - len(rest))
        if rest:
            return


def _head(stream: Stream) -> bytes:
    """The head of a record, with the blank line behind it; none at the end.

    Raises:
        InputError: there is something else.
    """
    for size in (USUAL_HEAD, LARGEST_HEAD):
        ahead = stream.peek(size)
        if not is_warc(ahead):
            break
        end = BLANK.search(ahead)
        if end:
            return stream.read(end.end())
    if ahead:
        # One byte is read, so that the search for the next record does not find this one.
        stream.read(1)
        raise InputError("there is no record of a web archive where one should be")
    return stream.read(1)


def _size(fields: Fields) -> int:
    """The length of a block in bytes.

    Raises:
        InputError: none is told.
    """
    told = fields.get(b"content-length", b"")
    if not told.isdigit() or len(told) > 18:
        raise InputError("this record does not tell its length")
    return int(told)


def _ends(following: bytes) -> bool:
    """Whether a record ends before these bytes: at two line breaks, and where those are missing, at the next record."""
    rest = following.lstrip(b"\r\n")
    return following.startswith(END) or not rest or rest.startswith(b"WARC/")


def fields_of(head: bytes) -> Fields:
    """The fields of a head, whose first line is none; of those that come twice, the first."""
    fields: dict[bytes, bytes] = {}
    for line in head.split(b"\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return fields


def _pass_over(stream: Stream, size: int) -> None:
    """Passes over a block; if it says that it is longer than it is, only up to the next record."""
    while size > 0 and (ahead := stream.peek(min(size, CHUNK))):
        place = _place(ahead)
        stream.read(len(ahead) if place is None else place)
        size = 0 if place is not None else size - len(ahead)


def _find(stream: Stream) -> bool:
    """Reads up to the opening of the next record; says whether there is one."""
    while ahead := stream.peek(CHUNK):
        place = _place(ahead)
        if place is not None:
            stream.read(place)
            return True
        # An opening may lie across the end of what was looked at.
        stream.read(len(ahead) if len(ahead) < CHUNK else len(ahead) - LONGEST_OPENING)
    return False


def _place(ahead: bytes) -> int | None:
    found = OPENING.search(ahead)
    return found.start() if found else None
