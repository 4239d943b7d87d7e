"""The terms of office of those whom a text calls holders of an office, or former ones: they bound the days on which it
was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import zip_longest

from legation.knowledge.almanac import almanac
from legation.knowledge.holders import Holder, holders
from legation.knowledge.word_lists import words
from legation.language.tree import Sentence
from legation.model import Span
from legation.reading.dating import Term
from legation.reading.named import NO_PARTY
from legation.reading.names import NameFound
from legation.reading.person import LONGEST_ELECT, PersonFound
from legation.reading.titles import TITLE_WORDS

#: How long after a term the news of its end still gives the office.
FAREWELL = timedelta(days=14)
#: Classes that hold many offices, and the words that titles of such offices share.
MANY = frozenset({"minister", "deputy minister", "other", "commissioner"})
RANKS = frozenset(
    "minister secretary deputy vice under assistant acting principal state of for the and to in first junior".split()
)
#: What stands in front of an office and makes another of it.
DEPUTY = re.compile(r"\b(?:deputy|vice|assistant|alternate)[\s-]\Z", re.IGNORECASE)
#: A term that ends within so many days of a death ended with it.
SETTLING = 3


def terms_of(
    sentences: Sequence[Sentence], people: Sequence[PersonFound], names: Sequence[Sequence[NameFound]]
) -> list[Term]:
    """The terms of those whom the text calls holders of an office, chosen for it, or past it; several are choices."""
    found: dict[str, list[Term]] = {}
    regional = {
        each.person.name for each in people if _is_regional(sentences[each.sentence], each, names[each.sentence])
    }
    for mention in people:
        person = mention.person
        if person.name not in regional | found.keys() and (person.holds or person.elect or person.left) and person.of:
            sentence = sentences[mention.sentence]
            held = [
                holder
                for holder in holders().named(person.name)
                if holder.office in _classes(mention, people) and holder.of == person.of and _may_be(mention, holder)
            ]
            held = [] if _is_deputy(sentence, mention) else held
            of_one = (
                _left(sentence, mention, held) if person.left else [_term(sentence, mention, each) for each in held]
            )
            found[person.name] = of_one
    return [term for terms in found.values() for term in terms]


def _may_be(mention: PersonFound, holder: Holder) -> bool:
    """Whether the title that the text gives may be that of a term: classes of many offices tell too little."""
    if holder.office not in MANY:
        return True
    told, held = _content(mention.person.office or ""), _content(holder.title)
    return not told or not held or bool(told & held)


def _content(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", title.lower())) - RANKS


def _is_deputy(sentence: Sentence, mention: PersonFound) -> bool:
    """Whether the text calls somebody the deputy of the holder ("Principal Deputy Press Secretary NAME")."""
    office, start, end = mention.person.office or "", *_bounds(sentence, mention)
    before = sentence.quote(sentence.start, start).lower().rpartition(office)[0] if office else ""
    behind, told, _ = sentence.quote(end, sentence.end).lower().partition(office or "\n")
    return bool(DEPUTY.search(before)) or bool(told and not before and DEPUTY.search(behind))


def _left(sentence: Sentence, mention: PersonFound, held: Sequence[Holder]) -> list[Term]:
    """When somebody can be called former: from the end of each term to the start of the next one.

    A term without a known end may have ended any time after it was last seen.
    """
    ends = [holder.last or holder.seen_until for holder in sorted(held, key=lambda each: each.first or date.min)]
    following = sorted(holder.first or date.min for holder in held)[1:]
    if len({holder.person for holder in held}) != 1 or None in ends:
        return []
    return [
        Term(span=_span(sentence, mention), name=held[0].person, office=_former(mention), first=last, last=before)
        for last, before in zip_longest(ends, following)
        if last and (before is None or last < before)
    ]


def _former(mention: PersonFound) -> str:
    return f"former {mention.person.office or mention.person.office_class}"


def _term(sentence: Sentence, mention: PersonFound, holder: Holder) -> Term:
    span, person = _span(sentence, mention), mention.person
    office = person.office or holder.office
    if person.elect:
        first, last = _days_before(holder.first)
        return Term(span=span, name=holder.person, office=f"{office}-elect", first=first, last=last)
    leaves = sentence.lemmas & words("titles", "signs", "leaving")
    last = holder.last + FAREWELL if holder.last and leaves else holder.last
    if _died_in_office(holder):
        last = None  # texts go on calling the dead by their office
    return Term(span=span, name=holder.person, office=office, first=holder.first, last=last)


def _died_in_office(holder: Holder) -> bool:
    """Whether a death that the almanac knows ended a term."""
    if holder.last is None:
        return False
    surname = holder.person.split()[-1]
    deaths = (event for event in almanac().events if event.kind == "death" and surname in event.name)
    return any(abs((event.first - holder.last).days) <= SETTLING for event in deaths)


def _is_regional(sentence: Sentence, mention: PersonFound, names: Sequence[NameFound]) -> bool:
    """Whether a name that is no state's stands right before the office: "California Attorney General"."""
    at = mention.first - 1
    while at > 0 and sentence.words[at].text.lower() in TITLE_WORDS:
        at -= 1
    before = sentence.words[at] if 0 <= at < mention.first - 1 else None
    if before is None or before.part != "PROPN" or not before.text[:1].isupper():
        return False
    return not any(name.start <= before.start < name.end and name.kind not in NO_PARTY for name in names)


def _days_before(first: date | None) -> tuple[date | None, date | None]:
    """The days in which somebody is called elect whose term begins on a day; its eve is reported on the day itself."""
    return (first - LONGEST_ELECT, first + timedelta(days=1)) if first else (None, None)


def _classes(mention: PersonFound, people: Sequence[PersonFound]) -> frozenset[str]:
    """The classes of office that a person can hold by the text: the one named, or those of their counterparts."""
    if mention.person.office_class:
        return frozenset({mention.person.office_class})
    if not mention.person.counterpart:
        return frozenset()
    near = (other.person.office_class for other in people if other.sentence == mention.sentence)
    return frozenset(office_class for office_class in near if office_class)


def _span(sentence: Sentence, mention: PersonFound) -> Span:
    start, end = _bounds(sentence, mention)
    return Span(text=sentence.quote(start, end), start=start, end=end)


def _bounds(sentence: Sentence, mention: PersonFound) -> tuple[int, int]:
    return sentence.words[mention.first].start, sentence.words[mention.last - 1].end
