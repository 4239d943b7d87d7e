"""What the verbs that read files share: options, names and failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from legation.cli import reason, report
from legation.sources.files import STANDARD_INPUT

if TYPE_CHECKING:
    from legation.model import Interval


def published_option(context: click.Context, parameter: click.Parameter, value: str | None) -> Interval | None:
    """The interval that the words of the option mean; wrong ones are refused before anything is read."""
    if value is None:
        return None
    from legation.articles.door import interval_of

    return interval_of(value)


def failure(name: str, error: Exception) -> str:
    """The message for one file: its name once, and what was wrong."""
    words = reason(error)
    return words if words.startswith(f"{name}: ") else f"{shown(name)}: {words}"


def shown(name: str) -> str:
    """The name of a file as people are told it."""
    return "standard input" if name == STANDARD_INPUT else name


def fail(failed: int, of: int) -> None:
    """End with exit code 2, having said how many of several could not be read."""
    if of > 1:
        report(f"{failed} of {of} articles could not be read")
    click.get_current_context().exit(2)
