"""People decide what the machine doubts; what they decide holds, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.synthetic import readings
from legation.errors import InputError, RecordError, UnknownLine
from legation.record.judging import Verdict
from legation.record.record import Record
from tests.record import invariants
from tests.record.doubtful import DOUBT, make_doubtful
from tests.record.told import PLAN, REPORT, article, put, record_of

CALL = "The presidents of Chile and Peru spoke by phone on May 3 about a copper mine."
TALKS = "The presidents of Chile and Peru held talks in Arica on May 3."


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


def test_a_merging_that_fails_among_others_is_taken_back_alone(tmp_path: Path) -> None:
    """What else is written together with it stays."""
    told = [article(f"{REPORT} {more}", f"2023-03-1{day}", f"https://{day}.example/") for day, more in TELLINGS]
    with record_of(tmp_path, *told) as record:
        (line,) = (each for each in record.lines() if each.kind == "meeting")
        events = [each.event for each in line.mentions]
        with record.together():
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


def test_a_doubtful_pair_is_offered_with_both_sides(record: Record) -> None:
    """Who judges sees the two lines, the words of the two articles, and how likely the machine holds it."""
    make_doubtful(record._connection, DOUBT)
    (doubt,) = record.doubts()
    assert {doubt.line.id, doubt.other.id} == set(ids(record))
    assert {doubt.evidence, doubt.other_evidence} == {CALL, TALKS}
    assert {doubt.event, doubt.other_event} == set(ids(record))
    assert doubt.likelihood == DOUBT / 1000


@pytest.mark.parametrize("verdict", list(Verdict))
def test_doubtful_pairs_are_offered_once(record: Record, verdict: Verdict) -> None:
    """A pair that somebody has judged is not asked about again."""
    make_doubtful(record._connection, DOUBT)
    (doubt,) = record.doubts()
    record.judge(doubt.event, doubt.other_event, verdict, by="Ana")
    assert list(record.doubts()) == []


def test_a_pair_is_offered_again_when_its_judgement_is_taken_back(record: Record) -> None:
    """Then nobody has judged it."""
    make_doubtful(record._connection, DOUBT)
    (doubt,) = record.doubts()
    record.undo(record.judge(doubt.event, doubt.other_event, Verdict.DIFFERENT, by="Ana"))
    assert [each.event for each in record.doubts()] == [doubt.event]


def test_the_likeliest_pair_is_offered_first(tmp_path: Path) -> None:
    """Who has little time settles most with it."""
    told = [
        article(text, "2023-05-04", f"https://{number}.example/") for number, text in enumerate((CALL, TALKS, PACT))
    ]
    with record_of(tmp_path, *told) as record:
        make_doubtful(record._connection, 300, 450, 350)
        assert [doubt.likelihood for doubt in record.doubts()] == [0.45, 0.35, 0.3]


PACT = "Chile and Peru signed a treaty on fishing in Arica on May 3."


def test_two_lines_of_one_article_are_no_doubt(tmp_path: Path) -> None:
    """Who read it whole held them apart."""
    with record_of(tmp_path, article(f"{CALL} {PACT}", "2023-05-04", "https://a.example/")) as record:
        make_doubtful(record._connection, DOUBT)
        assert len(ids(record)) == 2
        assert list(record.doubts()) == []


THREE = (CALL, TALKS, PACT)


@pytest.fixture
def of_three(tmp_path: Path) -> Iterator[Record]:
    """A record with three lines, each two of which may be one act."""
    told = [article(text, "2023-05-04", f"https://{number}.example/") for number, text in enumerate(THREE)]
    with record_of(tmp_path, *told) as made:
        make_doubtful(made._connection, DOUBT, DOUBT, DOUBT)
        yield made


def test_pairs_as_likely_come_in_the_order_of_their_ids(of_three: Record) -> None:
    """The order hangs on the acts alone, not on which article came first."""
    first, second, third = sorted(ids(of_three))
    assert offered(of_three) == [(first, second), (first, third), (second, third)]


def offered(record: Record, after: str | None = None) -> list[tuple[str, str]]:
    """The ids of the lines of all doubtful pairs, as they are asked about."""
    return [(each.line.id, each.other.id) for each in record.doubts(after=after)]


def test_a_walk_goes_on_behind_any_pair(of_three: Record) -> None:
    """Who has passed over a pair is given those that follow it, and no other."""
    found = list(of_three.doubts())
    for number, each in enumerate(found, start=1):
        assert list(of_three.doubts(after=each.after)) == found[number:]


def test_a_walk_goes_on_behind_a_pair_that_was_judged(of_three: Record) -> None:
    """It stands no longer among the doubts, and yet says where to go on."""
    first, *others = of_three.doubts()
    of_three.judge(first.event, first.other_event, Verdict.DIFFERENT, by="Ana")
    assert list(of_three.doubts(after=first.after)) == others


def test_what_is_judged_on_the_way_is_heeded(of_three: Record) -> None:
    """Of three lines, two pairs judged the same leave nothing to ask."""
    asked = []
    for doubt in of_three.doubts():
        asked.append(doubt)
        of_three.judge(doubt.event, doubt.other_event, Verdict.SAME, by="Ana")
    assert len(asked) == 2
    assert len(ids(of_three)) == 1


def test_what_was_found_of_old_words_ends_the_doubt(record: Record) -> None:
    """A judgement follows its events through a new reading of their article."""
    make_doubtful(record._connection, DOUBT)
    (doubt,) = record.doubts()
    record.judge(doubt.event, doubt.other_event, Verdict.DIFFERENT, by="Ana")
    put(record, article(CALL, "2023-05-04", "https://andes.example/call"), reader="another")
    make_doubtful(record._connection, DOUBT)
    assert list(record.doubts()) == []


@pytest.mark.parametrize("after", ["", "400", "400/a", "400/a/b/c", "x/a/b", "-1/a/b", "99999/a/b", "٤/a/b"])
def test_what_asks_for_no_pair_is_refused(record: Record, after: str) -> None:
    """The message says what to give."""
    with pytest.raises(InputError, match="asks for no doubtful pair: give what `after` of the pair before it said"):
        list(record.doubts(after=after))


def test_doubts_are_those_of_all_likely_pairs(tmp_path: Path) -> None:
    """Of many acts, each two lines are asked about by the likeliest pair of their events."""
    with Record(tmp_path / "test.db") as record:
        record.add_readings(readings(40), reader="test")
        make_doubtful(record._connection, *(200 + number * 7 % 200 for number in range(500)))
        found = list(record.doubts())
        assert len(found) > 100
        assert [each.likelihood for each in found] == sorted((each.likelihood for each in found), reverse=True)
        invariants.check_doubts(record._connection)
