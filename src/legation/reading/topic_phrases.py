"""From a noun to the phrases that stand for it, and for those joined to it, as topics."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading.draft import Draft
from legation.reading.parties import Cast

#: What stands in front of a noun and belongs to it.
BEFORE = frozenset({Role.ADJECTIVE, Role.COMPOUND, Role.FLAT, Role.POSSESSOR, Role.NUMBER})
#: Prepositions behind a noun whose phrase says of what, where or with whom it is.
BEHIND = frozenset({"of", "in", "on", "to", "between", "with", "against", "for", "from", "by", "over", "around"})
#: The most words that a topic has, and that a row of nouns has which is one topic.
LONGEST = 8
ROW = 6


def phrases(sentence: Sentence, head: Word, draft: Draft, cast: Cast) -> Iterator[str]:
    """The phrases of a noun and of those joined to it, if they can be topics: no parties, people, days or places.

    Where the event itself takes place is no part of what it is about ("signed a pact on fish in Oslo").
    """
    parties, place = draft.parties, draft.where.span.start if draft.where is not None else None
    joined = [each for each in (head, *sentence.conjuncts(head)) if _is_matter(sentence, each, parties, cast)]
    if _is_row(sentence, joined):
        yield _quote(sentence, _start(sentence, joined[0]), joined[-1])
        return
    for each in joined:
        start = _start(sentence, each)
        end = _end(sentence, each, LONGEST - (each.index - start.index), place)
        if each.index - start.index < LONGEST and not _is_empty(start, end):
            yield _quote(sentence, start, end)


def _quote(sentence: Sentence, first: Word, last: Word) -> str:
    return sentence.quote(first.start, last.end)


def _is_empty(start: Word, end: Word) -> bool:
    """Whether a phrase is one word that tells no matter by itself ("efforts", "the region")."""
    return start is end and end.lemma.lower() in words("cues", "topics", "bare") | words("cues", "topics", "vague")


def _is_row(sentence: Sentence, joined: Sequence[Word]) -> bool:
    """Whether nouns are one matter together: short ones in a row, all but the last bare ("peace and lasting order")."""
    if len(joined) < 2 or joined[-1].index - joined[0].index >= ROW:
        return False
    return all(_end(sentence, each, 2) is each and _start(sentence, each) is each for each in joined[:-1])


def _start(sentence: Sentence, head: Word) -> Word:
    """The first word of what stands in front of a noun, articles left out."""
    first = head
    for word in reversed(sentence.words[: head.index]):
        whose = head.role is Role.COMPOUND and word.text[:1].isupper()  # "the Oman-Qatar fisheries dialogue"
        if whose or word.role in (Role.DETERMINER, Role.CASE) or not _is_before(sentence, word, head):
            break
        first = word
    return first


def _is_before(sentence: Sentence, word: Word, head: Word) -> bool:
    """Whether a word stands under a noun in something that belongs to it."""
    above = next((each for each in (word, *sentence.ancestors(word)) if each.head == head.index), None)
    return above is not None and above.role in BEFORE


def _end(sentence: Sentence, head: Word, room: int, place: int | None = None) -> Word:
    """The last word of the phrases behind a noun, as long as they follow it without a break and are not too long."""
    end = head
    for phrase in sentence.under(head, Role.NOUN_MODIFIER, Role.FLAT):
        if phrase.index < head.index or phrase.role is Role.NOUN_MODIFIER and phrase.preposition not in BEHIND:
            continue
        if phrase.lemma.lower() in words("cues", "topics", "never") or _stands_at(sentence, phrase, place):
            break
        ends = (phrase, *sentence.conjuncts(phrase)) if phrase.preposition == "between" else (phrase,)
        last = _end(sentence, ends[-1], room - (ends[-1].index - head.index), place)
        if sentence.subtree(phrase)[0].index != end.index + 1 or last.index - head.index >= room:
            break
        end = last
    return end


def _stands_at(sentence: Sentence, phrase: Word, place: int | None) -> bool:
    """Whether a phrase holds the words that begin at an offset, those of a place."""
    inside = sentence.subtree(phrase)
    return place is not None and inside[0].start <= place < inside[-1].end


def _is_matter(sentence: Sentence, word: Word, parties: Container[str], cast: Cast) -> bool:
    if word.part not in ("NOUN", "PROPN") or word.lemma.lower() in words("cues", "topics", "never"):
        return False
    return not _is_place(sentence, word) and not _is_party(sentence, word, parties, cast)


def _is_place(sentence: Sentence, word: Word) -> bool:
    """Whether the pipeline calls a word a place, and it stands behind "in" (behind "on", Syria is a matter)."""
    named = any(name.label == "LOC" and name.first <= word.index < name.last for name in sentence.names)
    return named and word.preposition in ("in", "at")


def _is_party(sentence: Sentence, word: Word, parties: Container[str], cast: Cast) -> bool:
    """Whether a word stands for somebody: a person, one who takes part, or those who act for a state."""
    if cast.person_at(sentence, word) is not None:
        return True
    name = cast.name_at(sentence, word)
    if name is not None and name.code in parties:
        return True
    acts = not words("titles", "representatives", "nouns").isdisjoint((word.lemma.lower(), word.text.lower()))
    return acts and bool(cast.parties(sentence, word, acting=True))
