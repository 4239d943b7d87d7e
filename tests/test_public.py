"""The names that users may rely on."""

from __future__ import annotations

import inspect
import subprocess
import sys
from datetime import date, datetime

import pytest

import legation
from legation import Interval, Span, Timex, TimexType
from legation.cli import VERBS


def test_all_is_exactly_what_is_public() -> None:
    """A name without underscore in `legation` is a promise, and every promise is in `__all__`."""
    public = {name for name, thing in vars(legation).items() if name[0] != "_" and not inspect.ismodule(thing)}
    assert sorted(public | {"__version__", *legation._LATER}) == sorted(legation.__all__)


def test_every_public_thing_says_what_it_means() -> None:
    """Classes and functions in `__all__` have a docstring of their own."""
    things = [getattr(legation, name) for name in legation.__all__]
    silent = [thing for thing in things if (inspect.isclass(thing) or inspect.isfunction(thing)) and not thing.__doc__]
    assert silent == []


def test_every_verb_is_a_function_too() -> None:
    """What the command line does, Python does under the same name; what asks a record is a method of it."""
    functions = {
        "batch": "batch",
        "group": "group",
        "read": "read",
        "serve": "serve",
        "times": "find_times",
        "who": "who",
    }
    methods = [verb for verb in VERBS if inspect.isfunction(getattr(legation.Record, verb, None))]
    assert [verb for verb in VERBS if verb not in (*functions, *methods)] == ["schema"]  # it is only printed
    assert [name for name in functions.values() if not inspect.isfunction(getattr(legation, name, None))] == []


def test_importing_legation_loads_no_language_engine() -> None:
    """A program that only looks at readings does not pay for spaCy."""
    command = "import sys, legation; sys.exit(any(name in sys.modules for name in ('spacy', 'numpy', 'rich', 'click')))"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0


def test_finding_times_loads_no_language_engine() -> None:
    """Times are found by patterns: a program that wants no more than them does not pay for spaCy."""
    command = """
import sys, legation
assert [timex.value for timex in legation.find_times("They met on Monday.", published="2022-07-06")] == ["2022-07-04"]
print(*sorted(sys.modules.keys() & {"spacy", "thinc", "numpy", "rich", "click"}))
"""
    result = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, encoding="utf-8")
    assert result.stdout.strip() == ""


def day(text: str) -> Interval:
    """The interval of one day."""
    return Interval(first=date.fromisoformat(text), last=date.fromisoformat(text))


def test_times_of_a_sentence() -> None:
    """A sentence in, its times out: words, type, value and days."""
    found = legation.find_times("They met on Monday for two days.", published="2022-07-06")
    assert found == [
        Timex(
            span=Span(text="Monday", start=12, end=18),
            type=TimexType.DATE,
            value="2022-07-04",
            interval=day("2022-07-04"),
        ),
        Timex(span=Span(text="two days", start=23, end=31), type=TimexType.DURATION, value="P2D"),
    ]


@pytest.mark.parametrize("published", ["2022-07-06", date(2022, 7, 6), datetime(2022, 7, 6, 12), day("2022-07-06")])
def test_the_day_of_writing_may_be_given_in_all_ways(published: str | date | Interval) -> None:
    """A string, a date, a moment and an interval are taken, as by `legation.read`."""
    assert [timex.interval for timex in legation.find_times("on Monday", published=published)] == [day("2022-07-04")]


def test_times_without_a_day_of_writing() -> None:
    """What cannot be known stays unknown, and what is said outright is found."""
    found = legation.find_times("They met on Monday, after 4 July 2022.")
    assert [(timex.value, timex.interval) for timex in found] == [
        ("XXXX-WXX-1", legation.UNKNOWN),
        ("2022-07-04", day("2022-07-04")),
    ]


def test_a_history_counts_from_what_it_has_told() -> None:
    """In a narrative a month without its year is that of the story."""
    text = "In March 1941 they landed. In June they left."
    assert [timex.value for timex in legation.find_times(text, narrative=True)] == ["1941-03", "1941-06"]


def test_a_day_of_writing_that_is_no_date_is_refused() -> None:
    """The message repeats the words."""
    with pytest.raises(legation.InputError, match="'yesterday' is no date of publication"):
        legation.find_times("They met on Monday.", published="yesterday")
