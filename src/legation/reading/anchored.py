"""Times that count from an act told in the article: "three days after the summit", where the summit is dated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.model import Span, When
from legation.reading.act import Act
from legation.reading.draft import Draft
from legation.reading.timing import Dated
from legation.reading.when_anchored import counted_from

#: How far behind "three days after", in characters, the words may stand that tell the act.
REACH = 60


def with_anchored_times(drafts: Sequence[Draft], dated: Sequence[Dated]) -> tuple[list[Draft], list[Dated]]:
    """The drafts and times with every offset resolved that counts from an act of known date."""
    resolved = {each.timex.span: each for old in dated if (each := _resolved(old, drafts)) is not old}
    times = [resolved.get(each.timex.span, each) for each in dated]
    return [_carrying(draft, resolved) for draft in drafts], times


def _resolved(dated: Dated, drafts: Sequence[Draft]) -> Dated:
    offset = dated.timex.offset
    if offset is None or offset.event is not None:
        return dated
    behind = ((act.span.start, draft, act.span) for draft in drafts for act in draft.acts if _is_behind(dated, act))
    for _, draft, span in sorted(behind, key=lambda found: found[0]):
        when = draft.when
        if when is not None and when.interval.known and when.span != dated.timex.span:
            timex, grain = counted_from(dated.timex, when.interval, span)
            return Dated(timex=timex, grain=grain)
    return dated


def _is_behind(dated: Dated, act: Act) -> bool:
    """Whether the act is told in the same sentence, shortly behind the offset."""
    span, sentence = dated.timex.span, act.trigger.sentence
    in_sentence = sentence.start <= span.start and span.end <= sentence.end
    return in_sentence and 0 <= act.span.start - span.end <= REACH


def _carrying(draft: Draft, resolved: dict[Span, Dated]) -> Draft:
    acts = tuple(replace(act, when=_newer(act.when, resolved)) for act in draft.acts)
    return replace(draft, acts=acts) if acts != draft.acts else draft


def _newer(when: When | None, resolved: dict[Span, Dated]) -> When | None:
    return resolved[when.span].when() if when is not None and when.span in resolved else when
