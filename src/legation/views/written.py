"""What an export wrote, and what a writer of one is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many rows of each sort an export wrote, and how many it could not hold, by the reason.

    `rows` begins with what the kind is about: events, or ordered pairs of them.
    """

    kind: str
    path: Path
    rows: Mapping[str, int]
    left_out: Mapping[str, int]


@dataclass(slots=True)
class Tally:
    """Counts while an export is written."""

    rows: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)

    def wrote(self, what: str, count: int = 1) -> None:
        """Some rows of a sort were written."""
        self.rows[what] = self.rows.get(what, 0) + count

    def leave_out(self, why: str, count: int = 1) -> None:
        """Some events could not be held."""
        self.left_out[why] = self.left_out.get(why, 0) + count

    def written(self, kind: str, path: Path) -> Written:
        """The counts of all that was written."""
        return Written(kind=kind, path=path, rows=MappingProxyType(self.rows), left_out=MappingProxyType(self.left_out))
