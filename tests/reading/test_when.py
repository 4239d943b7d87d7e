"""When: a sentence in, the dates it means out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model.time import UNKNOWN, Interval, Offset, Timex
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


@pytest.mark.parametrize(
    "text",
    [
        "September 8, 2020",
        "8 September 2020",
        "8  September 2020",
        "8\nSeptember 2020",
        "the 8th of September 2020",
        "2020-09-08",
    ],
)
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
        ("The two leaders meet separately Monday in Rome.", "2022-08-22"),
        ("Unions planned a march on Saturday and were hoping for a crowd.", "2022-08-20"),
        ("They sued to stop the deal, but on Friday a judge ruled against them.", "2022-08-12"),
        ("They looked for ways to get around Monday's ruling.", "2022-08-15"),
        ("“He will leave at dawn (on Friday),” the aide said.", "2022-08-19"),
        ("They take part in planning for the summit on Friday.", "2022-08-19"),
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


def test_the_next_morning() -> None:
    """The next morning is that of the day after the one named before; the same evening is of that day."""
    found = read("He arrived on 3 May 2021 and left the next morning.")[1:]
    assert found == [("the next morning", "TIME", "2021-05-04TMO", days("2021-05-04"))]
    found = read("He arrived on 3 May 2021 and left the same evening.")[1:]
    assert found == [("the same evening", "TIME", "2021-05-03TEV", days("2021-05-03"))]


def test_counted_from_the_time_named_before() -> None:
    """The following day is the one after the day named before."""
    assert read("He arrived on 3 May 2021 and left the following day.")[1] == (
        "the following day",
        "DATE",
        "2021-05-04",
        days("2021-05-04"),
    )


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("The drill ran from 12 to 14 March 2020.", [("12", "2020-03-12"), ("14 March 2020", "2020-03-14")]),
        ("It ran from 1914-18.", [("1914", "1914"), ("18", "1918")]),
    ],
)
def test_a_range_keeps_its_two_ends(sentence: str, ends: list[tuple[str, str]]) -> None:
    """TIMEX3 has no ranges: it marks the two ends apart, and the range keeps them for exchange."""
    (found,) = find_times(sentence, published=WRITTEN)
    assert [(end.span.text, end.value) for end in found.ends] == ends


@pytest.mark.parametrize(
    ("sentence", "text", "value", "mod"),
    [
        ("It lasted nearly two weeks.", "nearly two weeks", "P2W", "LESS_THAN"),
        ("It lasted more than five months.", "more than five months", "P5M", "MORE_THAN"),
        ("It was held about two years ago.", "about two years ago", "2020", "APPROX"),
        ("It was held in early June.", "early June", "2022-06", "START"),
        ("It was held at the end of 2021.", "the end of 2021", "2021", "END"),
    ],
)
def test_modifiers(sentence: str, text: str, value: str, mod: str) -> None:
    """A word of measure, or of the part meant, becomes the TIMEX3 modifier."""
    assert [(t.span.text, t.value, t.mod) for t in find_times(sentence, published=WRITTEN)] == [(text, value, mod)]


@pytest.mark.parametrize(
    ("sentence", "value", "interval"),
    [
        ("They met two days after Oct. 12, 2020.", "2020-10-14", days("2020-10-14")),
        ("They met the day before last Tuesday.", "2022-08-15", days("2022-08-15")),
        ("They met three days after the September 11 attacks.", "2001-09-14", days("2001-09-14")),
        ("They met a year before the fall of Kabul.", "2020", days("2020-01-01", "2020-12-31")),
    ],
)
def test_counted_from_what_is_named_behind(sentence: str, value: str, interval: Interval) -> None:
    """An offset from a date, or from an event whose date the world knows, is that many units from it."""
    found = read(sentence)[0]
    assert found[1:] == ("DATE", value, interval)


def test_some_weeks_after_a_known_event_begin_behind_it() -> None:
    """Where the words do not say how many, only the nearer bound is known."""
    found = read("Talks began weeks after Russia's invasion of Ukraine.")[0]
    assert found == ("weeks after", "DURATION", "PXW", Interval(first=date(2022, 2, 25)))


def test_a_day_that_names_an_event() -> None:
    """The September 11 attacks were in 2001, whenever the text was written."""
    assert read("He spoke of the September 11 attacks.") == [("September 11", "DATE", "2001-09-11", days("2001-09-11"))]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("It began in May 2019 and ended in July of that year.", "2019-07"),
        ("It began in May 2019 and ended on July 25 of the following year.", "2020-07-25"),
        ("They met on 3 May 2021, and again the following Friday.", "2021-05-07"),
    ],
)
def test_in_a_year_told_before(sentence: str, value: str) -> None:
    """What counts from a time told before, whatever the day of writing."""
    assert read(sentence)[-1][2] == value


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("He left at four in the morning.", "XXXX-XX-XXT04:00"),
        ("He left around two o'clock on Sunday morning.", "2022-08-14T02:00"),
        ("He left at 9 p.m. on Tuesday.", "2022-08-16T21:00"),
        ("He left at 21:30 GMT on Tuesday.", "2022-08-16T21:30Z"),
        ("He left on the night of 20 June 1791.", "1791-06-20TNI"),
    ],
)
def test_hours(sentence: str, value: str) -> None:
    """Hours as they are spoken and written; the day only where it is told."""
    assert [found for _, _, found, _ in read(sentence)] == [value]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("It had been scheduled to expire on Friday.", "2022-08-12"),
        ("The envoy extended the deadline until Friday.", "2022-08-19"),
        ("They were given until Friday to sign.", "2022-08-19"),
        ("The pact, effective Friday, was signed.", "2022-08-19"),
        ("He warned of a cut in the year ended January 31.", "2022-01-31"),
    ],
)
def test_words_beside_an_expression_outdo_the_tense(sentence: str, day: str) -> None:
    """An overtaken plan lies behind, a deadline ahead, whatever the tense of the verb."""
    assert [interval for *_, interval in read(sentence)][-1] == days(day)


def test_an_offset_from_an_event_is_kept() -> None:
    """Weeks before a visit: its bounds are not known, and it is kept as an offset for whoever knows the visit's day."""
    (found,) = find_times("The meeting will take place weeks before Modi travels to Japan.", published=WRITTEN)
    assert (found.span.text, found.type, found.value, found.interval) == ("weeks before", "DURATION", "PXW", UNKNOWN)
    assert found.offset == Offset(unit="week", count=None, after=False)


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
        "He told ABC's program This Week so.",
        "He will leave as soon as he can.",
        "Geremek, Martonyi and Jan Kavan signed.",
        "About three-quarters of the food is imported.",
        "The paper Granma, the party's daily Granma, said so.",
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


def test_a_story_goes_on_over_the_turn_of_the_year() -> None:
    """A month without its year lies nearest to what was told before; a year told in passing does not move the story."""
    text = "In December 1941 Japan attacked. A report, found in 2005, blamed the fleet. In January the islands fell."
    found = find_times(text, published=WRITTEN, narrative=True)
    assert [timex.value for timex in found] == ["1941-12", "2005", "1942-01"]


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


def test_upcoming_stands_before_days_of_a_month_too() -> None:
    """ "The upcoming September 28-30 summit" lasts three days."""
    assert read("They discussed the upcoming September 28-30 summit.")[0][3] == days("2022-09-28", "2022-09-30")
