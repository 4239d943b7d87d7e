"""Writes ``knowledge/data/states.csv`` from the reviewed list beside this file and the formal names of rigour.

Run it from the root of the checkout: ``python tools/build_states.py``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from rigour.territories import get_territory

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/legation/knowledge/data/states.csv"
COLUMNS = ("code", "name", "names", "adjectives", "people", "capital", "seats", "from", "to", "source")


def listed(text: str) -> list[str]:
    """The parts of a semicolon list, trimmed, without empty ones."""
    return [part.strip() for part in text.split(";") if part.strip()]


def reviewed() -> Iterator[list[str]]:
    """The rows of the reviewed list, each filled up to nine fields."""
    for line in (HERE / "states_reviewed.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            fields = [field.strip() for field in line.split("|")]
            yield fields + [""] * (9 - len(fields))


def people(field: str, adjectives: list[str]) -> list[str]:
    """The nouns for a people, with the shorthand ``+`` and ``=`` written out."""
    nouns: list[str] = []
    for part in listed(field):
        if part == "+":
            nouns.extend(form for adjective in adjectives for form in (adjective, adjective + "s"))
        elif part == "=":
            nouns.extend(adjectives)
        else:
            nouns.append(part)
    return list(dict.fromkeys(nouns))


def formal_name(code: str) -> str:
    """The formal English name that rigour gives, or nothing."""
    territory = get_territory(code.lower())
    return territory.full_name if territory is not None else ""


def main() -> None:
    """Write the table."""
    with TARGET.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for code, name, names, adjectives, nouns, capital, seats, first, last in reviewed():
            formal = formal_name(code)
            extra = [formal] if formal and "(" not in formal and not last else []
            every_name = dict.fromkeys([name, *listed(names), *extra])
            source = (
                "rigour.territories (formal name); reviewed: public knowledge"
                if extra
                else "reviewed: public knowledge"
            )
            persons = ";".join(people(nouns, listed(adjectives)))
            writer.writerow(
                (code, name, ";".join(every_name), adjectives, persons, capital, seats, first, last, source)
            )


if __name__ == "__main__":
    main()
