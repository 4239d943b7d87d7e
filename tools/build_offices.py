"""Writes ``knowledge/data/offices.csv`` from the public tables of office-holders.

Sources, below the folder given on the command line: ``offices_wikidata.csv`` (Wikidata, CC0), ``uk_ifg_ministers``
(Institute for Government), ``us_executive`` (unitedstates/congress-legislators, public domain),
``world_leaders_current`` (Wikidata and Wikipedia). Run from the root of the checkout: ``python
tools/build_offices.py FOLDER``.

Left out: terms that ended before 1980, offices that do not act abroad (judges, mayors, first ladies), rows without
a name, days the wrong way round, and terms that ``offices_reviewed.csv`` holds with its own dates or covers whole.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]
from office_classes import acts_abroad, office_class
from office_terms import SOURCE, Term, replaced, table, write
from rigour.territories import get_territories

EARLIEST_END = "1980"
MONTHLESS = 4
US_SEEN_UNTIL = "2025-01-20"
#: How news calls those whom the American file has under their legal names, by that and the year of their first term.
US_NAMES = {
    ("George Bush", "1981"): "George H. W. Bush", ("George Bush", "2001"): "George W. Bush",
    ("James Carter", "1977"): "Jimmy Carter", ("William Clinton", "1993"): "Bill Clinton",
    ("James Quayle", "1989"): "Dan Quayle",
    ("Albert Gore", "1993"): "Al Gore", ("Richard Cheney", "2001"): "Dick Cheney",
    ("Joseph Biden", "2009"): "Joe Biden", ("James David Vance", "2025"): "JD Vance",
}  # fmt: skip

SLUGS = {
    "czechia": "CZE", "turkey": "TUR", "taiwan": "TWN", "kosovo": "XKX", "myanmar": "MMR", "north-korea": "PRK",
    "south-korea": "KOR", "russia": "RUS", "united-states": "USA", "united-kingdom": "GBR", "world": "",
    "timor-leste": "TLS", "vietnam": "VNM", "syria": "SYR", "iran": "IRN", "moldova": "MDA", "south-africa": "ZAF",
    "usa": "USA", "uk": "GBR", "laos": "LAO", "brunei": "BRN", "european_union": "EU", "african_union": "AU",
}  # fmt: skip


def state_codes() -> dict[str, str]:
    """Alpha-3 codes by the slug of a country's name."""
    slugs = {t.name.lower().replace(" ", "-"): t.alpha3.upper() for t in get_territories() if t.alpha3}
    return slugs | SLUGS


def day(cell: str) -> str:
    """A day, month or year; nothing for a decade ("2014s") and the like."""
    return cell if re.fullmatch(r"\d{4}(-\d\d){0,2}", cell) else ""


