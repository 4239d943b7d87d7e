"""Dating: when an undated article can have been written, and why, by its own dates and whom it names."""

from __future__ import annotations

from datetime import date

import pytest

import legation
from legation.model.time import UNKNOWN, Interval, Published, Reason
from tests.reading.dated import APP, QUAKE, SHOT, SUMMIT, VOTE, days, know, quoted, read, term


@pytest.fixture(autouse=True)
def known_events(monkeypatch: pytest.MonkeyPatch) -> None:
    """The world knows five dated events."""
    know(monkeypatch, SHOT, SUMMIT, QUAKE, APP, VOTE)


def test_nothing_to_go_by() -> None:
    """An article without clues stays undated."""
    assert read("The ministers met and agreed to meet again.") == Published(interval=UNKNOWN)


@pytest.mark.parametrize(
    ("url", "interval"),
    [
        ("https://example.org/2022/08/17/two-plus-two", days("2022-08-17", "2022-08-17")),
        ("https://example.org/news/2022-08-17-talks.html", days("2022-08-17", "2022-08-17")),
        ("https://example.org/20220817/talks", days("2022-08-17", "2022-08-17")),
        ("https://example.org/2022/aug/17/talks", days("2022-08-17", "2022-08-17")),
        ("https://example.org/2022/08/talks", days("2022-08-01", "2022-08-31")),
        ("https://example.org/article/20229917", UNKNOWN),
    ],
)
def test_the_address_holds_the_date(url: str, interval: Interval) -> None:
    """A day or month in the address is when the article was written; a number that is none says nothing."""
    assert read("The ministers met.", url).interval == interval


@pytest.mark.parametrize(
    "text",
    [
        "Talks resume\nTuesday, October 15, 2019\nThe ministers met.",
        "Talks resume\n\nGENEVA, October 15, 2019 — The ministers met.",
        "afrol News, 15 October 2019 - The ministers met.",
    ],
)
def test_the_dateline(text: str) -> None:
    """A whole date on its own line, or before the dash that opens the text."""
    assert read(text).interval == days("2019-10-15", "2019-10-15")


def test_a_date_told_as_past() -> None:
    """An article is no older than what it tells as past, and the reason quotes it."""
    text = "The treaty was signed on 3 May 2016 in Vienna."
    reason = Reason(reason="3 May 2016 is told as past", span=quoted(text, "3 May 2016"))
    assert read(text) == Published(interval=days("2016-05-03"), because=(reason,))


def test_a_date_still_to_come() -> None:
    """An article is no younger than what it tells as coming."""
    text = "The leaders will meet on 3 May 2016 in Vienna."
    reason = Reason(reason="3 May 2016 is told as still to come", span=quoted(text, "3 May 2016"))
    assert read(text) == Published(interval=days(None, "2016-05-03"), because=(reason,))


def test_past_and_coming() -> None:
    """Both together bound the day of writing."""
    text = "They signed the accord in March 2016. A summit is scheduled for 10 June 2016."
    assert read(text).interval == days("2016-03-01", "2016-06-10")


def test_a_goal_in_a_far_year_is_no_past() -> None:
    """What was planned for a year does not make that year past."""
    assert read("He was scheduled to be released in 2032.").interval == UNKNOWN


def test_last_year_beside_the_year() -> None:
    """ "Last year, in 2012" was written in 2013."""
    assert read("Last year, in 2012, the two sides met.").interval == days("2013-01-01", "2013-12-31")


def test_a_term_of_office() -> None:
    """Who is called the holder of an office holds it."""
    text = "Defence Minister Hamada met his counterpart."
    hamada = term(text, "Hamada", "defence minister", "2022-08-10", "2023-09-13")
    assert read(text, terms=[hamada]) == Published(
        interval=days("2022-08-10", "2023-09-13"),
        because=(
            Reason(
                reason="Hamada is defence minister: from 10 August 2022 until 13 September 2023",
                span=quoted(text, "Hamada"),
            ),
        ),
    )


def test_two_terms_of_one_person() -> None:
    """Of two terms, the one that the other clues allow."""
    text = "President Putin said so. The treaty was signed in 2014."
    terms = [
        term(text, "Putin", "president", "2000-05-07", "2008-05-07"),
        term(text, "Putin", "president", "2012-05-07", "2024-05-07"),
    ]
    assert read(text, terms=terms).interval == days("2014-01-01", "2024-05-07")


