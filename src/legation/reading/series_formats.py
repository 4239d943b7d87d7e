"""Formats of series: what an occasion that recurs is called, without whose it is and which session it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.knowledge.states import states
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.names import NameFound
from legation.reading.triggers import Trigger

#: A format of so many ministers a side.
NUMBERS = re.compile(r"\b\d\s?\+\s?\d\b")
#: How many words in front of its noun a format has at most.
LONGEST = 6
#: What stands in front of a noun and may say which format it is.
BEFORE = frozenset({Role.COMPOUND, Role.ADJECTIVE, Role.FLAT})


def own_format(trigger: Trigger, names: Sequence[NameFound]) -> str | None:
    """A format's own name: "2+2", or the capitalised words in front of "Dialogue", "Summit", "Forum".

    Args:
        names: the known names of the sentence, which are no part of it.
    """
    noun = _noun(trigger)
    before = _before(trigger, noun)
    numbers = NUMBERS.search(" ".join(word.text for word in before))
    if numbers:
        return numbers.group().replace(" ", "")
    if not trigger.nominal or not noun.text[:1].isupper() or _is_in_title_case(trigger.sentence):
        return None
    capitals = [word for word in before if word.text[:1].isupper() and word.role is not Role.DETERMINER]
    own = [word.text for word in capitals if not _is_named(word, names) and not _is_state(word.text)]
    return " ".join(own) if len(capitals) > 1 and own else None


def described_format(trigger: Trigger, names: Sequence[NameFound]) -> str:
    """A format by what it is on and its noun: "border talks", "human rights dialogue"; nothing for a verb.

    Args:
        names: the known names of the sentence, which are no part of it.
    """
    if not trigger.nominal:
        return ""
    noun = _noun(trigger)
    kind = [word for word in _kind(trigger, noun) if not _is_named(word, names)]
    told = [*(word.text for word in kind), noun.text if noun.tag == "NNS" else noun.lemma]
    return " ".join(text.lower() if text.istitle() else text for text in told)


def recurs(act: Act) -> bool:
    """Whether an occasion is told as one of a row: "annual", "regular", "trilateral"."""
    trigger = act.trigger
    noun = _noun(trigger)
    return any(word.text.lower() in words("series", "words", "recurring") for word in _before(trigger, noun))


def phrase_of(trigger: Trigger) -> tuple[int, int]:
    """From where to where in the article the phrase stands that names an occasion, "between" and "of" included."""
    noun = _noun(trigger)
    first = min([noun, trigger.word, *_before(trigger, noun)], key=lambda word: word.index)
    behind = clauses.obliques(trigger.sentence, noun, "between", "of")
    last = max(
        (word for phrase in behind for word in trigger.sentence.subtree(phrase)), key=lambda w: w.index, default=noun
    )
    return first.start, max(last.end, trigger.word.end)


def _noun(trigger: Trigger) -> Word:
    """The noun that names a format: of "the ninth session of the joint commission" the commission."""
    if trigger.word.lemma not in words("series", "words", "sessions"):
        return trigger.word
    named = [each for each in clauses.obliques(trigger.sentence, trigger.word, "of") if each.part in ("NOUN", "PROPN")]
    return named[0] if named else trigger.word


def _before(trigger: Trigger, noun: Word) -> list[Word]:
    """The words in front of a noun, and itself, back to a verb or a preposition."""
    found = [noun]
    for word in reversed(trigger.sentence.words[max(0, noun.index - LONGEST) : noun.index]):
        if word.part in ("VERB", "ADP", "AUX") or word.text in (",", ";", ":"):
            break
        found.insert(0, word)
    return found


def _kind(trigger: Trigger, noun: Word) -> Iterator[Word]:
    """The words in front of a noun that say which sort of talks these are."""
    for word in _before(trigger, noun)[:-1]:
        if word.role not in BEFORE or not word.text.isalpha() or _is_state(word.text):
            continue
        lowered = word.text.lower()
        if lowered in words("series", "words", "counts") | words("series", "words", "passing"):
            continue
        if word.part == "NOUN" or lowered in words("series", "words", "general"):
            yield word


def _is_named(word: Word, names: Sequence[NameFound]) -> bool:
    """Whether a word is part of a known name, or holds one ("U.S.-Kenya")."""
    return any(word.start < name.end and name.start < word.end for name in names)


def _is_in_title_case(sentence: Sentence) -> bool:
    """Whether all verbs of a sentence, if any, have capitals, so that those of a name tell nothing."""
    return all(word.text[:1].isupper() for word in sentence.words if word.part == "VERB")


def _is_state(text: str) -> bool:
    return any(text in state.names or text in state.adjectives for state in states().values())
