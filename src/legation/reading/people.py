"""People: who is named, for which state or organisation they speak, and in which office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from legation.knowledge.holders import Holder, holders
from legation.knowledge.word_lists import phrases, table, words
from legation.language.tree import Name, Sentence
from legation.reading.names import NameFound

#: How far left of a name its title can reach, in words.
LONGEST_TITLE = 14
#: Kinds of gazetteer entry that tell whose office it is.
OWNERS = frozenset({"name", "adjective", "organisation", "grouping", "body", "seat", "armed group", "people"})
#: The most words that a name has, particles included.
LONGEST_NAME = 6
COUNTERPARTS = frozenset({"counterpart", "counterparts"})
#: Words that stand right in front of a name and say that it is a person's.
TITLE_HEADS = frozenset(
    "president minister secretary chancellor premier ambassador envoy king queen prince princess emir sultan senator "
    "governor counterpart spokesman spokeswoman spokesperson commissioner general admiral director-general chairman "
    "taoiseach pm ayatollah sheikh counterparts ministers presidents mr. mrs. ms. dr. speaker adviser advisor pope".split()
)
INITIAL = re.compile(r"^(?:[A-Z]\.)+$|^[JS]r\.?$")
NAME_PARTICLES = frozenset("al bin ibn von van de del der da dos el la le ben abu ul-".split())
PERSON_WORD = re.compile(r"^[^\W\d_][\w’'.\-]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in the article.

    `holds` is False for former and future holders of the office; `counterpart` is True for somebody called the counterpart of
    another, who so holds the same office elsewhere.
    """

    name: str
    surname: str
    of: str | None = None
    office: str | None = None
    office_class: str | None = None
    holds: bool = True
    wikidata: str | None = None
    counterpart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound:
    """A mention of a person: the sentence, its words from `first` to `last` (exclusive), and whom it means."""

    sentence: int
    first: int
    last: int
    name: str
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What stands around a name: the office as worded, its class, whose it is, and whether it is held now."""

    office: str | None = None
    office_class: str | None = None
    of: str | None = None
    holds: bool = True
    counterpart: bool = False
    plural: bool = False


def find_people(
    sentences: Sequence[Sentence], names: Sequence[Sequence[NameFound]], day: date | None
) -> list[PersonFound]:
    """Every mention of a person, each joined with all that the article says of them anywhere.

    Args:
        names: the gazetteer's names of each sentence, in the order of the sentences.
        day: a day on which the article's office-holders are looked up, where one is known.
    """
    mentions = [
        (sentence, first, last)
        for sentence in sentences
        for first, last in _name_ranges(sentence, names[sentence.index])
    ]
    known = _gathered(mentions, names, day)
    found = [
        PersonFound(sentence=s.index, first=first, last=last, name=_text(s, first, last), person=known[key])
        for s, first, last in mentions
        if (key := _key(_text(s, first, last), known)) in known
    ]
    return sorted([*found, *_surnames_missed(sentences, names, known, found)], key=lambda f: (f.sentence, f.first))


def _text(sentence: Sentence, first: int, last: int) -> str:
    return sentence.quote(sentence.words[first].start, sentence.words[last - 1].end).replace("\n", " ")


def surname_of(name: str) -> str:
    """The last word of a name, without Jr. and the like."""
    parts = [part.strip(",") for part in name.split()]
    while len(parts) > 1 and parts[-1].lower().rstrip(".") in {"jr", "sr", "ii", "iii", "iv", "vi"}:
        parts.pop()
    return parts[-1]


# --- which words are a person's name -------------------------------------------------------------------------------


def _name_ranges(sentence: Sentence, names: Sequence[NameFound]) -> list[tuple[int, int]]:
    """Word ranges of people's names, in order: by title, by the table of office-holders, by the pipeline."""
    tagged = [_trimmed(sentence, name, names) for name in sentence.names if name.label == "PERSON"]
    found: list[tuple[int, int]] = []
    for first, last in (*_after_titles(sentence, names), *_known_holders(sentence, names), *tagged):
        free = all(last <= low or high <= first for low, high in found)
        if first < last and free and not _is_known_name(sentence, first, last, names):
            found.append((first, last))
    return sorted(found)


