"""How fast near-copies are found, and how many: `python -m benchmarks copies`, `python -m benchmarks.copies [FOLDER]`.

The first compares with datasketch: both take the runs of five words of each text, sign them with 128 hashes, look for
texts that share one of 32 bands, and confirm a pair by its exact Jaccard index. One text of ten is a near-copy.

The second needs a corpus. FOLDER (default: ../shared/corpus) holds press releases and a list of their pairs with the
exact Jaccard index. Prints articles and comparisons a second, the share of the listed pairs that share a band, and what
becomes of each kind: pairs of one address (revisions), posted again within a day, and of other days (forms, unless the
text is the same).
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.frame import Comparison, Side, Work
from benchmarks.inputs import releases, things, written
from legation.articles.copies import BANDS, PERMUTATIONS, ROWS, RUN, WORD, bands, jaccard, shingles, signature_of
from legation.errors import InputError
from legation.model import Article

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
PAIRS = "near_duplicate_pairs_exact_jaccard.json"
LEAST = (0.5, 0.6, 0.7, 0.8, 0.9)

#: Texts of the smallest input of the comparison, their words, and how many words in a thousand a copy has changed.
BASE = 60
WORDS = 400
CHANGED = 8
#: Pairs with this index are told.
COPY = 0.8

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles of the list."""

    keys: frozenset[Key]
    jaccard: float
    revision: bool


def articles(folder: Path) -> Iterator[tuple[Key, Article]]:
    """The articles of the corpus that have an address."""
    from legation.articles.build import article_of
    from legation.sources.document import Document
    from legation.sources.intake import documents

    for document in documents(map(str, sorted(folder.glob("*.jsonl.gz")))):
        if isinstance(document, Document) and document.url:
            try:
                yield (document.url, document.version or 1), article_of(document)
            except InputError as error:
                print(f"{document.name}: {error}")


def listed(folder: Path) -> list[Pair]:
    """The pairs of the list."""
    return [
        Pair(frozenset({(each["a"], each["av"]), (each["b"], each["bv"])}), each["jaccard"], each["kind"] == "revision")
        for each in json.loads((folder / PAIRS).read_text("utf-8"))
    ]


def candidates(runs: Mapping[Key, frozenset[int]]) -> set[frozenset[Key]]:
    """The pairs that share a band."""
    found: set[frozenset[Key]] = set()
    beside: defaultdict[int, list[Key]] = defaultdict(list)
    for key, each in runs.items():
        for band in bands(signature_of(each)) if each else ():
            found.update(frozenset({key, other}) for other in beside[band])
            beside[band].append(key)
    return found


def kind_of(pair: Pair, known: Mapping[Key, Article]) -> str:
    """What a pair is, by address, words and day."""
    first, second = (known[key] for key in pair.keys)
    if pair.revision:
        return "one address"
    near = "0.8 and more" if pair.jaccard >= 0.8 else "below 0.8"
    return f"two addresses, {near}, {'one day' if first.published == second.published else 'other days'}"


def print_recall(pairs: list[Pair], found: set[frozenset[Key]]) -> None:
    """The share of pairs that share a band, by their exact index."""
    for least in LEAST:
        these = [pair.keys in found for pair in pairs if pair.jaccard >= least]
        print(f"{sum(these)} of {len(these)} pairs of {least} and more share a band ({sum(these) / len(these):.2%})")


def print_kinds(pairs: list[Pair], known: Mapping[Key, Article]) -> None:
    """How many of each kind are one telling."""
    told = Counter((kind_of(pair, known), _told(pair, known)) for pair in pairs)
    for kind in sorted({kind for kind, _ in told}):
        print(f"{kind}: {told[kind, True]} one telling, {told[kind, False]} not")


def _told(pair: Pair, known: Mapping[Key, Article]) -> bool:
    from legation.articles.copies import same_telling

    first, second = (known[key] for key in sorted(pair.keys))
    return same_telling(first, second)


