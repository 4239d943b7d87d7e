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
    following = sentences[sentence.index + 1 : sentence.index + 2]
    if spoken or not following or clauses.is_headline(sentence):
        return None
    other = following[0]
    for verb in other.words:
        if clauses.is_verb(verb) and verb.lemma in words("cues", "verbs", "made_public"):
            teller = next(_tellers(other, verb), None)
            if teller is not None and any(_is_news(other, theme) for theme in _themes(other, verb)):
                return other, verb, teller
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


def _is_news(sentence: Sentence, word: Word) -> bool:
    """Whether a word means what was told before, and no more ("the plan", but not "a plan for the port")."""
    if word.lemma not in words("cues", "sources", "news"):
        return False
    under = {child.role for child in sentence.children[word.index]}
    known = any(child.text.lower() in DEFINITE for child in sentence.under(word, Role.DETERMINER))
    return known and not under & {Role.NOUN_MODIFIER, Role.RELATIVE_CLAUSE, Role.COMPOUND}
