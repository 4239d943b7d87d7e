"""Repairing: a new file is made of all that can be read of a broken one, and takes its place."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from legation.errors import RecordBusy, RecordDamaged, RecordError, RecordFull
from legation.record.counting import stats_of
from legation.record.file import APPLICATION, newest_version, open_file, writing
from legation.record.file import told as told_file
from legation.record.losses import Loss
from legation.record.pages import FILE_HEADER, Pages
from legation.record.rebuilding import rebuild
from legation.record.restoring import Restored, restore
from legation.record.salvage import Salvage

#: What the file is called while it is made, and what the broken one is called from then on.
MAKING: Final = ".repairing"
BROKEN: Final = ".broken"
JOURNAL: Final = "-wal"
INDEX: Final = "-shm"
#: The bytes that SQLite locks of a file that somebody has open: from the first of them so many (its `os_unix.c`).
SHARED: Final = 0x40000002
SHARED_LENGTH: Final = 510
#: Where the header of a file tells its form, and whose it is.
FORM: Final = slice(60, 64)
OWNER: Final = slice(68, 72)
BUSY: Final = (errno.EACCES, errno.EAGAIN)
FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NO_ROOM: Final = (
    "there is no room for a new file beside it; it is as it was. Make room, or copy it (with the file -wal beside it,"
    " if there is one) elsewhere, and repair it there"
)
#: Told what is being done, and how far it is of how much.
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What became of a broken record: where the broken file lies, what is in the new one, what was lost.

    `read_again` is how many articles were read anew from their texts, since something of what they said was lost;
    `to_read` how many still must, since that failed: `legation add --again` tries once more.
    """

    broken: str
    articles: int
    events: int
    lines: int
    judgements: int
    read_again: int
    to_read: int
    lost: tuple[Loss, ...]


#: Reads some articles of the record at a path anew, by the numbers of their rows; how many it could.
ReadAgain = Callable[[Path, set[int]], int]


def repair(path: Path, read_again: ReadAgain, told: Told) -> Repaired:
    """Make a record whole again.

    Args:
        read_again: how articles are read anew.
        told: told from time to time how far it is.

    Raises:
        RecordBusy: another process has it open.
        RecordDamaged: nothing of a record can be found in it; it is left as it is.
        RecordError: it is not there, it is another's or that of a newer Legation, or no file can be made beside it.
    """
    if not path.is_file():
        raise RecordError(f"{path}: there is no record; `legation add SOURCE... --record {path}` makes one")
    path = path.resolve()
    new = path.with_name(f"{path.name}{MAKING}")
    with _system_told(path), _alone(path) as file, ExitStack() as stack:
        kept = _broken_name(path)
        journal = _journal_of(path, kept)
        salvage = _salvage(path, file, stack.enter_context(journal.open("rb")) if journal else None)
        _clear(new)
        stack.callback(_clear, new)
        found = _made(path, new, salvage, told)
        again = read_again(new, found.unread) if found.unread else 0
        repaired = _counted(new, kept, found, again)
        _swap(path, new, kept, journal)
        return repaired


def _salvage(path: Path, file: BinaryIO, journal: BinaryIO | None) -> Salvage:
    """What can be read of a file with its journal, or without it where that is whole and the two are not.

    Whatever a journal of ours says fits to its file; another's makes a whole file broken.
    """
    alone = Salvage(Pages(file))
    both = Salvage(Pages(file, journal)) if journal else alone
    found = alone if journal and not both.is_whole() and alone.is_whole() else both
    _check_form(path, found.pages)
    if found.roots and "article" not in found.roots and found.is_whole_schema:
        raise RecordError(f"{path}: an SQLite file, but no record of Legation's; name another with --record")
    return found


def _check_form(path: Path, pages: Pages) -> None:
    head = pages.page(1)[:FILE_HEADER]
    form, owner = int.from_bytes(head[FORM]), int.from_bytes(head[OWNER])
    if pages.has_head and owner == APPLICATION and form > newest_version():
        raise RecordError(
            f"{path}: made by a newer Legation (form {form}, this one knows {newest_version()}); update Legation"
        )


