"""The gate of accuracy, and the way it counts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from evaluation import floors
from evaluation.errors import faults, grouped, scorer
from evaluation.gold import GoldArticle, gold_folder
from evaluation.plover import Coded
from evaluation.tables import numbers

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


@needs_gold
def test_errors_are_counted_by_class() -> None:
    """An event that is missed, one that nobody wrote down, and a wrong party are three classes of error."""
    article, score = gold_article(), scorer()
    met = article.record["events"][0]
    made = [met | {"source": ["CHN"]}, met | {"type": "AID"}]
    assert [error for error, _ in grouped(list(faults(article, made, score)))] == ["spurious AID", "wrong parties"]
    assert [error for error, _ in grouped(list(faults(article, [], score)))] == ["missed CONSULT"]


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
