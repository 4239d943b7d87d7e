"""An origin: one source as a user names it, and all documents that come of it."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from legation.errors import InputError, LegationError, NotFetched, Unsafe
from legation.sources.archives import Member
from legation.sources.document import BadDocument, Document, Link, Unchanged, stamp_of
from legation.sources.doors import Given, Inner, Place, entries_given, feed_in, given_by, page_of
from legation.sources.files import STANDARD_INPUT, opened
from legation.sources.folders import files_in, is_chosen, is_folder
from legation.sources.naming import writable
from legation.sources.pieces import Piece
from legation.sources.streams import Stream
from legation.sources.web.answer import Request
from legation.sources.web.settings import FetchSettings
from legation.sources.web.urls import is_address

if TYPE_CHECKING:
    from legation.sources.web.answer import Answer
    from legation.sources.web.fetcher import Fetcher

Found = Document | BadDocument | Unchanged
#: Whether the page behind a link that an origin names is known already, and the link tells of no change since.
Seen = Callable[[str, Link], bool]
#: Archives in archives, and sitemaps that name sitemaps: so many levels are opened.
DEEPEST: Final = 3
#: By protocol, an index names no more sitemaps.
MOST_SITEMAPS: Final = 50_000
#: The origin of what comes from none: it is in no ledger.
NOWHERE: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What came, and from which of the sources that were named; `origin` is empty for what comes from none."""

    origin: str
    found: Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How sources are opened.

    `pattern` chooses files of folders and archives by their names ("*.html"). `full_text` fetches the page of each
    entry of a feed. `refetch` fetches pages anew that a feed or list named before. `web` are the limits of fetching.
    """

    pattern: str = ""
    full_text: bool = False
    refetch: bool = False
    web: FetchSettings = field(default_factory=FetchSettings)


def nothing_seen(origin: str, link: Link) -> bool:
    """Nothing is known before."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One source that a user named; `count` is told of each file while it is read, `asked` are its sitemaps so far."""

    name: str
    opening: Opening
    seen: Seen
    fetcher: Callable[[], Fetcher]
    count: Callable[[Stream], AbstractContextManager[None]]
    asked: set[str] = field(default_factory=set)

    def arrivals(self) -> Iterator[Arrived]:
        """All documents of the source."""
        return map(self._arrived, self._named(self.name))

    def feed_arrivals(self, answer: Answer) -> tuple[Iterator[Arrived], int | None]:
        """The entries of a feed that was fetched, and the seconds after which it wants to be looked at again.

        Raises:
            InputError: it is no feed.
        """
        # Its entries are named by the feed as it was named: where redirects lead may change from one look to the next.
        feed = feed_in(replace(_place(answer), name=self.name), answer.body)
        found = self._resolved(entries_given(feed, full_text=self.opening.full_text), level=0)
        return map(self._arrived, found), feed.every

    def _arrived(self, found: Found) -> Arrived:
        """What came, under names that can be written down."""
        name = writable(found.name)
        return Arrived(origin=writable(self.name), found=found if name == found.name else replace(found, name=name))

    # --- files ------------------------------------------------------------------------------------------------------

    def _named(self, name: str) -> Iterator[Found]:
        """What lies under one name; what goes wrong on the way ends this name only, after what came before it."""
        try:
            if is_address(name):
                self.asked.add(name)
                yield from self._answered(self.fetcher().get(name))
            elif name != STANDARD_INPUT and is_folder(name):
                yield from self._in_folder(name)
            else:
                yield from self._in_file(name)
        except LegationError as error:
            yield BadDocument(name=name, error=error)

    def _in_folder(self, folder: str) -> Iterator[Found]:
        """What its files hold, as the files of an archive: no address in them is followed, since nobody named it."""
        for each in files_in(folder, self._is_chosen):
            if isinstance(each, BadDocument):
                yield each
                continue
            yield from self._alone(each, each)

    def _alone(self, name: str, path: str, piece: Piece | None = None) -> Iterator[Found]:
        """What one file holds; no address in it is followed."""
        try:
            with self._counted(path) as stream:
                place = Place(name=name, piece=piece)
                yield from self._resolved(self._without_links(place, stream, 0), level=0)
        except LegationError as error:
            yield BadDocument(name=name, error=error)

    def file_arrivals(self, name: str, path: str, piece: Piece | None = None) -> Iterator[Arrived]:
        """The documents of one file of this source, or of a piece of it, read as a file of a folder is.

        Args:
            name: what the file is called in the names of its documents.
            path: where it lies on this machine.
        """
        return map(self._arrived, self._alone(name, path, piece))

    def _is_chosen(self, name: str) -> bool:
        return is_chosen(name, self.opening.pattern)

    def _in_file(self, name: str) -> Iterator[Found]:
        with self._counted(name) as stream:
            yield from self._in_stream(Place(name=name, full_text=self.opening.full_text), stream, level=0)

    @contextmanager
    def _counted(self, name: str) -> Iterator[Stream]:
        """A file that is read, and counted."""
        with opened(name) as stream, self.count(stream):
            yield stream

    # --- streams ----------------------------------------------------------------------------------------------------

    def _in_stream(self, place: Place, stream: Stream, *, level: int) -> Iterator[Found]:
        """What bytes hold; links are followed only out of what the user named, not out of what lies in it."""
        return self._resolved(given_by(place, stream), level=level)

    def _resolved(self, given: Iterable[Given], *, level: int) -> Iterator[Found]:
        """What was given, with what lies in archives, and behind links."""
        for are_links, group in groupby(given, key=lambda each: isinstance(each, Link)):
            if are_links:
                yield from self._fetched(each for each in group if isinstance(each, Link))
                continue
            for each in group:
                if isinstance(each, Member):
                    yield from self._in_member(each, level + 1)
                elif isinstance(each, Inner):
                    yield from self._in_sitemap(each, level + 1)
                elif isinstance(each, Document | BadDocument):
                    yield each

    def _in_member(self, member: Member, level: int) -> Iterator[Found]:
        """What a file of an archive holds; no address in it is followed, since nobody named it."""
        if not self._is_chosen(member.name):
            return
        try:
            place = Place(name=member.name)
            yield from self._resolved(self._without_links(place, member.stream, level), level=level)
        except LegationError as error:
            yield BadDocument(name=member.name, error=error)

    def _without_links(self, place: Place, stream: Stream, level: int) -> Iterator[Document | BadDocument | Member]:
        """What a file holds, save links, and save files of an archive that lies too deep in others."""
        refused = 0
        for each in given_by(place, stream):
            if isinstance(each, Link | Inner):
                refused += 1
            elif isinstance(each, Member) and level >= DEEPEST:
                raise Unsafe(f"archives lie in each other more than {DEEPEST} deep; unpack it yourself if you trust it")
            else:
                yield each
        if refused:
            said = f"{refused:,} addresses in it are not fetched: only lists that you name yourself are followed"
            yield BadDocument(name=place.name, error=InputError(said))

    # --- the web ----------------------------------------------------------------------------------------------------

    def _answered(self, answer: Answer) -> Iterator[Found]:
        """What lies under an address that the user named."""
        return self._in_stream(self._place(answer), Stream(io.BytesIO(answer.body)), level=0)

    def _place(self, answer: Answer) -> Place:
        return replace(_place(answer), full_text=self.opening.full_text)

    def _in_sitemap(self, inner: Inner, level: int) -> Iterator[Found]:
        """The pages of a sitemap that another one names, on the same host; each is asked once."""
        if inner.url in self.asked:
            return
        try:
            self._check_sitemap(level)
            self.asked.add(inner.url)
            answer = self.fetcher().get(inner.url)
            yield from self._in_stream(_place(answer), Stream(io.BytesIO(answer.body)), level=level)
        except LegationError as error:
            yield BadDocument(name=inner.url, error=error)

    def _check_sitemap(self, level: int) -> None:
        """Sitemaps lead to sitemaps only so far.

        Raises:
            InputError: it is not asked.
        """
        if level > DEEPEST:
            raise InputError(f"sitemaps name each other more than {DEEPEST} deep; name the innermost yourself")
        if len(self.asked) >= MOST_SITEMAPS:
            raise InputError(f"more than {MOST_SITEMAPS:,} sitemaps are named by one; name the rest yourself")

    def _fetched(self, links: Iterable[Link]) -> Iterator[Found]:
        """The pages behind links, in their order; those that are known and have not changed are not fetched."""
        waiting: deque[tuple[Link, bool]] = deque()
        for answer in self.fetcher().get_all(self._requests(links, waiting)):
            while waiting[0][1]:
                yield Unchanged(name=waiting.popleft()[0].url)
            yield _behind(waiting.popleft()[0], answer, anew=self.opening.refetch)
        yield from (Unchanged(name=link.url) for link, _ in waiting)

    def _requests(self, links: Iterable[Link], waiting: deque[tuple[Link, bool]]) -> Iterator[Request]:
        for link in links:
            known = not self.opening.refetch and self.seen(writable(self.name), link)
            waiting.append((link, known))
            if not known:
                yield Request(url=link.url)


def _behind(link: Link, answer: Answer | NotFetched, *, anew: bool) -> Document | BadDocument:
    """The page behind a link, with what the link told of it."""
    if isinstance(answer, NotFetched):
        return BadDocument(name=link.url, error=answer)
    try:
        page = page_of(_place(answer), answer.body)
    except LegationError as error:
        return BadDocument(name=link.url, error=error)
    return replace(
        page,
        name=link.url,
        title=link.title,
        outlet=link.outlet,
        author=link.author,
        published=link.published,
        basis=link.basis,
        by_chance=link.by_chance,
        stamp=stamp_of(link),
        anew=anew,
    )


def _place(answer: Answer) -> Place:
    return Place(name=answer.url, url=answer.url, media_type=answer.media_type, charset=answer.charset)
