"""Word vectors for the pipeline, from what the teacher makes of words.

    python training/vectors.py TEACHER CORPUS OUTPUT [ROWS]

They are made as static.py tells, of the words in the labelled text; alone, each word stands in small letters and with
a capital.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import spacy
import torch
from label import load_teacher
from slots import slot_names
from spacy.vectors import Vectors
from static import foretold, reduced
from teacher import Teacher
from wordfreq import top_n_list

#: How many numbers a vector keeps.
WIDTH = 64


@torch.inference_mode()
def alone(teacher: Teacher, words: list[str]) -> np.ndarray:
    """What the teacher makes of each word by itself."""
    found = []
    for start in range(0, len(words), 128):
        with torch.autocast("cpu", torch.bfloat16):
            vectors = teacher.words([[word] for word in words[start : start + 128]])
        found.append(vectors[:, 1].float().numpy())
    return np.concatenate(found)


def candidates(counts: dict[str, int], rows: int) -> list[str]:
    """The words that get a vector: those of the text by how often they stood, of our tables, and of English at
    large.
    """
    names = {word.lower() for label in ("PERSON", "LOC", "ORG") for name in slot_names()[label] for word in name}
    seen = sorted((word for word, count in counts.items() if count > 1), key=lambda word: (-counts[word], word))
    others = [word for word in top_n_list("en", 2 * rows) if word.replace("'", "").isalpha()]
    common = set(others)
    wanted = [*seen, *others[: rows // 4], *sorted(names & (common | set(counts))), *others]
    return list(dict.fromkeys(wanted))[:rows]


def means_of(teacher: Teacher, words: list[str], stored: dict[str, np.ndarray], counts: dict[str, int]) -> np.ndarray:
    """The vector of each word, 384 numbers wide."""
    places = {word: n for n, word in enumerate(stored["words"].tolist())}
    single = np.concatenate([alone(teacher, words), alone(teacher, [word.capitalize() for word in words])], 1)
    count = np.array([counts.get(word, 0) for word in words])[:, None]
    mean = np.stack([stored["means"][places[word]] if word in places else np.zeros(384) for word in words])
    return foretold(single, mean, count)


def main(folder: Path, corpus: Path, output: Path, rows: int) -> None:
    stored = dict(np.load(corpus / "words.npz"))
    counts = dict(zip(stored["words"].tolist(), stored["counts"].tolist()))
    words = candidates(counts, rows)
    data = reduced(means_of(load_teacher(folder), words, stored, counts), WIDTH)
    nlp = spacy.blank("en")
    keys = [nlp.vocab.strings.add(word) for word in words]
    nlp.vocab.vectors = Vectors(data=data, keys=np.array(keys, dtype=np.uint64), attr="LOWER", name="legation")
    nlp.to_disk(output)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) == 5 else 30_000)
