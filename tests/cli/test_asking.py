"""The other verbs that ask a record, and the forms of their JSON."""

from __future__ import annotations

import json

import jsonschema
import pytest

from legation.cli.schema import FORMS
from tests.cli.conftest import Ask

QUESTIONS = {
    "lines": ["lines"],
    "timeline": ["timeline"],
    "next": ["next"],
    "show": ["show", "fardmjddqlu6"],
    "agreements": ["agreements"],
    "series": ["series"],
    "people": ["people", "silva"],
    "search": ["search", "fisheries"],
    "changes": ["changes", "--since", "2023"],
    "stats": ["stats"],
}


@pytest.mark.parametrize("verb", [form for form in FORMS if form not in ("read", "sources", "judge")])
def test_the_json_of_every_verb_has_the_form_that_schema_prints(ask: Ask, verb: str) -> None:
    """Who reads the JSON can rely on its schema; every key of an answer is in it."""
    answer = json.loads(ask(*QUESTIONS[verb], "--json").splitlines()[0])
    form = json.loads(ask("schema", verb))
    jsonschema.validate(answer, form)
    assert set(answer) == set(form["$defs"][form["$ref"].rpartition("/")[2]]["properties"])
    assert any(answer.values())


def test_agreements(ask: Ask) -> None:
    """Each once, its steps in order, each with the article that tells it."""
    assert (
        ask("agreements", "Morocco")
        == """\
Atlantic Fisheries Agreement: MAR, PRT  2 articles
  signed 2023-05-02 “2 May 2023”
    Lusa · 2023-05-03 · https://lusa.example/signed
  ratified 2023-09-01 “1 September 2023”
    MAP · 2023-09-02 · https://map.example/ratified
"""
    )
    assert ask("agreements", "JPN") == "The record holds no such agreement.\n"


def test_series(ask: Ask) -> None:
    """Sessions in order; those that must have been are told as unknown."""
    assert (
        ask("series", "2+2")
        == """\
India–Japan 2+2: IND, JPN
  1st: unknown
  2nd: 2022-09-08 · happened · dialogue · IND–JPN · Tokyo (JPN)  k57qtexaun4y
  3rd to 4th: unknown
  5th: 2024-08-20 · planned · dialogue · IND–JPN · New Delhi (IND)  ne2qw3fuuhl4
"""
    )
    assert ask("series", "Quad") == "The record holds no such series.\n"


def test_people(ask: Ask) -> None:
    """The lines of somebody, with the office that articles give."""
    assert (
        ask("people", "silva")
        == """\
name        office                date        status    what   who      id
João Silva  PRT foreign minister  2023-03-21  happened  visit  PRT–MAR  fardmjddqlu6
"""
    )
    assert ask("people", "Nobody") == "The record knows nobody of that name.\n"


def test_search(ask: Ask) -> None:
    """The line, the sentence with the words marked, the article."""
    assert (
        ask("search", '"Fisheries Agreement"', "signed")
        == """\
2023-05-02 · happened · AGREE · PRT–MAR · Lisbon (PRT)  vhovud5ikgmp
  Portugal and Morocco ⟦signed⟧ the Atlantic ⟦Fisheries Agreement⟧ in Lisbon on 2 May 2023.
  Lusa · 2023-05-03 · https://lusa.example/signed
"""
    )
    assert ask("search", "unicorns") == "Nothing found.\n"


def test_changes(ask: Ask) -> None:
    """By days: what is new, what changed, who else tells it."""
    assert ask("changes", "--since", "2023-03-13", "--limit", "2").splitlines()[:6] == [
        "2023-03-13",
        "new  2023-03-12 · happened · ACCUSE · EU → RUS · Ukraine (UKR)  e6nzw5lhs66j",
        "     told by Other News · 2023-03-13 · https://other.example/hit",
        "     2023-03-21 · happened · visit · PRT–MAR · Rabat (MAR)  fardmjddqlu6",
        "     postponed: 2023-03-14 → 2023-03-20",
        "     told by MAP · 2023-03-13 · https://map.example/moved",
    ]
    assert ask("changes", "--since", "2030") == "The record learned nothing.\n"
    assert len(json.loads(ask("changes", "--since", "2000", "--added", "--json"))["changes"]) == 7


def test_stats(ask: Ask) -> None:
    """What the record holds, a number a line."""
    lines = [line.strip() for line in ask("stats").splitlines()]
    assert lines[0] == "9 articles, published 2022-09-09 to 2024-08-01"
    assert {"3 Lusa", "10 events in them", "7 lines, 1 of them confirmed", "6 happened", "2 AGREE"} <= set(lines)
