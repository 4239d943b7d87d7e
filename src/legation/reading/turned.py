"""Turned asides: who tells stands behind the verb ("His boats, say sources in Basra, will not be given back")."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses
from legation.reading.asides import BOUNDS, FINITE, QUOTES, Aside, tells

#: Verb forms in which a turned aside is told; the tagger takes "say" for an infinitive now and then.
TENSES = frozenset({"VBD", "VBZ", "VBP", "VB"})
#: How a noun hangs that heads no phrase of its own.
WITHIN = frozenset({Role.COMPOUND, Role.FLAT, Role.ADJECTIVE, Role.POSSESSOR, Role.CASE, Role.DETERMINER, Role.NUMBER})
#: Words that end who is told behind the verb.
ENDS = frozenset({"IN", "WP", "WDT", "TO", "VBD", "VBZ", "VBP", "MD", "VBG"})


@lru_cache(maxsize=16)
def turned_asides(sentence: Sentence) -> tuple[Aside, ...]:
    """The asides of a sentence whose verb opens them, in order."""
    found = (_aside(sentence, verb) for verb in sentence.words if verb.tag in TENSES and tells(verb))
    return tuple(aside for aside in found if aside is not None)


def _aside(sentence: Sentence, verb: Word) -> Aside | None:
    """The aside that a verb of telling opens right behind a mark, with who tells right behind it."""
    if verb.index == 0 or sentence.words[verb.index - 1].text not in BOUNDS - {";"}:
        return None
    speaker = _speaker(sentence, verb)
    if speaker is None:
        return None
    return Aside(verb=verb, speaker=speaker, first=_first(sentence, verb), start=verb.index)


def _speaker(sentence: Sentence, verb: Word) -> Word | None:
    """The head of the noun phrase right behind a verb; one in front of it tells, if there is one."""
    own = clauses.own_subject(sentence, verb)
    if own is not None and own.index < verb.index and not _is_amid(sentence, verb):
        return None
    behind = sentence.words[verb.index + 1 :]
    row = list(takewhile(lambda word: not _ends_phrase(word), behind))
    nouns = [word for word in row if word.part in ("NOUN", "PROPN")]
    heads = [word for word in nouns if word.role not in WITHIN or not row[0].index <= word.head <= row[-1].index]
    return next(iter(heads or nouns), None)


def _ends_phrase(word: Word) -> bool:
    return word.tag in ENDS or word.text in BOUNDS or word.part in ("VERB", "PRON")


def _is_amid(sentence: Sentence, verb: Word) -> bool:
    """Whether the clause told goes on with its verb behind the aside ("Her boats, say sources in Basra, will not")."""
    behind = sentence.words[verb.index + 1 :]
    mark = next((at for at, word in enumerate(behind) if word.tag in FINITE or word.text in BOUNDS), None)
    return mark is not None and behind[mark].text == "," and any(word.tag in FINITE for word in behind[mark + 1 :][:1])


def _first(sentence: Sentence, verb: Word) -> int:
    """Where that begins which is told: behind the last semicolon that no quotation holds."""
    quoted = False
    for word in reversed(sentence.words[: verb.index]):
        if word.text in QUOTES:
            quoted = not quoted
        elif word.text == ";" and not quoted:
            return word.index + 1
    return 0
