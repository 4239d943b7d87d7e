"""Those told beside somebody: who acts along with a subject, and whom a preposition said once more adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses


def companions(sentence: Sentence, subjects: Sequence[Word]) -> Iterator[Word]:
    """Who acts along with a subject, in front of its verb ("Chad, along with Mali, left", "Chad, followed by Mali").

    In front of the subject only what says "together" counts: "alongside the summit" tells where they are. Behind the
    verb it does where the tree hangs it under the verb ("curbed trade alongside Mali").
    """
    for subject in subjects:
        head = sentence.head(subject)
        stop = head.index if head is not None and clauses.is_verb(head) else subject.index
        for case in sentence.words[:stop]:
            key = "with" if subject.index < case.index else "together"
            if _says(sentence, case, words("cues", "companions", key)):
                yield sentence.words[case.head]
        yield from _following(sentence, subject)
        if head is not None and clauses.is_verb(head):
            yield from _beside(sentence, head)


def _beside(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """Who does together with its subject what a verb tells, told behind it."""
    for phrase in sentence.under(verb, Role.OBLIQUE):
        cases = [case for case in sentence.under(phrase, Role.CASE) if case.index > verb.index]
        if any(_says(sentence, case, words("cues", "companions", "behind")) for case in cases):
            yield phrase


def _says(sentence: Sentence, case: Word, listed: frozenset[str]) -> bool:
    """Whether a preposition, with the word before it, is one of some phrases."""
    before = sentence.words[case.index - 1].text.lower() if case.index else ""
    text = case.text.lower()
    return case.role is Role.CASE and (text in listed or f"{before} {text}" in listed)


def _following(sentence: Sentence, subject: Word) -> Iterator[Word]:
    """Who does the same after somebody else ("Chad, followed by Mali, left")."""
    for clause in sentence.under(subject, Role.NOUN_CLAUSE):
        if clause.lemma in words("cues", "companions", "verbs") and sentence.words[clause.index - 1].text == ",":
            yield from sentence.under(clause, Role.AGENT)


def said_again(sentence: Sentence, word: Word, phrases: Sequence[Word], preposition: str) -> list[Word]:
    """Further phrases whose preposition is said once more ("with Chad on Monday and with Mali on Tuesday").

    The tree may hang them beside the first under its verb, or under an adverb of the verb ("and once with Mali").
    """
    if not phrases:
        return []
    tops = {word.index, *(phrase.index for phrase in phrases)}
    adverbs = {adverb.index for adverb in sentence.under(word, Role.ADVERB)}
    found = {phrase.index for phrase in phrases}
    return [
        each
        for each in sentence.words[phrases[0].index + 1 :]
        if each.index not in found
        and each.preposition.split(" ")[-1] == preposition
        and (each.role is Role.CONJUNCT and each.head in tops or each.head in adverbs)
        and not clauses.is_verb(each)
    ]


def is_set_off(sentence: Sentence, phrase: Word) -> bool:
    """Whether a comma stands in front of a phrase ("left the bank, with Fiji the last one in it")."""
    cases = [word.index for word in sentence.under(phrase, Role.CASE) if word.index < phrase.index]
    return bool(cases) and min(cases) > 0 and sentence.words[min(cases) - 1].text == ","
