"""What counts parties told before: "the two countries", "the three countries"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from legation.knowledge.word_lists import table, words
from legation.language.tree import Role, Sentence, Word

#: What tells that a number counts those told before, and no others.
DEFINITE: Final = frozenset({"the", "all", "these", "those"})
#: How many sentences back a list may stand, and how many the words for two stand for.
BACK: Final = 2
PAIR: Final = 2


def is_pair(sentence: Sentence, word: Word) -> bool:
    """Whether a noun ends a phrase that tells of two ("the two countries", never "thirty-two countries")."""
    for told in _pairs().get(word.text.lower(), ()):
        start = word.index - len(told) + 1
        if start >= 0 and tuple(each.text.lower() for each in sentence.words[start : word.index + 1]) == told:
            return not _is_of_number(sentence, sentence.words[start])
    return False


def is_pair_of_sort(sentence: Sentence, word: Word) -> bool:
    """Whether a noun tells two told before by what they are ("the two NATO allies", "the nuclear-armed neighbours")."""
    opposed = word.lemma in words("titles", "references", "opposites")
    if "Number=Plur" not in word.morphology or not opposed and word.lemma not in words("titles", "references", "peers"):
        return False
    counting = sentence.under(word, Role.DETERMINER, Role.NUMBER)
    told = {each.text.lower() for each in counting if not _is_of_number(sentence, each)}
    owners = {each.lemma for each in sentence.under(word, Role.POSSESSOR)}
    if owners and owners <= words("titles", "references", "whole"):
        return "two" in told
    counted = "both" in told or told == {"the", "two"}
    return (counted or opposed and told == {"the"}) and not owners and not sentence.under(word, Role.NOUN_MODIFIER)


def _is_of_number(sentence: Sentence, word: Word) -> bool:
    """Whether a word ends a larger number ("thirty-two")."""
    before = sentence.words[word.index - 1] if word.index else None
    return before is not None and (before.text in ("-", "–") or before.part == "NUM")


@cache
def _pairs() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The words of each phrase that tells of two, by its last word."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for pair in words("titles", "references", "pair"):
        told = tuple(pair.split())
        found[told[-1]].append(told)
    return found


def number_of(sentence: Sentence, word: Word) -> int | None:
    """How many parties a noun says that it stands for: "the three countries"; two have rules of their own."""
    named = words("titles", "references", "sides") | words("titles", "references", "persons")
    if word.lemma not in named or "Number=Plur" not in word.morphology:
        return None
    told = [each.text.lower() for each in sentence.under(word, Role.DETERMINER, Role.NUMBER, Role.ADJECTIVE)]
    numbers = [number for each in told if (number := table("titles")["numbers"].get(each))]
    return numbers[0] if numbers and DEFINITE & set(told) else None


def list_before(
    sentences: Sequence[Sentence], word: Word, sentence: Sentence, codes_at: Callable[[Sentence, Word], Sequence[str]]
) -> tuple[str, ...]:
    """The codes of the last list before a noun that holds as many as it counts."""
    wanted = number_of(sentence, word)
    if wanted is None:
        return ()
    found = ((where.index, tuple(codes_at(where, other))) for where, other in _before(sentences, sentence, word))
    listed = [(index, codes) for index, codes in found if len(codes) == wanted]
    # Each noun of a list stands for all of it, itself first: the first of the nearest list has them in their order.
    nearest = [codes for index, codes in listed if (index, set(codes)) == (listed[0][0], set(listed[0][1]))]
    return nearest[-1] if nearest else ()


def several_before(
    sentences: Sequence[Sentence], word: Word, sentence: Sentence, codes_at: Callable[[Sentence, Word], Sequence[str]]
) -> tuple[str, ...]:
    """The codes of more than two told together last, whom a noun in the plural means ("the foreign ministers")."""
    named = words("titles", "references", "sides") | words("titles", "references", "persons")
    told = {each.text.lower() for each in sentence.under(word, Role.DETERMINER, Role.NUMBER)}
    if word.lemma not in named or "Number=Plur" not in word.morphology or not told or not told <= DEFINITE:
        return ()
    found = ((where.index, tuple(codes_at(where, other))) for where, other in _before(sentences, sentence, word))
    listed = [(index, codes) for index, codes in found if len(codes) > 1]
    # As in `list_before`, the first noun of the nearest list has them in their order.
    nearest = [codes for index, codes in listed if (index, set(codes)) == (listed[0][0], set(listed[0][1]))]
    return nearest[-1] if nearest and len(nearest[-1]) > PAIR else ()


def _before(sentences: Sequence[Sentence], sentence: Sentence, word: Word) -> Iterator[tuple[Sentence, Word]]:
    """The nouns in front of a word, the last one first, in its sentence and those before."""
    for index in range(sentence.index, max(-1, sentence.index - BACK - 1), -1):
        where = sentences[index]
        stop = word.index if index == sentence.index else len(where.words)
        yield from ((where, other) for other in reversed(where.words[:stop]) if other.part in ("NOUN", "PROPN"))
