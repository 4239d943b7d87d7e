"""Hours: "6:30 a.m.", "two o'clock on Sunday morning", "noon on Friday"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from legation.model.words import TimexType
from legation.reading.when_match import WORDS, Found, Match, day_number, group, number, sign_before, word_before
from legation.reading.when_meaning import DayOfMonth, Meaning, Relative, TimeOfDay, Weekday


def clock(match: Match) -> Found | None:
    """6:30 a.m., 21:30 GMT, 10 p.m. Friday."""
    if match["hour24"] is None and int(match["hour"]) > 12:
        return None
    code = f"T{hour_of(match):02d}:{match['minute'] or match['minute24'] or '00'}"
    if "GMT" in match[0] or "UTC" in match[0]:
        code += "Z"
    return Found(type=TimexType.TIME, meaning=TimeOfDay(code=code, of=day_beside(match)))


def day_beside(match: Match) -> Meaning | None:
    """The day named beside an hour."""
    if named := group(match, "weekday"):
        return Weekday(weekday=WORDS.weekday(named))
    if named := group(match, "day"):
        return Relative(unit="day", count=WORDS.days_from_now[named])
    if named := group(match, "month"):
        return DayOfMonth(month=WORDS.month(named), day=day_number(match["month_day"]))
    return None


def hour_of(match: Match) -> int:
    """The hour of a clock time on the 24-hour clock."""
    if match["hour24"]:
        return int(match["hour24"])
    return int(match["hour"]) % 12 + (12 if match["half"].lower().startswith("p") else 0)


def spoken_hour(match: Match) -> Found | None:
    """Four in the morning, 5 o'clock, two o'clock on Sunday morning."""
    hour = number(match["hour"])
    part = group(match, "day_part") or group(match, "part") or group(match, "part_behind")
    if hour is None or not 1 <= hour <= 12 or is_score(match):
        return None
    late = part in ("afternoon", "evening") or (part == "night" and 6 <= hour < 12)
    hour = hour % 12 + 12 * late if part else hour
    return Found(type=TimexType.TIME, meaning=TimeOfDay(code=f"T{hour:02d}:00", of=day_beside(match)))


def is_score(match: Match) -> bool:
    """Whether a number belongs to a longer one, or counts what came before it ("all 4 in the morning")."""
    return sign_before(match) in tuple("0123456789.,:-/") or word_before(match) in ("all", "the", "those")


def noon(match: Match) -> Found | None:
    """Noon, midnight."""
    said = match["day_part"].lower()
    code = WORDS.day_parts[said if said in WORDS.day_parts else said.removeprefix("mid").lstrip("-")]
    return Found(type=TimexType.TIME, meaning=TimeOfDay(code=code, of=day_beside(match)))


#: What builds the meaning of each pattern, by the name of the pattern.
HOUR_BUILDERS: Final[Mapping[str, Callable[[Match], Found | None]]] = {
    "clock": clock,
    "spoken_hour": spoken_hour,
    "noon": noon,
}
