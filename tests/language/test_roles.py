"""Roles: one analysis under the labels of two schools is the same to the reader."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from legation.language.roles import is_universal, sentences_of
from legation.language.tree import Role, Sentence

VOCABULARY = spacy.blank("en").vocab
#: Each word with its part of speech, then head and label in Universal Dependencies, then in ClearNLP.
Row = tuple[str, str, int, str, int, str]

ACTIVE: list[Row] = [
    ("India", "PROPN", 1, "nsubj", 1, "nsubj"),
    ("signed", "VERB", 1, "ROOT", 1, "ROOT"),
    ("a", "DET", 3, "det", 3, "det"),
    ("treaty", "NOUN", 1, "obj", 1, "dobj"),
    ("with", "ADP", 5, "case", 1, "prep"),
    ("Japan", "PROPN", 1, "obl", 4, "pobj"),
]
PASSIVE: list[Row] = [
    ("Iran", "PROPN", 2, "nsubj:pass", 2, "nsubjpass"),
    ("was", "AUX", 2, "aux:pass", 2, "auxpass"),
    ("sanctioned", "VERB", 2, "ROOT", 2, "ROOT"),
    ("by", "ADP", 4, "case", 2, "agent"),
    ("Washington", "PROPN", 2, "obl", 3, "pobj"),
]
NOUN: list[Row] = [
    ("Talks", "NOUN", 3, "nsubj", 3, "nsubj"),
    ("between", "ADP", 2, "case", 0, "prep"),
    ("neighbours", "NOUN", 0, "nmod", 1, "pobj"),
    ("failed", "VERB", 3, "ROOT", 3, "ROOT"),
]
NEGATED: list[Row] = [
    ("France", "PROPN", 3, "nsubj", 3, "nsubj"),
    ("did", "AUX", 3, "aux", 3, "aux"),
    ("not", "PART", 3, "advmod", 3, "neg"),
    ("attend", "VERB", 3, "ROOT", 3, "ROOT"),
]
OWNED: list[Row] = [
    ("Japan", "PROPN", 3, "nmod:poss", 3, "poss"),
    ("'s", "PART", 0, "case", 0, "case"),
    ("prime", "ADJ", 3, "amod", 3, "amod"),
    ("minister", "NOUN", 4, "nsubj", 4, "nsubj"),
    ("gave", "VERB", 4, "ROOT", 4, "ROOT"),
    ("Ukraine", "PROPN", 4, "iobj", 4, "dative"),
    ("aid", "NOUN", 4, "obj", 4, "dobj"),
]
COORDINATED: list[Row] = [
    ("India", "PROPN", 3, "nsubj", 3, "nsubj"),
    ("and", "CCONJ", 2, "cc", 0, "cc"),
    ("Nepal", "PROPN", 0, "conj", 0, "conj"),
    ("met", "VERB", 3, "ROOT", 3, "ROOT"),
]


def analysed(rows: list[Row], *, universal: bool) -> Sentence:
    """The sentence under the labels of one school."""
    columns = [(row[2], row[3]) if universal else (row[4], row[5]) for row in rows]
    document = Doc(
        VOCABULARY,
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        heads=[head for head, _ in columns],
        deps=[label for _, label in columns],
    )
    return sentences_of(document, offset=0, paragraph=0, first=0, universal=universal)[0]


def edges(sentence: Sentence) -> list[tuple[str, str, Role, str]]:
    """Each word with the word it stands under, its role and its preposition."""
    return [(word.text, sentence.words[word.head].text, word.role, word.preposition) for word in sentence.words]


@pytest.mark.parametrize(
    "rows",
    [ACTIVE, PASSIVE, NOUN, NEGATED, OWNED],
    ids=["active", "passive", "noun", "negated", "owned"],
)
def test_both_schools_give_the_same_roles(rows: list[Row]) -> None:
    """Heads, roles and prepositions do not tell which parser was used."""
    assert edges(analysed(rows, universal=True)) == edges(analysed(rows, universal=False))


@pytest.mark.parametrize("universal", [True, False], ids=["universal", "ClearNLP"])
def test_the_partner_is_oblique_with_its_preposition(universal: bool) -> None:
    """Japan stands under the verb, with "with"."""
    assert ("Japan", "signed", Role.OBLIQUE, "with") in edges(analysed(ACTIVE, universal=universal))


@pytest.mark.parametrize("universal", [True, False], ids=["universal", "ClearNLP"])
def test_who_acts_in_a_passive_is_the_agent(universal: bool) -> None:
    """Washington is the agent, Iran the passive subject."""
    found = edges(analysed(PASSIVE, universal=universal))
    assert ("Washington", "sanctioned", Role.AGENT, "by") in found
    assert ("Iran", "sanctioned", Role.PASSIVE_SUBJECT, "") in found


@pytest.mark.parametrize("universal", [True, False], ids=["universal", "ClearNLP"])
def test_coordinated_words_are_conjuncts_of_the_first(universal: bool) -> None:
    """Where the "and" hangs differs between the schools; who is coordinated does not."""
    sentence = analysed(COORDINATED, universal=universal)
    assert [word.text for word in sentence.conjuncts(sentence.words[0])] == ["Nepal"]


def test_the_school_is_told_by_its_labels() -> None:
    """Only Universal Dependencies have obliques."""
    assert is_universal(frozenset({"nsubj", "obl", "ROOT"}))
    assert not is_universal(frozenset({"nsubj", "pobj", "ROOT"}))


def test_an_unknown_label_has_no_role() -> None:
    """A label of neither school is taken as some other role, not as an error."""
    document = Doc(VOCABULARY, words=["Stop", "it"], heads=[0, 0], deps=["ROOT", "strange"], pos=["VERB", "PRON"])
    for universal in (True, False):
        words = sentences_of(document, offset=0, paragraph=0, first=0, universal=universal)[0].words
        assert words[1].role is Role.OTHER


def test_offsets_numbers_and_names_are_the_article_s() -> None:
    """A paragraph in the middle of an article: its words, sentences and names are placed in the whole."""
    document = Doc(VOCABULARY, words=["Hail", "New", "Delhi"], heads=[0, 2, 0], deps=["ROOT", "compound", "obj"])
    document.set_ents([Span(document, 1, 3, label="LOC")])
    sentence = sentences_of(document, offset=100, paragraph=7, first=3, universal=True)[0]
    assert (sentence.index, sentence.paragraph, sentence.start, sentence.end) == (3, 7, 100, 114)
    assert [(name.first, name.last, name.label) for name in sentence.names] == [(1, 3, "LOC")]
    assert (sentence.words[2].start, sentence.words[2].end) == (109, 114)
