"""Count how rare words are in news of relations between states: `src/legation/knowledge/data/word_rarity.csv`.

    python training/rarity.py RAW

A stem of rarity r stands in one article of 2 to the power of r of the corpus in RAW.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from math import log2
from pathlib import Path

from legation.knowledge.rarity import RAREST, TABLE
from legation.record.profile import stems
from training.events import TABLES
from training.labels import corpus


def rarities(texts: Iterable[str]) -> dict[str, int]:
    """The rarity of each stem of some articles that is not among the rarest."""
    listed = [set(stems(text)) for text in texts]
    counts = Counter(word for words in listed for word in words)
    found = {word: max(1, round(log2(len(listed) / count))) for word, count in counts.items()}
    return {word: found[word] for word in sorted(found) if found[word] < RAREST}


def main(raw: Path) -> None:
    """Count, and write the table."""
    with (TABLES / TABLE).open("w", encoding="utf-8", newline="") as handle:
        lines = csv.writer(handle, lineterminator="\n")
        lines.writerow(["word", "rarity"])
        lines.writerows(rarities(article.text for article in corpus(raw).values()).items())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
