"""The file of a record: opened, made, brought up to date, written by one process at a time; and what may fail."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import resources
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import msgspec

from legation.errors import InputError, RecordBusy, RecordDamaged, RecordError, RecordFull, RecordReadOnly

#: "Legn" in ASCII: tells SQLite's tools, and us, whose file it is (https://sqlite.org/pragma.html#pragma_application_id).
APPLICATION: Final = 0x4C65676E
FOLDER: Final = resources.files("legation.record")
#: Seconds after which a waiting writer says so, and the most that it waits.
PATIENCE: Final = 1.0
LONGEST_WAIT: Final = 3600.0
#: How often a new file is tried that another process makes at this moment, and the seconds between.
TRIES: Final = 100
PAUSE: Final = 0.02
#: Seconds for which SQLite itself waits where a file is locked.
BUSY: Final = 5.0
#: Pages of a journal after which it is folded into the file.
CHECKPOINT: Final = 4000
#: Kilobytes of the file that each process keeps at hand.
CACHE: Final = 64_000
#: Seconds for which a file is looked through when something failed, and the steps of SQLite between looks at the clock.
LONGEST_LOOK: Final = 5.0
STEPS: Final = 10_000
#: What is said to who writes while he still reads what another has changed since; no waiting helps.
READING: Final = (
    "another process has written to the record since this one began to read from it; take all that is read (as by"
    " `list(record.lines())`) before you write"
)


def open_file(path: Path, *, writable: bool) -> sqlite3.Connection:
    """A connection to a record; a file that is not there is made where it may be written.

    Raises:
        RecordError: there is no such file, it is no record, or a newer Legation made it.
        RecordDamaged: it is no SQLite file, or a broken one.
        RecordReadOnly: it should be written and cannot be.
    """
    if _is_cut_off(path):
        raise RecordDamaged(_damaged(path, "nothing is left of it but its journal"))
    if not writable and not path.is_file():
        raise RecordError(f"{path}: there is no record; `legation add SOURCE... --record {path}` makes one")
    with told(path):
        try:
            return _opened(path, writable)
        except sqlite3.OperationalError:
            if writable or _in_use(path):
                raise
            # Its folder cannot be written: SQLite then reads a file only as one that nobody changes meanwhile.
            return _opened(path, writable, fixed=True)


def _opened(path: Path, writable: bool, *, fixed: bool = False) -> sqlite3.Connection:
    connection = _connect(path, writable, fixed)
    try:
        _prepare(connection, path, writable)
    except BaseException:
        connection.close()
        raise
    return connection


def _in_use(path: Path) -> bool:
    """Whether something that was written lies beside the file still: another process has it open, or was ended."""
    beside = path.with_name(f"{path.name}-wal")
    return beside.exists() and beside.stat().st_size > 0


def _is_cut_off(path: Path) -> bool:
    """Whether a file is empty that was none: SQLite would take it for a new one, and throw its journal away."""
    return path.is_file() and not path.stat().st_size and _in_use(path)


def _connect(path: Path, writable: bool, fixed: bool) -> sqlite3.Connection:
    query = "mode=rwc" if writable else "mode=ro&immutable=1" if fixed else "mode=ro"
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{query}", uri=True, isolation_level=None, timeout=BUSY)
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, writable: bool) -> None:
    _check_owner(connection, path)
    version, newest = version_of(connection), newest_version()
    if version > newest:
        raise RecordError(
            f"{path}: made by a newer Legation (form {version}, this one knows {newest}); update Legation"
        )
    if version == 0 and not writable:
        raise RecordError(f"{path}: empty, no record; `legation add SOURCE... --record {path}` fills it")
    if version < newest and not writable:
        raise RecordError(f"{path}: made by an older Legation; any command that writes brings it up to date")
    if writable:
        connection.execute("PRAGMA foreign_keys = ON")
        _keep_journal(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
        migrate(connection)


def _keep_journal(connection: sqlite3.Connection) -> None:
    """Let readers go on while one writes. SQLite itself does not wait where two make a file at once.

    A file that others read without such a journal (a copy made by `VACUUM INTO`) stays as it is until they have ended.
    """
    connection.execute(f"PRAGMA busy_timeout = {round(PAUSE * 1000)}")
    for _ in range(TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
            sleep(PAUSE)
        else:
            break
    connection.execute(f"PRAGMA busy_timeout = {round(BUSY * 1000)}")


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("BEGIN")  # both at one moment: another process may make the file meanwhile
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    connection.rollback()
    if owner != APPLICATION and tables:
        raise RecordError(f"{path}: an SQLite file, but no record of Legation's; name another with --record")


# --- forms of the file ----------------------------------------------------------------------------------------------


def version_of(connection: sqlite3.Connection) -> int:
    """Which form the file has; 0 is an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def newest_version() -> int:
    """The form that `schema.sql` describes: one more than there are migrations."""
    return 1 + len(migrations())


