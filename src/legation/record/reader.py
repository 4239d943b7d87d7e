"""Readers: how articles are read before they come into the record, one after the other or several at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from legation.errors import InputError, ReaderFault
from legation.model import Article, Reading

#: Articles that lie ready for each process, so that none waits.
AHEAD: Final = 4
ENDED: Final = (
    "a process that was reading has been ended, perhaps for want of memory; what was added before is kept, and the same"
    " command goes on from there; --workers 1 needs least"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How articles are read: by which pipeline and frames, with or without the gate, by how many processes.

    `label` names all of it that can change a reading: what another reader has read is read again.
    """

    model: str | None = None
    frames: str | None = None
    gate: bool = False
    workers: int = 1

    @property
    def label(self) -> str:
        """The version of Legation, and what is not as usual."""
        parts = [version("legation")]
        if self.model:
            parts.append(f"model {self.model}")
        if self.frames:
            parts.append(f"frames {blake2b(Path(self.frames).read_bytes(), digest_size=6).hexdigest()}")
        return ", ".join([*parts, *(["gate"] if self.gate else [])])

    def read(self, article: Article) -> Reading | InputError | ReaderFault:
        """What an article says, or why it cannot be read."""
        from legation.reading.reader import read_article

        try:
            return read_article(article, model=self.model, extra_frames=self.frames, gate=self.gate)
        except (InputError, ReaderFault) as error:
            return error

    def read_all(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Reading | InputError | ReaderFault]]:
        """Each article with what it says, in the order in which they come.

        Raises:
            ModelError, KnowledgeError: the pipeline or the frames do not fit: no article can be read with them.
            ReaderFault: one of several processes was ended from outside.
        """
        if self.workers > 1:
            yield from self._by_processes(articles)
        else:
            yield from ((article, self.read(article)) for article in articles)

    def _by_processes(
        self, articles: Iterable[Article]
    ) -> Iterator[tuple[Article, Reading | InputError | ReaderFault]]:
        with ProcessPoolExecutor(self.workers, mp_context=get_context("spawn")) as pool:
            try:
                yield from self._submitted(pool, articles)
            except BrokenProcessPool as error:
                raise ReaderFault(ENDED) from error
            finally:
                pool.shutdown(cancel_futures=True)

    def _submitted(
        self, pool: ProcessPoolExecutor, articles: Iterable[Article]
    ) -> Iterator[tuple[Article, Reading | InputError | ReaderFault]]:
        waiting: deque[tuple[Article, Future[Reading | InputError | ReaderFault]]] = deque()
        for article in articles:
            waiting.append((article, pool.submit(self.read, article)))
            if len(waiting) >= self.workers * AHEAD:
                first, reading = waiting.popleft()
                yield first, reading.result()
        yield from ((article, reading.result()) for article, reading in waiting)
