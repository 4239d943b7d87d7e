"""A name in front of a meeting: where it is held, or who meets; and governments told by the town that they are in."""

from __future__ import annotations

import pytest

import legation
from legation import Event

DAY = "2020-10-11"


def told(text: str) -> list[str]:
    """The events of a text published on a Sunday: type, sides, status and place."""
    return [_line(event) for event in legation.read(text, published=DAY).events]


def _line(event: Event) -> str:
    place = f" in {event.where.span.text}" if event.where else ""
    return f"{event.type} {'+'.join(event.source)} > {'+'.join(event.target)} {event.status}{place}"


def test_a_capital_in_front_of_a_meeting_is_where_others_met() -> None:
    """France only lends the place."""
    text = "The Paris meeting between Serbia and Kosovo ended without agreement."
    assert told(text) == ["CONSULT SRB+XKX > SRB+XKX happened in Paris"]


def test_so_it_is_where_those_who_come_are_told_by_the_verb() -> None:
    """ "Attend" tells who meets as well as "between" does."""
    text = "Serbia and Kosovo will attend the Paris summit."
    assert told(text) == ["CONSULT SRB+XKX > SRB+XKX planned in Paris"]


def test_who_is_told_beside_another_in_front_takes_part() -> None:
    """In "Thai-Myanmar talks" neither is a place, though others are told besides."""
    text = "Jakarta is set to host a third round of Thai-Myanmar border talks on 23 April, Antara reported."
    assert told(text) == ["CONSULT THA+MMR+IDN > THA+MMR+IDN planned in Jakarta"]


def test_one_who_talks_with_a_capital_talks_with_its_state() -> None:
    """Where only one other is told, the capital stands for its government."""
    assert told("Tehran talks with Oman continued on Sunday.") == ["CONSULT IRN+OMN > IRN+OMN happened"]


@pytest.mark.parametrize("mark", [".", ";"])
def test_a_meeting_named_by_its_place_is_the_one_held_there(mark: str) -> None:
    """ "The Cairo talks" are those told before, and Egypt is none of them."""
    text = f"Israel and Hamas held indirect talks in Cairo{mark} The Cairo talks ended on Sunday."
    assert told(text) == ["CONSULT ISR+Hamas > ISR+Hamas happened in Cairo"]


def test_a_further_meeting_there_is_another() -> None:
    """It is told apart by its words, and is planned."""
    text = "Azerbaijan and Armenia met in Prague last week. A further Prague meeting is planned for May."
    first, other = told(text)
    assert first == "CONSULT AZE+ARM > AZE+ARM happened in Prague"
    assert "planned" in other


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiraspol rejected the offer of the EU on Monday.", ["REJECT Transnistria > EU happened"]),
        ("Hargeisa accused Mogadishu of sabotage.", ["ACCUSE Somaliland > SOM happened"]),
        (
            "Azerbaijani forces shelled Stepanakert on Saturday.",
            ["ASSAULT AZE > Nagorno-Karabakh happened in Stepanakert"],
        ),
        (
            "Moldova and Tiraspol resumed talks in the 5+2 format.",
            ["CONSULT MDA+Transnistria > MDA+Transnistria happened"],
        ),
    ],
)
def test_a_government_that_few_recognise_is_told_by_its_seat(text: str, expected: list[str]) -> None:
    """As a state is by its capital."""
    assert told(text) == expected


@pytest.mark.parametrize("words", ["nothing more than", "nothing but", "nothing other than"])
def test_nothing_but_a_thing_is_that_thing(words: str) -> None:
    """It says how little was signed, not that nothing was."""
    assert told(f"France and Mali signed {words} a letter of intent.") == ["AGREE FRA+MLI > FRA+MLI happened"]


def test_nothing_is_nothing() -> None:
    """Without such words it denies."""
    assert told("France and Mali signed nothing.") == ["AGREE FRA+MLI > FRA+MLI denied"]


def since(text: str) -> list[tuple[str, str | None, str | None]]:
    """The words and bounds of the time of each event."""
    events = legation.read(text, published=DAY).events
    times = [event.when for event in events if event.when is not None]
    return [(when.span.text, _day(when.interval.first), _day(when.interval.last)) for when in times]


def _day(day: object) -> str | None:
    return None if day is None else str(day)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Israeli jets have been bombing Sidon since dawn.", "2020-10-11"),
        ("Lebanon said on Saturday that Israeli jets had been bombing Sidon since dawn.", "2020-10-10"),
    ],
)
def test_what_goes_on_since_dawn_began_on_the_day_that_it_is_told(text: str, first: str) -> None:
    """Of the article, or of whoever says so."""
    assert since(text) == [("since dawn", first, None)]


def test_a_morning_of_another_day_is_not_that_day() -> None:
    """Nobody knows which one that of the attack was."""
    assert since("Israeli jets have been bombing Sidon since the morning of the attack.") == []
