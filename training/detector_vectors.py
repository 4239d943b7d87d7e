"""What the teacher of the detector makes of each word of the pipeline's table, for the detector to start from.

    python -m training.detector_vectors WORK

WORK is the folder that detector_data.py and detector_teacher.py wrote; it receives `words.npy`, a line for each row of
the pipeline's word vectors. They are made as static.py tells; the teacher knows acts, so
that words which tell the same act lie together ("summoned", "demarche", "lodged").
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.strings import hash_string
from transformers import AutoTokenizer
from wordfreq import top_n_list

from legation.language import pipeline
from legation.language.batches import in_batches
from training.detector_data import Text
from training.detector_teacher import Teacher, load, stretches
from training.static import foretold, reduced
from training.teacher import MINILM

Numbers = NDArray[np.float32]
#: How many numbers a word gets, and words that are looked for in the table besides those of the texts.
WIDTH, COMMON = 48, 120_000
#: Stretches of texts, and words alone, that are read at once.
TOGETHER, AT_ONCE = 32, 256
#: Sentences that a word stands in "alone", where it can be a verb and where it can be a noun.
ALONE = ("{}", "The government {} it.", "The {} of the ministry")


def words_of(texts: Iterable[Text]) -> list[str]:
    """For each row of the pipeline's table its word, in small letters; "" where no text and no list has it."""
    table = pipeline.plain().vocab.vectors
    rows = {int(key): int(row) for key, row in table.key2row.items()}
    found = [""] * table.shape[0]
    for word in (*top_n_list("en", COMMON), *dict.fromkeys(_small(texts))):
        row = rows.get(hash_string(word))
        if row is not None:
            found[row] = word
    return found


def _small(texts: Iterable[Text]) -> Iterator[str]:
    """The words of some texts in small letters."""
    for text in texts:
        yield from (text.text[start:end].lower() for start, end in zip(text.starts, text.ends, strict=True))


def in_context(
    teacher: Teacher, texts: Sequence[Text], count: int, tokenizer: AutoTokenizer
) -> tuple[Numbers, Numbers]:
    """The mean of the vectors of each row's word where it stands, and how often it stands, a column."""
    total, counts = np.zeros((count, teacher.scores.in_features), np.float32), np.zeros((count, 1), np.float32)
    every = ((text, each) for number, text in enumerate(texts) for each in stretches(number, text, tokenizer))
    found = [(text, each) for text, each in every if each.words]
    found.sort(key=lambda pair: len(pair[1].pieces))
    for batch in in_batches(found, lambda _: 1, TOGETHER):
        vectors = teacher.words([stretch for _, stretch in batch]).numpy()
        rows = np.concatenate([text.rows[stretch.words] for text, stretch in batch if text.rows is not None])
        np.add.at(total, rows[rows >= 0], vectors[rows >= 0])
        np.add.at(counts, rows[rows >= 0], 1)
    return total / np.maximum(counts, 1), counts


def alone(teacher: Teacher, words: Sequence[str], tokenizer: AutoTokenizer) -> Numbers:
    """What the teacher makes of each word in a sentence of no other content."""
    return np.concatenate([_in_sentence(teacher, words, sentence, tokenizer) for sentence in ALONE], axis=1)


def _in_sentence(teacher: Teacher, words: Sequence[str], sentence: str, tokenizer: AutoTokenizer) -> Numbers:
    before, found = sentence.index("{}"), []
    for group in in_batches(words, lambda _: 1, AT_ONCE):
        read = tokenizer(
            [sentence.format(word or "it") for word in group],
            return_offsets_mapping=True,
            padding=True,
            return_tensors="pt",
        )
        offsets = read.pop("offset_mapping").numpy()
        # The first piece that is no mark of the beginning and begins no earlier than the word.
        at = ((offsets[:, :, 1] > offsets[:, :, 0]) & (offsets[:, :, 0] >= before)).argmax(axis=1)
        with torch.autocast("cpu", torch.bfloat16):
            hidden = teacher.encoder(**read).last_hidden_state
        found.append(hidden.float().numpy()[np.arange(len(group)), at])
    return np.concatenate(found)


@torch.inference_mode()
def main(work: Path) -> None:
    """Read all texts, and write the vectors."""
    tokenizer = AutoTokenizer.from_pretrained(MINILM)
    texts = [text for name in ("labelled", "raw") for text in pickle.loads((work / f"{name}.pickle").read_bytes())]
    words, teacher = words_of(texts), load(work)
    mean, count = in_context(teacher, texts, len(words), tokenizer)
    np.save(work / "words.npy", reduced(foretold(alone(teacher, words, tokenizer), mean, count), WIDTH))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
