"""What the tests of the verbs of the record share: two articles, a record of them, and running a verb."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from legation.cli import main
from tests.record.told import PLAN, REPORT

#: What no result starts with: a message for the user.
MESSAGE = "legation: "
CALL = "The presidents of Chile and Peru spoke by phone on May 3 about a copper mine."
TALKS = "The presidents of Chile and Peru held talks in Arica on May 3."


def run(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command as a user does; an error that is no message fails the test."""
    return CliRunner().invoke(main, list(map(str, arguments)), input=stdin, catch_exceptions=False)


def news(path: Path, *texts: str, published: str = "2023-05-04") -> Path:
    """A file of JSON lines with an article a line, each of another outlet."""
    lines = [
        json.dumps({"url": f"https://outlet{number}.example/{number}", "text": text, "published": published})
        for number, text in enumerate(texts)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def two_lines(folder: Path) -> Path:
    """A record in which two lines tell of Chile and Peru."""
    run("add", news(folder / "two.jsonl", CALL, TALKS), "--record", folder / "a.db")
    return folder / "a.db"


def three_merged(folder: Path) -> Path:
    """A record in which three lines of Chile and Peru were made one, by two judgements."""
    record = folder / "a.db"
    signed = "Chile and Peru signed a treaty on fishing in Arica on May 3."
    run("add", news(folder / "three.jsonl", CALL, TALKS, signed), "--record", record)
    one, other, third = ids(record)
    run("merge", one, other, "--record", record)
    run("merge", one, third, "--record", record)
    return record


def one_line(folder: Path) -> Path:
    """A record in which two articles tell one act of Portugal and Morocco."""
    run("add", news(folder / "one.jsonl", PLAN, REPORT, published="2023-03-12"), "--record", folder / "a.db")
    return folder / "a.db"


def lines(record: Path) -> list[dict[str, Any]]:
    """All lines of a record, as other programs read them."""
    return [json.loads(line) for line in run("lines", "--json", "--record", record).stdout.splitlines()]


def ids(record: Path) -> list[str]:
    """The ids of all lines."""
    return [line["id"] for line in lines(record)]
