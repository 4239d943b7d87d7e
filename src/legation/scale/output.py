"""The folder that a batch writes: whose it is, which parts are whole, and how a part is put there.

Each file of a part is written under a name of the moment, and takes its own when it is whole; the mark of the part
comes last. A part that is read twice, by a second attempt or side by side, gives the same bytes and replaces itself.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from legation.errors import BatchError
from legation.record.batch_output import DONE, FOLDER, MANIFEST, Done, Manifest, done_path, manifest_of
from legation.scale.plan import Part, Plan
from legation.scale.tables import TABLES

#: Where the plan lies: a line of JSON for each part, and where each begins, so that a part is found at once.
PLAN: Final = "plan.jsonl"
INDEX: Final = "plan.index"
PLACE: Final = 8
#: What Spark and Python say while they work.
LOG: Final = "spark.log"
LOCK: Final = "lock"
SUCCESS: Final = "_SUCCESS"
#: How files are called before they are whole.
UNDONE: Final = ".part"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The folder, made where it is not there, and kept from other batches meanwhile.

    Raises:
        BatchError: it holds something else, another batch writes to it, or it cannot be made.
    """
    ours = folder / FOLDER
    if folder.exists() and not ours.is_dir() and (not folder.is_dir() or any(folder.iterdir())):
        raise BatchError(f"{folder}: holds something else; name a new folder, or an empty one")
    with told(folder):
        for each in (ours / DONE, *(folder / table for table in TABLES)):
            each.mkdir(parents=True, exist_ok=True)
        with (ours / LOCK).open("wb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BatchError(f"{folder}: another batch is writing to it; wait for it, or end it") from error
            yield


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Errors of the system inside become ours.

    Raises:
        BatchError: the folder cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise BatchError(
            f"{error.filename or folder}: {error.strerror or error}; see the folder and the disk"
        ) from error


def begin(folder: Path, plan: Plan, manifest: Manifest) -> None:
    """Say whose the folder is, and lay down the plan; what an ended run left half written is removed.

    So is what says that all parts are whole, until `finish` says so anew.

    Raises:
        BatchError: it is of another input or of another reader.
    """
    path = folder / FOLDER / MANIFEST
    if path.exists():
        _check(folder, manifest_of(folder), manifest)
    _write_plan(folder / FOLDER, plan)
    if not path.exists():
        write(path, msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
    (folder / SUCCESS).unlink(missing_ok=True)
    for each in (*TABLES, FOLDER, f"{FOLDER}/{DONE}", "."):
        for left in (folder / each).glob(f"{UNDONE}-*"):
            left.unlink(missing_ok=True)


def _check(folder: Path, before: Manifest, now: Manifest) -> None:
    if before == now:
        return
    if before.plan != now.plan:
        why = "is of another input, or its files have changed since"
    elif before.reader != now.reader:
        why = f"was read by {before.reader}, and this would be by {now.reader}"
    else:
        why = f"was made with --first-look {before.first_look}"
    raise BatchError(f"{folder}: {why}; name another folder, or remove this one")


def _write_plan(folder: Path, plan: Plan) -> None:
    encoder = msgspec.json.Encoder()
    lines = [encoder.encode(part) + b"\n" for part in plan.parts]
    places, place = bytearray(), 0
    for line in lines:
        places += place.to_bytes(PLACE, "little")
        place += len(line)
    write(folder / PLAN, b"".join(lines))
    write(folder / INDEX, bytes(places))


def part_of(folder: Path, number: int) -> Part:
    """A part of the plan that was laid down."""
    with (folder / FOLDER / INDEX).open("rb") as index:
        index.seek(number * PLACE)
        place = int.from_bytes(index.read(PLACE), "little")
    with (folder / FOLDER / PLAN).open("rb") as plan:
        plan.seek(place)
        return msgspec.json.decode(plan.readline(), type=Part)


def mark(folder: Path, done: Done) -> None:
    """Say that a part is whole: all its files lie under their names."""
    write(done_path(folder, done.part), msgspec.json.encode(done) + b"\n")


def finish(folder: Path) -> None:
    """Say that all parts are whole, as Spark and Hadoop say it."""
    write(folder / SUCCESS, b"")


def write(path: Path, data: bytes) -> None:
    """A file that is there whole, on the disk, or not at all."""
    undone = undone_path(path)
    try:
        with undone.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        undone.replace(path)
    finally:
        undone.unlink(missing_ok=True)


def undone_path(path: Path) -> Path:
    """What a file is called until it is whole: no other attempt has the same name, and programs pass over it."""
    return path.with_name(f"{UNDONE}-{secrets.token_hex(6)}-{path.name}")
