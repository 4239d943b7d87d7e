"""The gate of accuracy, and the way it counts."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import legation
from evaluation import dating, floors, identity, naming, times, topics
from evaluation.errors import faults, grouped, scorer
from evaluation.gold import GoldArticle, gold_folder
from evaluation.plover import Coded, coded
from evaluation.tables import numbers, tables

needs_gold = pytest.mark.skipif(
    not gold_folder().is_dir(), reason="the gold is no part of the project: no ../shared/gold here"
)
TABLE = """\
events found (type, sentence)      P 0.500  R 0.400  F1 0.444   (40 right, 80 predicted, 100 gold)
  where state                      0.750   (3 of 4 events found that have one)
found                   0.812   (100 of 123 gold events, 130 predicted)
status by class: happened 3/4
"""


def test_numbers_are_f1_or_the_share_of_a_row() -> None:
    """Every row of the scorers' tables gives one figure under its name."""
    assert numbers(TABLE) == {"events found (type, sentence)": 0.444, "where state": 0.75, "found": 0.812}


def test_a_figure_below_its_floor_is_named() -> None:
    """The gate says which table, which row, and how far."""
    measured = {"articles": {"found": 0.4, "dated": 0.9}}
    failures = list(floors.below(measured, {"articles": {"found": 0.5, "dated": 0.9}}))
    assert failures == ["articles: found: 0.400, floor 0.500"]


def test_a_figure_that_is_gone_is_below_its_floor() -> None:
    """A row that the scorer no longer prints cannot pass unseen."""
    assert list(floors.below({"articles": {}}, {"articles": {"found": 0.5}})) == [
        "articles: found: missing, floor 0.500"
    ]


def test_floors_only_rise() -> None:
    """Raising the floors keeps those that lie above what is measured now."""
    measured = {"articles": {"found": 0.4, "dated": 0.9}}
    raised = floors.raised(measured, {"articles": {"found": 0.5, "dated": 0.1}})
    assert raised == {"articles": {"found": 0.5, "dated": 0.895}}


def test_floors_survive_their_file(tmp_path: Path) -> None:
    """What is saved is what is loaded, names with brackets and quotes included."""
    kept = {"articles-open": {"agreements (name's head, parties)": 0.25}}
    floors.save(kept, tmp_path / "floors.toml")
    assert floors.load(tmp_path / "floors.toml") == kept


def gold_article(**published: str) -> GoldArticle:
    """An article of one sentence with one event."""
    event = {"type": "CONSULT", "kind": "meeting", "mentions": ["met"], "source": ["IND"], "target": ["JPN"]}
    event |= {"when": None, "status": "happened"}
    return GoldArticle(name="tokyo", text="India met Japan.", record={"published": published, "events": [event]})


def test_the_date_is_told_only_where_it_was_given() -> None:
    """A date that the annotator inferred is for the program to infer too."""
    given = gold_article(**{"from": "2022-09-08", "to": "2022-09-08", "why": "given"})
    inferred = gold_article(**{"from": "2022-09-01", "to": "2022-09-30", "why": "Hamada is minister"})
    assert (str(given.published and given.published.day), inferred.published) == ("2022-09-08", None)


def test_parties_of_a_symmetric_act_have_no_order() -> None:
    """PLOVER's coders put those who meet on one side or on both; those who accuse stay apart from the accused."""
    assert Coded.of("CONSULT", ["IND"], ["JPN"]) == Coded.of("CONSULT", ["JPN", "IND"], [])
    assert Coded.of("ACCUSE", ["IND"], ["JPN"]) != Coded.of("ACCUSE", ["JPN"], ["IND"])


def test_a_topic_is_right_with_most_of_its_words() -> None:
    """Topics are compared by their words, each phrase read standing for one of the gold."""
    counted = topics.tally([(["the fishing rights of crews", "fuel"], ["fishing rights", "fishing rights in the bay"])])
    assert (counted.right, counted.read, counted.gold) == (1, 2, 2)


def test_an_act_to_come_is_an_intent_to_plover() -> None:
    """PLOVER codes help announced as AGREE, and sanctions announced as THREATEN."""
    assert coded("Norway will give Malawi food aid.") == [Coded.of("AGREE", ["NOR"], ["MWI"])]
    assert coded("Norway will impose sanctions on Belarus.") == [Coded.of("THREATEN", ["NOR"], ["BLR"])]


def test_plover_has_one_code_for_organisations() -> None:
    """Whatever the organisation, the coders wrote IGO."""
    assert coded("The United Nations condemned Mali.") == [Coded.of("ACCUSE", ["IGO"], ["MLI"])]


