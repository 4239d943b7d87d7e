"""Layers of spaCy's networks for prediction alone: the same parses, sooner.

What spaCy's embedding makes of a token hangs on its form alone (spelling, norm, prefix, suffix, shape), and an article
says most of its words more than once: each form of a batch is embedded once. Maxout and the normalisation of layers
leave out what only training needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from legation.errors import ModelError

Numbers = NDArray[np.float32]
Hashes = NDArray[np.uint64]
Layer = Model[Any, Any]
#: The components that read words.
COMPONENTS = ("ner", "tok2vec")
#: What the layers are called that do nothing but in training.
TRAINING = "dropout"
#: What the first layer of spaCy's embedding is called, which reads the attributes of tokens, and the last.
FIRST, LAST = "extract_features", "ragged2list"
#: What mixes the hashes of a token's attributes into one: the odd number of Knuth's multiplicative hashing.
MIXING = np.uint64(11400714819323198485)
#: What thinc adds to a variance.
SMALL = 1e-8


def for_prediction(nlp: Language) -> Language:
    """A pipeline whose layers only predict: it cannot be trained any further."""
    for component in COMPONENTS:
        for above in list(nlp.get_pipe(component).model.walk()):  # type: ignore[attr-defined]
            above.layers[:] = [_replaced(layer) for layer in above.layers if layer.name != TRAINING]
    return nlp


def _replaced(layer: Layer) -> Layer:
    """A layer, or the one that does as much for prediction."""
    if layer.layers and layer.layers[-1].name == LAST:
        columns = next(each for each in layer.walk() if each.name == FIRST).attrs["columns"]
        return Model("each form once", _each_form_once, layers=[layer], attrs={"columns": columns})
    replacing = REPLACING.get(layer.name)
    return replacing(layer) if replacing else layer


def _parameter(layer: Layer, name: str) -> Numbers:
    return np.asarray(layer.get_param(name))


def _nothing_learned(_: object) -> Any:
    raise ModelError("the package's pipeline only predicts: train a new one with `training/`")


# --- embedding -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Forms:
    """Word forms in the place of a document, as far as an embedding asks one: a line of attributes each."""

    vocab: Vocab
    features: Hashes
    spellings: Hashes

    def __len__(self) -> int:
        return len(self.spellings)

    def to_array(self, asked: object) -> Hashes:
        """The attributes of all forms; the spellings alone where the word vectors ask for them."""
        return self.spellings if asked == ORTH else self.features


def _each_form_once(
    model: Model[Sequence[Doc], list[Numbers]], documents: Sequence[Doc], is_train: bool
) -> tuple[list[Numbers], Callable[[object], Any]]:
    embedding = model.layers[0]
    features = np.concatenate([document.to_array(model.attrs["columns"]) for document in documents])
    spellings = np.concatenate([document.to_array(ORTH) for document in documents])
    mixed = spellings
    for column in features.T:
        mixed = mixed * MIXING + column
    _, places, forms = np.unique(mixed, return_index=True, return_inverse=True)
    once = _Forms(vocab=documents[0].vocab, features=features[places], spellings=spellings[places])
    ends = np.cumsum([len(document) for document in documents])
    return np.split(embedding.predict([once])[0][forms], ends[:-1]), _nothing_learned


# --- maxout ----------------------------------------------------------------------------------------------------------


def _by_pieces(layer: Layer) -> Layer:
    """A maxout layer (Goodfellow et al. 2013, "Maxout Networks") whose weights lie piece by piece.

    thinc has the pieces of one output side by side, and also notes which was the largest.
    """
    width, pieces = layer.get_dim("nO"), layer.get_dim("nP")
    weights = np.ascontiguousarray(_parameter(layer, "W").transpose(1, 0, 2).reshape(pieces * width, -1))
    parameters: dict[str, Any] = {"W": weights, "b": _parameter(layer, "b").T.reshape(-1)}
    return Model("maxout by pieces", _maxout, dims={"nO": width}, params=parameters)


def _maxout(model: Layer, values: Any, is_train: bool) -> tuple[Numbers, Callable[[object], Any]]:
    product = model.ops.gemm(values, model.get_param("W"), trans2=True)  # type: ignore[arg-type]
    found = np.asarray(product)
    found += _parameter(model, "b")
    width = model.get_dim("nO")
    largest = found[:, :width]
    for start in range(width, found.shape[1], width):
        largest = np.maximum(largest, found[:, start : start + width])
    return largest, _nothing_learned


# --- normalisation ---------------------------------------------------------------------------------------------------


def _in_place(layer: Layer) -> Layer:
    """A normalising layer that makes one new array."""
    return Model("layernorm in place", _normal, params={name: layer.get_param(name) for name in ("G", "b")})


def _normal(model: Layer, values: Numbers, is_train: bool) -> tuple[Numbers, Callable[[object], Any]]:
    centred = values - np.add.reduce(values, axis=1, keepdims=True) / values.shape[1]
    variance = np.einsum("ij,ij->i", centred, centred) / values.shape[1] + SMALL
    centred *= (1 / np.sqrt(variance))[:, None]
    centred *= _parameter(model, "G")
    centred += _parameter(model, "b")
    return centred, _nothing_learned


REPLACING: Mapping[str, Callable[[Layer], Layer]] = MappingProxyType({"maxout": _by_pieces, "layernorm": _in_place})
