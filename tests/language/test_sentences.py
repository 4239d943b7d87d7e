"""Sentences: where one ends and the next begins."""

from __future__ import annotations

import time

import pytest
import spacy

from legation.language.sentences import Sentences, sentence_starts

NLP = spacy.blank("en")
RULE = Sentences(NLP)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [sentence.text.strip() for sentence in RULE(NLP(text)).sents]


@pytest.mark.parametrize(
    "text",
    [
        "Joseph R. Biden, Jr. spoke with the chancellor.",
        "External Affairs Minister S. Jaishankar met A. K. Abdul Momen in Dhaka.",
        "Talks with U.S. President Joe Biden began.",
        "The U.A.E. Foreign Ministry denied it.",
        "Resolution No. 5 was adopted, as was resolution no. 2231.",
        "Boeing Inc. said that it would comply.",
        "The call took place at 9 a.m. on Monday.",
        "They arrived at 5 p.m. Monday in Geneva.",
        "Lt. Gen. Mark Smith and Capt. Jane Doe flew to Seoul.",
        "He met Sen. Lindsey Graham and Gov. Gavin Newsom in St. Petersburg.",
        "They signed it on Sept. 5 in Washington.",
        "Under Art. 5 of the treaty, an attack on one is an attack on all.",
        "We will … wait and see.",
        "The minister waited ... and left.",
        "Growth fell to 5.2 percent.",
        "The United Nations (U.N.) Security Council met.",
        "The govt. spokesman and prof. al-Sayed spoke.",
        "The pact (Source: the treaty office) runs out in May.",
        "It had one source: a minister.",
    ],
)
def test_a_stop_within_a_sentence_does_not_end_it(text: str) -> None:
    """Titles, initials, abbreviations, numbers and pauses stand inside sentences."""
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ministers met in Tokyo.", "They will meet again."),
        ("He returned to the U.S.", "The visit lasted two days."),
        ("The talks ended at 5 p.m.", "He left at once."),
        ("It was bought by Acme Inc.", "The price was not given."),
        ("The president said no.", "Japan agreed."),
        ("He served until Dec.", "In January he left."),
        ("The visit was off.", "2022 had been a hard year."),
        ("The firm was fined.", "eBay said it would appeal."),
        ("The talks went on till late at night.", "no agreement was reached."),
        ("Was it a success?", "Both sides said so."),
        ("“We will not yield.”", "The crowd cheered."),
        ('"We will not yield."', "The crowd cheered."),
        ("He was clear.", '"We will not yield," he said.'),
        ("He was clear.", "“We will not yield,” he said."),
        ("She said (in Paris.)", "The rest is known."),
        ("They waited ...", "The door stayed shut."),
        ("The dam is safe, say experts.", "[T]here is no danger."),
        ("He fell ill.", "Japan sent a doctor."),
        ("He spoke to the press etc.", "The rest is known."),
        ("He named NATO.", "Østergaard agreed."),
        ("The two leaders in Belgrade in 2019", "Photo: A. Petrović."),
        ("The embassy in Washington D.C.", "Image: State Archive."),
    ],
)
def test_a_sentence_ends_where_another_opens(first: str, second: str) -> None:
    """A stop ends a sentence before a capital, number, quotation or firm; marks that close belong to the first."""
    assert sentences(f"{first} {second}") == [first, second]


def test_a_line_break_ends_a_sentence() -> None:
    """A headline without a stop is not joined to the paragraph under it."""
    assert sentences("Modi to visit Tokyo\nThe visit was announced today.") == [
        "Modi to visit Tokyo",
        "The visit was announced today.",
    ]


def test_no_name_is_broken() -> None:
    """Without a stop there is no end, whatever the capitals."""
    assert len(sentences("Prime Minister Narendra Modi and President Ursula von der Leyen met")) == 1


def test_nothing_has_no_sentences() -> None:
    """No tokens, no starts."""
    assert sentence_starts([], []) == []


def test_many_stops_take_time_in_proportion() -> None:
    """A row of a hundred thousand stops is looked at once."""
    count = 100_000
    started = time.process_time()
    assert sentence_starts([*("." * count), "end"], [True] * (count + 1)) == [0]
    assert time.process_time() - started < 2
