"""In what manner an act is told: two tellings in one manner, of the same sides, are one act."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.draft import Draft

#: The ways to take another's side that an act may have.
STANCES = ("greetings", "thanks", "backing", "mourning")
#: Those that reports tell anew for each reason ("thanked Mali for its troops, and expressed gratitude for its vote").
OF_REASONS = frozenset({"thanks"})
#: How many words behind an act's word still tell what it is about.
REACH = 12


def in_one_manner(act: Act, draft: Draft) -> bool:
    """Whether an act of the same sides is told as a draft is: the same stance, the same tie, or so many of the same."""
    sentence = act.trigger.sentence
    if any(adds(sentence, verb) for verb in clauses.clause_chain(sentence, _verb(act))):
        return False
    if act.type is EventType.SUPPORT:
        return _is_one_stance(act, draft)
    if act.type is not EventType.AGREE:
        return False
    if any(_counted(act) & _counted(told) for told in draft.acts):
        return True
    return _is_spoken(act) and _is_of_ties(act) and any(map(_is_of_ties, draft.acts))


def stances_of(act: Act) -> frozenset[str]:
    """The manners in which an act takes another's side."""
    if act.type is not EventType.SUPPORT:
        return frozenset()
    told = {act.trigger.word.lemma, act.trigger.name}
    return frozenset(stance for stance in STANCES if told & words("cues", "stances", stance))


def adds(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells something as added to what was told ("In addition, Canada is barring", "also thanked")."""
    adverbs = {word.text.lower() for word in sentence.under(verb, Role.ADVERB)}
    phrases = {word.lemma for word in clauses.obliques(sentence, verb, "in", "on")}
    return bool(adverbs & words("cues", "sessions", "besides") or phrases & words("cues", "sessions", "adding"))


def _is_one_stance(act: Act, draft: Draft) -> bool:
    """Whether an act takes the side of just those whose side a draft takes, in one of its manners ("we thank you")."""
    if not act.target or set(act.target) != set(draft.target):
        return False
    here = stances_of(act) if _is_spoken(act) else stances_of(act) - OF_REASONS
    return any(here & stances_of(told) for told in draft.acts)


def _is_of_ties(act: Act) -> bool:
    """Whether somebody commits himself to close ties, and to nothing more ("looks forward to deepening relations")."""
    signed = act.trigger.nominal or act.trigger.word.lemma in words("cues", "stances", "signing")
    return not signed and any(word.lemma in words("cues", "stances", "ties") for word in _behind(act))


def _counted(act: Act) -> frozenset[tuple[str, str]]:
    """What an act's words count, each with its number ("350 tonnes")."""
    sentence = act.trigger.sentence
    things = [word for word in _behind(act) if word.part == "NOUN"]
    found = [(number, thing) for thing in things for number in sentence.under(thing, Role.NUMBER)]
    return frozenset((number.text, thing.lemma) for number, thing in found if len(number.text) > 1)


def _behind(act: Act) -> list[Word]:
    """The words of an act's phrase shortly behind its own."""
    sentence, word = act.trigger.sentence, _verb(act)
    return [each for each in sentence.subtree(word) if word.index < each.index <= word.index + REACH]


def _verb(act: Act) -> Word:
    return act.trigger.verb or act.trigger.word


def _is_spoken(act: Act) -> bool:
    """Whether somebody says in his own words what he does ("we thank you")."""
    subject = clauses.subject(act.trigger.sentence, _verb(act))
    return subject is not None and subject.text.lower() in words("titles", "references", "first")
