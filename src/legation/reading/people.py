"""People: who is named, for which state or organisation they speak, and in which office."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from legation.knowledge.holders import ARTICLES, plain
from legation.knowledge.states import states
from legation.knowledge.word_lists import words
from legation.language.tree import Sentence
from legation.reading.known_people import looked_up
from legation.reading.names import NameFound
from legation.reading.person import Person, PersonFound
from legation.reading.person_names import is_known_name, name_ranges, name_text, surname_of
from legation.reading.surnames import codes_told, leader_of_that_name, leaders_missed
from legation.reading.titles import Title, owner_behind, owner_in_front, title_after, title_before

DATELINE = re.compile(r"^\W*([A-Z][A-Z .]+[A-Z])(?:,[^–—:-]{0,20})?\s*(?:\([^)]*\)\s*)?[–—:-]")
#: How many sentences at the head of an article may open with a dateline.
HEAD = 4
#: The same of first names of one person ("Joe", "Joseph"; "Jill" is somebody else), and the letters of an initial.
ALIKE_FIRST = 40
LONGEST_INITIAL = 2
#: Offices of which a state has one holder; somebody else's is never the home state's.
SINGLE = frozenset(
    {
        "head of state",
        "head of government",
        "vice president",
        "crown prince",
        "foreign minister",
        "defence minister",
        "finance minister",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A person's name in a sentence, before it is known who that is."""

    sentence: Sentence
    first: int
    last: int
    name: str


def find_people(
    sentences: Sequence[Sentence], names: Sequence[Sequence[NameFound]], day: date | None
) -> list[PersonFound]:
    """Every mention of a person, each joined with all that the article says of them anywhere.

    Args:
        names: the gazetteer's names of each sentence, in the order of the sentences.
        day: a day on which the article's office-holders are looked up, where one is known.
    """
    mentions = [
        _Mention(sentence=sentence, first=first, last=last, name=name_text(sentence, first, last))
        for sentence in sentences
        for first, last in name_ranges(sentence, names[sentence.index])
    ]
    titled = _gathered(mentions, names)
    told = {key: looked_up(person, day) for key, person in titled.items()}
    codes = codes_told(names, told.values())
    if day is not None:
        told = {key: leader_of_that_name(person, codes, day) for key, person in told.items()}
    known = _joined(_at_home(told, titled, sentences))
    found = list(_recognised(mentions, known))
    found += _surnames_missed(sentences, names, known, found)
    if day is not None:
        found += leaders_missed(sentences, names, found, codes, day)
    return sorted(found, key=lambda f: (f.sentence, f.first))


def _recognised(mentions: Iterable[_Mention], known: Mapping[str, Person]) -> Iterator[PersonFound]:
    """The mentions of those who are known."""
    for mention in mentions:
        person = known.get(_key(mention.name, known))
        if person is not None:
            yield PersonFound(
                sentence=mention.sentence.index,
                first=mention.first,
                last=mention.last,
                name=mention.name,
                person=person,
            )


def _joined(known: Mapping[str, Person]) -> dict[str, Person]:
    """Spellings of one name, which the tables know for one person's, stand for one person under the longest of them."""
    longest: dict[str, Person] = {}
    for person in sorted(known.values(), key=lambda person: -len(person.name)):
        if person.known is not None and person.office:
            longest.setdefault(person.known, person)
    return {key: longest.get(person.known or "", person) if person.office else person for key, person in known.items()}


# --- all that the article says of one person -----------------------------------------------------------------------


def _key(name: str, known: Mapping[str, Person]) -> str:
    """The key under which a person stands: the full name where it is known, else the surname's only bearer."""
    if name in known:
        return name
    parts, surname = _folded(name.split()) | _folded((surname_of(name),)), _folded((surname_of(name),))
    bearers = [key for key, person in known.items() if parts <= _folded((*key.split(), person.surname))]
    namesakes = bearers or [
        key for key, person in known.items() if _folded((person.surname,)) == surname and _may_be_one(key, name)
    ]
    return namesakes[0] if len(namesakes) == 1 or namesakes and " " not in name else name


def _may_be_one(one: str, other: str) -> bool:
    """Whether two names with one surname may be one person's: told by it alone, or with first names that are alike."""
    if " " not in one or " " not in other:
        return True
    first, second = plain(one).split()[0], plain(other).split()[0]
    short = min(len(first), len(second)) <= LONGEST_INITIAL
    return first[0] == second[0] and (short or ratio(first, second) >= ALIKE_FIRST)


def _folded(parts: Iterable[str]) -> set[str]:
    """Words of names as they are compared: without accents, and without an Arabic article."""
    return {_folded_word(part) for part in parts}


@lru_cache(maxsize=4096)
def _folded_word(word: str) -> str:
    folded = plain(word)
    return folded[3:] if folded.startswith(ARTICLES) else folded


def _gathered(mentions: Sequence[_Mention], names: Sequence[Sequence[NameFound]]) -> dict[str, Person]:
    """Each person of the article once, under the longest form of the name, with the titles that the text gives."""
    known: dict[str, Person] = {}
    for name in sorted((mention.name for mention in mentions), key=lambda name: -len(name.split())):
        known.setdefault(_key(name, known), Person(name=name, surname=surname_of(name)))
    before = (-1, Title())
    for row in _rows(mentions, names):
        for mention, titles in _shared(row, names):
            key = _key(mention.name, known)
            known.setdefault(key, Person(name=mention.name, surname=surname_of(mention.name)))  # had a namesake since
            for title in titles:
                known[key] = _with_title(known[key], _of_counterpart(title, mention, *before))
                before = (mention.sentence.index, title) if title.office else before
    return known


