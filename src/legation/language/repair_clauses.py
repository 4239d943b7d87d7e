"""Mending clauses that a small parser takes apart: joined and broken verbs, clefts, and days told in a row.

A clause of saying between commas, behind a helper, breaks the verb for the parser: in "Kuwait would not, the ministry
said, be lending more" it is the ministry that would not. The helper and its subject go to the verb behind the aside.

"What Chad did not do was send troops" tells what Chad did not send: the verb behind "was" takes subject and helpers.

In "for the third day running soldiers fired", nobody runs; in "North Korea test-fired a rocket", no test fired it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.language.tree import Role, Word

#: Helpers that open a verb of two or more words.
HELPERS = frozenset(
    {"will", "would", "has", "have", "had", "may", "might", "could", "can", "should", "must", "did", "does"}
)
FORMS = frozenset({"is", "are", "was", "were"})
NOT = frozenset({"not", "n't", "n’t", "never"})
#: What may stand between an aside and the verb that goes on behind it.
BETWEEN = frozenset({"be", "been", "being", "not", "also", "still", "soon", "again"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({Role.SUBJECT, Role.PASSIVE_SUBJECT})
HELPING = frozenset({Role.AUXILIARY, Role.PASSIVE_AUXILIARY})
#: What opens a cleft, the verb that stands in it for the one told behind, and what may stand in front of that one.
OPENERS = frozenset({"what", "all"})
DOING = frozenset({"do", "did", "done", "does"})
EMPTY = frozenset({"to", "that"})
#: How far the verb of a cleft may stand behind what opens it, in words.
LONGEST = 25
NOUNS = frozenset({"NOUN", "PROPN"})
RELATIVE = frozenset({"who", "which", "whose", "where"})


def with_whole_clauses(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with verbs made whole that an aside breaks, with clefts and days in a row understood."""
    mended = _with_relative_asides(_with_clefts(_with_unbroken_verbs(_with_joined_verbs(words))))
    return _with_far_objects(_with_turned_conditions(_with_days_in_a_row(mended)))


def _hung(words: tuple[Word, ...], changed: dict[int, Word]) -> tuple[Word, ...]:
    """The words with some changed; as they were where that would leave no tree."""
    mended = tuple(changed.get(word.index, word) for word in words)
    return mended if all(_reaches_root(mended, word) for word in changed.values()) else words


def _reaches_root(words: Sequence[Word], word: Word) -> bool:
    """Whether the heads above a word lead to a root."""
    for _ in words:
        if word.head == word.index:
            return True
        word = words[word.head]
    return False


# --- joined verbs ----------------------------------------------------------------------------------------------------


