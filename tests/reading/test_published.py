"""What the reading says of the day of publication that came with an article."""

from __future__ import annotations

from datetime import date

import pytest

from legation.articles.door import article
from legation.cli.words import published_text
from legation.model import DateBasis, Interval, Published
from legation.reading.reader import read_article

TEXT = "The ministers of Chad and Niger met in Niamey on Monday. They had signed a treaty in March 2021."
DATELINE = "NIAMEY, Aug 24, 2022 (Reuters) - " + TEXT


def read(
    text: str = TEXT, *, published: str | None = None, basis: DateBasis = DateBasis.GIVEN, url: str | None = None
) -> Published:
    """The day of publication as a reading tells it."""
    return read_article(article(text, published=published, basis=basis, url=url)).published


@pytest.mark.parametrize(
    ("basis", "reason", "shown"),
    [
        (DateBasis.GIVEN, "given with the article", "Published 2022-08-24 (given)"),
        (DateBasis.FEED, "given by the feed or message that it came by", "Published 2022-08-24 (given by the feed)"),
        (DateBasis.PAGE, "from the page's metadata", "Published 2022-08-24 (from the page's metadata)"),
        (DateBasis.GUESS, "guessed from the dates that the page shows", "Published 2022-08-24 (guessed)"),
    ],
)
def test_the_reason_says_who_told_the_day(basis: DateBasis, reason: str, shown: str) -> None:
    """In words, in the reading and on the terminal."""
    found = read(published="2022-08-24", basis=basis)
    assert (found.basis, [each.reason for each in found.because]) == (basis, [reason])
    assert published_text(found) == shown


def test_the_address_tells_the_day() -> None:
    """An address is no inference from the text."""
    found = read(url="https://paper.example/2022/08/24/talks")
    assert (found.basis, [each.reason for each in found.because]) == (DateBasis.ADDRESS, ["from its address"])
    assert published_text(found) == "Published 2022-08-24 (from its address)"


def test_the_dateline_tells_the_day_and_is_quoted() -> None:
    """The reason shows its words."""
    found = read(DATELINE)
    assert [(each.reason, each.span and each.span.text) for each in found.because] == [
        ("from its dateline", "NIAMEY, Aug 24, 2022 (Reuters) -")
    ]
    assert published_text(found) == "Published 2022-08-24 (from its dateline)"


def test_a_guess_that_the_text_does_not_allow_is_set_aside() -> None:
    """A text that tells of March 2021 as past was not written in 2019, whatever the page shows."""
    found = read(published="2019-01-07", basis=DateBasis.GUESS)
    assert (found.basis, found.interval) == (DateBasis.TEXT, Interval(first=date(2021, 3, 1)))
    assert found.because[-1].reason == ("Set aside, for the text does not allow it: 2019-01-07, which the page shows")


def test_a_month_in_the_address_leaves_the_day_to_the_text() -> None:
    """What the text tells within the month is more than the month."""
    found = read("They met.\n\nPublished August 24, 2022\n\n" + TEXT, url="https://paper.example/2022/08/talks")
    assert found.interval.first is not None
    assert (found.interval.first.year, found.interval.first.month) == (2022, 8)


def test_a_month_in_the_address_stands_where_the_text_adds_nothing() -> None:
    """It stays the address that tells it."""
    found = read("The ministers of Chad and Niger met.", url="https://paper.example/2022/08/talks")
    assert (found.basis, found.interval) == (
        DateBasis.ADDRESS,
        Interval(first=date(2022, 8, 1), last=date(2022, 8, 31)),
    )
