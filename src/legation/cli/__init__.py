"""The command line: one small file a verb, each loaded only when it is wanted."""

from __future__ import annotations

import errno
import os
from importlib import import_module
from typing import IO, Any, Final

import click

from legation import __version__
from legation.errors import LegationError

#: Every verb, in the order of the help; the module of the same name holds the command of the same name.
VERBS: Final = (
    "read",
    "add",
    "follow",
    "batch",
    "group",
    "sources",
    "timeline",
    "next",
    "show",
    "agreements",
    "series",
    "people",
    "search",
    "changes",
    "stats",
    "judge",
    "merge",
    "split",
    "undo",
    "lines",
    "export",
    "times",
    "who",
    "serve",
    "check",
    "schema",
)


#: numpy's matrix product in one thread, before numpy is loaded and where the user has set no other number: articles are
#: too small for more, and on a busy machine each thread waits for the others (40 % of the time was lost so).
ONE_THREAD: Final = ("OPENBLAS_NUM_THREADS", "1")


class Failure(click.ClickException):
    """Something that a user can mend: told in one line, without a traceback."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the message to standard error."""
        report(self.message)


class Verbs(click.Group):
    """A group whose verbs are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the verbs."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name."""
        if cmd_name not in VERBS:
            return None
        command = getattr(import_module(f"legation.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; errors that a user can mend become a message and exit code 2."""
        os.environ.setdefault(*ONE_THREAD)
        try:
            return super().invoke(ctx)
        except LegationError as error:
            raise Failure(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            raise Failure(reason(error)) from error


def reason(error: Exception) -> str:
    """What went wrong, in words for a user."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def report(message: str) -> None:
    """Tell the user something that is no result."""
    click.echo(f"legation: {message}", err=True)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="legation")
def main() -> None:
    """Read news about relations between states, and keep the record with its sources."""
