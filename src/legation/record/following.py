"""Following: feeds are polled again and again, politely, and what is new in them comes into a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from legation.errors import InputError, NotFetched
from legation.record.adding import Adding
from legation.record.crew import Crew
from legation.record.ledger import Validator
from legation.record.outcomes import Report
from legation.record.stopping import Stop
from legation.sources.document import Link
from legation.sources.intake import Intake
from legation.sources.origin import Seen
from legation.sources.web.answer import Answer, Request

#: Seconds between two looks at a feed where nobody says otherwise, the fewest, and the most.
EVERY: Final = 900.0
LEAST: Final = 1.0
MOST: Final = 86_400.0
#: From here on, more failures in a row make no difference: the wait is the longest long since.
MOST_DOUBLED: Final = 20
#: How feeds are looked at whose entries are fetched.
FULL_TEXT: Final = "full text"
#: How often the page of an entry is tried that cannot be fetched.
TRIES: Final = 3
#: The statuses of HTTP for what is not there, and for what was there and will not be again (RFC 9110, 15.5.5 and 11).
NOT_FOUND: Final = 404
GONE: Final = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What a look at a feed gave: a report, nothing new (`unchanged`), or a failure; and the seconds to the next look.

    `again` is None where there will be none: the feed is gone for good.
    """

    feed: str
    again: float | None
    report: Report | None = None
    unchanged: bool = False
    failure: str | None = None


@dataclass(slots=True)
class Feed:
    """A feed that is followed: when it is due, and how often it has failed since it last gave something.

    `tries` counts how often the page of an entry was asked for in vain.
    """

    name: str
    due: float = 0.0
    failures: int = 0
    tries: dict[Link, int] = field(default_factory=dict)


class Following:
    """Feeds that are polled in turn.

    A feed is looked at every so often; less often where it asks for that, or fails: after each failure in a row the
    wait doubles, up to a day. A feed that is gone for good (410) is left.
    """

    def __init__(self, intake: Intake, adding: Adding, crew: Crew, stop: Stop, *, every: float = EVERY) -> None:
        self._intake = intake
        self._adding = adding
        self._ledger = adding.ledger
        self._crew = crew
        self._stop = stop
        self._every = max(every, LEAST)
        self._how = FULL_TEXT if intake.opening.full_text else ""

    def rounds(self, names: Iterable[str], *, once: bool = False) -> Iterator[Polled]:
        """What each look at a feed gave, until the end is wished for; with `once`, one look at each."""
        feeds = [Feed(name=name) for name in dict.fromkeys(names)]
        while feeds and not self._stop.asked:
            yield from self._round(feeds)
            feeds = [] if once else [feed for feed in feeds if feed.due < float("inf")]
            if feeds:
                self._stop.pause(max(0.0, min(feed.due for feed in feeds) - monotonic()))

    def _round(self, feeds: Sequence[Feed]) -> Iterator[Polled]:
        """A look at all feeds that are due, several hosts at a time; what answers first is read first."""
        due = sorted((feed for feed in feeds if feed.due <= monotonic()), key=lambda feed: feed.due)
        answers = iter(self._intake.fetcher.get_as_they_come(self._request(feed) for feed in due))
        while (came := self._stop.wait_for(lambda: next(answers, None))) is not None:
            place, answer = came
            yield self._polled(due[place], answer)

    def _seen(self, feed: Feed) -> Seen:
        """What tells whether a page of a feed needs no fetching: it was dealt with, or has failed often enough.

        The tries are forgotten of pages that the feed does not name any more.
        """
        before, feed.tries = feed.tries, {}

        def seen(origin: str, link: Link) -> bool:
            if self._adding.is_seen(origin, link):
                return True
            tries = feed.tries[link] = before.get(link, 0) + 1
            return tries > TRIES

        return seen

    def _is_done(self, feed: Feed) -> bool:
        """Whether no page of a feed has to be tried again."""
        tried = (link for link, tries in feed.tries.items() if tries < TRIES)
        return all(self._adding.is_seen(feed.name, link) for link in tried)

    def _request(self, feed: Feed) -> Request:
        known = self._ledger.validator(feed.name, self._how)
        return Request(url=known.moved or feed.name, etag=known.etag, last_modified=known.last_modified)

    def _polled(self, feed: Feed, answer: Answer | NotFetched) -> Polled:
        """What an answer gave; the feed is due again after a while."""
        if isinstance(answer, NotFetched):
            return self._failed(feed, answer)
        if answer.unchanged:
            self._remember(feed, answer)
            return Polled(feed=feed.name, unchanged=True, again=self._wait(feed, answer.kept_for))
        try:
            found, every = self._intake.feed_arrivals(feed.name, answer, self._seen(feed))
        except InputError as error:
            return self._failed(feed, error)
        report = self._adding.run_by(self._crew, found)
        for link in feed.tries:
            if link.url in self._adding.put_off:
                feed.tries[link] -= 1  # where a host wants to be left alone, nothing was tried
        if not report.stopped:
            self._remember(feed, answer, whole=all(each.name != feed.name for each in report.refused))
        return Polled(feed=feed.name, report=report, again=self._wait(feed, answer.kept_for, every))

    def _remember(self, feed: Feed, answer: Answer, *, whole: bool = True) -> None:
        """Keep by what the server knows this state of a feed, unless all of it is wanted again.

        So it is where some pages of it are, and where the feed came broken: its end may come whole the next time.
        """
        done = whole and self._is_done(feed)
        self._ledger.remember(
            feed.name,
            Validator(
                etag=answer.etag if done else None,
                last_modified=answer.last_modified if done else None,
                moved=answer.moved_for_good,
            ),
            self._how,
        )

    def _failed(self, feed: Feed, error: InputError) -> Polled:
        self._ledger.fail(feed.name, str(error))
        self._ledger.write()
        status = error.status if isinstance(error, NotFetched) else None
        if status in (NOT_FOUND, GONE) and self._ledger.validator(feed.name).moved:
            # It is gone from where it had moved to: the next look is where it was named.
            self._ledger.forget(feed.name)
        elif status == GONE:
            feed.due = float("inf")
            return Polled(feed=feed.name, failure=str(error), again=None)
        feed.failures += 1
        asked = error.retry_after if isinstance(error, NotFetched) else None
        wait = wait_after(self._every, feed.failures, asked)
        feed.due = monotonic() + wait
        return Polled(feed=feed.name, failure=str(error), again=wait)

    def _wait(self, feed: Feed, *asked: int | None) -> float:
        """The seconds until a feed that gave something is looked at again."""
        feed.failures = 0
        wait = wait_after(self._every, 0, *asked)
        feed.due = monotonic() + wait
        return wait


def wait_after(every: float, failures: int, *asked: int | None) -> float:
    """The seconds to the next look at a feed: twice as many for each failure in a row, at most a day.

    Args:
        every: the seconds between two looks, if all is well.
        failures: how often it has failed in a row.
        asked: the seconds that the feed or its server asks for; the wait is no shorter.
    """
    return min(MOST, max(every * 2.0 ** min(failures, MOST_DOUBLED), *filter(None, asked), 0))
