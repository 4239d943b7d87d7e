"""What keeps two events from being one act, whatever else they share."""

from __future__ import annotations

from legation.record.exclusion import are_two_acts
from tests.record.tellings import one, told

TALKS = "Ghana and Togo held a meeting on fishing rights on 4 May 2023."


def test_a_visit_is_not_the_meeting_within_it() -> None:
    """Going somewhere and meeting there are two acts."""
    visit = one("The Togolese president visited Ghana on 4 May 2023.", "2023-05-05")
    assert are_two_acts(visit, one(TALKS, "2023-05-05"))


def test_a_call_is_not_a_meeting() -> None:
    """Who speaks by phone does not meet."""
    call = one("The presidents of Ghana and Togo spoke by phone on 4 May 2023.", "2023-05-05")
    assert are_two_acts(call, one(TALKS, "2023-05-05"))


def test_a_meeting_of_three_is_not_that_of_two() -> None:
    """Two of the three may meet alone as well."""
    three = one("Ghana, Togo and Benin held a trilateral meeting on 4 May 2023.", "2023-05-05")
    assert are_two_acts(three, one(TALKS, "2023-05-05"))


def test_two_tellings_of_one_meeting_are_not_kept_apart() -> None:
    """Nothing that a guide says parts them."""
    assert not are_two_acts(one(TALKS, "2023-05-05"), one("Togo and Ghana met on fishing.", "2023-05-06"))


def test_headlines_with_other_people_tell_two_meetings() -> None:
    """A minister who meets two colleagues of one state on a day meets twice."""
    text = "Minister Ana Rojas Meets Peruvian {0}\n\nChilean Foreign Minister Ana Rojas met Peruvian {0} on 3 May 2023."
    first = told(text.format("Foreign Minister Luis Vega"), "2023-05-03")
    second = told(text.format("Foreign Minister Rosa Paz"), "2023-05-03")
    assert are_two_acts(first[0], second[0])


def test_a_name_may_stand_in_two_orders() -> None:
    """Who is Sato Keiko in one headline and Keiko Sato in another is one minister."""
    headline = "Minister Ana Rojas Meets Japanese Foreign Minister {0}"
    text = headline + "\n\nChilean Foreign Minister Ana Rojas met Japanese Foreign Minister {0} on 3 May 2023."
    first = told(text.format("Sato Keiko"), "2023-05-03")
    second = told(text.format("Keiko Sato"), "2023-05-03")
    assert not are_two_acts(first[0], second[0])


def test_who_meets_unnamed_officials_may_meet_their_leader() -> None:
    """Nothing says that no leader is among them."""
    plan = told("Chilean Foreign Minister Ana Rojas will meet senior Kenyan officials on 3 May 2023.", "2023-05-02")
    headline = "Minister Ana Rojas Meets President William Ruto"
    text = headline + "\n\nChilean Foreign Minister Ana Rojas met Kenyan President William Ruto on 3 May 2023."
    assert not are_two_acts(plan[0], told(text, "2023-05-03")[0])


def test_journeys_to_other_states_on_other_days_are_two() -> None:
    """Only the traveller is the same."""
    first = one("Chilean Foreign Minister Ana Rojas will travel to Kenya from 3 to 5 May 2023.", "2023-05-01")
    second = one("Chilean Foreign Minister Ana Rojas will travel to Norway from 8 to 10 May 2023.", "2023-05-06")
    assert are_two_acts(first, second)
