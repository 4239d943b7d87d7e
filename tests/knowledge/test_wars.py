"""Wars that the press tells by their aggressor alone: against whom, and from which day to which."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.states import states
from legation.knowledge.wars import read_wars, waged_by, wars


@pytest.mark.parametrize(
    ("day", "against"),
    [
        (date(1990, 8, 1), None),
        (date(1990, 8, 2), "KWT"),
        (date(1991, 2, 28), "KWT"),
        (date(1991, 3, 1), None),
    ],
)
def test_a_war_is_waged_on_its_first_and_its_last_day(day: date, against: str | None) -> None:
    """Both ends belong to it, and the days beside them do not."""
    assert waged_by("IRQ", day) == against


def test_a_war_without_an_end_goes_on() -> None:
    """What has no last day is still waged."""
    assert waged_by("RUS", date(2014, 2, 26)) is None
    assert waged_by("RUS", date(2014, 2, 27)) == "UKR"
    assert waged_by("RUS", date(2090, 1, 1)) == "UKR"


def test_a_state_without_a_war_wages_none() -> None:
    """The table holds no other."""
    assert waged_by("CHL", date(2022, 7, 26)) is None


def test_both_sides_of_each_war_are_states() -> None:
    """Codes of the table of states, and no war ends before it begins."""
    assert {code for war in wars() for code in (war.of, war.against)} <= set(states())
    assert all(war.first is None or war.last is None or war.first <= war.last for war in wars())


def test_a_war_against_nobody_is_told(tmp_path: Path) -> None:
    """An empty cell names the file and the line."""
    (tmp_path / "wars.csv").write_text("of,against,from,to,source\nPER,,1990,,s\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"wars\.csv, line 2"):
        read_wars(tmp_path)