def test_a_year_that_names_a_thing() -> None:
    """A year right before a noun, or in a name, does not date the text."""
    assert read("He announced his 2030 candidacy. They launched the plan Vision 2031.").interval == UNKNOWN


def test_of_two_presidents_the_newer_stands() -> None:
    """Texts name the presidents of the past without "former"; they do not name those to come."""
    text = "President Clinton was impeached. President Trump said so."
    terms = [
        term(text, "Clinton", "president", "1993-01-20", "2001-01-20"),
        term(text, "Trump", "president", "2017-01-20", "2021-01-20"),
    ]
    assert read(text, terms=terms).interval == days("2017-01-20", "2021-01-20")


def test_next_month_tied_to_a_named_month() -> None:
    """The funeral on September 27 is next month: written in August of the year that the other clues leave."""
    text = (
        "Modi will attend the state funeral of Abe in Tokyo on September 27. The accord was signed in March 2022. "
        "Modi is expected to attend the Abe state burial in Tokyo next month. It will enter into force on 1 March 2023."
    )
    found = read(text)
    assert found.interval == days("2022-08-01", "2022-08-31")
    assert found.because[-1] == Reason(
        reason="what is “next month” is elsewhere on “September 27”: written in August",
        span=quoted(text, "next month"),
    )


def test_a_contradiction_yields() -> None:
    """The weaker of two clues that contradict each other is set aside, and a reason says so."""
    text = "The leaders will meet on 3 May 2016, the minister had said."
    found = read(text, "https://example.org/2022/08/17/talks")
    assert found.interval == days("2022-08-17", "2022-08-17")
    assert [reason.reason for reason in found.because] == [
        "its address holds the date: https://example.org/2022/08/17/talks",
        "Set aside, for it contradicts stronger clues: 3 May 2016 is told as still to come",
    ]


def test_the_clues_of_one_article_together() -> None:
    """Terms, a dated event last month and old dates: one month, in part."""
    text = (
        "Counterpart Yasukazu Hamada will host the dialogue. "
        "In November 2019, the first meeting took place in New Delhi. "
        "Abe, was shot last month while making a rally."
    )
    hamada = term(text, "Yasukazu Hamada", "defence minister", "2022-08-10")
    assert read(text, terms=[hamada]).interval == days("2022-08-10", "2022-08-31")


def test_a_regional_office_is_no_office_of_state() -> None:
    """The attorney general of California is not that of the country, nor Bavaria's minister Germany's."""
    text = "The wall is illegal, said California Attorney General Xavier Becerra. Becerra spoke in Sacramento."
    assert legation.read(text).published.interval == days("2017-01-24", "2021-04-01")
    text = "The wall is illegal, said Bavaria Finance Minister Christian Lindner. Lindner spoke in Munich."
    assert legation.read(text).published.interval == UNKNOWN


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Former British Prime Minister Tony Blair spoke on Monday.", Interval(first=date(2007, 6, 27))),
        ("An aide to former French President Jacques Chirac was held.", Interval(first=date(2007, 5, 16))),
        ("A former adviser to French President Jacques Chirac was held.", UNKNOWN),
    ],
)
def test_a_former_holder_of_an_office(text: str, interval: Interval) -> None:
    """Who is called former has left the office; a former adviser to somebody says nothing of the latter."""
    assert legation.read(text).published.interval == interval


def test_between_two_terms() -> None:
    """Who came back later was called former only in between."""
    text = "Former US President Donald Trump was charged, said US President Joe Biden on Thursday."
    assert legation.read(text).published.interval == days("2021-01-20", "2025-01-20")


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Officials reported it on Tuesday, August 30.", days("2022-08-20", "2022-09-19")),
        ("Officials will report it on Tuesday, August 30.", days("2022-07-01", "2022-09-09")),
        ("Officials reported it on Friday, August 30.", days("2021-01-20", "2025-01-20")),
        ("Officials reported it on August 30.", days("2021-01-20", "2025-01-20")),
    ],
)
def test_a_weekday_with_its_day_chooses_the_year(text: str, interval: Interval) -> None:
    """30 August is a Tuesday in 2022 only of the years of a term; no weekday, or one of two years, chooses none."""
    text = f"President Biden spoke. {text}"
    if "Friday" in text:
        interval = days("2024-08-20", "2024-09-19")
    assert read(text, terms=[term(text, "Biden", "president", "2021-01-20", "2025-01-20")]).interval == interval


