"""References: pronouns, "the two sides", "the minister", "the bloc", and which actors of the article they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.knowledge.organisations import organisations
from legation.knowledge.states import states
from legation.knowledge.word_lists import table, words
from legation.language.tree import Role, Sentence, Word
from legation.model import ActorKind
from legation.reading.parties import Cast, Party
from legation.reading.references import OF_ORGANISATIONS, OF_STATES, SORTS
from legation.reading.who_nouns import kind_of_noun

#: Determiners that point to what was told before.
POINTING = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "both", "two", "our"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFound:
    """Words that refer to actors named elsewhere: offsets, whom they mean, and whether to a body of theirs."""

    start: int
    end: int
    parties: tuple[Party, ...]
    body: bool = False


def find_references(cast: Cast, sentence: Sentence) -> Iterator[ReferenceFound]:
    """The references of a sentence whose actors the article tells."""
    for word in sentence.words:
        parties = _meant(cast, sentence, word)
        if parties:
            body = kind_of_noun(word.lemma) is ActorKind.BODY
            yield ReferenceFound(start=_start(sentence, word), end=word.end, parties=parties, body=body)


def _start(sentence: Sentence, word: Word) -> int:
    """Where a phrase with its determiner and modifiers starts."""
    if word.part == "PRON":
        return word.start
    before = sentence.under(word, Role.DETERMINER, Role.NUMBER, Role.POSSESSOR, Role.ADJECTIVE, Role.COMPOUND)
    return min([word.start, *(child.start for child in before if child.index < word.index)])


def _meant(cast: Cast, sentence: Sentence, word: Word) -> tuple[Party, ...]:
    if word.part == "PRON":
        meant = cast.parties(sentence, word, acting=False)
        # One person speaks as "I"; whose document it is does not tell who.
        is_one = "Person=1" in word.morphology and "Number=Sing" in word.morphology
        return tuple(party for party in meant if party.person is not None) if is_one else meant
    if word.part != "NOUN" or cast.person_at(sentence, word) or cast.name_at(sentence, word):
        return ()
    determiners = {child.text.lower() for child in sentence.under(word, Role.DETERMINER, Role.POSSESSOR, Role.NUMBER)}
    determiners |= {each.text.lower() for each in sentence.words[max(0, word.index - 1) : word.index]} & POINTING
    if not determiners & POINTING or _is_title(cast, sentence, word):
        return ()
    return _of_noun(cast, sentence, word, determiners)


def _is_title(cast: Cast, sentence: Sentence, word: Word) -> bool:
    """Whether a noun stands right in front of a person's name."""
    behind = sentence.words[word.index + 1 : word.index + 2]
    return bool(behind) and cast.person_at(sentence, behind[0]) is not None


def _of_noun(cast: Cast, sentence: Sentence, word: Word, determiners: set[str]) -> tuple[Party, ...]:
    lemma = word.lemma.lower()
    if (
        lemma in words("actors", "references", "neighbours")
        and "Number=Plur" not in word.morphology
        and determiners & {"its", "their"}
    ):
        return cast.neighbour(sentence, word)
    if lemma in words("actors", "references", "organisation"):
        return cast.last_named(sentence, word, organisations().keys(), OF_ORGANISATIONS)
    if lemma in SORTS:
        return cast.last_named(sentence, word, frozenset(table("actors")["references"][lemma]), OF_STATES)
    acting = cast.parties(sentence, word, acting=True)
    is_state = lemma in words("actors", "references", "any")
    if is_state and "Number=Plur" in word.morphology and len(acting) < 2:
        return ()  # "the states that voted" are nobody named
    if acting:
        return acting if _is_reference(cast, sentence, word) else ()
    if is_state:
        return cast.last_named(sentence, word, states().keys(), OF_STATES)
    return ()


def _is_reference(cast: Cast, sentence: Sentence, word: Word) -> bool:
    """Whether a noun tells of people or states, and names none of them itself."""
    plural = "Number=Plur" in word.morphology
    return plural or kind_of_noun(word.lemma) is not None or word.lemma in words("titles", "references", "persons")
