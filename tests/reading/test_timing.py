"""When an act takes place: the time of its own clause, or of the occasion that it is part of."""

from __future__ import annotations

from datetime import date

import legation
from legation import Event, EventType, Interval, Kind


def event(text: str, kind: EventType, published: str | None = "2022-07-27") -> Event:
    """The first event of a type in a text published on a Wednesday."""
    return next(found for found in legation.read(text, published=published).events if found.type is kind)


def day(month: int, number: int) -> Interval:
    """A day of 2022."""
    return Interval(first=date(2022, month, number), last=date(2022, month, number))


def test_a_weekday_in_the_past_is_the_last_one() -> None:
    """ "met on Monday", told on a Wednesday."""
    found = event("The presidents of Serbia and Croatia met in Zagreb on Monday.", EventType.CONSULT)
    assert found.when is not None
    assert found.when.interval == day(7, 25)


def test_a_weekday_ahead_is_the_next_one() -> None:
    """ "will meet on Monday", told on a Wednesday."""
    found = event("The presidents of Serbia and Croatia will meet in Zagreb on Monday.", EventType.CONSULT)
    assert found.when is not None
    assert found.when.interval == day(8, 1)


def test_the_day_of_saying_is_not_the_day_of_the_act() -> None:
    """A date under a verb of saying dates what is said, not what it tells."""
    found = event("Officials said on Tuesday that Turkey had accused Greece of breaking a treaty.", EventType.ACCUSE)
    assert found.when is None


def test_without_a_date_of_publication_a_weekday_stays_unknown() -> None:
    """The words are kept, the interval is not guessed."""
    found = event("The presidents of Serbia and Croatia met in Zagreb on Monday.", EventType.CONSULT, published=None)
    assert found.when is not None
    assert (found.when.span.text, found.when.interval) == ("Monday", Interval())


def test_no_words_of_time_give_no_time() -> None:
    """The day of publication is never put where the text says nothing."""
    found = event("Armenia has accused Azerbaijan of breaking the truce.", EventType.ACCUSE)
    assert found.when is None


def test_what_is_said_at_a_meeting_carries_its_date_and_place() -> None:
    """Praise told after a dated meeting by the same person is of that day and place."""
    text = (
        "Irish leader Micheal Martin met Japanese Prime Minister Fumio Kishida in Tokyo on Monday. "
        "Martin praised Japan for its help."
    )
    found = event(text, EventType.SUPPORT)
    assert found.when is not None
    assert found.when.interval == day(7, 25)
    assert found.where is not None
    assert found.where.span.text == "Tokyo"


def test_a_journey_takes_the_date_of_its_purpose() -> None:
    """ "will travel to X to attend Y on DATE" dates the journey too."""
    text = "Indian Prime Minister Narendra Modi will travel to Japan to attend a state funeral on September 27."
    visits = [found for found in legation.read(text, published="2022-08-24").events if found.kind is Kind.VISIT]
    assert visits[0].when is not None
    assert visits[0].when.interval == day(9, 27)


def test_an_act_told_in_the_past_ends_with_publication() -> None:
    """ "This week", written on a Wednesday and told as past, ends on that day."""
    event = legation.read("Kishida met Modi in Tokyo this week.", published="2022-07-27").events[0]
    assert event.when is not None
    assert (event.when.interval.first, event.when.interval.last) == (date(2022, 7, 25), date(2022, 7, 27))


def test_a_weekday_and_a_day_meet_once_in_a_term() -> None:
    """Friday 22 July lies once in the years in which Zeya was under secretary."""
    text = "Under Secretary Uzra Zeya of the United States met the president of Namibia on Friday 22 July."
    event = legation.read(text).events[0]
    assert event.when is not None
    assert event.when.interval.day == date(2022, 7, 22)


def test_an_act_counted_from_another() -> None:
    """Three days after the summit: the act takes its date from the summit told before."""
    reading = legation.read(
        "Japan and India held a summit in Tokyo on Sept. 20, 2021. France signed a pact with Japan three days after "
        "the summit.",
        published="2022-08-17",
    )
    pact = next(event for event in reading.events if event.type == "AGREE")
    assert pact.when is not None
    assert (pact.when.span.text, pact.when.timex, pact.when.interval.day) == (
        "three days after",
        "2021-09-23",
        date(2021, 9, 23),
    )
    offset = next(timex.offset for timex in reading.timex if timex.offset)
    assert (offset.unit, offset.count, offset.after, offset.event and offset.event.text) == (
        "day",
        3,
        True,
        "the summit",
    )


