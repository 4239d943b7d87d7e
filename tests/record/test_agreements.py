"""Agreements and series over all articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import InputError
from legation.record.record import Record
from tests.record.news import FIFTH, RATIFIED, SECOND, SIGNED, titles
from tests.record.told import article, record_of


def test_an_agreement_once_with_its_steps_in_order(record: Record) -> None:
    """Two articles tell of one agreement: signed by the one, ratified by the other."""
    (pact,) = record.agreements().items
    assert (pact.name, pact.parties, pact.articles) == ("Atlantic Fisheries Agreement", ("MAR", "PRT"), 2)
    assert [(each.step, str(each.when.first)) for each in pact.steps] == [
        ("signed", "2023-05-02"),
        ("ratified", "2023-09-01"),
    ]
    assert [each.articles[0].url for each in pact.steps] == titles(SIGNED, RATIFIED)


@pytest.mark.parametrize(("actors", "count"), [((), 1), (("Morocco",), 1), (("PRT", "MAR"), 1), (("PRT", "IND"), 0)])
def test_the_agreements_of_some_actors(record: Record, actors: tuple[str, ...], count: int) -> None:
    """All of the actors must be parties."""
    assert len(record.agreements(*actors).items) == count


def test_a_name_that_many_agreements_have_is_that_of_its_parties(tmp_path: Path) -> None:
    """Every pair has its "Defence Cooperation Agreement"; they are not one."""
    told = (
        "Portugal and Morocco signed a Defence Cooperation Agreement on 2 May 2023.",
        "Spain and Chile signed a Defence Cooperation Agreement on 3 May 2023.",
    )
    with record_of(tmp_path, *(article(text, "2023-05-04") for text in told)) as record:
        assert sorted(pact.parties for pact in record.agreements().items) == [("CHL", "ESP"), ("MAR", "PRT")]


def test_a_series_with_its_unknown_sessions(record: Record) -> None:
    """A second session without a first, and a fifth after it: what lies between is unknown, not absent."""
    (series,) = record.series("2+2").items
    assert series.parties == ("IND", "JPN")
    assert [(each.ordinal, each.last, each.line is not None) for each in series.sessions] == [
        (1, 1, False),
        (2, 2, True),
        (3, 4, False),
        (5, 5, True),
    ]


@pytest.mark.parametrize(
    ("named", "count"), [((), 1), (("India",), 1), (("2+2", "JPN"), 1), (("PRT",), 0), (("Quad",), 0)]
)
def test_series_by_actors_and_by_words(record: Record, named: tuple[str, ...], count: int) -> None:
    """A series is found by whom it joins and by how it is called."""
    assert len(record.series(*named).items) == count


def test_pages_of_series(tmp_path: Path) -> None:
    """A page ends where it is full and says how the next is asked for."""
    other = article(
        "Spain and Chile held the third Spain-Chile Strategic Dialogue in Madrid on 3 May 2023.", "2023-05-04"
    )
    with record_of(tmp_path, SECOND, FIFTH, other) as record:
        first = record.series(limit=1)
        second = record.series(limit=1, after=first.after)
    assert [len(first.items), len(second.items), second.after] == [1, 1, None]
    assert first.items != second.items


def test_a_page_that_is_none(record: Record) -> None:
    """These pages are counted."""
    with pytest.raises(InputError, match="'x' asks for no page"):
        record.series(after="x")
