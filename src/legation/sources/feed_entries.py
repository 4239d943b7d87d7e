"""What any feed gives: what it says of itself, and its entries in its order."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

from legation.errors import EmptyArticle, InputError
from legation.model import DateBasis
from legation.sources.document import SURROGATE, BadDocument, Document, Link

#: Entries; those beyond are told of, not read. Feeds of news have ten to a hundred.
MOST_ENTRIES: Final = 50_000
#: Characters of a title, a name, an id: what is longer is none, and is cut.
LONGEST_WORDS: Final = 1_000
LONGEST_NAME: Final = 300
#: The version of what a feed tells of a page without holding it: whatever the page itself holds goes before it.
HEARSAY: Final = -1
#: Characters of the name of a language (RFC 5646, section 4.4.1).
LONGEST_LANGUAGE: Final = 35
CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f]")
MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
#: What only HTML has: a tag, or the name or number of a character.
HTML: Final = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed: what it tells of an article, and its text or page or a part of it.

    `name` is that of the feed and what names the entry in it; `published` is in ISO 8601 with the shift from Greenwich
    where that is told. `whole` is whether this is the article itself: the feed says that it is more than a summary, and
    does not speak for a page of another host.
    """

    name: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    published: str | None = None
    text: str | None = None
    html: str | None = None
    whole: bool = False

    def document(self) -> Document | BadDocument:
        """What the feed itself holds of the article."""
        if self.text is None and self.html is None:
            return BadDocument(
                name=self.name,
                error=EmptyArticle(
                    "this entry of a feed holds no text, only a link; --full-text reads the page itself"
                ),
            )
        return Document(
            name=self.name,
            text=self.text,
            html=self.html,
            title=self.title,
            url=self.url,
            outlet=self.outlet,
            author=self.author,
            language=self.language,
            published=self.published,
            basis=DateBasis.FEED,
            version=None if self.whole or self.url is None else HEARSAY,
        )

    def link(self) -> Link | None:
        """The page of the article, None where the feed does not name it."""
        if self.url is None:
            return None
        return Link(
            url=self.url,
            title=self.title,
            outlet=self.outlet,
            author=self.author,
            published=self.published,
            basis=DateBasis.FEED,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: its title, its own address, the seconds that it asks to be left alone for between two polls.

    An entry that is broken, and what broke the feed as a whole, stands among `entries` as a `BadDocument`.
    """

    title: str | None = None
    url: str | None = None
    every: int | None = None
    entries: tuple[Entry | BadDocument, ...] = ()


def plain_words(written: str | None) -> str | None:
    """Words that may be written in HTML, without tags, as one line; None where there are none."""
    text = (written or "")[: 4 * LONGEST_WORDS]
    return single_line(html.unescape(MARKUP.sub("", text)))


def single_line(written: str | None, longest: int = LONGEST_WORDS) -> str | None:
    """Words as one line, without signs that steer a terminal; None where there are none."""
    text = " ".join(CONTROL.sub("", SURROGATE.sub("\ufffd", (written or "")[: 4 * longest])).split())
    return text[:longest] or None


def entry_name(feed: str, *told: str | None, place: int) -> str:
    """What names an entry: the first thing told that is not blank, else its place in the feed."""
    return f"{feed}: {next(filter(None, (single_line(each, LONGEST_NAME) for each in told)), f'entry {place}')}"


def text_or_html(content: str | None) -> dict[str, str]:
    """Content of which nobody says what it is: a page where it holds what only pages have, else text; or nothing."""
    if content is None or not content.strip():
        return {}
    return {"html" if HTML.search(content) else "text": content}


def too_many(feed: str, found: int) -> BadDocument:
    """What is told of a feed with more entries than are read."""
    told = f"this feed has {found} entries; those beyond {MOST_ENTRIES} are passed over"
    return BadDocument(name=feed, error=InputError(told))
