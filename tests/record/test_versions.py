"""Pages that change and readers that change: what speaks, what leads where, and what people decided before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from legation.errors import LineGone, RecordError, UnknownLine
from legation.model import Article, EventType, Interval, Published, Reading, Status
from legation.record import copying
from legation.record.doubts import MOST_PARTED
from legation.record.judging import Verdict
from legation.record.keys import article_key
from legation.record.outcomes import Outcome
from legation.record.record import Record
from tests.record import invariants
from tests.record.invented import FILLER, Act, later, moved, told, with_events

PAGE = "https://andes.example/talks"
OTHER = "https://coast.example/talks"
SHELLING = Act(verb="shelled", type=EventType.ASSAULT, kind=None, source=("CHL",), target=("PER",), day=None)
RAID = replace(SHELLING, verb="raided", source=("PER",), target=("CHL",))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record, in which nothing contradicts itself in the end."""
    with Record(tmp_path / "a.db") as made:
        yield made
        invariants.check(made._connection)


def put(record: Record, given: tuple[Article, Reading], version: int = 0, reader: str = "first") -> Outcome:
    """Add an article with its reading."""
    return record.add_reading(*given, version=version, reader=reader)


def read_otherwise(given: tuple[Article, Reading], letters: int) -> tuple[Article, Reading]:
    """The same article, read by one who finds the words of its events some letters later."""
    article, reading = given
    return article, with_events(reading, [moved(event, article.text, letters) for event in reading.events])


def days(record: Record) -> list[str]:
    """The first day of each line."""
    return [str(line.when.first) for line in record.lines()]


def ids(record: Record) -> list[str]:
    """The ids of all lines."""
    return [line.id for line in record.lines()]


# --- versions -------------------------------------------------------------------------------------------------------


def test_of_three_versions_the_newest_speaks(record: Record) -> None:
    """Whichever of the older ones came when, and whichever was superseded by which."""
    for number in (2, 3, 1):
        put(record, told([Act(day=later(number))], url=PAGE), version=number)
    assert days(record) == [str(later(3))]


def test_the_ids_of_all_versions_lead_to_the_newest(record: Record) -> None:
    """Whoever noted an id, at whatever version, finds the act."""
    noted = []
    for number in (1, 2, 3):
        put(record, told([Act(day=later(number))], url=PAGE), version=number)
        noted += ids(record)
    assert len(set(noted)) == 3
    assert {record.resolve(each) for each in noted} == set(ids(record))


def test_the_id_of_what_is_told_no_longer_leads_to_its_article(record: Record) -> None:
    """A page was corrected: an act that it told before is none, and who noted its id is told where to look."""
    before, corrected = told([Act()], url=PAGE), told([RAID], url=PAGE)
    put(record, before, version=1)
    (noted,) = ids(record)
    put(record, corrected, version=2)
    assert gone(record, noted) == article_key(corrected[0].citation)


def gone(record: Record, id: str) -> str:
    """The article that speaks in the place of that which told an act."""
    with pytest.raises(LineGone, match=f"{id}: its article, [a-z2-7]+, was corrected or read again") as told_why:
        record.resolve(id)
    return told_why.value.article


def test_the_id_of_what_another_reader_does_not_find_leads_to_the_article(record: Record) -> None:
    """It says that no more: the event is not kept, its id is, as are those that led to it before."""
    given = told([Act()], url=PAGE)
    put(record, given)
    first = ids(record)
    put(record, read_otherwise(given, 1), reader="second")
    noted = first + ids(record)
    put(record, (given[0], with_events(given[1], [])), reader="third")
    assert {gone(record, each) for each in noted} == {article_key(given[0].citation)}


def test_an_id_that_is_found_again_leads_to_its_line(record: Record) -> None:
    """A third reader sees what the second had overlooked."""
    given = told([Act()], url=PAGE)
    put(record, given)
    (noted,) = ids(record)
    put(record, (given[0], with_events(given[1], [])), reader="second")
    put(record, given, reader="third")
    assert record.resolve(noted) == noted


