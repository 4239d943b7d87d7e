"""`graphml`, read back by networkx."""

from __future__ import annotations

from pathlib import Path

import networkx

from legation.views.record import Record
from tests.views.reading_back import exported


def test_actors_and_ties(record: Record, tmp_path: Path) -> None:
    """Who acts towards whom, how often and how."""
    graph = networkx.read_graphml(exported(record, "graphml", tmp_path))
    assert graph.is_directed()
    assert sorted(graph.edges) == [("EU", "RUS"), ("MAR", "PRT"), ("PRT", "MAR"), ("RUS", "UKR")]
    assert graph.nodes["PRT"] == {"label": "Portugal", "sort": "state", "acts": 2}
    assert graph.edges["PRT", "MAR"] == {
        "weight": 2,
        "together": 2,
        "verbal_cooperation": 2,
        "material_cooperation": 0,
        "verbal_conflict": 0,
        "material_conflict": 0,
        "scale": 3.15,
        "first": "2022-05-01",
        "last": "2023-03-20",
    }
    assert "first" not in graph.edges["EU", "RUS"]
    assert graph.edges["RUS", "UKR"]["verbal_conflict"] == 1


def test_what_makes_no_tie_is_counted(record: Record, tmp_path: Path) -> None:
    """The summit that was called off."""
    written = record.export("graphml", tmp_path / "graph.graphml")
    assert dict(written.rows) == {"events": 4, "actors": 5, "ties": 4}
    assert dict(written.left_out) == {"possible, cancelled or denied: no tie": 1}


def test_hostile_names_are_names(hostile_record: Record, tmp_path: Path) -> None:
    """Tags and quotation marks in them end nothing."""
    graph = networkx.read_graphml(exported(hostile_record, "graphml", tmp_path))
    assert "+group <0> | ]]" in graph
    assert len(graph) == 7
