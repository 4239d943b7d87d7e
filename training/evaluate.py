"""Measure a pipeline on raw text: its trees, sentences, tags and lemmas, and its names.

    python training/evaluate.py PIPELINE DATA

PIPELINE is a folder or the name of an installed pipeline; DATA is the folder that training/README.md describes. What is
measured here is never trained on. A table in Markdown is printed, as it stands in training/MODEL_CARD.md.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy
from convert import LABELS, NLP, columns_file, joined, missing_of, repaired, spans_of, token_lines, tree_columns
from spacy.language import Language
from spacy.scorer import Scorer, get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import NumpyOps, set_current_ops

import legation.language.sentences  # noqa: F401  (registers the sentence rule)

#: What is measured of trees: the name that spaCy's scorer gives it, and the head of its column.
TREES = {
    "dep_las": "LAS",
    "dep_uas": "UAS",
    "tag_acc": "tags",
    "pos_acc": "parts",
    "lemma_acc": "lemmas",
    "sents_f": "sentences F",
}
WORLDWIDE = {"Person": "PERSON", "Organization": "ORG", "Location": "LOC", "NORP": "NORP"}
#: Before these words, and after those, newspapers put no space.
NO_SPACE_BEFORE = frozenset(", . ; : ! ? ) ] % 's ’s n't n’t 're ’re 've ’ve 'll ’ll 'd ’d ' ’ ” ''".split())
NO_SPACE_AFTER = frozenset("( [ $ £ € “ ‘ ``".split())

Tagged = tuple[list[str], list[str]]


# --- trees ----------------------------------------------------------------------------------------------------------


def treebank(path: Path, wanted: str = "") -> Iterator[Doc]:
    """The paragraphs of a treebank, as the package reads them; with `wanted`, those of documents so called."""
    for identifier, lines in sections(path):
        sentences = [tree_columns(rows) for rows in token_lines([*lines, ""])]
        if identifier.startswith(wanted) and sentences:
            yield joined(sentences)


def sections(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The lines of each paragraph of a treebank, with the identifier of its document."""
    identifier, lines = "", list[str]()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("# newdoc", "# newpar")):
            yield identifier, lines
            lines = []
        if line.startswith("# newdoc"):
            identifier = line.rpartition("= ")[2]
        lines.append(line)
    yield identifier, lines


def tree_scores(nlp: Language, gold: Iterable[Doc]) -> list[str]:
    """One cell for each thing measured of trees; punctuation is left out of LAS and UAS, as is usual."""
    scores = Scorer(nlp).score(examples(nlp, gold))
    return [cell(scores.get(key)) for key in TREES]


# --- names ----------------------------------------------------------------------------------------------------------


def worldwide(folder: Path, other: str) -> Iterator[Doc]:
    """Articles of world newswire; names of a class that we do not have are tagged `other`."""
    for path in sorted(folder.glob("*.tsv")):
        lines = path.read_text("utf-8").splitlines()
        sentences = columns_of(lines[1:] if lines[0].startswith("http") else lines)
        yield named(sentences, lambda label: WORLDWIDE.get(label), other)


def columns_of(lines: Iterable[str]) -> list[Tagged]:
    """Sentences of lines of a word, a tab and a BIOES tag; the tags come out as BIO."""
    found: list[Tagged] = [([], [])]
    for line in lines:
        # A third column holds a name within the name: "Houston" in "Houston Astros".
        word, tag = (*line.split("\t"), "")[:2]
        if not word.strip():
            found.append(([], []))
            continue
        found[-1][0].append(word.strip())
        found[-1][1].append({"E": "I", "S": "B"}.get(tag[:1], tag[:1]) + tag[1:])
    return [(words, tags) for words, tags in found if words]


def politics(path: Path, other: str) -> Iterator[Doc]:
    """Sentences of CrossNER's politics part, each by itself: they come from different articles."""
    for sentence in columns_file(path, "\t", 0, 1):
        yield named([sentence], lambda label: LABELS.get(label), other)


