"""What is known of one act from all articles that tell it: where it stands, when, where, who says so."""

from __future__ import annotations

from datetime import date

from legation.model import EventType, Kind, Line, Series, Status
from legation.record.lines import Member, line_of
from legation.record.profile import Profile

HAPPENED, ONGOING, PLANNED = Status.HAPPENED, Status.ONGOING, Status.PLANNED
POSSIBLE, CANCELLED, DENIED = Status.POSSIBLE, Status.CANCELLED, Status.DENIED


def may(day: int, last: int | None = None) -> tuple[int, int]:
    """Days of May 2023, as ordinal numbers."""
    return date(2023, 5, day).toordinal(), date(2023, 5, last or day).toordinal()


def member(key: str, told: int | None = 1, *, voice: str = "", **given: object) -> Member:
    """A telling of talks between Chile and Peru on a day of May 2023, each by a voice of its own."""
    date_told = given.get("date")
    usual: dict[str, object] = {
        "article": key,
        "key": key,
        "type": EventType.CONSULT,
        "kind": Kind.MEETING,
        "status": HAPPENED,
        "confirmed": None,
        "sources": ["CHL", "PER"],
        "targets": ["CHL", "PER"],
        "date": None,
        "bounds": date_told or (None, None),
        "window": None,
        "told": may(told)[0] if told else None,
        "place": None,
        "place_of": None,
        "at": None,
        "series": None,
        "ordinal": None,
        "agreements": [],
        "people": [],
        "topics": [],
        "publisher": key,
        "voice": None,
        "own": False,
    }
    known = {**usual, **given}
    profile = Profile(**{field: known.get(field, []) for field in Profile.__struct_fields__})  # type: ignore[arg-type]
    return Member(profile=profile, evidence=f"Evidence of {key}.", voice=voice or key, article=key)


def days(line: Line) -> tuple[str, str]:
    """The days of a line."""
    return str(line.when.first), str(line.when.last)


# --- the name -------------------------------------------------------------------------------------------------------


def test_a_line_goes_by_its_first_telling() -> None:
    """The article of the earliest day names it, whatever the order in which they are given."""
    assert line_of([member("b", 3), member("a", 5), member("c", 2)]).id == "c"


def test_of_one_day_the_key_decides() -> None:
    """Articles of one day are in the order of their keys."""
    assert line_of([member("b", 3), member("a", 3)]).id == "a"


def test_a_telling_of_unknown_day_names_no_line() -> None:
    """Who knows not when it was told puts it last."""
    assert line_of([member("a", None), member("b", 9)]).id == "b"


def test_the_order_of_the_tellings_changes_nothing() -> None:
    """A line is computed from a set."""
    told = [member("a", 3, date=may(3)), member("b", 2, date=may(4)), member("c", None, place="Arica")]
    assert line_of(told) == line_of(reversed(told))


# --- the status -----------------------------------------------------------------------------------------------------


def status(*told: tuple[int, Status]) -> Status:
    """The status of a line told so on days of May."""
    return line_of([member(f"{number}", day, status=each) for number, (day, each) in enumerate(told)]).status


def test_the_last_word_stands() -> None:
    """What was possible becomes planned, then happens."""
    assert status((1, POSSIBLE), (2, PLANNED)) is PLANNED
    assert status((1, POSSIBLE), (2, PLANNED), (3, HAPPENED)) is HAPPENED


def test_a_plan_can_be_called_off() -> None:
    """A cancelled plan is no plan."""
    assert status((1, PLANNED), (2, CANCELLED)) is CANCELLED


def test_a_plan_can_be_renewed() -> None:
    """What was called off may be planned again."""
    assert status((1, PLANNED), (2, CANCELLED), (3, PLANNED)) is PLANNED


def test_what_has_happened_stays_so() -> None:
    """An outlet that still announces it afterwards is late, not right."""
    assert status((1, HAPPENED), (2, PLANNED)) is HAPPENED


def test_what_was_reported_can_be_denied() -> None:
    """A later article may say that it never was."""
    assert status((1, HAPPENED), (2, DENIED)) is DENIED


def test_of_one_day_the_firmest_word_stands() -> None:
    """Announced in the morning, reported in the evening: it has happened."""
    assert status((1, PLANNED), (1, HAPPENED)) is HAPPENED


def test_a_telling_without_a_day_is_held_for_the_oldest() -> None:
    """It takes back nothing that a dated article says."""
    told = [member("a", None, status=CANCELLED), member("b", 2, status=PLANNED)]
    assert line_of(told).status is PLANNED


# --- when -----------------------------------------------------------------------------------------------------------


def test_most_sources_give_the_day() -> None:
    """Two say the third, one the fourth: it is the third."""
    told = [member("a", date=may(3)), member("b", date=may(3)), member("c", 5, date=may(4))]
    assert days(line_of(told)) == ("2023-05-03", "2023-05-03")


def test_of_as_many_the_last_told_counts() -> None:
    """One source each: the later knows better."""
    assert days(line_of([member("a", 1, date=may(3)), member("b", 2, date=may(4))]))[0] == "2023-05-04"


