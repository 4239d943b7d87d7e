"""Pages: an SQLite file read without SQLite, page by page, so that what is whole can be read beside what is broken.

After "Database File Format" and its chapter on the write-ahead log (https://sqlite.org/fileformat2.html). Nothing that
stands in the file is believed: numbers of pages, lengths and offsets are held against the size of the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

#: The first bytes of every file of SQLite, and the sizes that pages may have.
MAGIC: Final = b"SQLite format 3\x00"
SIZES: Final = frozenset(1 << power for power in range(9, 17))
#: The size of our pages, believed where the file does not tell it.
USUAL: Final = 4096
FILE_HEADER: Final = 100
#: Kinds of pages in a tree: with rows by number, or by their first columns (index); leaves, and those above them.
TABLE_LEAF, TABLE_ABOVE, INDEX_LEAF, INDEX_ABOVE = 13, 5, 10, 2
LEAVES: Final = (TABLE_LEAF, INDEX_LEAF)
KINDS: Final = (TABLE_LEAF, TABLE_ABOVE, INDEX_LEAF, INDEX_ABOVE)
#: Bytes of a journal's header, of each frame's, and how a journal begins.
JOURNAL_HEADER: Final = 32
FRAME_HEADER: Final = 24
JOURNAL_MAGIC: Final = 0x377F0682
#: More pages no file has: SQLite counts them with 32 bits.
MOST_PAGES: Final = 0xFFFFFFFE
#: The longest number takes nine bytes.
LONGEST_NUMBER: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A page of a tree: its kind, where its cells begin, the page right of them all; `flawed` if not all can be had."""

    number: int
    kind: int
    cells: tuple[int, ...]
    right: int
    data: bytes
    flawed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a cell: its row's number, the page below it, and its bytes, as far as they could be read."""

    key: int | None = None
    below: int = 0
    payload: bytes = b""
    whole: bool = True


