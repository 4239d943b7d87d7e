"""The tables that ship are whole, and a broken one is told by file and line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.bodies import bodies
from legation.knowledge.dated_events import dated_events, read_dated_events
from legation.knowledge.elections import read_elections
from legation.knowledge.national_days import read_national_days
from legation.knowledge.organisations import members, organisations
from legation.knowledge.outlets import outlets
from legation.knowledge.places import places, read_places
from legation.knowledge.posts import read_posts
from legation.knowledge.relations import read_relations
from legation.knowledge.states import read_states, states
from legation.knowledge.stories import read_stories, read_storms
from legation.knowledge.tables import first_day, last_day, listed

KNOWN_CODES = frozenset(states())


@pytest.mark.parametrize("column", ["names", "adjectives", "people", "capitals"])
def test_every_state_has_each_kind_of_name(column: str) -> None:
    """No state lacks a name, an adjective, a noun for its people, or a capital."""
    assert [code for code, state in states().items() if not getattr(state, column)] == []


def test_ended_state_does_not_exist_now() -> None:
    """The Soviet Union exists in 1990 and not in 2022."""
    assert states()["SUN"].exists(date(1990, 1, 1))
    assert not states()["SUN"].exists(date(2022, 1, 1))


def test_united_kingdom_left_the_union() -> None:
    """The United Kingdom is a member of the EU on its last day and not on the day after."""
    assert "GBR" in members("EU", date(2020, 1, 31))
    assert "GBR" not in members("EU", date(2020, 2, 1))


def test_finland_joined_nato() -> None:
    """Finland is no member of NATO the day before it joined."""
    assert "FIN" not in members("NATO", date(2023, 4, 3))
    assert "FIN" in members("NATO", date(2023, 4, 4))


def test_members_now() -> None:
    """Without a day, the present members are given."""
    assert members("QUAD") == ("AUS", "IND", "JPN", "USA")


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("UN", 193), ("EU", 27), ("NATO", 32), ("ASEAN", 11), ("QUAD", 4), ("AUKUS", 3), ("G7", 7), ("SCO", 10),
        ("GCC", 6), ("AU", 55), ("ECOWAS", 12), ("SADC", 16), ("EAC", 8), ("OIC", 57), ("OPEC", 12), ("OSCE", 57),
        ("Council of Europe", 46), ("CSTO", 6), ("EAEU", 5), ("Mercosur", 5), ("CELAC", 33), ("CARICOM", 15),
        ("PIF", 18), ("Commonwealth", 56), ("APEC", 21), ("WTO", 166), ("World Bank", 189), ("P5", 5), ("P5+1", 6),
        ("Normandy Format", 4), ("Five Eyes", 5), ("ASEAN Regional Forum", 27), ("EAS", 18),
        ("ASEAN+3", 13), ("ICJ", 193),
    ],
)  # fmt: skip
def test_number_of_members_now(code: str, number: int) -> None:
    """Organisations and groupings have as many members as they say themselves."""
    assert len(members(code)) == number


@pytest.mark.parametrize(
    ("code", "state", "day", "is_member"),
    [
        ("ICC", "BDI", date(2017, 10, 26), True),
        ("ICC", "BDI", date(2017, 10, 28), False),
        ("WTO", "CHN", date(2001, 12, 10), False),
        ("WTO", "CHN", date(2001, 12, 11), True),
        ("WTO", "RUS", date(2012, 8, 22), True),
        ("Council of Europe", "RUS", date(2022, 3, 17), False),
        ("CELAC", "BRA", date(2021, 1, 1), False),
        ("UNESCO", "USA", date(2020, 1, 1), False),
        ("UNESCO", "USA", date(2023, 12, 1), True),
        ("OPEC", "QAT", date(2019, 1, 2), False),
    ],
)
def test_who_joined_and_left(code: str, state: str, day: date, is_member: bool) -> None:
    """Memberships begin and end on their days."""
    assert (state in members(code, day)) is is_member


def test_half_of_the_organisations_have_dated_members() -> None:
    """At least 150 organisations and groupings have their members in the table."""
    assert sum(bool(organisation.members) for organisation in organisations().values()) >= 150


def test_unknown_organisation_has_no_members() -> None:
    """An unknown code yields nothing rather than an error."""
    assert members("no such") == ()


def test_members_are_states() -> None:
    """Every membership names a state of the table."""
    named = {membership.state for organisation in organisations().values() for membership in organisation.members}
    assert named <= KNOWN_CODES | set(organisations())


def test_homes_are_states() -> None:
    """Bodies, outlets and places belong to states of the table, or to none."""
    homes = (
        {body.of for body in bodies()} | {outlet.of for outlet in outlets()} | {place.of for place in places().values()}
    )
    assert homes - KNOWN_CODES == {""}


def test_place_is_found_in_lower_case() -> None:
    """A place is looked up by its lower-cased name."""
    assert places()["sharm el-sheikh"].of == "EGY"


def test_dated_event_spans_its_days() -> None:
    """The Madrid summit has its first and last day."""
    madrid = next(event for event in dated_events() if event.name == "Madrid NATO summit")
    assert (madrid.first, madrid.last) == (date(2022, 6, 28), date(2022, 6, 30))


def test_months_and_years_count_whole() -> None:
    """A cell that names a month or a year spans all of it."""
    assert first_day("2024", "t", 1) == date(2024, 1, 1)
    assert first_day("2024-02", "t", 1) == date(2024, 2, 1)
    assert last_day("2024-02", "t", 1) == date(2024, 2, 29)
    assert last_day("2024", "t", 1) == date(2024, 12, 31)


def test_listed_drops_empty_parts() -> None:
    """A list cell is trimmed and loses its empty parts."""
    assert listed("a; b;;") == ("a", "b")


def test_wrong_date_is_told_with_file_and_line(tmp_path: Path) -> None:
    """A date that is none names the file and the line."""
    (tmp_path / "dated_events.csv").write_text(
        "name,words,news,from,to,kind,source\nx,y,,2022-13-01,,war,z\n", encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match=r"dated_events\.csv, line 2: '2022-13-01' is no day"):
        read_dated_events(tmp_path)


def test_a_post_that_ends_before_it_begins_is_told(tmp_path: Path) -> None:
    """A term with its days the wrong way round names the file, the line and the person."""
    (tmp_path / "posts.csv").write_text(
        "person,aliases,roles,of,from,to,source\nAda King,,mayor,london,2020-05-01,2016-05-01,s\n", encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match=r"posts\.csv, line 2: the term of Ada King ends before"):
        read_posts(tmp_path)


@pytest.mark.parametrize(
    ("table", "lines", "message", "read"),
    [
        ("elections", "of,kind,from,to,source\nKEN,mayoral,2017-08-08,,s\n", "'mayoral' is no kind", read_elections),
        ("elections", "of,kind,from,to,source\nKEN,general,2017-08-08,2017-08-01,s\n", "it ends", read_elections),
        (
            "stories",
            "name,lead,from,to,source\nStrike,writers,2007-11-05,2008-02-12,s\n",
            "'writers' needs two",
            read_stories,
        ),
        (
            "storms",
            "name,kind,basin,from,to,source\nBarry,hurricane,atlantic,2019-07-15,2019-07-11,s\n",
            "it ends",
            read_storms,
        ),
        (
            "national_days",
            "of,day,source\nDZA,1962-07-05,s\nDZA,1962-07-05,s\n",
            "DZA stands twice",
            read_national_days,
        ),
    ],
)
def test_a_wrong_line_is_told(
    tmp_path: Path, table: str, lines: str, message: str, read: Callable[[Path], object]
) -> None:
    """What is wrong with a line of a table is told with the file."""
    (tmp_path / f"{table}.csv").write_text(lines, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"{table}\.csv, line [23]: .*{message}"):
        read(tmp_path)


def test_states_of_votes_and_national_days_are_known() -> None:
    """Every vote and every national day is of a state of the table, or of the EU or a place that votes by itself."""
    voting = {election.of for election in read_elections()} | set(read_national_days())
    assert voting - KNOWN_CODES == {"EU"}


def test_relations_of_nobody_known_are_told(tmp_path: Path) -> None:
    """A code that no table holds names the file, the line and the pair."""
    (tmp_path / "relations.csv").write_text("one,other,since,source\nJPN,XXX,1952,s\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"relations\.csv, line 2: JPN and XXX are no two known codes"):
        read_relations(tmp_path)


def test_short_line_is_told_with_file_and_line(tmp_path: Path) -> None:
    """A line with too few cells names the file and the line."""
    (tmp_path / "places.csv").write_text("name,of,latitude,longitude,kind,source\nTokyo,JPN\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"places\.csv, line 2: 2 cells"):
        read_places(tmp_path)


def test_missing_column_is_told(tmp_path: Path) -> None:
    """A header without a needed column names it."""
    (tmp_path / "states.csv").write_text("code,name\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"states\.csv, line 1: the column 'names' is missing"):
        read_states(tmp_path)


def test_missing_file_is_told(tmp_path: Path) -> None:
    """A table that is not there is named."""
    with pytest.raises(KnowledgeError, match=r"states\.csv: there is no such file"):
        read_states(tmp_path)
