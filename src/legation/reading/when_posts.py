"""Clues from posts outside national governments: a text that calls somebody mayor was written within the term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from legation.knowledge.posts import Post, posts
from legation.model.span import Span
from legation.model.time import UNKNOWN, Interval, Reason
from legation.reading.calendar import shifted, spelled
from legation.reading.when_clues import Clue, Strength
from legation.reading.when_cues import sentence_bounds
from legation.reading.when_names import named_in_full

#: How much of the sentence before a name and behind it, in characters, may hold the post.
REACH: Final = 70
#: How far in front of the post, in characters, a word may stand that says how it is held.
NEAR: Final = 30
#: What may stand in front of the post that says it is held no more, and that it is not held yet.
LEFT: Final = re.compile(r"\b(?:former|ex|onetime|one-time|erstwhile|retired)[\s-][^,;]*\Z")
UNSURE: Final = re.compile(
    r"\b(?:held|was|were|been|became|then|late|previous|new|next|named|appoint\w*|nominat\w+|incoming|elect|candidate|for|deputy|vice)\b"
)
#: How long after a term, in days, texts still call somebody by it.
FAREWELL: Final = 14


def post_clues(text: str) -> Iterator[Clue]:
    """What the posts of those whom a text names in full tell of the day of writing: one clue for each person."""
    told = set[str]()
    for start, end, held in named_in_full(text, posts()):
        if held[0].person in told:
            continue
        found = _clue(text, Span.of(text, start, end), [post for post in held if _is_of(text, post)])
        if found:
            told.add(held[0].person)
            yield found


def _is_of(text: str, post: Post) -> bool:
    """Whether a text names the place or the body of a post."""
    return any(re.search(rf"(?<!\w){re.escape(of)}(?!\w)", text, re.IGNORECASE) for of in post.of)


def _clue(text: str, name: Span, held: Iterable[Post]) -> Clue | None:
    """The clue of one mention, from all the terms that its words fit."""
    fitting = [(post, former) for post in held if (former := _called(text, name, post)) is not None]
    intervals = [interval for post, former in fitting if (interval := _days(post, former=former)) != UNKNOWN]
    if not fitting or not intervals:
        return None
    post, former = fitting[0]
    said = f"{'former ' if former else ''}{post.roles[0]} of {post.of[0].title()}"
    days = ", or ".join(_told(interval) for interval in intervals)
    reason = Reason(reason=f"{post.person} is {said}: {days}", span=name)
    return Clue(interval=intervals[0], or_else=tuple(intervals[1:]), reason=reason, strength=Strength.TERM)


def _called(text: str, name: Span, post: Post) -> bool | None:
    """Whether the words around a name call somebody the former holder of a post (True) or its holder; None neither."""
    start, end = sentence_bounds(text, name.start, name.end)
    before = text[max(start, name.start - REACH) : name.start].lower()
    behind = text[name.end : min(end, name.end + REACH)].lower()
    in_front, following = _patterns(post.roles, post.of)
    match = in_front.search(before) or following.match(behind)
    if match is None:
        return None
    near = match.string[max(0, match.start("role") - NEAR) : match.start("role")]
    if LEFT.search(near):
        return True
    return None if UNSURE.search(near) else False


@cache
def _patterns(roles: tuple[str, ...], of: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a post is told right in front of a name, and right behind it."""
    role = "|".join(re.escape(each) for each in sorted(roles, key=len, reverse=True))
    place = "|".join(re.escape(each) for each in sorted(of, key=len, reverse=True))
    in_front = rf"(?<![\w-])(?P<role>{role})(?:\s(?:of|for)\s(?:the\s)?(?:{place}))?,?\s\Z"
    following = rf",\s(?:[\w.’'&-]+\s){{0,5}}?(?P<role>{role})(?!\w)"
    return re.compile(in_front), re.compile(following)


def _days(post: Post, *, former: bool) -> Interval:
    """The days on which somebody can be called holder of a post, or former holder."""
    if former:
        return Interval(first=post.term.last)
    last = shifted(post.term.last, "day", FAREWELL) if post.term.last else None
    return Interval(first=post.term.first, last=last)


def _told(interval: Interval) -> str:
    first = [f"from {spelled(interval.first)}"] if interval.first else []
    last = [f"until {spelled(interval.last)}"] if interval.last else []
    return " ".join(first + last)
