"""The tense around a time expression, told by the words near it, where no parse tells it."""

from __future__ import annotations

import re
from typing import Final

from legation.knowledge.time_words import time_words
from legation.reading.when_meaning import Direction

#: How far to either side, in characters, a cue may stand.
REACH: Final = 200
WORDS: Final = time_words().cues
SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9])|\n")
ABBREVIATION: Final = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Sgt|Sen|Rep|Gov|Prof|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s$"
)


def _cue_pattern() -> re.Pattern[str]:
    def any_of(words: list[str]) -> str:
        return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))

    participle = r"(?:\s(?:not|also|then|now|be|have|been)){0,3}(?:(?<=\sbe)\s[a-z]{2,20}|\s[a-z]{2,20}ed)?"
    future = rf"(?P<future>(?<![^\W_])(?:{any_of(WORDS['future'])}){participle}(?![^\W_]))"
    no_infinitive = any_of(WORDS["not_infinitive"])
    infinitive = rf"(?P<infinitive>(?<![^\W_])to\s(?!(?:{no_infinitive})\b)[a-z]{{2,20}}(?![^\W_]))"
    past = rf"(?P<past>(?<![^\W_])(?:{any_of(WORDS['past'])})(?![^\W_])|(?<![^\W_])[a-z]{{2,20}}ed(?![^\W_]))"
    return re.compile(f"{future}|{infinitive}|{past}")


CUE: Final = _cue_pattern()


def _right_before(words: list[str]) -> re.Pattern[str]:
    listed = "|".join(word.replace(" ", r"\s") for word in words)
    return re.compile(rf"(?<![^\W_])(?:{listed})(?:\s(?:the|next))?\s+\Z", re.IGNORECASE)


LEADING: Final = _right_before(WORDS["leading"])
DEADLINE: Final = _right_before(WORDS["deadline"])
ENDED: Final = _right_before(WORDS["ended"])
#: A plan that was overtaken: "had been due to expire on".
OVERTAKEN: Final = re.compile(
    rf"had\s+been\s+(?:{'|'.join(WORDS['had_been'])})(?:\s(?:to|for)(?:\s(?:be\s)?[a-z]{{2,20}})?)?(?:\s(?:at|on|by|for))?\s+\Z"
)
#: What gives somebody time, or more of it: "extended its deadline until Tuesday".
PUT_OFF: Final = re.compile(rf"(?<![^\W_])(?:{'|'.join(WORDS['put_off'])})(?![^\W_])[^.;]*\Z")
#: What is to be done by then: "until Tuesday to sign".
TO_DO: Final = re.compile(r"\s*to\s[a-z]{2,20}(?![^\W_])")
NOT_PAST: Final = frozenset(WORDS["not_past"])
HEADLINE: Final = re.compile(r"(?<![^\W_])(?:" + "|".join(WORDS["headline"]) + r")(?![^\W_])")


def cheap_direction(text: str, start: int, end: int) -> Direction:
    """Whether the clause around an expression tells what lies behind or ahead, by the nearest cue in its sentence."""
    if marked := marked_direction(text, start, end):
        return marked
    before, after = _sentence_before(text, start), _sentence_after(text, end)
    behind = [(len(before) - m.end(), m) for m in CUE.finditer(before) if m[0] not in NOT_PAST]
    ahead = [(m.start() * 1.5 + 4, m) for m in CUE.finditer(after) if m[0] not in NOT_PAST and not m["infinitive"]]
    nearest = min([*behind[-1:], *ahead[:1]], key=lambda cue: cue[0], default=None)
    if DEADLINE.search(before) and not (nearest and nearest[1]["past"]):
        return Direction.FUTURE
    if nearest:
        return Direction.PAST if nearest[1]["past"] else Direction.FUTURE
    if _is_headline(text, start, end) and HEADLINE.search(before + " " + after):
        return Direction.FUTURE
    return Direction.UNKNOWN


def marked_direction(text: str, start: int, end: int) -> Direction | None:
    """What the words right beside an expression tell, whatever the tense of its clause ("effective June 1")."""
    before = _sentence_before(text, start)
    if ENDED.search(before) or OVERTAKEN.search(before):
        return Direction.PAST
    if LEADING.search(before):
        return Direction.FUTURE
    allowed = TO_DO.match(_sentence_after(text, end)) or PUT_OFF.search(before)
    return Direction.FUTURE if DEADLINE.search(before) and allowed else None


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around an expression starts and ends, as far as cues may reach."""
    return start - len(_sentence_before(text, start)), end + len(_sentence_after(text, end))


def _sentence_before(text: str, start: int) -> str:
    window = text[max(0, start - REACH) : start]
    for boundary in reversed(list(SENTENCE_END.finditer(window))):
        if boundary[0] == "\n" or not ABBREVIATION.search(window, max(0, boundary.end() - 8), boundary.end()):
            return window[boundary.end() :]
    return window


def _sentence_after(text: str, end: int) -> str:
    window = text[end : end + REACH]
    for boundary in SENTENCE_END.finditer(window):
        if boundary[0] == "\n" or not ABBREVIATION.search(window, max(0, boundary.end() - 8), boundary.end()):
            return window[: boundary.start()]
    return window


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether the expression stands in a first line that is no sentence."""
    line_end = text.find("\n", 0, 400)
    return start < 300 and line_end >= end and not text[:line_end].rstrip().endswith((".", "!", "”", '"'))
