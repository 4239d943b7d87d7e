"""What a source gives: a text or a page with what is told of it, or the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

from legation.errors import EmptyArticle, InputError, LegationError
from legation.model import DateBasis

#: The keys that hold words, in JSON lines and in the header of a table.
WORDS: Final = ("text", "html", "title", "url", "outlet", "author", "language", "published")
#: Half of a character, which broken JSON can hold and nothing can write out again.
SURROGATE: Final = re.compile("[\ud800-\udfff]")

#: From here on a number is no count of versions.
STRANGE: Final = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A raw document; `name` is the file it stands in, with ``:line`` where that holds several.

    Either `text` or `html` is given. `published` is as written, unchecked, and `basis` says by whom; `version` counts
    those of one address; `language` is what the source says of it. `by_chance` is of what nobody chose for the record:
    a page of a crawl, which a first look may pass over. `stamp` changes when the source says that the document has
    changed; without it, its content tells. `anew` is of a page that was fetched again on demand: it may have changed
    though its source says nothing of that. `own_word` is of one whose `url` is only what its page says of itself.
    """

    name: str
    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    published: str | None = None
    basis: DateBasis = DateBasis.GIVEN
    version: int | None = None
    by_chance: bool = False
    stamp: str | None = None
    anew: bool = False
    own_word: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that a source names, with what it tells of the page there; `basis` says who tells `published`.

    `changed` is when the source says that the page has changed last: it tells versions apart, and dates nothing.
    `by_chance` is as of a `Document`.
    """

    url: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    basis: DateBasis = DateBasis.FEED
    changed: str | None = None
    by_chance: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """Something that was looked at before and has not changed since, so that it is not given again."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BadDocument:
    """A file, or a line of one, that gives no document, and why."""

    name: str
    error: LegationError

    def __post_init__(self) -> None:
        """Lets go of what was being read when it went wrong, which hangs on the error and may be many megabytes."""
        error: BaseException | None = self.error
        seen: set[int] = set()  # an error that is raised again for another may come to stand in its own chain
        while error and id(error) not in seen:
            seen.add(id(error))
            error.__traceback__ = None
            error = error.__cause__ or error.__context__


def stamp_of(given: Document | Link) -> str:
    """What tells a document or link from all others and from itself after a change: 32 hexadecimal digits."""
    if isinstance(given, Document) and given.stamp:
        return given.stamp
    fields = (getattr(given, each) for each in given.__slots__ if each not in ("name", "by_chance", "anew"))
    digest = blake2b(digest_size=16)
    for field in fields:
        # The length keeps neighbours apart: "ab" and "c" are not "a" and "bc".
        words = "" if field is None else str(field)
        digest.update(f"{len(words)}:".encode() + words.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def document_of(name: str, given: object) -> Document | BadDocument:
    """The document that an object of JSON or a line of a table holds; keys that mean nothing here are passed over."""
    try:
        return _document(name, given)
    except InputError as error:
        return BadDocument(name=name, error=error)


def _document(name: str, given: object) -> Document:
    if not isinstance(given, dict):
        raise InputError("this is no JSON object; give one an article, with 'text' or 'html'")
    told: dict[str, Any] = {key: _words(given, key) for key in WORDS}
    if not holds_article(given):
        raise EmptyArticle("there is neither 'text' nor 'html' in it")
    told["published"] = told["published"] or _words(given, "date")
    # A text that is given is what its giver took for the article; the page is asked only without it.
    told["html" if _filled(told["text"]) else "text"] = None
    return Document(name=name, version=_version(given.get("version")), **told)


def holds_article(given: object) -> bool:
    """Whether an object of JSON has a text or a page that is not blank."""
    return isinstance(given, dict) and any(_filled(given.get(key)) for key in ("text", "html"))


def _filled(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _words(given: Mapping[str, Any], key: str) -> str | None:
    """The words under a key, None where there are none.

    Raises:
        InputError: something else than words stands there.
    """
    value = given.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(f"{key!r} holds {type(value).__name__}, not a string; write it in quotation marks")
    return SURROGATE.sub("\ufffd", value)


def _version(value: object) -> int | None:
    """The number of a version; it may be written as a string, and anything else tells nothing."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < STRANGE else None
