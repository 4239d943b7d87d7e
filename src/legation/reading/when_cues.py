"""The tense around a time expression, told by the words near it, where no parse tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from legation.knowledge.time_words import time_words
from legation.reading.when_meaning import Direction

#: How far to either side, in characters, a cue may stand.
REACH: Final = 200
WORDS: Final = time_words().cues
#: No cue that ends right before an expression is longer, in characters.
LONGEST_CUE: Final = 100
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
#: The present tense of plans, right before an expression: "they meet Monday".
PLANNED: Final = re.compile(
    rf"(?<![^\W_])(?:meet|{'|'.join(word for word in WORDS['headline'] if word != 'to')})(?:\s[a-z]+ly)?\s+(?:on\s+)?\Z"
)
#: What opens a clause of its own, so that cues beyond it tell less; and how much less, in characters.
CLAUSE: Final = re.compile(r";\s|(?:,\s|\A\s+)(?:and|but|while|although|though|whereas|so|yet)\s")
BEYOND_CLAUSE: Final = 40
#: An expression that qualifies a noun: "a June agreement", "Wednesday's ruling".
QUALIFIES: Final = re.compile(r"(?<![^\W_])(?:a|an|the|his|her|its|their|our|my)\s+\Z|['’]s\s+\Z", re.IGNORECASE)
POSSESSIVE: Final = re.compile(r"['’]s\s")
#: What closes a quotation, behind which somebody else's clause tells who said it.
CLOSED: Final = re.compile(r"”|''|\"")
OPENED: Final = re.compile(r"“|``|\"")
NOT_PAST: Final = frozenset(WORDS["not_past"])
HEADLINE: Final = re.compile(r"(?<![^\W_])(?:" + "|".join(WORDS["headline"]) + r")(?![^\W_])")


def cheap_direction(text: str, start: int, end: int) -> Direction:
    """Whether the clause around an expression tells what lies behind or ahead, by the nearest cue in its sentence."""
    return marked_direction(text, start, end) or nearest_direction(text, start, end)


def nearest_direction(text: str, start: int, end: int) -> Direction:
    """The same, where no words right beside the expression tell it."""
    before, after = _sentence_before(text, start), _within_quotation(text, start, end)
    nearest = min([*_cues_behind(before, after), *_cues_ahead(after)], key=lambda cue: cue[0], default=None)
    if _ends_in(DEADLINE, before) and not (nearest and nearest[1]["past"]):
        return Direction.FUTURE
    if nearest:
        return Direction.PAST if nearest[1]["past"] else Direction.FUTURE
    if _is_headline(text, start, end) and HEADLINE.search(before + " " + after):
        return Direction.FUTURE
    return Direction.UNKNOWN


def _cues_behind(before: str, after: str) -> Iterator[tuple[float, re.Match[str]]]:
    """The last cue in front of an expression, with its distance; what qualifies a noun is not what is to be done."""
    qualifies = QUALIFIES.search(before) or POSSESSIVE.match(after)
    cues = [m for m in CUE.finditer(before) if m[0] not in NOT_PAST and not (qualifies and m["infinitive"])]
    if cues:
        between = before[cues[-1].end() :]
        yield len(between) + BEYOND_CLAUSE * bool(CLAUSE.search(between)), cues[-1]


def _cues_ahead(after: str) -> Iterator[tuple[float, re.Match[str]]]:
    """The first cue behind an expression, which tells less than one in front of it."""
    for match in CUE.finditer(after):
        if match[0] not in NOT_PAST and not match["infinitive"]:
            between = after[: match.start()]
            yield len(between) * 1.5 + 4 + BEYOND_CLAUSE * bool(CLAUSE.search(between)), match
            return


def _within_quotation(text: str, start: int, end: int) -> str:
    """The rest of the sentence, or of the quotation in which an expression stands."""
    after = _sentence_after(text, end)
    closed, opened = CLOSED.search(after), OPENED.search(after)
    if closed is None or (opened and opened.start() < closed.start()):
        return after
    if closed[0] == '"' and _sentence_before(text, start).count('"') % 2 == 0:
        return after
    return after[: closed.start()]


def marked_direction(text: str, start: int, end: int) -> Direction | None:
    """What the words right beside an expression tell, whatever the tense of its clause ("effective June 1")."""
    before = _sentence_before(text, start)
    if _ends_in(ENDED, before) or _ends_in(OVERTAKEN, before):
        return Direction.PAST
    if _ends_in(LEADING, before) or _ends_in(PLANNED, before):
        return Direction.FUTURE
    if not _ends_in(DEADLINE, before):
        return None
    allowed = TO_DO.match(_sentence_after(text, end)) or PUT_OFF.search(before)
    return Direction.FUTURE if allowed else None


def _ends_in(cue: re.Pattern[str], before: str) -> bool:
    """Whether a cue stands right before an expression: at the end of a text, which need not be walked through."""
    return cue.search(before, max(0, len(before) - LONGEST_CUE)) is not None


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
