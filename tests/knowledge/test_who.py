"""Questions to the tables of office-holders."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import legation
from legation import InputError, Interval, Office
from legation.knowledge.holders import holders
from legation.knowledge.who import unknown

#: States whose heads, foreign and defence ministers the reviewed table knows, but for vacancies and days in doubt.
G20 = "ARG AUS BRA CAN CHN FRA DEU IND IDN ITA JPN MEX RUS SAU ZAF KOR TUR GBR USA"
OTHERS = "UKR ISR IRN PAK ARE QAT KWT BRN KHM LAO MYS PHL SGP THA VNM EGY NGA ETH KEN DZA POL ESP KAZ"
OFFICES = ("head of state", "head of government", "foreign minister", "defence minister")
FIRST, LAST = date(2015, 2, 1), date(2025, 6, 30)


def told(offices: list[Office]) -> list[tuple[str, str | None, str | None]]:
    """Who holds what where."""
    return [(office.name, office.of, office.office) for office in offices]


def test_a_surname_on_a_day() -> None:
    """Hamada on 20 August 2022 is the defence minister of Japan, with the days of his term."""
    (found,) = legation.who("Hamada", on="2022-08-20")
    assert (found.name, found.of, found.office_class) == ("Yasukazu Hamada", "JPN", "defence minister")
    assert (found.first, found.last) == (date(2022, 8, 10), date(2023, 9, 13))


def test_an_office_of_a_state_on_a_day() -> None:
    """The class of office and the code find the holder."""
    found = legation.who(office="defence minister", of="JPN", on=date(2022, 8, 20))
    assert [each.name for each in found] == ["Yasukazu Hamada"]


def test_a_title_and_the_name_of_a_state() -> None:
    """A title finds its bearer, and not everybody of its class."""
    assert [each.name for each in legation.who(office="President", of="Iran", on="2022-08-20")] == ["Ebrahim Raisi"]


def test_a_president_who_heads_the_government() -> None:
    """Where no prime minister is, the president is the head of government too."""
    found = legation.who(office="head of government", of="USA", on="2022-08-20")
    assert told(found) == [("Joe Biden", "USA", "President")]


def test_both_hold_it_on_the_day_of_the_change() -> None:
    """An interval finds all who held the office in it, in the order of their days."""
    found = legation.who(office="head of government", of="GBR", on="2022")
    assert [each.name for each in found] == ["Boris Johnson", "Liz Truss", "Rishi Sunak"]


def test_the_minister_stands_before_the_minister_of_state() -> None:
    """A minister of state whom news calls defence minister comes behind the formal one."""
    found = legation.who(office="defence minister", of="ARE", on="2022-08-20")
    assert found[0].name == "Mohammed bin Rashid al-Maktoum"


def test_what_no_source_has_seen_is_unknown() -> None:
    """Long after the last day seen nobody is named; that the term may go on is told apart."""
    day = Interval(first=date(2100, 1, 1), last=date(2100, 1, 1))
    assert legation.who(office="head of government", of="IND", on=day) == []
    assert [each.name for each in unknown(None, "head of government", "IND", day)] == ["Narendra Modi"]


def test_nobody_of_that_name() -> None:
    """A name that no table holds finds nothing."""
    assert legation.who("Nemo Nobody") == []


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ({}, "nobody is asked for"),
        ({"of": "Narnia"}, "no state or organisation 'Narnia'"),
        ({"office": "grand vizier", "of": "JPN"}, "no office 'grand vizier'"),
        ({"office": "defence minister", "of": "JPN", "on": "yesterday"}, "'yesterday' is no day"),
    ],
)
def test_a_question_that_means_nothing(question: dict[str, str], message: str) -> None:
    """The message repeats what is not known."""
    with pytest.raises(InputError, match=message):
        legation.who(**question)  # type: ignore[arg-type]


def test_every_term_can_be_read_and_runs_forwards() -> None:
    """No line of any table ends before it begins."""
    terms = holders().terms()
    assert [t.person for t in terms if t.first and (t.last or t.seen_until or t.first) < t.first] == []


@pytest.mark.parametrize("state", [*G20.split(), *OTHERS.split()])
def test_the_reviewed_table_knows_nearly_every_day(state: str) -> None:
    """Of the days from 2015 to June 2025, over all offices nine in ten have a known holder."""
    days = [FIRST + timedelta(days=30 * number) for number in range((LAST - FIRST).days // 30)]
    held = [len({h.person for h in holders().holding(office, state, day)}) for office in OFFICES for day in days]
    assert sum(number > 0 for number in held) >= 0.9 * len(held)


@pytest.mark.parametrize(
    ("name", "day", "person"),
    [
        ("Li", "2020-05-28", "Li Keqiang"),
        ("Park", "2016-02-16", "Park Geun-hye"),
        ("Assad", "2016-02-02", "Bashar al-Assad"),
        ("dos Santos", "2017-02-03", "Jose Eduardo dos Santos"),
        ("Salman", "2016-01-01", "King Salman"),
        ("Fernandez", "2014-07-31", "Cristina Fernandez de Kirchner"),
    ],
)
def test_short_forms_of_names(name: str, day: str, person: str) -> None:
    """Family names in front, Arabic articles, particles, kings and double names are found as news tells them."""
    assert person in {office.name for office in legation.who(name, on=day)}


def test_given_names_are_no_surnames() -> None:
    """Where the family name stands last, the first name alone finds nobody."""
    assert all("Macron" not in office.name for office in legation.who("Emmanuel", on="2022-01-01"))


@pytest.mark.parametrize(
    ("of", "day", "person"),
    [
        ("NATO", "2022-08-24", "Jens Stoltenberg"),
        ("IMF", "2022-08-24", "Kristalina Georgieva"),
        ("WTO", "2021-06-01", "Ngozi Okonjo-Iweala"),
        ("ASEAN", "2023-06-01", "Kao Kim Hourn"),
        ("OPEC", "2019-06-01", "Mohammad Sanusi Barkindo"),
    ],
)
def test_heads_of_organisations(of: str, day: str, person: str) -> None:
    """Heads of organisations are known since 2015."""
    names = [office.name for office in legation.who(office="secretary-general", of=of, on=day)]
    assert person in names


def test_leaders_of_the_last_century() -> None:
    """Heads of state and government are known back to 1945, and marked as unchecked."""
    (found,) = legation.who(office="head of government", of="GBR", on="1950-01-01")
    assert (found.name, found.source) == ("Clement Attlee", "public knowledge, unchecked")
