"""The detector without some labelled articles: what learns from its likelihoods must not see it know the answer.

Of a labelled article the network says what it would say of any text only where it has not learned from its labels
(cross fitting: Wolpert 1992, "Stacked Generalization"). `training/detector.py` learns one network for each part of the
articles, from all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch
from zlib import crc32

from legation.language import network

#: Into how many parts the labelled articles fall.
FOLDS = 2


def fold_of(name: str) -> int:
    """The part to which an article belongs: by chance, the same every time."""
    return crc32(name.encode()) % FOLDS


def folder_of(work: Path, fold: int) -> Path:
    """Where the weights lie that were learned without a part."""
    return work / f"fold{fold}"


@contextmanager
def unseen(name: str, work: Path) -> Iterator[None]:
    """Within it, articles are read with the network that has not learned from the article of a name."""
    found = _network(folder_of(work, fold_of(name)))
    with patch.object(network, "load", lambda: found):
        yield


@cache
def _network(folder: Path) -> network.Network:
    return network.read(folder)
