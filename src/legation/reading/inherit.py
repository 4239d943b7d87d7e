"""Times and places that an act takes from the meeting it is told as part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from legation.knowledge.word_lists import words
from legation.language.tree import Role
from legation.model import EventType, Interval, Kind, Status, When
from legation.reading import clauses
from legation.reading.act import GUESSED, Act, Origin
from legation.reading.dated import Dated
from legation.reading.draft import COARSE, Draft
from legation.reading.status import SPOKEN
from legation.reading.timing import days_above, is_spoken_of

#: Acts told as part of the meeting at which they were done: those of speech, and other meetings.
LENT = (SPOKEN - {EventType.PROTEST}) | {EventType.CONSULT}
#: How many sentences after a meeting an act may still be part of it, and how many before it.
NEAR = 15
AHEAD = 3
#: How many sentences below the first the lead may stand, with a headline and a dateline before it.
LEAD = 3
#: How many events away a meeting may stand: more than any article has, so that time stays linear in all texts.
FARTHEST = 200
#: The longest time that a meeting lends to what was done at it.
LONGEST = timedelta(days=366)
#: What stands in front of a meeting that another act of its sentence goes with.
OCCASIONS = frozenset({"after", "following", "during", "at"})
#: What stands in front of a journey on which something else is done.
ON_JOURNEY = frozenset({"during", "in", "on"})
#: What tells that something had been done before ("had recalled").
EARLIER = frozenset({"had", "'d", "’d"})
#: The TIMEX3 value of words for the future.
FUTURE = "FUTURE_REF"
#: Tags of verbs in the simple past.
PAST = frozenset({"VBD"})
#: Where the parties of a meeting come from that lends to acts of its own sentence only.
UNSURE = GUESSED - {Origin.SENTENCE}


def with_lent_times(drafts: Sequence[Draft], dated: Sequence[Dated]) -> list[Draft]:
    """Drafts without a time or place of their own carry that of the dated meeting they are part of.

    What another sentence than the meeting's tells of another day takes neither.
    """
    result: list[Draft] = []
    for at, draft in enumerate(drafts):
        draft = _without_future(draft)
        if draft.when is not None and draft.where is not None:
            result.append(draft)
            continue
        before, behind = result[: -FARTHEST - 1 : -1], drafts[at + 1 : at + 1 + FARTHEST]
        days = days_above(draft.first.trigger, dated)
        near = [each for each in _up_to_turn(draft, before) if _is_of_one_day(draft, each, days)]
        meeting = _meeting_of(draft, near) or _meeting_of(draft, _told_next(draft, behind))
        result.append(_carrying(draft, meeting) if meeting is not None else draft)
    return result


def _up_to_turn(draft: Draft, before: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts told before an act, the last first, without those of other days than one of its parties told since.

    An article that has gone on to what they did on another day tells no more of the meeting, save of the same people.
    """
    acting = {person.name for person in draft.people}
    earliest_end, latest_start = date.max, date.min
    for each in before:
        interval = each.when.interval if each.when is not None else Interval()
        first, last = interval.first or date.min, interval.last or date.max
        if earliest_end >= first and latest_start <= last or acting & {person.name for person in each.people}:
            yield each
        if each.parties <= draft.parties and _goes_on(draft, each):
            earliest_end, latest_start = min(earliest_end, last), max(latest_start, first)


def _goes_on(draft: Draft, other: Draft) -> bool:
    """Whether another sentence before an act's tells a draft as what comes next, and not what had been before."""
    trigger = other.first.trigger
    helpers = {word.text.lower() for word in clauses.auxiliaries(trigger.sentence, trigger.verb or trigger.word)}
    return trigger.sentence.index < draft.first.trigger.sentence.index and helpers.isdisjoint(EARLIER)


def _is_of_one_day(draft: Draft, meeting: Draft, days: Sequence[When]) -> bool:
    """Whether a meeting is of one of the days of the clauses over an act, or these or the meeting have none."""
    at = draft.first.trigger.sentence.index
    when = meeting.when
    if when is None or not days or any(act.trigger.sentence.index == at for act in meeting.acts):
        return True
    return any(_overlap(when, day) for day in days)


def _overlap(when: When, other: When) -> bool:
    """Whether two times have a day in common; of those that nobody can resolve, whether the words are the same."""
    if when.interval.known and other.interval.known:
        return when.interval.overlaps(other.interval)
    return when.span.text.lower() == other.span.text.lower()


def _without_future(draft: Draft) -> Draft:
    """A draft of what has happened without words for what is to come, which never date it."""
    acts = tuple(replace(act, when=None) if _is_of_future(act) else act for act in draft.acts)
    return replace(draft, acts=acts) if acts != draft.acts else draft


def _is_of_future(act: Act) -> bool:
    return act.when is not None and act.when.timex == FUTURE and act.status is Status.HAPPENED


def _told_next(draft: Draft, behind: Sequence[Draft]) -> list[Draft]:
    """The drafts told after an act that are of its day, or in its sentence behind "after", "during" or "at"."""
    at, when = draft.first.trigger.sentence.index, draft.when
    near = [each for each in behind if at <= each.acts[0].trigger.sentence.index <= at + AHEAD]
    if when is not None and when.interval.known:
        return [each for each in near if _is_of_day(each, when) or _opens(draft, each)]
    return [
        each for each in near if each.acts[0].trigger.sentence.index == at and _is_occasion(each) or _opens(draft, each)
    ]


def _is_of_day(meeting: Draft, when: When) -> bool:
    return meeting.when is not None and meeting.when.interval == when.interval


