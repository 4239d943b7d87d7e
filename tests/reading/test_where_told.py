"""Where and when: what occasions, journeys, leads and remarks tell of the day and place of an act."""

from __future__ import annotations

import legation
from legation.model import Event, EventType


def events(text: str, sort: EventType, published: str = "2022-07-26") -> list[Event]:
    """The events of a type in a text."""
    return [event for event in legation.read(text, published=published).events if event.type is sort]


def place(text: str, sort: EventType) -> str | None:
    """The place of the first event of a type, by its words."""
    found = events(text, sort)
    return found[0].where.span.text if found and found[0].where else None


def days(event: Event) -> tuple[str | None, str | None]:
    """The bounds of an event's time."""
    interval = event.when.interval if event.when else None
    first, last = (interval.first, interval.last) if interval else (None, None)
    return (first.isoformat() if first else None, last.isoformat() if last else None)


def test_an_occasion_has_the_place_behind_its_other_nouns() -> None:
    """What "held" stands behind may be far from the occasion itself."""
    text = "Norway and Chile set quotas at a meeting of their fisheries experts held last May in Lima."
    assert place(text, EventType.CONSULT) == "Lima"


def test_on_the_sidelines_is_where_the_forum_is() -> None:
    """What is done on the sidelines of an occasion is done in its town."""
    text = "A meeting between Chile and Norway was held on the sidelines of the Oslo Energy Forum."
    assert place(text, EventType.CONSULT) == "Oslo"


def test_an_assembly_speaks_where_it_sits() -> None:
    """The town of a gathering is that of what it says."""
    text = "A gathering of African ministers in Nairobi condemned Sudan over the raid."
    assert place(text, EventType.ACCUSE) == "Nairobi"


def test_who_meets_on_a_visit_meets_there() -> None:
    """What is done on a visit is done where it goes."""
    text = "The Norwegian prime minister met the Chilean president on her first visit to Chile."
    assert place(text, EventType.CONSULT) == "Chile"


def test_a_visit_to_a_capital_goes_to_its_town() -> None:
    """A capital named behind the word is the goal of a visit."""
    text = "The Norwegian prime minister paid a visit to the Chilean capital Santiago."
    assert place(text, EventType.CONSULT) == "Santiago"


def test_leaders_met_in_a_town_are_met_there() -> None:
    """The town stands behind those who are met."""
    text = "The Norwegian foreign minister held talks with African leaders in Addis Ababa."
    assert place(text, EventType.CONSULT) == "Addis Ababa"


def test_what_the_lead_tells_first_has_the_place_of_the_meeting() -> None:
    """Two who agree in the lead did so where the next sentence has them meet."""
    text = (
        "Norway and Chile agreed to step up trade in salmon.\n\n"
        "Norwegian Prime Minister Jonas Gahr Støre and Chilean President Gabriel Boric met in Santiago on Monday."
    )
    found = events(text, EventType.AGREE)
    assert found[0].where is not None
    assert found[0].where.span.text == "Santiago"


def test_who_is_due_on_a_day_has_not_been_there() -> None:
    """The day behind "is due" lies ahead, wherever the clause stands."""
    text = "Chile's foreign minister, who is due in Norway on Saturday, called the Finnish premier."
    assert ("2022-07-30", "2022-07-30") in map(days, events(text, EventType.CONSULT))


def test_a_summit_has_the_day_on_which_it_was_to_be_hosted() -> None:
    """A clause that says who was to host it dates the summit."""
    text = "Talks between Chile and Peru, which Lima was to host on Sunday, were cancelled."
    assert days(events(text, EventType.CONSULT)[0]) == ("2022-07-31", "2022-07-31")


def test_what_was_begun_goes_on_until_the_day_told() -> None:
    """What began on one day and will go on until another lasts from the one to the other."""
    text = "Kenya and Uganda started a joint patrol of the lake on Monday and will carry on with it until Thursday."
    assert days(events(text, EventType.COOPERATE)[0]) == ("2022-07-25", "2022-07-28")


#: Remarks before a meeting, as ministries publish them.
REMARKS = (
    "Norwegian Foreign Minister Huitfeldt And Chilean Foreign Minister Urrejola Before Their Meeting\n\n"
    "Oslo, Norway\n\n"
    "FOREIGN MINISTER HUITFELDT: Good morning. Norway and Chile will speak of salmon today."
)


def test_remarks_tell_the_town_of_the_meeting() -> None:
    """The town above the remarks is that of the meeting in their title."""
    assert place(REMARKS, EventType.CONSULT) == "Oslo"


def test_remarks_tell_the_day_of_the_meeting() -> None:
    """What the speakers call today is the day of the meeting."""
    assert days(events(REMARKS, EventType.CONSULT)[0]) == ("2022-07-26", "2022-07-26")


def test_remarks_that_do_not_say_today_leave_the_day_unknown() -> None:
    """The day of publication never stands in for a day that is not told."""
    text = REMARKS.replace(" today", "")
    assert days(events(text, EventType.CONSULT)[0]) == (None, None)
