"""Datelines: place, day and agency in front of a report."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.articles.dateline import dateline_of, day_of
from legation.model import Dateline, Interval, Span

REST = " Chad and Niger signed a treaty on Monday."


@pytest.mark.parametrize(
    ("line", "place", "of", "days", "agency"),
    [
        ("TOKYO, Aug 24 (Reuters) -", "TOKYO", "JPN", (None, 8, 24), "Reuters"),
        ("KYIV, Ukraine (AP) —", "KYIV", "UKR", (None, None, None), "AP"),
        ("New Delhi, September 8 (ANI):", "New Delhi", "IND", (None, 9, 8), "ANI"),
        ("New Delhi [India], September 8 (ANI):", "New Delhi", "IND", (None, 9, 8), "ANI"),
        ("New Delhi, Aug 24 (PTI)", "New Delhi", "IND", (None, 8, 24), "PTI"),
        ("GENEVA –", "GENEVA", "CHE", (None, None, None), None),
        ("NIAMEY—", "NIAMEY", "NER", (None, None, None), None),
        ("ISLAMABAD, March 3, 2021:", "ISLAMABAD", "PAK", (2021, 3, 3), None),
        ("Geneva, 5 May 2022 –", "Geneva", "CHE", (2022, 5, 5), None),
        ("SEOUL, South Korea, Aug. 24 (Yonhap) --", "SEOUL", "KOR", (None, 8, 24), "Yonhap"),
        ("BRUSSELS, Tuesday, Aug 24 (Reuters) -", "BRUSSELS", "BEL", (None, 8, 24), "Reuters"),
        ("DUBAI, 24th August, 2022 (WAM) --", "DUBAI", "ARE", (2022, 8, 24), "WAM"),
        ("NEW DELHI/TOKYO, Sept 8 (Reuters) -", "NEW DELHI/TOKYO", "IND", (None, 9, 8), "Reuters"),
        ("Tokyo, Aug. 24 (Jiji Press)--", "Tokyo", "JPN", (None, 8, 24), "Jiji Press"),
        ("MOSCOW. Aug 24 (Interfax) -", "MOSCOW", "RUS", (None, 8, 24), "Interfax"),
        ("SPRINGFIELD (AP) —", "SPRINGFIELD", "", (None, None, None), "AP"),
    ],
)
def test_a_dateline(
    line: str, place: str, of: str, days: tuple[int | None, int | None, int | None], agency: str | None
) -> None:
    """Its place is kept as written, with the state that it lies in where that is known."""
    year, month, day = days
    assert dateline_of(line + REST) == Dateline(
        span=Span(text=line, start=0, end=len(line)),
        place=place,
        of=of,
        year=year,
        month=month,
        day=day,
        agency=agency,
    )


def test_a_dateline_behind_headline_and_byline() -> None:
    """It opens the report, not the page."""
    text = f"Chad and Niger agree\n\nBy Jane Roe\n\nNIAMEY, Aug 24 (Reuters) -{REST}"
    found = dateline_of(text)
    assert found
    assert (found.place, found.span.start) == ("NIAMEY", text.index("NIAMEY"))


@pytest.mark.parametrize(
    "text",
    [
        "Updated, September 8: Chad and Niger agree",
        "UPDATE - Chad and Niger agree",
        "BREAKING: Chad and Niger agree",
        "Washington - Moscow ties worsen",
        "Kyiv, August 24 (Independence Day) saw talks",
        "Paris (AFP) reports say",
        "Paris: the ministers met",
        "US – China talks end",
        "Statement by the Minister, May 4: Chad agrees",
        "Roe (JRP) - the leader of the party - agreed",
        "The ministers met in NIAMEY (AP) — they said",
        "FOO, Bar 24 (Reuters) - no month is called so",
        "",
        "Chad and Niger agree\n" * 100 + "NIAMEY (AP) — too far down",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    """Labels, headlines, asides and what stands further down."""
    assert dateline_of(text) is None


@pytest.mark.parametrize(
    ("year", "within", "day"),
    [
        (2022, None, "2022-08-24"),
        (None, ("2022-08-01", "2022-08-31"), "2022-08-24"),
        (None, ("2022-12-01", "2023-01-31"), None),
        (None, None, None),
        (None, ("2020-01-01", "2023-12-31"), None),
    ],
)
def test_the_day_of_a_dateline(year: int | None, within: tuple[str, str] | None, day: str | None) -> None:
    """A day without its year is one only where what is known from elsewhere leaves one."""
    days = Interval(first=date.fromisoformat(within[0]), last=date.fromisoformat(within[1])) if within else None
    told = Dateline(span=Span(text="X", start=0, end=1), place="X", year=year, month=8, day=24)
    found = day_of(told, days)
    assert (found and found.first) == (date.fromisoformat(day) if day else None)


@given(st.text(alphabet="AB ,.-–—:()[]/1234 \nMay", max_size=200))
def test_any_text_has_a_dateline_or_none(text: str) -> None:
    """Its span quotes the text."""
    found = dateline_of(text)
    assert found is None or text[found.span.start : found.span.end] == found.span.text
