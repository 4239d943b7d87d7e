"""Dating by what the world knows: events, storms, stories, elections, editions, ages and anniversaries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import legation
from legation.knowledge.dated_events import DatedEvent
from legation.model.time import UNKNOWN, Interval, Published, Reason
from legation.reading.dating import date_article
from tests.reading.dated import APP, QUAKE, SHOT, SUMMIT, VOTE, days, know, quoted, read, term


@pytest.fixture(autouse=True)
def known_events(monkeypatch: pytest.MonkeyPatch) -> None:
    """The world knows five dated events."""
    know(monkeypatch, SHOT, SUMMIT, QUAKE, APP, VOTE)


def test_a_dated_event_last_month() -> None:
    """What the world knows to have happened in July, and was last month, was written in August."""
    assert read("Abe, was shot last month while campaigning.").interval == days("2022-08-01", "2022-08-31")


def test_a_dated_event_told_as_past() -> None:
    """A dated event told as past is a lower bound."""
    assert read("Modi had been close to Abe, who was shot in Nara.").interval == days("2022-07-08")
    assert read("After Abe was shot, leaders paid tribute.").interval == days("2022-07-08")


def test_a_dated_event_to_come() -> None:
    """A dated event that will be is an upper bound."""
    assert read("The two will meet at the Bali summit.").interval == days(None, "2022-11-16")


def test_an_event_that_others_prepare_for_is_not_past() -> None:
    """Something done ahead of a summit does not make the summit past."""
    assert read("Ministers met in Jakarta ahead of the Bali summit.").interval == UNKNOWN


def test_the_report_of_a_dated_event() -> None:
    """The words of an event in the head, and the weekday on which it was: written within a month from that day."""
    text = "Strong earthquake shakes Lisbon\nAn earthquake struck Lisbon on Tuesday, officials said."
    reason = Reason(
        reason="it reports the Lisbon earthquake of 2019 (7 May 2019) as news of “Tuesday”",
        span=quoted(text, "Tuesday"),
    )
    assert read(text) == Published(interval=days("2019-05-07", "2019-06-06"), because=(reason,))


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake struck Lisbon on Friday, officials said.",  # another weekday: another earthquake
        "Lisbon remembered the earthquake on Tuesday, on its anniversary.",
        "A court in Lisbon judged the builders on Tuesday over the earthquake.",
        "Lisbon's earthquake of 2019 was discussed on Tuesday.",
        "Investigators said on Tuesday the earthquake in Lisbon was man-made.",
        "Weeks after the earthquake, Lisbon buried its dead on Tuesday.",
        "Lisbon pledged on Tuesday to build against an earthquake.",
    ],
)
def test_what_only_looks_like_the_report(text: str) -> None:
    """Another day, an anniversary, a trial, an inquiry, a plan or the event's own year speak against its being news."""
    assert read(text).interval.last is None


def test_a_name_that_came_into_being() -> None:
    """Who names a service writes after its launch, whatever else happened "yesterday"."""
    assert read("The minister wrote on Chirper yesterday that he would resign.").interval == days("2016-03-01")


def test_a_campaign_is_no_election() -> None:
    """A bid for an election ends in its year or in the year before: the election need not lie behind."""
    assert read("She ended her bid for the 2020 Ruritanian election.").interval == days("2019-01-01", "2020-12-31")
    assert read("He has been silent since the 2020 Ruritanian election.").interval == days("2020-11-03")


def test_a_few_years_ago() -> None:
    """Writers round: two years ago is any day from well over a year to well under three after it."""
    assert read("Abe was shot two years ago.").interval == days("2023-11-11", "2025-03-05")


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Emperor Akihito, 83, paused on Friday.", days("2016-12-23", "2017-12-22")),
        ("The crowd greeted 83-year-old Emperor Akihito on Friday.", days("2016-12-23", "2017-12-22")),
        ("Emperor Akihito spoke during his 83rd birthday celebrations.", days("2016-11-23", "2017-02-06")),
    ],
)
def test_an_age_dates_the_text(text: str, interval: Interval) -> None:
    """Emperor Akihito was born on 23 December 1933: an age is a year, a birthday some weeks."""
    assert read(text).interval == interval


