"""Status: what comes next, what goes on, what was once planned, and what is only spoken of."""

from __future__ import annotations

import pytest

import legation
from legation.model import EventType, Status


def status(text: str, sort: EventType) -> Status | None:
    """The status of the first event of a type in a text of 26 July 2022."""
    reading = legation.read(text, published="2022-07-26")
    return next((event.status for event in reading.events if event.type is sort), None)


@pytest.mark.parametrize(
    "text",
    [
        "Russia let out the American prisoner.",
        "The White House put the blame on Azerbaijan.",
    ],
)
def test_a_past_may_look_like_an_infinitive(text: str) -> None:
    """A verb whose past has the letters of its base form tells what has happened."""
    sort = EventType.CONCEDE if "let" in text else EventType.ACCUSE
    assert status(text, sort) is Status.HAPPENED


def test_no_meeting_is_denied() -> None:
    """Of "no meeting" there is none, whatever the verb says."""
    text = "The ministry in Cairo said no meeting with Turkey was in the schedule."
    assert status(text, EventType.CONSULT) is Status.DENIED


def test_a_timetable_tells_a_plan() -> None:
    """A journey in the plain present with its time is still to come, also on the day itself."""
    text = "The British foreign secretary arrives in Israel this evening."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_what_comes_again_and_again_is_no_plan() -> None:
    """What takes place every Monday is not one visit to come."""
    text = "The Swedish foreign minister meets her Danish counterpart every Monday."
    assert status(text, EventType.CONSULT) is not Status.PLANNED


def test_who_is_leaving_has_not_been_there() -> None:
    """A progressive of setting out tells what is to come."""
    text = "The Canadian foreign minister is leaving for Japan."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_in_talks_goes_on() -> None:
    """Who is in talks talks now."""
    assert status("Denmark is in talks with France.", EventType.CONSULT) is Status.ONGOING


def test_close_contact_goes_on() -> None:
    """Contact that both agree to keep goes on."""
    text = "The ministers of Kenya and Japan agreed to remain in close consultation with China."
    assert status(text, EventType.CONSULT) is Status.ONGOING


def test_held_since_may_goes_on() -> None:
    """A participle with "since" tells what still holds."""
    text = "Two Swiss officers detained by Iran since May are engineers."
    assert status(text, EventType.COERCE) is Status.ONGOING


def test_not_only_denies_nothing() -> None:
    """Who is not only attacking does attack."""
    assert status("Russia is not only attacking Ukraine.", EventType.ASSAULT) is Status.ONGOING


@pytest.mark.parametrize(
    "text",
    [
        "The eighth round of talks between Nepal and India has been put back.",
        "Zambia's president had been scheduled to visit Kenya on Monday.",
    ],
)
def test_former_plans_are_cancelled(text: str) -> None:
    """What was put back, or had been fixed before things changed, is cancelled."""
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_an_accepted_invitation_is_a_plan() -> None:
    """A visit is planned once the invitation is accepted, also where an infinitive tells it."""
    text = "Ghana's president accepted an invitation to visit India."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_a_war_spoken_of_is_there() -> None:
    """What was discussed of a war does not make the war possible."""
    text = "The leaders of Japan and Chile discussed Russia's unprovoked war against Ukraine."
    assert status(text, EventType.ASSAULT) is Status.HAPPENED


def test_the_meeting_at_which_they_agreed_has_been_held() -> None:
    """What was agreed during a meeting is to come; the meeting is not."""
    text = "Norwegian officers promised to train Kenyan sailors during a spring meeting of the two navies."
    assert status(text, EventType.CONSULT) is Status.HAPPENED


def test_a_threat_is_made_by_saying_it() -> None:
    """Who says that he will hold somebody to account threatens him now."""
    assert status("The United States will hold Russia accountable.", EventType.THREATEN) is Status.HAPPENED


def test_efforts_to_help_go_on() -> None:
    """What efforts are made for is being done, where it is help."""
    text = "The ministers of Japan and Chile discussed Japan's efforts to provide medical aid to Kenya."
    assert status(text, EventType.AID) is Status.ONGOING


