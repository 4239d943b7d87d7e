"""The JSON of the site, and the document that describes it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from legation.model.answer_wire import encode
from legation.record.record import Record
from legation.views.web.api import QUESTIONS, document

#: Part of a path.
PART = st.from_regex(r"[A-Za-z0-9+ éß'-]{1,12}", fullmatch=True)
#: Something to put for each name in a path.
NAMES = {"actor": "IND", "other": "JPN", "name": "India–Japan 2+2"}


def filled(path: str, **given: str) -> str:
    """A path of the document with something in place of its names."""
    for name, value in {**NAMES, **given}.items():
        path = path.replace(f"{{{name}}}", value)
    return path


def checked(path: str, status: int, body: Any) -> None:
    """Hold an answer to the schema that the document gives for it."""
    whole = document()
    form = whole["paths"][path]["get"]["responses"][str(status)]["content"]["application/json"]["schema"]
    jsonschema.validate(body, {**form, "components": whole["components"]})


@pytest.mark.parametrize("path", [each.documented for each in QUESTIONS])
def test_each_answer_is_as_the_document_says(client: TestClient, record: Record, path: str) -> None:
    """Every address is there, and gives what its schema allows."""
    line = record.timeline(limit=1).items[0].id
    query = "?q=dialogue" if path.startswith("/search") else ""
    answer = client.get(filled(path, id=line) + query)
    assert answer.status_code == 200
    checked(path, 200, answer.json())


def test_a_pair_gives_what_the_command_line_prints(client: TestClient, record: Record) -> None:
    """The same bytes, the newest act first."""
    assert client.get("/IND/JPN.json").content == encode("timeline", record.timeline("IND", "JPN", newest_first=True))


def test_pages_go_on(client: TestClient) -> None:
    """`after` asks for the next, until there is none."""
    first = client.get("/MAR/PRT.json?limit=2").json()
    rest = client.get(f"/MAR/PRT.json?limit=2&after={first['after']}").json()
    assert (len(first["lines"]), len(rest["lines"]), rest["after"]) == (2, 1, None)


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "limit=x", "limit=-1", "limit=", "status=gone", "after=x"])
def test_what_cannot_be_asked(client: TestClient, query: str) -> None:
    """An error is JSON too."""
    answer = client.get(f"/IND/JPN.json?{query}")
    assert answer.status_code == 400
    checked("/{actor}/{other}.json", 400, answer.json())


def test_an_address_that_is_not_there(client: TestClient) -> None:
    """An error is JSON too."""
    answer = client.get("/event/none.json")
    assert (answer.status_code, list(answer.json())) == (404, ["error"])


def test_the_document_is_json(client: TestClient) -> None:
    """It is served where the page about the site says."""
    assert client.get("/openapi.json").json() == json.loads(json.dumps(document()))


def test_every_parameter_is_documented() -> None:
    """Each operation names what stands in its path, and has an id of its own."""
    operations = {path: each["get"] for path, each in document()["paths"].items()}
    for path, operation in operations.items():
        named = {each["name"] for each in operation["parameters"] if each["in"] == "path"}
        assert named == {name for name in ("id", "name", "actor", "other") if f"{{{name}}}" in path}
    assert len({each["operationId"] for each in operations.values()}) == len(operations)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_asked_the_answer_is_one_of_the_document(client: TestClient, data: st.DataObject) -> None:
    """Values of any kind for every parameter: never a fault of ours, always an answer that is documented."""
    path = data.draw(st.sampled_from([each.documented for each in QUESTIONS]))
    operation = document()["paths"][path]["get"]
    values = st.one_of(st.text(max_size=20), st.integers().map(str), st.sampled_from(["2022", "IND", "planned", "1"]))
    query: dict[str, str] = {}
    address = path
    for parameter in operation["parameters"]:
        if parameter["in"] == "query":
            if data.draw(st.booleans()):
                query[parameter["name"]] = data.draw(values)
        else:
            address = address.replace(
                f"{{{parameter['name']}}}", data.draw(st.from_regex(r"[A-Za-z0-9+ éß'-]{1,12}", fullmatch=True))
            )
    answer = client.get(address, params=query)
    assert str(answer.status_code) in operation["responses"]
    checked(path, answer.status_code, answer.json())
