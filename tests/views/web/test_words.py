"""Words of pages: names, days, sentences."""

from __future__ import annotations

from datetime import date

import pytest

from legation.model import UNKNOWN, EventType, Interval, Kind, Line, Series, Spot, Status
from legation.views.web.sentences import VERBS, headline, sentence
from legation.views.web.words import (
    counted,
    days_text,
    in_sentence,
    iso_text,
    line_day,
    listed,
    month_text,
    ordinal_text,
    stands,
    sureness,
    tame,
    version_text,
)


def days(first: str, last: str | None = None) -> Interval:
    """Days from one to another."""
    return Interval(first=date.fromisoformat(first), last=date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("interval", "long", "short"),
    [
        (days("2022-09-08"), "8 September 2022", "8 Sep 2022"),
        (days("2022-09-01", "2022-09-30"), "September 2022", "Sep 2022"),
        (days("2022-01-01", "2022-12-31"), "2022", "2022"),
        (days("2020-01-01", "2022-12-31"), "2020–2022", "2020–2022"),
        (days("2022-09-01", "2022-12-31"), "September–December 2022", "Sep–Dec 2022"),
        (days("2022-09-05", "2022-09-08"), "5–8 September 2022", "5–8 Sep 2022"),
        (days("2022-02-28", "2022-03-03"), "28 February – 3 March 2022", "28 Feb – 3 Mar 2022"),
        (days("2021-12-28", "2022-01-03"), "28 December 2021 – 3 January 2022", "28 Dec 2021 – 3 Jan 2022"),
        (Interval(first=date(2022, 3, 1)), "from 1 March 2022", "from 1 Mar 2022"),
        (Interval(last=date(2022, 3, 1)), "until 1 March 2022", "until 1 Mar 2022"),
        (UNKNOWN, "date unknown", "date unknown"),
    ],
)
def test_days_are_said_as_short_as_they_can_be(interval: Interval, long: str, short: str) -> None:
    """As people write them."""
    assert days_text(interval) == long
    assert days_text(interval, short=True) == short


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2022-09-08", "8 September 2022"),
        ("2022-09-01/2022-09-30", "September 2022"),
        ("2022-09-01/..", "from 1 September 2022"),
        ("../2022-09-01", "until 1 September 2022"),
        ("planned", "planned"),
        ("Tokyo (JPN)", "Tokyo (JPN)"),
        ("a/b", "a/b"),
        ("2022-09-30/2022-09-01", "2022-09-30/2022-09-01"),
    ],
)
def test_days_of_a_history_are_written_out(value: str, text: str) -> None:
    """What is no day stays as it is."""
    assert iso_text(value) == text


def test_parties_of_a_disagreement_are_named() -> None:
    """Codes are for programs."""
    assert version_text("parties", "ESP, NATO") == "Spain, North Atlantic Treaty Organization"
    assert version_text("place", "Madrid (ESP)") == "Madrid (ESP)"


def act(**given: object) -> Line:
    """A line that India and Japan do together, unless something else is given."""
    usual: dict[str, object] = {
        "id": "a",
        "type": EventType.CONSULT,
        "status": Status.HAPPENED,
        "source": ("IND", "JPN"),
        "target": ("IND", "JPN"),
    }
    return Line(**{**usual, **given})  # type: ignore[arg-type]


