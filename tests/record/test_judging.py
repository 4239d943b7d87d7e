"""People decide what the machine doubts; what they decide holds, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.synthetic import readings
from legation.errors import RecordError, UnknownLine
from legation.knowledge.matching import thresholds
from legation.record.judging import Verdict
from legation.record.record import Record
from tests.record.told import PLAN, REPORT, article, put, record_of

CALL = "The presidents of Chile and Peru spoke by phone on May 3 about a copper mine."
TALKS = "The presidents of Chile and Peru held talks in Arica on May 3."
#: A likelihood at which a person is asked.
DOUBT = thresholds().doubtful


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record in which two lines tell of Chile and Peru."""
    call = article(CALL, "2023-05-04", "https://andes.example/call")
    talks = article(TALKS, "2023-05-04", "https://pacific.example/talks")
    with record_of(tmp_path, call, talks) as made:
        yield made


def ids(record: Record) -> list[str]:
    """The ids of all lines."""
    return [line.id for line in record.lines()]


def test_merged_lines_are_one(record: Record) -> None:
    """A person who knows better makes two lines one."""
    one, other = ids(record)
    record.merge(one, other, by="Ana", reason="the call was in fact a meeting")
    (line,) = record.lines()
    assert (line.articles, line.independent) == (2, 2)


def test_both_ids_of_merged_lines_lead_to_it(record: Record) -> None:
    """Whoever noted either of the two ids finds the act."""
    one, other = ids(record)
    record.merge(one, other, by="Ana")
    (merged,) = ids(record)
    assert [record.resolve(one), record.resolve(other)] == [merged, merged]


def test_a_judgement_says_who_when_and_why(record: Record) -> None:
    """It is a row of its own, not a change of the lines."""
    one, other = ids(record)
    number = record.merge(one, other, by="Ana", reason="the call was in fact a meeting")
    (judgement,) = record.judgements()
    assert (judgement.id, judgement.verdict, {judgement.event, judgement.other}) == (number, Verdict.SAME, {one, other})
    assert (judgement.judge, judgement.reason, judgement.undone) == ("Ana", "the call was in fact a meeting", None)
    assert judgement.judged


def test_a_judgement_taken_back_leaves_what_was_before(record: Record) -> None:
    """The lines stand as they stood; the judgement stays, marked."""
    before = list(record.lines())
    record.undo(record.merge(*ids(record), by="Ana"))
    assert list(record.lines()) == before
    assert record.judgements()[0].undone


def test_a_judgement_is_taken_back_once(record: Record) -> None:
    """To take it back again is refused."""
    number = record.merge(*ids(record), by="Ana")
    record.undo(number)
    with pytest.raises(RecordError, match="taken back before"):
        record.undo(number)


def test_a_judgement_that_is_not_there_is_named(record: Record) -> None:
    """The message says where the numbers stand."""
    with pytest.raises(RecordError, match=r"judgement 7: there is none; `legation judge --list`"):
        record.undo(7)


def test_one_line_is_not_merged_with_itself(record: Record) -> None:
    """Merging what is one already is refused, and writes nothing."""
    one, other = ids(record)
    record.merge(one, other, by="Ana")
    with pytest.raises(RecordError, match="one line already"):
        record.merge(one, other, by="Ana")
    assert len(record.judgements()) == 1


def test_an_unknown_id_is_named(record: Record) -> None:
    """The message says where ids are shown."""
    with pytest.raises(UnknownLine, match="nosuchline: the record has no such line"):
        record.merge(ids(record)[0], "nosuchline", by="Ana")


def test_a_split_line_is_two(tmp_path: Path) -> None:
    """What likeness brought together, a person parts; both ids stay."""
    plan = article(PLAN, "2023-03-10", "https://lusa.example/plan")
    report = article(REPORT, "2023-03-15", "https://map.example/report")
    with record_of(tmp_path, plan, report) as record:
        (line,) = record.lines()
        record.split(line.id, by="Rui", reason="two meetings on one day")
        assert sorted((each.status, each.articles) for each in record.lines()) == [("happened", 1), ("planned", 1)]


def test_an_event_is_taken_out_of_a_line(tmp_path: Path) -> None:
    """The rest of the line stays together."""
    told = [article(f"{REPORT} {more}", f"2023-03-1{day}", f"https://{day}.example/") for day, more in TELLINGS]
    with record_of(tmp_path, *told) as record:
        (line,) = (each for each in record.lines() if each.kind == "meeting")
        record.split(line.id, line.mentions[-1].event, by="Rui")
        assert sorted(each.articles for each in record.lines() if each.kind == "meeting") == [1, 2]


TELLINGS = [(5, "It rained."), (6, "Boats lay idle in the harbour."), (7, "The price of sardines had doubled.")]


def test_all_events_cannot_be_taken_out(record: Record) -> None:
    """Nothing would be left of the line."""
    one = ids(record)[0]
    with pytest.raises(RecordError, match="nothing would be left to part"):
        record.split(one, one, by="Rui")


def test_an_event_of_another_line_cannot_be_taken_out(record: Record) -> None:
    """The message says where a line's events are listed."""
    one, other = ids(record)
    with pytest.raises(RecordError, match=f"{other} is no event of {one}; `legation show {one}`"):
        record.split(one, other, by="Rui")


def test_the_later_of_two_judgements_about_one_pair_holds(tmp_path: Path) -> None:
    """Who merges the same two events that another parted takes that back by it."""
    plan = article(PLAN, "2023-03-10", "https://lusa.example/plan")
    report = article(REPORT, "2023-03-15", "https://map.example/report")
    with record_of(tmp_path, plan, report) as record:
        record.split(ids(record)[0], by="Rui")
        one, other = ids(record)
        record.merge(one, other, by="Ana")
        assert len(ids(record)) == 1
        assert [bool(each.undone) for each in record.judgements()] == [True, False]


