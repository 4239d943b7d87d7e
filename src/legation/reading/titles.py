"""Titles: the office that stands around a person's name, whose it is, and whether it is held now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from legation.knowledge.places import places
from legation.knowledge.word_lists import phrases, words
from legation.language.tree import Sentence, Word
from legation.reading.names import NameFound

#: How far from a name its title can reach, in words.
LONGEST_TITLE = 20
#: How many words may open a title that stands right behind a name.
OPENING_WORDS = 3
#: Kinds of gazetteer entry that tell whose office it is.
OWNERS = frozenset({"name", "adjective", "organisation", "grouping", "body", "seat", "armed group", "people"})
POSSESSORS = frozenset({"his", "her", "their"})
COUNTERPARTS = frozenset({"counterpart", "counterparts"})
POINTING = frozenset({"his", "her", "its", "their"})
#: Whom "the French leader" may mean.
LEADERS = frozenset({"head of state", "head of government"})
POSSESSIVE_ENDINGS = frozenset({"'s", "’s"})
#: Words that join the parts of a title.
CLOSING = frozenset({",", ".", ":", "(", ";"})
BRACKETS = frozenset({"(", ")"})
#: What leads in a title to where somebody is sent.
GOAL = frozenset({"for", "to", "on"})
#: What stands in front of a place where somebody is, and the kinds of name that tell one.
WITHIN = frozenset({"in", "at", "near"})
PLACES = frozenset({"name", "capital", "seat", "region"})
#: What joins a title to what it is for.
BEHIND_TITLE = frozenset({"of", "for", "on", "to"})
JOINTS = frozenset({"on", "'s", "’s", "of", "for", "to", "and", "the", "his", "her", "its", "their", "affairs"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What stands around a name: the office as worded, its class, whose it is, and whether it is held now.

    `elect` is True for somebody chosen who does not hold it yet, `left` for somebody who held it before and does not
    now; `pointed` for "its commissioner", whose state stands elsewhere. `owners` holds every state named in a plural
    title, which its bearers share out in order ("Greek and French counterparts").
    """

    office: str | None = None
    office_class: str | None = None
    of: str | None = None
    holds: bool = True
    elect: bool = False
    left: bool = False
    counterpart: bool = False
    plural: bool = False
    pointed: bool = False
    owners: tuple[str, ...] = ()

    def nth(self, number: int) -> Title:
        """The title of the bearer with this number in a row of names."""
        return replace(self, of=self.owners[number]) if len(self.owners) > 1 and number < len(self.owners) else self


def _single_title_words() -> Iterator[str]:
    for phrase in phrases("titles", "titles"):
        yield from phrase.split()
    for key in ("former", "future", "courtesy", "qualifiers"):
        yield from words("titles", "signs", key)


TITLE_WORDS = (frozenset(_single_title_words()) | {"prime", "-", "–"}) - {"the", "of", "and", "for", "to", "on"}


def title_before(sentence: Sentence, first: int, last: int, names: Sequence[NameFound]) -> Title:
    """Office, owner and tense that stand in front of a name ("Japan's former Defence Minister NAME")."""
    opening = _behind_courtesy(sentence, first)
    stop = opening - 1 if _is_apposition(sentence, opening, last) else first
    start = stop
    while start > 0 and stop - start < LONGEST_TITLE and _may_belong(sentence, start - 1, names):
        start -= 1
    return _title_in(sentence, _behind_other_title(sentence, start, stop), stop, names)


def _behind_courtesy(sentence: Sentence, first: int) -> int:
    """Where a name starts with the courtesy in front of it ("the President, Dr NAME")."""
    while first > 1 and sentence.words[first - 1].text.lower() in words("titles", "signs", "courtesy"):
        first -= 1
    return first


def _behind_other_title(sentence: Sentence, start: int, stop: int) -> int:
    """Where a title starts that "and" joins to somebody else's ("the Under Secretary and President Geingob")."""
    for joint in range(stop - 1, start, -1):
        if sentence.words[joint].text.lower() == "and" and _names_office(sentence, joint + 1, stop):
            return joint + 1 if _names_office(sentence, start, joint) else start
    return start