def _after_titles(sentence: Sentence, names: Sequence[NameFound]) -> Iterator[tuple[int, int]]:
    """The capitalised words right behind a title of office ("Ambassador Hossam Eissa")."""
    for word in sentence.words[:-1]:
        if word.lemma in TITLE_HEADS or word.text.lower() in TITLE_HEADS:
            first = word.index + 1
            last = _run(sentence, first, names)
            if last > first:
                yield first, last


def _known_holders(sentence: Sentence, names: Sequence[NameFound]) -> Iterator[tuple[int, int]]:
    """Rows of two to four capitalised words that the table of office-holders knows as somebody's full name."""
    index = 0
    while index < len(sentence.words) - 1:
        last = _run(sentence, index, names)
        for end in range(min(last, index + 4), index + 1, -1):
            if holders().named(_text(sentence, index, end)):
                yield index, end
                index = end - 1
                break
        index += 1


def _run(sentence: Sentence, first: int, names: Sequence[NameFound]) -> int:
    """Where the row of words that can be a person's name, and start at `first`, ends."""
    last = first
    while last < len(sentence.words) and last - first < LONGEST_NAME and _is_name_word(sentence, last, names):
        last += 1
    while last > first and sentence.words[last - 1].text[0].islower():
        last -= 1
    return last


def _is_name_word(sentence: Sentence, index: int, names: Sequence[NameFound]) -> bool:
    word = sentence.words[index]
    if word.text in NAME_PARTICLES and index > 0:
        return True
    if word.text == "-":
        return 0 < index < len(sentence.words) - 1 and sentence.words[index + 1].start == word.end
    if not PERSON_WORD.match(word.text) or not word.text[0].isupper() or word.text.isupper() and len(word.text) > 3:
        return False
    if word.text.lower() in TITLE_WORDS or word.part in ("DET", "ADP", "PRON", "AUX", "SCONJ", "VERB", "ADV"):
        return False
    return word.part in ("PROPN", "NOUN", "ADJ", "X", "INTJ") and not _is_known_name(sentence, index, index + 1, names)


def _trimmed(sentence: Sentence, name: Name, names: Sequence[NameFound]) -> tuple[int, int]:
    """A name's range without titles, states and possessive endings around it."""
    first, last = name.first, name.last
    owned = {w.index for found in names for w in sentence.words_within(found.start, found.end) if found.kind in OWNERS}
    while first < last and (sentence.words[first].text.lower() in TITLE_WORDS or first in owned and last - first > 1):
        first += 1
    while last > first and not PERSON_WORD.match(sentence.words[last - 1].text):
        last -= 1
    while last > first and sentence.words[last - 1].text.lower() in {"'s", "’s"}:
        last -= 1
    return first, last


def _single_title_words() -> Iterator[str]:
    for phrase in phrases("titles", "titles"):
        yield from phrase.split()
    for key in ("former", "future", "courtesy", "qualifiers"):
        yield from words("titles", "signs", key)


TITLE_WORDS = (frozenset(_single_title_words()) | {"prime", "-", "–"}) - {"the", "of", "and", "for", "to", "on"}


def _is_known_name(sentence: Sentence, first: int, last: int, names: Sequence[NameFound]) -> bool:
    """Whether the gazetteer knows exactly these words as something else (Jordan, Chad)."""
    start, end = sentence.words[first].start, sentence.words[last - 1].end
    return any(found.start <= start and end <= found.end for found in names)


# --- what the text says around a name ------------------------------------------------------------------------------


def title_before(sentence: Sentence, first: int, names: Sequence[NameFound]) -> Title:
    """Office, owner and tense that stand in front of a name ("Japan's former Defence Minister NAME")."""
    start = first
    while start > 0 and first - start < LONGEST_TITLE and _may_belong(sentence, start - 1, names):
        start -= 1
    return _title_in(sentence, start, first, names)


