"""What makes two events one act, whatever else they tell."""

from __future__ import annotations

from legation.knowledge.matching import thresholds
from legation.record.inclusion import are_one_act
from legation.record.likeness import likelihood
from tests.record.tellings import one, told

ELSEWHERE = "https://example.org/b"


def test_accounts_of_one_numbered_session_are_one_act() -> None:
    """The third dialogue of two states is one, whoever tells it in whatever words."""
    plan = one("Kenya and Oman will hold their third Maritime Dialogue in Muscat on 4 May 2023.", "2023-04-20")
    report = one("Officials of Oman and Kenya held the third dialogue.", "2023-05-09", url=ELSEWHERE)
    assert are_one_act(plan, report)
    assert likelihood(plan, report) >= thresholds().certain


def test_sessions_of_other_numbers_are_not() -> None:
    """The fourth dialogue is not the third."""
    third = one("Kenya and Oman held their third dialogue in Muscat on 4 May 2023.", "2023-05-05")
    fourth = one("Kenya and Oman held their fourth dialogue in Muscat on 4 May 2023.", "2023-05-05", url=ELSEWHERE)
    assert not are_one_act(third, fourth)


def test_a_number_told_a_year_later_is_of_another_count() -> None:
    """The third dialogue of this year and that of the last lie too far apart."""
    last = one("Kenya and Oman held their third dialogue in Muscat on 4 May 2022.", "2022-05-05")
    this = one("Kenya and Oman held their third dialogue in Muscat on 4 May 2023.", "2023-05-05", url=ELSEWHERE)
    assert not are_one_act(last, this)


def test_a_state_applies_to_an_organisation_once() -> None:
    """An application handed in and one that is welcomed weeks later are one."""
    (handed,) = told("Chad's application to OPEC was handed in on 2 May 2023.", "2023-05-03")
    praise, later = told("Kuwait praised the application by Chad for OPEC membership.", "2023-05-30", url=ELSEWHERE)
    assert are_one_act(handed, later)
    assert not are_one_act(handed, praise)


def test_two_states_apply_each_for_itself() -> None:
    """What another state asks for is another act."""
    chad = one("Chad's application to OPEC was handed in on 2 May 2023.", "2023-05-03")
    mali = one("Mali's application to OPEC was handed in on 2 May 2023.", "2023-05-03", url=ELSEWHERE)
    assert not are_one_act(chad, mali)


FORUM = "News of the week\n\n{0} attended the Tampere Forum on {1} 2023."


def test_what_has_a_name_of_its_own_is_one_act_whoever_is_told_to_have_come() -> None:
    """An article names of a forum those it is about."""
    first = told(FORUM.format("Kenya and Ghana", "4 May"), "2023-05-05")
    assert are_one_act(first[0], told(FORUM.format("Chile and Peru", "4 May"), "2023-05-05", url=ELSEWHERE)[0])


def test_a_name_of_its_own_in_another_month_is_of_another_session() -> None:
    """A forum is held again."""
    first = told(FORUM.format("Kenya and Ghana", "4 May"), "2023-05-05")
    assert not are_one_act(first[0], told(FORUM.format("Chile and Peru", "9 August"), "2023-08-10", url=ELSEWHERE)[0])