def test_the_id_of_an_article_is_that_of_no_line(record: Record) -> None:
    """It was never one."""
    given = told([Act()], url=PAGE)
    put(record, given)
    with pytest.raises(UnknownLine, match="the record has no such line"):
        record.resolve(article_key(given[0].citation))


def test_an_older_text_that_comes_back_speaks_again(record: Record) -> None:
    """A page that is set back to its first text says what it said at first; ids of either lead there."""
    first, second = (told([Act(day=later(number))], url=PAGE) for number in (1, 2))
    put(record, first, version=1)
    noted = ids(record)
    put(record, second, version=2)
    noted += ids(record)
    assert put(record, first, version=3) is Outcome.NEWER
    assert days(record) == [str(later(1))]
    assert {record.resolve(each) for each in noted} == {noted[0]}


def test_versions_without_numbers_speak_as_they_come(record: Record) -> None:
    """Of several texts of one address the last that came in speaks."""
    put(record, told([Act(day=later(1))], url=PAGE))
    assert put(record, told([Act(day=later(2))], url=PAGE)) is Outcome.NEWER
    assert days(record) == [str(later(2))]


def test_addresses_are_compared_and_not_their_spelling(record: Record) -> None:
    """With or without ``www.`` and a slash at its end, a page is one page."""
    put(record, told([Act(day=later(1))], url="http://www.andes.example/talks/"), version=1)
    put(record, told([Act(day=later(2))], url="https://andes.example/talks"), version=2)
    assert days(record) == [str(later(2))]


def test_articles_without_address_are_no_versions(record: Record) -> None:
    """Of texts that nobody says where they stood, each speaks."""
    put(record, told([Act()], url=None))
    put(record, told([Act(source=("TCD", "NER"), target=("TCD", "NER"))], url=None))
    assert len(ids(record)) == 2


def test_a_version_that_tells_nothing_leaves_no_line(record: Record) -> None:
    """Who withdraws a report leaves nothing in the record but the article."""
    put(record, told([Act()], url=PAGE), version=1)
    put(record, told([], url=PAGE), version=2)
    assert ids(record) == []


def test_a_line_shrinks_when_one_of_its_pages_is_corrected(record: Record) -> None:
    """What the other page tells stays, with one source less."""
    put(record, told([Act()], url=PAGE), version=1)
    put(record, told([Act()], url=OTHER))
    put(record, told([], url=PAGE), version=2)
    assert [(line.articles, line.independent) for line in record.lines()] == [(1, 1)]


# --- other readers --------------------------------------------------------------------------------------------------


def test_ids_lead_on_after_every_reading(record: Record) -> None:
    """However often an article is read again, by whomever, and back, the first id finds the act."""
    given = told([Act()], url=PAGE)
    put(record, given)
    noted = ids(record)
    for number, letters in enumerate((1, 2, 0, 1, 2, 1, 0, 2) * 4):
        put(record, read_otherwise(given, letters), reader=f"reader {number}")
        noted += ids(record)
    assert {record.resolve(each) for each in noted} == set(ids(record))


def test_an_old_version_is_read_again(record: Record) -> None:
    """What no longer speaks may be read again: it stays silent, and its ids lead to what speaks, old and new."""
    given = told([Act(day=later(1))], url=PAGE)
    put(record, given, version=1)
    (noted,) = ids(record)
    put(record, told([Act(day=later(2))], url=PAGE), version=2)
    assert put(record, read_otherwise(given, 1), version=1, reader="second") is Outcome.AGAIN
    assert days(record) == [str(later(2))]
    assert [record.resolve(noted)] == ids(record)


def test_the_speaking_version_is_read_again(record: Record) -> None:
    """The ids of older versions lead to what the new reader finds."""
    put(record, told([Act(day=later(1))], url=PAGE), version=1)
    (noted,) = ids(record)
    put(record, with_events_of_nobody(told([Act(day=later(2))], url=PAGE)), version=2)
    with pytest.raises(UnknownLine):
        record.resolve(noted)
    put(record, told([Act(day=later(2))], url=PAGE), version=2, reader="second")
    assert [record.resolve(noted)] == ids(record)


