"""`dyads`: a row for each ordered pair of parties, with the columns of GDELT's events as far as they are known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final

from legation.knowledge.country_numbers import numbers_of
from legation.knowledge.states import states
from legation.model import Account, Interval, Line, Spot, Status
from legation.record.selecting import Selection
from legation.views.cells import cells, header
from legation.views.coding import CODED, coding_of, pairs_of
from legation.views.fields import forms
from legation.views.tables import Row, Value
from legation.views.titles import actor_name, together
from legation.views.written import Tally

#: GDELT's types of places: a country, a city of the United States, and one of the rest of the world.
COUNTRY, AMERICAN_CITY, CITY = 1, 3, 4
#: The place of an act of which none is told.
NOWHERE: Final = Spot(name="")


def write(selection: Selection, stream: BinaryIO, tally: Tally) -> None:
    """Write the pairs of all lines."""
    names = forms()["dyads"].tables["dyads"].names
    stream.write(header(names))
    tally.wrote("ordered pairs", 0)
    tally.wrote("events", 0)
    for account in selection.accounts():
        rows = list(dyad_rows(account))
        for row in rows:
            stream.write(cells(row, names))
        if rows:
            tally.wrote("ordered pairs", len(rows))
            tally.wrote("events")
        else:
            tally.leave_out("no party is known")


def dyad_rows(account: Account) -> Iterator[Row]:
    """The pairs of one line."""
    line = account.line
    shared = {**_days(line.when), **_coded(line), **_counted(account), **_place(line)}
    for source, target in pairs_of(line):
        numbered = {"GLOBALEVENTID": f"{line.id}-{source or ''}-{target or ''}", "EventID": line.id}
        yield {**numbered, **_actor("Actor1", source), **_actor("Actor2", target), **shared}


def _actor(column: str, code: str | None) -> Row:
    state = code if code in states() else None
    numbers = numbers_of(state)
    return {
        f"{column}Code": code,
        f"{column}Name": actor_name(code) if code else None,
        f"{column}CountryCode": state,
        f"{column}ISONumeric": numbers.numeric,
        f"{column}COW": numbers.cow,
    }


def _days(when: Interval) -> Row:
    """The day, month and year, each only where it is sure."""
    first, last = when.first, when.last
    day = when.day
    same_year = first is not None and last is not None and first.year == last.year
    same_month = same_year and first is not None and last is not None and first.month == last.month
    return {
        "SQLDATE": _number(day) if day else None,
        "MonthYear": first.year * 100 + first.month if same_month and first else None,
        "Year": first.year if same_year and first else None,
        "FractionDate": round(day.year + (day.month * 30 + day.day) / 365, 4) if day else None,
        "DateFrom": first,
        "DateTo": last,
    }


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _coded(line: Line) -> Row:
    """The codes of an act that takes place or is announced; of others none."""
    known: dict[str, Value] = {
        "IsRootEvent": None,
        "EventCode": None,
        "EventBaseCode": None,
        "EventRootCode": None,
        "QuadClass": None,
        "GoldsteinScale": None,
    }
    if line.status in CODED:
        coding = coding_of(line)
        known |= {
            "EventCode": coding.code,
            "EventBaseCode": coding.code,
            "EventRootCode": coding.root,
            "QuadClass": coding.quad_class,
            "GoldsteinScale": coding.score,
        }
    return {**known, "Type": line.type.value, "Kind": line.kind.value if line.kind else None, **_status(line)}


def _status(line: Line) -> Row:
    return {
        "Status": line.status.value,
        "Planned": line.status is Status.PLANNED,
        "Together": together(line),
    }


def _counted(account: Account) -> Row:
    """How often an act is told, and where first."""
    line = account.line
    first = next((telling.article.url for telling in account.tellings if telling.article.url), None)
    return {
        "NumMentions": sum(len(telling.evidence) for telling in account.tellings),
        "NumSources": line.independent,
        "NumArticles": line.articles,
        "DATEADDED": _number(line.told.first) if line.told.first else None,
        "SOURCEURL": first,
    }


def _place(line: Line) -> Row:
    where = line.where
    if where is None:
        where = NOWHERE
    return {
        "ActionGeo_Type": _sort_of_place(where),
        "ActionGeo_FullName": where.name or None,
        "ActionGeo_CountryCode": numbers_of(where.of).fips,
        "ActionGeo_ISO3": where.of,
        "ActionGeo_Lat": where.latitude,
        "ActionGeo_Long": where.longitude,
    }


def _sort_of_place(where: Spot) -> int | None:
    state = states().get(where.of or "")
    if state is not None and where.name in state.names:
        return COUNTRY
    if where.latitude is None:
        return None
    return AMERICAN_CITY if where.of == "USA" else CITY
