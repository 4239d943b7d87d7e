"""Memory: answers that take long and hold as long as the record is as it was, such as what it holds in numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

Answer = TypeVar("Answer")
#: When the record and its journal were changed last, and how long they are.
State = tuple[tuple[int, int], ...]


class Memory:
    """The last answer to each question, with the state of the file that it was found in."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[str, tuple[State, Any]] = {}

    def of(self, path: Path, question: str, find: Callable[[], Answer]) -> Answer:
        """The answer that is remembered, if the file is as it was; else that which is found now."""
        state = state_of(path)
        with self._lock:
            known = self._known.get(question)
        if known is not None and known[0] == state:
            answer: Answer = known[1]
            return answer
        answer = find()
        with self._lock:
            self._known[question] = (state, answer)
        return answer


def state_of(path: Path) -> State:
    """By what it is known that a record was written to."""
    found = []
    for each in (path, path.with_name(f"{path.name}-wal")):
        try:
            known = each.stat()
            found.append((known.st_mtime_ns, known.st_size) if known.st_size else (0, 0))  # who reads leaves it empty
        except FileNotFoundError:
            found.append((0, 0))
    return tuple(found)
