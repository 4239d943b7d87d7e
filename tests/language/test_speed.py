"""The choice of the matrix product: measured at load, and of no consequence for what is read."""

from __future__ import annotations

import pytest
from thinc.api import NumpyOps, get_current_ops, get_ops, set_current_ops

from legation.language import pipeline
from legation.language.speed import fastest_operations
from legation.language.tree import Sentence

ARTICLE = """Turkey and Egypt to restore ambassadors, minister says

ANKARA, July 4 - Foreign Minister Mevlut Cavusoglu said on Tuesday that Turkey and Egypt would raise their relations
to the level of ambassadors, ten years after Cairo expelled Ankara's envoy. His Egyptian counterpart, Sameh Shoukry, is
expected to visit Ankara next month, according to two officials who asked not to be named.
"""


def test_the_choice_is_between_numpy_and_the_library() -> None:
    """What comes out can multiply, and is one of the two."""
    assert isinstance(fastest_operations(), NumpyOps | type(get_ops("cpu")))


@pytest.mark.parametrize("blis", [False, True])
def test_either_product_reads_the_same(monkeypatch: pytest.MonkeyPatch, blis: bool) -> None:
    """Words, tags, lemmas, trees and names do not depend on which product the processor does faster."""
    before = get_current_ops()
    monkeypatch.setattr(pipeline, "fastest_operations", lambda: NumpyOps(use_blis=blis))
    try:
        found: list[Sentence] = pipeline.Pipeline().sentences(ARTICLE)
    finally:
        set_current_ops(before)
    assert found == pipeline.load().sentences(ARTICLE)