# --- beside datasketch ----------------------------------------------------------------------------------------------


def given(corpus: Path | None) -> Iterator[str]:
    """Releases of the corpus, as many as there are; else texts of invented words without end, one of ten a copy."""
    if corpus:
        yield from releases(corpus)
        return
    random = Random(11)
    words = ["".join(random.choices("abdefgiklmnoprstu", k=random.randint(2, 9))) for _ in range(20_000)]
    before: list[str] = []
    for number in count():
        before = _changed(before, words, random) if number % 10 == 9 else random.choices(words, k=WORDS)
        yield " ".join(before)


def _changed(text: list[str], words: list[str], random: Random) -> list[str]:
    return [random.choice(words) if random.random() * 1000 < CHANGED else word for word in text]


def ours(folder: Path) -> Work:
    """Legation; the pairs that are copies."""

    def work(texts: Iterable[str]) -> object:
        runs: list[frozenset[int]] = []
        beside: defaultdict[int, list[int]] = defaultdict(list)
        found = []
        for number, text in enumerate(texts):
            these = shingles(text)
            keys = bands(signature_of(these)) if these else ()
            found += _confirmed(number, these, runs, (other for key in keys for other in beside[key]))
            for key in keys:
                beside[key].append(number)
            runs.append(these)
        return found

    work(islice(things(folder), 2))
    return lambda: work(things(folder))


def datasketch(folder: Path) -> Work:
    """datasketch with as many hashes and the same bands; the pairs that are copies."""
    from datasketch import MinHash, MinHashLSH

    def work(texts: Iterable[str]) -> object:
        runs: list[frozenset[bytes]] = []
        known = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
        found = []
        for number, text in enumerate(texts):
            these = _runs(text)
            signed = MinHash(num_perm=PERMUTATIONS)
            signed.update_batch(these)
            found += _confirmed(number, these, runs, known.query(signed) if these else ())
            if these:
                known.insert(number, signed)
            runs.append(these)
        return found

    work(islice(things(folder), 2))
    return lambda: work(things(folder))


def _runs(text: str) -> frozenset[bytes]:
    """All runs of five words, as datasketch wants them."""
    spoken = [word.encode("utf-8", "replace") for word in WORD.findall(text.casefold())]
    return frozenset(b" ".join(spoken[start : start + RUN]) for start in range(len(spoken) - RUN + 1))


def _confirmed(
    number: int, these: frozenset[Any], runs: list[frozenset[Any]], beside: Iterable[int]
) -> list[tuple[int, int]]:
    """Those of some texts that are near enough by their exact index."""
    return [(other, number) for other in sorted(set(beside)) if jaccard(these, runs[other]) >= COPY]


COMPARISON = Comparison(
    what="near-copies",
    unit="articles",
    ours=(
        Side(
            name="legation, bands",
            ready=ours,
            bound="hashing every run of five words (blake2b); memory: the runs, which the record keeps on disk",
        ),
    ),
    peers=(Side(name="datasketch MinHashLSH", ready=datasketch),),
    write=written(BASE, lambda _: 1, given),
    equal=True,
)


def main() -> None:
    """Print what is measured."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    known = dict(articles(folder))
    started = time.perf_counter()
    runs = {key: shingles(article.text) for key, article in known.items()}
    hashed = time.perf_counter()
    found = candidates(runs)
    joined = time.perf_counter()
    exact = [jaccard(*(runs[key] for key in pair)) for pair in found]
    compared = time.perf_counter()
    print(f"{len(runs) / (hashed - started):,.0f} articles/s hashed, {len(runs) / (joined - hashed):,.0f} signed")
    print(f"{len(exact)} candidates of {len(runs)} articles, {len(exact) / (compared - joined):,.0f} compared a second")
    pairs = [pair for pair in listed(folder) if pair.keys <= set(known)]
    print_recall(pairs, found)
    print_kinds(pairs, known)


if __name__ == "__main__":
    main()