def _of_counterpart(title: Title, mention: _Mention, sentence: int, other: Title) -> Title:
    """The title of a counterpart: the office of whom the sentence names before."""
    if not title.counterpart or title.office or sentence != mention.sentence.index:
        return title
    return replace(title, office=other.office, office_class=other.office_class)


def _rows(mentions: Sequence[_Mention], names: Sequence[Sequence[NameFound]]) -> Iterator[list[_Mention]]:
    """The mentions in rows: names with only "and", a comma or "of STATE" between them stand in one."""
    row: list[_Mention] = []
    for mention in mentions:
        if row and not _is_next(row[-1], mention, names):
            yield row
            row = []
        row.append(mention)
    if row:
        yield row


def _is_next(before: _Mention, after: _Mention, names: Sequence[Sequence[NameFound]]) -> bool:
    if before.sentence.index != after.sentence.index:
        return False
    _, end = owner_behind(before.sentence, before.last, names[before.sentence.index])
    between = before.sentence.words[end : after.first]
    return 0 < len(between) <= 2 and all(word.text.lower() in ("and", ",", "&") for word in between)


def _shared(
    row: Sequence[_Mention], names: Sequence[Sequence[NameFound]]
) -> Iterator[tuple[_Mention, tuple[Title, ...]]]:
    """Each mention of a row with its titles; a plural title in front of the row or behind it counts for all."""
    sentence, known = row[0].sentence, names[row[0].sentence.index]
    front = title_before(sentence, row[0].first, row[0].last, known)
    behind = title_after(sentence, row[-1].last, known)
    for number, mention in enumerate(row):
        own = title_before(sentence, mention.first, mention.last, known)
        if own == Title():
            own = Title(of=owner_in_front(sentence, mention.first, known))
        title = front.nth(number) if front.plural and (number == 0 or own == Title()) else own
        after = title_after(sentence, mention.last, known)
        of, _ = owner_behind(sentence, mention.last, known)
        title = replace(title, of=of) if of and _is_owned_behind(title) else title
        yield mention, (title, behind if behind.plural and after == Title() else after)


def _is_owned_behind(title: Title) -> bool:
    """Whether "of STATE" behind a name says whose office it is, whatever stands in front of it."""
    return title.office is not None and (title.of is None or title.plural or title.office_class in SINGLE)


def _with_title(person: Person, title: Title) -> Person:
    if title.office and len(title.office) > len(person.office or ""):
        person = replace(person, office=title.office, office_class=title.office_class, holds=title.holds)
    elif not title.holds:
        person = replace(person, holds=False)
    if title.of and not person.of:
        person = replace(person, of=title.of)
    return replace(
        person,
        elect=person.elect or title.elect,
        left=person.left or title.left,
        counterpart=person.counterpart or title.counterpart,
        pointed=person.pointed or title.pointed,
    )


# --- the state whose officials need no adjective ---------------------------------------------------------------------


def _at_home(
    known: Mapping[str, Person], titled: Mapping[str, Person], sentences: Sequence[Sentence]
) -> dict[str, Person]:
    """People with an office but no state are the article's own country's: its press need not say whose they are."""
    if not known:
        return {}
    home = _home(known, titled) or _dateline(sentences)
    taken = {person.office_class for person in known.values() if person.of == home}
    return {
        key: replace(person, of=home) if home and _lacks_state(person, taken) else person
        for key, person in known.items()
    }


def _home(known: Mapping[str, Person], titled: Mapping[str, Person]) -> str | None:
    """The state of most of those whom the text gives an office without a state, by the tables of office-holders.

    Ambassadors, whom the press of their hosts tells so too, do not count.
    """
    told = [
        person.of
        for key, person in known.items()
        if person.of and person.office and titled[key].of is None and titled[key].office and not titled[key].counterpart
        if person.office_class != "ambassador"
    ]
    if not told:
        return None
    (code, number), *_ = Counter(told).most_common(1)
    return code if number * 2 > len(told) else None


def _dateline(sentences: Sequence[Sentence]) -> str | None:
    """The state of the capital in an article's dateline ("CAIRO – 26 July 2022:")."""
    matches = (DATELINE.match(sentence.text) for sentence in sentences[:HEAD])
    told = [match.group(1) for match in matches if match]
    capitals = {city.upper(): state.code for state in states().values() for city in state.capitals} if told else {}
    return next((capitals[place] for place in told if place in capitals), None)


def _lacks_state(person: Person, taken: Iterable[str | None]) -> bool:
    """Whether a person's office is of a state not named, and the home state's is not somebody else's."""
    if person.of or not person.office or person.counterpart or person.pointed or person.office.startswith("charg"):
        return False
    if person.office.lower() in words("titles", "names", "regal"):
        return False
    if person.office_class in words("titles", "names", "private"):
        return False
    return person.office_class not in SINGLE or person.office_class not in taken


# --- surnames that the pipeline called something else ---------------------------------------------------------------


def _surnames_missed(
    sentences: Sequence[Sentence],
    names: Sequence[Sequence[NameFound]],
    known: Mapping[str, Person],
    found: Sequence[PersonFound],
) -> Iterator[PersonFound]:
    """Later mentions by surname alone that got another label, or none ("the Abe state burial")."""
    surnames = {person.surname: person for person in known.values() if len(person.surname) > 2 and " " in person.name}
    taken = {(mention.sentence, index) for mention in found for index in range(mention.first, mention.last)}
    for sentence in sentences:
        for word in sentence.words:
            person = surnames.get(word.text)
            if person is None or (sentence.index, word.index) in taken:
                continue
            if not is_known_name(sentence, word.index, word.index + 1, names[sentence.index]):
                yield PersonFound(
                    sentence=sentence.index, first=word.index, last=word.index + 1, name=word.text, person=person
                )
