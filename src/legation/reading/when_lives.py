"""Clues from the lives of public people: an age dates the text to a year, a word from somebody to a life."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from legation.knowledge.lives import Life, lives
from legation.model.span import Span
from legation.model.time import Interval
from legation.reading.calendar import shifted, spelled
from legation.reading.when_clues import Clue, Strength, written
from legation.reading.when_cues import sentence_bounds
from legation.reading.when_meaning import Expression, Relative, TimeOfDay, Weekday
from legation.reading.when_names import NAME, named_in_full

#: A person's age, told behind the name or in front of it.
BEHIND: Final = re.compile(
    rf"(?P<name>{NAME}),?\s(?:\(|aged\s|age\s)?(?P<age>[1-9][0-9])(?=[,.;)](?!\d)|\s(?:years\sold|who)\b)"
)
BEFORE: Final = re.compile(rf"\b(?P<age>[1-9][0-9])[-\s]year[-\s]old\s(?:[\w-]+,?\s){{0,5}}?(?P<name>{NAME})")
BIRTHDAY: Final = re.compile(r"\b(?:his|her)\s(?P<age>[1-9][0-9])(?:st|nd|rd|th)\sbirthday\b")
#: A birthday is told of at most so long before it and after it, in days; of the year behind it nobody speaks so.
BIRTHDAY_BEFORE: Final = timedelta(days=30)
BIRTHDAY_AFTER: Final = timedelta(days=45)
#: A sentence that tells somebody's death or remembers it, and one that looks back further.
DEAD: Final = re.compile(
    r"\b(?:die[sd]?|dead|death|dying|late|killed|kill|murder\w*|assassinat\w+|funeral|buried|burial|tributes?|memory|"
    r"memorial|mourn\w*|obituary|former|legacy|anniversary|born|quoted|wrote|once|portrait|statue|named\safter)\b",
    re.IGNORECASE,
)
#: What somebody alive does, told right behind the name.
ACTS: Final = re.compile(
    r"(?:,[^.,\n]{2,60},)?\s(?:said|told|met|announced|visited|arrived|will|warned|signed|called|has)\b"
)
#: How long after a death the last words of somebody are still news, in days.
LAST_WORDS: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A public person whom a text names in full."""

    life: Life
    surname: str


def life_clues(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """What the ages of public people, and the acts of those who have died since, tell of the day of writing."""
    named = _named(text)
    if named:
        yield from _age_clues(text, named)
        yield from _birthday_clues(text, named)
        yield from _alive_clues(text, expressions, named)


def _named(text: str) -> dict[str, Named]:
    """The public people whom a text names in full, by each way in which it may call them."""
    found: dict[str, Named] = {}
    for start, end, life in named_in_full(text, lives()):
        form = text[start:end]
        surname = form.split()[-1]
        found[form] = found[surname] = Named(life=life, surname=surname)
    return found


def _age_clues(text: str, named: Mapping[str, Named]) -> Iterator[Clue]:
    for pattern in (BEHIND, BEFORE):
        for match in pattern.finditer(text):
            person = _person(match["name"], named)
            if person and (days := _at_age(person.life, int(match["age"]))):
                span = Span.of(text, match.start(), match.end())
                sentence = f"{person.life.name}, {_born(person.life)}, is {match['age']}"
                yield written(days.first, days.last, sentence, span, Strength.AGE)


def _person(name: str, named: Mapping[str, Named]) -> Named | None:
    words = name.removesuffix("'s").removesuffix("’s").split()
    tails = (" ".join(words[start:]) for start in range(len(words)))
    return next((named[tail] for tail in tails if tail in named), None)


def _at_age(life: Life, age: int) -> Interval | None:
    """The days on which somebody was so many years old; none beyond the day of death."""
    first = shifted(life.born.first, "year", age) if life.born.first else None
    last = shifted(life.born.last, "year", age + 1) if life.born.last else None
    if first is None or last is None or (life.died and life.died.last and life.died.last < first):
        return None
    if life.died and life.died.first and life.died.first < last:
        return Interval(first=first)  # an age at death is told ever after
    return Interval(first=first, last=last - timedelta(days=1))


def _born(life: Life) -> str:
    born = life.born.first
    assert born
    return f"born on {spelled(born)}" if life.born.day else f"born in {born.year}"


def _birthday_clues(text: str, named: Mapping[str, Named]) -> Iterator[Clue]:
    """A birthday celebrated by the one person named before it in its sentence."""
    for match in BIRTHDAY.finditer(text):
        start, _ = sentence_bounds(text, match.start(), match.end())
        people = {person.life.name: person for name, person in named.items() if name in text[start : match.start()]}
        if len(people) != 1:
            continue
        (person,) = people.values()
        born = person.life.born.day
        day = shifted(born, "year", int(match["age"])) if born else None
        if day:
            sentence = f"{person.life.name}, {_born(person.life)}, has the birthday number {match['age']}"
            span = Span.of(text, match.start(), match.end())
            yield written(day - BIRTHDAY_BEFORE, day + BIRTHDAY_AFTER, sentence, span, Strength.AGE)


def _alive_clues(text: str, expressions: Sequence[Expression], named: Mapping[str, Named]) -> Iterator[Clue]:
    """Somebody who has died since says or does something on a weekday: the text is not much younger than the death."""
    told = set[str]()
    for expression in expressions:
        if not _is_near(expression):
            continue
        start, end = sentence_bounds(text, expression.span.start, expression.span.end)
        for name, person in named.items():
            died = person.life.died
            if died is None or died.last is None or person.life.name in told:
                continue
            at = text.find(name, start, end)
            if at >= 0 and ACTS.match(text, at + len(name)) and not DEAD.search(text, start, end):
                told.add(person.life.name)
                sentence = (
                    f"{person.life.name}, who died on {spelled(died.last)}, is told to act on “{expression.span.text}”"
                )
                yield written(None, died.last + LAST_WORDS, sentence, Span.of(text, at, at + len(name)), Strength.ALIVE)


def _is_near(expression: Expression) -> bool:
    """Whether an expression names a day of the last week."""
    meaning = expression.meaning
    meaning = meaning.of if isinstance(meaning, TimeOfDay) and meaning.of else meaning
    return isinstance(meaning, Weekday) or meaning in (Relative(unit="day", count=0), Relative(unit="day", count=-1))