@needs_gold
def test_errors_are_counted_by_class() -> None:
    """An event that is missed, one that nobody wrote down, and a wrong party are three classes of error."""
    article, score = gold_article(), scorer()
    met = article.record["events"][0]
    made = [met | {"source": ["CHN"]}, met | {"type": "AID"}]
    assert [error for error, _ in grouped(list(faults(article, made, score)))] == ["spurious AID", "wrong parties"]
    assert [error for error, _ in grouped(list(faults(article, [], score)))] == ["missed CONSULT"]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1998", "1998-01-01", "1998-12-31"),
        ("1998-02", "1998-02-01", "1998-02-28"),
        ("1998-02-03", "1998-02-03", "1998-02-03"),
        ("1998-02-03T14:30", "1998-02-03", "1998-02-03"),
        ("1998-02-03TNI", "1998-02-03", "1998-02-03"),
        ("1998-W01", "1997-12-29", "1998-01-04"),
        ("1998-W6", "1998-02-02", "1998-02-08"),
        ("1998-W06-WE", "1998-02-07", "1998-02-08"),
        ("1998-Q4", "1998-10-01", "1998-12-31"),
        ("1998-H2", "1998-07-01", "1998-12-31"),
        ("1998-SP", "1998-03-01", "1998-05-31"),
        ("1998-SU", "1998-06-01", "1998-08-31"),
        ("1998-FA", "1998-09-01", "1998-11-30"),
        ("1998-WI", "1998-12-01", "1999-02-28"),
        ("199", "1990-01-01", "1999-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19", "1901-01-01", "2000-12-31"),
        ("19XX", "1901-01-01", "2000-12-31"),
    ],
)
def test_a_value_names_days(value: str, first: str, last: str) -> None:
    """Values of TIMEX3 that are spelt otherwise and mean the same are the same days."""
    assert times.days_of(value) == legation.Interval(first=date.fromisoformat(first), last=date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    [
        *("P3D", "PXY", "PT8H", "PRESENT_REF", "PAST_REF", "null", ""),
        *("XXXX", "XXXX-09", "XXXX-WXX-2", "1998-XX", "1998-08-XX", "1998-QX", "1998-WXX"),
        *("1998-02-30", "1998-W60", "0000", "9999-WI", "BC0044", "BC0044-03-15"),
    ],
)
def test_other_values_name_no_days(value: str) -> None:
    """A duration, a vague time, a date with an open part, or one that no calendar has."""
    assert times.days_of(value) is None


TOLD = "They met from 12 to 14 March 1998 in Rome, and in 1999 for two days."


def gold_document() -> times.Document:
    """A text with its expressions as TIMEX3 marks them: the two ends of a range apart."""
    marked = [("12", "DATE", "1998-03-12"), ("14 March 1998", "DATE", "1998-03-14"), ("two days", "DURATION", "P2D")]
    timex = [
        {"start": TOLD.index(words), "end": TOLD.index(words) + len(words), "text": words, "type": kind, "value": value}
        for words, kind, value in marked
    ]
    return {"id": "ABC19980401.1", "published": "1998-04-01T12:00", "text": TOLD, "timex": timex}


def test_a_range_is_its_two_ends() -> None:
    """Legation reads a range as one; TIMEX3 has no ranges, so its ends are compared with the gold."""
    found = times.marks_found(gold_document())
    assert [(TOLD[mark.start : mark.end], mark.type, mark.value) for mark in found] == [
        ("12", "DATE", "1998-03-12"),
        ("14 March 1998", "DATE", "1998-03-14"),
        ("1999", "DATE", "1999"),
        ("two days", "DURATION", "P2D"),
    ]


def test_where_all_is_a_date_all_is_made_one() -> None:
    """WikiWars knows no other type."""
    assert {mark.type for mark in times.marks_found(gold_document(), type="DATE")} == {"DATE"}


def test_days_are_compared_where_the_gold_names_days() -> None:
    """Days are right where they equal those of the gold's value; a duration counts nowhere, what is too much does."""
    document = gold_document()
    assert times.days_rows([(document, times.marks_found(document))]) == (
        "interval       P 0.667  R 1.000  F1 0.800   (2 of 2 gold with days, 3 predicted)\n"
        "days of value  P 0.667  R 1.000  F1 0.800   (2 of 2 gold with days, 3 predicted)\n"
    )


def mark(start: int, end: int, value: str = "") -> times.Mark:
    """An expression at a place."""
    return times.Mark(start=start, end=end, type="DATE", value=value, days=None)


