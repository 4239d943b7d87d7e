"""What the verbs that read files share: options, bytes, names and failures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from legation.cli import reason, report
from legation.errors import ArticleTooLong

if TYPE_CHECKING:
    from legation.model import Interval

#: The name that stands for standard input.
STANDARD_INPUT: Final = "-"
#: No file of an article is larger, in bytes; more is not even loaded.
LARGEST_FILE: Final = 64_000_000


def published_option(context: click.Context, parameter: click.Parameter, value: str | None) -> Interval | None:
    """The interval that the words of the option mean; wrong ones are refused before anything is read."""
    if value is None:
        return None
    from legation.articles.door import interval_of

    return interval_of(value)


def bytes_of(name: str) -> bytes:
    """The bytes of a file or of standard input, as far as an article can be long."""
    if name == STANDARD_INPUT:
        data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    else:
        with Path(name).open("rb") as handle:
            data = handle.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ArticleTooLong(f"more than {LARGEST_FILE // 1_000_000} MB: give one article a file")
    return data


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
