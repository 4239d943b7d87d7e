"""Progress of long work: a bar on a terminal, else a line now and then, or nothing where it is not wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Final

from legation.cli import report

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import ProgressColumn

    from legation.errors import LegationError
    from legation.record.adding import Progress
    from legation.record.outcomes import Outcome

#: Seconds between lines where there is no terminal.
BETWEEN: Final = 30.0
#: How much of the input is done and how much there is, in one unit; None is unknown.
Share = Callable[[], tuple[int, int | None]]


@contextmanager
def progress(share: Share, *, quiet: bool) -> Iterator[Progress]:
    """What is told after each document; those that cannot be read are always named.

    Args:
        share: how far the input is.
        quiet: nothing but what cannot be read.
    """
    from rich.console import Console

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    if quiet:
        yield tell_refused
    elif console.is_terminal:
        with _bar(console, share) as tell:
            yield tell
    else:
        yield _Lines(share).tell


def tell_refused(name: str, outcome: Outcome | LegationError) -> None:
    """Tell the name of what could not be read, and why; of anything else nothing."""
    if isinstance(outcome, Exception):
        report(with_name(name, str(outcome)))


def with_name(name: str, said: str) -> str:
    """What is said of something, behind its name; once where it opens with the name already."""
    from legation.cli.words import plain

    return plain(said if said.startswith(name) else f"{name}: {said}")


@contextmanager
def _bar(console: Console, share: Share) -> Iterator[Progress]:
    """A bar with rate and, where it is known how much there is, the time left."""
    from rich.progress import Progress as Bar

    with Bar(*_columns(), console=console, transient=True) as bar:
        yield _Shown(bar, share).tell


def _columns() -> tuple[ProgressColumn, ...]:
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    return (
        SpinnerColumn(),
        TextColumn("{task.fields[documents]:,} documents, {task.fields[rate]}/s"),
        BarColumn(bar_width=20),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        # The names of sources are no markup of rich, whatever brackets stand in them.
        TextColumn("{task.description}", markup=False),
    )


class _Shown:
    """What a bar shows."""

    def __init__(self, bar: Bar, share: Share) -> None:
        self._bar = bar
        self._share = share
        self._task = bar.add_task("", total=None, documents=0, rate="0")
        self._begun = monotonic()
        self._documents = 0

    def tell(self, name: str, outcome: Outcome | LegationError) -> None:
        """Count a document, and show it."""
        from legation.cli.words import plain

        self._documents += 1
        done, total = self._share()
        self._bar.update(
            self._task,
            completed=done,
            total=total,
            description=plain(name)[-40:],
            documents=self._documents,
            rate=rate(self._documents, monotonic() - self._begun),
        )
        tell_refused(name, outcome)


class _Lines:
    """A line on standard error now and then: how many, how fast, how long still."""

    def __init__(self, share: Share) -> None:
        self._share = share
        self._begun = self._last = monotonic()
        self._documents = 0

    def tell(self, name: str, outcome: Outcome | LegationError) -> None:
        """Count a document; say how far it is when enough time has gone by."""
        self._documents += 1
        tell_refused(name, outcome)
        now = monotonic()
        if now - self._last >= BETWEEN:
            self._last = now
            report(standing(self._documents, now - self._begun, *self._share()))


def standing(documents: int, seconds: float, done: int, total: int | None) -> str:
    """How far long work is: documents, rate and, where it is known how much there is, share and time left."""
    said = f"{documents:,} documents, {rate(documents, seconds)}/s"
    if total and 0 < done <= total:
        left = seconds * (total - done) / done
        said = f"{said}, {done / total:.0%} of the input, {spelled(left)} left"
    return said


def rate(documents: int, seconds: float) -> str:
    """Documents a second, with two figures."""
    found = documents / max(seconds, 0.001)
    return f"{found:.2g}" if found < 10 else f"{found:,.0f}"


def spelled(seconds: float) -> str:
    """A length of time as people say it."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
