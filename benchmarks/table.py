"""The tables: ratios beside each peer, and how time and memory grow; as text, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmarks.frame import Comparison, Measured, Ratio, Sample, Side, exponents, ratio

MEGABYTE = 1_000_000
#: Less than this comes and goes with the moment: no growth is told from it.
LEAST_RISE = 8 * MEGABYTE
#: Rows of cells, the first of them the head.
Cells = Sequence[Sequence[str]]

RATIO_HEAD = ("compared", "peer", "Legation", "the peer")
GROWTH_HEAD = ("compared", "by", "input", "seconds", "MB more", "time ~", "memory ~")


def ratio_head(measured: Iterable[Measured]) -> tuple[str, ...]:
    """The columns of the first table: one for each size."""
    sizes = {sample.size: None for each in measured for samples in each.samples.values() for sample in samples}
    return (*RATIO_HEAD, *(f"times as fast, {size}×" for size in sizes))


def ratios(measured: Iterable[Measured], columns: int) -> Iterator[tuple[str, ...]]:
    """A row for each side of ours and each of its peers, with so many columns."""
    for each in measured:
        for mine, peer in each.comparison.pairs:
            row = (f"{_task(each.comparison, mine)}: {mine.name}", peer.name, *_compared(each, mine, peer))
            yield (*row, *[""] * (columns - len(row)))


def _compared(each: Measured, mine: Side, peer: Side) -> Iterator[str]:
    """Our figure and the peer's at the first size, and the ratio at each; or what is missing."""
    ours, theirs = each.samples[mine.name], each.samples[peer.name]
    yield from (_figure(each.comparison, sample) for sample in (ours[0], theirs[0]))
    told = "" if each.agree(mine, peer) else ", answers differ"
    for pair in zip(ours, theirs, strict=True):
        found = ratio(*pair)
        yield f"{_shown(found)}{told}" if found else ""


def _shown(found: Ratio) -> str:
    """A ratio with the least and the most of its rounds."""
    around = f" ({number(found.least)}–{number(found.most)})" if found.least < found.most else ""
    return f"{number(found.middle)}{around}"


def _figure(comparison: Comparison, sample: Sample) -> str:
    if sample.missing:
        return sample.missing
    if not comparison.grows:
        return f"{sample.seconds:.2f} s"
    amount, unit = comparison.does or (sample.amount, comparison.unit)
    return f"{number(amount / sample.seconds)} {unit}/s"


def number(value: float) -> str:
    """A figure with no more digits than it deserves."""
    if value < 0.1:
        return f"{value:.2g}"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _task(comparison: Comparison, side: Side) -> str:
    return side.task or comparison.what


def growths(measured: Iterable[Measured]) -> Iterator[tuple[str, ...]]:
    """A row for each side: its input, seconds and memory at each size, and how both grow from one to the next."""
    for each in measured:
        for side in each.comparison.sides:
            samples = each.samples[side.name]
            if each.comparison.grows:
                yield (_task(each.comparison, side), side.name, *_growth(each.comparison, samples))


def _growth(comparison: Comparison, samples: Sequence[Sample]) -> tuple[str, str, str, str, str]:
    ran = [sample for sample in samples if sample.rounds]
    stopped = [f"{sample.size}×: {sample.missing}" for sample in samples if sample.missing][:1]
    amounts = " / ".join(f"{sample.amount:,.0f}" for sample in samples)
    return (
        f"{amounts} {comparison.unit}",
        "; ".join([" / ".join(number(sample.seconds) for sample in ran), *stopped]).removeprefix("; "),
        " / ".join(f"{sample.rise / MEGABYTE:,.0f}" for sample in ran),
        _told(exponents(ran, lambda sample: sample.seconds)),
        _told(exponents(ran, steady_rise)),
    )


def steady_rise(sample: Sample) -> float:
    """The bytes that the work added, as far as they can be told from what comes and goes."""
    return max(sample.rise, LEAST_RISE)


def _told(found: Iterable[float | None]) -> str:
    return " / ".join("?" if each is None else f"{each:.2f}" for each in found)


def bounds(measured: Iterable[Measured]) -> Iterator[str]:
    """A line for each side of ours: what bounds it."""
    for each in measured:
        yield from (f"{side.name}: {side.bound}" for side in each.comparison.ours)


def text(measured: Sequence[Measured], rounds: int) -> str:
    """All of it for a terminal."""
    head = ratio_head(measured)
    parts = [
        f"How many times as fast Legation is, below 1 slower: median (least–most) of {rounds} rounds in turns, fewer at"
        " larger sizes:",
        aligned([head, *ratios(measured, len(head))]),
    ]
    grown = list(growths(measured))
    if grown:
        parts += ["How time and memory grow with the input (1 is as the input does, 0 not at all):"]
        parts += [aligned([GROWTH_HEAD, *grown])]
    return "\n\n".join([*parts, "What bounds it:", "\n".join(bounds(measured))]) + "\n"


def aligned(rows: Cells) -> str:
    """Rows of cells with columns under each other, in the form of a Markdown table."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    head, *rest = (_row(row, widths) for row in rows)
    return "\n".join((head, _row(["-" * width for width in widths], widths), *rest))


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"


def plain(each: Measured) -> dict[str, Any]:
    """A comparison as JSON has it: every round of every side, and the ratios."""
    return {
        "name": each.name,
        "what": each.comparison.what,
        "unit": each.comparison.unit,
        "ratios": [
            {
                "task": _task(each.comparison, mine),
                "legation": mine.name,
                "peer": peer.name,
                "times_as_fast": [
                    _plain_ratio(ratio(*pair))
                    for pair in zip(each.samples[mine.name], each.samples[peer.name], strict=True)
                ],
                "answers_equal": each.agree(mine, peer) if each.comparison.equal else None,
            }
            for mine, peer in each.comparison.pairs
        ],
        "samples": [_plain_sample(sample) for samples in each.samples.values() for sample in samples],
        "bounds": {side.name: side.bound for side in each.comparison.ours},
    }


def _plain_ratio(found: Ratio | None) -> dict[str, float] | None:
    if found is None:
        return None
    return {"median": found.middle, "least": found.least, "most": found.most}


def _plain_sample(sample: Sample) -> dict[str, Any]:
    return {
        "side": sample.side,
        "size": sample.size,
        "amount": sample.amount,
        "missing": sample.missing or None,
        "seconds": [each.seconds for each in sample.rounds],
        "peak_bytes": [each.peak for each in sample.rounds],
        "added_bytes": [each.rise for each in sample.rounds],
        "found": [each.found for each in sample.rounds],
    }
