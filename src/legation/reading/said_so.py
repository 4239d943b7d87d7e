"""What the words of an act themselves say of which act it is: the last one, the one at hand, the one it is called."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Kind, Status
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.draft import Draft, is_predicate, with_whole

#: How many take part where two meet.
PAIR = 2
#: What stands for an act told before ("It will be the third such dialogue"), and how many sentences before.
POINTING = frozenset({"it", "this", "that"})
BACK = 1


def says_so(act: Act, draft: Draft) -> bool:
    """Whether the words themselves say that an act is what a draft tells."""
    if act.type not in draft.types:
        return False
    return _is_at_hand(act, draft) or is_said_to_be(act, draft) or is_named_by_place(act, draft)


def is_said_to_be(act: Act, draft: Draft) -> bool:
    """Whether a draft's noun, or "it", is said to be what an act tells ("The meeting was the third round of talks")."""
    sentence, noun = act.trigger.sentence, act.trigger.word
    if not act.trigger.nominal:
        return _is_ranked(act) and act.parties == draft.parties and any(draft.told_in(sentence.index))
    if act.type is not draft.first.type or not is_predicate(act):
        return False
    subjects = [word for each in with_whole(sentence, noun) for word in sentence.under(each, Role.SUBJECT)]
    if clauses.among(subjects, POINTING):
        return act.parties <= draft.parties and _was_just_told(act, draft)
    told = (told.trigger for told in draft.acts if told.trigger.sentence.index == sentence.index)
    return any(trigger.nominal and trigger.word in subjects for trigger in told)


def _is_ranked(act: Act) -> bool:
    """Whether an infinitive tells of which acts somebody's is the first ("landed in Lima, the first Pope to do so")."""
    sentence, verb = act.trigger.sentence, act.trigger.word
    noun = sentence.head(verb) if verb.role is Role.NOUN_CLAUSE else None
    if noun is None or noun.role not in (Role.PARATAXIS, Role.APPOSITION):
        return False
    return bool(clauses.among(sentence.under(noun, Role.ADJECTIVE), words("cues", "status", "ranks")))


def is_named_by_place(act: Act, draft: Draft) -> bool:
    """Whether a meeting is named by where a draft was held ("the Cairo talks"), and no other side is told."""
    if act.type is not EventType.CONSULT or not act.trigger.nominal or draft.where is None or len(set(act.source)) > 1:
        return False
    named = act.trigger.sentence.under(act.trigger.word, Role.COMPOUND)
    town = draft.where.span.text
    return any(word.text == town for word in named) and not act.another


def _was_just_told(act: Act, draft: Draft) -> bool:
    """Whether "it" can mean what a draft tells: told last in front of it, and a visit only where it is called one."""
    last = draft.acts[-1]
    near = act.trigger.sentence.index - BACK <= last.trigger.sentence.index and last.span.end <= act.span.start
    return near and (act.frame.kind is Kind.VISIT) == (draft.first.frame.kind is Kind.VISIT)


def _is_at_hand(act: Act, draft: Draft) -> bool:
    """Whether those whose meeting the headline tells speak of it to each other ("a frank discussion with you")."""
    head = draft.acts[0]
    if act.type is not EventType.CONSULT or head.type is not act.type or act.frame.kind is not Kind.MEETING:
        return False
    if not clauses.is_headline(head.trigger.sentence) or head.frame.kind is not Kind.MEETING:
        return False
    if not head.parties or act.parties != head.parties or is_former(act):
        return False
    return _is_said_to_other(act) or _is_said_of_other(act, head)


def _is_said_of_other(act: Act, head: Act) -> bool:
    """Whether somebody says that he is seeing the other of the headline now, by whatever name he calls him."""
    names = {person.name for person in act.people} & {person.name for person in head.people}
    return len(names) >= PAIR and act.status is Status.ONGOING and not act.trigger.nominal


def _is_said_to_other(act: Act) -> bool:
    """Whether an act's own phrase says "you", a noun's also "our", of what is not over, or of today."""
    trigger = act.trigger
    tops = {trigger.word, trigger.verb or trigger.word}
    near = {word.text.lower() for top in tops for word in _own_words(trigger.sentence, top)}
    said = words("titles", "references", "second")
    if trigger.nominal:
        said |= words("titles", "references", "first")
    today = act.when is not None and act.when.span.text.lower() in words("cues", "sessions", "at_hand")
    return bool(near & said) and (act.status is not Status.HAPPENED or today)


def _own_words(sentence: Sentence, top: Word) -> list[Word]:
    """Those with whom something is done, to whom it is done, and whose it is."""
    return [
        *clauses.patients(sentence, top),
        *clauses.obliques(sentence, top, "with"),
        *sentence.under(top, Role.POSSESSOR),
    ]


def is_former(act: Act) -> bool:
    """Whether a noun tells of a session before the one that the article is about ("the last meeting")."""
    return bool(former(act))


def former(act: Act) -> frozenset[str]:
    """The words before a noun that tell a session before the one at hand ("the last meeting")."""
    return told_apart(act) & words("cues", "sessions", "former")


def told_apart(act: Act) -> frozenset[str]:
    """The words before a noun that tell another session than the one at hand ("the last meeting", "the next round")."""
    noun = act.trigger.word
    before = (Role.ADJECTIVE, Role.DETERMINER)
    adjectives = act.trigger.sentence.under(noun, *before) if act.trigger.nominal else []
    other = words("cues", "sessions", "former") | words("cues", "sessions", "other")
    if act.type is EventType.CONSULT:
        other |= words("cues", "sessions", "more")
    if "Number=Plur" not in noun.morphology:
        other |= words("cues", "sessions", "another")
    return frozenset(word.lemma for word in adjectives) & other
