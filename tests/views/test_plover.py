"""`plover`, checked against its JSON Schema, and what the manual wants."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from legation.model import Account, EventType, Interval, Kind, Line, Spot, Status
from legation.views.coding import coding_of, pairs_of
from legation.views.plover import plover_of, schema
from legation.views.record import Record
from tests.views.reading_back import objects
from tools.build_exports_docs import DOCS

DAY = Interval(first=date(2023, 3, 20), last=date(2023, 3, 20))
MEETING = Line(
    id="a",
    type=EventType.CONSULT,
    status=Status.HAPPENED,
    source=("PRT", "MAR"),
    target=("PRT", "MAR"),
    when=DAY,
    told=DAY,
)


def coded(**changes: Any) -> dict[str, Any]:
    """A line as PLOVER has it; the fields that are not said are those of a meeting."""
    line = replace(MEETING, **changes)
    wire = plover_of(Account(line=line, versions=(), history=(), tellings=()))
    return {name: getattr(wire, name) for name in ("event", "mode", "context", "source", "recipient", "quad_code")}


def test_every_line_fits_the_schema(record: Record, hostile_record: Record, tmp_path: Path) -> None:
    """That which the documentation publishes, which is draft 2020-12 itself."""
    published = json.loads((DOCS / "plover.schema.json").read_text("utf-8"))
    assert published == json.loads(json.dumps(schema()))
    jsonschema.Draft202012Validator.check_schema(published)
    validator = jsonschema.Draft202012Validator(published)
    for each in [*objects(record, "plover", tmp_path), *objects(hostile_record, "plover", tmp_path)]:
        assert [error.message for error in validator.iter_errors(each)] == []


def test_a_visit(record: Record, tmp_path: Path) -> None:
    """The guest is the source, the host the recipient; all of the manual's fields that are known."""
    visit = next(each for each in objects(record, "plover", tmp_path) if each["legation"]["kind"] == "visit")
    assert visit == {
        "id": "rldx5kjbhrvc",
        "date": "2023-03-20",
        "source": [{"code": "PRT", "identifier_text": "Portugal"}],
        "recipient": [{"code": "MAR", "identifier_text": "Morocco"}],
        "event": ["CONSULT"],
        "mode": ["visit"],
        "context": ["economic", "diplomatic", "resource"],
        "event_loc": {"name": "Rabat", "latitude": 34.03, "longitude": -6.83, "country code": "MA", "cc3": "MAR"},
        "quad_code": 1,
        "event_scale": 2.1,
        "text": "João Silva visited Rabat for the third fisheries dialogue on 20 March 2023.",
        "text_info": {"start": 0, "end": 75},
        "cite_info": {
            "citation": visit["cite_info"]["citation"],
            "url": "https://atlas.example/2023-03-21",
            "title": "Silva in Rabat",
            "publication": "Atlas",
            "language": "en",
            "coder": "Legation",
            "codebook": "PLOVER 0.7b1 (2021)",
        },
        "legation": {
            "type": "CONSULT",
            "kind": "visit",
            "status": "happened",
            "confirmed": True,
            "source": ["PRT", "MAR"],
            "target": ["PRT", "MAR"],
            "articles": 2,
            "independent": 2,
        },
    }


def test_no_day_is_invented(record: Record, tmp_path: Path) -> None:
    """What nobody dates has null; a month has its first and its last day."""
    found = {
        each["legation"]["type"]: (each["date"], each.get("enddate")) for each in objects(record, "plover", tmp_path)
    }
    assert found["ACCUSE"] == (None, None)
    assert found["AGREE"] == ("2022-05-01", "2022-05-31")


@pytest.mark.parametrize(
    ("type", "status", "event", "context"),
    [
        ("CONSULT", "planned", "AGREE", ["diplomatic", "future"]),
        ("AID", "planned", "AGREE", ["diplomatic", "future"]),
        ("AGREE", "planned", "AGREE", ["diplomatic", "future"]),
        ("SANCTION", "planned", "THREATEN", ["diplomatic", "future"]),
        ("REQUEST", "planned", "REQUEST", ["diplomatic", "future"]),
        ("CONSULT", "ongoing", "CONSULT", ["diplomatic"]),
        ("CONSULT", "possible", "CONSULT", ["diplomatic", "hypothetical"]),
        ("CONSULT", "cancelled", "CONSULT", ["diplomatic", "negation"]),
        ("ASSAULT", "denied", "ASSAULT", ["military", "negation"]),
    ],
)
def test_what_has_not_happened(type: str, status: str, event: str, context: list[str]) -> None:
    """An act to come is an intent or a threat; others say by their context that they are none."""
    found = coded(type=EventType(type), status=Status(status))
    assert (found["event"], found["context"]) == ([event], context)


