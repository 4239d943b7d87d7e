"""Data frames of the record."""

from __future__ import annotations

import pandas
import polars
import pytest

from legation.errors import ExportError, InputError
from legation.views import frames
from legation.views.fields import forms
from legation.views.record import Record


def test_a_frame_of_events(record: Record) -> None:
    """Columns as of `csv`, with types that have a place for what is unknown."""
    frame = record.frame("Portugal", since="2023")
    assert tuple(frame.columns) == forms()["csv"].tables["events"].names
    (visit,) = frame.to_dict("records")
    assert (visit["date_from"], visit["sources"]) == (pandas.Timestamp("2023-03-20"), ["PRT", "MAR"])
    assert frame.dtypes[["ordinal", "confirmed", "latitude"]].astype(str).tolist() == ["Int64", "boolean", "Float64"]


@pytest.mark.parametrize("table", forms()["csv"].tables)
def test_every_table_has_a_frame(record: Record, table: str) -> None:
    """Under its name."""
    assert tuple(record.frame(table=table).columns) == forms()["csv"].tables[table].names


def test_an_analysis(record: Record) -> None:
    """What a frame is for: counts by type and status in a line."""
    counts = record.frame().groupby(["type", "status"]).size().to_dict()
    assert counts == {
        ("ACCUSE", "happened"): 1,
        ("AGREE", "happened"): 1,
        ("ASSAULT", "planned"): 1,
        ("CONSULT", "cancelled"): 1,
        ("CONSULT", "happened"): 1,
    }


def test_mistakes_are_told(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table or library that there is not; one that is not installed."""
    with pytest.raises(InputError, match="'event' is no table: choose of events, parties"):
        record.frame(table="event")
    with pytest.raises(InputError, match="'dask' makes no frames here: choose of pandas, polars"):
        record.frame(library="dask")
    monkeypatch.setattr(frames, "find_spec", lambda name: None)
    with pytest.raises(ExportError, match="`pip install pandas` brings it along"):
        record.frame()


def test_polars_where_it_is_installed(record: Record) -> None:
    """The same table under the other library."""
    frame = record.frame("Portugal", library="polars")
    assert frame.schema["date_from"] == polars.Date
    assert frame["sources"].to_list() == [["PRT", "MAR"], ["PRT", "MAR"]]
