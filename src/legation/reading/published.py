"""The day of publication that came with an article, and how a guessed one stands against the article's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from legation.model import Article, DateBasis, Interval, Published, Reason

#: What a date rests on, as a reason says it.
TOLD: Final[Mapping[DateBasis, str]] = MappingProxyType(
    {
        DateBasis.GIVEN: "given with the article",
        DateBasis.FEED: "given by the feed or message that it came by",
        DateBasis.PAGE: "from the page's metadata",
        DateBasis.ADDRESS: "from its address",
        DateBasis.DATELINE: "from its dateline",
        DateBasis.GUESS: "guessed from the dates that the page shows",
        DateBasis.TEXT: "inferred from its text",
    }
)


def told_with(article: Article) -> Published | None:
    """The days that came with an article, and on what they rest; None where none came."""
    if article.published is None:
        return None
    dateline = article.dateline if article.basis is DateBasis.DATELINE else None
    reason = Reason(reason=TOLD[article.basis], span=dateline.span if dateline else None)
    return Published(interval=article.published, basis=article.basis, because=(reason,))


def needs_text(told: Published) -> bool:
    """Whether the text is asked too: what is guessed may be wrong, and an address may name no more than the month."""
    return told.basis is DateBasis.GUESS or told.basis is DateBasis.ADDRESS and told.interval.day is None


def against_text(told: Published, inferred: Published) -> Published:
    """What is told, unless it is a guess that the text does not allow; or the days within it that the text leaves."""
    if told.basis is not DateBasis.GUESS:
        return inferred if _narrower(inferred.interval, told.interval) else told
    if told.interval.overlaps(inferred.interval):
        return told
    aside = Reason(reason=f"Set aside, for the text does not allow it: {told.interval.first}, which the page shows")
    return replace(inferred, because=(*inferred.because, aside))


def _narrower(interval: Interval, other: Interval) -> bool:
    return interval != other and interval.intersection(other) == interval
