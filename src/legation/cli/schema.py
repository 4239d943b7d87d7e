"""`legation schema`: the form of the JSON."""

from __future__ import annotations

import json
from typing import Final

import click

#: The verbs whose JSON has a form of its own; `read` is the first of them.
FORMS: Final = (
    "read",
    "lines",
    "timeline",
    "next",
    "show",
    "agreements",
    "series",
    "people",
    "search",
    "changes",
    "judge",
    "sources",
    "stats",
)


@click.command()
@click.argument("verb", type=click.Choice(FORMS), default="read", metavar="[VERB]")
def schema(verb: str) -> None:
    """Print the JSON Schema of what VERB prints with --json; without one, that of a reading."""
    from legation.model import answer_wire, wire

    form = wire.schema() if verb == "read" else answer_wire.schema(verb)
    click.echo(json.dumps(form, indent=2, ensure_ascii=False))
