"""The sentences that tell an event are cut from its article, whatever the article is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.model import Span
from legation.record.evidence import MOST, REACH, evidence_of, sentence_of

TEXT = (
    "Envoys met in Arica. Mr. Rojas spoke for Chile, J. Paz for Peru. They will meet again!\n"
    "“A good day.” The U.S. Embassy said nothing\nThe end"
)


def span(words: str, text: str = TEXT) -> Span:
    """The words where they first stand in a text."""
    return Span.of(text, text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("met", "Envoys met in Arica."),
        ("spoke", "Mr. Rojas spoke for Chile, J. Paz for Peru."),
        ("Paz", "Mr. Rojas spoke for Chile, J. Paz for Peru."),
        ("again", "They will meet again!"),
        ("good", "“A good day.”"),
        ("said", "The U.S. Embassy said nothing"),
        ("end", "The end"),
        ("Arica. Mr. Rojas", "Envoys met in Arica. Mr. Rojas spoke for Chile, J. Paz for Peru."),
    ],
)
def test_a_sentence_ends_at_its_stop(words: str, sentence: str) -> None:
    """Titles and initials end none, the end of a line does; words that cross a stop have both sides of it."""
    assert sentence_of(TEXT, span(words)).text == sentence


def test_a_text_without_stops_is_cut() -> None:
    """Of a page in one endless line, no more is kept than can be read."""
    text = "word " * 10_000 + "met " + "word " * 10_000
    assert len(sentence_of(text, span("met", text)).text) <= 2 * REACH + 3


def test_a_sentence_that_tells_twice_is_kept_once() -> None:
    """Two mentions in one sentence are one piece of evidence."""
    assert len(evidence_of(TEXT, [span("spoke"), span("Paz")])) == 1


def test_the_clearest_mention_comes_first() -> None:
    """Evidence is in the order of the mentions, and there is not too much of it."""
    found = evidence_of(TEXT, [span(words) for words in ("again", "met", "spoke", "end")])
    assert [each.text for each in found[:2]] == ["They will meet again!", "Envoys met in Arica."]
    assert len(found) == MOST


#: Letters, stops, marks, blanks, ends of lines, and whatever else Unicode has.
TEXTS = st.text(st.one_of(st.sampled_from('aB1 .!?…"”’)“(\n\r\t\u2028\u00a0'), st.characters()), max_size=80)


@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_any_words_stand_in_their_evidence(text: str, one: int, other: int) -> None:
    """Whatever the text and wherever the words: the sentence is of the text and holds them."""
    start, end = sorted(min(each, len(text)) for each in (one, other))
    found = sentence_of(text, Span.of(text, start, end))
    assert found.text == text[found.start : found.end]
    assert text[start:end].strip() in found.text
    assert not text[start:end].strip() or (found.start <= start + len(text[start:end]) - len(text[start:end].lstrip()))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6))
def test_evidence_never_fails(text: str, places: list[tuple[int, int]]) -> None:
    """Any mentions at all give a few sentences, each once."""
    spans = [Span.of(text, *sorted(min(each, len(text)) for each in both)) for both in places]
    found = evidence_of(text, spans)
    assert len(found) == len(set(found)) <= MOST
