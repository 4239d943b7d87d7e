"""How a reading looks to people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import legation
from legation.cli.reading_page import show
from legation.cli.words import date_text, ordinal_text, plain, when_text
from legation.model import (
    Agreement,
    Citation,
    Event,
    EventType,
    Interval,
    Kind,
    Office,
    Place,
    Published,
    Reading,
    Reason,
    Series,
    Source,
    SourceKind,
    Span,
    Status,
    Step,
    StepKind,
    When,
)


def span(text: str) -> Span:
    """These words, at the start of an article."""
    return Span(text=text, start=0, end=len(text))


DIALOGUE = Event(
    id="e1",
    type=EventType.CONSULT,
    kind=Kind.DIALOGUE,
    mentions=(span("hold their second 2+2 dialogue"), span("The 2+2 conference")),
    status=Status.PLANNED,
    source=("IND", "JPN"),
    target=("IND", "JPN"),
    people=(Office(name="Rajnath Singh", of="IND", office="defence minister"),),
    when=When(span=span("September 8"), interval=Interval(first=date(2022, 9, 8), last=date(2022, 9, 8))),
    where=Place(span=span("Tokyo"), of="JPN"),
    status_cue=Span(text="will", start=91, end=95),
    confirmed=False,
    confirmed_cue=Span(text="neither nation had issued", start=300, end=325),
    topics=("joint operations",),
    series=Series(name="India–Japan 2+2", ordinal=2),
    attribution=(
        Source(span=span("officials"), kind=SourceKind.ANONYMOUS),
        Source(span=span("Kyodo"), kind=SourceKind.OUTLET),
    ),
)
READING = Reading(
    article=Citation(id="a1", title="Ministers of India and Japan to meet in Tokyo", outlet="A Paper"),
    published=Published(
        interval=Interval(first=date(2022, 8, 10), last=date(2022, 8, 31)),
        because=(Reason(reason="Hamada is minister from 2022-08-10", span=span("Hamada")),),
    ),
    events=(DIALOGUE,),
    agreements=(
        Agreement(
            name="Acquisition and Cross-Servicing Agreement",
            short="ACSA",
            parties=("IND", "JPN"),
            steps=(
                Step(
                    step=StepKind.SIGNED,
                    span=span("In September 2020"),
                    interval=Interval(first=date(2020, 9, 1), last=date(2020, 9, 30)),
                ),
            ),
        ),
    ),
    offices=(Office(name="Yasukazu Hamada", of="JPN", office="defence minister"),),
)
PAGE = """\
Ministers of India and Japan to meet in Tokyo
A Paper
Published 2022-08-10 to 2022-08-31 (inferred)
  because Hamada is minister from 2022-08-10: “Hamada”

Events
date           status     what         who                  where
2022-09-08     planned    CONSULT      IND–JPN              Tokyo (JPN)
                          dialogue
  series: India–Japan 2+2, 2nd
  about: joint operations
  with: Rajnath Singh, defence minister (IND)
  said by: officials (anonymous) → Kyodo (outlet); not officially confirmed:
  “neither nation had issued”
  planned: “will”
  “hold their second 2+2 dialogue”
  “The 2+2 conference”

Agreements
Acquisition and Cross-Servicing Agreement (ACSA): IND–JPN
  signed 2020-09 “In September 2020”

Office-holders
Yasukazu Hamada, defence minister (JPN)

"""


def printed(reading: Reading, capsys: pytest.CaptureFixture[str]) -> str:
    """What people see of a reading where there is no terminal."""
    show(reading, "article.txt")
    return capsys.readouterr().out


def test_the_page_of_a_reading(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Dating, events with their evidence, agreements, office-holders: plain text in 80 columns without a terminal."""
    monkeypatch.setenv("COLUMNS", "80")
    assert printed(READING, capsys) == PAGE


def test_without_sources_nobody_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """What no side has confirmed is told by itself where the article gives no source."""
    page = printed(replace(READING, events=(replace(DIALOGUE, attribution=()),)), capsys)
    assert "\n  not officially confirmed: “neither nation had issued”\n" in page
    assert "said by" not in page


def test_an_article_without_events(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing found is said, and the file's name stands for the title."""
    page = printed(Reading(article=Citation(id="a1"), published=Published()), capsys)
    assert page.startswith("article.txt\nPublished: date unknown\n")
    assert "No event" in page


def test_foreign_text_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences and marks that turn the writing around are shown as signs, not sent."""
    cited = Citation(id="a1", title="\x1b[31mred\x07 \u202eback", outlet="\x9b2Jclear")
    page = printed(Reading(article=cited, published=Published()), capsys)
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(page)


def test_long_words_stay_within_the_page(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A name without a space is folded, and none of it is lost."""
    monkeypatch.setenv("COLUMNS", "80")
    event = Event(id="e1", type=EventType.AID, mentions=(span("x" * 200),), status=Status.HAPPENED, source=("Y" * 70,))
    page = printed(Reading(article=Citation(id="a1"), published=Published(), events=(event,)), capsys)
    assert max(map(len, page.splitlines())) <= 80
    assert (page.count("x"), page.count("Y")) == (200 + "article.txt".count("x"), 70)


def test_a_status_that_the_evidence_shows_needs_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    """What gives the status is not told twice where it stands within the words of the act."""
    event = replace(DIALOGUE, mentions=(span("will hold a dialogue"),), status_cue=span("will"))
    assert "planned:" not in printed(replace(READING, events=(event,)), capsys)


def test_what_has_happened_needs_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    """A past tense is no news."""
    event = replace(DIALOGUE, status=Status.HAPPENED, status_cue=Span(text="have held", start=91, end=100))
    assert "have held" not in printed(replace(READING, events=(event,)), capsys)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2022, 9, 8), date(2022, 9, 8), "2022-09-08"),
        (date(2022, 2, 1), date(2022, 2, 28), "2022-02"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2021, 1, 1), date(2022, 12, 31), "2021-01-01 to 2022-12-31"),
        (date(2022, 8, 10), date(2022, 8, 31), "2022-08-10 to 2022-08-31"),
        (date(2022, 8, 10), None, "from 2022-08-10"),
        (None, date(2022, 8, 10), "until 2022-08-10"),
        (None, None, "date unknown"),
    ],
)
def test_dates_are_as_short_as_they_can_be_said(first: date | None, last: date | None, text: str) -> None:
    """A whole month or year is named as such; an open bound stays open."""
    assert date_text(Interval(first=first, last=last)) == text


def test_an_unknown_date_keeps_its_words() -> None:
    """Where nobody can date the words, the words are shown."""
    assert when_text(When(span=span("on Wednesday"))) == "date unknown “on Wednesday”"
    assert when_text(None) == "date unknown"


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd"), (112, "112th")]
)
def test_ordinals_are_written_as_in_english(number: int, text: str) -> None:
    """Eleventh, twelfth and thirteenth are no exceptions of the reader."""
    assert ordinal_text(number) == text


def test_quotations_stand_on_one_line() -> None:
    """Line breaks and rows of spaces in the article become one space in the page."""
    assert plain("the two\n  sides\tmet") == "the two sides met"


def test_a_note_stands_under_the_office(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the tables disagree with an office, or give it for another time, that stands under it."""
    reading = legation.read("Tony Blair flew to Baghdad on Monday.", published="2022-11-24")
    page = " ".join(printed(reading, capsys).split())
    assert "Tony Blair, Prime Minister (GBR) not at the time of the article: from 1997-05-02 to 2007-06-27" in page
