"""Who closes a sentence: a verb of telling that came out as a plural."""

from __future__ import annotations

import pytest

from legation.language import pipeline
from legation.language.tree import Role


@pytest.mark.parametrize(
    ("text", "verb", "speaker"),
    [
        ("Togo has hired out its tug to the Beninese harbour, a shipping ledger shows.", "shows", "ledger"),
        ("The envoy was told to leave within a day, a ministry source says.", "says", "source"),
    ],
)
def test_a_verb_behind_who_tells(text: str, verb: str, speaker: str) -> None:
    """The last word is a verb, and the noun in front of it its subject."""
    sentence = pipeline.load(None).sentences(text)[0]
    last = next(word for word in sentence.words if word.text == verb)
    assert last.part == "VERB"
    assert [word.text for word in sentence.under(last, Role.SUBJECT)] == [speaker]


def test_a_plural_stays_one() -> None:
    """Reports that somebody reads are reports."""
    sentence = pipeline.load(None).sentences("The envoy read two ministry reports.")[0]
    assert next(word for word in sentence.words if word.text == "reports").part == "NOUN"
