"""`notes`: Markdown that Obsidian reads."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from legation.views.record import Record
from tests.views.reading_back import exported

VISIT = """\
# Visit: Portugal, Morocco

- **When:** 20 March 2023
- **Where:** Rabat, Morocco
- **Who:** [[Portugal]], [[Morocco]]
- **What:** Consultation, happened
- **Told by:** 2 articles of 2 independent sources

## People

- João Silva, foreign minister, Portugal

## Evidence

> João Silva will visit Rabat for the third fisheries dialogue on 14 March 2023, two officials told Lusa.

Ana Reis, [Silva to visit Rabat](<https://lusa.example/2023-03-10>), Lusa, 10 March 2023 \
(planned, said by two officials → Lusa)

> João Silva visited Rabat for the third fisheries dialogue on 20 March 2023.

[Silva in Rabat](<https://atlas.example/2023-03-21>), Atlas, 21 March 2023 (happened)

## History
"""


def notes(record: Record, folder: Path) -> dict[str, tuple[dict[str, Any], str]]:
    """The heads and bodies of all notes by their names."""
    found = {}
    for path in exported(record, "notes", folder).glob("*.md"):
        _, head, body = path.read_text("utf-8").split("---\n", 2)
        found[path.name] = (yaml.safe_load(head), body)
    return found


def test_a_note(record: Record, tmp_path: Path) -> None:
    """Facts at the head, then what rests on articles."""
    head, body = notes(record, tmp_path)["2023-03-20-visit-PRT-MAR-rldx5kjbhrvc.md"]
    assert (head["id"], head["date_from"], head["confirmed"]) == ("rldx5kjbhrvc", date(2023, 3, 20), True)
    assert (head["actors"], head["sources"], head["ordinal"]) == (["Portugal", "Morocco"], ["PRT", "MAR"], 3)
    assert head["tags"] == ["legation/consult", "legation/visit", "legation/happened"]
    assert body.strip().startswith(VISIT)
    assert "- 21 March 2023: status: planned → happened ([Silva in Rabat]" in body


def test_names_of_files_are_safe(record: Record, hostile_record: Record, tmp_path: Path) -> None:
    """Letters, digits and strokes on every system, and no two alike."""
    for each in (record, hostile_record):
        names = list(notes(each, tmp_path))
        assert len(names) == 5
        assert [name for name in names if not re.fullmatch(r"[A-Za-z0-9-]{1,90}\.md", name)] == []
        for path in (tmp_path / "out-notes").iterdir():
            path.unlink()
        (tmp_path / "out-notes").rmdir()


def test_a_line_without_a_date_has_a_name(record: Record, tmp_path: Path) -> None:
    """It begins with what it is."""
    assert "ACCUSE-EU-RUS-ucpxrxdhuol3.md" in notes(record, tmp_path)


@pytest.mark.parametrize("number", range(5))
def test_what_articles_say_marks_nothing_up(hostile_record: Record, tmp_path: Path, number: int) -> None:
    """No HTML, no code, no link but to articles; links between notes only to actors that a table knows."""
    head, body = sorted(notes(hostile_record, tmp_path).items())[number][1]
    assert head["type"] == "CONSULT"
    tokens = [inner for token in MarkdownIt("commonmark").parse(body) for inner in (token, *(token.children or ()))]
    assert {token.type for token in tokens} & {
        "html_block",
        "html_inline",
        "code_inline",
        "code_block",
        "image",
    } == set()
    links = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert {link for link in links if not re.fullmatch(r"https://evil\d\.example/[0-9-]+", link)} == set()
    assert re.findall(r"(?<!\\)\[\[([^\]]*)\]\]", body) == ["Chile", "Peru"]
    assert re.findall(r"(?<![\\\w])#\w", body) == []
