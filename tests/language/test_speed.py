"""The choice of the matrix product: measured at load, and of no consequence for what is read."""

from __future__ import annotations

import pytest
from thinc.api import NumpyOps, Ops, get_current_ops, set_current_ops

from legation.language import pipeline, speed
from legation.language.tree import Sentence

ARTICLE = """Turkey and Egypt to restore ambassadors, minister says

ANKARA, July 4 - Foreign Minister Mevlut Cavusoglu said on Tuesday that Turkey and Egypt would raise their relations
to the level of ambassadors, ten years after Cairo expelled Ankara's envoy. His Egyptian counterpart, Sameh Shoukry, is
expected to visit Ankara next month, according to two officials who asked not to be named.
"""


@pytest.mark.parametrize(("own", "taken"), [(0.5, True), (0.9, False), (2.0, False)])
def test_the_library_is_taken_only_where_it_is_clearly_faster(
    monkeypatch: pytest.MonkeyPatch, own: float, taken: bool
) -> None:
    """A product that is about as fast does not displace numpy's: the choice must not hang on chance."""
    monkeypatch.setattr(
        speed, "_seconds", lambda *each: [own if getattr(operations, "use_blis", True) else 1.0 for operations in each]
    )
    assert getattr(speed.fastest_operations(), "use_blis", True) is taken


def test_each_has_several_turns_however_short_the_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that waits on a busy machine does not judge by a single product."""
    taken: list[Ops] = []
    monkeypatch.setattr(speed, "TRIAL", 0.0)
    monkeypatch.setattr(speed, "_once", lambda operations, *_: float(taken.append(operations) or len(taken)))
    one, other = NumpyOps(use_blis=False), NumpyOps(use_blis=True)
    assert speed._seconds(one, other) == [1.0, 2.0]
    assert taken == [one, other] * speed.FEWEST


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
