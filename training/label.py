"""Let the teacher label raw text, and write the trees and names it finds beside the converted data.

    python training/label.py TEACHER CORPUS RAW [WORDS]

TEACHER is the folder that teacher.py wrote, CORPUS the one that convert.py wrote, RAW a folder of raw text
(raw.py). CORPUS receives `parser-silver.spacy`, `names-silver.spacy`, and `words.npz`: what the teacher makes of each
word, on average.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import spacy
import torch
from convert import missing_of, spans_of
from raw import paragraphs
from spacy.pipeline._parser_internals.nonproj import contains_cycle, is_nonproj_tree
from spacy.tokens import Doc, DocBin, Span
from teacher import NAME_TAGS, Labels, Sentence, Teacher, batches, name_sentences, tree_sentences

import legation.language.sentences  # noqa: F401  (registers the sentence rule)

#: A name of which the teacher is less sure than this is left open; so is a word that it hardly takes for none.
SURE = 0.75
LONGEST = 90
NLP = spacy.blank("en")
NLP.add_pipe("legation_sentences")


class Averages:
    """The mean of what the teacher makes of a word, whatever its case, over all the places where it stands."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        self.counts: list[int] = []
        self.sums = np.zeros((0, 384), dtype=np.float32)

    def add(self, words: list[str], vectors: np.ndarray) -> None:
        """Count these places of words in."""
        rows = [self.rows.setdefault(word.lower(), len(self.rows)) for word in words]
        self.counts += [0] * (len(self.rows) - len(self.counts))
        if len(self.rows) > len(self.sums):
            self.sums = np.concatenate([self.sums, np.zeros((50_000, 384), dtype=np.float32)])
        np.add.at(self.sums, rows, vectors)
        for row in rows:
            self.counts[row] += 1

    def save(self, path: Path) -> None:
        """Write words, counts and means."""
        counts = np.array(self.counts)
        np.savez(path, words=np.array(list(self.rows)), counts=counts, means=self.sums[: len(counts)] / counts[:, None])


def load_teacher(folder: Path) -> Teacher:
    stored = torch.load(folder / "teacher.pt", weights_only=True)
    teacher = Teacher(Labels(**stored["answers"]))
    teacher.load_state_dict(stored["weights"])
    return teacher.eval()


@torch.inference_mode()
def labelled(teacher: Teacher, batch: list[Sentence]) -> Iterator[tuple[Sentence, np.ndarray]]:
    """The sentences with what the teacher finds, and the vectors of their words."""
    with torch.autocast("cpu", torch.bfloat16):
        vectors = teacher.words([sentence.words for sentence in batch])
        heads = teacher.arc_scores(batch, vectors).argmax(2)
        labels = teacher.label_scores(vectors, heads).argmax(2)
        tags, morphs, names = (head(vectors[:, 1:]).float() for head in (teacher.tags, teacher.morphs, teacher.names))
    sure, names = names.softmax(2).max(2)
    found = zip(
        heads.tolist(),
        labels.tolist(),
        tags.argmax(2).tolist(),
        morphs.argmax(2).tolist(),
        names.tolist(),
        sure.tolist(),
    )
    answers = teacher.answers
    for sentence, array, values in zip(batch, vectors.float().numpy(), found):
        size = len(sentence.words)
        head, label, tag, morph, name, certainty = (value[:size] for value in values)
        yield (
            Sentence(
                words=sentence.words,
                spaces=sentence.spaces or [True] * size,
                heads=head,
                labels=[answers.labels[n] for n in label],
                tags=[answers.tags[n] for n in tag],
                morphs=[answers.morphs[n] for n in morph],
                names=certain([NAME_TAGS[n] for n in name], certainty),
            ),
            array[1 : size + 1],
        )


def certain(tags: list[str], certainty: list[float]) -> list[str]:
    """BIO tags, "-" where the teacher is not sure: of a name as a whole, of a word that is none by itself."""
    result = ["-" if sure < SURE else tag for tag, sure in zip(tags, certainty)]
    for n, tag in enumerate(result):
        if tag.startswith("I-") and (n == 0 or result[n - 1][2:] != tag[2:]):
            result[n] = "-"
    for n in range(len(result) - 2, -1, -1):
        if result[n + 1] == "-" and tags[n + 1].startswith("I-") and result[n][:2] in ("B-", "I-"):
            result[n] = "-"
    return result


