"""Writes ``knowledge/data/country_numbers.csv``: the numbers under which other data sets hold the states of ours.

Run it from the root of the checkout: ``python tools/build_country_numbers.py COUNTRY_CODES.csv``. The file is that of
datahub.io/core/country-codes (public domain), which gives ISO 3166-1 and FIPS 10-4. The numbers of the Correlates of
War project come by the package `countrycode` (``pip install countrycode``; a tool, no part of Legation): of its tables
only those numbers are taken, which are facts. What neither knows, ended states above all, is reviewed here.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from countrycode import countrycode

DATA = Path(__file__).parent.parent / "src/legation/knowledge/data"
COLUMNS = ("code", "alpha_2", "numeric", "fips", "cow", "source")
HUB, COW = "datahub.io/core/country-codes", "Correlates of War (by countrycode 0.6)"
#: Alpha-2, numeric, FIPS 10-4 and COW, where the tables are silent. Serbia goes on under the number of Yugoslavia.
REVIEWED = {
    "SRB": ("RS", "688", "RI", "345", "Correlates of War: State System Membership 2016"),
    "XKX": ("XK", "", "KV", "347", "XK is user-assigned; Correlates of War: State System Membership 2016"),
    "SUN": ("SU", "810", "", "365", "ISO 3166-3; Correlates of War: State System Membership 2016"),
    "YUG": ("YU", "891", "", "345", "ISO 3166-3; Correlates of War: State System Membership 2016"),
    "SCG": ("CS", "891", "", "345", "ISO 3166-3; Correlates of War: State System Membership 2016"),
    "DDR": ("DD", "278", "", "265", "ISO 3166-3; Correlates of War: State System Membership 2016"),
    "CSK": ("CS", "200", "", "315", "ISO 3166-3; Correlates of War: State System Membership 2016"),
    "YMD": ("YD", "720", "", "680", "ISO 3166-3; Correlates of War: State System Membership 2016"),
    "VDR": ("VD", "", "", "816", "ISO 3166-3; Correlates of War: State System Membership 2016"),
    "RVN": ("", "", "", "817", "Correlates of War: State System Membership 2016"),
    "ANT": ("AN", "530", "", "", "ISO 3166-3"),
}


def line(code: str, known: dict[str, str], cow: int | None) -> tuple[str, ...]:
    """A line of the table."""
    if code in REVIEWED:
        return (code, *REVIEWED[code])
    numeric, fips = known["ISO3166-1-numeric"].strip(), known["FIPS"].strip()
    number = "" if cow is None else str(cow)
    source = f"{HUB}; {COW}" if number else HUB
    return (code, known["ISO3166-1-Alpha-2"].strip(), numeric.zfill(3), fips if len(fips) == 2 else "", number, source)


def main() -> None:
    """Write the table, in the order of `states.csv`."""
    codes = [row["code"] for row in csv.DictReader((DATA / "states.csv").open(encoding="utf-8"))]
    with Path(sys.argv[1]).open(encoding="utf-8") as stream:
        hub = {row["ISO3166-1-Alpha-3"]: row for row in csv.DictReader(stream)}
    numbers = dict(zip(codes, countrycode(codes, origin="iso3c", destination="cown"), strict=True))
    with (DATA / "country_numbers.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(line(code, hub.get(code, {}), numbers[code]) for code in codes)


if __name__ == "__main__":
    main()