def test_efforts_to_meet_are_no_meeting() -> None:
    """Talks that efforts are made for are possible."""
    text = "The dispute hinders efforts to resume the talks between Greece and Turkey."
    assert status(text, EventType.CONSULT) is Status.POSSIBLE


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Iran's missile strike on Israel is expected within hours.", "planned"),
        ("Russia's attack on Odesa may begin at dawn.", "possible"),
        ("Togo put its talks with Chad back on track.", "happened"),
        ("The trade talks between Chad and Mali were put back on the agenda.", "happened"),
        ("Talks between Chad and Mali were put back to June.", "cancelled"),
        ("Chad is heading a delegation to Mali.", "ongoing"),
    ],
)
def test_the_clause_decides_where_the_same_words_could_mean_another_thing(text: str, status: str) -> None:
    """An attack that is expected, talks that are put back on track, a delegation that somebody heads."""
    (event,) = legation.read(text, published="2022-07-26").events
    assert event.status == status


def test_a_plan_agreed_on_that_came_about_is_not_called_off() -> None:
    """ "Had agreed to meet" stays a plan where nothing says otherwise."""
    text = "Egypt had agreed to meet Ethiopia, and the talks began on Monday in Cairo."
    assert "cancelled" not in {event.status for event in legation.read(text, published="2022-07-26").events}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Danish premier, due in Oslo on Friday, has fallen ill.", Status.PLANNED),
        ("The Danish premier, due in Oslo on Friday, will instead stay at home.", Status.CANCELLED),
        ("Tonga's premier had been due in Suva on Friday.", Status.CANCELLED),
    ],
)
def test_who_is_awaited_somewhere(text: str, expected: Status) -> None:
    """ "Due in Oslo" behind somebody is a visit to come, unless he does something else, or had been due there."""
    assert status(text, EventType.CONSULT) is expected


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [
        ("are on the agenda", Status.PLANNED),
        ("are not on the agenda", Status.DENIED),
        ("are out of the question", Status.DENIED),
        ("are not certain", Status.POSSIBLE),
        ("have been on ice since May", Status.CANCELLED),
    ],
)
def test_predicates_of_talks(predicate: str, expected: Status) -> None:
    """What is not on the agenda is not to be; what is not certain may be."""
    assert status(f"Talks between Chad and Niger {predicate}.", EventType.CONSULT) is expected


@pytest.mark.parametrize(
    "text",
    [
        "An Indian plan to lend engineers to Tonga has been dropped.",
        "India dropped a plan to send engineers to Tonga.",
    ],
)
def test_a_plan_withdrawn_comes_to_nothing(text: str) -> None:
    """What was proposed is called off with the proposal; whose proposal it is has been told by an adjective too."""
    event = legation.read(text, published="2022-07-26").events[0]
    assert (event.source, event.target, event.status) == (("IND",), ("TON",), Status.CANCELLED)


def test_a_trip_that_was_never_made() -> None:
    """A trip planned in the sentence before, of which the next one says that it never took place."""
    text = "Peru's foreign minister is expected in Lisbon in May. The trip is off, an aide said."
    events = legation.read(text, published="2022-03-26").events
    assert [event.status for event in events] == [Status.CANCELLED]


def test_a_further_round_was_held() -> None:
    """ "Further" counts one more where a verb tells it as done, and leaves open what is only spoken of."""
    held = "The ministers of Peru and Chile held a further round of talks in Arica on Monday."
    assert status(held, EventType.CONSULT) is Status.HAPPENED
    assert status("Peru spoke of further talks with Chile.", EventType.CONSULT) is Status.POSSIBLE


def test_what_nobody_announced_is_not_denied() -> None:
    """A plan that neither side has announced stays a plan."""
    text = "Kenya's president will receive his Ugandan colleague, aides said. Neither side has announced the meeting."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_not_since_denies_nothing() -> None:
    """ "Not since it imposed a ban" tells of a ban that was imposed."""
    text = "Not since Kenya imposed sanctions on Somalia in 2009 had trade been so poor."
    assert status(text, EventType.SANCTION) is Status.HAPPENED
