"""`legation schema`: the form of the JSON."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a reading."""
    from legation.model import wire

    click.echo(json.dumps(wire.schema(), indent=2, ensure_ascii=False))