TOKYO = Spot(name="Tokyo", of="JPN")
SECOND = Series(name="2+2", ordinal=2)
ACCUSE: dict[str, object] = {"type": EventType.ACCUSE, "source": ("GBR",), "target": ("RUS", "BLR")}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (act(), "A consultation between India and Japan took place."),
        (
            act(kind=Kind.DIALOGUE, where=TOKYO, when=days("2022-09-08"), status=Status.PLANNED),
            "A dialogue between India and Japan is planned in Tokyo on 8 September 2022.",
        ),
        (
            act(kind=Kind.DIALOGUE, series=SECOND, when=days("2022-09-01", "2022-09-30")),
            "The 2nd session of the 2+2, a dialogue between India and Japan, took place in September 2022.",
        ),
        (
            act(kind=Kind.SUMMIT, source=("USA", "IND", "JPN"), target=("JPN", "USA", "IND"), status=Status.CANCELLED),
            "A summit of the United States, India and Japan was cancelled.",
        ),
        (
            act(when=days("2022-09-05", "2022-09-08")),
            "A consultation between India and Japan took place between 5 and 8 September 2022.",
        ),
        (act(**ACCUSE), "The United Kingdom criticised or accused Russia and Belarus."),
        (act(**ACCUSE, status=Status.POSSIBLE), "The United Kingdom may criticise or accuse Russia and Belarus."),
        (act(**ACCUSE, status=Status.ONGOING), "The United Kingdom is criticising or accusing Russia and Belarus."),
        (act(**ACCUSE, status=Status.PLANNED), "The United Kingdom is to criticise or accuse Russia and Belarus."),
        (
            act(**ACCUSE, status=Status.CANCELLED),
            "The United Kingdom will not criticise or accuse Russia and Belarus after all.",
        ),
        (
            act(**ACCUSE, status=Status.DENIED),
            "The United Kingdom did not criticise or accuse Russia and Belarus, or so it is said.",
        ),
        (act(type=EventType.AID, target=()), "India and Japan gave aid to others not named."),
        (act(source=(), target=()), "A consultation took place."),
    ],
)
def test_an_act_in_one_sentence(line: Line, said: str) -> None:
    """Who, what, whether, where and when, as far as it is known."""
    assert sentence(line) == said


def test_a_title_leaves_out_what_stands_beside_it() -> None:
    """A session is named by its series, with those whom its name does not name."""
    assert headline(act(kind=Kind.CALL, where=TOKYO)) == "A call between India and Japan"
    assert headline(act(series=SECOND)) == "The 2nd session of the 2+2 (India and Japan)"
    assert headline(act(series=Series(name="India–Japan 2+2", ordinal=3))) == "The 3rd session of the India–Japan 2+2"


def test_every_type_can_be_said() -> None:
    """No type of event is without its verb."""
    assert set(VERBS) == set(EventType)


def test_names_with_their_articles() -> None:
    """As in a sentence; what no table knows is called by its code."""
    found = [in_sentence(code) for code in ("JPN", "USA", "PHL", "NLD", "EU", "XYZ")]
    assert found == ["Japan", "the United States", "the Philippines", "the Netherlands", "the European Union", "XYZ"]


def test_the_month_under_which_an_act_stands() -> None:
    """What may have been in several months stands under its year; what nobody dates where it was told."""
    told = days("2022-08-24", "2022-09-01")
    found = [
        stands(act(when=when, told=told)) for when in (days("2022-09-08"), days("2022-01-01", "2022-12-31"), UNKNOWN)
    ]
    assert [month_text(month) for month in found] == ["September 2022", "2022, month not known", "August 2022"]
    assert month_text(stands(act())) == "Date unknown"
    assert line_day(act(told=told)) == "told 24 Aug 2022"


def test_how_sure_a_date_is() -> None:
    """In words."""
    found = [sureness(each) for each in (days("2022-09-08"), days("2022-09-01", "2022-09-30"), UNKNOWN)]
    assert found == [
        "known to the day",
        "on or between these 30 days, as far as articles tell",
        "no article says when",
    ]


def test_small_words() -> None:
    """Numbers and lists as people write them."""
    assert [ordinal_text(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]
    )
    assert [counted(number, "act") for number in (0, 1, 1200)] == ["0 acts", "1 act", "1,200 acts"]
    assert [listed(["a", "b", "c"][:count]) for count in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_foreign_text_is_tamed_and_keeps_its_length() -> None:
    """Controls and turns of direction become marks that do nothing, so that offsets stay as they are."""
    text = "a\u202eb\x00c\u2066d\ne\u00adf\u200dg"
    assert tame(text) == "a\ufffdb\ufffdc\ufffdd\ne\u00adf\u200dg"
    assert len(tame(text)) == len(text)
