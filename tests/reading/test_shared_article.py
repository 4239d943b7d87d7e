"""The article of the design: every row of its table of what a reader must get out of it, with no date given."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import legation
from legation import Event, EventType, Interval, Kind, Reading, SourceKind, Status, StepKind

ARTICLE = Path(__file__).parents[3] / "shared" / "examples" / "india-japan-two-plus-two.txt"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="../shared/examples is not here")


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The article read with no date given."""
    return legation.read(ARTICLE.read_text("utf-8"))


def only(reading: Reading, kind: Kind, status: Status) -> Event:
    """The one event of a kind and status between India and Japan, the two-plus-two first."""
    found = [event for event in reading.events if event.kind is kind and event.status is status]
    assert len(found) == 1, [event.mentions[0].text for event in found]
    return found[0]


def test_the_second_two_plus_two_is_planned(reading: Reading) -> None:
    """A planned dialogue of the two, on 8 September 2022 in Tokyo, the second of its series, by four ministers."""
    event = only(reading, Kind.DIALOGUE, Status.PLANNED)
    assert set(event.source) == set(event.target) == {"IND", "JPN"}
    assert event.when is not None
    assert event.where is not None
    assert event.series is not None
    assert event.when.interval == Interval(first=date(2022, 9, 8), last=date(2022, 9, 8))
    assert (event.where.span.text, event.where.of) == ("Tokyo", "JPN")
    assert (event.series.name, event.series.ordinal) == ("India–Japan 2+2", 2)
    assert {(person.name, person.of) for person in event.people} == {
        ("Rajnath Singh", "IND"),
        ("S. Jaishankar", "IND"),
        ("Yasukazu Hamada", "JPN"),
        ("Yoshimasa Hayashi", "JPN"),
    }


def test_the_four_ministers_have_offices(reading: Reading) -> None:
    """The four ministers stand among the office-holders with their states."""
    held = {office.name: office.of for office in reading.offices if office.office}
    assert held["Rajnath Singh"] == held["S. Jaishankar"] == "IND"
    assert held["Yasukazu Hamada"] == held["Yoshimasa Hayashi"] == "JPN"


def test_the_first_two_plus_two_has_happened(reading: Reading) -> None:
    """The first of the same series, in November 2019 in New Delhi."""
    event = only(reading, Kind.DIALOGUE, Status.HAPPENED)
    assert event.when is not None
    assert event.where is not None
    assert event.series is not None
    assert event.when.interval == Interval(first=date(2019, 11, 1), last=date(2019, 11, 30))
    assert (event.where.span.text, event.where.of) == ("New Delhi", "IND")
    assert (event.series.name, event.series.ordinal) == ("India–Japan 2+2", 1)


def test_the_source_is_unnamed(reading: Reading) -> None:
    """People with knowledge of the situation say so."""
    event = only(reading, Kind.DIALOGUE, Status.PLANNED)
    assert (event.attribution[0].span.text, event.attribution[0].kind) == (
        "People with knowledge of the situation",
        SourceKind.ANONYMOUS,
    )


def test_nothing_is_officially_confirmed(reading: Reading) -> None:
    """Neither nation has issued a formal statement on the dialogue or the visit."""
    assert only(reading, Kind.DIALOGUE, Status.PLANNED).confirmed is False
    assert only(reading, Kind.VISIT, Status.PLANNED).confirmed is False


def test_the_agreement_has_two_steps(reading: Reading) -> None:
    """The cross-servicing agreement of the two was signed in September 2020 and put to use in 2022."""
    agreement = next(found for found in reading.agreements if found.short == "ACSA")
    assert agreement.name == "Acquisition and Cross-Servicing Agreement"
    assert set(agreement.parties) == {"IND", "JPN"}
    steps = {step.step: step.interval for step in agreement.steps}
    assert steps[StepKind.SIGNED] == Interval(first=date(2020, 9, 1), last=date(2020, 9, 30))
    assert steps[StepKind.IN_FORCE].first == date(2022, 1, 1)


def test_the_funeral_is_planned_and_its_sources_are_a_chain(reading: Reading) -> None:
    """Modi is to attend on 27 September; unnamed officials say so, through Kyodo, which comes last."""
    event = only(reading, Kind.CEREMONY, Status.PLANNED)
    assert event.when is not None
    assert event.when.interval == Interval(first=date(2022, 9, 27), last=date(2022, 9, 27))
    assert "Narendra Modi" in {person.name for person in event.people}
    officials, kyodo = event.attribution[-2:]
    assert (officials.span.text, officials.kind) == ("anonymous Japanese government officials", SourceKind.ANONYMOUS)
    assert "Kyodo" in kyodo.span.text
    assert kyodo.kind is SourceKind.OUTLET


def test_the_visit_is_planned_for_the_funeral(reading: Reading) -> None:
    """Modi's journey to Japan is planned, and takes the date of the funeral that it is made for."""
    event = only(reading, Kind.VISIT, Status.PLANNED)
    assert event.when is not None
    assert event.when.interval.first == date(2022, 9, 27)
    assert [person.name for person in event.people] == ["Narendra Modi"]


def test_the_last_visit_and_the_quad_summit_happened_in_may(reading: Reading) -> None:
    """Modi's visit and the Quad summit are of May 2022."""
    may = Interval(first=date(2022, 5, 1), last=date(2022, 5, 31))
    visit, summit = only(reading, Kind.VISIT, Status.HAPPENED), only(reading, Kind.SUMMIT, Status.HAPPENED)
    assert visit.when is not None
    assert visit.when.interval == may
    assert summit.when is not None
    assert summit.when.interval == may
    assert {"IND", "JPN"} <= set(summit.source)


def test_the_article_is_dated_by_its_text(reading: Reading) -> None:
    """Written in August 2022, on or after the 10th: inferred, with the minister's term and the shooting as reasons."""
    assert not reading.published.given
    assert reading.published.interval == Interval(first=date(2022, 8, 10), last=date(2022, 8, 31))
    reasons = " ".join(reason.reason for reason in reading.published.because)
    assert "Hamada" in reasons
    assert "Abe" in reasons


def test_two_paragraphs_that_say_the_same_are_one_event(reading: Reading) -> None:
    """Joint work on military hardware is told twice in other words: one event with both pieces of evidence."""
    possible = [e for e in reading.events if e.type is EventType.COOPERATE and e.status is Status.POSSIBLE]
    assert len(possible) == 1
    told = [span.text for span in possible[0].mentions]
    assert any("work" in words for words in told)
    assert any("collaboration" in words for words in told)


def test_furniture_is_no_event(reading: Reading) -> None:
    """Nothing rests on "Exit mobile version"."""
    at = ARTICLE.read_text("utf-8").index("Exit mobile version")
    spans = [span for event in reading.events for span in event.mentions]
    assert spans
    assert all(span.end <= at for span in spans)