def test_an_anniversary() -> None:
    """So many years from the year named with it, or from a dated event."""
    assert read("They marked the 40th anniversary of the war of 1982.").interval == days("2021-10-03", "2022-12-31")
    assert read("They marked the first anniversary of the Lisbon earthquake.").interval == days(
        "2019-11-09", "2020-08-05"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Japan and India mark the 70th anniversary of the establishment of diplomatic relations.",
        "The envoys of India and Japan toasted 70 years of diplomatic ties.",
        "Modi met Kishida in Tokyo. Japan and India agreed on talks. They celebrated seventy years of relations.",
    ],
)
def test_the_age_of_relations(text: str) -> None:
    """Japan and India have had relations since 28 April 1952: their seventieth year was 2022."""
    assert legation.read(text).published.interval == days("2021-10-03", "2022-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "Japan and India will mark the 70th anniversary of diplomatic relations next year.",
        "In 2022 Japan and India marked 70 years of diplomatic relations.",
        "Ruritania marked 70 years of diplomatic relations.",
    ],
)
def test_an_age_of_relations_that_dates_nothing(text: str) -> None:
    """Another year told beside it, or no pair of states, and nothing is known."""
    assert legation.read(text).published.interval.last is None


def test_the_day_after_a_dated_event() -> None:
    """What the head tells as done the day after a dated event is news of that day."""
    text = "The minister resigned three days after the Lisbon earthquake. He gave no reason."
    assert read(text).interval == days("2019-05-10", "2019-05-24")


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Houston Mayor Sylvester Turner spoke on Monday.", days("2016-01-02", "2024-01-15")),
        ("Houston's mayor, Sylvester Turner, spoke on Monday.", days("2016-01-02", "2024-01-15")),
        ("Sylvester Turner, the mayor of Houston, spoke on Monday.", days("2016-01-02", "2024-01-15")),
        ("Former Houston Mayor Sylvester Turner died on Wednesday.", Interval(first=date(2024, 1, 1))),
        ("Then-Houston Mayor Sylvester Turner spoke of it.", UNKNOWN),
        ("Sylvester Turner ran for mayor of Houston.", UNKNOWN),
    ],
)
def test_a_post_outside_the_government(text: str, interval: Interval) -> None:
    """A mayor is called so within the term and some days after it."""
    assert read(text).interval == interval


def test_why_a_post_dates_the_text() -> None:
    """The reason names the person, the post and the term, and rests on the name."""
    text = "Houston Mayor Sylvester Turner spoke on Monday."
    sentence = "Sylvester Turner is mayor of Houston: from 2 January 2016 until 15 January 2024"
    assert read(text).because == (Reason(reason=sentence, span=quoted(text, "Sylvester Turner")),)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Kosgei wins 2019 Harbour Marathon\nShe won by two minutes.", days("2019-01-01", "2019-12-31")),
        ("Harbour Comicon 2019 welcomes fans\nThey came on Friday.", days("2019-01-01", "2019-12-31")),
        ("Wynnum lose in fourth round of 2020 Coast Rugby season\nIt rained.", days("2020-01-01", "2020-12-31")),
        ("Adams ends bid\nShe was in the 2020 Ruritanian presidential primary.", days("2020-01-01", "2020-12-31")),
        ("Adams wins the 2020 Ruritanian election\nHe was cheered.", days("2020-01-01", "2020-12-31")),
        ("Team awaits Euro 2020\nThe 2020 European championship began late.", UNKNOWN),
        ("Court hears of 2019 Harbour Marathon\nThe trial began on Monday.", days("2017-12-31")),
    ],
)
def test_the_edition_that_the_headline_names(text: str, interval: Interval) -> None:
    """What is held year by year is reported in its year; not editions that were moved, nor what a trial takes up."""
    assert read(text).interval == interval