def test_what_is_told_of_a_thing_has_a_time_of_its_own() -> None:
    """ "left the pact, which had been signed": the signing is not of the day of the leaving."""
    text = "On Monday Kenya quit the fisheries treaty, which had been signed by Kenya and Somalia."
    found = event(text, EventType.AGREE)
    assert found.when is None


def test_a_relative_clause_of_place_goes_on() -> None:
    """ "flew to Oslo on Monday, where she met X": the meeting is of that day."""
    text = "Latvian Prime Minister Evika Silina flew to Oslo on Monday, where she praised Norway for its help."
    found = event(text, EventType.SUPPORT)
    assert found.when is not None
    assert found.when.interval == day(7, 25)


def test_what_lies_before_has_a_time_of_its_own() -> None:
    """ "recalled its envoy on Monday after X accused it": the accusation is not dated."""
    text = "Peru recalled its ambassador from Mexico on Monday after Mexico accused Peru of breaking international law."
    found = event(text, EventType.ACCUSE)
    assert found.when is None


def test_the_day_right_behind_said_is_that_of_saying() -> None:
    """ "said on Monday it had accused": wherever the tree hangs the day."""
    found = event(
        "The ministry said on Monday it has accused Greece of breaking a treaty with Turkey.", EventType.ACCUSE
    )
    assert found.when is None


def test_what_a_noun_is_said_to_be_planned_for_is_its_date() -> None:
    """ "called off a visit which was scheduled for Monday"."""
    text = "Zambian President Hakainde Hichilema has called off a visit to Zimbabwe which was scheduled for August 8."
    found = event(text, EventType.CONSULT)
    assert found.when is not None
    assert found.when.interval == day(8, 8)


def test_an_act_goes_ahead_as_scheduled() -> None:
    """ "will go ahead as scheduled on DATE"."""
    text = "The summit between Rwanda and Tanzania will go ahead as scheduled on August 2, the ministry said."
    found = event(text, EventType.CONSULT)
    assert found.when is not None
    assert found.when.interval == day(8, 2)


def test_two_days_joined_are_one_time() -> None:
    """ "on Monday and Tuesday"."""
    text = "The foreign ministers of Greece and Turkey met in Athens on Monday and Tuesday."
    found = event(text, EventType.CONSULT)
    assert found.when is not None
    assert found.when.span.text == "Monday and Tuesday"
    assert found.when.interval == Interval(first=date(2022, 7, 25), last=date(2022, 7, 26))


def test_a_length_counts_from_the_day_of_the_beginning() -> None:
    """ "opened a three-day conference on Monday"."""
    text = "France and Chad will open a three-day conference in Paris on August 8."
    found = event(text, EventType.CONSULT)
    assert found.when is not None
    assert found.when.interval == Interval(first=date(2022, 8, 8), last=date(2022, 8, 10))


def test_a_length_counts_back_from_the_day_of_the_end() -> None:
    """ "concluded a two-day visit on Monday"."""
    text = "Kenyan Foreign Minister Raychelle Omamo concluded a two-day visit to Uganda on Monday."
    found = event(text, EventType.CONSULT)
    assert found.when is not None
    assert found.when.interval == Interval(first=date(2022, 7, 24), last=date(2022, 7, 25))


def test_what_goes_on_since_a_day_has_no_end() -> None:
    """ "has been blocking since Monday"."""
    text = "Turkish and Greek officials have been meeting in Athens since Monday."
    found = event(text, EventType.CONSULT)
    assert found.when is not None
    assert found.when.interval == Interval(first=date(2022, 7, 25))


def test_what_is_said_at_a_meeting_is_not_of_a_round_named_aside() -> None:
    """Praise after "the dialogue held in May" still is of the meeting that the text tells."""
    text = (
        "Irish leader Micheal Martin met Japanese Prime Minister Fumio Kishida in Tokyo on Monday. "
        "The two recalled the Ireland-Japan dialogue held in May. Martin praised Japan for its help."
    )
    found = event(text, EventType.SUPPORT)
    assert found.when is not None
    assert found.when.interval == day(7, 25)


def test_the_day_of_another_noun_is_not_the_act_s() -> None:
    """ "condemned Monday's attack" says when the attack was."""
    found = event("Ghana has condemned Monday's attack by Armenia on Georgia.", EventType.ACCUSE)
    assert found.when is None


def test_to_say_it_is_to_do_it() -> None:
    """ "said on Monday that it rejects": the day of saying is that of the rejection."""
    found = event("Ghana said on Monday that it rejects the proposal of Togo.", EventType.REJECT)
    assert found.when is not None
    assert found.when.interval == day(7, 25)


