"""Wishes by which something is said: who "would like to thank" somebody thanks him as he says so."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses

#: The tags of a wish that is felt now, and the helpers with which verbs of liking are one.
NOW = frozenset({"VBP", "VBZ"})
WOULD = frozenset({"would", "'d", "’d", "should"})


def wish_to_say(sentence: Sentence, verb: Word) -> Word | None:
    """The wish under which a verb stands that does what it says ("would like to thank", "wants to congratulate")."""
    head = sentence.head(verb)
    below = verb.tag == "VB" and verb.role is Role.OPEN_COMPLEMENT and not _is_anothers(sentence, verb)
    if head is None or not below or not _utters(sentence, verb):
        return None
    return head if is_wish(sentence, head) else None


def says_by_wishing(sentence: Sentence, wish: Word) -> bool:
    """Whether a verb is no more than such a wish."""
    return any(wish_to_say(sentence, below) is wish for below in sentence.under(wish, Role.OPEN_COMPLEMENT))


def _utters(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb does what it says ("thank"; "recognise you for your help", but not "recognise Kosovo")."""
    reasoned = verb.lemma in words("cues", "verbs", "crediting") and bool(clauses.obliques(sentence, verb, "for"))
    return reasoned or verb.lemma in words("cues", "verbs", "uttering")


def _is_anothers(sentence: Sentence, verb: Word) -> bool:
    """Whether somebody else is to do what is wished ("would like Oslo to express its regret")."""
    wish = sentence.words[verb.head]
    before = [word for word in sentence.under(wish, Role.OBJECT, Role.INDIRECT_OBJECT) if word.index < verb.index]
    return bool(before or sentence.under(verb, Role.SUBJECT))


def is_wish(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells a wish that somebody has now, in words that are only polite."""
    helpers = clauses.auxiliaries(sentence, verb)
    if clauses.is_negated(sentence, verb):
        return False
    if verb.lemma in words("cues", "verbs", "liking"):
        return bool(clauses.among(helpers, WOULD))
    return verb.lemma in words("cues", "verbs", "wishing") and verb.tag in NOW and not helpers