def test_a_headline_apart_from_the_text() -> None:
    """A title that is no part of the text counts as its headline; no words of the text show for it."""
    published = date_article(
        text="She won by two minutes.", url=None, title="Kosgei wins 2019 Harbour Marathon", expressions=[]
    )
    assert published.interval == days("2019-01-01", "2019-12-31")
    assert [reason.span for reason in published.because] == [None]


def test_a_storm_by_its_name() -> None:
    """Storms named Humberto were in 2007, 2013, 2019 and 2025: one of them within the term."""
    text = "Hurricane Humberto strengthens\nPresident Trump spoke of the storm."
    held = term(text, "Trump", "president", "2017-01-20", "2021-01-20")
    assert read(text, terms=[held]).interval == days("2019-09-11", "2019-09-29")


def test_a_storm_that_is_only_remembered() -> None:
    """What has been built since a storm was built any time after it."""
    assert read("Levees hold\nThe city has built levees since Hurricane Humberto.").interval == UNKNOWN


def test_a_story_that_goes_on() -> None:
    """Hollywood's writers were on strike in 2007 and in 2023: the strike within the term, and the fortnight before."""
    text = "Writers Guild extends strike\nPickets stood in front of the studios. President Bush spoke."
    held = term(text, "Bush", "president", "2001-01-20", "2009-01-20")
    assert read(text, terms=[held]).interval == days("2007-10-18", "2008-02-13")


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Kenya held its presidential election on Thursday.", days("2017-10-26", "2017-11-09")),
        ("Kenya will hold its presidential election on Thursday.", days("2017-10-19", "2017-10-26")),
        ("Kenya held an election of its farmers' union on Thursday.", days("2013-04-09", "2022-09-13")),
    ],
)
def test_an_election_on_a_weekday(text: str, interval: Interval) -> None:
    """The one presidential election on a Thursday within a president's terms; a union's is none of the state."""
    found = legation.read(f"{text} President Uhuru Kenyatta spoke in Nairobi.")
    assert found.published.interval == interval


def test_an_anniversary_of_independence() -> None:
    """Algeria became independent on 5 July 1962; "this month" beside its anniversary narrows the days to July."""
    assert legation.read("Algeria marked the 60th anniversary of its independence.").published.interval == days(
        "2022-01-06", "2022-10-03"
    )
    text = "Early this month Mikdad visited Algiers for the 60th anniversary of Algeria's independence."
    assert legation.read(text).published.interval == days("2022-07-01", "2022-07-31")


def test_two_events_that_a_report_may_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both quakes struck on a Tuesday: the days between them remain, and a term chooses."""
    later = replace(QUAKE, name="Lisbon earthquake of 2022", first=date(2022, 3, 8), last=date(2022, 3, 8))
    know(monkeypatch, QUAKE, later)
    text = "Strong earthquake shakes Lisbon\nAn earthquake struck on Tuesday, President Sousa said."
    assert read(text).interval == days("2019-05-07", "2022-04-07")
    held = term(text, "Sousa", "president", "2021-03-09", "2026-03-09")
    assert read(text, terms=[held]).interval == days("2022-03-08", "2022-04-07")


def test_a_report_without_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three terms and all of its name tell a fire whose day the text does not tell; half of the name does not."""
    fire = DatedEvent(
        name="Rivertown mill fire",
        words=(),
        first=date(2018, 6, 3),
        last=date(2018, 6, 3),
        kind="accident",
        news=((("rivertown",), ("mill",), ("fire", "blaze")),),
    )
    know(monkeypatch, fire, QUAKE, SHOT, SUMMIT)
    assert read("Blaze at Rivertown mill\nA fire destroyed a mill yesterday.").interval == days(
        "2018-06-03", "2018-07-03"
    )
    assert read("Mill in Millburg burns\nA fire destroyed a mill yesterday.").interval == UNKNOWN


def test_what_is_feared_has_not_happened() -> None:
    """An invasion that one side may launch is not told as past."""
    assert read("The leaders warned that a shooting of Abe could follow.").interval == UNKNOWN