def _may_belong(sentence: Sentence, index: int, names: Sequence[NameFound]) -> bool:
    word = sentence.words[index]
    lowered = word.text.lower()
    if lowered in TITLE_WORDS or lowered in {"'s", "’s", "of", "for", "and", "the", "his", "her", "its", "affairs"}:
        return lowered not in {"the"} or _continues(sentence, index)
    if any(found.start <= word.start and word.end <= found.end for found in names):
        return True
    return word.part in ("NOUN", "ADJ", "PROPN") and word.text[0].isalpha() and not _is_person(sentence, index)


def _continues(sentence: Sentence, index: int) -> bool:
    """Whether "the" stands inside a title ("minister of the interior") and not in front of it."""
    return index > 0 and sentence.words[index - 1].text.lower() in {"of", "for"}


def _is_person(sentence: Sentence, index: int) -> bool:
    return any(n.label == "PERSON" and n.first <= index < n.last for n in sentence.names)


def title_after(sentence: Sentence, last: int, names: Sequence[NameFound]) -> Title:
    """Office and owner in an apposition behind a name ("NAME, the president of Ukraine,")."""
    if last >= len(sentence.words) or sentence.words[last].text not in {",", "("}:
        return Title()
    stop = last + 1
    while stop < len(sentence.words) and stop - last < LONGEST_TITLE and sentence.words[stop].text not in ",;().":
        if sentence.words[stop].part in ("VERB", "AUX") and sentence.words[stop].tag[:3] in ("VBD", "VBZ", "MD"):
            return Title()
        stop += 1
    return _title_in(sentence, last + 1, stop, names)


def _title_in(sentence: Sentence, start: int, stop: int, names: Sequence[NameFound]) -> Title:
    if start >= stop:
        return Title()
    text = sentence.quote(sentence.words[start].start, sentence.words[stop - 1].end)
    lowered = " " + re.sub(r"[-–\s]+", " ", text.lower()) + " "
    office, office_class = _office_in(lowered)
    signs = {word.text.lower() for word in sentence.words[start:stop]}
    holds = not (signs & words("titles", "signs", "former") or signs & words("titles", "signs", "future"))
    counterpart = bool(signs & COUNTERPARTS)
    return Title(
        office=office,
        office_class=office_class,
        of=_owner(sentence, start, stop, names) if office or counterpart else None,
        holds=holds,
        counterpart=counterpart,
        plural=sentence.words[stop - 1].text.lower().endswith("s"),
    )


def _office_in(lowered: str) -> tuple[str | None, str | None]:
    """The longest title in a text and its class; a plural counts as its singular."""
    best: tuple[str | None, str | None] = (None, None)
    for phrase, office_class in phrases("titles", "titles").items():
        spaced = phrase.replace("-", " ")
        if f" {spaced} " in lowered or f" {spaced}s " in lowered:
            return phrase, office_class
    return best


def _owner(sentence: Sentence, start: int, stop: int, names: Sequence[NameFound]) -> str | None:
    """Whose office it is: the last state or organisation named in the title, a person's state never."""
    low, high = sentence.words[start].start, sentence.words[stop - 1].end
    inside = [found for found in names if low <= found.start and found.end <= high and found.kind in OWNERS and found.code]
    return inside[0].code if inside else None


# --- all that the article says of one person -----------------------------------------------------------------------


def _key(name: str, known: dict[str, Person]) -> str:
    """The key under which a person stands: the full name where it is known, else the surname's only bearer."""
    if name in known:
        return name
    parts = set(name.split()) | {surname_of(name)}
    bearers = [key for key, person in known.items() if parts <= {*key.split(), person.surname}]
    namesakes = bearers or [key for key, person in known.items() if person.surname == surname_of(name)]
    return namesakes[0] if len(namesakes) == 1 or namesakes and " " not in name else name


