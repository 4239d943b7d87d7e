"""International organisations, groupings and armed groups, and which states belong to them when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Literal, cast

from legation.errors import KnowledgeError
from legation.knowledge.armed_groups import is_unnamed_armed_group
from legation.knowledge.tables import DATA, document, filled, first_day, last_day, rows

Kind = Literal["organisation", "grouping", "armed group"]

TABLE = "organisations.toml"
MEMBERS = "members.csv"
KINDS = ("organisation", "grouping", "armed group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """That a state belongs to an organisation, from one day to another: both inclusive, None where not known."""

    state: str
    first: date | None = None
    last: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether the state is a member on a day; without a day, whether it has not left."""
        if on is None:
            return self.last is None
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An actor that is no state, under the short name by which news calls it.

    `acts` is False for an agreement that the table holds for its members: it is signed, and does nothing itself.
    `home` is the state of an armed group that is at home in one; `capitals` are the towns from which it governs.
    `governs` is the state whose government it is, from the day `governs_since` on.
    """

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    kind: Kind
    members: tuple[Membership, ...] = ()
    acts: bool = True
    home: str | None = None
    capitals: tuple[str, ...] = ()
    governs: str | None = None
    governs_since: date | None = None

    def code_on(self, day: date | None) -> str:
        """The code that it stands for on a day: that of the state that it governs then, or its own."""
        if self.governs is None or self.governs_since is None or day is None or day < self.governs_since:
            return self.code
        return self.governs


@cache
def organisations() -> Mapping[str, Organisation]:
    """All organisations, groupings and armed groups by code."""
    return read_organisations()


def kind_of(code: str) -> Kind | None:
    """What a party is that is no state; None where nothing tells. Fighters that no table names are an armed group."""
    known = organisations().get(code)
    unnamed: Kind | None = "armed group" if is_unnamed_armed_group(code) else None
    return known.kind if known else unnamed


def members(code: str, on: date | None = None) -> tuple[str, ...]:
    """The codes of the states that belong to an organisation on a day, or now; none where unknown."""
    organisation = organisations().get(code)
    if organisation is None:
        return ()
    return tuple(membership.state for membership in organisation.members if membership.holds(on))


def read_organisations(folder: Traversable = DATA) -> Mapping[str, Organisation]:
    """The organisations of the tables in a folder."""
    memberships = _memberships(folder)
    found: dict[str, Organisation] = {}
    for place, entry in enumerate(document(TABLE, folder).get("organisation", ()), start=1):
        organisation = _organisation(entry, place, memberships)
        if organisation.code in found:
            raise KnowledgeError(f"{TABLE}, entry {place}: the code {organisation.code} stands twice; merge them")
        found[organisation.code] = organisation
    _check_members(memberships, found)
    return MappingProxyType(found)


def _organisation(entry: Mapping[str, Any], place: int, memberships: Mapping[str, list[Membership]]) -> Organisation:
    for key in ("code", "name", "kind"):
        if not entry.get(key):
            raise KnowledgeError(f"{TABLE}, entry {place}: '{key}' is missing; add it")
    if entry["kind"] not in KINDS:
        raise KnowledgeError(f"{TABLE}, entry {place}: '{entry['kind']}' is no kind; choose one of {KINDS}")
    code, since = str(entry["code"]), entry.get("governs_since")
    if bool(entry.get("governs")) != isinstance(since, date):
        raise KnowledgeError(
            f"{TABLE}, entry {place}: 'governs' and 'governs_since' (a date) belong together; give both"
        )
    return Organisation(
        code=code,
        name=str(entry["name"]),
        names=tuple(entry.get("names", ())),
        adjectives=tuple(entry.get("adjectives", ())),
        kind=cast(Kind, entry["kind"]),
        members=tuple(memberships.get(code, ())),
        acts=entry.get("acts", True),
        home=entry.get("home"),
        capitals=tuple(entry.get("capitals", ())),
        governs=entry.get("governs"),
        governs_since=since,
    )


def _memberships(folder: Traversable) -> dict[str, list[Membership]]:
    found: defaultdict[str, list[Membership]] = defaultdict(list)
    for number, row in rows(MEMBERS, ("organisation", "state", "from", "to", "source"), folder):
        membership = Membership(
            state=filled(row, "state", MEMBERS, number),
            first=first_day(row["from"], MEMBERS, number),
            last=last_day(row["to"], MEMBERS, number),
        )
        found[filled(row, "organisation", MEMBERS, number)].append(membership)
    return dict(found)


def _check_members(memberships: Mapping[str, list[Membership]], found: Mapping[str, Organisation]) -> None:
    for code in memberships:
        if code not in found:
            raise KnowledgeError(f"{MEMBERS}: the organisation '{code}' is not in {TABLE}; add it there")
