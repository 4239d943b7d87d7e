"""`dyads`, read back as R and Stata users do."""

from __future__ import annotations

from pathlib import Path

import pandas
import pytest

from legation.views.record import Record
from tests.views.reading_back import exported

CODES = ("EventCode", "EventBaseCode", "EventRootCode", "Actor1ISONumeric", "Actor2ISONumeric")


@pytest.fixture
def dyads(record: Record, tmp_path: Path) -> pandas.DataFrame:
    """The pairs of the sample; codes are texts."""
    return pandas.read_csv(exported(record, "dyads", tmp_path), dtype=dict.fromkeys(CODES, "string"))


def test_an_act_of_two_has_two_rows(dyads: pandas.DataFrame) -> None:
    """One for each direction, as GDELT has it."""
    visits = dyads[dyads["EventID"] == "rldx5kjbhrvc"]
    assert visits[["Actor1Code", "Actor2Code"]].to_numpy().tolist() == [["PRT", "MAR"], ["MAR", "PRT"]]
    row = visits.iloc[0].to_dict()
    assert (row["Actor1Name"], row["Actor1ISONumeric"], row["Actor1COW"]) == ("Portugal", "620", 235)
    assert (row["SQLDATE"], row["MonthYear"], row["Year"], row["FractionDate"]) == (20230320, 202303, 2023, 2023.3014)
    assert (row["EventRootCode"], row["EventCode"], row["QuadClass"], row["GoldsteinScale"]) == ("04", "040", 1, 1.0)
    assert (row["NumArticles"], row["NumSources"], row["NumMentions"], row["DATEADDED"]) == (2, 2, 2, 20230310)
    assert row["SOURCEURL"] == "https://lusa.example/2023-03-10"
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"], row["ActionGeo_CountryCode"]) == (4, "Rabat", "MO")
    assert (row["ActionGeo_Lat"], row["ActionGeo_Long"], row["Together"]) == (34.03, -6.83, True)


def test_an_act_towards_another_has_one(dyads: pandas.DataFrame) -> None:
    """From who acts; an organisation has no numbers."""
    (row,) = dyads[dyads["Type"] == "ACCUSE"].to_dict("records")
    assert (row["Actor1Code"], row["Actor2Code"], row["EventRootCode"], row["QuadClass"]) == ("EU", "RUS", "11", 3)
    assert (pandas.isna(row["Actor1CountryCode"]), pandas.isna(row["Actor1COW"]), row["Actor2COW"]) == (True, True, 365)


def test_vague_dates_have_no_day(dyads: pandas.DataFrame) -> None:
    """A month has a month and bounds; where no date is known nothing stands, least of all the day of the article."""
    signed = dyads[dyads["Type"] == "AGREE"].iloc[0]
    assert (pandas.isna(signed["SQLDATE"]), signed["MonthYear"], signed["DateTo"]) == (True, 202205, "2022-05-31")
    accused = dyads[dyads["Type"] == "ACCUSE"].iloc[0]
    assert accused[["SQLDATE", "MonthYear", "Year", "FractionDate", "DateFrom", "DateTo"]].isna().all()


def test_an_announced_attack_is_a_threat(dyads: pandas.DataFrame) -> None:
    """CAMEO 138, with the value of a threat; the type of the act stands beside it."""
    row = dyads[dyads["Type"] == "ASSAULT"].iloc[0]
    assert (row["EventRootCode"], row["EventCode"], row["GoldsteinScale"]) == ("13", "138", -7.0)
    assert (row["Planned"], row["Status"]) == (True, "planned")


def test_what_does_not_take_place_has_no_code(dyads: pandas.DataFrame) -> None:
    """A summit of three that was called off has six rows, and none of them adds to a sum."""
    rows = dyads[dyads["Status"] == "cancelled"]
    assert len(rows) == 6
    assert rows[["EventCode", "EventRootCode", "QuadClass", "GoldsteinScale"]].isna().all().all()


def test_rows_are_told_apart(dyads: pandas.DataFrame) -> None:
    """Each has an id of its own, and those of an act share another."""
    assert dyads["GLOBALEVENTID"].is_unique
    assert dyads["EventID"].nunique() == 5
    assert dyads["IsRootEvent"].isna().all()
