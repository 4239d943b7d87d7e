"""`legation serve`: the site of a record."""

from __future__ import annotations

from pathlib import Path

import click

from legation.cli import report
from legation.cli.records import record_option


@click.command()
@record_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; 0.0.0.0 lets others reach it.")
@click.option("--port", type=click.IntRange(1, 65535), default=8321, show_default=True, help="At which port.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A further name by which browsers may call it.")
@click.option("--token", metavar="WORD", help="Show nothing without it: browsers give it once, as ?token=WORD.")
@click.option("--proxy", is_flag=True, help="Something in front of it checks who asks.")
@click.option("--edit", is_flag=True, help="Let doubtful pairs be judged.")
def serve(path: Path, host: str, port: int, names: tuple[str, ...], token: str | None, proxy: bool, edit: bool) -> None:
    """Show a record in the browser: timelines of pairs, each act with its evidence, what is coming up.

    The site reads the record and asks nothing of any other machine. It listens at this machine alone, unless told
    otherwise; Ctrl-C stops it.
    """
    from legation.views.web.door import Door
    from legation.views.web.serving import serve_site

    door = Door(host=host, port=port, names=names, token=token, proxy=proxy)
    door.check()
    if door.is_open:
        report(f"others can reach this site at {host}; what goes over the network is not encrypted")
    shown = "[::1]" if host == "::1" else "127.0.0.1" if door.is_open else host
    report(f"http://{shown}:{port}/ shows {path}; Ctrl-C stops it")
    serve_site(path, door, edit=edit)
