"""`legation timeline` and `legation next`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from legation.cli import main
from tests.cli.conftest import Ask

PAGE = """\
date        status    what      who        where            told by  id
2022-09-08  happened  dialogue  IND–JPN    Tokyo (JPN)      1/1      k57qtexaun4y
2023-03-12  happened  ACCUSE    EU → RUS   Ukraine (UKR)    1/1      e6nzw5lhs66j
2023-03-12  happened  ASSAULT   RUS → UKR  Ukraine (UKR)    1/1      lraq3kuy72rg
2023-03-21  happened  visit     PRT–MAR    Rabat (MAR)      4/3      fardmjddqlu6
2023-05-02  happened  AGREE     PRT–MAR    Lisbon (PRT)     1/1      vhovud5ikgmp
2023-09-01  happened  AGREE     MAR–PRT                     1/1      5kdawcw2j5t5
2024-08-20  planned   dialogue  IND–JPN    New Delhi (IND)  1/1      ne2qw3fuuhl4
"""


def test_one_line_per_act(ask: Ask) -> None:
    """Date, status, what, who, where, how many articles and independent sources, id."""
    assert ask("timeline") == PAGE


def test_filters_are_options(ask: Ask) -> None:
    """What the method takes, the verb takes."""
    options = ("--since", "2023", "--until", "2023-03", "--status", "happened", "--type", "CONSULT", "--kind", "visit")
    page = ask("timeline", "Portugal", *options, "--place", "Rabat", "--min-sources", "2")
    assert [line.split()[-1] for line in page.splitlines()[1:]] == ["fardmjddqlu6"]
    assert ask("timeline", "--series", "2+2", "IND").count("dialogue") == 2


def test_the_next_page_is_told_on_standard_error(record_path: Path) -> None:
    """A page says how the next is asked for, and its lines can still go into another program."""
    first = CliRunner().invoke(main, ["timeline", "--record", str(record_path), "--limit", "4"])
    assert first.stderr == "legation: there is more: --after 2023-03-21/fardmjddqlu6\n"
    second = CliRunner().invoke(main, ["timeline", "--record", str(record_path), "--after", "2023-03-21/fardmjddqlu6"])
    assert first.stdout.splitlines()[1:] + second.stdout.splitlines()[1:] != []
    ids = [line.split()[-1] for page in (first, second) for line in page.stdout.splitlines()[1:]]
    assert ids == [line.split()[-1] for line in PAGE.splitlines()[1:]]


def test_json(ask: Ask) -> None:
    """The keys of a reading's JSON, a page in one object."""
    found = json.loads(ask("timeline", "JPN", "--limit", "1", "--json"))
    (line,) = found["lines"]
    assert (line["source"], line["when"]) == (["IND", "JPN"], {"from": "2022-09-08", "to": "2022-09-08"})
    assert (line["where"]["name"], line["series"]) == ("Tokyo", {"name": "India–Japan 2+2", "ordinal": 2})
    assert found["after"] == f"2022-09-08/{line['id']}"


def test_nothing_found(ask: Ask) -> None:
    """An empty timeline says so."""
    assert ask("timeline", "Tuvalu") == "The record holds no such act.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["timeline", "Jappan"], "did you mean Japan (JPN)"),
        (["timeline", "--since", "soon"], "'soon' is no day"),
        (["timeline", "--kind", "party"], "choose of meeting, dialogue"),
        (["next", "--today", "soon"], "'soon' is no day"),
    ],
    ids=str,
)
def test_mistakes_are_told_in_a_line(record_path: Path, arguments: list[str], message: str) -> None:
    """What can be mended ends with code 2 and says how."""
    result = CliRunner().invoke(main, [*arguments, "--record", str(record_path)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_record_that_is_not_there(tmp_path: Path) -> None:
    """Asking makes no file; the message says what does."""
    result = CliRunner().invoke(main, ["timeline", "--record", str(tmp_path / "none.db")])
    assert result.exit_code == 2
    assert "legation add" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_is_coming(ask: Ask) -> None:
    """By default looked at from the day of the newest article."""
    assert ask("next").splitlines()[1].split() == PAGE.splitlines()[-1].split()
    assert ask("next", "--today", "2024-08-21") == "The record holds no such act.\n"


def test_the_clock_is_asked_only_when_told_so(ask: Ask) -> None:
    """Today's plans of 2024 are past."""
    assert ask("next", "--today", "now") == "The record holds no such act.\n"
    assert len(json.loads(ask("next", "IND", "JPN", "--json"))["lines"]) == 1
