"""Times that count from an act told in the article: "three days after the summit", where the summit is dated."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from legation.model import Span, When
from legation.reading.act import Act
from legation.reading.dated import Dated
from legation.reading.draft import Draft
from legation.reading.when_anchored import counted_from

#: How far behind "three days after", in characters, the words may stand that tell the act.
REACH = 60


def with_anchored_times(drafts: Sequence[Draft], dated: Sequence[Dated]) -> tuple[list[Draft], list[Dated]]:
    """The drafts and times with every offset resolved that counts from an act of known date."""
    told = sorted(((act, draft) for draft in drafts for act in draft.acts), key=_start)
    resolved = {each.timex.span: each for old in dated if (each := _resolved(old, told)) is not old}
    times = [resolved.get(each.timex.span, each) for each in dated]
    return [_carrying(draft, resolved) for draft in drafts], times


def _start(told: tuple[Act, Draft]) -> int:
    return told[0].span.start


def _resolved(dated: Dated, told: Sequence[tuple[Act, Draft]]) -> Dated:
    offset = dated.timex.offset
    if offset is None or offset.event is not None:
        return dated
    end = dated.timex.span.end
    low = bisect_left(told, end, key=_start)
    for act, draft in told[low : bisect_left(told, end + REACH + 1, lo=low, key=_start)]:
        when = draft.when
        if _tells(act, dated) and when is not None and when.interval.known and when.span != dated.timex.span:
            timex, grain = counted_from(dated.timex, when.interval, act.span)
            return Dated(timex=timex, grain=grain)
    return dated


def _tells(act: Act, dated: Dated) -> bool:
    """Whether an act is told in the sentence of a time."""
    span, sentence = dated.timex.span, act.trigger.sentence
    return sentence.start <= span.start and span.end <= sentence.end


def _carrying(draft: Draft, resolved: dict[Span, Dated]) -> Draft:
    acts = tuple(replace(act, when=_newer(act.when, resolved)) for act in draft.acts)
    return replace(draft, acts=acts) if acts != draft.acts else draft


def _newer(when: When | None, resolved: dict[Span, Dated]) -> When | None:
    return resolved[when.span].when() if when is not None and when.span in resolved else when