def _names_office(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether words hold a title of office."""
    if start >= stop:
        return False
    return _office_in(_plain(sentence.quote(sentence.words[start].start, sentence.words[stop - 1].end)))[0] is not None


def _plain(text: str) -> str:
    return " " + re.sub(r"[-–\s]+", " ", text.lower()) + " "


def _is_apposition(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a comma sets a name off from its title ("a ministry spokesperson, NAME,", "counterparts, A and B")."""
    if first < 2 or sentence.words[first - 1].text != ",":
        return False
    before = sentence.words[first - 2].text.lower()
    is_title = before in TITLE_WORDS or before.removesuffix("s") in TITLE_WORDS
    if not is_title and not _ends_title(sentence, first - 1):
        return False
    closed = last < len(sentence.words) and sentence.words[last].text in CLOSING
    return closed or is_title and before.endswith("s")


def _ends_title(sentence: Sentence, comma: int) -> bool:
    """Whether a title of several words ends at a comma ("the UN Special Rapporteur on arbitrary executions, NAME,")."""
    for index in range(comma - 1, max(-1, comma - LONGEST_TITLE), -1):
        word = sentence.words[index]
        if word.part not in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ") or word.text in CLOSING:
            return False
        if word.text.lower() in words("titles", "signs", "heads") and sentence.words[index + 1].text in BEHIND_TITLE:
            return True
    return False


def _may_belong(sentence: Sentence, index: int, names: Sequence[NameFound]) -> bool:
    word = sentence.words[index]
    lowered = word.text.lower()
    if lowered in TITLE_WORDS or lowered in JOINTS:
        return (
            lowered not in {"the", "to", "on"} or _continues(sentence, index) or _is_accredited(sentence, index, names)
        )
    if word.text in BRACKETS:
        beside = sentence.words[max(0, index - 1) : index + 2]
        return any(found.start <= each.start < found.end for found in names for each in beside)
    if any(found.start <= word.start and word.end <= found.end for found in names):
        return True
    if word.text == ",":
        return _in_list_of_owners(sentence, index, names)
    if _is_person(sentence, index):
        return _is_possessor(sentence, index)
    return word.part in ("NOUN", "ADJ", "PROPN") and word.text[0].isalpha()


def _is_possessor(sentence: Sentence, index: int) -> bool:
    """Whether a person's name stands in a title as its possessor ("Chancellor Merkel's spokesperson")."""
    stop = next((i for i in range(index, len(sentence.words)) if not _is_person(sentence, i)), index)
    return stop < len(sentence.words) and sentence.words[stop].text in POSSESSIVE_ENDINGS


def _continues(sentence: Sentence, index: int) -> bool:
    """Whether "the" or "to" stands inside a title ("minister of the interior", "envoy to the Horn of Africa")."""
    before = sentence.words[index - 1].text.lower() if index else ""
    opens = sentence.words[index].text.lower() in {"to", "on"}
    return not opens and before in {"of", "for", "to", "on"} or opens and before in TITLE_WORDS


def _is_accredited(sentence: Sentence, index: int, names: Sequence[NameFound]) -> bool:
    """Whether "to" stands behind a state in a title ("Ambassador of Cuba to Qatar")."""
    before = sentence.words[index - 1] if index and sentence.words[index].text == "to" else None
    return before is not None and any(n.start <= before.start and before.end <= n.end for n in names)


def _in_list_of_owners(sentence: Sentence, index: int, names: Sequence[NameFound]) -> bool:
    """Whether a comma stands between two states of a plural title ("his Greek, Cypriot and French counterparts")."""
    around = sentence.words[index - 1 : index] + sentence.words[index + 1 : index + 2]
    return len(around) == 2 and all(
        any(n.start <= word.start and word.end <= n.end and n.kind == "adjective" for n in names) for word in around
    )


def _is_person(sentence: Sentence, index: int) -> bool:
    return any(n.label == "PERSON" and n.first <= index < n.last for n in sentence.names)


def title_after(sentence: Sentence, last: int, names: Sequence[NameFound]) -> Title:
    """Office and owner in an apposition behind a name ("NAME, the president of Ukraine,")."""
    if last >= len(sentence.words) - 1 or sentence.words[last].text not in {",", "("}:
        return _title_right_behind(sentence, last, names)
    stop = last + 1
    while stop < len(sentence.words) and stop - last < LONGEST_TITLE and sentence.words[stop].text not in ",;().":
        if _ends_apposition(sentence, stop):
            return Title()
        stop += 1
    opens = sentence.words[last + 1].text.lower()
    return Title() if opens in {"and", "but", "or"} else _title_in(sentence, last + 1, stop, names)


def _title_right_behind(sentence: Sentence, last: int, names: Sequence[NameFound]) -> Title:
    """Office and owner behind a name without a comma ("H E Jamal Al Bader Ambassador of Qatar to Cuba")."""
    opening = last
    while (
        opening < len(sentence.words) - 1 and opening - last < OPENING_WORDS and _opens_title(sentence, opening, names)
    ):
        opening += 1
    at = sentence.words[opening : opening + 2]
    if len(at) < 2 or at[0].text.lower() not in words("titles", "signs", "heads") or at[1].text not in BEHIND_TITLE:
        return Title()
    if not sentence.words[last].text[0].isupper():
        return Title()
    stop = opening + 2
    while stop < len(sentence.words) and stop - last < LONGEST_TITLE and _may_belong(sentence, stop, names):
        stop += 1
    return _title_in(sentence, last, stop, names)


def _opens_title(sentence: Sentence, index: int, names: Sequence[NameFound]) -> bool:
    """Whether a word stands in front of a title of office and belongs to it ("Former Cuban ambassador")."""
    word = sentence.words[index]
    if word.text.lower() in words("titles", "signs", "heads"):
        return False
    is_former = word.text.lower() in words("titles", "signs", "former")
    return is_former or any(n.start <= word.start and word.end <= n.end and n.kind == "adjective" for n in names)


def _ends_apposition(sentence: Sentence, index: int) -> bool:
    """Whether a word shows that no apposition stands here: a finite verb, or another person who bears the title."""
    word = sentence.words[index]
    if word.part in ("VERB", "AUX") and word.tag[:3] in ("VBD", "VBZ", "MD"):
        return True
    return _is_person(sentence, index) and not _is_possessor(sentence, index)


def owner_behind(sentence: Sentence, last: int, names: Sequence[NameFound]) -> tuple[str | None, int]:
    """Whose office it is by "of STATE" right behind a name ("President Talon of Benin"), and where that ends."""
    if last + 1 >= len(sentence.words) or sentence.words[last].text != "of":
        return None, last
    start = sentence.words[last + 1].start
    for found in names:
        if found.code and found.kind in OWNERS and 0 <= found.start - start <= len("the "):
            return found.code, sentence.words_within(found.start, found.end)[-1].index + 1
    return None, last


def owner_in_front(sentence: Sentence, first: int, names: Sequence[NameFound]) -> str | None:
    """Whose somebody is by a possessive right in front of a name ("NATO's Jens Stoltenberg")."""
    if first < 2 or sentence.words[first - 1].text not in ("'s", "’s", "'", "’"):
        return None
    end = sentence.words[first - 2].end
    return next((n.code for n in names if n.code and n.kind in OWNERS and n.kind != "body" and n.end == end), None)


def _title_in(sentence: Sentence, start: int, stop: int, names: Sequence[NameFound]) -> Title:
    start = _behind_other_owner(sentence, _behind_possessor(sentence, start, stop), stop)
    start = _behind_place(sentence, start, stop, names)
    if start >= stop:
        return Title()
    text = sentence.quote(sentence.words[start].start, sentence.words[stop - 1].end)
    office, office_class = _office_in(_plain(text))
    signs = {word.text.lower() for word in sentence.words[start:stop]}
    counterpart = bool(signs & COUNTERPARTS)
    owners = _owners(sentence, start, stop, names) if office or counterpart else ()
    plural = sentence.words[stop - 1].text.lower().endswith("s") and sentence.words[stop - 1].text.lower() not in {
        "'s",
        "’s",
    }
    return Title(
        office=office,
        office_class=office_class,
        of=owners[0] if owners else None,
        holds=not (signs & words("titles", "signs", "former") or signs & words("titles", "signs", "future")),
        elect=bool(signs & words("titles", "signs", "elect")),
        left=office is not None and _left(_plain(text), office),
        counterpart=counterpart,
        plural=plural or bool(signs & {"ministers", "presidents", "counterparts", "coordinators"}),
        pointed=bool(signs & POINTING),
        owners=owners,
    )


def _in_front_of_long_name(before: list[Word]) -> list[Word]:
    """The words up to the last that leads to where somebody is sent."""
    leading = [at for at, word in enumerate(before) if word.text.lower() in GOAL]
    return before[: leading[-1] + 1] if leading else []


def _is_sent_to(sentence: Sentence, name: NameFound, start: int) -> bool:
    """Whether a title tells by a name where its bearer is sent ("Special Representative for Iran")."""
    before = [word for word in sentence.words[start:] if word.end <= name.start and word.text.lower() != "the"]
    if before and before[-1].text == "(":  # a short name behind the long one
        before = _in_front_of_long_name(before[:-1])
    leads = len(before) > 1 and before[-1].text.lower() in GOAL
    return leads and before[-2].text.lower() in words("titles", "signs", "sent")


def _behind_possessor(sentence: Sentence, start: int, stop: int) -> int:
    """Where a title opens that stands behind somebody else's ("of Japan and | his Irish counterpart")."""
    possessors = [at for at in range(start, stop) if sentence.words[at].text.lower() in POSSESSORS]
    return possessors[-1] if possessors else start


def _behind_other_owner(sentence: Sentence, start: int, stop: int) -> int:
    """Where a title opens behind somebody told by his own state ("Oman's Badr Al Busaidi and | Chad's premier")."""
    owned = [at for at in range(start, stop) if sentence.words[at].text in POSSESSIVE_ENDINGS]
    joints = (at for at in range(stop - 1, start, -1) if sentence.words[at].text.lower() == "and")
    return next((at + 1 for at in joints if owned and owned[0] + 1 < at < owned[-1]), start)


def _behind_place(sentence: Sentence, start: int, stop: int, names: Sequence[NameFound]) -> int:
    """Where a title opens behind a place in which somebody is ("While in Brussels | President Biden met NATO")."""
    if start == 0 or start >= stop or sentence.words[start - 1].text.lower() not in WITHIN:
        return start
    behind = _end_of_place(sentence, start, names)
    owns = behind < stop and sentence.words[behind].text in POSSESSIVE_ENDINGS
    return start if owns else behind


def _end_of_place(sentence: Sentence, start: int, names: Sequence[NameFound]) -> int:
    """Where the name of a state or town ends that opens at a word; the word itself where none does."""
    opening = sentence.words[start]
    name = next((n for n in names if n.start <= opening.start < n.end), None)
    if name is not None:
        return sentence.words_within(name.start, name.end)[-1].index + 1 if name.kind in PLACES else start
    return start + 1 if opening.text[:1].isupper() and opening.text.lower() in places() else start


def _left(lowered: str, office: str) -> bool:
    """Whether a title says that its bearer does not hold it any more, and not that of somebody else before it.

    So "former US President", but not "former adviser to President".
    """
    before, _, _ = lowered.rpartition(f" {office.replace('-', ' ')} ")
    said = before.split()
    signs = [index for index, word in enumerate(said) if word in words("titles", "signs", "left")]
    return bool(signs) and not (JOINTS | TITLE_WORDS).intersection(said[signs[-1] + 1 :])


@lru_cache(maxsize=4096)
def _office_in(lowered: str) -> tuple[str | None, str | None]:
    """The longest title in a text and its class; a plural counts as its singular."""
    for phrase, office_class in phrases("titles", "titles").items():
        spaced = phrase.replace("-", " ")
        if f" {spaced} " in lowered or f" {spaced}s " in lowered or f" {spaced[:-1]}ies " in lowered:
            return phrase, office_class
    return None, None


def classes_of(phrase: str) -> frozenset[str]:
    """The classes of office that a title may tell: "leader" of a state is its head of state or of government."""
    told = _office_in(_plain(phrase))[1]
    if told == "leader":
        return LEADERS
    return frozenset({told}) if told is not None else frozenset()


def _owners(sentence: Sentence, start: int, stop: int, names: Sequence[NameFound]) -> tuple[str, ...]:
    """Whose office it is: the states and organisations named in a title, else the state of a town named in it."""
    low, high = sentence.words[start].start, sentence.words[stop - 1].end
    listed = [n for n in names if low <= n.start and n.end <= high and n.kind in OWNERS and n.code]
    inside = [name for name in listed if not _is_sent_to(sentence, name, start)]
    if listed:
        return tuple(dict.fromkeys(name.code for name in inside))
    regions = [n.code for n in names if low <= n.start and n.end <= high and n.kind == "region"]
    if regions:
        return (regions[0],)
    towns = (places().get(word.text.lower()) for word in sentence.words[start:stop] if word.text[:1].isupper())
    return tuple(town.of for town in towns if town is not None and town.of)[:1]
