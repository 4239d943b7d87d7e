"""Archives, file by file: zip and tar, read where they stand. Nothing is ever written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from legation.errors import LegationError, Unsafe
from legation.sources.document import BadDocument
from legation.sources.member import Member
from legation.sources.naming import Apart, inner_path, is_furniture
from legation.sources.streams import Stream
from legation.sources.tarred import BLOCK, tar_members
from legation.sources.zipped import is_zip, zip_members

__all__ = ["Member", "members"]

#: More files than this are not taken out of one archive.
MOST_MEMBERS: Final = 1_000_000


def members(name: str, stream: Stream) -> Iterator[Member | BadDocument]:
    """The files of an archive, in its order, each named by the archive and its path in it.

    The stream of a member is good until the next member is asked for. Folders, links, devices and hidden files are
    passed over; what cannot be read is told, and stops nothing that can be. A zip archive that is no file on disk
    is held in memory as far as 64 MB. Raises nothing, whatever the archive holds.
    """
    apart = Apart()
    try:
        found = zip_members(stream) if is_zip(stream.peek(BLOCK)) else tar_members(stream)
        for each in islice(found, MOST_MEMBERS):
            path = inner_path(each.name)
            if not is_furniture(path):
                yield _named(apart(f"{name}/{path}"), each)
        if next(found, None) is not None:
            raise Unsafe(f"there are more than {MOST_MEMBERS:,} files in it; those behind are not read")
    except LegationError as error:
        yield BadDocument(name=name, error=error)


def _named(name: str, each: Member | BadDocument) -> Member | BadDocument:
    if isinstance(each, Member):
        return Member(name=name, stream=each.stream)
    return BadDocument(name=name, error=each.error)
