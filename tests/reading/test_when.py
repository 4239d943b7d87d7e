"""When: a sentence in, the dates it means out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model.time import UNKNOWN, Interval, Timex
from legation.reading.when import Direction, cheap_direction, find_expressions, find_times, resolve

WRITTEN = Interval(first=date(2022, 8, 17), last=date(2022, 8, 17))  # a Wednesday
AUGUST = Interval(first=date(2022, 8, 10), last=date(2022, 8, 31))


def days(first: str, last: str | None = None) -> Interval:
    """An interval from days written out."""
    return Interval(first=date.fromisoformat(first), last=date.fromisoformat(last or first))


def read(sentence: str, published: Interval | None = WRITTEN) -> list[tuple[str, str, str, Interval]]:
    """What is found in a sentence: words, type, value, interval."""
    return [_shown(timex) for timex in find_times(sentence, published=published)]


def _shown(timex: Timex) -> tuple[str, str, str, Interval]:
    return timex.span.text, timex.type.value, timex.value, timex.interval


def test_a_full_date() -> None:
    """A weekday joined with a date is one expression."""
    assert read("They met on Monday, 4 July 2022, in Ankara.") == [
        ("Monday, 4 July 2022", "DATE", "2022-07-04", days("2022-07-04"))
    ]


@pytest.mark.parametrize("text", ["September 8, 2020", "8 September 2020", "the 8th of September 2020", "2020-09-08"])
def test_ways_to_write_a_date(text: str) -> None:
    """However a date is written, it is the same day."""
    assert read(f"Signed {text}.", None) == [(text, "DATE", "2020-09-08", days("2020-09-08"))]


def test_a_month_with_its_year() -> None:
    """A month with its year needs no anchor, and the preposition is no part of it."""
    assert read("In November 2019, the first meeting took place.", None) == [
        ("November 2019", "DATE", "2019-11", days("2019-11-01", "2019-11-30"))
    ]


def test_a_day_ahead() -> None:
    """A day without its year in a clause about the future is the next such day."""
    assert read("On September 8, India and Japan will hold their second dialogue.") == [
        ("September 8", "DATE", "2022-09-08", days("2022-09-08"))
    ]


def test_a_month_behind() -> None:
    """A bare month in the past tense is the last such month."""
    assert read("Modi visited Japan in November.") == [
        ("November", "DATE", "2021-11", days("2021-11-01", "2021-11-30"))
    ]


def test_a_month_ahead() -> None:
    """A bare month in the future tense is the next such month."""
    assert read("Modi will visit Japan in May.") == [("May", "DATE", "2023-05", days("2023-05-01", "2023-05-31"))]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The ministers met on Friday.", "2022-08-12"),
        ("Officials said on Wednesday that talks go on.", "2022-08-17"),
        ("The ministers will meet on Friday.", "2022-08-19"),
        ("The ministers met last Wednesday.", "2022-08-10"),
    ],
)
def test_weekdays_follow_the_tense(sentence: str, day: str) -> None:
    """Behind, the last such day up to the day of writing; ahead, the next; "last" leaves that day itself out."""
    assert [interval for *_, interval in read(sentence)] == [days(day)]


@pytest.mark.parametrize(
    ("text", "value", "interval"),
    [
        ("today", "2022-08-17", days("2022-08-17")),
        ("yesterday", "2022-08-16", days("2022-08-16")),
        ("next month", "2022-09", days("2022-09-01", "2022-09-30")),
        ("last week", "2022-W32", days("2022-08-08", "2022-08-14")),
        ("three days ago", "2022-08-14", days("2022-08-14")),
        ("last year", "2021", days("2021-01-01", "2021-12-31")),
        ("earlier this year", "2022", days("2022-01-01", "2022-08-17")),
        ("the first quarter of this year", "2022-Q1", days("2022-01-01", "2022-03-31")),
        ("this summer", "2022-SU", days("2022-06-01", "2022-08-31")),
        ("the 1990s", "199", days("1990-01-01", "1999-12-31")),
        ("early June", "2022-06", days("2022-06-01", "2022-06-10")),
        ("mid-June", "2022-06", days("2022-06-11", "2022-06-20")),
        ("late June", "2022-06", days("2022-06-21", "2022-06-30")),
        ("recently", "PAST_REF", UNKNOWN),
    ],
)
def test_counted_from_the_day_of_writing(text: str, value: str, interval: Interval) -> None:
    """What counts from the day of writing, with that day known."""
    assert read(f"It was held {text}.") == [(text, "DATE", value, interval)]


@pytest.mark.parametrize(
    ("sentence", "text", "interval"),
    [
        ("The drill ran from 12 to 14 March 2020.", "12 to 14 March 2020", days("2020-03-12", "2020-03-14")),
        ("He was in India on Feb. 24-25, 2020.", "Feb. 24-25, 2020", days("2020-02-24", "2020-02-25")),
        ("It was held on May 9-11.", "May 9-11", days("2022-05-09", "2022-05-11")),
        ("They met between January and February.", "January and February", days("2022-01-01", "2022-02-28")),
        ("It ran from June 30 to July 2, 2021.", "June 30 to July 2, 2021", days("2021-06-30", "2021-07-02")),
    ],
)
def test_ranges_are_one_interval(sentence: str, text: str, interval: Interval) -> None:
    """From the first day to the last."""
    assert [(found, span) for found, _, _, span in read(sentence)] == [(text, interval)]


def test_since() -> None:
    """Since something: from its start to the day of writing."""
    assert read("They have been allies since 1994.") == [("1994", "DATE", "1994", days("1994-01-01", "2022-08-17"))]


def test_counted_from_the_time_named_before() -> None:
    """The following day is the one after the day named before."""
    assert read("He arrived on 3 May 2021 and left the following day.")[1] == (
        "the following day",
        "DATE",
        "2021-05-04",
        days("2021-05-04"),
    )


def test_an_offset_from_an_event_is_kept() -> None:
    """Weeks before a visit: found, and its bounds are not known."""
    assert read("The meeting will take place weeks before Modi travels to Japan.") == [
        ("weeks before", "DURATION", "PXW", UNKNOWN)
    ]


def test_lengths_and_recurrence() -> None:
    """Durations and sets have a value and no days."""
    assert read("For five weeks they met every year.") == [
        ("five weeks", "DURATION", "P5W", UNKNOWN),
        ("every year", "SET", "P1Y", UNKNOWN),
    ]


def test_part_of_a_day() -> None:
    """A part of a day is a time, and its interval the day."""
    assert read("They met on Tuesday morning.") == [("Tuesday morning", "TIME", "2022-08-16TMO", days("2022-08-16"))]


@pytest.mark.parametrize(
    "sentence",
    [
        "India and Japan may hold a 2+2 dialogue.",
        "Thousands march on the capital.",
        "They will hold their second 2+2 dialogue.",
        "Japan won 2-1.",
        "The army sent 2000 troops.",
        "It cost $2019.",
        "The six-year-old boy left.",
        "Resolution 1973 was passed.",
    ],
)
def test_false_friends(sentence: str) -> None:
    """Words and numbers that look like times and are none."""
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("He will come next month.", days("2022-09-01", "2022-09-30")),
        ("It was held in May.", days("2022-05-01", "2022-05-31")),
        ("They will meet on September 8.", days("2022-09-08")),
        ("It was held last year.", days("2021-01-01", "2021-12-31")),
        ("They said so on Wednesday.", UNKNOWN),
        ("They said so yesterday.", UNKNOWN),
    ],
)
def test_written_within_an_interval(text: str, interval: Interval) -> None:
    """Where only an interval of days is known, an answer is given when all its days give the same one."""
    assert [found for *_, found in read(text, AUGUST)] == [interval]


def test_no_day_of_writing() -> None:
    """Where the day of writing is not known, it is never put in."""
    assert read("Officials said on Wednesday that they will meet next month, on September 8.", None) == [
        ("Wednesday", "DATE", "XXXX-WXX-3", UNKNOWN),
        ("next month", "DATE", "XXXX-XX", UNKNOWN),
        ("September 8", "DATE", "XXXX-09-08", UNKNOWN),
    ]


def test_a_parse_may_tell_the_tense() -> None:
    """A direction from outside comes before the words nearby."""
    found = find_times("Met on Friday.", published=WRITTEN, direction_at=lambda _: Direction.FUTURE)
    assert [timex.interval for timex in found] == [days("2022-08-19")]


def test_resolve_gives_the_grain() -> None:
    """One expression alone, with its grain."""
    timex, grain = resolve(find_expressions("next month")[0], published=AUGUST)
    assert (timex.value, grain) == ("2022-09", "month")


def test_cheap_direction_of_a_headline() -> None:
    """A headline's present tense with a day tells what is ahead."""
    text = "Modi visits Japan on Friday\n\nThe trip had been long in the making."
    start = text.index("Friday")
    assert cheap_direction(text, start, start + 6) is Direction.FUTURE


def test_a_narrative_counts_from_what_it_told_before() -> None:
    """In a history, a month without its year is in the year that the story has come to."""
    found = find_times("In May 1940 France fell. In September the raids began.", published=WRITTEN, narrative=True)
    assert [timex.interval for timex in found] == [days("1940-05-01", "1940-05-31"), days("1940-09-01", "1940-09-30")]


NOISY = st.text() | st.lists(
    st.sampled_from(
        "May may 31 2022 February 30 9999 0 - – to and the last next of 12:61 early ' s \n Q3 ſecond １２ Kelvin "
        "99999999 century ago years BC , . between since summer".split(" ")
    )
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(text=NOISY, first=st.dates(), length=st.integers(0, 400))
def test_any_text(text: str, first: date, length: int) -> None:
    """No text is too odd, and every span quotes the text exactly, in order, without overlap."""
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    end = 0
    for timex in find_times(text, published=Interval(first=first, last=last)):
        assert text[timex.span.start : timex.span.end] == timex.span.text
        assert timex.span.start >= end
        end = timex.span.end