def _made(path: Path, new: Path, salvage: Salvage, told: Told) -> Restored:
    """Make a new record of what can be saved."""
    with closing(open_file(new, writable=True)) as connection, told_file(new):
        told("saving what can be read", 0, 0)
        connection.execute("PRAGMA foreign_keys = OFF")
        with writing(connection):
            found = restore(connection, salvage)
        if not found.rows:
            raise RecordDamaged(f"{path}: nothing of a record can be found in it; it is left as it is")
        connection.execute("PRAGMA foreign_keys = ON")

        @contextmanager
        def one_transaction() -> Iterator[sqlite3.Connection]:
            with writing(connection):
                yield connection

        rebuild(one_transaction, lambda done, total: told("computing what is known", done, total))
    return found


def _counted(new: Path, kept: Path, found: Restored, again: int) -> Repaired:
    """What is in the new file, which then needs no journal."""
    with closing(open_file(new, writable=True)) as connection, told_file(new):
        stats = stats_of(connection, new)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Repaired(
        broken=str(kept),
        articles=stats.articles,
        events=stats.events,
        lines=stats.lines,
        judgements=stats.judgements,
        read_again=again,
        to_read=len(found.unread) - again,
        lost=tuple(found.losses),
    )


# --- files ----------------------------------------------------------------------------------------------------------


@contextmanager
def _system_told(path: Path) -> Iterator[None]:
    """What the system refuses, as an error of ours."""
    try:
        yield
    except RecordFull as error:
        raise RecordFull(f"{path}: {NO_ROOM}") from error
    except OSError as error:
        if error.errno in FULL:
            raise RecordFull(f"{path}: {NO_ROOM}") from error
        why = error.strerror or error
        raise RecordError(f"{path}: cannot be repaired: {why}; see its folder, and the disk") from error


@contextmanager
def _alone(path: Path) -> Iterator[BinaryIO]:
    """A file that nobody else has open as a record; whoever comes meanwhile is told that it is locked.

    It stays open until all is done: the system drops a process's locks with the first file that it closes.

    Raises:
        RecordBusy: another process has it open.
    """
    with path.open("rb+") as file:
        with suppress(ImportError):  # where there are no such locks, the system itself lets no open file be replaced
            import fcntl

            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, SHARED_LENGTH, SHARED)
            except OSError as error:
                if error.errno in BUSY:
                    raise RecordBusy(f"{path}: another process has it open; end it, then repair") from error
                raise
        yield file


def _journal_of(path: Path, kept: Path) -> Path | None:
    """The journal of a file; that of a repair which was ended at the last moment lies beside the file it had kept."""
    for journal in (path.with_name(f"{path.name}{JOURNAL}"), kept.with_name(f"{kept.name}{JOURNAL}")):
        if journal.is_file() and journal.stat().st_size:
            return journal
    return None


def _broken_name(path: Path) -> Path:
    """What a broken file is kept as: a name that is free, or is its own since a repair that was ended."""
    number = 1
    while True:
        kept = path.with_name(f"{path.name}{BROKEN}{number if number > 1 else ''}")
        if not kept.exists() or kept.samefile(path):
            return kept
        number += 1


def _swap(path: Path, new: Path, kept: Path, journal: Path | None) -> None:
    """Put the new file in the place of the broken one, which keeps its journal.

    At every moment there is a file under the name, and never one beside the journal of another: whoever ends this
    half-way finds the broken one under both names, and repairs it again.
    """
    _written_down(new)
    if not kept.exists():
        _also_called(path, kept)
    beside = path.with_name(f"{path.name}{JOURNAL}")
    if journal == beside:
        _also_called(journal, kept.with_name(f"{kept.name}{JOURNAL}"))
    _written_down(path.parent.absolute())
    for each in (beside, path.with_name(f"{path.name}{INDEX}")):
        each.unlink(missing_ok=True)
    _give_rights_of(kept, new)
    new.replace(path)
    _written_down(path.parent.absolute())


def _give_rights_of(old: Path, new: Path) -> None:
    shutil.copymode(old, new)
    with suppress(PermissionError, AttributeError):  # only the superuser gives files away, and not on every system
        os.chown(new, old.stat().st_uid, old.stat().st_gid)


def _also_called(path: Path, name: Path) -> None:
    """Give a file a second name; a copy of it where the system knows no second names."""
    name.unlink(missing_ok=True)
    try:
        os.link(path, name)
    except OSError:
        shutil.copy2(path, name)


def _written_down(path: Path) -> None:
    """Wait until the disk has a file, or a folder's list of names."""
    with suppress(PermissionError, IsADirectoryError):  # as on Windows, which opens no folders
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _clear(path: Path) -> None:
    """Take away a file that was being made, with all that lies beside it."""
    for ending in ("", JOURNAL, INDEX):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