def test_expressions_are_paired_one_to_one() -> None:
    """Those that share most are a pair, and what only touches is none."""
    gold, found = [mark(0, 4), mark(5, 20)], [mark(0, 8), mark(8, 20), mark(20, 24)]
    assert list(times.overlapping(gold, found)) == [(gold[1], found[1]), (gold[0], found[0])]


SCORED_TIMES = """\
strict   P  82.54  R  86.50  F1  84.46   (852 of 985 gold, 1033 predicted)
value    P 100.00  R   5.00  F1   9.52   (1 of 20 gold, 1 predicted)
"""


def test_per_cent_become_shares() -> None:
    """The scorer of times prints per cent; the rows of all tables are shares of one."""
    table = times.in_shares(SCORED_TIMES)
    assert table == (
        "strict         P 0.825  R 0.865  F1 0.845   (852 of 985 gold, 1033 predicted)\n"
        "value          P 1.000  R 0.050  F1 0.095   (1 of 20 gold, 1 predicted)\n"
    )
    assert numbers(table) == {"strict": 0.845, "value": 0.095}


SCORED_DATING = """\
with a bound   44 of 68, holding the true day 43 (0.977)
answered       19 of 68, right 18 (precision 0.947)
right within a day   0.000 of all articles (0)
right within a year  0.029 of all articles (2)
"""


def test_dating_has_a_share_a_row() -> None:
    """How many articles have an answer and how many answers are right are rows of their own."""
    table = dating.in_rows(SCORED_DATING)
    assert table == (
        "with a bound           0.647   (44 of 68 articles)\n"
        "bounds right           0.977   (43 of 44 hold the true day)\n"
        "answered               0.279   (19 of 68 articles)\n"
        "answers right          0.947   (18 of 19 hold the true day)\n"
        "right within a day     0.000   (0 articles)\n"
        "right within a year    0.029   (2 articles)\n"
    )
    assert list(numbers(table).values()) == [0.647, 0.977, 0.279, 0.947, 0.0, 0.029]


def test_an_article_is_dated_by_its_text() -> None:
    """Both bounds as days, and none where the text tells nothing."""
    assert dating.dated({"id": "1", "published": "2022-07-06", "text": "The two ministers met in the capital."}) == {
        "id": "1",
        "from": None,
        "to": None,
    }


def test_documents_are_held_out_by_name() -> None:
    """The split of TimeBank depends on nothing but the name of a document."""
    names = ("ABC19980114.1830.0611", "APW19980227.0489", "ABC19980108.1830.0711", "wsj_0026")
    assert [times.is_held_out(name) for name in names] == [True, True, False, False]


@needs_gold
@pytest.mark.parametrize("name", ["timebank", "timebank-held-out", "aquaint", "wikiwars"])
def test_times_lie_above_their_floors(name: str) -> None:
    """Finding times has not become worse than it was."""
    assert list(floors.below({name: numbers(tables()[name]())}, floors.load())) == []


def test_naming_lies_above_its_floor() -> None:
    """Telling apart whom names mean has not become worse than it was."""
    assert list(floors.below({"naming": numbers(naming.table())}, floors.load())) == []


def test_naming_asks_for_words_that_stand_once() -> None:
    """The naming test has at least 400 sentences; each asks for words that it holds once, and none stands twice."""
    asked = naming.questions()
    assert len(asked) >= 400
    assert all(question.text.count(question.words) == 1 for question in asked)
    assert len({question.text for question in asked}) == len(asked)


@needs_gold
def test_articles_lie_above_their_floors() -> None:
    """Reading has not become worse than it was."""
    gate = subprocess.run(
        [sys.executable, "-m", "evaluation", "articles"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=Path(floors.__file__).parent.parent,
    )
    assert gate.returncode == 0, gate.stdout + gate.stderr


def test_the_figures_of_identity_are_rows() -> None:
    """What the scorer of acts across articles prints becomes rows with a floor each."""
    told = (
        "mentions matched       0.750   (3 of 4)\n"
        "pairs of the matched   P 0.900  R 0.600  F1 0.720\n"
        "B-cubed                P 0.950  R 0.700  F1 0.806\n"
        "near misses merged     1 of 4\n"
    )
    assert numbers(identity.rows(told)) == {
        "mentions matched": 0.75,
        "pairs: F1": 0.72,
        "pairs: precision": 0.9,
        "B-cubed: F1": 0.806,
        "near misses kept apart": 0.75,
    }
