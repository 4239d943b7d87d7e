"""`legation search`: lines by words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from legation.cli.answers import asking, page, paged, print_json
from legation.cli.records import opened

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from legation.model import Found


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@paged
@asking
def search(words: tuple[str, ...], path: Path, as_json: bool, limit: int, after: str | None) -> None:
    """Find acts by the words of titles and evidence, the best first.

    All WORDS must stand there, in any case, with or without accents; nego* is all that begins so, and '"free and open"'
    an exact phrase (in the shell the quotation marks must be quoted themselves).
    """
    with opened(path) as record:
        found = record.search(" ".join(words), limit=limit, after=after)
    if as_json:
        print_json("search", found)
        return
    with page(found.after) as console:
        if not found.items:
            console.print("Nothing found.")
        for each in found.items:
            _show(each, console)


def _show(found: Found, console: Console) -> None:
    from rich.text import Text

    from legation.cli.line_words import cited_text, indented, line_text

    console.print(line_text(found.line))
    console.print(indented(_marked(found.snippet)))
    console.print(indented(Text(cited_text(found.article), style="dim")))


def _marked(snippet: str) -> Text:
    """The sentence with the words that were found in bold, and in their brackets where there are no colours."""
    from rich.text import Text

    from legation.cli.words import plain

    text = Text(plain(snippet))
    text.highlight_regex(r"⟦[^⟧]*⟧", style="bold")
    return text