def from_wikidata(folder: Path) -> Iterator[Term]:
    """The terms of ``offices_wikidata.csv``."""
    codes = state_codes()
    with (folder / "offices_wikidata.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            title, code = row["office"], codes[row["jurisdiction"]]
            kept = {"first": day(row["start"]), "last": day(row["end"]), "seen_until": row["seen_until"]}
            if code:
                yield Term(
                    row["person"],
                    "",
                    office_class(title),
                    title,
                    code,
                    wikidata=row["wikidata"],
                    source="Wikidata",
                    **kept,
                )


def by_id(path: Path) -> dict[str, dict[str, str]]:
    """The lines of a table by their ``id``, the last one of several."""
    with path.open(encoding="utf-8") as stream:
        return {row["id"]: row for row in csv.DictReader(stream)}


def british_class(post: str, organisation: str) -> str:
    """The class of a post of the British government, whose short titles need the department."""
    if re.search("Foreign", organisation + post) and post.startswith(("Secretary of State", "Foreign Secretary")):
        return "foreign minister"
    if post.startswith("Secretary of State"):
        return next(
            (k for k in ("defence minister", "trade minister") if office_class("minister " + post) == k), "minister"
        )
    return "head of government" if post == "Prime Minister" else office_class(post)


def names_of(path: Path) -> dict[str, list[str]]:
    """All names of each British minister, the one without a title first."""
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8") as stream:
        for row in sorted(csv.DictReader(stream), key=lambda row: row["start_date"]):
            found.setdefault(row["id"], []).append(row["name"])
    return found


def from_britain(folder: Path) -> Iterator[Term]:
    """The terms of the Institute for Government's database of ministers."""
    data = folder / "uk_ifg_ministers/data"
    names, posts, organisations = (
        names_of(data / "person.csv"),
        by_id(data / "post.csv"),
        by_id(data / "organisation.csv"),
    )
    rows = by_id(data / "appointment.csv").values()
    seen_until = max(max(row["start_date"], row["end_date"]) for row in rows)
    for row in rows:
        post = posts[row["post_id"]]
        office = british_class(post["name"], organisations[post["organisation_id"]]["name"])
        person, *aliases = dict.fromkeys(names[row["person_id"]])
        dates = (row["start_date"], row["end_date"], seen_until)
        yield Term(person, ";".join(aliases), office, post["name"], "GBR", *dates, "", "IfG")


def from_america(folder: Path) -> Iterator[Term]:
    """Presidents and vice presidents of the United States."""
    people = yaml.safe_load((folder / "us_executive/executive.yaml").read_text(encoding="utf-8"))
    offices = {"prez": ("head of state", "President"), "viceprez": ("vice president", "Vice President")}
    for person in people:
        legal = f"{person['name']['first']} {person['name']['last']}"
        name = US_NAMES.get((legal, person["terms"][0]["start"][:4]), legal)
        for term in person["terms"]:
            office, title = offices[term["type"]]
            end = term["end"] if term["end"] <= US_SEEN_UNTIL else ""
            yield Term(
                name,
                legal if legal != name else "",
                office,
                title,
                "USA",
                term["start"],
                end,
                US_SEEN_UNTIL,
                "",
                "unitedstates/congress-legislators",
            )


def from_leaders(folder: Path) -> Iterator[Term]:
    """Present heads of state and government of the G20 and ASEAN."""
    for path in sorted((folder / "world_leaders_current/data/countries").glob("*/current.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        yield from leaders_of(SLUGS.get(path.parent.name) or code_of(entry["country"]["iso_code"]), entry)


def code_of(alpha2: str) -> str:
    """The alpha-3 code of an alpha-2 code."""
    return next((t.alpha3.upper() for t in get_territories() if t.alpha3 and t.code == alpha2.lower()), "")


def leaders_of(code: str, entry: dict[str, Any]) -> Iterator[Term]:
    """The head of government and the head of state of one country."""
    for key, office in (("head_of_government", "head of government"), ("head_of_state", "head of state")):
        position = entry["positions"].get(key) or {}
        holder = position.get("current_holder") or {}
        if holder.get("name_en") and code not in ("", "EU", "AU"):
            title, since, number = position["title_en"], holder.get("since") or "", holder.get("wikidata_id") or ""
            yield Term(
                holder["name_en"],
                "",
                office,
                title,
                code,
                since,
                "",
                entry["snapshot_date"],
                number,
                "world-leaders-current",
            )


def useful(term: Term) -> bool:
    """Whether a term can matter to the news of states."""
    recent = not term.last or term.last >= EARLIEST_END
    return recent and bool(term.person) and acts_abroad(term.title) and not ends_before_it_begins(term)


def ends_before_it_begins(term: Term) -> bool:
    """Whether a source has the days of a term the wrong way round, or an end of an earlier term."""
    end = term.last or term.seen_until
    return bool(term.first and end) and term.first[: len(end)] > end[: len(term.first)]


def same_term(one: Term, other: Term) -> bool:
    """Whether two rows tell the same term: same office, and dates that overlap."""
    starts_before = not one.first or not other.last or one.first[:MONTHLESS] <= other.last[:MONTHLESS]
    ends_after = not one.last or not other.first or one.last[:MONTHLESS] >= other.first[:MONTHLESS]
    return one.office == other.office and starts_before and ends_after


def merged(terms: Iterable[Term], known: Iterable[Term]) -> list[Term]:
    """The terms without those already known, without repeats, in a fixed order."""
    held: dict[tuple[str, str], list[Term]] = {}
    for term in known:
        for name in (term.person, *term.aliases.split(";")):
            held.setdefault((name, term.of), []).append(term)
    kept: list[Term] = []
    for term in terms:
        others = held.setdefault((term.person, term.of), [])
        if not any(
            same_term(term, other) and (term.title == other.title or "review" in other.source) for other in others
        ):
            others.append(term)
            kept.append(term)
    return sorted(kept, key=lambda term: (term.of, term.office, term.first, term.person, term.title))


def main(folder: Path) -> None:
    """Write the table."""
    sources = [*from_leaders(folder), *from_america(folder), *from_britain(folder), *from_wikidata(folder)]
    shortened = (replace(term, title=" ".join(term.title.split())) for term in sources)
    reviewed = table("offices_reviewed.csv")
    pairs = {term.pair for term in reviewed if term.source == SOURCE}
    left = (term for term in shortened if useful(term) and not replaced(term, pairs))
    write("offices.csv", merged(left, reviewed))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
