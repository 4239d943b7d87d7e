"""Courses of acts beyond their verb's own form: what lasts, what came to nothing, what hangs on an if."""

from __future__ import annotations

from itertools import pairwise

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses

HAVE = frozenset({"has", "have", "'ve", "’ve"})
BE = frozenset({"is", "are", "was", "were", "'s", "’s", "'re", "’re"})
PAST_BE = frozenset({"was", "were"})
#: What opens a clause on which another hangs.
IFS = frozenset({"if", "provided", "unless", "should", "were", "had"})


def lasts(sentence: Sentence, verb: Word) -> bool:
    """Whether words beside a verb say that it goes on: "still", "since Monday", "for the fourth day"."""
    if any(word.lemma == "still" for word in sentence.under(verb, Role.ADVERB)):
        return True
    phrases = clauses.obliques(sentence, verb)
    return any(phrase.preposition == "since" or _is_row(sentence, phrase) for phrase in phrases)


def _is_row(sentence: Sentence, phrase: Word) -> bool:
    """Whether a phrase counts days in a row ("for the fourth day", "for a third week")."""
    ranked = any(child.text.lower() in words("cues", "time", "ranks") for child in sentence.children[phrase.index])
    return phrase.preposition == "for" and phrase.lemma in words("cues", "time", "words") and ranked


def has_lasted(sentence: Sentence, verb: Word, helpers: set[str]) -> bool:
    """Whether a perfect tells what still holds ("has occupied the island since May")."""
    perfect = bool(helpers & HAVE) and verb.tag in ("VBN", "VBD")
    return perfect and verb.lemma in words("cues", "states", "lasting") and lasts(sentence, verb)


def was_ahead(verb: Word, helpers: set[str], marks: set[str]) -> bool:
    """Whether a verb tells what is or was to come: "are to meet", "was due to be flown", "were due to agree"."""
    if "be" in helpers and helpers & BE:
        return True
    return verb.tag == "VB" and bool(helpers & BE) and "do" not in helpers or "to" in marks and bool(helpers & BE)


def came_to_nothing(sentence: Sentence, verb: Word, helpers: set[str]) -> bool:
    """Whether a past plan is followed by a turn: "was to receive him on Friday, but he fell ill", "; instead"."""
    if not helpers & PAST_BE:
        return False
    behind = {word.text.lower(): word.index for word in sentence.words[verb.index + 1 :]}
    turns = [at for text, at in behind.items() if text in words("cues", "status", "turns")]
    replaced = bool(behind.keys() & words("cues", "status", "replacing"))
    return replaced or any(_goes_otherwise(sentence, at) for at in turns)


def _goes_otherwise(sentence: Sentence, turn: int) -> bool:
    """Whether somebody behind a turn did something ("but the airport was closed", not "but not fish")."""
    for verb in sentence.words[turn + 1 :]:
        subject = clauses.own_subject(sentence, verb) if clauses.is_verb(verb) else None
        helpers = clauses.auxiliaries(sentence, verb) if subject is not None and subject.index > turn else []
        if subject is not None and subject.index > turn and "MD" not in {verb.tag, *(word.tag for word in helpers)}:
            return True
    return False


def not_as_planned(sentence: Sentence, verb: Word) -> bool:
    """Whether what was not done had been fixed ("did not meet on Thursday as planned")."""
    arranged = words("cues", "status", "arranged")
    pairs = pairwise(sentence.words[verb.index + 1 :])
    return any(first.text.lower() == "as" and second.lemma in arranged for first, second in pairs)


def hangs_on_if(sentence: Sentence, verb: Word) -> bool:
    """Whether an act hangs on a condition told under its verb ("if it pays", "unless they leave")."""
    return any(
        mark.text.lower() in IFS and mark.index < each.index
        for each in sentence.under(verb, Role.ADVERBIAL_CLAUSE)
        for mark in sentence.under(each, Role.MARK)
    )


def is_inverted(sentence: Sentence, verb: Word, helper: str) -> bool:
    """Whether a helper in front of its subject opens a condition ("Should Oslo agree", "Had the fund been filled")."""
    subject = clauses.own_subject(sentence, verb)
    first = next((word for word in clauses.auxiliaries(sentence, verb) if word.text.lower() == helper), None)
    if subject is None or first is None or first.index > subject.index:
        return False
    opens = first.index == 0 or sentence.words[first.index - 1].text in (",", ";", "“", '"')
    return opens and "?" not in sentence.text
