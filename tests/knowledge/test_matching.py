"""The table by which events become lines, and that of publishers that speak for a state: whole, and told where not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.matching import read_thresholds, thresholds
from legation.knowledge.organisations import organisations
from legation.knowledge.publishers import publishers, read_publishers, speaks_for
from legation.knowledge.states import states
from legation.knowledge.tables import DATA
from legation.model import EventType

WHOLE = (DATA / "matching.toml").read_text("utf-8")


def line(text: str, key: str, value: str | None) -> str:
    """A table with another value of a key, or without it."""
    return re.sub(f"(?m)^{key} = .*$", "" if value is None else f"{key} = {value}", text)


def table(folder: Path, text: str) -> Path:
    """A folder with a table of thresholds."""
    (folder / "matching.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_whole_table_is_read(tmp_path: Path) -> None:
    """Each number and each type stands where it belongs."""
    text = line(line(line(WHOLE, "same", "600"), "doubtful", "300"), "lasting", '["ASSAULT", "PROTEST"]')
    found = read_thresholds(table(tmp_path, text))
    assert (found.same, found.doubtful, found.lasting) == (600, 300, {EventType.ASSAULT, EventType.PROTEST})


def test_there_is_room_for_doubt() -> None:
    """The table that ships leaves a band in which people judge."""
    assert 0 < thresholds().doubtful < thresholds().same < 1000


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("same", "1500", r"matching\.toml: same = 1500 is no whole number between 0 and 1000"),
        ("same", "0.5", r"same = 0\.5 is no whole number"),
        ("same", None, r"same = None is no whole number"),
        ("doubtful", "999", r"doubtful lies above same"),
        ("apart", "-1", r"apart = -1 is no whole number"),
        ("lasting", '["WAR"]', r"lasting must be a list of PLOVER types .*'WAR'"),
        ("lasting", "7", r"lasting must be a list of PLOVER types"),
        ("lasting", None, r"lasting must be a list of PLOVER types"),
        ("lasting", '["ASSAULT"', r"matching\.toml: this is no TOML"),
    ],
)
def test_a_wrong_table_is_told(tmp_path: Path, key: str, value: str | None, message: str) -> None:
    """By its name, with what is wrong and what to do."""
    with pytest.raises(KnowledgeError, match=message):
        read_thresholds(table(tmp_path, line(WHOLE, key, value)))


@pytest.mark.parametrize(
    ("publisher", "code"),
    [
        ("state.gov", "USA"),
        ("2021-2025.state.gov", "USA"),
        ("White House", "USA"),
        ("the white house", "USA"),
        ("mofa.go.jp", "JPN"),
        ("nato.int", "NATO"),
    ],
)
def test_a_government_speaks_for_its_state(publisher: str, code: str) -> None:
    """By its host or any host under it, or by the name that it publishes under."""
    assert speaks_for(publisher) == code


@pytest.mark.parametrize("publisher", ["reuters.com", "state.gov.example", "mygovernment", "agov.uk.example", "", "."])
def test_the_press_speaks_for_no_state(publisher: str) -> None:
    """Nor does who takes a like name."""
    assert speaks_for(publisher) is None


def test_publishers_speak_for_those_whom_we_know() -> None:
    """Every code is that of a state or an organisation of the tables."""
    assert set(publishers().values()) - set(states()) - set(organisations()) == set()


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("a.gov,USA,x\nA.GOV,USA,x\n", r"publishers\.csv, line 3: 'a\.gov' stands twice"),
        (",USA,x\n", r"publishers\.csv, line 2: 'publisher' is empty"),
        ("a.gov,,x\n", r"publishers\.csv, line 2: 'speaks_for' is empty"),
    ],
)
def test_a_wrong_line_is_told(tmp_path: Path, lines: str, message: str) -> None:
    """By file and line, with what to do."""
    (tmp_path / "publishers.csv").write_text(f"publisher,speaks_for,source\n{lines}", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        read_publishers(tmp_path)


def test_a_table_without_its_columns_is_told(tmp_path: Path) -> None:
    """The message names the column that is missing."""
    (tmp_path / "publishers.csv").write_text("publisher,source\na.gov,x\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="speaks_for"):
        read_publishers(tmp_path)
