"""Reads one corpus in many ways, which must all give the same bytes: `python -m tools.same [SOURCE...] [--most N]`.

The ways differ in the order of the articles, in workers, hash seed, locale, time zone, folder, clock (by Debian's
faketime), threads, and in the kernels by which numpy's OpenBLAS multiplies, which are those of different processors;
with Spark where it is installed. Compared are all readings and what the record writes out. Sources are files that
`legation add` takes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
#: What is compared.
FILES = ("readings.jsonl", "lines.jsonl", "export.jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to read: what is different from the first."""

    name: str
    order: int | None = None
    workers: int = 1
    clock: str | None = None
    batch: bool = False
    elsewhere: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def clock_set(self) -> list[str]:
        """What starts a program at another time: Debian's faketime."""
        return ["faketime", self.clock] if self.clock else []

    @property
    def is_possible(self) -> bool:
        """Whether what it needs is there."""
        from legation.cli import VERBS

        return not (self.batch and "batch" not in VERBS) and not (self.clock and which("faketime") is None)


USUAL = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"}
WAYS = (
    Way(name="as they come"),
    Way(name="once more"),
    Way(name="another order", order=1),
    Way(name="yet another order", order=2),
    Way(name="two workers", workers=2),
    Way(name="two workers, another order", workers=2, order=3),
    Way(name="another hash seed", environment={"PYTHONHASHSEED": "4242"}),
    Way(name="Tokyo", environment={"TZ": "Asia/Tokyo"}),
    Way(name="locale C", environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Way(name="a Turkish locale", environment={"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    Way(name="another folder", elsewhere=True),
    Way(name="in 2031", clock="2031-11-12 23:59:50"),
    Way(name="two threads", environment={"OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "2"}),
    Way(name="Python without asserts", environment={"PYTHONOPTIMIZE": "1"}),
    Way(name="Spark", batch=True),
)
#: Older and newer processors: the kernels of OpenBLAS, and the features that numpy may use itself.
PROCESSORS = (
    *(
        Way(name=f"kernel {each}", environment={"OPENBLAS_CORETYPE": each})
        for each in ("Nehalem", "Haswell", "SkylakeX")
    ),
    Way(name="no AVX in numpy", environment={"NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512_SKX"}),
)


def digests(way: Way, articles: Path) -> tuple[str, ...]:
    """What a way gives: the digest of each file.

    Raises:
        RuntimeError: the way fails.
    """
    with TemporaryDirectory() as folder:
        told = {**asdict(way), "environment": {}}
        paths = os.pathsep.join((str(ROOT), str(ROOT / "src")))
        ended = subprocess.run(
            [*way.clock_set, sys.executable, "-m", "tools.same_child", articles.absolute(), folder, json.dumps(told)],
            env={**os.environ, **USUAL, "PYTHONPATH": paths, **way.environment},
            cwd=folder if way.elsewhere else ROOT,
            capture_output=True,
            text=True,
        )
        if ended.returncode:
            raise RuntimeError(f"{way.name}: {ended.stderr.strip()[-2000:]}")
        return tuple(sha256(Path(folder, name).read_bytes()).hexdigest()[:12] for name in FILES)


def different(ways: Iterable[Way], articles: Path) -> list[str]:
    """The ways that give something else than the first, each with what is different; a line is printed for each."""
    first: tuple[str, ...] = ()
    found = []
    for way in ways:
        started = time.monotonic()
        given = digests(way, articles)
        first = first or given
        wrong = [name for name, one, other in zip(FILES, first, given, strict=True) if one != other]
        print(
            f"{way.name:<28}{time.monotonic() - started:>7.1f} s  {' '.join(given)}  {', '.join(wrong) or 'same'}",
            flush=True,
        )
        if wrong:
            found.append(f"{way.name}: {', '.join(wrong)}")
    return found


def articles_of(sources: Iterable[str], most: int) -> Iterator[dict[str, str]]:
    """Articles of sources, as JSON lines of `legation add` have them.

    Of several texts of one URL only the first: of versions that nothing tells apart, a record lets the last speak that
    came (`Record.add_reading`), and that is the one thing in which order matters.
    """
    from legation.articles.build import article_of
    from legation.errors import LegationError
    from legation.sources.document import Document
    from legation.sources.origin import Opening, Origin, nothing_seen

    def documents(source: str) -> Iterator[object]:
        origin = Origin(name=source, opening=Opening(), seen=nothing_seen, fetcher=_nobody, count=nullcontext)
        return (each.found for each in origin.arrivals())

    seen: set[str] = set()
    for source in sources:
        for found in islice((each for each in documents(source) if isinstance(each, Document)), most):
            try:
                article = article_of(found)
            except LegationError:
                continue
            url = article.citation.url
            if url and url in seen:
                continue
            seen.add(url or "")
            told = {"text": article.text, "title": article.citation.title, "url": url}
            day = article.published.first if article.published else None
            yield {name: value for name, value in {**told, "published": day and day.isoformat()}.items() if value}


def _nobody() -> None:
    raise RuntimeError("nothing is fetched here")


def main() -> int:
    """Read in all ways; the exit code says whether one gives something else."""
    parser = argparse.ArgumentParser(prog="python -m tools.same", description=__doc__)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--most", type=int, default=200, help="articles of each source (200)")
    parser.add_argument("--only", action="append", help="the ways whose names hold this word, beside the first")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        read = list(articles_of(given.sources, given.most))
        path.write_text("".join(json.dumps(each) + "\n" for each in read), "utf-8")
        print(f"{len(read):,} articles")
        found = different([way for way in (*WAYS, *PROCESSORS) if _is_wanted(way, given.only)], path)
    return 1 if found else 0


def _is_wanted(way: Way, only: list[str] | None) -> bool:
    if not way.is_possible:
        print(f"{way.name}: left out, since something that it needs is not installed")
        return False
    return way is WAYS[0] or only is None or any(word in way.name for word in only)


if __name__ == "__main__":
    sys.exit(main())
