"""`legation show`: all that is known of one act."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from legation.cli.answers import asking, page, print_json
from legation.cli.records import opened

if TYPE_CHECKING:
    from legation.model import Account


@click.command()
@click.argument("id", metavar="ID")
@asking
def show(id: str, path: Path, as_json: bool) -> None:
    """Show all that is known of one act: where articles disagree, its history, every piece of evidence.

    ID is that of its line, any that ever led to it, or its first letters, at least four.
    """
    with opened(path) as record:
        account = record.show(id)
    if as_json:
        print_json("show", account)
    else:
        _print(account)


def _print(account: Account) -> None:
    from legation.cli.account_page import show_account

    with page() as console:
        show_account(account, console)
