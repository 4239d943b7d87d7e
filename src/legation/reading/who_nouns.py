"""Nouns that tell what kind of actor they are, with whose they are: "a Chinese company", "the Texas governor"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from legation.knowledge.places import places
from legation.knowledge.word_lists import phrases, words
from legation.language.tree import Sentence, Word
from legation.model import ActorKind
from legation.reading.named import STATE_KINDS
from legation.reading.names import NameFound
from legation.reading.parties import Cast

#: Parts of speech that stand between an owner's name and the noun.
WITHIN = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART"})
#: What else may stand there.
JOINTS = frozenset({"'s", "’s", "'", "’", "-", "–"})
#: How many words in front of a noun its owner may stand.
REACH = 6
#: How many words a town's name has.
LONGEST_TOWN = 3
#: Kinds of owner whose people and bodies are those of a state.
OF_STATE = STATE_KINDS | {"adjective", "people", "body"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NounFound:
    """A noun with its modifiers: offsets, the kind of actor, and whose it is; nouns in the plural may be of several."""

    start: int
    end: int
    kind: ActorKind
    codes: tuple[str, ...]


def find_nouns(cast: Cast, sentence: Sentence) -> Iterator[NounFound]:
    """The nouns of a sentence that a name of a state, region or organisation makes an actor."""
    for word in sentence.words:
        if word.part not in ("NOUN", "PROPN") or cast.person_at(sentence, word) or cast.name_at(sentence, word):
            continue
        if word.index + 1 < len(sentence.words) and _is_modifier(cast, sentence, word):
            continue
        found = _owned(cast, sentence, word)
        if found is not None:
            yield found


def kind_of_noun(lemma: str) -> ActorKind | None:
    """The kind of actor that a noun tells when a state's name stands with it."""
    return _kinds().get(lemma.lower())


@cache
def _kinds() -> dict[str, ActorKind]:
    return {noun: ActorKind(kind) for noun, kind in phrases("actors", "kinds").items()}


def _is_modifier(cast: Cast, sentence: Sentence, word: Word) -> bool:
    """Whether a noun belongs to what stands behind it: a person's name, or a further noun that tells a kind."""
    following = sentence.words[word.index + 1]
    if cast.person_at(sentence, following) is not None:
        return True
    return following.part in ("NOUN", "PROPN") and _tells(following)


def _tells(word: Word) -> bool:
    lemma = word.lemma.lower()
    return kind_of_noun(lemma) is not None or lemma in words("actors", "local", "nouns")


def _owned(cast: Cast, sentence: Sentence, word: Word) -> NounFound | None:
    owner = _owner_before(cast, sentence, word) or _owner_behind(cast, sentence, word)
    if owner is None:
        return _of_town(cast, sentence, word)
    kind = _kind(word, owner)
    if kind is None or not owner.code:
        return None
    start = owner.start if owner.end <= word.start and not _is_possessor(sentence, owner) else word.start
    return NounFound(start=start, end=word.end, kind=kind, codes=_codes(cast, sentence, word, owner))


def _codes(cast: Cast, sentence: Sentence, word: Word, owner: NameFound) -> tuple[str, ...]:
    """Whose a noun is; in the plural of all in one row with the name ("the ministers of France and Germany")."""
    named = sentence.words_within(owner.start, owner.end)
    if "Number=Plur" not in word.morphology or owner.kind not in OF_STATE or not named:
        return (owner.code,)
    listed = {party.code: None for party in cast.owner(sentence, named[-1])}
    return tuple(sorted({owner.code: None, **listed}))


def _kind(word: Word, owner: NameFound) -> ActorKind | None:
    """What kind of actor a noun is with the name of its owner."""
    lemma = word.lemma.lower()
    if owner.kind == "region":
        return ActorKind.LOCAL_GOVERNMENT if lemma in words("actors", "local", "nouns") else _private(lemma)
    if owner.kind in OF_STATE:
        return ActorKind.LOCAL_GOVERNMENT if lemma in words("actors", "local", "always") else kind_of_noun(lemma)
    return _of_organisation(lemma, owner)


def _private(lemma: str) -> ActorKind | None:
    found = kind_of_noun(lemma)
    return found if found in (ActorKind.COMPANY, ActorKind.NATIONALS) else None


def _of_organisation(lemma: str, owner: NameFound) -> ActorKind | None:
    """Officials of an organisation are people; its forces and councils are the organisation itself."""
    found = kind_of_noun(lemma)
    if found in (ActorKind.BODY, ActorKind.STATE) and owner.kind in ("organisation", "grouping", "armed group"):
        return ActorKind(owner.kind)
    return ActorKind.PERSON if found is ActorKind.PERSON else None


def _owner_before(cast: Cast, sentence: Sentence, word: Word) -> NameFound | None:
    """The nearest name in front of a noun, with only its modifiers between ("a South Korean electronics firm")."""
    for index in range(word.index - 1, max(-1, word.index - 1 - REACH), -1):
        other = sentence.words[index]
        found = cast.name_at(sentence, other)
        if found is not None and found.kind != "outlet":
            return found
        if other.part not in WITHIN and other.text not in JOINTS or cast.person_at(sentence, other):
            return None
    return None


def _owner_behind(cast: Cast, sentence: Sentence, word: Word) -> NameFound | None:
    """The name behind "of" right after a noun ("the parliament of Turkey")."""
    behind = sentence.words[word.index + 1 : word.index + 4]
    if not behind or behind[0].text != "of":
        return None
    for other in behind[1:]:
        found = cast.name_at(sentence, other)
        if found is not None or other.text.lower() != "the":
            return found
    return None


def _of_town(cast: Cast, sentence: Sentence, word: Word) -> NounFound | None:
    """A town's mayor: local, and of the town's state."""
    if word.lemma.lower() not in words("actors", "local", "always"):
        return None
    for first, last in _spans_beside(sentence, word):
        start, end = sentence.words[first].start, sentence.words[last - 1].end
        town = places().get(sentence.quote(start, end).lower())
        if town is not None and town.of:
            opening = min(word.start, start)
            return NounFound(start=opening, end=word.end, kind=ActorKind.LOCAL_GOVERNMENT, codes=(town.of,))
    return None


def _spans_beside(sentence: Sentence, word: Word) -> Iterator[tuple[int, int]]:
    """The words right in front of a noun, and those behind "of", that may be a town's name, longest first."""
    behind = word.index + 2 if _is_of(sentence, word) else len(sentence.words)
    for length in range(LONGEST_TOWN, 0, -1):
        if word.index >= length:
            yield word.index - length, word.index
        if behind + length <= len(sentence.words):
            yield behind, behind + length


def _is_of(sentence: Sentence, word: Word) -> bool:
    return word.index + 1 < len(sentence.words) and sentence.words[word.index + 1].text == "of"


def _is_possessor(sentence: Sentence, name: NameFound) -> bool:
    """Whether a possessive ending stands behind a name ("Turkey's parliament")."""
    behind = sentence.word_at(name.end)
    return behind is not None and behind.text in JOINTS and behind.text not in ("-", "–")