def migrations() -> list[str]:
    """The scripts that lead from each form to the next, in order."""
    folder = FOLDER.joinpath("migrations")  # not there before the first of them: git keeps no empty folder
    found = [each for each in folder.iterdir() if each.name.endswith(".sql")] if folder.is_dir() else []
    return [each.read_text("utf-8") for each in sorted(found, key=lambda each: each.name)]


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the newest form, whole or not at all."""
    if version_of(connection) == newest_version():
        return
    with writing(connection):
        version = version_of(connection)  # another process may have been faster
        scripts = [schema()] if version == 0 else migrations()[version - 1 :]
        for script in scripts:
            _run(connection, script)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {newest_version()}")


def schema() -> str:
    """The newest form, as SQL."""
    return FOLDER.joinpath("schema.sql").read_text("utf-8")


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Run a script inside the transaction that is open (`executescript` would end it first)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


# --- one writer at a time -------------------------------------------------------------------------------------------


@contextmanager
def writing(connection: sqlite3.Connection, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """A transaction: all that is written inside comes into the file together, or nothing of it.

    Args:
        waiting: called once where another process writes and this one waits for it.

    Raises:
        RecordBusy: another process has been writing for an hour, or has written while this one is still reading.
    """
    _begin(connection, waiting)
    try:
        yield
        _commit(connection)  # a commit that fails leaves the transaction open
    except BaseException:
        if connection.in_transaction:
            connection.rollback()
        raise


@contextmanager
def taken_back(connection: sqlite3.Connection) -> Iterator[None]:
    """Inside a transaction: what is written here is taken back where it fails; what else it holds stays."""
    connection.execute("SAVEPOINT here")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # SQLite itself ends it where the disk is full
            connection.execute("ROLLBACK TO here")
            connection.execute("RELEASE here")
        raise
    connection.execute("RELEASE here")


def _begin(connection: sqlite3.Connection, waiting: Callable[[], None] | None) -> None:
    if _begins(connection, PATIENCE):
        return
    if waiting is not None:
        waiting()
    # Asked for again and again, since SQLite itself heeds no Ctrl-C while it waits.
    if not any(_begins(connection, PATIENCE) for _ in range(round(LONGEST_WAIT / PATIENCE))):
        raise RecordBusy("another process has been writing to the record for an hour; end it and try again")


def _commit(connection: sqlite3.Connection) -> None:
    """End a transaction; in a file without a journal beside it, as copies may be, readers of the moment go first."""
    for _ in range(round(LONGEST_WAIT / PATIENCE)):
        try:
            connection.commit()
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
        else:
            return
    raise RecordBusy("another process has been reading from the record for an hour; end it and try again")


def _begins(connection: sqlite3.Connection, seconds: float) -> bool:
    connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY_SNAPSHOT:
            raise RecordBusy(READING) from error
        if _is_busy(error):
            return False
        raise
    return True


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of SQLite inside become ours, with the file and what to do; so do values that no record of ours holds.

    Raises:
        InputError: what is asked holds half a sign, or a number that no file holds: SQLite is not even asked.
        RecordError: the file cannot be opened.
        RecordDamaged: it is damaged, or no SQLite file.
        RecordReadOnly: it cannot be written.
        RecordFull: the disk is full.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise InputError(f"{error.object!r} is no text: it holds half a sign; give it as UTF-8") from error
    except sqlite3.Error as error:
        raise _ours(error, path) from error
    except (msgspec.DecodeError, ValueError) as error:
        raise RecordDamaged(_damaged(path, str(error))) from error
    except (LookupError, TypeError, AttributeError, OverflowError) as error:
        # Where rows are missing or stand in the wrong place, anything may fail; else it is a fault of ours.
        if _is_broken(path):
            raise RecordDamaged(_damaged(path, f"{type(error).__name__}: {error}")) from error
        if isinstance(error, OverflowError):
            raise InputError("a number is too large: none in a record has more than 18 digits") from error
        raise


def _is_broken(path: Path) -> bool:
    """Whether SQLite finds a file broken, within some seconds."""
    until = monotonic() + LONGEST_LOOK
    try:
        with closing(_connect(path, writable=False, fixed=False)) as connection:
            connection.set_progress_handler(lambda: monotonic() > until, STEPS)
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
            return found != ["ok"] or connection.execute("PRAGMA foreign_key_check").fetchone() is not None
    except sqlite3.DatabaseError as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _damaged(path: Path, why: str) -> str:
    return f"{path}: damaged ({why}); `legation check --repair --record {path}` saves all that can be read"


def _ours(error: sqlite3.Error, path: Path) -> RecordError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or code == sqlite3.SQLITE_IOERR and _has_no_room(error):
        return RecordFull(f"{path}: the disk is full; all articles before this one are kept. Make room and go on")
    if code == sqlite3.SQLITE_READONLY:
        return RecordReadOnly(f"{path}: the record cannot be written; see its permissions, or copy it elsewhere")
    if code == sqlite3.SQLITE_CANTOPEN:
        return RecordError(f"{path}: cannot be opened; see that its folder is there and may be read and written")
    if code == sqlite3.SQLITE_NOTADB:
        return RecordDamaged(
            f"{path}: no SQLite file; name another with --record. If it was a record, its beginning is broken:"
            f" `legation check --repair --record {path}` saves all that can be read"
        )
    if code == sqlite3.SQLITE_CORRUPT or code == sqlite3.SQLITE_IOERR and _is_short(error):
        return RecordDamaged(_damaged(path, str(error)))
    if code == sqlite3.SQLITE_BUSY:
        return RecordBusy(f"{path}: another process has it locked; try again")
    if "decode" in str(error):  # Python's own word, without a code of SQLite
        return RecordDamaged(_damaged(path, str(error)))
    return RecordError(f"{path}: {error}")


def _is_short(error: sqlite3.Error) -> bool:
    """Whether a file ended where a page should have been."""
    return getattr(error, "sqlite_errorname", "") == "SQLITE_IOERR_SHORT_READ"


def _has_no_room(error: sqlite3.Error) -> bool:
    """Whether a failed write is for want of room: SQLite tells quotas and limits of file size as failed writes."""
    cause = error.__context__
    told_by_system = isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return told_by_system or getattr(error, "sqlite_errorname", "") == "SQLITE_IOERR_WRITE"
