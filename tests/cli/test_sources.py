"""`legation sources`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.cli.recording import CALL, TALKS, news, run


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record to which two sources came: one with a broken line, one that is not there."""
    path = news(tmp_path / "news.jsonl", CALL, TALKS)
    path.write_text(f"{path.read_text('utf-8')}\n{{broken\n", encoding="utf-8")
    run("add", path, tmp_path / "none.txt", "--record", tmp_path / "a.db")
    return tmp_path / "a.db"


def test_each_source_is_told_with_what_came_of_it(record: Path) -> None:
    """When it was looked at and gave something, how much, what failed and why."""
    moment = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC")
    folder = record.parent
    assert moment.sub("MOMENT", run("sources", "--record", record).stdout).splitlines() == [
        f"{folder}/news.jsonl",
        "    looked at MOMENT; something came MOMENT",
        "    3 documents: 2 new, 1 refused",
        "    1 × this is no JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1))",
        f"{folder}/none.txt",
        "    looked at MOMENT; something came never",
        "    0 documents",
        "    failed: No such file or directory",
    ]


def test_the_json_has_the_form_that_schema_prints(record: Path) -> None:
    """Who reads the JSON can rely on its schema; every key of an answer is in it."""
    answer = json.loads(run("sources", "--json", "--record", record).stdout)
    form = json.loads(run("schema", "sources").stdout)
    jsonschema.validate(answer, form)
    assert [each["documents"] for each in answer["sources"]] == [3, 0]
    assert set(answer["sources"][0]) == set(form["$defs"]["KnownOriginWire"]["properties"])


def test_sources_come_in_pages(record: Path) -> None:
    """A page says where the next begins."""
    first = run("sources", "--limit", "1", "--record", record)
    after = first.stderr.strip().rpartition(" ")[2]
    assert first.stdout.startswith(f"{record.parent}/news.jsonl\n")
    assert run("sources", "--after", after, "--record", record).stdout.startswith(f"{record.parent}/none.txt\n")


def test_a_source_that_comes_back_has_failed_no_longer(record: Path) -> None:
    """What is told of a failure is that of the last look."""
    (record.parent / "none.txt").write_text(CALL, encoding="utf-8")
    run("add", record.parent / "none.txt", "--record", record)
    answer = json.loads(run("sources", "--json", "--record", record).stdout)
    assert [(each["failure"], each["documents"]) for each in answer["sources"]] == [(None, 3), (None, 1)]


def test_a_record_without_sources_says_so(tmp_path: Path) -> None:
    """Nothing is listed where nothing was added."""
    run("add", "--again", "--record", tmp_path / "a.db")
    assert run("sources", "--record", tmp_path / "a.db").stdout == "Nothing has come into the record yet.\n"
