"""`legation times`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import legation
from legation.cli import main

TEXT = "Ministers met on Monday, 4 July 2022 for two days. They will meet again next month.\n"
PAGE = """\
{name}
words                type      value       days
Monday, 4 July 2022  DATE      2022-07-04  2022-07-04
two days             DURATION  P2D
next month           DATE      2022-08     2022-08

"""
#: What no result starts with: a message for the user.
MESSAGE = "legation: "

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Runs the command as a user does; an error that is no message fails the test."""

    def run(*arguments: str | Path, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(main, ["times", *map(str, arguments)], input=stdin, catch_exceptions=False)

    return run


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a short text, in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("talks.txt")
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_times_are_printed_for_people(run: Run, article: Path) -> None:
    """Each expression has a line: its words, type, value and days; a duration lies on no day."""
    result = run("--published", "2022-07-06", article)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == PAGE.format(name="talks.txt")


def test_without_a_date_nothing_is_put_in(run: Run, article: Path) -> None:
    """What counts from the day of writing has no days where nobody gave that day."""
    assert run(article).stdout.splitlines()[-2].split() == ["next", "month", "DATE", "XXXX-XX", "date", "unknown"]


def test_a_history_counts_from_what_it_has_told(run: Run, article: Path) -> None:
    """In a narrative a month without its year is that of the story, not that of the day of writing."""
    article.write_text("In March 1941 they landed. In June they left.\n", encoding="utf-8")
    told = run("--published", "2022-07-06", "--narrative", article).stdout.splitlines()
    assert told[1:4] == [
        "words       type  value    days",
        "March 1941  DATE  1941-03  1941-03",
        "June        DATE  1941-06  1941-06",
    ]


def test_a_text_without_times_says_so(run: Run, article: Path) -> None:
    """That nothing was found is a result, not an error."""
    article.write_text("Ministers met.\n", encoding="utf-8")
    result = run(article)
    assert (result.exit_code, result.stdout) == (0, "talks.txt\nNo time expression found.\n\n")


def test_words_stand_on_one_line(run: Run, article: Path) -> None:
    """An expression that runs over a line break does not break the table."""
    article.write_text("They met on 4 July\n2022.\n", encoding="utf-8")
    assert run(article).stdout.splitlines()[2] == "4 July 2022  DATE  2022-07-04  2022-07-04"


def test_json_has_the_keys_of_a_reading(run: Run, article: Path) -> None:
    """A line a file; each key holds what it holds in the JSON of a reading."""
    first, second = run("--json", "--published", "2022-07", article, article).stdout.splitlines()
    assert first == second
    line = json.loads(first)
    assert list(line) == ["article", "published", "timex"]
    reading = json.loads(legation.read(TEXT, published="2022-07").to_json())
    assert {key: reading[key] for key in line} == line


def test_json_holds_each_expression_in_full(run: Run, article: Path) -> None:
    """Words with their place in the text, type, value and days, and whether the date of publication was given."""
    line = json.loads(run("--json", article).stdout)
    assert line["published"] == {"from": None, "to": None, "given": False, "basis": "text", "because": []}
    kept = ("text", "start", "end", "type", "value", "from", "to")
    assert [tuple(timex[key] for key in kept) for timex in line["timex"]] == [
        ("Monday, 4 July 2022", 17, 36, "DATE", "2022-07-04", "2022-07-04", "2022-07-04"),
        ("two days", 41, 49, "DURATION", "P2D", None, None),
        ("next month", 72, 82, "DATE", "XXXX-XX", None, None),
    ]


def test_a_minus_is_standard_input(run: Run, article: Path) -> None:
    """The text may come through a pipe, in whatever encoding its bytes say."""
    expected = PAGE.format(name="standard input")
    assert run("--published", "2022-07-06", "-", stdin=TEXT).stdout == expected
    assert run("--published", "2022-07-06", "-", stdin=TEXT.encode("utf-16")).stdout == expected


def test_a_bad_file_does_not_stop_the_others(run: Run, article: Path) -> None:
    """The bad ones are named and counted on standard error; the exit code says that something is missing."""
    Path("picture.png").write_bytes(b"\x89PNG\x00\x00")
    result = run("--published", "2022-07-06", "picture.png", "missing.txt", article)
    assert (result.exit_code, result.stdout) == (2, PAGE.format(name="talks.txt"))
    assert result.stderr.splitlines() == [
        "legation: picture.png: the input holds zero bytes, so it is no text; give plain text in UTF-8",
        "legation: missing.txt: No such file or directory",
        "legation: 2 of 3 articles could not be read",
    ]


@pytest.mark.parametrize("words", ["yesterday", "2022-13", ""])
def test_other_dates_are_refused(run: Run, article: Path, words: str) -> None:
    """The message repeats the words and gives the form; nothing is read."""
    result = run("--published", words, article)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(MESSAGE + repr(words))


def test_no_language_engine_is_loaded(article: Path) -> None:
    """Times are found by patterns, so the command answers at once."""
    command = (
        "import sys; from legation.cli import main\n"
        "try: main(['times', 'talks.txt'])\n"
        "except SystemExit: print(*sorted(sys.modules.keys() & {'spacy', 'numpy'}), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, encoding="utf-8")
    assert result.stderr.strip() == ""
    assert "Monday, 4 July 2022" in result.stdout


def test_a_terminal_without_the_signs_gets_question_marks(article: Path) -> None:
    """What the terminal cannot write does not end the program."""
    article.rename("tōkyō.txt")
    result = subprocess.run(
        [sys.executable, "-c", "from legation.cli import main; main()", "times", "tōkyō.txt"],
        check=False,
        capture_output=True,
        encoding="ascii",
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (result.returncode, result.stderr, result.stdout.splitlines()[0]) == (0, "", "t?ky?.txt")
