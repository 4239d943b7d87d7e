"""Lemmas: those that the tables know are found where the pipeline's are off."""

from __future__ import annotations

import pytest

from legation.language.lemmas import lemma


@pytest.mark.parametrize(
    ("text", "proposed", "tag", "right"),
    [
        ("signed", "signe", "VBD", "sign"),
        ("imposed", "impos", "VBD", "impose"),
        ("visiting", "visite", "VBG", "visit"),
        ("denies", "denie", "VBZ", "deny"),
        ("suing", "suing", "VBG", "sue"),
        ("talks", "talkss", "NNS", "talk"),
        ("frozen", "freaz", "VBN", "freeze"),
        ("withdrew", "withdrew", "VBD", "withdraw"),
        ("froze", "froze", "VB", "freeze"),
        ("mine", "my", "NN", "mine"),
    ],
)
def test_a_wrong_lemma_is_mended(text: str, proposed: str, tag: str, right: str) -> None:
    """A regular form of a word of the tables has the word as its lemma, an irregular one its verb."""
    assert lemma(text, proposed, tag) == right


def test_a_known_lemma_stands() -> None:
    """What the pipeline proposes is kept where the tables know it."""
    assert lemma("met", "meet", "VBD") == "meet"


def test_an_unknown_word_keeps_its_lemma() -> None:
    """Words that no table holds are not touched."""
    assert lemma("blorbed", "blorbe", "VBD") == "blorbe"


def test_other_parts_of_speech_are_not_touched() -> None:
    """Only verbs, nouns and adjectives have regular endings: "during" is no form of "dure"."""
    assert lemma("during", "during", "IN") == "during"


def test_a_past_tense_that_the_tagger_takes_for_a_participle() -> None:
    """The list of irregular verbs knows "retook"."""
    assert lemma("retook", "retook", "VBG") == "retake"
