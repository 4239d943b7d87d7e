"""One name, one label, throughout an article: what is misread in a headline is read rightly further down.

The names of all sentences vote on what each of them is, and a name that was missed in one sentence is taken from
another. The idea is that of Krishnan and Manning 2006, "An Effective Two-Stage Model for Exploiting Non-Local
Dependencies in Named Entity Recognition", without its second model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from legation.language.tree import Name, Sentence

#: How many times as many votes as the next label the first needs, and how often a single word must be a name.
MAJORITY, OFTEN = 2, 2
#: Names of more words than this are not looked for elsewhere.
LONGEST = 8

Votes = dict[tuple[str, ...], Counter[str]]


def consistent(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of one article, with the label of each name decided by all of its places, and missed ones found."""
    votes = _votes(sentences)
    decided = {surface: label for surface, found in votes.items() if (label := _winner(found))}
    common = _small_words(sentences)
    wanted = {
        surface: label
        for surface, label in decided.items()
        if len(surface) > 1 or (votes[surface][label] >= OFTEN and surface[0].lower() not in common)
    }
    openings = frozenset(surface[0] for surface in wanted if surface[0][0].isupper())
    return [_corrected(sentence, decided, wanted, openings) for sentence in sentences]


def _votes(sentences: Iterable[Sentence]) -> Votes:
    """How often each name has each label; the whole name of a person votes for its last word, too."""
    votes: Votes = {}
    surnames: Counter[str] = Counter()
    for sentence in sentences:
        for name in sentence.names:
            surface = _surface(sentence, name)
            votes.setdefault(surface, Counter())[name.label] += 1
            if name.label == "PERSON" and len(surface) > 1:
                surnames[surface[-1]] += 1
    for surname, count in surnames.items():
        if (surname,) in votes:
            votes[(surname,)]["PERSON"] += count
    return votes


def _winner(found: Counter[str]) -> str | None:
    """The label with a clear majority of the votes."""
    (label, most), *others = found.most_common(2)
    return label if not others or most >= MAJORITY * others[0][1] else None


def _small_words(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Words that stand somewhere in small letters: "will", "may" and "turkey" are then no sure names."""
    return frozenset(word.text for sentence in sentences for word in sentence.words if word.text.islower())


def _surface(sentence: Sentence, name: Name) -> tuple[str, ...]:
    return tuple(word.text for word in sentence.words[name.first : name.last])


def _corrected(
    sentence: Sentence,
    decided: dict[tuple[str, ...], str],
    wanted: dict[tuple[str, ...], str],
    openings: frozenset[str],
) -> Sentence:
    """The sentence with its names as decided, and those that it lacks."""
    names = [_labelled(name, decided.get(_surface(sentence, name))) for name in sentence.names]
    names += _missed(sentence, wanted, openings)
    names.sort(key=lambda name: name.first)
    return sentence if tuple(names) == sentence.names else replace(sentence, names=tuple(names))


def _labelled(name: Name, label: str | None) -> Name:
    """The name with the label that was decided, if any was."""
    return name if label in (None, name.label) else replace(name, label=label)


def _missed(sentence: Sentence, wanted: dict[tuple[str, ...], str], openings: frozenset[str]) -> Iterator[Name]:
    """Names of other sentences that stand here unmarked, the longest first.

    Args:
        openings: the words with which the names wanted open.
    """
    texts = tuple(word.text for word in sentence.words)
    if openings.isdisjoint(texts):
        return
    taken = {n for name in sentence.names for n in range(name.first, name.last)}
    first = 0
    while first < len(texts):
        lasts = range(min(len(texts), first + LONGEST), first, -1) if texts[first] in openings else ()
        last = next((n for n in lasts if texts[first:n] in wanted and taken.isdisjoint(range(first, n))), first)
        if last > first:
            yield Name(first=first, last=last, label=wanted[texts[first:last]])
        first = max(last, first + 1)
