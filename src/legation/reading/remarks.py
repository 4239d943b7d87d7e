"""Remarks before a meeting: the place that stands above them and the day of which they speak are those of the meeting.

Their title names the meeting ("Before Their Meeting"), a line under it the town, and the speakers say "today".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legation.language.tree import Sentence
from legation.model import EventType, Place, Status, When
from legation.reading.dated import Dated
from legation.reading.draft import Draft, is_titled_ahead
from legation.reading.names import NameFound
from legation.reading.places_found import find_places
from legation.reading.status import SPOKEN
from legation.reading.turns import TURN

#: How many lines above the first speech may name the town.
ABOVE = 10
#: How many characters of a line may stand beside its town ("Oslo, Norway").
REST = 12
#: Tags of the plain present, in which speakers thank and praise.
PRESENT = frozenset({"VBP", "VBZ"})


def with_occasion(
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    names: Sequence[Sequence[NameFound]],
    dated: Sequence[Dated],
    day: date | None,
) -> list[Draft]:
    """The drafts of remarks before a meeting, where the meeting and what is said there carry its day and town.

    Args:
        names: the known names of each sentence.
        day: the day of publication, which "today" must mean.
    """
    title = next((draft for draft in drafts if any(map(is_titled_ahead, draft.acts))), None)
    if title is None:
        return list(drafts)
    where, when = _town(sentences, names), _today(dated, day)
    return [_carrying(draft, when, where) if _is_of_day(draft, title) else draft for draft in drafts]


def _town(sentences: Sequence[Sentence], names: Sequence[Sequence[NameFound]]) -> Place | None:
    """The town that is all of a line above the first speech."""
    for sentence in sentences[1:ABOVE]:
        if TURN.match(sentence.text):
            return None
        places = find_places(sentence, names[sentence.index])
        found = places[0].place if places else None
        if found is not None and found.of and len(sentence.text.strip(" .")) - len(found.span.text.strip(" .")) <= REST:
            return found
    return None


def _today(dated: Sequence[Dated], day: date | None) -> When | None:
    """The first time that "today" is said, where it means the day of publication."""
    said = (each for each in dated if each.timex.span.text.lower() == "today")
    return next((each.when() for each in said if day is not None and each.timex.interval.day == day), None)


def _is_of_day(draft: Draft, title: Draft) -> bool:
    """Whether a draft is the meeting of the title, a visit that goes on, or what is said there by those who meet."""
    if draft is title or draft.when is not None and draft.when.interval.known:
        return draft is title
    if draft.first.type is EventType.CONSULT:
        return draft.status is Status.ONGOING and draft.parties <= title.parties
    verb = draft.first.trigger.verb or draft.first.trigger.word
    speaks = draft.first.type in SPOKEN and draft.status is Status.HAPPENED and verb.tag in PRESENT
    return speaks and draft.parties <= title.parties


def _carrying(draft: Draft, when: When | None, where: Place | None) -> Draft:
    first = replace(draft.acts[0], when=draft.when or when, where=draft.where or where)
    return replace(draft, acts=(first, *draft.acts[1:]))