def _gathered(
    mentions: Iterable[tuple[Sentence, int, int]], names: Sequence[Sequence[NameFound]], day: date | None
) -> dict[str, Person]:
    """Each person of the article once, under the longest form of the name."""
    listed = [(s, first, last, _text(s, first, last)) for s, first, last in mentions]
    known: dict[str, Person] = {}
    for _, _, _, name in sorted(listed, key=lambda entry: -len(entry[3].split())):
        key = _key(name, known)
        known.setdefault(key, Person(name=name, surname=surname_of(name)))
    shared = Title()
    end = (-1, -1)
    for sentence, first, last, name in listed:
        key = _key(name, known)
        title = title_before(sentence, first, names[sentence.index])
        joined = end[0] == sentence.index and _is_and(sentence, end[1], first)
        title = shared if joined and shared.plural and title == Title() else title
        for each in (title, title_after(sentence, last, names[sentence.index])):
            known[key] = _with_title(known[key], each)
        shared, end = title, (sentence.index, last)
    return {key: _looked_up(person, day) for key, person in known.items()}


def _is_and(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether only "and" or a comma stands between two names, so that a plural title counts for both."""
    return 0 < stop - start <= 2 and all(w.text.lower() in ("and", ",", "&") for w in sentence.words[start:stop])


def _with_title(person: Person, title: Title) -> Person:
    if title.office and len(title.office) > len(person.office or ""):
        person = replace(person, office=title.office, office_class=title.office_class, holds=title.holds)
    elif not title.holds:
        person = replace(person, holds=False)
    if title.of and not person.of:
        person = replace(person, of=title.of)
    return replace(person, counterpart=True) if title.counterpart else person


def _looked_up(person: Person, day: date | None) -> Person:
    """A person completed from the table of office-holders: by name, office class and day."""
    fitting = [holder for holder in _terms_of(person, day) if _fits(person, holder)]
    same_class = [holder for holder in fitting if holder.office == person.office_class]
    if not fitting or " " not in person.name and not same_class and not _is_famous(person, fitting):
        return _owned(person)
    best = (same_class or fitting)[0]
    return replace(
        person,
        of=person.of or best.of,
        office=person.office or (best.title or best.office if day else None),
        office_class=person.office_class or (best.office if day else None),
        wikidata=best.wikidata or None,
    )


def _owned(person: Person) -> Person:
    """A person whose title alone says whose office it is ("Assistant Secretary of State", "Taoiseach")."""
    owner = table("titles")["owners"].get(person.office) if person.of is None and person.office else None
    return replace(person, of=owner) if owner else person


def _terms_of(person: Person, day: date | None) -> list[Holder]:
    """The terms of whoever goes by a name; those of the day first, else of any day.

    The name is tried with and without middle initials, and last by surname among holders of the same class of office.
    """
    plain = " ".join(part for part in person.name.replace(",", "").split() if not INITIAL.match(part))
    for form in dict.fromkeys((person.name, plain)):
        found = (holders().named(form, on=day) if day else []) or holders().named(form)
        if found:
            return found
    namesakes = holders().named(person.surname, on=day) if day and person.office_class else []
    initial = plain[:1]
    return [h for h in namesakes if h.office == person.office_class and h.person[:1] == initial]


def _fits(person: Person, holder: Holder) -> bool:
    owner = person.of or (table("titles")["owners"].get(person.office) if person.office else None)
    return owner is None or owner == holder.of


def _is_famous(person: Person, terms: Sequence[Holder]) -> bool:
    """Whether a bare surname without a title is that of one head of state or government alone ("Trump")."""
    heads = all(term.office in ("head of state", "head of government") for term in terms[:1])
    return person.office is None and heads and len({term.person for term in terms}) == 1


# --- surnames that the pipeline called something else ---------------------------------------------------------------


def _surnames_missed(
    sentences: Sequence[Sentence],
    names: Sequence[Sequence[NameFound]],
    known: dict[str, Person],
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
            if not _is_known_name(sentence, word.index, word.index + 1, names[sentence.index]):
                yield PersonFound(
                    sentence=sentence.index, first=word.index, last=word.index + 1, name=word.text, person=person
                )
