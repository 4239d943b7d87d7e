"""The codes and numbers under which other data sets hold states: ISO 3166-1, FIPS 10-4, Correlates of War."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from legation.knowledge.tables import DATA, filled, rows

TABLE: Final = "country_numbers.csv"
COLUMNS: Final = ("code", "alpha_2", "numeric", "fips", "cow", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryNumbers:
    """What other data sets call a state; None where they have nothing for it.

    `alpha_2` and `numeric` are those of ISO 3166-1 (of ISO 3166-3 for ended states), `numeric` with its leading zeros;
    `fips` is FIPS 10-4, by which GDELT names places; `cow` the number of the Correlates of War project.
    """

    alpha_2: str | None = None
    numeric: str | None = None
    fips: str | None = None
    cow: int | None = None


#: Of organisations, and of what no table knows.
NONE: Final = CountryNumbers()


@cache
def country_numbers() -> Mapping[str, CountryNumbers]:
    """Those of all states, by our codes."""
    return read_country_numbers()


def numbers_of(code: str | None) -> CountryNumbers:
    """Those of a code; of an organisation none."""
    return country_numbers().get(code or "", NONE)


def read_country_numbers(folder: Traversable = DATA) -> Mapping[str, CountryNumbers]:
    """The numbers of the table in a folder."""
    found = {filled(row, "code", TABLE, number): _numbers(row) for number, row in rows(TABLE, COLUMNS, folder)}
    return MappingProxyType(found)


def _numbers(row: dict[str, str]) -> CountryNumbers:
    return CountryNumbers(
        alpha_2=row["alpha_2"] or None,
        numeric=row["numeric"] or None,
        fips=row["fips"] or None,
        cow=int(row["cow"]) if row["cow"] else None,
    )
