"""Put the trained parts together as the pipeline that the package ships.

    python training/assemble.py PARSER NAMES OUTPUT

The names come before the parser and keep their own tok2vec. The model card, with the attributions that the data ask
for, goes with the weights.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
import srsly
from spacy.language import Language

import legation.language.sentences  # noqa: F401  (registers the sentence rule)


def main(parser: Path, names: Path, output: Path) -> None:
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(names), after="legation_sentences")
    nlp.meta.update({"name": "legation_news", "version": "0.2.0", "license": "CC BY-SA 4.0", "author": "Legation"})
    # Where the training data lay on the machine that trained is nobody's concern, and would make two builds differ.
    nlp.config["paths"].update(train=None, dev=None, vectors=None)
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output, exclude=["lookups"])
    # The vocabulary would hold every word of the training data, people's addresses among them.
    srsly.write_json(output / "vocab" / "strings.json", sorted(set(needed_strings(nlp))))
    shutil.copy(Path(__file__).with_name("MODEL_CARD.md"), output)
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    print(f"{output}: {size / 1e6:.1f} MB, {', '.join(nlp.pipe_names)}")


def needed_strings(nlp: Language) -> Iterator[str]:
    """What the parts must be able to spell out: English as such, labels, and the endings that lemmas change."""
    yield from spacy.blank("en").vocab.strings
    for labels in nlp.pipe_labels.values():
        for label in filter(str, map(str, labels)):
            yield label
            yield "|".join(part for part in label.split("|") if not part.startswith("POS="))
            yield from label.split("|")
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    trees = srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]
    for ending in endings(trees, lemmatizer.cfg["labels"]):
        yield nlp.vocab.strings[ending]


def endings(trees: list[dict[str, int]], wanted: list[int]) -> Iterator[int]:
    """The hashes in the edit trees that are in use: an inner node has two trees below it, a leaf what it replaces."""
    waiting = list(wanted)
    while waiting:
        tree = trees[waiting.pop()]
        waiting += (tree[side] for side in ("prefix_tree", "suffix_tree") if tree.get(side, len(trees)) < len(trees))
        yield from (tree[end] for end in ("orig", "subst") if tree.get(end))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
