"""The lines in which somebody has part."""

from __future__ import annotations

import pytest

from legation.errors import InputError
from legation.record.record import Record


@pytest.mark.parametrize("name", ["João Silva", "silva", "JOAO SILVA", "Joao  Silva"])
def test_somebody_by_full_name_or_surname(record: Record, name: str) -> None:
    """Case and accents do not matter; four articles on one visit are one line, with one office."""
    (part,) = record.people(name).items
    assert (part.name, part.line.kind) == ("João Silva", "visit")
    assert [(office.of, office.office) for office in part.offices] == [("PRT", "foreign minister")]


@pytest.mark.parametrize("name", ["João", "Pedro Silva", "Silvano"])
def test_others_are_not_found(record: Record, name: str) -> None:
    """A first name alone, another first name, a name that only begins alike."""
    assert record.people(name).items == ()


def test_a_name_without_letters_is_refused(record: Record) -> None:
    """There is nothing to look for."""
    with pytest.raises(InputError, match="'%' is no name"):
        record.people("%")