def test_matters_are_contexts() -> None:
    """What the sentence and the topics show, in the order of the manual."""
    sentence = "Portugal and Morocco discussed the return of migrants and a gas pipeline."
    assert coded(evidence=sentence)["context"] == ["resource", "migration"]
    assert coded(evidence="They met.", topics=("nuclear safety",))["context"] == ["cbrn"]


def test_background_is_history() -> None:
    """Over for more than a year when it was first told."""
    assert coded(when=Interval(first=date(2019, 11, 1), last=date(2019, 11, 30)))["context"] == [
        "diplomatic",
        "historical",
    ]
    assert coded(when=Interval(first=date(2023, 1, 1), last=date(2023, 3, 30)))["context"] == ["diplomatic"]


def test_modes() -> None:
    """Of consultations by their kinds; an announced attack is a threat of violence."""
    three = ("PRT", "MAR", "ESP")
    assert coded(kind=Kind.CALL)["mode"] == ["phone"]
    assert coded(kind=Kind.SUMMIT)["mode"] == []
    assert coded(kind=Kind.SUMMIT, source=three, target=three)["mode"] == ["multilateral"]
    assert coded(kind=Kind.VISIT, status=Status.PLANNED)["mode"] == []
    assert coded(type=EventType.ASSAULT, status=Status.PLANNED, source=("RUS",), target=("UKR",))["mode"] == [
        "violence"
    ]


def test_parties_that_act_together_are_all_sources() -> None:
    """Unless they visit one of them."""
    assert [each.code for each in coded()["source"]] == ["PRT", "MAR"]
    assert coded()["recipient"] == []
    visited = coded(kind=Kind.VISIT, where=Spot(name="Rabat", of="MAR"))
    assert [each.code for each in visited["recipient"]] == ["MAR"]
    elsewhere = coded(kind=Kind.VISIT, where=Spot(name="Madrid", of="ESP"))
    assert [each.code for each in elsewhere["source"]] == ["PRT", "MAR"]


def test_actors_that_are_no_states() -> None:
    """PLOVER has a code for their sort only; who no table knows has none."""
    found = coded(type=EventType.SUPPORT, source=("EU", "al-Qaeda", "rebels", "Western nations"), target=("XKX",))
    assert [each.code for each in found["source"]] == ["IGO", "IMG", "IMG", None]
    assert [each.identifier_text for each in found["source"]][::3] == ["European Union", "Western nations"]


def test_an_armed_group_at_home_in_one_state_has_its_code() -> None:
    """The manual codes rebels under their state, and only groups of several states apart."""
    found = coded(type=EventType.ASSAULT, source=("PKK",), target=("TUR",))
    assert [(each.code, each.identifier_text) for each in found["source"]] == [("TUR", "Kurdistan Workers' Party")]


@pytest.mark.parametrize("type", EventType)
@pytest.mark.parametrize("status", Status)
def test_every_act_has_a_code(type: EventType, status: Status) -> None:
    """The quad class of a root is that of GDELT, and the sign of its Goldstein value fits it."""
    coding = coding_of(replace(MEETING, type=type, status=status))
    assert (coding.quad_class <= 2) == (coding.score > 0) == (coding.scale > 0) == (coding.quad <= 2)
    assert coding.code is None or coding.code.startswith(coding.root)


def test_pairs() -> None:
    """Ordered; of one side alone there is one."""
    assert pairs_of(MEETING) == (("PRT", "MAR"), ("MAR", "PRT"))
    towards = replace(MEETING, type=EventType.AID, source=("USA", "EU"), target=("UKR",))
    assert pairs_of(towards) == (("USA", "UKR"), ("EU", "UKR"))
    assert pairs_of(replace(MEETING, source=("PRT",), target=("PRT",))) == (("PRT", None),)
    assert pairs_of(replace(towards, source=())) == ((None, "UKR"),)
    assert pairs_of(replace(MEETING, source=(), target=())) == ()
