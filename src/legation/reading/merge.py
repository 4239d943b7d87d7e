"""One event an act: the tellings of one act within an article are brought together."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, chain

from legation.language.tree import Role
from legation.model import SYMMETRIC, EventType, Kind, Source, Span, Status
from legation.reading import clauses
from legation.reading.act import Act, Origin, Told
from legation.reading.complete import completed, guessed, replied_to
from legation.reading.draft import Draft
from legation.reading.focus import Focus
from legation.reading.groups import is_definite
from legation.reading.met import Meetings, done_by_group
from legation.reading.nearby import Nearby
from legation.reading.occasions import is_other_occasion
from legation.reading.retold import (
    guess_tells_again,
    other_session,
    referred,
    same_time,
    tells_again,
)
from legation.reading.said_so import is_former, is_named_by_place, says_so
from legation.reading.spoken_turns import is_first_person

#: How many events back a telling is compared, and how many tellings an event keeps: more than any article has, so that
#: time stays linear for texts that are none.
FARTHEST = 200
MOST_TELLINGS = 100
#: How many sentences away an event may be told that an act with guessed parties tells once more.
REACH = 12
#: How many there are on the sides of an act, where there are no more than must be.
PAIR = 2
#: What a later telling of a plan as known may say that leaves it undone.
UNDONE = (Status.CANCELLED, Status.DENIED)


#: An act with its sources, and the ordinal of its session where one is told.
Telling = tuple[Act, tuple[Source, ...], int | None]


def merged(acts: Sequence[Telling], main: Sequence[str], *, chosen: bool = False) -> list[Draft]:
    """The acts of an article, in order, as one draft for each event; references to what is not told are guesses.

    Args:
        acts: each act with its sources and the ordinal of its session ("second"), where one is told.
        main: the two states that the article names most.
        chosen: whether the text is so short that somebody chose it for what it tells: an act counts there though
            nobody knows who acts, where it is known towards whom.
    """
    known, _ = _together(acts)
    focus, known_by = Focus.of(known), Nearby.of(known)
    meetings = Meetings.of(known)
    done = ((done_by_group(act, meetings), sources, ordinal) for act, sources, ordinal in acts)
    filled = [(completed(act, known_by, focus), sources, ordinal) for act, sources, ordinal in done]
    drafts, left = _together(filled)
    drafts_by = Nearby.of(drafts)
    guesses = (
        (guessed(act, drafts_by, main, focus.centre, chosen=chosen), sources, ordinal)
        for act, sources, ordinal in _apart(left, acts)
    )
    doubtful = [(act, sources, ordinal) for act, sources, ordinal in guesses if act is not None]
    more, _ = _together(list(_not_told(doubtful, drafts)))
    return _with_replies(list(_with_sides_of_first(_in_order(drafts, more))))


def _with_replies(drafts: list[Draft]) -> list[Draft]:
    """Drafts with the other side of each refusal that replies to an act whose own sides were first guessed."""
    open_ = [draft for draft in drafts if draft.first.type is EventType.REJECT and draft.source and not draft.target]
    if not open_:
        return drafts
    nearby = Nearby.of(drafts)
    filled = {id(draft): replace(draft, acts=_replying(draft, nearby)) for draft in open_}
    return [filled.get(id(draft), draft) for draft in drafts]


def _replying(draft: Draft, nearby: Nearby) -> tuple[Act, ...]:
    """The acts of a refusal of nobody known, the first as one of what was asked or charged right before."""
    first = draft.acts[0]
    known = not first.lacks or first.target or first.told[1] is Told.STRANGER
    found = () if known else replied_to(first, nearby)
    told = replace(first, target=found, lacks=False, origin=Origin.ANSWERED) if found else first
    return (told, *draft.acts[1:])


def _with_sides_of_first(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts in which one more act of a sort has the sides of the first where its own words tell fewer."""
    if not any(draft.acts[0].another for draft in drafts):
        yield from drafts
        return
    told = {act.span: draft for draft in reversed(drafts) for act in draft.acts}
    for draft in drafts:
        act = draft.acts[0]
        if not act.another or act.meant is None:
            yield draft
            continue
        first = told.get(act.meant, draft)
        if draft.parties < first.parties and (len(draft.parties) < PAIR or not draft.source):
            act = replace(act, source=first.source, target=first.target)
        if act.source:
            yield replace(draft, acts=(act, *draft.acts[1:]))