def test_a_meeting_in_the_city_visited_is_part_of_the_visit() -> None:
    """A meeting of the delegation at the goal of its dated journey takes the days of the journey."""
    text = (
        "A Kenyan delegation will travel to Lisbon, Portugal, from August 8 to 10, 2022. "
        "In Lisbon, the Kenyan delegation will meet with Portuguese officials."
    )
    found = [each for each in legation.read(text, published="2022-07-27").events if each.kind is Kind.MEETING]
    assert found[0].when is not None
    assert found[0].when.interval == Interval(first=date(2022, 8, 8), last=date(2022, 8, 10))


def test_what_two_say_together_is_of_their_meeting() -> None:
    """A joint statement on a third party carries the date and place of the meeting."""
    text = (
        "Irish leader Micheal Martin met Japanese Prime Minister Fumio Kishida in Tokyo on Monday. "
        "Ireland and Japan urged Russia to withdraw."
    )
    found = event(text, EventType.REQUEST)
    assert found.when is not None
    assert found.when.interval == day(7, 25)
    assert found.where is not None
    assert found.where.span.text == "Tokyo"


def test_a_weekday_in_brackets_within_a_date() -> None:
    """ "on Sept. 13 (Tuesday), 2022" is one date."""
    text = "The foreign ministers of Greece and Turkey will meet in Athens on Sept. 13 (Tuesday), 2022."
    found = event(text, EventType.CONSULT)
    assert found.when is not None
    assert found.when.interval == day(9, 13)


def test_a_year_in_what_is_told_of_somebody_dates_no_act() -> None:
    """ "Kenya, which keeps troops there under a pact of 2014, sent food": the food is not dated."""
    text = "Kenya, which has stationed troops at the Ghanaian base under a pact signed in 2014, sent food to Togo."
    assert event(text, EventType.AID).when is None


def test_now_gives_way_to_a_date() -> None:
    """ "Will now meet on August 18" tells a change of plan: the date stands."""
    text = "The foreign ministers of Chile and Peru will now meet in Arica on August 18, officials said."
    found = event(text, EventType.CONSULT)
    assert found.when is not None
    assert found.when.interval == day(8, 18)


def test_what_is_signed_makes_the_meeting_no_agreement() -> None:
    """ "Met and signed an agreement": the object of the second verb tells nothing of the first."""
    found = legation.read(
        "The presidents of Chile and Peru met in Arica on Friday and signed a trade agreement."
    ).events
    assert [(each.type, each.mentions[0].text) for each in found] == [
        (EventType.CONSULT, "met in Arica"),
        (EventType.AGREE, "signed a trade agreement"),
    ]


def test_what_is_spoken_of_was_not_when_they_speak() -> None:
    """An attack that is condemned on Monday was on another day."""
    text = "On Monday, France condemned Russia's attack on Odesa."
    attack = event(text, EventType.ASSAULT)
    condemned = event(text, EventType.ACCUSE)
    assert attack.when is None
    assert condemned.when is not None
    assert condemned.when.interval == day(7, 25)


def test_what_was_before_something_else_has_another_day() -> None:
    """A launch told behind "following" was not on the day of the call."""
    text = "The Japanese minister called his Korean counterpart on Monday following North Korea's missile launches."
    assert event(text, EventType.MOBILIZE).when is None


def test_a_day_in_front_of_a_noun_dates_that_noun() -> None:
    """And not the call that was held after it."""
    text = "Following North Korea's July 25 missile launches, Japan's minister held a call with his Korean counterpart."
    launch = event(text, EventType.MOBILIZE)
    assert launch.when is not None
    assert launch.when.interval == day(7, 25)
    assert event(text, EventType.CONSULT).when is None


def test_a_day_right_behind_a_meeting_is_that_of_the_meeting() -> None:
    """Though the clause around it tells no act."""
    text = "The Chilean foreign minister said it was good to be in Madrid after a meeting with King Felipe yesterday."
    found = event(text, EventType.CONSULT)
    assert found.when is not None
    assert found.when.interval == day(7, 26)


def test_a_participle_of_doing_dates_its_noun() -> None:
    """ "The test staged on July 19" was on that day, whenever it was condemned."""
    text = "Chilean envoys spent Monday deploring the test by Iran of a torpedo staged on July 19."
    launch = event(text, EventType.MOBILIZE)
    assert launch.when is not None
    assert launch.when.interval == day(7, 19)
