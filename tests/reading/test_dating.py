"""Dating: when an undated article can have been written, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

import legation
from legation.knowledge.almanac import almanac_of
from legation.knowledge.dated_events import DatedEvent
from legation.model.span import Span
from legation.model.time import UNKNOWN, Interval, Published, Reason
from legation.reading import dating, when_anchored
from legation.reading.dating import Term, date_article
from legation.reading.when import find_expressions

SHOT = DatedEvent(
    name="Shinzo Abe shot",
    words=("abe was shot", "shooting of abe"),
    first=date(2022, 7, 8),
    last=date(2022, 7, 8),
    kind="death",
)
SUMMIT = DatedEvent(
    name="G20 summit in Bali",
    words=("bali summit",),
    first=date(2022, 11, 15),
    last=date(2022, 11, 16),
    kind="summit",
)
QUAKE = DatedEvent(
    name="Lisbon earthquake of 2019",
    words=("lisbon earthquake",),
    first=date(2019, 5, 7),
    last=date(2019, 5, 7),
    kind="disaster",
    news=((("lisbon", "portug"), ("earthquake", "quake")),),
)
APP = DatedEvent(
    name="Chirper launched", words=("chirper",), first=date(2016, 3, 1), last=date(2016, 3, 1), kind="launch"
)
VOTE = DatedEvent(
    name="Ruritanian election of 2020",
    words=("2020 ruritanian election",),
    first=date(2020, 11, 3),
    last=date(2020, 11, 3),
    kind="election",
)


@pytest.fixture(autouse=True)
def known_events(monkeypatch: pytest.MonkeyPatch) -> None:
    """The world knows five dated events."""
    known = almanac_of((SHOT, SUMMIT, QUAKE, APP, VOTE))
    monkeypatch.setattr(dating, "almanac", lambda: known)
    monkeypatch.setattr(when_anchored, "almanac", lambda: known)


def days(first: str | None, last: str | None = None) -> Interval:
    """An interval from days written out."""
    return Interval(first=date.fromisoformat(first) if first else None, last=date.fromisoformat(last) if last else None)


def read(text: str, url: str | None = None, terms: Sequence[Term] = ()) -> Published:
    """The dating of a text."""
    return date_article(text=text, url=url, title=None, expressions=find_expressions(text), terms=terms)


def term(text: str, name: str, office: str, first: str | None, last: str | None = None) -> Term:
    """A term of somebody whom the text names."""
    start = text.index(name)
    held = days(first, last)
    return Term(
        span=Span.of(text, start, start + len(name)), name=name, office=office, first=held.first, last=held.last
    )


def quoted(text: str, words: str) -> Span:
    """The span of some words of the text."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


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


def test_a_year_that_names_a_thing() -> None:
    """A year right before a noun, or in a name, does not date the text."""
    assert read("He announced his 2030 candidacy. They launched the plan Vision 2031.").interval == UNKNOWN


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


def test_a_weekday_with_its_day_alone() -> None:
    """Every few years fit, so nothing is known."""
    assert read("Officials reported it on Tuesday, August 30.").interval == UNKNOWN


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
        "Nani Coloretti, Deputy Director of the Office of Management and Budget, spoke in the United States.",
    ],
)
def test_who_holds_another_office(text: str) -> None:
    """Deputies and alternates of an office do not hold it, and of the many deputy ministers each has a title."""
    assert legation.read(text).published.interval == UNKNOWN


def test_two_events_that_a_report_may_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both quakes struck on a Tuesday: the days between them remain, and a term chooses."""
    later = replace(QUAKE, name="Lisbon earthquake of 2022", first=date(2022, 3, 8), last=date(2022, 3, 8))
    known = almanac_of((QUAKE, later))
    monkeypatch.setattr(dating, "almanac", lambda: known)
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
    known = almanac_of((fire, QUAKE, SHOT, SUMMIT))
    monkeypatch.setattr(dating, "almanac", lambda: known)
    assert read("Blaze at Rivertown mill\nA fire destroyed a mill yesterday.").interval == days(
        "2018-06-03", "2018-07-03"
    )
    assert read("Mill in Millburg burns\nA fire destroyed a mill yesterday.").interval == UNKNOWN


def test_what_is_feared_has_not_happened() -> None:
    """An invasion that one side may launch is not told as past."""
    assert read("The leaders warned that a shooting of Abe could follow.").interval == UNKNOWN


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