def named(sentences: Iterable[Tagged], label_of: Callable[[str], str | None], other: str) -> Doc:
    """A document with its names in our labels; names of other classes are tagged `other`: "O", or "-" for unknown."""
    words: list[str] = []
    tags: list[str] = []
    for sentence, marks in sentences:
        words += sentence
        for mark in marks:
            label = label_of(mark[2:])
            tags.append("O" if mark == "O" else f"{mark[0]}-{label}" if label else other)
    document = Doc(NLP.vocab, words=words, spaces=spaces(words))
    tags = repaired(tags)
    known = ["O" if tag == "-" else tag for tag in tags]
    document.set_ents(list(spans_of(document, known)), missing=list(missing_of(document, tags)), default="outside")
    return document


def spaces(words: list[str]) -> list[bool]:
    """Whether white space follows each word, as far as the words tell: column files do not say."""
    found = []
    opened = False
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == '"':
            opened = not opened
        before = word in NO_SPACE_AFTER or (word == '"' and opened)
        after = following in NO_SPACE_BEFORE or (following == '"' and opened)
        found.append(not (before or after))
    return found


def name_scores(nlp: Language, gold: Iterable[Doc], labels: Iterable[str]) -> list[str]:
    """F over all names and for each label; what the pipeline finds of other labels does not count."""
    kept = list(labels)
    measured = examples(nlp, gold)
    for example in measured:
        example.predicted.ents = tuple(span for span in example.predicted.ents if span.label_ in kept)
    scores = get_ner_prf(measured)
    by_label: Mapping[str, Any] = scores["ents_per_type"]
    total = [cell(scores["ents_f"]), cell(scores["ents_p"]), cell(scores["ents_r"])]
    return total + [cell(by_label.get(label, {}).get("f")) if label in kept else "–" for label in NAMES]


NAMES = ("PERSON", "ORG", "LOC", "NORP", "EVENT")


# --- both -----------------------------------------------------------------------------------------------------------


def examples(nlp: Language, gold: Iterable[Doc]) -> list[Example]:
    """Gold documents beside what the pipeline makes of their raw text."""
    # The scorer looks the labels of both up in the vocabulary of the gold.
    documents = [Doc(nlp.vocab).from_bytes(document.to_bytes()) for document in gold]
    texts = (document.text for document in documents)
    return [Example(found, right) for found, right in zip(nlp.pipe(texts, batch_size=16), documents, strict=True)]


def cell(score: float | None) -> str:
    return "–" if score is None else f"{100 * score:.1f}"


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def print_table(head: list[str], rows: Iterable[list[str]]) -> None:
    print(row(*head))
    print(row(*("---" for _ in head)))
    for cells in rows:
        print(row(*cells), flush=True)
    print()


def main(pipeline: str, data: Path) -> None:
    set_current_ops(NumpyOps(use_blis=False))
    started = time.perf_counter()
    nlp = spacy.load(pipeline)
    print(f"{nlp.meta['name']} {nlp.meta['version']}, loaded in {time.perf_counter() - started:.2f} s\n")
    banks = {
        "PUD test": treebank(data / "ud/en_pud-test.conllu"),
        "GUM test, news": treebank(data / "ud/en_gum-test.conllu", "GUM_news"),
        "EWT test": treebank(data / "ud/en_ewt-test.conllu"),
    }
    print_table(["trees", *TREES.values()], ([name, *tree_scores(nlp, gold)] for name, gold in banks.items()))
    names = {
        "worldwide newswire": (worldwide(data / "ner-evaluation-only/worldwide", "O"), NAMES[:4]),
        "the same, other classes unknown": (worldwide(data / "ner-evaluation-only/worldwide", "-"), NAMES[:4]),
        "CrossNER politics test": (
            politics(data / "ner/crossner/politics.test.txt", "-"),
            ("PERSON", "ORG", "LOC", "EVENT"),
        ),
    }
    head = ["names", "F", "precision", "recall", *NAMES]
    print_table(head, ([name, *name_scores(nlp, gold, labels)] for name, (gold, labels) in names.items()))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]))
