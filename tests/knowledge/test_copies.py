"""The thresholds of copies are checked when they are loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.copies import copy_rules, read_copy_rules

RULES = "[copy]\njaccard = 0.8\ncontained = 0.9\nleast_words = 60\n[template]\ndays_apart = 1\n"


def test_the_rules_that_ship_are_whole() -> None:
    """A copy shares four fifths, a cut one nine tenths of what it has."""
    assert (copy_rules().jaccard, copy_rules().contained) == (0.8, 0.9)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("jaccard = 0.8", "jaccard = 80"),
        ("jaccard = 0.8", "jaccard = 1.5"),
        ("contained = 0.9", "contained = 'most'"),
        ("least_words = 60", "least_words = -1"),
        ("least_words = 60", "least_words = true"),
        ("days_apart = 1", ""),
        ("[template]", "[templates]"),
    ],
)
def test_a_wrong_rule_is_named(tmp_path: Path, right: str, wrong: str) -> None:
    """The message names the file and the key, and says what to write."""
    (tmp_path / "copies.toml").write_text(RULES.replace(right, wrong), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"copies\.toml: .*; write a"):
        read_copy_rules(tmp_path)
