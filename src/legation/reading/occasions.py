"""Occasions kept apart: a meeting on the margins of a summit, and two summits with names of their own."""

from __future__ import annotations

from collections.abc import Iterator

from legation.knowledge.organisations import organisations
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Kind
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.draft import Draft

#: How a noun hangs under what it is about, where it is and what it is for.
PHRASES = frozenset({Role.OBLIQUE, Role.NOUN_MODIFIER})
#: How a noun hangs under the verb that carries it.
CARRIED = frozenset({Role.OBJECT, Role.SUBJECT, Role.PASSIVE_SUBJECT})
#: Kinds of plain meetings, which no format with a name of its own tells once more; and kinds of formats.
PLAIN = frozenset({Kind.MEETING, Kind.CALL})
FORMATS = frozenset({Kind.DIALOGUE, Kind.SUMMIT})
#: What stands in front of a noun that means somebody in particular, or so many.
DETERMINING = (Role.DETERMINER, Role.POSSESSOR, Role.NUMBER)
#: What stands in front of a noun and belongs to its name.
NAMING = (Role.COMPOUND, Role.ADJECTIVE, Role.FLAT, Role.POSSESSOR, Role.NOUN_MODIFIER)


def is_other_occasion(act: Act, draft: Draft) -> bool:
    """Whether an act is told as another occasion than a draft: beside it in one sentence, or by another name."""
    if act.type is not EventType.CONSULT:
        return False
    if draft.is_plain and _attends_named(act) and not any(name_of(told) for told in draft.acts):
        return True
    if _is_format_beside(act, draft) or _meets_some(act, draft):
        return True
    here = draft.told_in(act.trigger.sentence.index)
    return any(_is_beside(act, told) or _is_beside(told, act) for told in here) or _has_other_name(act, draft)


def _attends_named(act: Act) -> bool:
    """Whether a verb tells that somebody is at what has a name of its own ("co-chaired the Planning Committee")."""
    sentence, verb = act.trigger.sentence, act.trigger.word
    if act.trigger.nominal or verb.lemma not in words("cues", "verbs", "sharing") or sentence.index == 0:
        return False
    return any(each.part == "PROPN" and each.text[:1].isupper() for each in clauses.patients(sentence, verb))


def _is_format_beside(act: Act, draft: Draft) -> bool:
    """Whether a format is named beside a meeting or call that is told in full ("met and welcomed the Dialogue")."""
    noun = act.trigger.word
    named = act.trigger.nominal and act.trigger.sentence.index > 0 and (noun.text[:1].isupper() or bool(name_of(act)))
    if not named or act.frame.kind not in FORMATS or any(told.frame.kind not in PLAIN for told in draft.acts):
        return False
    if len(act.parties) == 1 and act.parties == draft.parties or _is_held_by(act, draft):
        return False
    return any(not told.trigger.nominal for told in _in_text(draft))


def _is_held_by(act: Act, draft: Draft) -> bool:
    """Whether a noun has no verb but one that tells a draft ("met her at the Summit")."""
    sentence, verb = (
        act.trigger.sentence,
        act.trigger.verb or clauses.clause_verb(act.trigger.sentence, act.trigger.word),
    )
    here = [told.trigger for told in draft.acts if told.trigger.sentence.index == sentence.index]
    return any(verb in (trigger.word, trigger.verb) for trigger in here)


def _meets_some(act: Act, draft: Draft) -> bool:
    """Whether a meeting with some of a sort is told behind one with others ("He had tea with farmers besides")."""
    met = _met(act)
    before = [told for told in _in_text(draft) if not told.trigger.nominal]
    if not before or not met or not all(_is_some(act.trigger.sentence, word) for word in met):
        return False
    sorts = {word.lemma for word in met}
    return not any(sorts & {word.lemma for word in _met(told)} for told in before)


def _met(act: Act) -> list[Word]:
    """Those with whom somebody meets by a verb of meeting."""
    sentence, verb = act.trigger.sentence, act.trigger.word
    if act.trigger.nominal or verb.lemma in words("cues", "verbs", "discussing"):
        return []
    return [*clauses.patients(sentence, verb), *clauses.obliques(sentence, verb, "with")]


