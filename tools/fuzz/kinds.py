"""All kinds of input, by name."""

from __future__ import annotations

from tools.fuzz.commands import Commands
from tools.fuzz.doors import Doors
from tools.fuzz.exports import Exports
from tools.fuzz.files import Files
from tools.fuzz.kind import Kind
from tools.fuzz.site import Sites
from tools.fuzz.texts import Texts


def kinds() -> dict[str, Kind]:
    """Every kind by its name."""
    found = (
        Texts(),
        Doors("page", "page.html", "page.html.gz"),
        Doors("feed", "feed.xml", "atom.xml", "feed.json"),
        Doors("list", "sitemap.xml", "feeds.opml"),
        Doors("lines", "lines.jsonl", "table.csv", "text.txt"),
        Doors("mail", "mail.eml", "mail.mbox"),
        Doors("warc", "crawl.warc.gz"),
        Doors("archive", "many.zip", "many.tar"),
        Sites(),
        Exports(),
        Commands(),
        Files(),
    )
    return {each.name: each for each in found}
