"""What the tests of the views share: writing an export, and reading it back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legation.views.record import Record


def exported(record: Record, kind: str, folder: Path, /, *actors: str, **wanted: Any) -> Path:
    """A record written as one kind; the file or folder."""
    path = folder / f"out-{kind}"
    record.export(kind, path, *actors, **wanted)
    return path


def text_of(record: Record, kind: str, folder: Path, /, *actors: str, **wanted: Any) -> str:
    """What one kind of file says, with its line ends as they are."""
    return exported(record, kind, folder, *actors, **wanted).read_bytes().decode("utf-8")


def objects(record: Record, kind: str, folder: Path, /, *actors: str, **wanted: Any) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in text_of(record, kind, folder, *actors, **wanted).splitlines()]


def paths(value: Any, where: str = "") -> Iterator[str]:
    """The paths to all values of a JSON document, as the tables of fields write them."""
    if isinstance(value, dict):
        for name, inner in value.items():
            path = f"{where}.{name}" if where else name
            if not isinstance(inner, list):
                yield path
            yield from paths(inner, path)
    elif isinstance(value, list):
        for inner in value:
            yield f"{where}[]"
            yield from paths(inner, f"{where}[]")
