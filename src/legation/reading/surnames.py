"""Leaders told by surname alone ("Bush agreed", "Premier Li"): who it is that day, of a state named in the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from legation.knowledge.holders import Holder, holders
from legation.knowledge.places import places
from legation.knowledge.word_lists import table
from legation.language.tree import Sentence, Word
from legation.reading.names import NameFound
from legation.reading.person import LONGEST_ELECT, Person, PersonFound

#: Classes of office whose holders the press calls by surname alone, those first that win over others.
LEADING = (
    "head of state",
    "head of government",
    "leader",
    "crown prince",
    "vice president",
    "foreign minister",
    "secretary-general",
    "speaker",
)


#: Organisations whose secretaries-general the press calls by surname alone, whether it names them or not.
FOREMOST = frozenset({"UN", "NATO"})
#: How long after a term its holder is called by surname alone.
NEWS = timedelta(days=30)
#: The least letters of a surname that is looked up without a title.
LEAST = 3


def codes_told(names: Sequence[Sequence[NameFound]], people: Iterable[Person]) -> Counter[str]:
    """How often an article tells of each state or organisation, by its names and by those who act for it."""
    named = Counter(name.code for row in names for name in row if name.code)
    return named + Counter(person.of for person in people if person.of)


def leader_of_that_name(person: Person, codes: Counter[str], day: date) -> Person:
    """Somebody whom the article calls by surname alone and the tables have as the only leader who fits.

    Who has a full name or a state, or an office of another class, stays as told.

    Args:
        codes: how often the article tells of each state or organisation.
    """
    if " " in person.name and not person.name[:1].islower() or person.known:
        return person
    if person.of is not None:
        return _leader_of_own_state(person, day)
    if person.office_class is not None and person.office_class not in LEADING:
        return person
    found = _only(_fitting(person, day), codes)
    if found is None:
        return person
    is_held = person.holds and not person.elect
    return replace(
        person,
        of=found.of,
        office=person.office or (found.title or found.office if is_held else None),
        office_class=person.office_class or (found.office if is_held else None),
        wikidata=found.wikidata or None,
        known=found.person,
    )


def own_crown(terms: Sequence[Holder]) -> Holder:
    """The first of some terms; of a monarch of several states that of the state as whose he is told of."""
    crown = table("titles")["crowns"].get(terms[0].person)
    return next((term for term in terms if term.of == crown and term.person == terms[0].person), terms[0])


def _leader_of_own_state(person: Person, day: date) -> Person:
    """Somebody whose state is told, known where the tables have one leader of it with that surname."""
    own = {term.person: term for term in holders().named(person.name, on=day) if term.of == person.of}
    held = [term for term in own.values() if term.holds(day) and term.office in LEADING]
    return replace(person, known=held[0].person, wikidata=held[0].wikidata or None) if len(held) == 1 else person


def leaders_missed(
    sentences: Sequence[Sentence],
    names: Sequence[Sequence[NameFound]],
    found: Sequence[PersonFound],
    codes: Counter[str],
    day: date,
) -> Iterator[PersonFound]:
    """Leaders told by surname alone that the pipeline took for no person ("with Kim", "Bongo was arrested")."""
    taken = {(mention.sentence, index) for mention in found for index in range(mention.first, mention.last)}
    for sentence in sentences:
        for word in sentence.words:
            if (sentence.index, word.index) in taken or not _stands_alone(sentence, word, names[sentence.index]):
                continue
            person = leader_of_that_name(Person(name=word.text, surname=word.text), codes, day)
            if person.known is not None:
                yield PersonFound(
                    sentence=sentence.index, first=word.index, last=word.index + 1, name=word.text, person=person
                )


def _stands_alone(sentence: Sentence, word: Word, names: Sequence[NameFound]) -> bool:
    """Whether a word is a capitalised name of one word that nothing knows otherwise."""
    if word.part != "PROPN" or len(word.text) < LEAST or not word.text.istitle() or word.text.lower() in places():
        return False
    labels = [n for n in sentence.names if n.first <= word.index < n.last]
    if not labels or any(n.last - n.first > 1 for n in labels):
        return False
    beside = sentence.words[max(0, word.index - 1) : word.index] + sentence.words[word.index + 1 : word.index + 2]
    if any(each.part == "PROPN" and each.text[:1].isupper() for each in beside):
        return False
    return not any(name.start < word.end and word.start < name.end for name in names)


def _fitting(person: Person, day: date) -> list[Holder]:
    """The terms of leaders of a name: those of the day, or earlier or later ones of the former and the elect."""
    named = [term for term in holders().named(person.name) if term.office in LEADING]
    if person.office_class is not None:
        named = [term for term in named if term.office == person.office_class]
    if person.elect:
        return [term for term in named if term.first is not None and timedelta() < term.first - day < LONGEST_ELECT]
    if person.left or not person.holds:
        ended = [term for term in named if term.last is not None and term.last < day]
        return sorted(ended, key=lambda term: term.last or day, reverse=True)[:1]
    return [term for term in named if term.holds(day)] or [term for term in named if _just_ended(term, day)]


def _just_ended(term: Holder, day: date) -> bool:
    """Whether a term ended shortly before a day: the dead and the deposed are news without their title."""
    return term.last is not None and timedelta() < day - term.last <= NEWS


def _only(terms: Iterable[Holder], codes: Counter[str]) -> Holder | None:
    """The term of the one person, of a state that the article names, who ranks before others of the name."""
    listed = list(terms)
    near = [term for term in listed if codes[term.of]] or [term for term in listed if term.of in FOREMOST]
    if not near:
        return None
    most = max(codes[term.of] for term in near)
    best = [term for term in near if codes[term.of] == most] if len({term.of for term in near}) > 1 else near
    best.sort(key=lambda term: LEADING.index(term.office))
    first = [term for term in best if term.office == best[0].office]
    return first[0] if len({(term.person.split()[-1], term.of) for term in first}) == 1 else None
