"""Topics: the article's own noun phrases for what an act is about; at most five."""

from __future__ import annotations

from collections.abc import Iterator

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.draft import Draft

ABOUT = frozenset(
    {"on", "about", "over", "regarding", "concerning", "in", "for", "of", "to", "like", "including", "such as"}
)
TELLING = frozenset({"on", "about", "over", "regarding", "concerning"})
#: The most topics that an event has, and the most words that one has.
MOST = 5
LONGEST = 8


def topics_of(draft: Draft) -> tuple[str, ...]:
    """What an event is about, in the text's own words, in the order of the tellings."""
    found: dict[str, None] = {}
    for act in draft.acts:
        for phrase in _phrases(act):
            found.setdefault(phrase)
    return tuple(found)[:MOST]


def _phrases(act: Act) -> Iterator[str]:
    sentence = act.trigger.sentence
    anchors = {w.index: w for w in (act.trigger.word, act.trigger.verb) if w is not None}
    for anchor in anchors.values():
        for head in _topic_heads(sentence, anchor):
            for each in (head, *sentence.conjuncts(head)):
                yield from _phrase(sentence, each)


def _topic_heads(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    for phrase in clauses.obliques(sentence, anchor):
        if phrase.preposition in TELLING:
            yield phrase
    aims = words("cues", "topics", "aims")
    if anchor.lemma in aims:
        yield from _aimed_at(sentence, anchor)
    for clause in sentence.under(anchor, Role.ADVERBIAL_CLAUSE, Role.NOUN_CLAUSE, Role.OPEN_COMPLEMENT):
        if clause.lemma in aims:
            yield from _aimed_at(sentence, clause)


def _aimed_at(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """What is discussed or advanced; behind a vague object the areas it names ("cooperation in areas like X and Y")."""
    for thing in sentence.under(verb, Role.OBJECT):
        if thing.lemma not in words("cues", "topics", "vague"):
            yield thing
            continue
        inner = [p for p in clauses.obliques(sentence, thing) if p.preposition in ABOUT]
        inner += [p for p in clauses.obliques(sentence, verb) if p.preposition == "in"]
        named = [q for p in inner for q in clauses.obliques(sentence, p, "like", "including", "such as")]
        yield from named or inner or [thing]


def _phrase(sentence: Sentence, head: Word) -> Iterator[str]:
    """A noun with what stands in front of it; days, months and places of an act are no topics."""
    if head.part not in ("NOUN", "PROPN") or head.lemma in words("cues", "topics", "never"):
        return
    if _is_place(sentence, head):
        return
    before = sentence.under(head, Role.ADJECTIVE, Role.COMPOUND, Role.FLAT, Role.POSSESSOR)
    start = min([head, *(w for w in before if w.index < head.index)], key=lambda word: word.index)
    if head.index - start.index < LONGEST:
        yield sentence.quote(start.start, head.end)


def _is_place(sentence: Sentence, word: Word) -> bool:
    """Whether the pipeline calls a word a place, and it stands behind "in" (behind "on", Syria is a matter)."""
    return word.preposition == "in" and any(n.label == "LOC" and n.first <= word.index < n.last for n in sentence.names)
