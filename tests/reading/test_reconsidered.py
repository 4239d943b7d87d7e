"""Statuses considered once more: what signs make of what the rules say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from legation.articles import door
from legation.model import Interval, Status
from legation.reading.draft import Draft
from legation.reading.reader import candidates
from legation.reading.reconsidered import WEIGHED, likelihoods, reconsidered, signs_of

DAY = Interval(first=date(2022, 7, 26), last=date(2022, 7, 26))
#: More sentences than a text has that was chosen for what it tells.
MANY = 9


def draft(text: str) -> Draft:
    """The first event that the frames find in a text of 26 July 2022."""
    return candidates(door.article(text, published="2022-07-26"))[0]


def weighed(text: str, length: int = MANY) -> Status:
    """The status of the first event of a text, as if it stood in an article of so many sentences."""
    return reconsidered([draft(text)], length, DAY)[0].status


def test_signs_of_a_status_can_be_read() -> None:
    """Each is a kind and a value, in words."""
    found = signs_of(draft("Peru will host the ministers of Chile in Lima."), DAY)
    assert {"rules: planned CONSULT", "verb, form: VB will", "time: none CONSULT", "near: will verb"} <= set(found)


def test_likelihoods_of_statuses_are_one_together() -> None:
    """One of the statuses that are weighed it must be."""
    found = likelihoods(signs_of(draft("Peru signed a treaty with Chile."), DAY))
    assert list(found) == list(WEIGHED)
    assert sum(found.values()) == pytest.approx(1)


def test_what_is_plainly_past_stays_so() -> None:
    """Signs and rules agree on most."""
    assert weighed("Peru signed a treaty with Chile.") is Status.HAPPENED


def test_what_is_plainly_ahead_stays_so() -> None:
    """A visit that will be paid is planned."""
    assert weighed("The president of Peru will visit Chile next week.") is Status.PLANNED


def test_what_is_denied_is_left_to_the_rules() -> None:
    """A negation is told in words that rules know."""
    text = "Chilean Foreign Minister Boric did not meet his Peruvian counterpart."
    assert weighed(text) is draft(text).status is Status.DENIED


def test_a_short_text_is_left_to_the_rules() -> None:
    """A sentence or two were chosen for what they tell."""
    text = "Peru is ready to support the people of Chile."
    assert weighed(text, length=2) is draft(text).status


def test_signs_outweigh_the_rules_where_they_are_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """What they make far likelier takes the place of what the rules say."""
    monkeypatch.setattr("legation.reading.reconsidered.likelihoods", sure_of_the_past)
    assert weighed("The president of Peru will visit Chile.") is Status.HAPPENED


def test_what_is_dated_ahead_has_not_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sign outweighs a date that leaves no room."""
    monkeypatch.setattr("legation.reading.reconsidered.likelihoods", sure_of_the_past)
    assert weighed("The president of Peru will visit Chile on August 3.") is Status.PLANNED


def sure_of_the_past(signs: Sequence[str]) -> dict[Status, float]:
    """Likelihoods by which whatever is told has happened."""
    return {status: float(status is Status.HAPPENED) for status in WEIGHED}


def test_the_words_of_a_telling_with_the_weighed_status_are_its_cue() -> None:
    """Where a telling says what the signs do, its words are shown."""
    first = draft("Peru agreed with Chile to hold talks. The talks with Chile will be held in Lima.")
    past, ahead = first.acts[0], replace(first.acts[0], status=Status.PLANNED, cue=first.acts[0].span)
    turned = Draft(acts=(past, ahead), weighed=Status.PLANNED)
    assert (turned.status, turned.cue) == (Status.PLANNED, ahead.cue)


def test_the_cue_of_the_rules_stays_where_no_telling_has_the_weighed_status() -> None:
    """The evidence of the rules is kept."""
    told = draft("Peru will host the ministers of Chile in Lima.")
    turned = replace(told, weighed=Status.ONGOING)
    assert turned.status is Status.ONGOING
    assert turned.cue == told.cue
