"""Each word form embedded once a batch.

What spaCy's embedding makes of a token hangs on its form alone (spelling, norm, prefix, suffix, shape), and an article
says most of its words more than once. Here the embedding is asked for each form of a batch once, and its answer
given to all tokens of that form. The parses are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

Numbers = NDArray[np.float32]
Hashes = NDArray[np.uint64]
#: What the last layer of spaCy's embedding is called, and the first, which reads the attributes of tokens.
LAST, FIRST = "ragged2list", "extract_features"
#: The components that embed words.
COMPONENTS = ("ner", "tok2vec")
#: What mixes the hashes of a token's attributes into one: an odd number, that of Knuth's multiplicative hashing.
MIXING = np.uint64(11400714819323198485)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Forms:
    """Word forms in the place of a document, as far as an embedding asks one: a line of attributes each."""

    vocab: Vocab
    features: Hashes
    spellings: Hashes

    def __len__(self) -> int:
        return len(self.spellings)

    def to_array(self, asked: object) -> Hashes:
        """The attributes of all forms; the spellings alone where one attribute is asked for, by the word vectors."""
        return self.spellings if asked == ORTH else self.features


def with_forms(nlp: Language) -> Language:
    """A pipeline that embeds each form once a batch."""
    for component in COMPONENTS:
        for above in list(nlp.get_pipe(component).model.walk()):  # type: ignore[attr-defined]
            for at, layer in enumerate(above.layers):
                if layer.layers and layer.layers[-1].name == LAST:
                    above.layers[at] = Model("each form once", _forward, layers=[layer])
    return nlp


def _forward(
    model: Model[Sequence[Doc], list[Numbers]], documents: Sequence[Doc], is_train: bool
) -> tuple[list[Numbers], Callable[[list[Numbers]], Sequence[Doc]]]:
    embedding = model.layers[0]
    columns = next(layer for layer in embedding.walk() if layer.name == FIRST).attrs["columns"]
    features = np.concatenate([document.to_array(columns) for document in documents])
    if is_train or not len(features):
        return embedding(documents, is_train)
    spellings = np.concatenate([document.to_array(ORTH) for document in documents])
    mixed = spellings
    for column in features.T:
        mixed = mixed * MIXING + column
    _, places, forms = np.unique(mixed, return_index=True, return_inverse=True)
    once = _Forms(vocab=documents[0].vocab, features=features[places], spellings=spellings[places])
    ends = np.cumsum([len(document) for document in documents])
    return np.split(embedding.predict([once])[0][forms], ends[:-1]), lambda _: []
