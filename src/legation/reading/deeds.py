"""What sort of deed an act is, by what it is done to: one state may do several deeds of a type to another."""

from __future__ import annotations

from legation.knowledge.word_lists import table
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.draft import Draft


def is_other_deed(act: Act, draft: Draft) -> bool:
    """Whether an act is told of other things than all tellings of a draft ("expelled envoys", "froze the assets")."""
    here = _sorts(act)
    return bool(here) and all((there := _sorts(told)) and not here & there for told in draft.acts)


def _sorts(act: Act) -> frozenset[str]:
    """The sorts of deed of its type that an act may be; none where its words do not tell."""
    sorts = table("deeds").get(act.type.value, {})
    told = _told(act)
    return frozenset(sort for sort, listed in sorts.items() if told & set(listed))


def _told(act: Act) -> frozenset[str]:
    """The lemmas of what an act is done to, and of a noun that tells it."""
    sentence, word = act.trigger.sentence, act.trigger.word
    if act.trigger.nominal:
        return frozenset({act.trigger.name, word.lemma})
    return frozenset(
        each.lemma for patient in clauses.patients(sentence, word) for each in (patient, *sentence.conjuncts(patient))
    )
