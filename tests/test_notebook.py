"""The notebook of the documentation: it runs, and shows what comes out."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from tools.run_notebook import NOTEBOOK, code_cells, pictures, run, words

Outputs = list[list[dict[str, Any]]]
#: The first bytes of a PNG file (RFC 2083).
PNG = b"\x89PNG\r\n\x1a\n"
MEND = "run python -m tools.run_notebook"


@pytest.fixture(scope="module")
def notebook() -> dict[str, Any]:
    """The notebook as it is stored."""
    found: dict[str, Any] = json.loads(NOTEBOOK.read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def outputs(notebook: dict[str, Any]) -> Outputs:
    """What comes out when it is run where it lies."""
    return run(notebook, NOTEBOOK.parent)


def test_it_prints_what_it_shows(notebook: dict[str, Any], outputs: Outputs) -> None:
    """The text of each stored output is what the cell gives; figures are told by their place."""
    assert [words(cell["outputs"]) for cell in code_cells(notebook)] == [words(each) for each in outputs], MEND


def test_its_figures_are_drawn(notebook: dict[str, Any], outputs: Outputs) -> None:
    """Each figure that is stored is drawn again, in the same size or nearly; fonts may differ a little."""
    stored = [size(picture) for cell in code_cells(notebook) for picture in pictures(cell["outputs"])]
    drawn = [size(picture) for each in outputs for picture in pictures(each)]
    assert len(stored) == 3
    assert drawn == [pytest.approx(each, abs=4) for each in stored], MEND


def size(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    assert picture.startswith(PNG)
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def test_its_outputs_are_small() -> None:
    """Whoever clones the repository does not pay for pictures."""
    assert NOTEBOOK.stat().st_size < 200_000


def test_it_names_nothing_of_the_machine_that_ran_it(notebook: dict[str, Any]) -> None:
    """No path and no moment of a run is stored."""
    text = json.dumps([cell["outputs"] for cell in code_cells(notebook)])
    assert [word for word in ("/home/", "/tmp/", "/root/", str(Path.cwd())) if word in text] == []


def test_it_runs_from_the_root_too(notebook: dict[str, Any]) -> None:
    """Its first cell finds the examples from either folder."""
    first, last = code_cells(notebook)[0], {"cell_type": "code", "source": ["record.close()\n", "folder.cleanup()"]}
    told, _ = run({"cells": [first, last]}, NOTEBOOK.parent.parent)
    assert words(told) == words(first["outputs"])
