"""Continued speech: what a sentence tells that has no verb of saying, where the one before it had.

English marks it: reported speech that goes on is told in "would" where the writer's own words would have "will" ("He
said that the talks had failed. The two sides would meet again in May."). What is only told near somebody's words is the
writer's own.

The other way round a document may be named behind what it says: "Lima condemned the raid. In a letter, it added ...".
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Status
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.asides import asides, tells, tells_own
from legation.reading.parties import Cast
from legation.reading.party import codes_of
from legation.reading.status import SPOKEN

#: How many sentences before a continued one somebody's words may stand.
REACH = 3
AHEAD = (Status.PLANNED, Status.POSSIBLE)
QUOTES = ('"', "“", "”")
ONE_MORE = frozenset({"also", "further", "furthermore", "additionally", "likewise", "again"})
CONDITIONS = frozenset({"if", "unless", "were"})
#: How a clause hangs that stands beside the main one of its sentence.
MAIN = frozenset({Role.ROOT, Role.CONJUNCT, Role.PARATAXIS})


def told_on(act: Act, sentences: Sequence[Sentence]) -> tuple[Sentence, Word, Word] | None:
    """The sentence before in which it is told who says what an act's sentence goes on with, its verb, and who."""
    sentence = act.trigger.sentence
    if act.status not in AHEAD or not _is_shifted(act):
        return None
    before = reversed(sentences[max(0, sentence.index - REACH) : sentence.index])
    for other in before:
        if other.paragraph != sentence.paragraph or not other.words:
            return None
        if (found := _speech(other)) is not None:
            return other, *found
        if not _has_would(other):
            return None
    return None


def _is_shifted(act: Act) -> bool:
    """Whether the main clauses of an act's sentence stand in "would", with no condition, and the act in one of them."""
    sentence = act.trigger.sentence
    if clauses.is_headline(sentence) or any(quote in sentence.text for quote in QUOTES):
        return False
    if clauses.among(sentence.words, CONDITIONS):
        return False
    verb = act.trigger.verb or act.trigger.word
    chain = [each for each in (verb, *sentence.ancestors(verb)) if clauses.is_verb(each)]
    return any(_would(sentence, each) and _is_main(sentence, each) for each in chain)


def _would(sentence: Sentence, verb: Word) -> bool:
    return bool(clauses.among(clauses.auxiliaries(sentence, verb), {"would"}))


def _is_main(sentence: Sentence, verb: Word) -> bool:
    """Whether nothing but clauses side by side stand above a verb."""
    return all(each.role in MAIN for each in (verb, *sentence.ancestors(verb)))


def _has_would(sentence: Sentence) -> bool:
    """Whether a sentence is itself told on in "would"."""
    return any(_would(sentence, word) and _is_main(sentence, word) for word in sentence.words if clauses.is_verb(word))


def _speech(sentence: Sentence) -> tuple[Word, Word] | None:
    """The last verb in the past by which somebody tells what a sentence is about, and who it is."""
    beside = {aside.verb.index: aside.speaker for aside in asides(sentence)}
    for verb in reversed(sentence.words):
        if verb.tag != "VBD" or not tells(verb):
            continue
        main = verb.index in beside or _is_main(sentence, verb) and tells_own(sentence, verb)
        speaker = beside.get(verb.index) or clauses.own_subject(sentence, verb)
        if main and speaker is not None:
            return verb, speaker
    return None


def turned_by(act: Act) -> tuple[Sentence, Word, Word] | None:
    """Who says behind "but" what calls an act off ("were due to meet, but aides said that it would be May")."""
    sentence = act.trigger.sentence
    verb = act.trigger.verb or act.trigger.word
    tops = [verb, *sentence.ancestors(verb)] if act.status is Status.CANCELLED else []
    for clause in (each for top in tops for each in sentence.under(top, Role.CONJUNCT)):
        speaker = clauses.own_subject(sentence, clause)
        but = clauses.among(sentence.under(clause, Role.COORDINATOR), {"but"})
        if but and speaker is not None and tells(clause) and tells_own(sentence, clause):
            return sentence, clause, speaker
    return None


def document_behind(act: Act, cast: Cast) -> tuple[Sentence, Word] | None:
    """The document that the next sentence names for somebody's own act of speech ("In a letter it added that").

    The sentence before may name it where the act is one more ("said in a letter that ... It also called for").
    """
    sentence = act.trigger.sentence
    following = [each for each in cast.sentences[sentence.index + 1 : sentence.index + 2] if each.words]
    if act.type not in SPOKEN or act.status is not Status.HAPPENED or act.trigger.nominal:
        return None
    near = [each for each in following if each.paragraph == sentence.paragraph]
    before = cast.sentences[max(0, sentence.index - 1) : sentence.index] if _is_one_more(act) else ()
    return next((found for other in (*near, *before) if (found := _document_in(other, act, cast)) is not None), None)


def _is_one_more(act: Act) -> bool:
    """Whether somebody does something more by speaking ("also called for")."""
    sentence = act.trigger.sentence
    return bool(clauses.among(sentence.under(act.trigger.word, Role.ADVERB), ONE_MORE))


def _document_in(sentence: Sentence, act: Act, cast: Cast) -> tuple[Sentence, Word] | None:
    """The document in which those who act by speaking say something in another sentence."""
    for verb in sentence.words:
        if clauses.is_verb(verb) and tells(verb) and _is_by_same(act, sentence, verb, cast):
            found = [phrase for phrase in clauses.obliques(sentence, verb, "in") if _is_document(phrase)]
            if found:
                return sentence, found[0]
    return None


def _is_document(word: Word) -> bool:
    return word.lemma in words("cues", "sources", "document")


def _is_by_same(act: Act, sentence: Sentence, verb: Word, cast: Cast) -> bool:
    """Whether who tells more is the one who acts."""
    subject = clauses.own_subject(sentence, verb)
    if subject is None or not act.source:
        return False
    return set(codes_of(cast.parties(sentence, subject, acting=True))) == set(act.source)
