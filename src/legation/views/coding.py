"""How event data sets code an act: PLOVER's category for it, CAMEO's codes, quad classes, scores."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from legation.model import EventType, Kind, Line, Status
from legation.views.fields import DATA

#: CAMEO codes for kinds of consultation that have one of their own, with their Goldstein values.
KIND_CODES: Final[Mapping[Kind, tuple[str, float]]] = MappingProxyType(
    {Kind.CALL: ("041", 1.0), Kind.MEDIATION: ("045", 5.0), Kind.NEGOTIATION: ("046", 7.0)}
)
#: The first CAMEO roots of GDELT's quad classes 4, 3, 2 and 1.
QUADS: Final = (("14", 4), ("09", 3), ("06", 2), ("01", 1))
#: Acts that take place or are announced to; of others event data sets hold nothing.
CODED: Final = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED})
CAMEO_ROOT: Final = {"AGREE": "03", "THREATEN": "13"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """How event data sets have an act.

    `type` is PLOVER's category, with its `quad` category and `scale`; `mode` that of an announced act. `root`, `code`
    and `score` are CAMEO's, `quad_class` GDELT's, which goes by the root.
    """

    type: EventType
    quad: int
    scale: float
    mode: str | None
    root: str
    code: str | None
    score: float
    quad_class: int


def coding_of(line: Line) -> Coding:
    """How an act is coded: an act to come is an intent to cooperate, or a threat."""
    entry = _table()[line.type]
    planned = entry.get("planned") if line.status is Status.PLANNED else None
    if planned:
        return _announced(planned)
    code, score = KIND_CODES.get(line.kind, (entry["code"], entry["score"])) if line.kind else _code(entry)
    return _coding(line.type, entry, root=entry["root"], code=code, score=score)


def _code(entry: Mapping[str, Any]) -> tuple[str, float]:
    return entry["code"], entry["score"]


def _announced(planned: Mapping[str, Any]) -> Coding:
    intent = EventType(planned["type"])
    root, mode = CAMEO_ROOT[intent], planned.get("mode")
    return _coding(intent, _table()[intent], root=root, code=planned["code"], score=planned["score"], mode=mode)


def _coding(
    type: EventType, entry: Mapping[str, Any], *, root: str, code: str, score: float, mode: str | None = None
) -> Coding:
    return Coding(
        type=type,
        quad=entry["quad"],
        scale=entry["scale"],
        mode=mode,
        root=root,
        code=code or None,
        score=score,
        quad_class=next(quad for first, quad in QUADS if root >= first),
    )


@cache
def _table() -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads(DATA.joinpath("coding.toml").read_text("utf-8")))


def pairs_of(line: Line) -> tuple[tuple[str | None, str | None], ...]:
    """The ordered pairs of parties: who acts towards whom, each with each where they act together.

    An act of which only one side is known has one pair without the other.
    """
    pairs = dict.fromkeys((source, target) for source in line.source for target in line.target if source != target)
    if pairs:
        return tuple(pairs)
    if line.source:
        return tuple((source, None) for source in line.source)
    return tuple((None, target) for target in line.target)
