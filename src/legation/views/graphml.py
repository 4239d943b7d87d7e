"""`graphml`: actors and their ties (graphml.graphdrawing.org), for Gephi, igraph and networkx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, Final

from legation.model import Line
from legation.record.selecting import Selection
from legation.views.coding import CODED, coding_of, pairs_of
from legation.views.fields import Field, FieldType, Table, forms
from legation.views.text import xml_text
from legation.views.titles import actor_kind, actor_name, parties_of, together
from legation.views.written import Tally

VOID: Final = "possible, cancelled or denied: no tie"
NOBODY: Final = "fewer than two parties are known"
HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
TYPES: Final = {
    FieldType.TEXT: "string",
    FieldType.INTEGER: "long",
    FieldType.NUMBER: "double",
    FieldType.DATE: "string",
}
QUADS: Final = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


@dataclass(slots=True)
class Tie:
    """What one actor does towards another: how often, how, between which days."""

    together: int = 0
    score: float = 0.0
    first: date | None = None
    last: date | None = None
    quads: tuple[int, int, int, int] = (0, 0, 0, 0)

    def add(self, line: Line) -> None:
        """Count a line."""
        coding = coding_of(line)
        self.quads = tuple(count + (quad == coding.quad) for quad, count in enumerate(self.quads, start=1))  # type: ignore[assignment]
        self.together += together(line)
        self.score += coding.scale
        first, last = line.when.first, line.when.last
        self.first = min(filter(None, (self.first, first)), default=None)
        self.last = max(filter(None, (self.last, last)), default=None)

    @property
    def weight(self) -> int:
        """How many lines."""
        return sum(self.quads)


def write(selection: Selection, stream: BinaryIO, tally: Tally) -> None:
    """Write all actors and ties. Only they are held meanwhile."""
    ties: dict[tuple[str, str], Tie] = {}
    acts: dict[str, int] = {}
    for line in selection.lines():
        _count(line, ties, acts, tally)
    tables = forms()["graphml"].tables
    _put(stream, HEAD)
    _put(stream, *_keys("node", tables["nodes"]), *_keys("edge", tables["edges"]))
    _put(stream, '<graph id="legation" edgedefault="directed">\n')
    for code in sorted(acts):
        _put(stream, _node(tables["nodes"], code, acts[code]))
    for pair in sorted(ties):
        _put(stream, _edge(tables["edges"], pair, ties[pair]))
    _put(stream, "</graph>\n</graphml>\n")
    tally.wrote("actors", len(acts))
    tally.wrote("ties", len(ties))


def _put(stream: BinaryIO, *texts: str) -> None:
    for text in texts:
        stream.write(text.encode("utf-8"))


def _count(line: Line, ties: dict[tuple[str, str], Tie], acts: dict[str, int], tally: Tally) -> None:
    pairs = [(source, target) for source, target in pairs_of(line) if source and target]
    if line.status not in CODED or not pairs:
        tally.leave_out(NOBODY if line.status in CODED else VOID)
        return
    tally.wrote("events")
    for pair in pairs:
        ties.setdefault(pair, Tie()).add(line)
    for code in parties_of(line):
        acts[code] = acts.get(code, 0) + 1


def _keys(of: str, table: Table) -> Iterator[str]:
    """The attributes of nodes or edges; those of GraphML itself need no key."""
    for field in _attributes(table):
        yield f'<key id="{of}_{field.name}" for="{of}" attr.name="{field.name}" attr.type="{TYPES[field.type]}"/>\n'


def _attributes(table: Table) -> Iterable[Field]:
    return (field for field in table.fields if field.name not in table.key)


def _node(table: Table, code: str, acts: int) -> str:
    values = {"label": actor_name(code), "sort": actor_kind(code), "acts": acts}
    return f'<node id="{xml_text(code)}">{_data("node", table, values)}</node>\n'


def _edge(table: Table, pair: tuple[str, str], tie: Tie) -> str:
    source, target = map(xml_text, pair)
    values = {
        "weight": tie.weight,
        "together": tie.together,
        **dict(zip(QUADS, tie.quads, strict=True)),
        "scale": round(tie.score / tie.weight, 3),
        "first": tie.first,
        "last": tie.last,
    }
    return f'<edge source="{source}" target="{target}">{_data("edge", table, values)}</edge>\n'


def _data(of: str, table: Table, values: Mapping[str, object]) -> str:
    known = ((field.name, values[field.name]) for field in _attributes(table))
    return "".join(
        f'<data key="{of}_{name}">{xml_text(str(value))}</data>' for name, value in known if value is not None
    )
