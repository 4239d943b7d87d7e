"""A crew: processes that work on things one after the other, and give them back in the order in which they came."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from types import TracebackType
from typing import Final, Self, TypeVar

from legation.errors import ReaderFault

#: Tasks that lie ready for each process, so that none waits.
AHEAD: Final = 4
#: The most that lies ready, as the sizes of the tasks tell it: of pages and texts, characters.
MOST_AHEAD: Final = 32_000_000
ENDED: Final = (
    "a process that was reading has been ended, perhaps for want of memory; what was added before is kept, and the same"
    " command goes on from there; --workers 1 needs least"
)

Thing = TypeVar("Thing")
Task = TypeVar("Task")
Result = TypeVar("Result")


class Crew:
    """So many processes, or this one where one is enough; to be used in a `with`."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            # Whoever wants the end at once does not wait for what is being read.
            for process in list(self._pool._processes.values()):
                process.kill()
        self._pool.shutdown(cancel_futures=True)

    @property
    def several(self) -> bool:
        """Whether more than one process works."""
        return self._workers > 1

    def work(
        self,
        function: Callable[[Task], Result],
        things: Iterable[tuple[Thing, Task | None]],
        size: Callable[[Task], int] = lambda _: 0,
    ) -> Iterator[tuple[Thing, Result | None]]:
        """Each thing with what the function makes of its task, in order; None where it has none.

        Args:
            size: how much memory a task takes, so that not too much lies ready.

        Raises:
            ReaderFault: one of several processes was ended from outside.
        """
        if not self.several:
            yield from ((thing, None if task is None else function(task)) for thing, task in things)
            return
        try:
            yield from self._by_processes(function, things, size)
        except BrokenProcessPool as error:
            raise ReaderFault(ENDED) from error

    def _by_processes(
        self,
        function: Callable[[Task], Result],
        things: Iterable[tuple[Thing, Task | None]],
        size: Callable[[Task], int],
    ) -> Iterator[tuple[Thing, Result | None]]:
        waiting: deque[tuple[Thing, Future[Result] | None, int]] = deque()
        ahead, tasks = 0, 0
        for thing, task in things:
            weight = 0 if task is None else size(task)
            waiting.append((thing, None if task is None else self._started().submit(function, task), weight))
            ahead, tasks = ahead + weight, tasks + (task is not None)
            while waiting and (tasks >= self._workers * AHEAD or ahead > MOST_AHEAD or waiting[0][1] is None):
                first, future, weight = waiting.popleft()
                ahead, tasks = ahead - weight, tasks - (future is not None)
                yield first, None if future is None else future.result()
        yield from ((thing, None if future is None else future.result()) for thing, future, _ in waiting)

    def _started(self) -> ProcessPoolExecutor:
        """The processes, which start with the first task: where all is known already, none is needed."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"), initializer=_begin)
        return self._pool


def _begin() -> None:
    """What a process of a crew begins with.

    It leaves Ctrl-C, which reaches every process of a terminal, to the one that hands out tasks. It ends with that one,
    however that ends: else it would wait for tasks for ever, with all its memory.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    if parent is not None:
        parent.join()
        os._exit(1)