def is_tree(heads: list[int]) -> bool:
    """Whether every word leads to the one root and no two arcs cross.

    English arcs hardly ever cross (in 3 sentences of 100 that people labelled): where the teacher's do, it is mostly
    wrong, and the parser would have to learn a label of its own for each kind of crossing.
    """
    above = [head - 1 if head else n for n, head in enumerate(heads)]
    return heads.count(0) == 1 and not contains_cycle(above) and not is_nonproj_tree(above)


def tree_document(sentences: list[Sentence]) -> Doc:
    """Sentences with their trees, one after the other; lemmas are left open."""
    columns: dict[str, list] = {
        key: [] for key in ("words", "spaces", "tags", "pos", "morphs", "heads", "deps", "sent_starts")
    }
    for sentence in sentences:
        offset = len(columns["words"])
        columns["words"] += sentence.words
        columns["spaces"] += [*sentence.spaces[:-1], True]
        columns["tags"] += sentence.tags
        columns["pos"] += [morph.partition("|")[0] for morph in sentence.morphs]
        columns["morphs"] += [morph.partition("|")[2] for morph in sentence.morphs]
        columns["heads"] += [(head - 1 if head else n) + offset for n, head in enumerate(sentence.heads)]
        columns["deps"] += ["ROOT" if head == 0 else label for head, label in zip(sentence.heads, sentence.labels)]
        columns["sent_starts"] += [n == 0 for n in range(len(sentence.words))]
    return Doc(NLP.vocab, **columns)


def name_document(sentences: list[Sentence]) -> Doc:
    words = [word for sentence in sentences for word in sentence.words]
    tags = [tag for sentence in sentences for tag in sentence.names]
    document = Doc(NLP.vocab, words=words, spaces=[space for sentence in sentences for space in sentence.spaces])
    known = ["O" if tag == "-" else tag for tag in tags]
    document.set_ents(list(spans_of(document, known)), missing=list(missing_of(document, tags)), default="outside")
    return document


def raw_sentences(texts: Iterable[str]) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph, as the pipeline will cut it."""
    for document in NLP.pipe(texts):
        yield [sentence_of(sentence) for sentence in document.sents]


def sentence_of(span: Span) -> Sentence:
    return Sentence(words=[token.text for token in span], spaces=[bool(token.whitespace_) for token in span])


def label(teacher: Teacher, groups: list[list[Sentence]], averages: Averages) -> list[list[Sentence]]:
    """The groups of sentences with what the teacher finds; what is too long is left out."""
    places: dict[int, Sentence] = {}
    wanted = [sentence for group in groups for sentence in group if len(sentence.words) <= LONGEST]
    done = 0
    for batch in batches(wanted, random.Random(1)):
        for sentence, (found, vectors) in zip(batch, labelled(teacher, batch)):
            places[id(sentence)] = found
            averages.add(found.words, vectors)
        done += len(batch)
        if done // 5000 != (done - len(batch)) // 5000:
            print(f"{done} of {len(wanted)} sentences", flush=True)
    return [[places[id(sentence)] for sentence in group if id(sentence) in places] for group in groups]


def save(documents: Iterable[Doc], path: Path) -> None:
    collection = DocBin(docs=documents)
    collection.to_disk(path)
    print(f"{path.name}: {len(collection)} documents", flush=True)


def main(folder: Path, corpus: Path, raw: Path, words: int) -> None:
    teacher, averages = load_teacher(folder), Averages()
    news = label(teacher, list(raw_sentences(paragraphs(raw, words))), averages)
    # The sentences with names have no trees: they get the teacher's, and are nearer to news than the treebanks.
    named = label(
        teacher, [[sentence] for sentence in distinct(name_sentences(corpus / "names-train.spacy"))], averages
    )
    label(teacher, [[sentence] for sentence in distinct(tree_sentences(corpus / "parser-train.spacy"))], averages)
    trees = ([sentence for sentence in group if is_tree(sentence.heads)] for group in news + named)
    save((tree_document(group) for group in trees if group), corpus / "parser-silver.spacy")
    save((name_document(group) for group in news if group), corpus / "names-silver.spacy")
    averages.save(corpus / "words.npz")


def distinct(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    seen: set[tuple[str, ...]] = set()
    for sentence in sentences:
        key = tuple(word.lower() for word in sentence.words)
        if key not in seen:
            seen.add(key)
            yield sentence


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) == 5 else 2_500_000)
