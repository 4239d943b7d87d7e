"""Place or actor: whether a state's or capital's name says only where something is ("talks in Tokyo")."""

from __future__ import annotations

import re

from legation.knowledge.places import places
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading.names import NameFound

DATELINE = re.compile(r"^(?:,[^–—:(-]{0,20})?\s*(?:\([A-Z][\w. /]{1,20}\)\s*(?:–|—|--|-)?\s|(?:–|—|--|-)\s)")
#: What may stand between a preposition and the name behind it.
OPENING = frozenset({"DET", "ADJ", "NUM"})
#: Kinds of name that are a town or a building, and so a place more often.
TOWNS = frozenset({"capital", "seat"})
SUBJECTS = (Role.SUBJECT, Role.PASSIVE_SUBJECT)
#: How many sentences may open with a dateline, and how many words a town's name has.
HEAD = 3
LONGEST_TOWN = 3
INNER = (Role.COMPOUND, Role.POSSESSOR, Role.ADJECTIVE, Role.FLAT)


def is_place(sentence: Sentence, name: NameFound) -> bool:
    """Whether a name tells where, not who: behind a preposition of place or of motion, in a dateline, behind a town."""
    covered = sentence.words_within(name.start, name.end)
    if not covered:
        return False
    head = _head(sentence, covered)
    if _opens_dateline(sentence, name) or _is_behind_town(sentence, name, head) or _is_part_of(sentence, covered[0]):
        return True
    above = sentence.head(head)
    if head.role in INNER and above is not None and above.index > head.index:
        return name.kind in TOWNS and _is_part(above)
    return _stands_at(sentence, name, covered[0], head) or name.kind in TOWNS and _is_goal(sentence, head)


def _head(sentence: Sentence, covered: list[Word]) -> Word:
    """The word of a name that hangs outside it."""
    inside = {word.index for word in covered}
    return next((word for word in covered if word.head not in inside or word.head == word.index), covered[-1])


def _is_part(word: Word) -> bool:
    return word.lemma.lower() in words("actors", "places", "parts")


def _opens_dateline(sentence: Sentence, name: NameFound) -> bool:
    is_town = name.kind in TOWNS or name.text.isupper()
    if not is_town or sentence.index > HEAD or name.start - sentence.start > 1:
        return False
    return DATELINE.match(sentence.text[name.end - sentence.start :]) is not None


def _is_part_of(sentence: Sentence, first: Word) -> bool:
    """Whether a word of direction stands in front ("northern Mali")."""
    return first.index > 0 and sentence.words[first.index - 1].text in words("actors", "places", "directions")


def _is_behind_town(sentence: Sentence, name: NameFound, head: Word) -> bool:
    """Whether a town's name and a comma stand in front ("in Lyon, France")."""
    before = sentence.text[: name.start - sentence.start]
    if name.kind in TOWNS or head.role in SUBJECTS or not before.endswith(", "):
        return False
    parts = before[:-2].split()
    towns = (places().get(" ".join(parts[-number:]).lower()) for number in range(1, LONGEST_TOWN + 1))
    return any(town is not None and town.of == name.code and town.name != name.text for town in towns)


def _stands_at(sentence: Sentence, name: NameFound, first: Word, head: Word) -> bool:
    """Whether the preposition in front of a name, or of the list that it is in, is one of place."""
    preposition, governor = _preposition(sentence, first, head)
    if preposition in words("actors", "places", "at"):
        return governor is None or governor.lemma.lower() not in words("actors", "places", "trust")
    if governor is None:
        return False
    if preposition in words("actors", "places", "towards"):
        # Who returns land to Jordan gives it to somebody; who flies to Jordan goes there.
        if name.kind not in TOWNS and sentence.under(governor, Role.OBJECT):
            return False
        return any(word.lemma.lower() in words("actors", "places", "motion") for word in _above(sentence, governor))
    return preposition == "of" and _is_part(governor)


def _above(sentence: Sentence, governor: Word) -> list[Word]:
    """The governor, and what carries it ("made a stop on the way from ...")."""
    above = sentence.head(governor)
    return [governor, above] if above is not None else [governor]


def _preposition(sentence: Sentence, first: Word, head: Word) -> tuple[str, Word | None]:
    """The preposition in front of a name and the word that governs it; a list shares that of its first member."""
    top = head
    while top.role is Role.CONJUNCT and (above := sentence.head(top)) is not None:
        top = above
    if top.preposition:
        return top.preposition.split(" ")[-1].lower(), sentence.head(top)
    at = first.index - 1
    while at >= 0 and sentence.words[at].part in OPENING:
        at -= 1
    if at >= 0 and sentence.words[at].part == "ADP":
        return sentence.words[at].text.lower(), sentence.words[at - 1] if at else None
    return "", None


def _is_goal(sentence: Sentence, head: Word) -> bool:
    """Whether a town is what somebody leaves or reaches, or is named as a capital is ("the capital, Tokyo")."""
    above = sentence.head(head)
    if above is None:
        return False
    if head.role is Role.APPOSITION:
        return _is_part(above)
    return head.role is Role.OBJECT and above.lemma in words("actors", "places", "reached")
