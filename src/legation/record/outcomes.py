"""Outcomes: what came of the documents of some sources, as they are counted and reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from legation.errors import LegationError

#: Refused documents whose reasons a report keeps; all are counted, and the ledger has them all.
MOST_REASONS: Final = 10_000


class Outcome(StrEnum):
    """What came of a document.

    Its article was new; a new version of one that was there; an old version of one; a near-copy of another; read again
    by a newer reader; known already. Or it gave none: it is in another language, or tells nothing of relations between
    states at first look.
    """

    NEW = "new"
    NEWER = "newer version"
    OLDER = "older version"
    COPY = "copy"
    AGAIN = "read again"
    KNOWN = "known"
    OTHER_LANGUAGE = "other language"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A document that gave no article, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of some sources: how many documents had each outcome, and which could not be read.

    Of very many that could not be read, the first are named (`refused`) and all are counted (`failures`). `languages`
    counts the texts in other languages. `stopped` is whether the end was wished for before all was read.
    """

    outcomes: dict[Outcome, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    failures: int = 0
    refused: tuple[Refused, ...] = ()
    stopped: bool = False

    @property
    def read(self) -> int:
        """How many documents were looked at."""
        return sum(self.outcomes.values()) + self.failures


def together(reports: Iterable[Report]) -> Report:
    """Several reports as one."""
    outcomes: Counter[Outcome] = Counter()
    languages: Counter[str] = Counter()
    failures, refused, stopped = 0, list[Refused](), False
    for each in reports:
        outcomes.update(each.outcomes)
        languages.update(each.languages)
        failures += each.failures
        refused.extend(each.refused[: MOST_REASONS - len(refused)])
        stopped = stopped or each.stopped
    return Report(
        outcomes=dict(outcomes), languages=dict(languages), failures=failures, refused=tuple(refused), stopped=stopped
    )


class Tally:
    """A report that is growing."""

    def __init__(self) -> None:
        self._outcomes: Counter[Outcome] = Counter()
        self._languages: Counter[str] = Counter()
        self._failures = 0
        self._refused: list[Refused] = []

    def came(self, outcome: Outcome) -> None:
        """Count a document that had an outcome."""
        self._outcomes[outcome] += 1

    def other_language(self, language: str) -> None:
        """Count a text in another language."""
        self._outcomes[Outcome.OTHER_LANGUAGE] += 1
        self._languages[language] += 1

    def refuse(self, name: str, error: LegationError) -> None:
        """Count a document that could not be read."""
        self._failures += 1
        if len(self._refused) < MOST_REASONS:
            self._refused.append(Refused(name=name, reason=str(error)))

    def report(self, *, stopped: bool) -> Report:
        """All that was counted so far."""
        return Report(
            outcomes=dict(self._outcomes),
            languages=dict(self._languages),
            failures=self._failures,
            refused=tuple(self._refused),
            stopped=stopped,
        )