def with_events_of_nobody(given: tuple[Article, Reading]) -> tuple[Article, Reading]:
    """An article in which a reader finds nothing."""
    return given[0], with_events(given[1], [])


def test_the_day_that_another_reader_infers_counts(record: Record) -> None:
    """An article without a date is ordered, among its copies and in the list, by what the last reader took for it."""
    article, reading = told([Act(day=None)], url=PAGE, published=None)
    put(record, (article, reading))
    day = Interval(first=later(3), last=later(3))
    put(record, (article, replace(reading, published=Published(interval=day))), reader="second")
    (row,) = record._connection.execute("SELECT published_from, reader FROM article")
    assert tuple(row) == (str(later(3)), "second")
    assert [str(line.told.first) for line in record.lines()] == [str(later(3))]


# --- copies ---------------------------------------------------------------------------------------------------------


def sources(record: Record) -> list[tuple[int, int]]:
    """How many articles, and how many independent sources, each line has."""
    return [(line.articles, line.independent) for line in record.lines()]


def test_copies_are_counted_with_an_original_that_comes_late(record: Record) -> None:
    """Two copies are one source before and after the article that they copy comes in."""
    copies = [told([Act()], url=f"https://{name}.example/", published=later(1), more=FILLER) for name in ("a", "b")]
    for each in copies:
        put(record, each)
    assert sources(record) == [(2, 1)]
    assert put(record, told([Act()], url=PAGE, published=later(0), more=FILLER)) is Outcome.COPY
    assert sources(record) == [(3, 1)]
    originals = record._connection.execute("SELECT count(*), count(DISTINCT original) FROM article WHERE original")
    assert tuple(originals.fetchone()) == (2, 1)


def test_a_copy_stands_alone_when_its_original_is_corrected(record: Record) -> None:
    """What the original no longer says, its copy says for itself; of three copies two remain one source."""
    put(record, told([Act()], url=PAGE, more=FILLER), version=1)
    for name in ("a", "b"):
        put(record, told([Act()], url=f"https://{name}.example/", published=later(1), more=FILLER))
    put(record, told([], url=PAGE), version=2)
    assert sources(record) == [(2, 1)]


