"""How long it takes to begin: `python -m benchmarks start`.

The first page of help beside an empty Python and another tool of the same kind; the first reading, from nothing,
beside spaCy's import and beside the bare pipeline loaded and used once.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.frame import Comparison, Side, Work
from benchmarks.inputs import EXAMPLES

LEGATION = ("-c", "from legation.cli import main; main()")
ARTICLE = EXAMPLES / "tokyo-seoul-talks.txt"
BARE = (
    "import sys; from pathlib import Path; from legation.language import pipeline;"
    " pipeline.load()._nlp(Path(sys.argv[1]).read_text('utf-8'))"
)


def python(*arguments: str, needs: str | None = None) -> Callable[[Path], Work]:
    """A new Python with some arguments; what it needs must be installed."""

    def ready(_: Path) -> Work:
        if needs and find_spec(needs) is None:
            raise ImportError(f"no module named {needs}", name=needs)
        return lambda: _run([sys.executable, *arguments])

    return ready


def _run(command: Sequence[str]) -> int:
    return subprocess.run(command, check=True, capture_output=True).returncode


def nothing(size: int, folder: Path, corpus: Path | None) -> float:
    """What begins needs no input."""
    return 1


COMPARISON = Comparison(
    what="start",
    unit="starts",
    ours=(
        Side(
            name="legation --help",
            ready=python(*LEGATION, "--help"),
            task="help",
            bound="the start of Python, then click and rich",
        ),
        Side(
            name="legation read",
            ready=python(*LEGATION, "read", str(ARTICLE)),
            task="first reading",
            bound="the import of spaCy, its weights, the tables of names and offices",
        ),
    ),
    peers=(
        Side(name="python -c pass", ready=python("-c", "pass"), task="help"),
        Side(
            name="sqlite-utils --help",
            ready=python("-m", "sqlite_utils", "--help", needs="sqlite_utils"),
            task="help",
        ),
        Side(name="import spacy", ready=python("-c", "import spacy"), task="first reading"),
        Side(name="spaCy alone, once", ready=python("-c", BARE, str(ARTICLE)), task="first reading"),
    ),
    write=nothing,
    grows=False,
)