def _is_some(sentence: Sentence, word: Word) -> bool:
    """Whether a noun means some of a sort, and nobody in particular ("farmers")."""
    bare = word.part == "NOUN" and "Number=Plur" in word.morphology
    return bare and not sentence.under(word, *DETERMINING)


def _in_text(draft: Draft) -> list[Act]:
    """The tellings of a draft below the headline."""
    return [told for told in draft.acts if not clauses.is_headline(told.trigger.sentence)]


def _is_beside(act: Act, other: Act) -> bool:
    """Whether a noun tells what another act of its sentence stands beside, prepares or is about."""
    sentence, noun = act.trigger.sentence, act.trigger.word
    if not act.trigger.nominal or sentence.index != other.trigger.sentence.index:
        return False
    if act.frame.kind is other.frame.kind is Kind.VISIT:
        return False
    verb = other.trigger.verb
    tops = [other.trigger.word, *([verb] if verb is not None and verb != act.trigger.verb else [])]
    return any(_leads_away(sentence, link, top) for top in tops for link in _links(sentence, noun, top))


def _links(sentence: Sentence, noun: Word, top: Word) -> Iterator[Word]:
    """The words from a noun up to another under which it hangs, that one left out; none where it hangs elsewhere."""
    found = [noun]
    for head in sentence.ancestors(noun):
        if head.index == top.index:
            yield from found
            return
        found.append(head)


def _leads_away(sentence: Sentence, link: Word, top: Word) -> bool:
    """Whether one step from a noun up to an act shows that the noun is another occasion."""
    head = sentence.words[link.head]
    if link.role in CARRIED:
        return head.lemma in words("cues", "verbs", "discussing")
    if link.role not in PHRASES:
        return False
    if link.preposition == "of":
        return head.lemma in words("cues", "verbs", "margins")
    return link.preposition not in words("cues", "occasions", "within") or not _is_direct(sentence, head, top)


def _is_direct(sentence: Sentence, head: Word, top: Word) -> bool:
    """Whether a phrase hangs under an act itself, or under somebody who is told with it."""
    if head.index == top.index or head.part == "PROPN":
        return True
    return head.head == top.index and head.preposition == "with"


def _has_other_name(act: Act, draft: Draft) -> bool:
    """Whether both have names, and no word of them in common ("the Quad Summit", "the COVID-19 Summit")."""
    own = name_of(act)
    if not own:
        return False
    others = [told for told in draft.acts if name_of(told)]
    if not others or any(_share(act, other) for other in others):
        return False
    return not act.parties & draft.parties & organisations().keys()


def _share(one: Act, other: Act) -> bool:
    """Whether two names have a word in common, or one holds the initials of the other's words."""
    if set(name_of(one)) & set(name_of(other)):
        return True
    first, second = tuple(_capitals(one)), tuple(_capitals(other))
    return any(_abbreviates(word, second) for word in first) or any(_abbreviates(word, first) for word in second)


def _abbreviates(word: str, name: tuple[str, ...]) -> bool:
    return len(word) > 1 and word in "".join(each[0] for each in name)


def name_of(act: Act) -> tuple[str, ...]:
    """What tells an occasion from others: words with capitals in front of its noun, without those of any summit."""
    return tuple(part for part in _capitals(act) if part not in words("cues", "occasions", "general"))


def _capitals(act: Act) -> Iterator[str]:
    """The words with capitals in front of a noun that tells an act, in small letters."""
    sentence, noun = act.trigger.sentence, act.trigger.word
    if not act.trigger.nominal or clauses.is_headline(sentence):
        return  # every word of a headline may have a capital
    before = [word for child in sentence.under(noun, *NAMING) for word in sentence.subtree(child)]
    people = {index for name in sentence.names if name.label == "PERSON" for index in range(name.first, name.last)}
    named = [word for word in before if word.index < noun.index and word.index not in people and _is_name(word)]
    parts = (part for word in named for part in word.text.lower().replace("/", "-").split("-"))
    yield from (part for part in parts if part)


def _is_name(word: Word) -> bool:
    return word.text[:1].isupper() and word.index > 0 and word.part in ("PROPN", "NOUN", "ADJ", "NUM")
