"""The status of an event considered once more: rules give it, and signs learned from labelled articles may turn it.

Rules read the words of one telling. What readers make of an act hangs on more than that: on its type, on what its
clause hangs under, on how the other tellings have it, on its date, on what the network makes of its word. A multinomial
logistic regression weighs these signs, each of which a reader can name; the status of the rules is one of them. Its
weights lie in `knowledge/data/status_signs.csv`; `training/statuses.py` learns them. Only a status that is likelier
than that of the rules by `MARGIN` takes its place; what is called off or denied is told in words that rules know
better, and is left to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import exp

from legation.knowledge import signs as signs_table
from legation.language.tree import Role, Sentence, Word
from legation.model import Interval, Status
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.detected import STATUSES
from legation.reading.draft import Draft
from legation.reading.likely import SHORT, determiner, level, position

TABLE = "status_signs.csv"
#: The statuses that are weighed; the others are left to the rules.
WEIGHED = (Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.POSSIBLE)
#: By how much more likely a status must be than that of the rules.
MARGIN = 0.2
#: How far likelihoods are told apart, in log odds.
HIGHEST = 4
#: The parts into which shares of tellings fall.
PARTS = 4
#: Words by which somebody speaks of himself.
SPEAKERS = frozenset({"i", "we", "us", "our", "my"})
#: Words in a sentence that may tell of what is still to come, goes on, or is over; of one, or of a row of several.
NEAR = (
    *("continue", "ongoing", "remain", "still", "since", "longstanding"),
    *("will", "would", "could", "may", "should", "if", "need", "expected", "planned", "upcoming", "next", "commit"),
    *("before", "after", "today", "yesterday", "ahead of", "agreed to", "call for", "look forward"),
)


def reconsidered(drafts: Sequence[Draft], length: int, published: Interval) -> list[Draft]:
    """Drafts with the status that signs make likeliest, where they are sure enough of it.

    A text of a sentence or two is left as the rules read it: the signs are those of articles.

    Args:
        length: how many sentences the article has.
    """
    return list(drafts) if length < SHORT else [_considered(draft, published) for draft in drafts]


def _considered(draft: Draft, published: Interval) -> Draft:
    if draft.status not in WEIGHED:
        return draft
    found = likelihoods(signs_of(draft, published))
    best = max(WEIGHED, key=lambda status: found[status])
    if found[best] - found[draft.status] <= MARGIN or _is_at_odds(draft, best, published):
        return draft
    return replace(draft, weighed=best)


def _is_at_odds(draft: Draft, status: Status, published: Interval) -> bool:
    """Whether the time of an act leaves no room for a status: ahead for what is done, behind for what is planned."""
    if draft.when is None:
        return False
    time = draft.when.interval
    if status in (Status.HAPPENED, Status.ONGOING):
        return time.first is not None and published.last is not None and time.first > published.last
    return time.last is not None and published.first is not None and time.last < published.first


def likelihoods(signs: Sequence[str]) -> dict[Status, float]:
    """How likely these signs make each status that is weighed; together one."""
    odds = {each: signs_table.log_odds(TABLE, [of_status(each, sign) for sign in signs]) for each in WEIGHED}
    highest = max(odds.values())
    raised = {status: exp(value - highest) for status, value in odds.items()}
    return {status: value / sum(raised.values()) for status, value in raised.items()}


def of_status(status: Status, sign: str) -> str:
    """The name under which the table holds what a sign adds to the log odds of a status."""
    return f"{status} if {sign}"


def signs_of(draft: Draft, published: Interval) -> tuple[str, ...]:
    """What speaks for one status or another, as "kind: value"; numbers of things end at a few."""
    act = draft.first
    found = (
        *(signs_table.BIAS,),
        *_of_rules(draft),
        *_of_clause(act),
        *(_of_noun(act) if act.trigger.nominal else ()),
        *_of_sentence(act, draft.status),
        *_of_tellings(draft),
        *_of_time(draft, published),
        *_of_network(draft),
    )
    return tuple(dict.fromkeys(found))


def _of_rules(draft: Draft) -> Iterator[str]:
    """The status that the rules give, of what type and form of act, and by which words."""
    act, status = draft.first, draft.status
    kind = act.type.value
    yield f"rules: {status}"
    yield f"rules: {status} {kind}"
    yield f"type: {kind}"
    yield f"frame: {act.frame.name}"
    yield f"frame: {act.frame.name} {status}"
    yield f"cue: {draft.cue.text.lower() if draft.cue else 'none'}"


def _form(act: Act) -> str:
    return "noun" if act.trigger.nominal else "verb"


def _of_clause(act: Act) -> Iterator[str]:
    """The verb that tells the act or carries its noun: its form, its role, and what stands above it."""
    trigger, sentence = act.trigger, act.trigger.sentence
    anchor = trigger.verb or trigger.word
    if clauses.is_verb(anchor):
        yield f"tag: {anchor.tag} {act.type.value}"
        yield f"verb, form: {_helped(sentence, anchor)}"
        yield f"verb, role: {anchor.role} {anchor.tag}"
    head = sentence.head(anchor)
    if head is not None and anchor.role is not Role.ROOT:
        yield f"under: {anchor.role} {head.lemma}"
    for adverb in sentence.under(anchor, Role.ADVERB):
        yield f"adverb: {adverb.lemma}"


def _helped(sentence: Sentence, verb: Word) -> str:
    """The form of a verb with the words that help it ("VBN has been")."""
    return " ".join([verb.tag, *(word.text.lower() for word in clauses.auxiliaries(sentence, verb))])


def _of_noun(act: Act) -> Iterator[str]:
    """How a noun stands: what determines it, what it is behind, and what is said of it."""
    sentence, noun, kind = act.trigger.sentence, act.trigger.word, act.type.value
    yield f"article: {determiner(sentence, noun)} {kind}"
    yield f"behind: {noun.preposition} {kind}"
    yield f"number: {noun.tag} {kind}"
    for word in sentence.under(noun, Role.ADJECTIVE, Role.COMPOUND):
        yield f"said of it: {word.lemma}"


def _of_sentence(act: Act, status: Status) -> Iterator[str]:
    """Where the sentence stands, who speaks, and which words of time and mood it has."""
    sentence, kind = act.trigger.sentence, act.type.value
    yield f"where: {position(sentence)} {kind}"
    yield f"where: {position(sentence)} {status}"
    if clauses.among(sentence.words, SPEAKERS):
        yield f"speaker: {kind}"
        yield f"speaker: {status}"
    told = f" {sentence.text.lower()} "
    yield from (f"near: {word} {_form(act)}" for word in NEAR if f" {word}" in told)


def _of_tellings(draft: Draft) -> Iterator[str]:
    """What share of the tellings has which status."""
    told = [act.status for act in draft.acts]
    kind = draft.first.type.value
    for status in WEIGHED:
        if status not in told:
            continue
        yield f"told {status}: {round(PARTS * told.count(status) / len(told))}"
        if status is not draft.status:
            yield f"told too: {status} {kind}"
            yield f"told too: {status} {draft.status}"


def _of_time(draft: Draft, published: Interval) -> Iterator[str]:
    """Where an act lies in time as seen from publication."""
    kind = draft.first.type.value
    if draft.when is None:
        yield f"time: none {kind}"
        return
    found = _relation(draft.when.interval, published)
    yield f"time: {found}"
    yield f"time: {found} {kind}"
    yield f"time: {found} {draft.status}"


def _relation(time: Interval, published: Interval) -> str:
    """Whether a time lies before publication, on that day, around it, or ahead of it."""
    if time.first is None or published.day is None:
        return "vague"
    if time.last is not None and time.last < published.day:
        return "past"
    if time.first > published.day:
        return "ahead"
    return "open" if time.last is None else "same" if time.day == published.day else "around"


def _of_network(draft: Draft) -> Iterator[str]:
    """What the network makes of the word that tells the act."""
    act = draft.first
    if not act.statuses:
        return
    for status, likelihood in zip(STATUSES, act.statuses, strict=True):
        if status in WEIGHED:
            yield f"network, {status}: {level(likelihood, HIGHEST)}"
    best = max(zip(act.statuses, STATUSES, strict=True))[1]
    yield f"network: {best}"
    yield f"network: {best} {draft.status}"
    yield f"network: {best} {act.type.value}"
