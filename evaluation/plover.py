"""The sentences of PLOVER's coders: the type, and the type with who acts towards whom."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import legation
from evaluation.gold import reading_of
from legation.knowledge.contexts import contexts_of, read_contexts
from legation.knowledge.organisations import organisations

#: Types that the codebook of 2021 gives another name (CAMEO2PLOVER-2021), and a slip in the codes.
TYPES: Final = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
#: Slips in the codes of actors, and one code for organisations of whatever founders.
CODES: Final = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "NGO": "IGO"}
#: What PLOVER's coders call actors of no state: organisations by one code, armed groups of several by another.
KINDS: Final = {"organisation": "IGO", "grouping": "IGO", "armed group": "IMG"}
#: What older drafts of the manual call contexts that have other names today.
OLDER: Final = {"refugee": "migration", "refugees": "migration", "rights": "human_rights"}
#: Acts that are an intent to cooperate, or a threat, as long as they are to come.
FRIENDLY: Final = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
HOSTILE: Final = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})


@dataclass(frozen=True, slots=True)
class Coded:
    """An event as PLOVER sees it: its type, and who acts towards whom; symmetric acts have all parties as source."""

    type: str
    source: frozenset[str]
    target: frozenset[str]

    @classmethod
    def of(cls, type: str, source: Iterable[str], target: Iterable[str]) -> Coded:
        """The event, with the parties of symmetric acts put together."""
        source, target = frozenset(source), frozenset(target)
        if type in legation.SYMMETRIC:
            source, target = source | target, frozenset()
        return cls(type, source, target)


def table(path: Path) -> str:
    """The scores of the sentences in a file, one a line."""
    records = json.loads(path.read_text("utf-8"))
    pairs = [(_gold(record), coded(record["text"])) for record in records]
    rows = {
        "type of any event": lambda gold, read: any(gold.type == event.type for event in read),
        "type of the first event": lambda gold, read: bool(read) and gold.type == read[0].type,
        "type and parties of any event": lambda gold, read: gold in read,
        "type and parties of the first event": lambda gold, read: gold in read[:1],
    }
    return "".join(_row(name, right, pairs) for name, right in rows.items()) + _context_row(records)


def _context_row(records: list[dict[str, Any]]) -> str:
    """How many of the contexts that coders gave and the manual of today has are shown by the words of the sentence."""
    told = [(_contexts(record) & read_contexts().keys(), set(contexts_of(record["text"]))) for record in records]
    shown, gold = sum(len(want & have) for want, have in told), sum(len(want) for want, _ in told)
    return f"{'contexts by words':<38} {shown / max(1, gold):.3f}   ({shown} of {gold} contexts)\n"


def _contexts(record: dict[str, Any]) -> set[str]:
    named = (name.strip() for name in (record.get("context") or "").split(","))
    return {OLDER.get(name, name) for name in named}


def _gold(record: dict[str, Any]) -> Coded:
    type_ = TYPES.get(record["event"], record["event"])
    return Coded.of(type_, _codes(record.get("source")), _codes(record.get("target")))


def _codes(actors: object) -> list[str]:
    """The codes of a list of actors; where nobody was coded the gold has null or an empty text."""
    return [CODES.get(actor["code"], actor["code"]) for actor in actors] if isinstance(actors, list) else []


def coded(text: str) -> list[Coded]:
    """The events of a text as PLOVER's coders would have them."""
    reading = reading_of(text)
    events = reading.events if reading else ()
    return [Coded.of(_type(event), map(_as_coded, event.source), map(_as_coded, event.target)) for event in events]


def _type(event: legation.Event) -> str:
    """The type under which PLOVER has an event: an act to come is an intent, or a threat (CAMEO 03 and 13)."""
    if event.status is not legation.Status.PLANNED:
        return event.type
    return "AGREE" if event.type in FRIENDLY else "THREATEN" if event.type in HOSTILE else event.type


def _as_coded(code: str) -> str:
    """The code under which PLOVER's coders have an actor: an armed group's state, or the sort of an organisation."""
    known = organisations().get(code)
    return code if known is None else known.home or KINDS[known.kind]


def _row(name: str, right: Callable[[Coded, list[Coded]], bool], pairs: list[tuple[Coded, list[Coded]]]) -> str:
    count = sum(right(gold, read) for gold, read in pairs)
    return f"{name:<38} {count / max(1, len(pairs)):.3f}   ({count} of {len(pairs)} sentences)\n"
