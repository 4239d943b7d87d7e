"""The component for spaCy: a text in, its times on the document."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from legation import InputError, Interval, Span, Timex, TimexType

TEXT = "They met on 4 July 2022 for two days, and will meet again next month."


def pipeline(**config: object) -> Language:
    """A pipeline that has only our component, found by its name."""
    nlp = spacy.blank("en")
    nlp.add_pipe("legation_times", config=config)
    return nlp


def marked(doc: Doc) -> list[tuple[str, str]]:
    """Words and label of each span."""
    return [(span.text, span.label_) for span in doc.spans["times"]]


def values(doc: Doc) -> list[str]:
    """The TIMEX3 value of each expression."""
    return [timex.value for timex in doc._.times]


def test_spans_are_labelled_with_their_types() -> None:
    """Each expression is a span of the document, with its TIMEX3 type."""
    assert marked(pipeline()(TEXT)) == [("4 July 2022", "DATE"), ("two days", "DURATION"), ("next month", "DATE")]


def test_each_span_has_its_meaning() -> None:
    """`doc._.times` holds what `legation.find_times` gives, in the order of the spans."""
    day = date(2022, 7, 4)
    assert pipeline()("They met on 4 July 2022.")._.times == [
        Timex(
            span=Span(text="4 July 2022", start=12, end=23),
            type=TimexType.DATE,
            value="2022-07-04",
            interval=Interval(first=day, last=day),
        )
    ]


def test_one_date_of_publication_for_all() -> None:
    """What is given with the component anchors every document."""
    nlp = pipeline(published="2022-07-06")
    assert [values(doc) for doc in nlp.pipe([TEXT, "They met on Monday."])] == [
        ["2022-07-04", "P2D", "2022-08"],
        ["2022-07-04"],
    ]


def test_a_document_has_its_own_date_of_publication() -> None:
    """`doc._.published` goes before what was given with the component; a day may be a string, a date or an interval."""
    nlp = pipeline(published="2022-07-06")
    days = ("1999-12-31", date(1999, 12, 31), Interval(first=date(1999, 12, 30), last=date(1999, 12, 31)), None)
    docs = [nlp.make_doc("They will meet next month.") for _ in days]
    for doc, day in zip(docs, days, strict=True):
        doc._.published = day
    assert [values(doc) for doc in nlp.pipe(docs)] == [["2000-01"], ["2000-01"], ["2000-01"], ["2022-08"]]


def test_a_history_counts_from_what_it_has_told() -> None:
    """In a narrative a month without its year is that of the story."""
    doc = pipeline(narrative=True)("In March 1941 they landed. In June they left.")
    assert values(doc) == ["1941-03", "1941-06"]


def test_a_date_that_is_none_is_refused() -> None:
    """The error is that of `legation.read`, as soon as the component is added."""
    with pytest.raises(InputError, match="'yesterday' is no date of publication"):
        pipeline(published="yesterday")


def test_a_span_covers_whole_tokens() -> None:
    """Where an expression starts or ends within a token, the span takes the token and `Timex` keeps the words."""
    nlp = pipeline()
    nlp.tokenizer = spacy.tokenizer.Tokenizer(nlp.vocab)  # parts at white space only
    doc = nlp("They met on (4 July 2022).")
    assert (marked(doc), [timex.span.text for timex in doc._.times]) == ([("(4 July 2022).", "DATE")], ["4 July 2022"])


@pytest.mark.parametrize("text", ["", "   ", "They met."])
def test_a_text_without_times(text: str) -> None:
    """The spans are there and empty."""
    doc = pipeline()(text)
    assert (marked(doc), doc._.times) == ([], [])


def test_a_document_that_has_not_been_read_has_no_times() -> None:
    """The extension answers for every document."""
    assert pipeline().make_doc(TEXT)._.times == []


def test_times_travel_with_the_document() -> None:
    """Spans and meanings survive the bytes that spaCy sends to disk and to other processes."""
    nlp = pipeline(published="2022-07-06")
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert (marked(again), again._.times) == (marked(doc), doc._.times)


def test_a_pipeline_on_disk_keeps_its_times(tmp_path: Path) -> None:
    """The component is loaded again with what it was given."""
    pipeline(published="2022-07-06").to_disk(tmp_path)
    assert values(spacy.load(tmp_path)(TEXT)) == ["2022-07-04", "P2D", "2022-08"]


def test_spacy_finds_the_component_by_itself() -> None:
    """Nothing of Legation needs to be imported, and a pipeline without the component does not pay for it."""
    command = """
import sys, spacy
nlp = spacy.blank("en")
assert "legation.reading.when" not in sys.modules
nlp.add_pipe("legation_times")
doc = nlp("They met on 4 July 2022.")
print([span.text for span in doc.spans["times"]])
"""
    result = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, encoding="utf-8")
    assert result.stdout == "['4 July 2022']\n"
