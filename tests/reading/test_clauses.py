"""Clauses: who does what to whom in a tree."""

from __future__ import annotations

from legation.language import pipeline
from legation.language.tree import Sentence, Word
from legation.reading import clauses


def parsed(text: str) -> Sentence:
    """The one sentence of a text."""
    return pipeline.load().sentences(text)[0]


def verb(sentence: Sentence, lemma: str) -> Word:
    """The word with a lemma."""
    return next(word for word in sentence.words if word.lemma == lemma)


def names(words: list[Word]) -> list[str]:
    """The texts of words."""
    return [word.text for word in words]


def test_an_active_verb_has_its_subject_and_object() -> None:
    """Japan urged Russia: Japan acts on Russia."""
    sentence = parsed("Japan urged Russia to leave.")
    assert names(clauses.agents(sentence, verb(sentence, "urge"))) == ["Japan"]
    assert names(clauses.patients(sentence, verb(sentence, "urge"))) == ["Russia"]


def test_a_passive_verb_has_its_agent_behind_by() -> None:
    """The plan was rejected by Iran: Iran acts on the plan."""
    sentence = parsed("The plan was rejected by Iran.")
    assert names(clauses.agents(sentence, verb(sentence, "reject"))) == ["Iran"]
    assert names(clauses.patients(sentence, verb(sentence, "reject"))) == ["plan"]


def test_an_infinitive_takes_the_subject_of_its_governor() -> None:
    """Japan plans to visit: Japan visits."""
    sentence = parsed("Japan agreed to release the ship.")
    found = clauses.subject(sentence, verb(sentence, "release"))
    assert found is not None
    assert found.text == "Japan"


def test_an_infinitive_under_urge_takes_its_object() -> None:
    """Japan urged Russia to withdraw: Russia withdraws."""
    sentence = parsed("Japan urged Russia to withdraw its forces.")
    found = clauses.subject(sentence, verb(sentence, "withdraw"))
    assert found is not None
    assert found.text == "Russia"


def test_a_finite_clause_lends_no_subject() -> None:
    """The subject of the main clause is not that of a clause with its own tense."""
    sentence = parsed("The officials left Geneva before the talks were cancelled.")
    found = clauses.subject(sentence, verb(sentence, "cancel"))
    assert found is not None
    assert found.text == "talks"


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    """The envoy who met them: the envoy meets."""
    sentence = parsed("The envoy who met the rebels returned to Geneva.")
    found = clauses.subject(sentence, verb(sentence, "meet"))
    assert found is not None
    assert found.text == "envoy"


def test_negation_counts_on_verb_and_object() -> None:
    """Both "did not meet" and "held no talks" are negated."""
    first = parsed("The ministers did not meet.")
    second = parsed("The ministers held no talks.")
    assert clauses.is_negated(first, verb(first, "meet"))
    assert clauses.is_negated(second, verb(second, "hold"))
