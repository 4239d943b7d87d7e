"""Adding: sources are read document by document, and each article finds its way into a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, Protocol

from legation.errors import InputError, LegationError, ReaderFault
from legation.model import Article, Reading
from legation.record.crew import Crew
from legation.record.keys import article_key
from legation.record.ledger import Arrival, Ledger
from legation.record.outcomes import Outcome, Report, Tally
from legation.record.preparing import PassedOver, Preparing, language_of
from legation.record.reader import Reader
from legation.record.stopping import Stop
from legation.sources.document import BadDocument, Document, Link, Unchanged, stamp_of
from legation.sources.origin import NOWHERE, Arrived

#: Told after each document: its name, and what came of it or why nothing did.
Progress = Callable[[str, Outcome | LegationError], None]
#: What the ledger calls a document that could not be read: it is tried again.
REFUSED: Final = "refused"
#: Pages of a crawl that a process is given at once, and the characters of theirs that are enough.
GROUP: Final = 16
GROUP_CHARACTERS: Final = 1_000_000
#: Documents that were read before and come into the record in one transaction; others wait to write meanwhile.
TOGETHER: Final = 100


class Shelf(Protocol):
    """Where articles go: a record."""

    def knows(self, article: Article, *, version: int, reader: str, own_word: bool) -> bool:
        """Whether an article needs no reading."""

    def add_reading(
        self, article: Article, reading: Reading, *, version: int, reader: str, keep_text: bool, own_word: bool
    ) -> Outcome:
        """Take an article that has been read."""

    def together(self) -> AbstractContextManager[object]:
        """Inside, all that is written comes into the file together, or nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A document on its way: from which origin, its article once there is one, and what came of it once that is known.

    `settled` is an outcome, the reason why it cannot be read, or None while it is to be read still.
    """

    origin: str
    document: Document | BadDocument | Unchanged
    article: Article | None = None
    settled: Outcome | LegationError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBefore:
    """A document that was read before, elsewhere: from which origin, its article if it gave one, and what came of it.

    `result` is what is read in the article, what kept it from being read, or why it could not be.
    """

    origin: str
    document: Document | BadDocument
    article: Article | None
    result: Reading | Outcome | LegationError


class Adding:
    """The documents of some sources on their way into a record, with what came of them so far."""

    def __init__(
        self,
        shelf: Shelf,
        ledger: Ledger,
        reader: Reader,
        *,
        keep_text: bool = True,
        preparing: Preparing | None = None,
        progress: Progress | None = None,
        stop: Stop | None = None,
        once: bool = False,
        label: str | None = None,
    ) -> None:
        """What adds to a shelf; `once` tells what cannot be read as known where it failed before in the same way.

        `label` is that of the reader who has read before.
        """
        self._shelf = shelf
        self.ledger = ledger
        self._reader = reader
        self._label = label or reader.label
        self._keep_text = keep_text
        self._preparing = preparing or Preparing()
        self._progress = progress
        self._stop = stop or Stop()
        self._once = once
        self._tally = Tally()

    def run(self, arrivals: Iterable[Arrived]) -> Report:
        """Read and add all documents; what cannot be read stops nothing else."""
        with Crew(self._reader.workers) as crew:
            return self.run_by(crew, arrivals)

    def run_by(self, crew: Crew, arrivals: Iterable[Arrived]) -> Report:
        """The same by a crew that is there already, and may be wanted again."""
        self._tally = Tally()
        try:
            for step, reading in crew.work(self._reader.read, self._to_read(crew, arrivals), _length):
                self._finish(step, reading)
        except ReaderFault:
            # A service is often ended with a signal to all of its processes, those that read included.
            if not self._stop.asked:
                raise
        finally:
            self.ledger.write()
        return self._tally.report(stopped=self._stop.asked)

    def take(self, told: Iterable[ReadBefore]) -> Report:
        """Add what was read before; many documents come into the record together, or none of them."""
        self._tally = Tally()
        source = iter(told)
        while not self._stop.asked:
            group = self._stop.wait_for(lambda: list(islice(source, TOGETHER)))
            if not group:
                break
            with self._shelf.together():
                for each in group:
                    self._finish(*self._read_before(each))
                self.ledger.write()
        return self._tally.report(stopped=self._stop.asked)

    def _read_before(self, each: ReadBefore) -> tuple[Step, Reading | None]:
        """What is to be done with a document that was read before."""
        step = self._first_step(Arrived(origin=each.origin, found=each.document))
        if step.settled or not isinstance(each.document, Document):
            return step, None
        step = replace(step, article=each.article)
        if each.article and self._is_known(each.article, each.document):
            return replace(step, settled=Outcome.KNOWN), None
        if isinstance(each.result, Reading):
            return step, each.result
        return replace(step, settled=each.result), None

    # --- documents become articles ----------------------------------------------------------------------------------

    def _taken(self, arrivals: Iterable[Arrived]) -> Iterator[Step]:
        """The documents as they come, until the end is wished for."""
        source = iter(arrivals)
        while not self._stop.asked:
            arrived = self._stop.wait_for(lambda: next(source, None))
            if arrived is None:
                return
            yield self._first_step(arrived)

    def _first_step(self, arrived: Arrived) -> Step:
        """What is known of a document before it is looked at."""
        found = arrived.found
        if arrived.origin != NOWHERE:
            self.ledger.look(arrived.origin)
        step = Step(origin=arrived.origin, document=found)
        if isinstance(found, BadDocument):
            return replace(step, settled=found.error)
        if isinstance(found, Unchanged) or self._needs_nothing(arrived.origin, found):
            return replace(step, settled=Outcome.KNOWN)
        return step

    def _needs_nothing(self, origin: str, document: Document) -> bool:
        """Whether a document was dealt with before, and would be passed over again if it was passed over then."""
        if origin == NOWHERE or document.anew:
            return False
        outcome = self.ledger.outcome(origin, document.name, stamp_of(document))
        if outcome == Outcome.PASSED_OVER:
            return self._preparing.looks_at(document)
        return outcome not in (None, REFUSED)

    def is_seen(self, origin: str, link: Link) -> bool:
        """The same of a page behind a link that tells of no change since."""
        outcome = self.ledger.outcome(origin, link.url, stamp_of(link))
        if outcome == Outcome.PASSED_OVER:
            return self._preparing.looks_at(link)
        return outcome not in (None, REFUSED)

    def _grouped(self, steps: Iterable[Step], *, several: bool) -> Iterator[tuple[list[Step], list[Document] | None]]:
        """Documents that are prepared together: one alone, or some pages of a crawl for another process."""
        group: list[Step] = []
        size = 0
        for step in steps:
            group.append(step)
            size += _characters([step.document]) if isinstance(step.document, Document) else 0
            if not (several and _is_page_of_crawl(step)) or len(group) >= GROUP or size > GROUP_CHARACTERS:
                yield group, _documents(group)
                group, size = [], 0
        if group:
            yield group, _documents(group)

    def _prepared(self, crew: Crew, arrivals: Iterable[Arrived]) -> Iterator[Step]:
        """The steps with their articles, or with what came of those that give none."""
        groups = self._grouped(self._taken(arrivals), several=crew.several)
        for steps, results in crew.work(self._preparing.prepare_all, groups, _characters):
            answers = iter(results or ())
            yield from (step if step.settled else _with(step, next(answers)) for step in steps)

    def _to_read(self, crew: Crew, arrivals: Iterable[Arrived]) -> Iterator[tuple[Step, Article | None]]:
        """The steps with the articles that must be read: those that the record does not know.

        Those that lie ready when the end is wished for are left to the next run.
        """
        for step in self._prepared(crew, arrivals):
            if crew.several and self._stop.asked:
                return
            document, article = step.document, step.article
            if article is None or not isinstance(document, Document):
                yield step, None
            elif self._is_known(article, document):
                yield replace(step, settled=Outcome.KNOWN), None
            else:
                yield step, article

    def _is_known(self, article: Article, document: Document) -> bool:
        version, own_word = document.version or 0, _by_own_word(document)
        return self._shelf.knows(article, version=version, reader=self._label, own_word=own_word)

    # --- what came of them ------------------------------------------------------------------------------------------

    def _finish(self, step: Step, reading: Reading | LegationError | None) -> None:
        """Add what was read, and note what came of the document."""
        settled = self._settled(step, reading)
        language = language_of(settled) if isinstance(settled, InputError) else None
        self._count(step.document.name, settled, language)
        self._note(step, settled, language)
        if self._progress:
            self._progress(step.document.name, Outcome.OTHER_LANGUAGE if language else settled)

    def _settled(self, step: Step, reading: Reading | LegationError | None) -> Outcome | LegationError:
        """What came of a document; one that stands in the ledger by now came twice, while it was in hand."""
        document = step.document
        if isinstance(document, Document) and self._needs_nothing(step.origin, document):
            return Outcome.KNOWN
        settled = step.settled if reading is None else reading
        if isinstance(settled, Reading) and step.article and isinstance(document, Document):
            return self._add(step.article, settled, document)
        if settled is None or isinstance(settled, Reading):
            raise AssertionError("a document without an article has an outcome")
        return Outcome.KNOWN if self._once and self._failed_so(step, settled) else settled

    def _failed_so(self, step: Step, settled: Outcome | LegationError) -> bool:
        """Whether a document has failed before in the same way."""
        last = self.ledger.last(step.origin, step.document.name)
        return last is not None and last.outcome == REFUSED and last.reason == _reason(step.document.name, settled)

    def _add(self, article: Article, reading: Reading, document: Document) -> Outcome:
        return self._shelf.add_reading(
            article,
            reading,
            version=document.version or 0,
            reader=self._label,
            keep_text=self._keep_text,
            own_word=_by_own_word(document),
        )

    def _count(self, name: str, settled: Outcome | LegationError, language: str | None) -> None:
        if language:
            self._tally.other_language(language)
        elif isinstance(settled, LegationError):
            self._tally.refuse(name, settled)
        else:
            self._tally.came(settled)

    def _note(self, step: Step, settled: Outcome | LegationError, language: str | None) -> None:
        """Put it into the ledger, unless it stands there already."""
        document = step.document
        if isinstance(document, Unchanged) or step.origin == NOWHERE or self._stands(step, settled):
            return
        if isinstance(document, BadDocument) and document.name == step.origin:
            self.ledger.fail(step.origin, str(document.error))
            return
        came, reason = _written(document.name, settled, language)
        self.ledger.note(
            step.origin,
            Arrival(
                name=document.name,
                stamp=stamp_of(document) if isinstance(document, Document) else "",
                outcome=came,
                reason=reason,
                article=_key(step.article, document) if step.article else None,
            ),
        )

    def _stands(self, step: Step, settled: Outcome | LegationError) -> bool:
        """Whether what is known already stands in the ledger, with what came of it the first time."""
        document = step.document
        if settled is not Outcome.KNOWN or step.article is None or not isinstance(document, Document):
            return settled is Outcome.KNOWN
        return self.ledger.outcome(step.origin, document.name, stamp_of(document)) not in (None, REFUSED)


def _written(name: str, settled: Outcome | LegationError, language: str | None) -> tuple[str, str | None]:
    """What the ledger says of an outcome, and why."""
    if language:
        return Outcome.OTHER_LANGUAGE, language
    return (REFUSED, _reason(name, settled)) if isinstance(settled, LegationError) else (settled, None)


def _key(article: Article, document: Document | BadDocument) -> str:
    return article_key(article.citation, own_word=isinstance(document, Document) and _by_own_word(document))


def _by_own_word(document: Document) -> bool:
    """Whether nobody but the page itself says where on the web it stands."""
    return document.own_word or document.url is None


def _reason(name: str, why: Outcome | LegationError) -> str:
    """Why something could not be read, without its name, so that what fails alike is counted together."""
    return str(why).removeprefix(f"{name}: ")


def _with(step: Step, prepared: Article | PassedOver | InputError) -> Step:
    """A step with what its document gave."""
    if isinstance(prepared, Article):
        return replace(step, article=prepared)
    return replace(step, settled=Outcome.PASSED_OVER if isinstance(prepared, PassedOver) else prepared)


def _is_page_of_crawl(step: Step) -> bool:
    return step.settled is None and isinstance(step.document, Document) and step.document.by_chance


def _documents(steps: Iterable[Step]) -> list[Document] | None:
    """The documents of a group that must be prepared; None where none must."""
    found = [step.document for step in steps if step.settled is None and isinstance(step.document, Document)]
    return found or None


def _characters(documents: Iterable[Document]) -> int:
    return sum(len(each.html or each.text or "") for each in documents)


def _length(article: Article) -> int:
    return len(article.text)