class Pages:
    """The pages of a file, those that its journal (`-wal`) holds in place of the older ones."""

    def __init__(self, file: BinaryIO, journal: BinaryIO | None = None) -> None:
        self._file = file
        self._journal = journal
        self.length = file.seek(0, 2)
        head = self._at(file, 0, FILE_HEADER)
        self.has_head = head.startswith(MAGIC)
        self.size = _page_size(head, self._at(journal, 0, JOURNAL_HEADER) if journal else b"")
        self._later = dict(_frames(journal, self.size)) if journal else {}
        head = self.page(1)[:FILE_HEADER]
        reserved = head[20] if head.startswith(MAGIC) else 0
        self.usable = self.size - (reserved if self.size - reserved >= min(SIZES) - 32 else 0)
        self.count = max([-(-self.length // self.size), *self._later])

    @staticmethod
    def _at(file: BinaryIO, place: int, length: int) -> bytes:
        file.seek(place)
        return file.read(length)

    def page(self, number: int) -> bytes:
        """The bytes of a page; of one that is not there, or not wholly, fewer."""
        if not 1 <= number <= MOST_PAGES:
            return b""
        if self._journal and number in self._later:
            return self._at(self._journal, self._later[number], self.size)
        return self._at(self._file, (number - 1) * self.size, self.size)

    def tree(self, number: int) -> Tree | None:
        """A page as one of a tree; None where it is none."""
        data = self.page(number)
        start = FILE_HEADER if number == 1 else 0
        if len(data) < self.size or data[start] not in KINDS:
            return None
        kind = data[start]
        count = int.from_bytes(data[start + 3 : start + 5])
        first = start + (8 if kind in LEAVES else 12)
        if first + 2 * count > self.usable:
            return None
        cells = struct.unpack(f">{count}H", data[first : first + 2 * count])
        good = tuple(cell for cell in cells if first + 2 * count <= cell < self.usable)
        right = 0 if kind in LEAVES else int.from_bytes(data[start + 8 : start + 12])
        return Tree(number=number, kind=kind, cells=good, right=right, data=data, flawed=len(good) < count)

    def cell(self, tree: Tree, place: int) -> Cell | None:
        """What a cell holds; None where that can be nothing."""
        data, key, below = tree.data, None, 0
        if tree.kind not in LEAVES:
            below, place = int.from_bytes(data[place : place + 4]), place + 4
        if tree.kind == TABLE_ABOVE:
            key, _ = signed(data, place)
            return Cell(key=key, below=below)
        length, place = number_at(data, place)
        if tree.kind == TABLE_LEAF:
            key, place = signed(data, place)
        if not 0 < length <= self.count * self.size:
            return None
        payload = self._payload(data, place, length, tree.kind)
        return Cell(key=key, below=below, payload=payload, whole=len(payload) == length)

    def _payload(self, data: bytes, place: int, length: int, kind: int) -> bytes:
        """The bytes of a row, from its page and those into which it runs over."""
        most = self.usable - 35 if kind == TABLE_LEAF else (self.usable - 12) * 64 // 255 - 23
        here = length
        if length > most:
            least = (self.usable - 12) * 32 // 255 - 23
            here = least + (length - least) % (self.usable - 4)
            here = here if here <= most else least
        found = data[place : min(place + here, self.usable)]
        if here == length or len(found) < here:
            return found
        return found + self._overflow(int.from_bytes(data[place + here : place + here + 4]), length - here)

    def _overflow(self, number: int, length: int) -> bytes:
        parts: list[bytes] = []
        while length > 0 and 0 < number <= self.count:
            data = self.page(number)
            if len(data) < self.size:
                break
            part = data[4 : min(self.usable, 4 + length)]
            parts.append(part)
            number, length = int.from_bytes(data[:4]), length - len(part)
        return b"".join(parts)

    def free(self) -> set[int]:
        """The pages that hold nothing any more, as far as they are listed."""
        found: set[int] = set()
        head = self.page(1)[:FILE_HEADER]
        trunk = int.from_bytes(head[32:36]) if head.startswith(MAGIC) else 0
        while 0 < trunk <= self.count and trunk not in found:
            data = self.page(trunk)
            if len(data) < self.size:
                break
            found.add(trunk)
            listed = min(int.from_bytes(data[4:8]), self.usable // 4 - 2)
            found.update(struct.unpack(f">{listed}I", data[8 : 8 + 4 * listed]))
            trunk = int.from_bytes(data[:4])
        return found


def number_at(data: bytes, place: int) -> tuple[int, int]:
    """A number of variable length, and the place behind it."""
    value = 0
    for offset in range(LONGEST_NUMBER):
        if place + offset >= len(data):
            break
        byte = data[place + offset]
        if offset == LONGEST_NUMBER - 1:
            return value << 8 | byte, place + LONGEST_NUMBER
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + offset + 1
    return 0, len(data)


def signed(data: bytes, place: int) -> tuple[int, int]:
    """The same of a number that may be negative."""
    value, place = number_at(data, place)
    return value - (1 << 64) if value >= 1 << 63 else value, place


def _page_size(head: bytes, journal: bytes) -> int:
    told = [int.from_bytes(head[16:18]) if head.startswith(MAGIC) else 0, int.from_bytes(journal[8:12])]
    sizes = [1 << 16 if size == 1 else size for size in told]
    return next((size for size in sizes if size in SIZES), USUAL)


def _frames(journal: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """The pages of a journal with their places, as far as whole transactions go that its sums confirm."""
    journal.seek(0)
    head = journal.read(JOURNAL_HEADER)
    if len(head) < JOURNAL_HEADER or int.from_bytes(head[:4]) & ~1 != JOURNAL_MAGIC:
        return
    if int.from_bytes(head[8:12]) not in (size, size & 1):
        return
    order, salt = ">" if head[3] & 1 else "<", head[16:24]
    sums = _summed(head[:24], (0, 0), order)
    place, open_ones = JOURNAL_HEADER, list[tuple[int, int]]()
    while len(frame := journal.read(FRAME_HEADER + size)) == FRAME_HEADER + size and frame[8:16] == salt:
        sums = _summed(frame[:8] + frame[FRAME_HEADER:], sums, order)
        if struct.pack(">2I", *sums) != frame[16:24]:
            return
        open_ones.append((int.from_bytes(frame[:4]), place + FRAME_HEADER))
        place += FRAME_HEADER + size
        if frame[4:8] != bytes(4):  # the last of a transaction
            yield from open_ones
            open_ones.clear()


def _summed(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """The sums of a journal, gone on with."""
    one, two = sums
    numbers = iter(struct.unpack(f"{order}{len(data) // 4}I", data))
    for first, second in zip(numbers, numbers, strict=True):
        one = one + first + two & 0xFFFFFFFF
        two = two + second + one & 0xFFFFFFFF
    return one, two
