"""Keys as numbers: every key has its own, and they stand in the same order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pyspark", reason="no pyspark; `pip install 'legation[spark]'` brings it")

from legation.record.keys import LETTERS
from legation.scale.numbers import ALPHABET, key_of, number_of

KEYS = st.text(ALPHABET, min_size=LETTERS, max_size=LETTERS)


@given(KEYS)
def test_a_number_leads_back_to_its_key(key: str) -> None:
    """Nothing is lost on the way there and back."""
    assert key_of(number_of(key)) == key


@given(KEYS)
def test_a_number_fits_into_eight_bytes_with_sign(key: str) -> None:
    """It is a whole number of 60 bits."""
    assert 0 <= number_of(key) < 2**60


@given(KEYS, KEYS)
def test_numbers_stand_in_the_order_of_their_keys(one: str, other: str) -> None:
    """Records break ties by keys, so the order of numbers must be theirs: digits before letters."""
    assert (number_of(one) < number_of(other)) == (one < other)
