"""Readings of news that nobody wrote: as many as are wanted, the same for the same seed.

Acts are drawn first (type, parties, day, place, people, words), then told by one to some articles each, on days around
them, as planned before and as happened after. States meet as often as a power law gives, so that some pairs have very
many acts, as in real news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from itertools import accumulate
from random import Random
from typing import Final

from legation.knowledge.states import states
from legation.model import (
    SYMMETRIC,
    Article,
    Citation,
    DateBasis,
    Event,
    EventType,
    Grain,
    Interval,
    Kind,
    Office,
    Place,
    Published,
    Reading,
    Span,
    Status,
    When,
)

FIRST_DAY: Final = date(2012, 1, 1)
DAYS: Final = 3650
#: Events of an article, and the chance that a further article tells an act.
EVENTS: Final = 5
AGAIN: Final = 0.35
LATEST: Final = 6
TYPES: Final = tuple(EventType)
WEIGHTS: Final = tuple(accumulate(8 if each is EventType.CONSULT else 1 for each in TYPES))
KINDS: Final = (Kind.MEETING, Kind.MEETING, Kind.VISIT, Kind.CALL, Kind.DIALOGUE, Kind.SUMMIT, Kind.NEGOTIATION)
SYLLABLES: Final = ("ba", "den", "fir", "gol", "ham", "jur", "kel", "lim", "mos", "nar", "pel", "rin", "sar", "tov")
VERB: Final = {each: f"{each.value.lower()}ed" for each in TYPES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What really happened, as far as anybody invented it."""

    type: EventType
    kind: Kind | None
    parties: tuple[str, ...]
    day: date
    place: str
    people: tuple[Office, ...]
    words: tuple[str, ...]


def readings(articles: int, seed: int = 1) -> Iterator[tuple[Article, Reading]]:
    """So many articles with what they say, in the order of their days."""
    random = Random(seed)
    world = _World.of(random)
    open_acts: list[Act] = []
    for number in range(articles):
        day = FIRST_DAY + timedelta(days=number * DAYS // max(1, articles))
        told = [_next_act(random, world, open_acts, day) for _ in range(EVENTS)]
        del open_acts[: max(0, len(open_acts) - 20 * EVENTS)]
        yield _article(random, number, day, told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _World:
    """Who can act, where, and the words that news is made of."""

    codes: Sequence[str]
    weights: Sequence[float]
    places: Sequence[str]
    words: Sequence[str]
    names: Sequence[str]

    @classmethod
    def of(cls, random: Random) -> _World:
        codes = [code for code in states() if len(code) == 3]
        random.shuffle(codes)
        words = ["".join(random.choices(SYLLABLES, k=random.choice((2, 3, 3, 4)))) for _ in range(20_000)]
        return cls(
            codes=codes,
            weights=list(accumulate(1 / (rank + 2) for rank in range(len(codes)))),
            places=[word.title() for word in words[:400]],
            words=words,
            names=[f"{one.title()} {two.title()}" for one, two in zip(words[400:1400], words[1400:2400], strict=True)],
        )


def _next_act(random: Random, world: _World, open_acts: list[Act], day: date) -> Act:
    """An act told before, or a new one."""
    if open_acts and random.random() < AGAIN:
        return random.choice(open_acts)
    kind = random.choices(TYPES, cum_weights=WEIGHTS)[0]
    count = random.choices((2, 3, 5), cum_weights=(90, 97, 100))[0]
    parties = tuple(dict.fromkeys(random.choices(world.codes, cum_weights=world.weights, k=count)))
    act = Act(
        type=kind,
        kind=random.choice(KINDS) if kind is EventType.CONSULT else None,
        parties=parties,
        day=day + timedelta(days=random.randint(-3, 10)),
        place=random.choice(world.places),
        people=tuple(Office(name=random.choice(world.names), of=party) for party in parties[:2]),
        words=tuple(random.choices(world.words, k=6)),
    )
    open_acts.append(act)
    return act


def _article(random: Random, number: int, day: date, told: Sequence[Act]) -> tuple[Article, Reading]:
    sentences = [_sentence(act, day) for act in told]
    text = "\n".join(sentences)
    cited = Citation(
        id=blake2b(text.encode(), digest_size=8).hexdigest(),
        title=f"{told[0].place}: {' '.join(told[0].words[:3])}",
        url=f"https://news{random.randint(1, 40)}.example/{number}",
        outlet=None,
    )
    published = Interval(first=day, last=day)
    starts = accumulate((len(sentence) + 1 for sentence in sentences), initial=0)
    events = tuple(
        _event(f"e{index + 1}", act, day, text, start)
        for index, (act, start) in enumerate(zip(told, starts, strict=False))
    )
    told_on = Published(interval=published, basis=DateBasis.GIVEN)
    reading = Reading(article=cited, published=told_on, events=events)
    return Article(citation=cited, text=text, published=published), reading


def _sentence(act: Act, day: date) -> str:
    parties = " and ".join(act.parties)
    tense = "will have" if act.day > day else "have"
    people = ", ".join(person.name for person in act.people)
    return f"{parties} {tense} {VERB[act.type]} {' '.join(act.words)} in {act.place} on {act.day} with {people}."


def _event(name: str, act: Act, day: date, text: str, start: int) -> Event:
    both = act.type in SYMMETRIC or len(act.parties) == 1
    verb, place, when = (_span(text, words, start) for words in (VERB[act.type], act.place, str(act.day)))
    return Event(
        id=name,
        type=act.type,
        kind=act.kind,
        mentions=(verb,),
        status=Status.PLANNED if act.day > day else Status.HAPPENED,
        source=act.parties if both else act.parties[:1],
        target=act.parties if both else act.parties[1:],
        people=act.people,
        when=When(span=when, interval=Interval(first=act.day, last=act.day), grain=Grain.DAY, timex=str(act.day)),
        where=Place(span=place, of=act.parties[0]),
        topics=(" ".join(act.words[:2]),),
    )


def _span(text: str, words: str, start: int) -> Span:
    found = text.index(words, start)
    return Span.of(text, found, found + len(words))