def _with_joined_verbs(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with the noun in a verb written with a hyphen as its adverb, and the name in front as its subject."""
    for noun, hyphen, verb in zip(words, words[1:], words[2:], strict=False):
        joined = hyphen.text == "-" and hyphen.start == noun.end and verb.start == hyphen.end
        if joined and noun.head == verb.index and noun.role in SUBJECTS and noun.text.islower() and noun.tag == "NN":
            words = _joined(words, noun, verb)
    return words


def _joined(words: tuple[Word, ...], noun: Word, verb: Word) -> tuple[Word, ...]:
    """The last name in front of the noun as the subject of the verb, the noun as its adverb."""
    names = [word for word in words[: noun.index] if word.head == noun.index and word.part in NOUNS]
    if not names:
        return words
    changed = {w.index: replace(w, head=names[-1].index) for w in words if w.head == noun.index and w is not names[-1]}
    changed[names[-1].index] = replace(names[-1], head=verb.index, role=Role.SUBJECT)
    changed[noun.index] = replace(noun, head=verb.index, role=Role.ADVERB)
    return _hung(words, changed)


# --- broken verbs ----------------------------------------------------------------------------------------------------


def _with_unbroken_verbs(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with each helper under the verb that goes on behind an aside."""
    for helper in words:
        behind = helper.index + 1
        negated = behind < len(words) and words[behind].text.lower() in NOT
        comma = behind + negated
        if helper.text.lower() in HELPERS and comma < len(words) and words[comma].text == ",":
            words = _unbroken(words, helper, comma)
    return words


def _unbroken(words: tuple[Word, ...], helper: Word, comma: int) -> tuple[Word, ...]:
    """The words with a helper and its subject under the verb behind the aside that opens with a comma."""
    end = next((word.index for word in words[comma + 1 :] if word.text == ","), len(words))
    verb = next((word for word in words[end + 1 :] if word.text.lower() not in BETWEEN), None)
    saying = _saying(words, comma, end)
    if verb is None or saying is None or verb.part != "VERB" or helper.head == verb.index:
        return words
    if any(word.head == verb.index and word.role in SUBJECTS for word in words):
        return words
    broken = {helper.index, saying.index, verb.index}
    top = next((words[at] for at in broken if words[at].head not in broken or words[at].head == at), None)
    return words if top is None else _whole(words, helper, verb, saying, top)


def _saying(words: Sequence[Word], comma: int, end: int) -> Word | None:
    """The finite verb of an aside that has a subject of its own."""
    aside = words[comma + 1 : end]
    subjects = {word.head for word in aside if word.role in SUBJECTS}
    return next((word for word in aside if word.tag in FINITE and word.index in subjects), None)


def _whole(words: tuple[Word, ...], helper: Word, verb: Word, saying: Word, top: Word) -> tuple[Word, ...]:
    """The verb in the place of the highest of the three, with all under it that stands outside the aside."""
    head = verb.index if top.head == top.index else top.head
    role = Role.ROOT if head == verb.index else top.role
    moved = (w for w in words if w.head in (helper.index, saying.index) and not helper.index < w.index < verb.index)
    changed = {w.index: replace(w, head=verb.index) for w in moved}
    negations = (w for w in words[helper.index + 1 : saying.index] if w.text.lower() in NOT)
    changed |= {w.index: replace(w, head=verb.index, role=Role.NEGATION) for w in negations}
    changed[helper.index] = replace(helper, head=verb.index, role=Role.AUXILIARY)
    changed[saying.index] = replace(saying, head=verb.index, role=Role.PARATAXIS)
    changed[verb.index] = replace(verb, head=head, role=role)
    return _hung(words, changed)


# --- clefts ----------------------------------------------------------------------------------------------------------


def _with_clefts(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with the verb of a cleft as the main one ("what Chad did not do was send troops")."""
    if not words or words[0].text.lower() not in OPENERS:
        return words
    for form in words[:LONGEST]:
        before = [word for word in words[1 : form.index] if word.text.lower() in DOING]
        verb = next((word for word in words[form.index + 1 :] if word.text.lower() not in EMPTY), None)
        if form.text.lower() in FORMS and before and verb is not None and verb.tag == "VB":
            return _uncleft(words, before[-1], form, verb)
    return words


def _uncleft(words: tuple[Word, ...], doing: Word, form: Word, verb: Word) -> tuple[Word, ...]:
    """The verb behind "was" with the subject, the helpers and the phrases of "do"."""
    heads = {0, doing.index, form.index, verb.index, words[doing.index].head}
    subject = next((w for w in words[1 : doing.index] if w.role in SUBJECTS and w.part in NOUNS), None)
    if subject is None:
        return words
    changed = {w.index: replace(w, head=verb.index) for w in words if w.head in heads and w.index != w.head}
    changed |= {at: replace(words[at], head=verb.index, role=Role.OTHER) for at in (0, form.index, doing.index)}
    if doing.text.lower() in ("did", "does"):
        changed[doing.index] = replace(doing, head=verb.index, role=Role.AUXILIARY)
    changed[subject.index] = replace(subject, head=verb.index, role=Role.SUBJECT)
    changed |= {
        w.index: replace(w, head=verb.index, role=Role.NEGATION)
        for w in words[subject.index : doing.index]
        if w.text.lower() in NOT
    }
    empty = [word for word in (words[1], words[form.index + 1]) if word.text.lower() in EMPTY]
    changed |= {word.index: replace(word, head=verb.index, role=Role.OTHER) for word in empty}
    changed[verb.index] = replace(verb, head=verb.index, role=Role.ROOT)
    return _hung(words, changed)


# --- relative clauses in front of the verb ---------------------------------------------------------------------------


def _with_relative_asides(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with the verb behind a relative clause as the main one, where the clause's came out as that.

    "Oman, whose council is sitting, has threatened to leave": it is Oman that threatened.
    """
    for noun, comma, relative in zip(words, words[1:], words[2:], strict=False):
        inner = words[noun.head]
        lost = noun.part in NOUNS and noun.role not in SUBJECTS and inner.head == inner.index and inner is not noun
        if lost and comma.text == "," and relative.text.lower() in RELATIVE and inner.index > relative.index:
            verb = next((word for word in words[inner.index + 1 :] if _goes_on(words, inner, word)), None)
            return words if verb is None else _with_main(words, noun, inner, verb)
    return words


def _goes_on(words: Sequence[Word], inner: Word, verb: Word) -> bool:
    """Whether a verb joined to another by a comma alone has no subject of its own."""
    helpers = [w.index for w in words if w.head == verb.index and w.role in HELPING]
    first = min((*helpers, verb.index))
    own = any(w.head == verb.index and w.role in SUBJECTS for w in words)
    joined = verb.head == inner.index and verb.role in (Role.CONJUNCT, Role.PARATAXIS) and verb.part == "VERB"
    return joined and not own and words[first - 1].text == ","


def _with_main(words: tuple[Word, ...], noun: Word, inner: Word, verb: Word) -> tuple[Word, ...]:
    """The verb as the main one, with the noun as its subject and the first verb in a clause under that."""
    changed = {w.index: replace(w, head=verb.index) for w in words if w.head == inner.index and w.index > verb.index}
    changed[noun.index] = replace(noun, head=verb.index, role=Role.SUBJECT)
    changed[inner.index] = replace(inner, head=noun.index, role=Role.RELATIVE_CLAUSE)
    changed[verb.index] = replace(verb, head=verb.index, role=Role.ROOT)
    return _hung(words, changed)


# --- days in a row ---------------------------------------------------------------------------------------------------


def _with_days_in_a_row(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with "running" behind a time counted by an ordinal as its adverb, and no verb."""
    for running in words[2:]:
        time = words[running.index - 1]
        counted = any(word.head == time.index and word.tag == "JJ" for word in words[: time.index])
        if running.text.lower() == "running" and running.tag == "VBG" and time.preposition == "for" and counted:
            words = _in_a_row(words, running, time)
    return words


def _in_a_row(words: tuple[Word, ...], running: Word, time: Word) -> tuple[Word, ...]:
    """The time under the verb that "running" stood under, with the nouns behind as subject where that has none."""
    top = running.head == running.index
    above = _past_below(words, running) if top else words[running.head]
    if above is None:
        return words
    taken = any(w.head == above.index and w.role in SUBJECTS and w.index != running.index for w in words)
    role = Role.SUBJECT if not taken else Role.OBLIQUE
    changed = {w.index: replace(w, head=above.index) for w in words if w.head == running.index}
    changed |= {at: replace(w, role=role) for at, w in changed.items() if w.role is Role.OBJECT}
    changed[time.index] = replace(time, head=above.index, role=Role.OBLIQUE)
    changed[running.index] = replace(running, head=time.index, role=Role.ADVERB, part="ADV", tag="RB", lemma="running")
    if top:
        changed[above.index] = replace(above, head=above.index, role=Role.ROOT)
    return _hung(words, changed)


def _past_below(words: Sequence[Word], running: Word) -> Word | None:
    """The verb that the tree hangs under "running"; one that came out as a participle without a helper is a past."""
    below = (word for word in words if word.head == running.index and word is not running)
    verb = next((word for word in below if word.tag in FINITE or word.tag == "VBN"), None)
    if verb is None or verb.tag != "VBN":
        return verb
    helped = any(word.head == verb.index and word.role in HELPING for word in words)
    return None if helped else replace(verb, tag="VBD")


# --- turned conditions -----------------------------------------------------------------------------------------------


def _with_turned_conditions(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with the infinitive of a turned condition as its verb ("Were Chile and Peru to sign, ...")."""
    noun = words[words[0].head] if words and words[0].text.lower() == "were" else None
    end = next((word.index for word in words if word.text == ","), 0)
    verb = next((word for word in words[:end] if word.tag == "VB" and words[word.index - 1].text.lower() == "to"), None)
    if noun is None or verb is None or verb.head != noun.index or noun.head in (noun.index, verb.index):
        return words
    changed = {w.index: replace(w, head=verb.index) for w in words if w.head == noun.index and w.index > verb.index}
    changed[0] = replace(words[0], head=verb.index, role=Role.AUXILIARY)
    changed[verb.index] = replace(verb, head=noun.head, role=Role.ADVERBIAL_CLAUSE)
    changed[noun.index] = replace(noun, head=verb.index, role=Role.SUBJECT)
    return _hung(words, changed)


# --- objects behind an aside -----------------------------------------------------------------------------------------


def _with_far_objects(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with a noun behind an aside as the object of the verb in front ("reached, after a year, an accord")."""
    taken = {word.head for word in words if word.role in (Role.OBJECT, Role.COMPLEMENT, Role.OPEN_COMPLEMENT)}
    joined = {word.head for word in words if word.role is Role.COORDINATOR}
    changed = {
        noun.index: replace(noun, role=Role.OBJECT)
        for noun in words
        if noun.role in (Role.CONJUNCT, Role.PARATAXIS) and noun.part == "NOUN" and noun.index not in joined
        if noun.head not in taken and _is_cut_off(words, words[noun.head], noun)
    }
    return _hung(words, changed) if changed else words


def _is_cut_off(words: Sequence[Word], verb: Word, noun: Word) -> bool:
    """Whether commas close in on a phrase with a preposition between an active verb and a noun, and on nothing else."""
    own = [w.index for w in words[: noun.index] if w.head == noun.index and w.role is not Role.PUNCTUATION]
    first = min(own, default=noun.index)
    inside = words[verb.index + 1 : first]
    if (
        verb.tag not in ("VBD", "VBZ", "VBP", "VB")
        or len(inside) < 4
        or inside[0].text != ","
        or inside[-1].text != ","
    ):
        return False
    opened = any(word.role is Role.DETERMINER and word.head == noun.index for word in words)
    return opened and inside[1].tag == "IN" and sum(word.text == "," for word in inside) == 2
