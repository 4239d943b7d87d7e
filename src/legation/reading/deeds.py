"""What sort of deed an act is, by what it is done to: one state may do several deeds of a type to another."""

from __future__ import annotations

from collections.abc import Iterator

from legation.knowledge.word_lists import table
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.draft import Draft
from legation.reading.manners import adds, stances_of

#: Types of which each measure is an act of its own.
MEASURES = frozenset({EventType.SANCTION, EventType.AID})
#: Types told by how many or how much: other numbers are another act.
COUNTED = MEASURES | {EventType.COERCE, EventType.CONCEDE, EventType.RETREAT}
#: What stands in front of a noun and tells what it means.
TITLES = (Role.COMPOUND, Role.FLAT)
#: The tag of verbs that tell in what a measure consists ("an embargo such as shutting ports and stopping trains").
GERUND = "VBG"
#: How many words in front of a verb may govern it and tell that it adds something ("also took steps to bar").
GOVERNING = 2


def is_other_deed(act: Act, draft: Draft) -> bool:
    """Whether an act is told of other things than all tellings of a draft ("expelled envoys", "froze the assets")."""
    here = _sorts(act)
    return bool(here) and all((there := _sorts(told)) and not here & there for told in draft.acts)


def is_one_more(act: Act, draft: Draft) -> bool:
    """Whether an act is told as one more than a draft's: besides it, beside it in a clause, or of another number."""
    if _is_of_other_number(act, draft):
        return True
    if all(clauses.is_headline(told.trigger.sentence) for told in draft.acts):
        return False
    here = draft.told_in(act.trigger.sentence.index)
    return _is_besides(act) or _counts_others(act, draft) or any(_is_beside(act, told) for told in here)


def _sorts(act: Act) -> frozenset[str]:
    """The sorts of deed of its type that an act may be; none where its words do not tell."""
    sorts = table("deeds").get(act.type.value, {})
    told = _told(act)
    return stances_of(act) | {sort for sort, listed in sorts.items() if told & set(listed)}


def _told(act: Act) -> frozenset[str]:
    """The lemmas of what an act is done to, and of a noun that tells it."""
    sentence, word = act.trigger.sentence, act.trigger.word
    if act.trigger.nominal:
        return frozenset({act.trigger.name, word.lemma})
    return frozenset(name for patient in clauses.patients(sentence, word) for name in _named(sentence, patient))


def _named(sentence: Sentence, patient: Word) -> Iterator[str]:
    """The lemmas of what something is done to, of what stands beside it, and of titles before a name."""
    for each in (patient, *sentence.conjuncts(patient)):
        yield each.lemma
        if each.part == "PROPN":
            yield from (word.text.lower() for word in sentence.under(each, *TITLES) if word.index < each.index)


def _is_besides(act: Act) -> bool:
    """Whether a clause tells a measure as one that is added to others ("In addition, Canada is barring")."""
    sentence, verb = act.trigger.sentence, act.trigger.verb
    if act.type is not EventType.SANCTION or verb is None or act.trigger.nominal and not act.trigger.is_object:
        return False
    return any(adds(sentence, each) for each in _governing(sentence, verb))


def _governing(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """A verb, and those above it as far as it is an infinitive or a gerund."""
    for _ in range(GOVERNING + 1):
        yield verb
        head = sentence.head(verb)
        if head is None or clauses.is_finite(sentence, verb):
            return
        verb = head


def _is_of_other_number(act: Act, draft: Draft) -> bool:
    """Whether one tells a single test of arms, and the other several ("the launch", "its launches this year")."""
    told = (act, *draft.acts)
    if act.type is not EventType.MOBILIZE or not all(each.trigger.nominal for each in told):
        return False
    tests = not _told(act).isdisjoint(table("deeds")[act.type.value]["tests"])
    return tests and all(_is_plural(each) != _is_plural(act) for each in draft.acts)


def _is_plural(act: Act) -> bool:
    return "Number=Plur" in act.trigger.word.morphology


def _is_beside(act: Act, told: Act) -> bool:
    """Whether two verbs side by side tell two measures ("expelled the envoy and froze trade")."""
    sentence, verb, other = act.trigger.sentence, act.trigger.verb, told.trigger.verb
    if act.type not in MEASURES or sentence.index != told.trigger.sentence.index or verb is None or other is None:
        return False
    if verb.tag == GERUND:
        return False
    return any(each.index == verb.index for each in sentence.conjuncts(other)) and bool(_things(act) and _things(told))


def _things(act: Act) -> frozenset[str]:
    """What an act is done to, or the noun that tells it, where a verb carries it."""
    return _told(act) if not act.trigger.nominal or act.trigger.is_object else frozenset()


def _counts_others(act: Act, draft: Draft) -> bool:
    """Whether an act counts what it is done to, and no telling that counts has the same number."""
    if act.type not in COUNTED or not (here := _numbers(act)):
        return False
    told = (each for each in draft.acts if not clauses.is_headline(each.trigger.sentence))
    counted = [numbers for each in told if (numbers := _numbers(each))]
    return bool(counted) and not any(here & numbers for numbers in counted)


def _numbers(act: Act) -> frozenset[str]:
    """The numbers of what an act is done to, each as its words."""
    sentence, word = act.trigger.sentence, act.trigger.word
    tops = [word] if act.trigger.nominal else clauses.patients(sentence, word)
    things = [each for top in tops for each in (top, *sentence.conjuncts(top))]
    counts = [number for thing in things for number in sentence.under(thing, Role.NUMBER)]
    return frozenset(" ".join(part.text.lower() for part in sentence.subtree(count)) for count in counts)
