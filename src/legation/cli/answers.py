"""What the verbs that ask a record share: their options, and how answers are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import click

from legation.cli import report
from legation.cli.records import record_option

if TYPE_CHECKING:
    from rich.console import Console

#: Answers of a page, as in `Record`.
LIMIT: Final = 50
#: Columns of a page that no terminal shows: most lines of a timeline are then lines of the text.
WIDE: Final = 160


def asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every verb that asks: the record, and JSON."""
    as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON (its form: legation schema VERB).")
    return record_option(as_json(command))


def paged(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every verb that answers in pages."""
    command = click.option("--after", metavar="WHERE", help="The next page: what the one before it said.")(command)
    limit = click.option(
        "--limit", type=click.IntRange(1), default=LIMIT, show_default=True, metavar="N", help="Answers of a page."
    )
    return limit(command)


def print_json(verb: str, answer: object) -> None:
    """UTF-8 whatever the terminal speaks, so bytes are written."""
    from legation.model.answer_wire import encode

    click.echo(encode(verb, answer))


@contextmanager
def page(after: str | None = None) -> Iterator[Console]:
    """A page that is printed when it is full: plain text where there is no terminal.

    Args:
        after: what asks for the next page, where there is one; it is told on standard error.
    """
    from rich.console import Console

    from legation.cli.words import writable

    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console = Console(highlight=False, markup=False, emoji=False, width=WIDE)
    with console.capture() as captured:
        yield console
    for line in captured.get().splitlines():
        click.echo(writable(line.rstrip(), console.encoding))
    if after is not None:
        report(f"there is more: --after {after}")
