"""What the verbs that use a record share: the option that names it, and opening it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from legation.cli import report

if TYPE_CHECKING:
    from legation.record.record import Record


def record_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--record`, by which every verb of the record is told its file."""
    return click.option(
        "--record",
        "path",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="LEGATION_RECORD",
        default="legation.db",
        show_default=True,
        help="The file of the record; LEGATION_RECORD names another.",
    )(command)


def opened(path: Path, *, writable: bool = False) -> Record:
    """The record in a file; where another process writes to it, the user is told that this one waits."""
    from legation.record.record import Record

    return Record(path, writable=writable, waiting=lambda: report(f"{path}: another process writes; waiting for it"))
