"""`ftm`, validated by the library of FollowTheMoney."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from legation.knowledge.states import states
from legation.views.ftm import body_entity
from legation.views.record import Record
from tests.views.reading_back import objects

followthemoney = pytest.importorskip("followthemoney")


def of_schema(found: list[dict[str, Any]], schema: str) -> list[dict[str, list[str]]]:
    """The properties of the entities of a schema."""
    return [each["properties"] for each in found if each["schema"] == schema]


def cleaned(entity: dict[str, Any]) -> dict[str, list[str]]:
    """What the library keeps of an entity when it cleans its values: what it does not like it drops."""
    proxy = followthemoney.model.make_entity(entity["schema"])
    for name, values in entity["properties"].items():
        proxy.add(name, values)
    return {name: sorted(values) for name, values in proxy.properties.items()}


def test_every_entity_is_valid(record: Record, hostile_record: Record, tmp_path: Path) -> None:
    """The library keeps every value as it is, and the schema finds nothing missing."""
    for entity in [*objects(record, "ftm", tmp_path), *objects(hostile_record, "ftm", tmp_path)]:
        schema = followthemoney.model.get(entity["schema"])
        schema.validate(entity)
        assert cleaned(entity) == {name: sorted(values) for name, values in entity["properties"].items()}
        assert {name for name in schema.required if name not in entity["properties"]} == set()


def test_every_reference_is_to_an_entity_before_it(record: Record, tmp_path: Path) -> None:
    """Of a schema that the property takes."""
    known: dict[str, str] = {}
    for entity in objects(record, "ftm", tmp_path):
        schema = followthemoney.model.get(entity["schema"])
        for name, values in entity["properties"].items():
            wanted = schema.get(name).range
            for value in values if wanted else ():
                assert followthemoney.model.get(known[value]).is_a(wanted)
        assert entity["id"] not in known
        known[entity["id"]] = entity["schema"]


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


def test_states_have_codes_that_the_library_knows() -> None:
    """All that have one, ended states too; the code is dropped by nobody."""
    without = []
    for code in states():
        entity = dict(body_entity(code))
        assert cleaned(entity).get("country") == entity["properties"].get("country"), code  # type: ignore[attr-defined]
        if "country" not in entity["properties"]:  # type: ignore[operator]
            without.append(code)
    assert without == ["YMD", "VDR", "RVN", "ANT"]
