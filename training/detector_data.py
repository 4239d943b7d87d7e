"""Read the texts that the detector learns from, as the reading sees them: words in their trees, vectors, actors.

    python -m training.detector_data RAW NEWS WORK

RAW is the folder of releases and Wikinews, NEWS the file of the Groningen Meaning Bank (`ner/gmb_part.csv`). WORK
receives `labelled.pickle` (the articles of `training/events` with their events, of the Meaning Bank those that are
learned from) and `raw.pickle` (texts without labels: some releases, some of Wikinews, and some news of the Meaning
Bank, eight sentences a text). No label of the gold is in either, but texts of `gold/identity` and of `articles-open`
are among the releases.
"""

from __future__ import annotations

import pickle
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from legation.articles import door
from legation.errors import LegationError
from legation.language.network import LEMMAS, PREPOSITIONS, ROLES, TAGS, labels_of, row_of
from legation.language.tree import Sentence
from legation.reading.detected import ACTORS
from legation.reading.reader import understood
from training.labels import Labelled, corpus, labelled_here, labelled_news, learned_from, news_sentences

#: Characters of a text that are read, and sentences of the Meaning Bank that make a text.
LONGEST, TOGETHER = 9_000, 8
#: What share of the texts without labels is read: they are many times the same few words of releases.
SHARE = 0.4
#: Releases of the White House are read only where their address tells of the world.
FOREIGN = re.compile(
    r"readout|statement-by|joint|summit|leaders|ukraine|bilateral|call-with|g7|nato|sanction|background"
)


@dataclass(slots=True, kw_only=True)
class Text:
    """A text word by word: where each stands, what the network starts from, and whom it stands for."""

    text: str
    name: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    codes: list[list[str]] = field(default_factory=list)
    tables: dict[str, NDArray[np.int32]] = field(default_factory=dict)
    rows: NDArray[np.int32] | None = None
    meaning: NDArray[np.float16] | None = None
    context: NDArray[np.float16] | None = None
    events: list[dict[str, Any]] = field(default_factory=list)


def text_of(text: str, published: str | None = None) -> Text:
    """A text as the reading sees it."""
    article = door.article(text, published=published)
    seen = understood(article)
    found = Text(text=article.text)
    columns: dict[str, list[int]] = {name: [] for name in ("lemma", "tag", "role", "name", "preposition", "head")}
    for number, sentence in enumerate(each for each in seen.sentences if each.vectors):
        first = len(found.starts)
        for word in sentence.words:
            parties = seen.cast.parties(sentence, word, acting=True) if word.part in ACTORS else ()
            found.starts.append(word.start)
            found.ends.append(word.end)
            found.sentences.append(number)
            found.codes.append(sorted({party.code for party in parties if party.code}))
        _add(columns, sentence, first)
    vectors = [each.vectors for each in seen.sentences if each.vectors]
    found.tables = {name: np.array(values, dtype=np.int32) for name, values in columns.items()}
    found.rows = np.concatenate([each.rows for each in vectors]) if vectors else np.zeros(0, np.int32)
    found.meaning = np.concatenate([each.meaning for each in vectors]) if vectors else np.zeros((0, 64), np.float16)
    found.context = np.concatenate([each.context for each in vectors]) if vectors else np.zeros((0, 96), np.float16)
    return found


def _add(columns: dict[str, list[int]], sentence: Sentence, first: int) -> None:
    """Add the words of a sentence, by the rows of the network's tables; `head` counts words of the text."""
    columns["lemma"] += [row_of(word.lemma, LEMMAS) for word in sentence.words]
    columns["tag"] += [row_of(word.tag, TAGS) for word in sentence.words]
    columns["role"] += [ROLES[word.role] for word in sentence.words]
    columns["preposition"] += [row_of(word.preposition, PREPOSITIONS) for word in sentence.words]
    columns["name"] += labels_of(sentence)
    columns["head"] += [first + word.head for word in sentence.words]


def of_article(article: Labelled) -> Text:
    """A labelled article as the reading sees it."""
    found = text_of(article.text, article.published)
    found.name, found.events = article.name, article.events
    return found


def of_raw(text: str) -> Text | None:
    """A text without labels as the reading sees it; None where it cannot be read."""
    try:
        return text_of(text)
    except LegationError as error:
        print(f"left out: {error}", file=sys.stderr)
        return None


def raw_texts(raw: Path, news: Path, known: frozenset[str]) -> Iterator[str]:
    """Texts without labels, none of which is labelled."""
    for address, article in sorted(corpus(raw).items()):
        foreign = "whitehouse.gov" not in address or FOREIGN.search(address)
        if foreign and article.text[:200] not in known:
            yield article.text[:LONGEST]
    sentences = list(news_sentences(news))
    for first in range(0, len(sentences), TOGETHER):
        yield "\n\n".join(sentences[first : first + TOGETHER])


def is_chosen(text: str) -> bool:
    """Whether a text without labels is among those that are read: by chance, the same every time."""
    return crc32(text[:200].encode()) % 100 < 100 * SHARE


def main(raw: Path, news: Path, work: Path) -> None:
    """Write both files."""
    articles = [*labelled_here(raw), *(each for each in labelled_news(news) if learned_from(each))]
    known = frozenset(article.text[:200] for article in articles)
    plain = [text for text in raw_texts(raw, news, known) if is_chosen(text)]
    work.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        texts = list(pool.map(of_article, articles, chunksize=16))
        others = [text for text in pool.map(of_raw, plain, chunksize=16) if text is not None]
    (work / "labelled.pickle").write_bytes(pickle.dumps(texts))
    (work / "raw.pickle").write_bytes(pickle.dumps(others))
    print(f"{len(texts)} labelled and {len(others)} other texts")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    from training import detector_data  # what is pickled must not be of a module called __main__

    detector_data.main(*map(Path, sys.argv[1:]))
