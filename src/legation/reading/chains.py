"""Chains: from whom a source has it, whom a report rests on, and who carries what a source said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses


def first_hand(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """Who told the one who tells it ("said a major, who had it from a captain"): behind the act that they tell."""
    for verb in sentence.words[anchor.index + 1 :]:
        has = verb.lemma in words("cues", "verbs", "having") and clauses.is_verb(verb)
        if has and clauses.among(sentence.words[verb.index + 1 : verb.index + 2], {"it", "this"}):
            yield from clauses.obliques(sentence, verb, "from")


def cites(verb: Word) -> bool:
    """Whether the object of a verb is who is quoted."""
    return verb.lemma in words("cues", "verbs", "citing")


def citing(sentence: Sentence, verb: Word, anchor: Word) -> Iterator[Word]:
    """The participles that name whom a report rests on (", citing an archivist", ", attributing this to aides")."""
    speaker = clauses.own_subject(sentence, verb)
    tops = {verb.index, anchor.index, *([speaker.index] if speaker is not None else [])}
    for word in sentence.words:
        names = cites(word) or word.lemma in words("cues", "verbs", "attributing")
        if names and word.tag == "VBG" and word.head in tops:
            yield word


def cited(sentence: Sentence, verb: Word) -> list[Word]:
    """Whom a participle of citing names."""
    if cites(verb):
        objects = sentence.under(verb, Role.OBJECT)
        clauses_behind = [each for noun in objects for each in sentence.under(noun, Role.RELATIVE_CLAUSE)]
        return [*(inner for each in clauses_behind if cites(each) for inner in cited(sentence, each)), *objects]
    return [word for word in sentence.subtree(verb) if word.preposition == "to"][:1]


def chain(sentence: Sentence, word: Word) -> Iterator[Word]:
    """A source and those who carry it: "officials quoted by Kyodo"."""
    yield _of_several(sentence, word)
    passing_on = words("cues", "verbs", "passing_on")
    head = sentence.head(word)
    if head is not None and word.role is Role.PASSIVE_SUBJECT and head.lemma in passing_on:
        yield from clauses.agents(sentence, head)
        yield from _quoted_as_saying(sentence, head)
    for child in sentence.under(word, Role.NOUN_CLAUSE, Role.RELATIVE_CLAUSE):
        if child.lemma in passing_on | words("cues", "verbs", "carrying"):
            carriers = sentence.under(child, Role.SUBJECT) or clauses.agents(sentence, child)
            yield from (each for each in carriers if each.index != word.index and each.tag not in ("WDT", "WP"))
    yield from _carrier_behind(sentence, word)
    yield from _relaying(sentence, word)


def _quoted_as_saying(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """By whom somebody is quoted where that stands behind what he is quoted as ("was quoted as saying by a paper")."""
    below = sentence.under(verb, Role.ADVERBIAL_CLAUSE, Role.OPEN_COMPLEMENT, Role.COMPLEMENT)
    for saying in (each for each in below if each.tag == "VBG"):
        yield from sentence.under(saying, Role.AGENT) or clauses.obliques(sentence, saying, "by")


def _relaying(sentence: Sentence, word: Word) -> Iterator[Word]:
    """Who relays a document, where participles behind it hang elsewhere ("a note read on air and relayed by TASS")."""
    if word.lemma not in words("cues", "sources", "document"):
        return
    for verb in takewhile(lambda each: each.text not in (",", ";"), sentence.words[word.index + 1 :]):
        listed = words("cues", "verbs", "passing_on") | words("cues", "verbs", "carrying")
        if verb.tag == "VBN" and verb.lemma in listed and verb.head != word.index:
            yield from clauses.agents(sentence, verb)


def _of_several(sentence: Sentence, word: Word) -> Word:
    """The noun of those who speak where a name of two states comes out as its head ("U.S. and Syrian officials")."""
    joined = [each for each in sentence.under(word, Role.CONJUNCT) if each.part == "NOUN"]
    owned = joined and any(
        child.part == "ADJ" and child.text[:1].isupper() for child in sentence.children[joined[0].index]
    )
    return joined[0] if word.part == "PROPN" and owned and "Number=Plur" in joined[0].morphology else word


def _carrier_behind(sentence: Sentence, word: Word) -> Iterator[Word]:
    """Who carries a document, told right behind it, wherever the tree hangs it ("a notice that the paper printed")."""
    opening = sentence.words[word.index + 1 : word.index + 2]
    if not clauses.among(opening, {"that", "which"}):
        return
    behind = list(takewhile(lambda each: not clauses.is_verb(each), sentence.words[word.index + 2 :]))
    verb = sentence.words[word.index + 2 + len(behind) :][:1]
    passing_on = words("cues", "verbs", "passing_on") | words("cues", "verbs", "carrying")
    nouns = [each for each in behind if each.part in ("NOUN", "PROPN")]
    if verb and verb[0].lemma in passing_on and nouns:
        yield nouns[-1]