def _opens(draft: Draft, meeting: Draft) -> bool:
    """Whether the lead tells first what two agreed on, whose meeting is told behind ("agreed on Friday to trade")."""
    joint = len(draft.source) > 1 and set(draft.source) == meeting.parties and draft.first.type in SPOKEN
    lead = draft.first.trigger.sentence.index <= LEAD and not draft.first.trigger.nominal
    return joint and lead and not meeting.aside and meeting.first.origin not in GUESSED


def _is_occasion(meeting: Draft) -> bool:
    """Whether a meeting is told as what another act goes with ("they said after talks in Oslo")."""
    trigger = meeting.acts[0].trigger
    return trigger.nominal and trigger.word.preposition in OCCASIONS and meeting.first.type is EventType.CONSULT


def _meeting_of(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The first of the meetings with a date or place that is by the same people or with all an act's parties.

    One told aside ("the round held in May") counts only where there is no other.
    """
    if draft.first.type not in LENT or draft.status not in (Status.HAPPENED, Status.PLANNED):
        return None
    if _is_known_before(draft):
        return None
    meetings = [meeting for meeting in told if _can_lend(meeting, draft) and _is_part(draft, meeting)]
    return next((meeting for meeting in meetings if not meeting.aside), meetings[0] if meetings else None)


def _is_known_before(draft: Draft) -> bool:
    """Whether a draft is only an application that those who meet speak of ("met them and welcomed their bid")."""
    nouns = words("cues", "membership", "nouns")
    return all(act.trigger.word.lemma in nouns and is_spoken_of(act.trigger) for act in draft.acts)


def _can_lend(meeting: Draft, draft: Draft) -> bool:
    """Whether a draft is an occasion of the same status, near enough, on the act's own day where both have one."""
    statuses = {act.status for act in meeting.acts}
    if meeting.first.type is not EventType.CONSULT or draft.status not in statuses:
        return False
    gap = draft.first.trigger.sentence.index - meeting.acts[-1].trigger.sentence.index
    if meeting.first.origin in UNSURE and gap != 0 or meeting.when is None and meeting.where is None:
        return False
    if meeting.when is not None and (meeting.when.grain in COARSE or _is_length(meeting.when)):
        return False
    if draft.when is not None and meeting.when is not None and draft.when.interval != meeting.when.interval:
        return False
    return gap <= NEAR


def _is_length(when: When) -> bool:
    """Whether a time only tells how long before or after something else it was ("hours after"), or lasts for years."""
    first, last = when.interval.first, when.interval.last
    years = first is not None and last is not None and last - first > LONGEST
    return years or not when.interval.known and (when.timex or "").startswith("P")


def _is_part(draft: Draft, meeting: Draft) -> bool:
    """Whether those who act were there, and spoke in person or together."""
    there = {person.name for person in meeting.people}
    acting = {person.name for person in draft.people}
    if draft.first.type is EventType.CONSULT:
        return _is_on_journey(draft, meeting, bool(there & acting))
    if not set(draft.source) <= meeting.parties:
        return False
    together = len(draft.source) > 1 or draft.parties <= meeting.parties and len(draft.parties) > 1
    return bool(there & acting) or together


def _is_on_journey(draft: Draft, meeting: Draft, same_people: bool) -> bool:
    """Whether a meeting is part of a visit or a longer occasion: by the same people, or of a party of it and there."""
    if _is_bare(draft):
        return False
    if _is_during(draft, meeting):
        return True
    here, there = draft.where, meeting.where
    same_place = here is not None and there is not None and here.span.text == there.span.text
    same_party = bool(draft.parties & meeting.parties)
    if same_people and _is_next_to(draft, meeting) and _is_simple_past(draft) and _is_simple_past(meeting):
        return True
    return (meeting.kind is Kind.VISIT or _lasts(meeting)) and (same_people or same_place and same_party)


def _is_during(draft: Draft, journey: Draft) -> bool:
    """Whether a meeting is told as part of a journey that its sentence names ("during his visit they met")."""
    trigger, at = journey.first.trigger, draft.first.trigger.sentence.index
    named = trigger.nominal and trigger.word.preposition in ON_JOURNEY and trigger.sentence.index == at
    return named and journey.kind is Kind.VISIT and bool(draft.parties & journey.parties)


def _is_bare(draft: Draft) -> bool:
    """Whether a noun only names a subject of talk ("a book on whaling talks")."""
    trigger = draft.first.trigger
    determined = trigger.sentence.under(trigger.word, Role.DETERMINER, Role.POSSESSOR, Role.NUMBER)
    return trigger.nominal and trigger.verb is None and not determined and not clauses.is_headline(trigger.sentence)


def _is_simple_past(draft: Draft) -> bool:
    """Whether a verb in the simple past tells a meeting, as news tell one after the other of a day ("She also met")."""
    verb = draft.first.trigger.verb or draft.first.trigger.word
    return verb.tag in PAST and not clauses.auxiliaries(draft.first.trigger.sentence, verb)


def _is_next_to(draft: Draft, meeting: Draft) -> bool:
    """Whether one is told in the sentence of the other, or in that before or behind it."""
    return abs(draft.first.trigger.sentence.index - meeting.first.trigger.sentence.index) <= 1


def _lasts(meeting: Draft) -> bool:
    """Whether an occasion takes several days, so that other meetings can be part of it."""
    return meeting.when is not None and meeting.when.interval.known and meeting.when.interval.day is None


def _carrying(draft: Draft, meeting: Draft) -> Draft:
    first = replace(draft.acts[0], when=draft.when or meeting.when, where=draft.where or meeting.where)
    return replace(draft, acts=(first, *draft.acts[1:]))
