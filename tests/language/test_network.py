"""The network: what it sees of a sentence hangs on the sentence alone."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from legation.errors import ModelError
from legation.language import network, pipeline
from legation.language.tree import Sentence

TEXT = "Norway sent tanks to Poland. The two ministers talked for an hour in Oslo.\n\nRain fell in the north."


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, as the package's pipeline parses them."""
    return pipeline.load().sentences(text)


def test_a_sentence_has_a_line_of_scores_for_each_word() -> None:
    """Sixteen types and none, six statuses, eight kinds."""
    parsed = sentences(TEXT)

    seen = network.load().see(parsed, [frozenset()] * len(parsed))

    assert [each.scores.shape for each in seen if each] == [(len(sentence.words), 17 + 6 + 8) for sentence in parsed]


def test_what_is_seen_does_not_hang_on_the_sentences_beside() -> None:
    """Each sentence is seen as it would be alone."""
    parsed = sentences(TEXT)

    together = network.load().see(parsed, [frozenset()] * len(parsed))
    alone = [network.load().see([sentence], [frozenset()])[0] for sentence in parsed]

    for one, other in zip(together, alone, strict=True):
        assert one is not None
        assert other is not None
        assert np.allclose(one.scores, other.scores, atol=1e-4)


def test_very_many_words_are_seen_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size of a batch changes nothing."""
    parsed = sentences(TEXT)
    whole = network.load().see(parsed, [frozenset()] * len(parsed))

    monkeypatch.setattr(network, "LARGEST_BATCH", 1)
    parts = network.load().see(parsed, [frozenset()] * len(parsed))

    for one, other in zip(whole, parts, strict=True):
        assert one is not None
        assert other is not None
        assert np.allclose(one.scores, other.scores, atol=1e-4)


def test_a_word_has_its_place_in_the_table_however_it_is_written() -> None:
    """In a headline, at the start of a sentence, in capitals; a made-up word has none."""
    (sentence,) = sentences("Protest in Oslo: a protest, a PROTEST, a zxqv.")
    assert sentence.vectors is not None

    rows = dict(zip([word.text for word in sentence.words], sentence.vectors.rows.tolist(), strict=True))

    assert rows["Protest"] == rows["protest"] == rows["PROTEST"] >= 0
    assert rows["zxqv"] == -1


def test_a_sentence_of_another_pipeline_is_not_seen() -> None:
    """Another pipeline's vectors mean something else: such sentences have none."""
    bare = Sentence(index=0, paragraph=0, text="Rain fell.", start=0, words=(), names=())

    assert network.load().see([bare], [frozenset()]) == [None]


def array(file: str) -> bytes:
    """The bytes of a file of numpy's that holds other arrays than the network's."""
    buffer = io.BytesIO()
    if file == "npz":
        np.savez(buffer, other=np.zeros(3))
    else:
        np.save(buffer, np.zeros(3))
    return buffer.getvalue()


@pytest.mark.parametrize("content", [None, b"", b"no weights", array("npz"), array("npy")])
def test_damaged_weights_are_named(tmp_path: Path, content: bytes | None) -> None:
    """A package that lost its weights says so, and what to do."""
    if content is not None:
        (tmp_path / "weights.npz").write_bytes(content)

    with pytest.raises(ModelError, match=r"the weights of the detector cannot be read .*: install the package anew"):
        network.read(tmp_path)
