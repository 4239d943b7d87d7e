"""The month of writing, given away by "next month" of something that the text elsewhere puts in a named month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from legation.model.time import Reason
from legation.reading.when_cues import cheap_direction, sentence_bounds
from legation.reading.when_meaning import Anchor, DayOfMonth, Direction, Expression, Meaning, Month, Part, Relative

WORD: Final = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthClue:
    """A month of the year in which the text was written, whatever the year."""

    month: int
    reason: Reason


def month_clues(text: str, expressions: Sequence[Expression]) -> list[MonthClue]:
    """ "Next month" of something that the text elsewhere puts in a named month gives away the month of writing."""
    named = [(e, month) for e in expressions if (month := _named_month(e.meaning))][:MANY]
    words = {e.span.start: _sentence_words(text, e) for e, _ in named}
    found: list[MonthClue] = []
    for expression in [e for e in expressions if isinstance(e.meaning, Relative)][:MANY]:
        meaning = expression.meaning
        if (
            isinstance(meaning, Relative)
            and meaning.unit == "month"
            and abs(meaning.count) <= 2
            and meaning.anchor is Anchor.PUBLICATION
        ):
            behind = meaning.count < 0
            fitting = [(n, m, words[n.span.start]) for n, m in named if _tells(text, n, behind=behind)]
            counts_on = meaning.count > 0 and not _tells(text, expression, behind=False)  # "resigned the next month"
            clue = None if counts_on else _month_clue(text, expression, meaning.count, fitting)
            found += [clue] if clue else []
    return found if len({clue.month for clue in found}) == 1 else []


def _tells(text: str, expression: Expression, *, behind: bool) -> bool:
    """Whether the tense around an expression does not speak against its lying behind, or ahead."""
    found = cheap_direction(text, expression.span.start, expression.span.end)
    return found is not (Direction.FUTURE if behind else Direction.PAST)


def _named_month(meaning: Meaning) -> int | None:
    match meaning:
        case DayOfMonth(month=month) | Month(month=month, which=None):
            return month
        case Part(of=of):
            return _named_month(of)
        case _:
            return None


def _sentence_words(text: str, expression: Expression) -> frozenset[str]:
    start, end = sentence_bounds(text, expression.span.start, expression.span.end)
    words = (word.lower() for word in WORD.findall(text[start:end]))
    return frozenset(word.removesuffix("s") for word in words if word not in COMMON)


#: So many expressions of a kind are compared with each other, lest a very long text take long.
MANY: Final = 60
#: Words that two sentences share without telling of the same thing.
COMMON: Final = frozenset(
    "the and for that with from this has have had was were will are its his her their they but not who which when "
    "where said says would been more than also after before into over about other month year week last next former "
    "first two new one all can could".split()
)


def _month_clue(
    text: str, expression: Expression, count: int, named: list[tuple[Expression, int, frozenset[str]]]
) -> MonthClue | None:
    """The named month whose sentence shares the most words with the sentence of "next month", three at least."""
    mine = _sentence_words(text, expression)
    scored = sorted(((len(mine & theirs), month, other) for other, month, theirs in named), key=lambda item: -item[0])
    if not scored or scored[0][0] < 3:
        return None
    best, month, other = scored[0]
    if any(score == best and rival != month for score, rival, _ in scored):
        return None
    writing = (month - 1 - count) % 12 + 1
    sentence = (
        f"what is “{expression.span.text}” is elsewhere on “{other.span.text}”: written in {_month_name(writing)}"
    )
    return MonthClue(month=writing, reason=Reason(reason=sentence, span=expression.span))


def _month_name(month: int) -> str:
    return f"{date(2000, month, 1):%B}"
