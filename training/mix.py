"""Put together what the pipeline is trained on: the data that people labelled, the teacher's, and copies with
other names.

    python training/mix.py CORPUS

Reads and writes in the folder that convert.py wrote: `parser-all.spacy` and `names-all.spacy`.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from convert import name_document
from slots import refilled_copies
from spacy.tokens import Doc, DocBin
from teacher import name_tag

NLP = spacy.blank("en")
#: How often the trees that people made come for each time that the teacher's come, and the share of sentences refilled.
TIMES, SHARE = 4, 0.2


def documents(path: Path) -> Iterator[Doc]:
    yield from DocBin().from_disk(path).get_docs(NLP.vocab)


def tagged(document: Doc) -> tuple[list[str], list[str]]:
    return [token.text for token in document], [name_tag(token) for token in document]


def save(found: list[Doc], path: Path) -> None:
    DocBin(docs=found).to_disk(path)
    print(f"{path.name}: {len(found)} documents, {sum(map(len, found))} words", flush=True)


def main(corpus: Path) -> None:
    randomness = random.Random(1)
    gold = list(documents(corpus / "parser-train.spacy"))
    save(gold * TIMES + list(documents(corpus / "parser-silver.spacy")), corpus / "parser-all.spacy")
    names = [*documents(corpus / "names-train.spacy"), *documents(corpus / "names-silver.spacy")]
    names += [name_document(*copy) for copy in refilled_copies(map(tagged, names), SHARE, randomness)]
    save(names, corpus / "names-all.spacy")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