def test_why_a_weekday_with_its_day_dates_the_text() -> None:
    """The reason of a choice stands behind the reason of what chose."""
    text = "President Biden spoke. Officials reported it on Tuesday, August 30."
    found = read(text, terms=[term(text, "Biden", "president", "2021-01-20", "2025-01-20")])
    assert [reason.reason for reason in found.because] == [
        "Biden is president: from 20 January 2021 until 20 January 2025",
        "Tuesday, August 30 falls on that weekday in some years only, among which the other clues choose",
    ]


def test_a_weekday_with_its_day_alone() -> None:
    """Every few years fit, so nothing is known."""
    assert read("Officials reported it on Tuesday, August 30.").interval == UNKNOWN


def test_the_day_of_handing_over() -> None:
    """Of two terms that share only the day of handing over, the newer stands."""
    text = "President Biden spoke. Some recalled Secretary of State Pompeo."
    terms = [
        term(text, "Biden", "president", "2021-01-20", "2025-01-20"),
        term(text, "Pompeo", "secretary of state", "2018-04-26", "2021-01-20"),
    ]
    assert read(text, terms=terms).interval == days("2021-01-20", "2025-01-20")


@pytest.mark.parametrize(
    "text",
    [
        "Principal Deputy Press Secretary Karine Jean-Pierre spoke at the White House on Monday.",
        "Foreign Minister and Alternate Prime Minister Yair Lapid met Antony Blinken on Monday.",
        "The Honorable Nani A. Coloretti, Deputy Director, Office of Management and Budget, spoke.",
    ],
)
def test_who_holds_another_office(text: str) -> None:
    """Deputies and alternates of an office do not hold it, and of the many deputy ministers each has a title."""
    assert legation.read(text).published.interval == UNKNOWN


def test_a_date_behind_a_dash_is_that_of_a_quotation() -> None:
    """The line below a quotation says whose words it was and when, and is no dateline."""
    text = "“We will keep faith.”\n– President Adams, February 19, 2021\nThe president travels on."
    assert read(text).interval == days("2020-02-19")


def test_the_next_month_of_a_story() -> None:
    """ "The next month" of what was done counts from what is told, and says nothing of the month of writing."""
    text = (
        "The party of Ruritania nominated Collins in April 2019 and picked a chairman for the party the next month. "
        "Collins left the party of Ruritania in August, and a chairman of the party spoke. It will vote in May 2020."
    )
    assert read(text).interval == days("2019-04-01", "2020-05-31")


def test_the_reading_is_the_same_with_the_date_given() -> None:
    """Where the date inferred is one day, giving that day changes nothing but how the date is known."""
    text = (
        "TOKYO, August 24, 2022 – The foreign ministers of Japan and India met in Tokyo on Monday. India will host the "
        "next round next month. Japan signed an agreement with Kenya two days after the meeting."
    )
    inferred, given = legation.read(text), legation.read(text, published="2022-08-24")
    assert inferred.published.interval.day == date(2022, 8, 24)
    assert (inferred.events, inferred.agreements, inferred.offices, inferred.timex) == (
        given.events,
        given.agreements,
        given.offices,
        given.timex,
    )
    assert any(timex.value == "2022-09" for timex in inferred.timex)


def test_a_dateline_without_its_year_is_of_the_year_whose_weekday_fits() -> None:
    """March 3 was a Thursday in 2022, and the round of March 2021 is told as past."""
    text = "ACCRA, March 3: Ghana met Togo, the radio said on Thursday. They had last met on March 23, 2021, in Lomé."
    assert read(text).interval == days("2022-03-03", "2022-03-03")


def test_a_dateline_whose_weekday_no_year_bears_out_dates_nothing() -> None:
    """Where several years are left, and no weekday is told, the year stays unknown."""
    text = "ACCRA, March 3: Ghana met Togo, the radio said. They had last met on March 23, 2021, in Lomé."
    assert read(text).interval == Interval(first=date(2021, 3, 23))