def test_more_copies_than_are_looked_at_are_one_source(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is compared with the last that came, and so all hang together."""
    monkeypatch.setattr(copying, "MOST_LOOKED_AT", 3)
    for number in range(12):
        put(record, told([Act()], url=f"https://{number}.example/", published=later(-number), more=FILLER))
    assert sources(record) == [(12, 1)]


# --- judgements -----------------------------------------------------------------------------------------------------


def two_acts(record: Record) -> tuple[str, str]:
    """Two lines that nothing but a person makes one."""
    put(record, told([Act()], url=PAGE), version=1)
    put(record, told([Act(verb="signed a pact", type=EventType.AGREE, kind=None)], url=OTHER))
    one, other = ids(record)
    return one, other


def test_a_judgement_about_an_old_version_holds_for_the_new(record: Record) -> None:
    """A merger outlives the correction of the page, and can be taken back after it."""
    number = record.merge(*two_acts(record), by="Ana")
    put(record, told([Act(day=later(1))], url=PAGE), version=2)
    assert sources(record) == [(2, 2)]
    record.undo(number)
    assert sources(record) == [(1, 1), (1, 1)]


def test_a_judgement_waits_for_words_that_come_back(record: Record) -> None:
    """While no version tells the act, the judgement rests; when one does again, it holds again."""
    record.merge(*two_acts(record), by="Ana")
    put(record, told([], url=PAGE), version=2)
    assert sources(record) == [(1, 1)]
    put(record, told([Act()], url=PAGE), version=3)
    assert sources(record) == [(2, 2)]


def test_a_judgement_about_what_nobody_tells_any_more_is_taken_back(record: Record) -> None:
    """It does not matter that one of its two events is gone."""
    number = record.merge(*two_acts(record), by="Ana")
    put(record, told([], url=PAGE), version=2)
    record.undo(number)
    assert record.judgements()[0].undone


def test_an_old_version_read_again_moves_its_judgements(record: Record) -> None:
    """What was judged of old words holds for the words of today to which they lead."""
    given = told([Act(day=later(1))], url=PAGE)
    put(record, given, version=1)
    put(record, told([Act(verb="signed a pact", type=EventType.AGREE, kind=None)], url=OTHER))
    record.merge(*ids(record), by="Ana")
    put(record, told([Act(day=later(2))], url=PAGE), version=2)
    put(record, read_otherwise(given, 1), version=1, reader="second")
    assert sources(record) == [(2, 2)]


# --- acts of lasting types ------------------------------------------------------------------------------------------


def test_lasting_acts_merged_and_parted_again_stand_as_before(record: Record) -> None:
    """No telling is lost when the merger of two wars is taken back."""
    for name in ("a", "b", "c"):
        put(record, told([SHELLING, RAID], url=f"https://{name}.example/"))
    before = list(record.lines())
    record.undo(record.merge(*ids(record), by="Ana"))
    assert list(record.lines()) == before


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_a_telling_taken_out_of_a_lasting_act_leaves_the_others_together(record: Record, number: int) -> None:
    """Whichever it is, the rest is one line still, and new tellings join the rest."""
    for name in ("a", "b", "c", "d"):
        put(record, told([SHELLING], url=f"https://{name}.example/"))
    (line,) = record.lines()
    record.split(line.id, sorted(each.event for each in line.mentions)[number], by="Rui")
    assert sorted(line.articles for line in record.lines()) == [1, 3]
    put(record, told([SHELLING], url="https://e.example/"))
    assert sorted(line.articles for line in record.lines()) == [1, 4]


def test_a_long_war_is_not_parted_into_all_its_tellings(record: Record) -> None:
    """Each pair would be a judgement: some are named instead."""
    for number in range(MOST_PARTED + 1):
        put(record, told([SHELLING], url=f"https://{number}.example/"))
    (line,) = record.lines()
    with pytest.raises(RecordError, match="51 events are too many to part each from each; name those to take out"):
        record.split(line.id, by="Rui")
    record.split(line.id, line.mentions[0].event, by="Rui")
    assert sorted(line.articles for line in record.lines()) == [1, MOST_PARTED]


def test_judged_apart_wars_stay_apart(record: Record) -> None:
    """Two tellings that a person holds for two acts are two lines, though all else says that they are one."""
    for name in ("a", "b"):
        put(record, told([SHELLING], url=f"https://{name}.example/"))
    (line,) = record.lines()
    record.judge(*(each.event for each in line.mentions), Verdict.DIFFERENT, by="Rui")
    assert sources(record) == [(1, 1), (1, 1)]


# --- times that are unknown -----------------------------------------------------------------------------------------


def test_an_act_of_unknown_time_is_compared_in_either_order(tmp_path: Path) -> None:
    """One telling without any day, one of a span of decades: whichever comes first, they are weighed alike."""
    nowhen = told([Act(day=None, status=Status.HAPPENED)], url=PAGE, published=None)
    article, reading = told([Act(day=later(0))], url=OTHER)
    when = reading.events[0].when
    assert when is not None
    decades = replace(when, interval=Interval(first=later(-20_000), last=later(0)))
    long_ago = article, with_events(reading, [replace(reading.events[0], when=decades)])
    weighed = []
    for name, order in (("a", [nowhen, long_ago]), ("b", [long_ago, nowhen])):
        with Record(tmp_path / f"{name}.db") as record:
            for each in order:
                put(record, each)
            weighed.append([row[0] for row in record._connection.execute("SELECT likelihood FROM likeness")])
    assert weighed[0] == weighed[1] != []