def test_one_voice_is_one_source_however_often_it_speaks() -> None:
    """Three repeats of one outlet weigh less than two outlets."""
    often = [member(f"a{number}", 1, voice="lusa", date=may(3)) for number in range(3)]
    assert days(line_of([*often, member("b", date=may(4)), member("c", date=may(4))]))[0] == "2023-05-04"


def test_the_finest_day_is_kept() -> None:
    """Who says "in May" says nothing against the fourth."""
    told = [member("a", date=may(1, 31)), member("b", date=may(1, 31)), member("c", date=may(4))]
    assert days(line_of(told)) == ("2023-05-04", "2023-05-04")


def test_a_month_speaks_for_the_days_in_it() -> None:
    """A source that gives the month counts for each day of it, and decides nothing between them."""
    told = [member("a", 1, date=may(3)), member("b", 2, date=may(4)), member("c", date=may(1, 31))]
    assert days(line_of(told))[0] == "2023-05-04"


def test_a_report_outweighs_plans() -> None:
    """Three announced the third; it was on the fourth."""
    plans = [member(f"a{number}", 1, status=PLANNED, date=may(3)) for number in range(3)]
    assert days(line_of([*plans, member("b", 5, date=may(4))]))[0] == "2023-05-04"


def test_a_plan_gives_the_day_that_no_report_gives() -> None:
    """Reported without a day, it was on the day that was announced."""
    told = [member("a", 1, status=PLANNED, date=may(3)), member("b", 5)]
    assert days(line_of(told))[0] == "2023-05-03"


def test_a_moved_plan_is_on_its_new_day() -> None:
    """An outlet that announced the third and then the ninth means the ninth."""
    told = [member("a", 1, status=PLANNED, date=may(3)), member("b", 2, status=PLANNED, date=may(9))]
    assert days(line_of(told))[0] == "2023-05-09"


def test_a_bound_is_better_than_nothing() -> None:
    """ "Before the tenth" is kept where nobody knows the day."""
    assert days(line_of([member("a", bounds=(None, may(10)[0]))])) == ("None", "2023-05-10")


def test_no_day_is_made_up() -> None:
    """Where nobody gives a day, there is none; when it was told is another thing."""
    line = line_of([member("a", 3), member("b", 7)])
    assert days(line) == ("None", "None")
    assert (str(line.told.first), str(line.told.last)) == ("2023-05-03", "2023-05-07")


# --- where ----------------------------------------------------------------------------------------------------------


def test_most_sources_give_the_place() -> None:
    """Written with or without accents, a town is one town."""
    told = [
        member("a", place="Valparaíso", place_of="CHL", at=(-33.0, -71.6)),
        member("b", place="Valparaiso", place_of="CHL", at=(-33.0, -71.6)),
        member("c", place="Lima", place_of="PER", at=(-12.0, -77.0)),
    ]
    where = line_of(told).where
    assert where
    assert (where.name, where.of) == ("Valparaíso", "CHL")


def test_a_town_says_more_than_its_state() -> None:
    """Two say Chile, one says Arica: it was in Arica."""
    chile = [member(key, place="Chile", place_of="CHL") for key in ("a", "b")]
    where = line_of([*chile, member("c", place="Arica", place_of="CHL", at=(-18.5, -70.3))]).where
    assert where
    assert (where.name, where.latitude) == ("Arica", -18.5)


def test_a_report_says_where_it_was() -> None:
    """Announced for Lima, held in Arica."""
    told = [member("a", 1, status=PLANNED, place="Lima"), member("b", 5, place="Arica")]
    where = line_of(told).where
    assert where
    assert where.name == "Arica"


def test_a_plan_gives_the_place_that_no_report_gives() -> None:
    """Reported without a place, it was where it was announced."""
    where = line_of([member("a", 1, status=PLANNED, place="Lima"), member("b", 5)]).where
    assert where
    assert where.name == "Lima"


# --- confirmed ------------------------------------------------------------------------------------------------------


def test_one_outlet_confirms_nothing() -> None:
    """Nor does it say that nobody has."""
    assert line_of([member("a"), member("b", voice="a")]).confirmed is None


def test_two_independent_sources_confirm() -> None:
    """Neither of them is a party."""
    assert line_of([member("a"), member("b")]).confirmed is True


def test_a_party_confirms_alone() -> None:
    """Its own word is enough."""
    assert line_of([member("a", own=True)]).confirmed is True


def test_an_article_may_say_that_a_side_confirmed() -> None:
    """What a text says of a confirmation counts as one."""
    assert line_of([member("a", confirmed=True)]).confirmed is True


def test_unconfirmed_as_long_as_all_say_so() -> None:
    """Two sources that say that neither side has confirmed it do not confirm it."""
    assert line_of([member("a", confirmed=False), member("b", confirmed=False)]).confirmed is False


def test_a_party_outweighs_who_said_that_nobody_confirmed() -> None:
    """The ministry spoke in the end."""
    assert line_of([member("a", 1, confirmed=False), member("b", 2, own=True)]).confirmed is True


