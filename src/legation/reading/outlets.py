"""Outlets: whether a word names one, and which is told the news ("told Reuters", "in an interview with Kyodo")."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses
from legation.reading.parties import Cast


def outlets_told(sentence: Sentence, verb: Word, cast: Cast) -> Iterator[Word]:
    """The outlet that is told: "told Reuters", "said on state television", "said in an interview with Kyodo"."""
    told = list(_told(sentence, verb))
    phrases = clauses.obliques(sentence, verb, "on", "in", "to", "with", "by")
    for word in (*told, *(phrase for phrase in phrases if phrase.lemma != "interview" and phrase not in told)):
        if word.part in ("NOUN", "PROPN") and is_outlet(sentence, word, cast, told=word in told):
            yield word


def _told(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """Who is told: the object of "tell", whom something is confided to, who holds the interview."""
    if verb.lemma in words("cues", "verbs", "telling"):
        found = sentence.under(verb, Role.OBJECT, Role.INDIRECT_OBJECT)
        yield from found or _right_behind(sentence, verb)
        yield from (each for phrase in clauses.obliques(sentence, verb) for each in sentence.under(phrase, Role.OBJECT))
    yield from clauses.obliques(sentence, verb, "to")
    if verb.lemma in words("cues", "verbs", "made_public"):  # "disclosed the plan to Newsday"
        yield from (
            each for what in sentence.under(verb, Role.OBJECT) for each in clauses.obliques(sentence, what, "to")
        )
    for phrase in clauses.obliques(sentence, verb):
        if phrase.lemma == "interview" or phrase.lemma == "reply":
            yield from (each for each in sentence.subtree(phrase) if each.preposition in ("with", "by", "from", "to"))
    if verb.tag != "VBG":
        below = sentence.under(verb, Role.OPEN_COMPLEMENT, Role.ADVERBIAL_CLAUSE, Role.COMPLEMENT)
        yield from (word for each in below if each.tag == "VBG" for word in _told(sentence, each))


def _right_behind(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """The name right behind a verb of telling, wherever the tree hangs it ("told Newsday")."""
    behind = [word for word in sentence.words[verb.index + 1 : verb.index + 3] if word.part != "DET"]
    if behind and behind[0].part == "PROPN":
        yield behind[0]


def is_outlet(sentence: Sentence, word: Word, cast: Cast, *, told: bool) -> bool:
    """Whether a word names a news outlet: by the table, by its noun, or as an unknown name that is told the news.

    An occasion of the media is none: who speaks at "a news conference" is the source.
    """
    around = {word.lemma} | {child.lemma for child in sentence.under(word, Role.COMPOUND, Role.ADJECTIVE)}
    nearby = [cast.name_at(sentence, each) for each in (word, *sentence.under(word, Role.COMPOUND, Role.FLAT))]
    if any(name is not None and name.kind == "outlet" for name in nearby) or _is_called_so(sentence, word):
        return True
    if around & words("cues", "sources", "media") and word.lemma not in words("cues", "sources", "occasions"):
        return True
    unknown = cast.person_at(sentence, word) is None and all(name is None for name in nearby)
    return told and unknown and word.text[:1].isupper() and word.lemma not in words("cues", "sources", "told")


def _is_called_so(sentence: Sentence, word: Word) -> bool:
    """Whether a name stands right behind a noun for media ("state radio BNR", "the daily Al-Sudani")."""
    named = takewhile(lambda each: each.part == "PROPN" or each.text == "-", reversed(sentence.words[: word.index]))
    before = sentence.words[: word.index - len([*named])][-1:]
    media = words("cues", "sources", "media")
    return word.part == "PROPN" and any(each.part in ("NOUN", "ADJ") and each.lemma in media for each in before)


def stands_as_outlet(sentence: Sentence, word: Word) -> bool:
    """Whether a word stands where papers do: subject of "has learnt", who is told, or who carries a document."""
    head = sentence.head(word)
    if head is None:
        return False
    carrying = words("cues", "verbs", "passing_on") | words("cues", "verbs", "carrying")
    if word.role is Role.AGENT and head.lemma in carrying:
        return True
    if word.role is Role.SUBJECT:
        return head.lemma in words("cues", "verbs", "reporting")
    telling = next((each for each in sentence.ancestors(word) if clauses.is_verb(each)), None)
    return telling is not None and word in _told(sentence, telling)
