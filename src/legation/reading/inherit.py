"""Times and places that an act takes from the meeting it is told as part of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.model import EventType, Kind, Status
from legation.reading.draft import Draft
from legation.reading.status import SPOKEN

#: Acts told as part of the meeting at which they were done: those of speech, and other meetings.
LENT = (SPOKEN - {EventType.PROTEST}) | {EventType.CONSULT}
#: How many sentences after a meeting an act may still be part of it.
NEAR = 15


def with_lent_times(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without a time or place of their own carry that of the dated meeting they are part of."""
    result: list[Draft] = []
    for draft in drafts:
        meeting = _meeting_of(draft, result) if draft.when is None or draft.where is None else None
        result.append(_carrying(draft, meeting) if meeting is not None else draft)
    return result


def _meeting_of(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The meeting with a date or place told last before, by the same people or with all its parties.

    One told aside ("the round held in May") counts only where there is no other.
    """
    if draft.first.type not in LENT or draft.status not in (Status.HAPPENED, Status.PLANNED):
        return None
    meetings = [meeting for meeting in reversed(before) if _can_lend(meeting, draft) and _is_part(draft, meeting)]
    return next((meeting for meeting in meetings if not meeting.aside), meetings[0] if meetings else None)


def _can_lend(meeting: Draft, draft: Draft) -> bool:
    """Whether a draft is an occasion of the same status, near enough, on the act's own day where both have one."""
    if meeting.first.type is not EventType.CONSULT or meeting.status is not draft.status:
        return False
    if meeting.first.is_guess or meeting.when is None and meeting.where is None:
        return False
    if draft.when is not None and meeting.when is not None and draft.when.interval != meeting.when.interval:
        return False
    return draft.first.trigger.sentence.index - meeting.acts[-1].trigger.sentence.index <= NEAR


def _is_part(draft: Draft, meeting: Draft) -> bool:
    """Whether those who act were there, and spoke in person; a meeting is part of a visit or a longer occasion only."""
    there = {person.name for person in meeting.people}
    acting = {person.name for person in draft.people}
    if draft.first.type is EventType.CONSULT:
        return (meeting.kind is Kind.VISIT or _lasts(meeting)) and bool(there & acting)
    if not set(draft.source) <= meeting.parties:
        return False
    return bool(there & acting) or draft.parties <= meeting.parties and len(draft.parties) > 1


def _lasts(meeting: Draft) -> bool:
    """Whether an occasion takes several days, so that other meetings can be part of it."""
    return meeting.when is not None and meeting.when.interval.known and meeting.when.interval.day is None


def _carrying(draft: Draft, meeting: Draft) -> Draft:
    first = replace(draft.acts[0], when=draft.when or meeting.when, where=draft.where or meeting.where)
    return replace(draft, acts=(first, *draft.acts[1:]))
