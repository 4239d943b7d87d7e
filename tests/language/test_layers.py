"""Layers for prediction alone: what they leave out changes no parse."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam

from legation.errors import ModelError
from legation.language import pipeline

PARAGRAPHS = [
    "Togo and Benin signed a pact on fishing on Monday, and Togo and Benin will sign another pact on Friday.",
    "They can't agree on tolls, the minister said; the minister said they cannot agree on quotas.",
    "",
]


def parsed(nlp: object) -> list[Doc]:
    """The paragraphs as a pipeline parses them, in one batch."""
    return list(nlp.pipe(PARAGRAPHS))  # type: ignore[attr-defined]


def told(document: Doc) -> list[tuple[object, ...]]:
    """All that is read of each token."""
    return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i, t.ent_type_, str(t.morph)) for t in document]


def test_words_and_trees_are_those_of_spacy_itself() -> None:
    """A word that comes twice, or with another norm ("ca" of "can't"), is read as spaCy reads it."""
    ours, plain = parsed(pipeline.load()._nlp), parsed(pipeline.plain())
    assert [told(each) for each in ours] == [told(each) for each in plain]


def test_contexts_are_those_of_spacy_itself() -> None:
    """The lines that the network reads on differ by no more than rounding."""
    for ours, plain in zip(parsed(pipeline.load()._nlp), parsed(pipeline.plain()), strict=True):
        assert np.allclose(np.asarray(ours.tensor), np.asarray(plain.tensor), atol=1e-4)


def test_the_pipeline_of_the_package_is_not_trained_further() -> None:
    """Who tries is told that it only predicts."""
    nlp = pipeline.Pipeline()._nlp
    example = Example.from_dict(nlp.make_doc(PARAGRAPHS[0]), {"entities": [(0, 4, "LOC")]})
    with pytest.raises(ModelError, match="only predicts"):
        nlp.update([example], sgd=Adam(0.001), exclude=[name for name in nlp.pipe_names if name != "ner"])
