"""Told after: the sentence behind an act that says who made it known.

"Zambia and Angola will hold talks in July. Two diplomats disclosed the plan to the Herald": the second sentence tells
no act of its own, and takes up what was told by a noun for news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Status
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.groups import DEFINITE
from legation.reading.status import SPOKEN


def told_after(act: Act, sentences: Sequence[Sentence]) -> tuple[Sentence, Word, Word] | None:
    """The sentence behind an act that tells who made it known, with the verb and who it was."""
    sentence = act.trigger.sentence
    spoken = act.type in SPOKEN and act.status is Status.HAPPENED
    if spoken or clauses.is_headline(sentence):
        return None
    behind = next((word.index for word in sentence.words[act.trigger.word.index :] if word.text == ";"), None)
    found = _making_public(sentence, sentence.words[behind:]) if behind is not None else None
    if found is not None:
        return sentence, *found
    for other in sentences[sentence.index + 1 : sentence.index + 2]:
        if (found := _making_public(other, other.words)) is not None:
            return other, *found
    return None


def _making_public(sentence: Sentence, row: Sequence[Word]) -> tuple[Word, Word] | None:
    """The verb among some words by which somebody makes known what was told before, and who does."""
    for verb in row:
        if clauses.is_verb(verb) and verb.lemma in words("cues", "verbs", "made_public"):
            teller = next(_tellers(sentence, verb), None)
            if teller is not None and any(_is_news(sentence, verb, theme) for theme in _themes(sentence, verb)):
                return verb, teller
    return None


def _tellers(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """Who makes something known: the subject, or behind a participle who is named with "by"."""
    if clauses.is_passive(sentence, verb) or verb.role is Role.NOUN_CLAUSE:
        yield from sentence.under(verb, Role.AGENT)
    elif (subject := clauses.own_subject(sentence, verb)) is not None:
        yield subject


def _themes(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """What is made known."""
    yield from sentence.under(verb, Role.OBJECT, Role.PASSIVE_SUBJECT)
    if verb.role is Role.NOUN_CLAUSE:
        yield sentence.words[verb.head]


def _is_news(sentence: Sentence, verb: Word, word: Word) -> bool:
    """Whether a word means what was told before, and no more ("the plan", but not "a plan for the port")."""
    if word.text.lower() == "it":
        return verb.lemma in words("cues", "verbs", "giving_away")
    listed = "tidings" if verb.lemma in words("cues", "verbs", "handing_on") else "news"
    if word.lemma not in words("cues", "sources", listed):
        return False
    narrowing = [
        child
        for child in sentence.under(word, Role.NOUN_MODIFIER, Role.RELATIVE_CLAUSE, Role.COMPOUND)
        if child.preposition != "to"  # who is told
    ]
    known = any(child.text.lower() in DEFINITE for child in sentence.under(word, Role.DETERMINER))
    return known and not narrowing
