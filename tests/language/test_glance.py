"""The small network before the parser: what it says of a text hangs on the text alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from legation.errors import ModelError
from legation.language import glance
from legation.language.glance import Glanced

#: Two sentences; the numbers are those of the kinds of name.
TEXT = (
    Glanced(words=("Norway", "and", "Poland", "held", "talks"), kinds=(1, 0, 1, 0, 0)),
    Glanced(words=("Rain", "fell"), kinds=(0, 0)),
)


def test_each_sentence_has_a_likelihood() -> None:
    """Between nought and one."""
    found = glance.load().likelihoods(TEXT)

    assert found.shape == (2,)
    assert ((found > 0) & (found < 1)).all()


def test_no_text_has_none() -> None:
    """An empty page is no error."""
    assert glance.load().likelihoods(()).shape == (0,)


def test_words_that_are_not_known_are_seen_by_their_ending_and_shape() -> None:
    """Any word has its rows."""
    words = ("Zzyqx", "zzyqxing", "4711", "—")
    found = glance.load().likelihoods([Glanced(words=words, kinds=(0,) * len(words))])

    assert 0 < found[0] < 1


def test_very_many_words_are_seen_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size of a batch changes nothing."""
    whole = glance.load().likelihoods(TEXT * 3)

    monkeypatch.setattr(glance, "LARGEST_BATCH", 1)

    assert np.allclose(glance.load().likelihoods(TEXT * 3), whole, atol=1e-5)


@pytest.mark.parametrize("content", [None, b"", b"no weights"])
def test_damaged_weights_are_named(tmp_path: Path, content: bytes | None) -> None:
    """A package that lost its weights says so, and what to do."""
    if content is not None:
        (tmp_path / "weights.npz").write_bytes(content)

    with pytest.raises(ModelError, match=r"the weights of the gate cannot be read .*: install the package anew"):
        glance.read(tmp_path)