def test_what_was_judged_apart_cannot_be_merged_by_others(tmp_path: Path) -> None:
    """Who merges lines of which other events were parted is told of it, and nothing changes."""
    told = [article(f"{REPORT} {more}", f"2023-03-1{day}", f"https://{day}.example/") for day, more in TELLINGS]
    with record_of(tmp_path, *told) as record:
        (line,) = (each for each in record.lines() if each.kind == "meeting")
        events = [each.event for each in line.mentions]
        record.split(line.id, events[0], by="Rui")
        before = list(record.lines())
        with pytest.raises(RecordError, match="were judged to be different acts"):
            record.merge(events[0], events[1], by="Ana")
        assert list(record.lines()) == before
        assert [each.judge for each in record.judgements()] == ["Rui", "Rui"]


def test_a_judgement_outlives_a_new_reading(record: Record) -> None:
    """An article that is read again by a newer reader stays where a person put it."""
    one, other = ids(record)
    record.merge(one, other, by="Ana")
    put(record, article(CALL, "2023-05-04", "https://andes.example/call"), reader="newer")
    assert [line.articles for line in record.lines()] == [2]


def test_a_judgement_outlives_a_new_version(record: Record) -> None:
    """A page that is corrected stays in the line that a person put it into."""
    one, other = ids(record)
    record.merge(one, other, by="Ana")
    corrected = article(CALL.replace("copper", "silver"), "2023-05-05", "https://andes.example/call")
    put(record, corrected, version=2)
    assert [line.articles for line in record.lines()] == [2]
    assert record.resolve(one) == record.resolve(other)


def make_doubtful(record: Record, *likelihoods: int) -> None:
    """Let the machine doubt about pairs of events, whatever its table says of them."""
    connection = record._connection
    events = [row["id"] for row in connection.execute("SELECT id FROM event WHERE current ORDER BY id")]
    connection.execute("DELETE FROM likeness")
    pairs = zip(combinations(events, 2), likelihoods, strict=False)
    connection.executemany("INSERT INTO likeness VALUES (?, ?, ?)", [(*both, share) for both, share in pairs])


def test_a_doubtful_pair_is_offered_with_both_sides(record: Record) -> None:
    """Who judges sees the two lines, the words of the two articles, and how likely the machine holds it."""
    make_doubtful(record, DOUBT)
    (doubt,) = record.doubts()
    assert {doubt.line.id, doubt.other.id} == set(ids(record))
    assert {doubt.evidence, doubt.other_evidence} == {CALL, TALKS}
    assert {doubt.event, doubt.other_event} == set(ids(record))
    assert doubt.likelihood == DOUBT / 1000


@pytest.mark.parametrize("verdict", list(Verdict))
def test_doubtful_pairs_are_offered_once(record: Record, verdict: Verdict) -> None:
    """A pair that somebody has judged is not asked about again."""
    make_doubtful(record, DOUBT)
    (doubt,) = record.doubts()
    record.judge(doubt.event, doubt.other_event, verdict, by="Ana")
    assert list(record.doubts()) == []


def test_a_pair_is_offered_again_when_its_judgement_is_taken_back(record: Record) -> None:
    """Then nobody has judged it."""
    make_doubtful(record, DOUBT)
    (doubt,) = record.doubts()
    record.undo(record.judge(doubt.event, doubt.other_event, Verdict.DIFFERENT, by="Ana"))
    assert [each.event for each in record.doubts()] == [doubt.event]


def test_the_likeliest_pair_is_offered_first(tmp_path: Path) -> None:
    """Who has little time settles most with it."""
    told = [
        article(text, "2023-05-04", f"https://{number}.example/") for number, text in enumerate((CALL, TALKS, PACT))
    ]
    with record_of(tmp_path, *told) as record:
        make_doubtful(record, 300, 450, 350)
        assert [doubt.likelihood for doubt in record.doubts()] == [0.45, 0.35, 0.3]


PACT = "Chile and Peru signed a treaty on fishing in Arica on May 3."


def test_two_lines_of_one_article_are_no_doubt(tmp_path: Path) -> None:
    """Who read it whole held them apart."""
    with record_of(tmp_path, article(f"{CALL} {PACT}", "2023-05-04", "https://a.example/")) as record:
        make_doubtful(record, DOUBT)
        assert len(ids(record)) == 2
        assert list(record.doubts()) == []


def test_the_likeliest_pairs_are_found_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who wants only the first is given the same pairs as who waits for all, however they are looked for."""
    monkeypatch.setattr("legation.record.doubts.FIRST", 3)
    with Record(tmp_path / "test.db") as record:
        record.add_readings(readings(40), reader="test")
        record._connection.execute("DELETE FROM likeness")
        record._connection.execute(
            "INSERT INTO likeness SELECT one.id, two.id, 200 + (7 * one.id + 13 * two.id) % 200"
            " FROM event AS one JOIN event AS two ON two.id > one.id AND two.line <> one.line LIMIT 60"
        )
        found, lazily = list(record.doubts()), list(record.likeliest_doubts())
        assert len(found) > 3
        assert {frozenset((each.line.id, each.other.id)) for each in lazily} == {
            frozenset((each.line.id, each.other.id)) for each in found
        }
        assert [each.likelihood for each in lazily] == [each.likelihood for each in found]
        record.judge(found[0].event, found[0].other_event, Verdict.DIFFERENT, by="test")
        assert len(list(record.likeliest_doubts())) == len(list(record.doubts())) < len(found)