def test_a_plan_that_one_announced_and_another_reported_is_confirmed() -> None:
    """Plan and report are two sources of one act."""
    assert line_of([member("a", 1, status=PLANNED), member("b", 5)]).confirmed is True


def test_a_denial_is_not_confirmed_by_those_who_announced() -> None:
    """Whoever said that it would be says nothing for its denial."""
    told = [member("a", 1, status=PLANNED), member("b", 2, status=PLANNED), member("c", 5, status=DENIED)]
    assert line_of(told).confirmed is None


# --- who, what about, by how many -----------------------------------------------------------------------------------


def test_most_sources_name_the_parties() -> None:
    """Two name two sides, one a third."""
    three = ["BOL", "CHL", "PER"]
    line = line_of([member("a"), member("b"), member("c", sources=three, targets=three)])
    assert line.source == ("CHL", "PER")


def test_of_as_many_the_fuller_list_of_parties_is_taken() -> None:
    """Who names a third side saw more."""
    three = ["BOL", "CHL", "PER"]
    assert line_of([member("a"), member("b", sources=three, targets=three)]).source == ("BOL", "CHL", "PER")


def test_topics_of_all_come_together() -> None:
    """Those that most tell come first, and there are five at most."""
    line = line_of([member("a", topics=["copper", "ports", "fish"]), member("b", topics=["ports", "a", "b", "c"])])
    assert line.topics == ("ports", "copper", "fish", "a", "b")


def test_agreements_of_all_come_together() -> None:
    """Each once, in the order in which they were told."""
    line = line_of([member("b", 2, agreements=["Pact", "Port Treaty"]), member("a", 1, agreements=["Port Treaty"])])
    assert line.agreements == ("Port Treaty", "Pact")


def test_the_session_that_most_count_is_taken() -> None:
    """A series without a number takes none away from it."""
    line = line_of([member("a", series="Andes Dialogue"), member("b", series="Andes Dialogue", ordinal=4)])
    assert line.series == Series(name="Andes Dialogue", ordinal=4)


def test_copies_are_articles_and_no_sources() -> None:
    """Three articles of two voices."""
    line = line_of([member("a", voice="lusa"), member("b", voice="lusa"), member("c")])
    assert (line.articles, line.independent) == (3, 2)


def test_two_tellings_of_one_article_are_one_article() -> None:
    """A merger by hand can put two events of one article into a line."""
    one, other = member("a"), member("b")
    both = [one, Member(profile=other.profile, evidence=other.evidence, voice=one.voice, article=one.article)]
    assert (line_of(both).articles, line_of(both).independent) == (1, 1)


def test_the_fullest_telling_is_the_evidence() -> None:
    """With day and place it says more than without; of as full ones the first is taken."""
    told = [member("a", 1), member("b", 2, date=may(2), place="Arica"), member("c", 3, date=may(2), place="Arica")]
    assert line_of(told).evidence == "Evidence of b."


def test_the_evidence_says_what_the_status_says() -> None:
    """A full announcement is no evidence of a report."""
    told = [member("a", 1, status=PLANNED, date=may(2), place="Arica"), member("b", 5)]
    assert line_of(told).evidence == "Evidence of b."


def test_a_plan_stands_on_the_day_to_which_it_has_moved() -> None:
    """Three announced the 8th, then one the 20th: the later word counts."""
    told = [member(each, 1, status=PLANNED, date=may(8)) for each in ("a", "b", "c")]
    moved = member("d", 4, status=PLANNED, date=may(20))
    assert days(line_of([*told, moved])) == ("2023-05-20", "2023-05-20")


def test_a_reminder_without_a_day_moves_no_plan() -> None:
    """A later telling that gives no date leaves the date that was given."""
    told = [member("a", 1, status=PLANNED, date=may(8)), member("b", 4, status=PLANNED)]
    assert days(line_of(told)) == ("2023-05-08", "2023-05-08")


def test_what_is_called_off_for_one_day_and_planned_for_another_is_put_off() -> None:
    """One article that tells both leaves the act planned, for the later day."""
    told = [member("a", 1, status=PLANNED, date=may(8)), member("b", 3, status=CANCELLED, date=may(8))]
    line = line_of([*told, member("c", 3, status=PLANNED, date=may(12))])
    assert (line.status, days(line)) == (PLANNED, ("2023-05-12", "2023-05-12"))


def test_what_is_called_off_is_not_planned_by_who_repeats_the_day() -> None:
    """On one day one article calls the meeting off, another still announces it for the same day."""
    told = [member("a", 3, status=CANCELLED, date=may(8)), member("b", 3, status=PLANNED, date=may(8))]
    assert line_of(told).status is CANCELLED


def test_of_one_source_the_date_that_it_gives_most_often_stands() -> None:
    """One outlet tells the 8th twice and once, in passing and later, the 12th."""
    told = [member("a", 9, voice="lusa", date=may(8)), member("b", 10, voice="lusa", date=may(8))]
    assert days(line_of([*told, member("c", 14, voice="lusa", date=may(12))])) == ("2023-05-08", "2023-05-08")
