"""`ftm`, validated by the model of FollowTheMoney, and by its library where that is installed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from legation.knowledge.states import states
from legation.views.ftm import body_entity
from legation.views.record import Record
from tests.views.reading_back import objects

MODEL = json.loads(Path(__file__).with_name("ftm_model.json").read_text("utf-8"))
SCHEMATA: dict[str, dict[str, Any]] = MODEL["schemata"]
#: What values of a type look like, as the library keeps them.
FORMS = {
    "date": r"\d{4}(-\d\d(-\d\d)?)?",
    "url": r"https?://\S+",
    "country": "|".join(map(re.escape, MODEL["countries"])),
    "language": "[a-z]{3}",
    "identifier": r"Q\d+",
}


def of_schema(found: list[dict[str, Any]], schema: str) -> list[dict[str, list[str]]]:
    """The properties of the entities of a schema."""
    return [each["properties"] for each in found if each["schema"] == schema]


def both(record: Record, hostile_record: Record, folder: Path) -> list[dict[str, Any]]:
    """The entities of the sample, and those of hostile articles."""
    return [*objects(record, "ftm", folder), *objects(hostile_record, "ftm", folder)]


def test_every_entity_fits_the_model(record: Record, hostile_record: Record, tmp_path: Path) -> None:
    """Its schema knows every property, nothing required is missing, and values have the form of their type."""
    for entity in both(record, hostile_record, tmp_path):
        schema = SCHEMATA[entity["schema"]]
        assert set(schema["required"]) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            form = FORMS.get(schema["properties"][name]["type"], r"[^\n\r\t]+")
            assert [value for value in values if not re.fullmatch(form, value)] == [], name
            assert len(values) == len(set(values)) > 0


def test_every_reference_is_to_an_entity_before_it(record: Record, tmp_path: Path) -> None:
    """Of a schema that the property takes, so that a file can be loaded in one go."""
    known: dict[str, str] = {}
    for entity in objects(record, "ftm", tmp_path):
        for name, values in entity["properties"].items():
            wanted = SCHEMATA[entity["schema"]]["properties"][name].get("range")
            for value in values if wanted else ():
                assert wanted in SCHEMATA[known[value]]["is"]
        assert entity["id"] not in known
        known[entity["id"]] = entity["schema"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_library_keeps_every_value(record: Record, hostile_record: Record, tmp_path: Path) -> None:
    """It cleans values when they are added, and drops what it does not like: nothing of ours."""
    followthemoney = pytest.importorskip("followthemoney", reason="pip install 'legation[test-ftm]'")
    for entity in both(record, hostile_record, tmp_path):
        followthemoney.model.get(entity["schema"]).validate(entity)
        proxy = followthemoney.model.make_entity(entity["schema"])
        for name, values in entity["properties"].items():
            proxy.add(name, values)
        kept = {name: sorted(values) for name, values in proxy.properties.items()}
        assert kept == {name: sorted(values) for name, values in entity["properties"].items()}


def test_an_event(record: Record, tmp_path: Path) -> None:
    """With parties, people and articles by their ids."""
    found = objects(record, "ftm", tmp_path)
    visit = next(each for each in of_schema(found, "Event") if "visit" in each["keywords"])
    assert visit["name"] == ["Visit: Portugal, Morocco"]
    assert (visit["date"], visit["location"], visit["country"]) == (["2023-03-20"], ["Rabat, Morocco"], ["ma"])
    assert (len(visit["involved"]), len(visit["proof"])) == (3, 2)
    signed = next(each for each in of_schema(found, "Event") if "AGREE" in each["keywords"])
    assert (signed["startDate"], signed["endDate"]) == (["2022-05-01"], ["2022-05-31"])
    assert of_schema(found, "Person") == [
        {"name": ["João Silva"], "position": ["foreign minister"], "country": ["pt"], "wikidataId": ["Q42"]}
    ]


def test_states_have_codes_that_the_model_knows() -> None:
    """All that have one, ended states too."""
    codes = {code: dict(body_entity(code))["properties"].get("country") for code in states()}  # type: ignore[attr-defined]
    assert {code for code, known in codes.items() if known and known[0] not in MODEL["countries"]} == set()
    assert [code for code, known in codes.items() if not known] == ["YMD", "VDR", "RVN", "ANT"]
