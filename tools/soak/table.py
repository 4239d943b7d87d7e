"""What a soak found, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from statistics import median

from tools.soak.load import Memory
from tools.soak.soak import WARM, Found, Plan


def table(plan: Plan, found: Found) -> str:
    """All of it, for people."""
    return "\n".join(
        [
            f"{plan.stories:,} stories in {plan.minutes:g} minutes from {plan.papers} papers,"
            f" {plan.a_second:g} requests a second; in the record {found.articles:,} articles, {found.lines:,} lines",
            f"sent whole: {len(found.sent.stories):,}; named as what could not be read: {found.refused:,}",
            "",
            "| what befell requests of follow | times |",
            "| --- | ---: |",
            *(f"| {name} | {count:,} |" for name, count in sorted(found.sent.befell.items())),
            "",
            "| pages of serve | requests | median, ms | 95th of 100 | slowest |",
            "| --- | ---: | ---: | ---: | ---: |",
            *_latencies(found),
            "",
            f"answers: {', '.join(f'{count:,} × {each}' for each, count in sorted(found.answers.statuses.items()))}",
            "",
            "| memory, MB | first | warm | end | most | growth in an hour, once warm |",
            "| --- | ---: | ---: | ---: | ---: | ---: |",
            *(_memory(name, memory, found.seconds) for name, memory in found.memory.items()),
            "",
            *(found.faults or ["nothing lost, nothing broken, nothing grown beyond its bound"]),
        ]
    )


def _latencies(found: Found) -> Iterator[str]:
    kinds = found.answers.seconds
    every = [each for seconds in kinds.values() for each in seconds]
    for name, seconds in [*sorted(kinds.items(), key=lambda each: -len(each[1])), ("all", every)]:
        if seconds:
            most = sorted(seconds)
            late = most[min(len(most) - 1, int(len(most) * 0.95))]
            yield f"| {name} | {len(most):,} | {_ms(median(most))} | {_ms(late)} | {_ms(most[-1])} |"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f}"


def _memory(name: str, memory: Memory, seconds: float) -> str:
    values: Iterable[float] = (
        memory.at(0),
        memory.at(WARM * seconds),
        memory.at(seconds),
        max((size for _, size in memory.samples), default=0.0),
        memory.slope(WARM * seconds),
    )
    return f"| legation {name} | {' | '.join(f'{each:,.0f}' for each in values)} |"
