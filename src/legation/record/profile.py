"""Profiles: what an event of one article is compared by with the events of other articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Final

import msgspec

from legation.knowledge.folding import folded
from legation.knowledge.matching import forms
from legation.knowledge.organisations import members
from legation.knowledge.outlets import outlet_called
from legation.knowledge.publishers import speaks_for
from legation.knowledge.states import states
from legation.knowledge.word_lists import phrases, words
from legation.model import UNKNOWN, Event, Interval, Kind, Place, Reading, SourceKind, Span, Status

#: A word of fewer letters tells nothing.
SHORTEST: Final = 3
#: What is cut off a word, how many letters must be left then, and how many of them are kept.
ENDING: Final = re.compile(r"(?:ings?|ed|es|s)$")
LEAST_STEM: Final = 4
LONGEST_STEM: Final = 7
#: Days before and after its article in which an event without a date is looked for, by what the article says of it.
#: Our own choice, not measured: news tells what was in the last weeks, and announces months ahead.
AROUND: Final = {
    Status.HAPPENED: (45, 1),
    Status.ONGOING: (30, 30),
    Status.PLANNED: (2, 120),
    Status.POSSIBLE: (2, 120),
    Status.CANCELLED: (60, 60),
    Status.DENIED: (60, 60),
}
#: The most mentions of which the words are kept; the clearest come first.
MOST_PHRASES: Final = 3
#: Classes of offices whose holders lead their state.
LEADERS: Final = frozenset({"head of state", "head of government", "vice president", "crown prince"})
#: Kinds of meetings that an organisation holds of its members.
SESSIONS: Final = frozenset({Kind.MEETING, Kind.DIALOGUE, Kind.SUMMIT})
#: Kinds of sources in which a party speaks for itself; an unnamed official does not.
OWN: Final = frozenset({SourceKind.NAMED, SourceKind.OFFICE, SourceKind.DOCUMENT})


class Profile(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """An event by what can be compared, and what its line is computed from; days are their ordinal numbers.

    `window` are the days in which it may lie, where nothing says its date; it is None where nothing is known. `words`
    are the stems of its evidence, `phrase` those of its mentions, `headline` those of its article's headline; `main` is
    whether the article is about it. `leaders` is whether heads of states or governments take part, None where nobody's
    office says so. `voice` is the outlet that the article itself cites; `own` is whether a party says so.
    """

    article: str
    key: str
    type: str
    kind: str | None
    status: str
    confirmed: bool | None
    sources: list[str]
    targets: list[str]
    date: tuple[int, int] | None
    bounds: tuple[int | None, int | None]
    window: tuple[int, int] | None
    told: int | None
    place: str | None
    place_of: str | None
    at: tuple[float, float] | None
    series: str | None
    ordinal: int | None
    agreements: list[str]
    people: list[tuple[str, str]]
    topics: list[str]
    words: list[str]
    phrase: list[str]
    headline: list[str]
    main: bool
    leaders: bool | None
    publisher: str
    voice: str | None
    own: bool

    @property
    def parties(self) -> frozenset[str]:
        """Everybody who takes part."""
        return frozenset(self.sources) | frozenset(self.targets)

    @property
    def sides(self) -> frozenset[str]:
        """Those who take part, without the members of an organisation that holds the session.

        One article tells the session of an organisation with the state of whom it is about, or with the host; another
        tells the organisation alone.
        """
        parties = self.parties
        if self.kind not in SESSIONS or len(parties) == 1:
            return parties
        spoken_for = frozenset(of for _, of in self.people)
        return _without_members(parties, frozenset(parties - spoken_for - states().keys()), self.told)


@lru_cache(maxsize=10_000)
def _without_members(parties: frozenset[str], holding: frozenset[str], told: int | None) -> frozenset[str]:
    """Parties without the members that some organisations among them have on a day."""
    day = date.fromordinal(told) if told else None
    return parties.difference(*(members(code, day) for code in holding))


def profile_of(
    key: str, event: Event, reading: Reading, evidence: Sequence[Span], headline: str, publisher: str
) -> Profile:
    """The profile of an event in the reading of its article."""
    told = reading.published.interval
    day = _day(told.last) or _day(told.first)
    interval = event.when.interval if event.when else UNKNOWN
    known = _known(interval)
    where = event.where
    return Profile(
        article=reading.article.id,
        key=key,
        type=event.type,
        kind=event.kind,
        status=event.status,
        confirmed=event.confirmed,
        sources=list(event.source),
        targets=list(event.target),
        date=known,
        bounds=(_day(interval.first), _day(interval.last)),
        window=known or _window(event.status, interval, day),
        told=day,
        place=where.span.text if where else None,
        place_of=where.of if where else None,
        at=_at(where),
        series=event.series.name if event.series else None,
        ordinal=event.series.ordinal if event.series else None,
        agreements=list(event.agreements),
        people=[(person.name, person.of or "") for person in event.people],
        topics=list(event.topics),
        words=_stems(evidence),
        phrase=_stems(event.mentions[:MOST_PHRASES]),
        headline=sorted(set(stems(headline))),
        main=_is_main(event, reading, headline),
        leaders=_leaders(event),
        publisher=publisher,
        voice=_voice(event),
        own=_is_own(event, publisher),
    )


def _is_main(event: Event, reading: Reading, headline: str) -> bool:
    """Whether an article is about an event: its headline words it, or names all who meet."""
    if not reading.article.title and any(span.start < len(headline) for span in event.mentions):
        return True
    named = set(folded(headline).split())
    last = [last_name(person.name) for person in event.people]
    return len(last) > 1 and named.issuperset(last)


def _leaders(event: Event) -> bool | None:
    """Whether heads of states or governments take part; None where no office is known that says so.

    Who is met may be a leader though only he who meets him is named; a visit is of him who makes it.
    """
    offices = [(person.of, person.office.lower()) for person in event.people if person.office]
    classes = phrases("titles", "titles")
    if any(classes.get(office) in LEADERS for _, office in offices):
        return True
    sides = {of for of, _ in offices}
    return False if len(sides) > 1 or sides and event.kind is Kind.VISIT else None


def _at(where: Place | None) -> tuple[float, float] | None:
    if where is None or where.latitude is None or where.longitude is None:
        return None
    return where.latitude, where.longitude


def _voice(event: Event) -> str | None:
    """The outlet that an article cites for an event: the outermost of the chain."""
    cited = [source for source in event.attribution if source.kind is SourceKind.OUTLET]
    if not cited:
        return None
    name = cited[-1].name or cited[-1].span.text
    return folded(outlet_called(name) or name)


def _is_own(event: Event, publisher: str) -> bool:
    """Whether a party says so itself: its government publishes the article, or somebody of it by name or office."""
    parties = {*event.source, *event.target}
    return speaks_for(publisher) in parties or any(
        source.of in parties and source.kind in OWN for source in event.attribution
    )


def _known(interval: Interval) -> tuple[int, int] | None:
    if interval.first is None or interval.last is None:
        return None
    return interval.first.toordinal(), interval.last.toordinal()


def _window(status: Status, interval: Interval, told: int | None) -> tuple[int, int] | None:
    """The days in which an event without a known date may lie; a known bound is kept."""
    if told is None:
        return None
    before, after = AROUND[status]
    first = _day(interval.first) or min(told - before, _day(interval.last) or told)
    last = _day(interval.last) or max(told + after, first)
    return max(first, date.min.toordinal()), min(last, date.max.toordinal())


def _day(day: date | None) -> int | None:
    return day.toordinal() if day else None


def stems(text: str) -> list[str]:
    """The words of a text that tell what it is about, as stems: "applications" and "applied" are not far apart.

    Words of the names of states are left out: events are compared that share parties, and each text words those in its
    own way.
    """
    frequent, states_words = words("english", "words", "frequent"), _words_of_states()
    told = (word for word in folded(text).split() if len(word) >= SHORTEST)
    return [stem(word) for word in told if word not in frequent and word not in states_words]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its ending, and no more than its first letters."""
    shorter = ENDING.sub("", word)
    return (shorter if len(shorter) >= LEAST_STEM else word)[:LONGEST_STEM]


@cache
def _words_of_states() -> frozenset[str]:
    """The words of the names of states and their peoples."""
    named = (name for state in states().values() for name in (state.name, *state.names, *state.adjectives))
    return frozenset(word for name in named for word in folded(name).split())


@cache
def form_stems() -> frozenset[str]:
    """The stems of words that say in what form people come together."""
    return frozenset(map(stem, forms()))


def _stems(spans: Iterable[Span]) -> list[str]:
    return sorted({word for span in spans for word in stems(span.text)})


def months(first: int, last: int) -> list[str]:
    """The months that some days lie in, as "2022-09"."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    return [
        f"{start.year + (start.month - 1 + step) // 12:04d}-{(start.month - 1 + step) % 12 + 1:02d}"
        for step in range(count)
    ]


def surnames(profile: Profile) -> dict[str, str]:
    """People by their last names, which all articles give, and for whom each acts."""
    return {last_name(name): of for name, of in profile.people}


def last_name(name: str) -> str:
    """The last word of a name as it is compared, without Jr. and the like."""
    parts = folded(name).split()
    while len(parts) > 1 and parts[-1] in words("titles", "names", "suffixes"):
        parts.pop()
    return parts[-1] if parts else ""
