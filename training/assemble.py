"""Put the trained parts together as the pipeline that the package ships.

    python training/assemble.py PARSER NAMES OUTPUT

The names come before the parser and keep their own tok2vec. The model card, with the attributions that the data ask
for, goes with the weights.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import spacy

import legation.language.sentences  # noqa: F401  (registers the sentence rule)


def main(parser: Path, names: Path, output: Path) -> None:
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(names), after="legation_sentences")
    nlp.meta.update({"name": "legation_news", "version": "0.1.0", "license": "CC BY-SA 4.0", "author": "Legation"})
    # Where the training data lay on the machine that trained is nobody's concern, and would make two builds differ.
    nlp.config["paths"].update(train=None, dev=None, vectors=None)
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output, exclude=["lookups"])
    shutil.copy(Path(__file__).with_name("MODEL_CARD.md"), output)
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    print(f"{output}: {size / 1e6:.1f} MB, {', '.join(nlp.pipe_names)}")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