def _not_told(guesses: Sequence[Telling], drafts: list[Draft]) -> Iterator[Telling]:
    """Those guesses that tell no event known once more; the others are added to the nearest event that they tell."""
    told = _by_sentence(drafts)
    for act, sources, ordinal in guesses:
        fitting = (at for at in _nearest(act, told) if guess_tells_again(act, ordinal, drafts[at]))
        found = next(fitting, None)
        if found is None:
            yield act, sources, ordinal
            continue
        drafts[found] = _joined_in_order(drafts[found], replace(act, refers=True), sources, ordinal)
        told[act.trigger.sentence.index].add(found)


def _by_sentence(drafts: Sequence[Draft]) -> defaultdict[int, set[int]]:
    """The numbers of the drafts that each sentence tells."""
    told: defaultdict[int, set[int]] = defaultdict(set)
    for at, draft in enumerate(drafts):
        for act in draft.acts:
            told[act.trigger.sentence.index].add(at)
    return told


def _joined_in_order(draft: Draft, act: Act, sources: tuple[Source, ...], ordinal: int | None) -> Draft:
    """A draft with one more telling, set in where the text has it."""
    joined = _joined(draft, act, sources, ordinal)
    return replace(joined, acts=tuple(sorted(joined.acts, key=lambda each: each.span.start)))


def _nearest(act: Act, told: Mapping[int, Collection[int]]) -> list[int]:
    """The numbers of the drafts told near an act, the nearest first.

    Args:
        told: the numbers of the drafts that each sentence tells.
    """
    here, gaps = act.trigger.sentence.index, dict[int, int]()
    for gap in range(REACH + 1):
        for index in (here - gap, here + gap):
            for at in told.get(index, ()):
                gaps.setdefault(at, gap)
    return sorted(gaps, key=lambda at: (gaps[at], at))


def _in_order(drafts: Sequence[Draft], more: Sequence[Draft]) -> list[Draft]:
    """Drafts with those that are guesses set in where they are first told; the others keep their order."""
    latest = list(accumulate((draft.acts[-1].span.start for draft in drafts), max))
    before: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in more:
        before[bisect_right(latest, draft.acts[0].span.start)].append(draft)
    rows = ([*before[at], draft] for at, draft in enumerate(drafts))
    return [*chain.from_iterable(rows), *before[len(drafts)]]


def _together(acts: Sequence[Telling]) -> tuple[list[Draft], list[Telling]]:
    """Acts as drafts, and those left that are no event and mean none."""
    drafts: list[Draft] = []
    left: list[Telling] = []
    for told in acts:
        act, sources, ordinal = told
        at = _same(act, ordinal, drafts)
        if at is not None:
            drafts[at] = _joined(drafts[at], act, sources, ordinal)
        elif _is_event(act):
            drafts.append(Draft(acts=(act,), sources=sources, ordinal=ordinal))
        elif (former := _former_session(act, drafts)) is not None:
            drafts.append(Draft(acts=(former,), sources=sources, ordinal=ordinal))
        else:
            left.append(told)
    return drafts, [told for told in left if not _tells_below(told, drafts)]


def _same(act: Act, ordinal: int | None, drafts: Sequence[Draft]) -> int | None:
    """The draft that an act tells once more: the latest that fits, for a clause one that is not only told aside."""
    if act.another:
        return None
    low = max(0, len(drafts) - FARTHEST)
    if act.meant is not None:
        return next((at for at in range(low, len(drafts)) if _has_telling(drafts[at], act.meant)), None)
    latest_first = range(len(drafts) - 1, low - 1, -1)
    of_type = (at for at in latest_first if act.type in drafts[at].types)
    fitting = (at for at in of_type if guess_tells_again(act, ordinal, drafts[at]))
    latest = next(fitting, None)
    if latest is None:
        return None
    said = next((at for at in range(low, len(drafts)) if says_so(act, drafts[at])), None)
    if said is not None and tells_again(act, ordinal, drafts[said]):
        return said
    if act.refers and act.trigger.nominal and not _names(act, drafts[latest]):
        return next((at for at in fitting if _names(act, drafts[at])), latest)
    if _is_vague(act) and not drafts[latest].is_plain:
        return next((at for at in fitting if drafts[at].is_plain), latest)
    if act.trigger.nominal or act.when is not None or not drafts[latest].aside:
        return latest
    return next((at for at in fitting if not drafts[at].aside), latest)


def _names(act: Act, draft: Draft) -> bool:
    """Whether a noun that refers is the one by which a draft is told ("the strike", "an airstrike"), or a meeting."""
    noun = act.trigger.word.lemma
    return act.type is EventType.CONSULT or any(told.trigger.word.lemma.endswith(noun) for told in draft.acts)


def _has_telling(draft: Draft, span: Span) -> bool:
    return any(told.span == span for told in draft.acts)


