"""Adding: whatever sources hold is read and comes into the record, article by article; what cannot be is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from legation.articles.build import article_of
from legation.errors import InputError, LegationError
from legation.model import Article, Reading
from legation.record.entering import Outcome
from legation.record.reader import Reader
from legation.sources.documents import BadDocument, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An article that did not come into the record: the name of its document, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of some sources: how many articles had each outcome, and which were refused."""

    outcomes: dict[Outcome, int] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()

    @property
    def read(self) -> int:
        """How many documents were looked at."""
        return sum(self.outcomes.values()) + len(self.refused)


class Shelf(Protocol):
    """Where articles go: a record."""

    def knows(self, article: Article, *, version: int, reader: str) -> bool:
        """Whether an article needs no reading."""

    def add_reading(self, article: Article, reading: Reading, *, version: int, reader: str, keep_text: bool) -> Outcome:
        """Take an article that has been read."""


#: Told after each document: its name, and what came of it or why nothing did.
Progress = Callable[[str, Outcome | LegationError], None]


class Adding:
    """The documents of some sources on their way into a record, with what came of them so far."""

    def __init__(self, shelf: Shelf, reader: Reader, *, keep_text: bool, progress: Progress | None = None) -> None:
        self._shelf = shelf
        self._reader = reader
        self._label = reader.label
        self._keep_text = keep_text
        self._progress = progress
        self._outcomes: Counter[Outcome] = Counter()
        self._refused: list[Refused] = []
        self._named: dict[int, Document] = {}

    def run(self, documents: Iterable[Document | BadDocument]) -> Report:
        """Read and add all documents; what cannot be read stops nothing else."""
        for article, reading in self._reader.read_all(self._unknown(documents)):
            document = self._named.pop(id(article))
            if isinstance(reading, Reading):
                self._came(document.name, self._add(article, reading, document))
            else:
                self._refuse(document.name, reading)
        return Report(outcomes=dict(self._outcomes), refused=tuple(self._refused))

    def _unknown(self, documents: Iterable[Document | BadDocument]) -> Iterator[Article]:
        """The articles that must be read: those that the record does not know."""
        for document in documents:
            if isinstance(document, BadDocument):
                self._refuse(document.name, document.error)
                continue
            try:
                article = article_of(document)
            except InputError as error:
                self._refuse(document.name, error)
                continue
            if self._shelf.knows(article, version=document.version or 0, reader=self._label):
                self._came(document.name, Outcome.KNOWN)
                continue
            self._named[id(article)] = document
            yield article

    def _add(self, article: Article, reading: Reading, document: Document) -> Outcome:
        return self._shelf.add_reading(
            article, reading, version=document.version or 0, reader=self._label, keep_text=self._keep_text
        )

    def _came(self, name: str, outcome: Outcome) -> None:
        self._outcomes[outcome] += 1
        if self._progress:
            self._progress(name, outcome)

    def _refuse(self, name: str, error: LegationError) -> None:
        self._refused.append(Refused(name=name, reason=str(error)))
        if self._progress:
            self._progress(name, error)
