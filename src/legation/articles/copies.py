"""Near-copies of one text: found by signatures, confirmed exactly, and told apart from forms that are filled in anew.

A record keeps the `signature` of each text and looks up its `bands`; texts that share a band are compared exactly.
"""

from __future__ import annotations

import re
import struct
from datetime import date
from hashlib import blake2b
from itertools import accumulate
from typing import Final

from legation.articles.addresses import address_of, host_of, same_host
from legation.knowledge.copies import copy_rules
from legation.model import UNKNOWN, Article

#: Words that are compared as one run.
RUN: Final = 5
PERMUTATIONS: Final = 128
SEED: Final = 20_220_908
#: 32 bands of 4 rows: a pair with Jaccard index s shares one with probability 1 - (1 - s**4)**32. That is 0.99999995 at
#: 0.8, 0.87 at 0.5 (half of a text that was cut has about that), and 0.003 at 0.1.
BANDS: Final = 32
ROWS: Final = PERMUTATIONS // BANDS
BAND_BYTES: Final = 4 * ROWS
WORD: Final = re.compile(r"[^\W_]+")
#: The runs of two texts.
Runs = tuple[frozenset[int], frozenset[int]]


def shingles(text: str) -> frozenset[int]:
    """The hashes of all runs of five words, without case and punctuation; they are the same on every machine."""
    spoken = [word.encode("utf-8", "replace") for word in WORD.findall(text.casefold())]
    joined = b" ".join(spoken)
    starts = list(accumulate((len(word) + 1 for word in spoken), initial=0))
    runs = (joined[start : end - 1] for start, end in zip(starts, starts[RUN:], strict=False))
    return frozenset(int.from_bytes(blake2b(run, digest_size=8).digest(), "little") for run in runs)


def jaccard(first: frozenset[int], second: frozenset[int]) -> float:
    """The share of all runs of two texts that both have; 0 where neither has any."""
    common = len(first & second)
    return common / (len(first) + len(second) - common) if common else 0.0


def containment(first: frozenset[int], second: frozenset[int]) -> float:
    """The share of the shorter text's runs that the longer has too; 0 where it has none."""
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def signature(text: str) -> bytes | None:
    """The MinHash of a text, 512 bytes; None where it has no run of five words."""
    runs = shingles(text)
    return signature_of(runs) if runs else None


def signature_of(runs: frozenset[int]) -> bytes:
    """The MinHash of the runs of a text."""
    from rensa import RMinHash

    digest = RMinHash.digest_matrix_from_token_hash_sets([runs], PERMUTATIONS, SEED).to_rows()[0]
    return struct.pack(f"<{PERMUTATIONS}I", *digest)


def bands(signature: bytes) -> tuple[int, ...]:
    """What to look a signature up by, as integers of 64 bits with sign: near-copies have at least one in common."""
    parts = (signature[start : start + BAND_BYTES] for start in range(0, len(signature), BAND_BYTES))
    hashes = (blake2b(part, digest_size=8, salt=bytes([number])) for number, part in enumerate(parts))
    return tuple(int.from_bytes(each.digest(), "little", signed=True) for each in hashes)


def is_copy(first: frozenset[int], second: frozenset[int]) -> bool:
    """Whether two texts, by their runs, are nearly the same, or one is the other cut short."""
    rules = copy_rules()
    if jaccard(first, second) >= rules.jaccard:
        return True
    long_enough = min(len(first), len(second)) > rules.least_words - RUN
    return long_enough and containment(first, second) >= rules.contained


def same_telling(first: Article, second: Article, runs: Runs | None = None) -> bool:
    """Whether two articles are one telling: versions of one page, or copies of one text.

    Of one source, nearly equal texts are that only when posted within a day and without names or numbers exchanged:
    else they are a form filled in anew, for another day or another country. Articles that do not tell where they stood
    count as of one source.

    Args:
        runs: the `shingles` of the two texts, where they are known.
    """
    if _same_page(first, second):
        return True
    if not is_copy(*(runs or (shingles(first.text), shingles(second.text)))):
        return False
    return not _may_be_one_source(first, second) or not _is_form(first, second)


def _same_page(first: Article, second: Article) -> bool:
    urls = first.citation.url, second.citation.url
    return all(urls) and address_of(urls[0] or "") == address_of(urls[1] or "")


def _may_be_one_source(first: Article, second: Article) -> bool:
    """Whether outlet or host are the same, or nothing tells them apart."""
    outlets = [(article.citation.outlet or "").strip().casefold() for article in (first, second)]
    hosts = [host_of(article.citation.url) for article in (first, second)]
    if outlets[0] and outlets[0] == outlets[1] or same_host(*hosts):
        return True
    return not all(outlets) and not all(hosts)


def _is_form(first: Article, second: Article) -> bool:
    """Whether the days differ, or each text has names or numbers that the other lacks."""
    ours, theirs = _marks(first.text), _marks(second.text)
    return _days_between(first, second) > copy_rules().days_apart or bool(ours - theirs and theirs - ours)


def _days_between(first: Article, second: Article) -> int:
    """The fewest days that can lie between two publications; 0 where one is not known."""
    ours, theirs = first.published or UNKNOWN, second.published or UNKNOWN
    if not ours.overlaps(theirs):
        earlier, later = sorted((ours, theirs), key=lambda each: each.first or each.last or date.min)
        return (later.first - earlier.last).days if later.first and earlier.last else 0
    return 0


def _marks(text: str) -> frozenset[str]:
    """The words of a text that begin with a capital or hold a digit."""
    return frozenset(
        word for word in WORD.findall(text) if word[0].isupper() or any(character.isdigit() for character in word)
    )
