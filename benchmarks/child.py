"""A side of a comparison in a process of its own: `python -m benchmarks.child COMPARISON SIDE FOLDER`.

It gets ready for the input in the folder and says so, or that it is not installed; then it does the work once for every
line that it is given, and answers with a line of JSON: seconds, memory, what came out. Peaks of memory are those of
Linux; where the process is waited for by others (`Children`), theirs count.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import warnings
from collections.abc import Sized
from contextlib import suppress
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from time import perf_counter, process_time
from typing import TextIO

from benchmarks.frame import Taken, Work, comparison

KILOBYTE = 1024
STATUS = Path("/proc/self/status")
#: What is written here makes the peak begin anew (Linux, `man proc_pid_clear_refs`).
CLEAR = Path("/proc/self/clear_refs")
ANEW = "5"


def main(name: str, side: str, folder: Path) -> None:
    """Get ready, and work when told to."""
    warnings.simplefilter("ignore")  # of the peers' own making
    out = _own_output()
    try:
        work = next(each for each in comparison(name).sides if each.name == side).ready(folder)
    except ImportError as error:
        _say(out, {"missing": f"not installed ({error.name or error})"})
        return
    _say(out, {"ready": True})
    for _ in sys.stdin:
        _say(out, asdict(taken(work)))


def taken(work: Work) -> Taken:
    """What doing some work once takes."""
    before, worked = _anew(), _processor()
    begun = perf_counter()
    answer = work()
    seconds, worked = perf_counter() - begun, _processor() - worked
    peak = max(_peak(), _peak_of_others())
    told = blake2b(repr(answer).encode("utf-8", "replace"), digest_size=8).hexdigest()
    rise = max(0, peak - before)
    return Taken(seconds=seconds, processor=worked, peak=peak, rise=rise, found=_count(answer), answer=told)


def _count(answer: object) -> int:
    """How much came out."""
    return answer if isinstance(answer, int) else len(answer) if isinstance(answer, Sized) else 1


def _anew() -> int:
    """Let the peak of memory begin anew where that can be done; how much is in use."""
    with suppress(OSError):
        CLEAR.write_text(ANEW)
    return _peak()


def _peak() -> int:
    """The most memory of this process so far, in bytes."""
    try:
        lines = STATUS.read_text().splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE
    return next(int(line.split()[1]) * KILOBYTE for line in lines if line.startswith("VmHWM:"))


def _peak_of_others() -> int:
    """The most memory of any process that this one began and waited for."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * KILOBYTE


def _processor() -> float:
    """The seconds that processors have worked for this process and for those that it began and waited for."""
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + others.ru_utime + others.ru_stime


def _own_output() -> TextIO:
    """Standard output for answers alone: what libraries print goes to standard error."""
    kept = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return kept


def _say(out: TextIO, answer: dict[str, object]) -> None:
    print(json.dumps(answer), file=out, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