def _is_vague(act: Act) -> bool:
    """Whether a noun for a meeting says nothing of its format or parties ("this encounter")."""
    return act.refers and act.trigger.nominal and act.frame.kind is Kind.MEETING


def _apart(left: Sequence[Telling], acts: Sequence[Telling]) -> Iterator[Telling]:
    """Those of the acts left that are no part of another's words."""
    spans: defaultdict[tuple[int, EventType], list[Span]] = defaultdict(list)
    for act, _, _ in acts:
        spans[act.trigger.sentence.index, act.type].append(act.span)
    for told in left:
        if not _is_inside(told[0], spans[told[0].trigger.sentence.index, told[0].type]):
            yield told


def _is_inside(act: Act, others: Sequence[Span]) -> bool:
    """Whether an act stands within the words of another of its type and sentence ("2+2" in "the 2+2 dialogue")."""
    return any(other != act.span and other.start <= act.span.start < other.end for other in others)


def _tells_below(told: Telling, drafts: list[Draft]) -> bool:
    """Whether a reference in the headline means an event below, to which it is then added: the first that fits."""
    act, _, ordinal = told
    if act.trigger.sentence.index > 0:
        return False
    for at, draft in enumerate(drafts):
        other = other_session(act, ordinal, draft) or is_other_occasion(act, draft)
        if referred(act, draft) and not other and same_time(act, draft) and not draft.acts[0].another:
            drafts[at] = replace(draft, acts=(act, *draft.acts), ordinal=draft.ordinal or ordinal)
            return True
    return False


def _is_event(act: Act) -> bool:
    """Whether an act stands as an event of its own, though it means none told before."""
    if act.is_guess or act.another:
        return True
    if act.domestic or act.type not in SYMMETRIC and act.frame.least > 1 and not act.target:
        return False
    enough = len(act.parties) >= act.frame.least and bool(act.source)
    if act.refers:
        return enough and not act.trigger.nominal
    return enough or act.stands_alone


def _joined(draft: Draft, act: Act, sources: tuple[Source, ...], ordinal: int | None) -> Draft:
    if len(draft.acts) >= MOST_TELLINGS:
        return draft
    return replace(
        draft,
        acts=(*draft.acts, _turning(_with_those_who_met(act, draft), draft)),
        sources=_chained(draft.sources, () if _is_presupposed(act, draft) else sources),
        ordinal=draft.ordinal or ordinal,
    )


def _with_those_who_met(act: Act, draft: Draft) -> Act:
    """A meeting that is only named by where it was held, as one of those who met there."""
    if not is_named_by_place(act, draft):
        return act
    return replace(act, source=draft.first.source, target=draft.first.target)


def _is_presupposed(act: Act, draft: Draft) -> bool:
    """Whether a telling only names an act that is known, of which somebody then says something else.

    "The minister said that the summit was a success" is no word of his that there was one, nor is what he says "after
    raids" one of these. What the writer has told as his own stays so though a bare noun names it further on in
    somebody's words, or whoever did it says that he did.
    """
    alone = act.trigger.nominal and act.trigger.verb is None
    if alone and (is_definite(act.trigger) or act.trigger.word.role is Role.OBLIQUE):
        return True
    first = draft.first.trigger
    full = not clauses.is_headline(first.sentence) and (first.verb is not None or not first.nominal)
    narrated = not draft.sources and full
    own = is_first_person(act.trigger.sentence, act.trigger.verb or act.trigger.word)
    further_on = act.trigger.sentence.index > first.sentence.index
    return narrated and further_on and (alone or own)


def _turning(act: Act, draft: Draft) -> Act:
    """A telling as one that turns the status, where it says that a plan told before came to nothing."""
    later = act.trigger.sentence.index > draft.first.trigger.sentence.index
    undone = act.status in UNDONE and draft.status in (Status.PLANNED, Status.POSSIBLE)
    known = act.trigger.nominal and is_definite(act.trigger)
    return replace(act, turns=True) if later and undone and known else act


def _chained(told: tuple[Source, ...], more: tuple[Source, ...]) -> tuple[Source, ...]:
    """The sources of all tellings, each once, those of the first telling first."""
    found: dict[tuple[object, ...], Source] = {}
    for source in (*told, *more):
        found.setdefault((source.kind, source.name or source.span.text.lower()), source)
    return tuple(found.values())


def _former_session(act: Act, drafts: Sequence[Draft]) -> Act | None:
    """ "The last meeting": one of those who meet in a draft, and an event of its own."""
    if not act.refers or not is_former(act):
        return None
    later = next((draft for draft in reversed(drafts) if referred(act, draft)), None)
    return replace(act, source=later.source, target=later.target, refers=False) if later else None
