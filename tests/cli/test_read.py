"""`legation read`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import legation
from legation.cli import main
from tests.sources.web.servers import Page, Site

TEXT = """\
TOKYO – Foreign ministers of India and Japan met in Tokyo on September 8, 2022 to discuss defence cooperation.

The United States imposed sanctions on Iran on Monday, the State Department said.
"""
#: What no reading starts with: a message for the user.
MESSAGE = "legation: "

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Runs the command as a user does; an error that is no message fails the test."""

    def run(*arguments: str | Path, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(main, ["read", *map(str, arguments)], input=stdin, catch_exceptions=False)

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with a short article."""
    path = tmp_path / "tokyo.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_reading_is_printed_for_people(run: Run, article: Path) -> None:
    """The page names the parties, the act and the words it rests on."""
    result = run(article)
    assert result.exit_code == 0
    assert {"IND", "JPN", "CONSULT", "Events"} <= set(result.stdout.replace("–", " ").replace(",", " ").split())
    assert "“" in result.stdout


def test_no_colours_where_there_is_no_terminal(run: Run, article: Path) -> None:
    """A page sent to a file holds no codes of a terminal."""
    assert "\x1b" not in run(article).stdout


def test_json_is_that_of_the_library(run: Run, article: Path) -> None:
    """The command and `legation.read` give the same bytes."""
    assert run("--json", article).stdout == legation.read(TEXT).to_json() + "\n"


def test_a_minus_is_standard_input(run: Run, article: Path) -> None:
    """The article may come through a pipe."""
    assert run("--json", "-", stdin=TEXT).stdout == run("--json", article).stdout


def test_the_same_article_gives_the_same_page(run: Run, article: Path) -> None:
    """Nothing depends on chance or on the clock."""
    assert run(article).stdout == run(article).stdout


def test_what_is_known_stands_in_the_reading(run: Run, article: Path) -> None:
    """Title, address, outlet and day of publication are taken over as given."""
    known = ["--title", "Talks", "--url", "https://example.org/1", "--outlet", "Paper", "--published", "2022-09-09"]
    reading = json.loads(run("--json", *known, article).stdout)
    assert (reading["article"]["title"], reading["article"]["outlet"]) == ("Talks", "Paper")
    assert reading["article"]["url"] == "https://example.org/1"
    assert reading["published"] | {"because": []} == {
        "from": "2022-09-09",
        "to": "2022-09-09",
        "given": True,
        "basis": "given",
        "because": [],
    }


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2022-09-09", "2022-09-09", "2022-09-09"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-08-10/2022-08-31", "2022-08-10", "2022-08-31"),
        ("2022-08/2022-09", "2022-08-01", "2022-09-30"),
    ],
)
def test_publication_may_be_a_day_a_month_or_an_interval(
    run: Run, article: Path, words: str, first: str, last: str
) -> None:
    """All days count, the last one included."""
    published = json.loads(run("--json", "--published", words, article).stdout)["published"]
    assert (published["from"], published["to"], published["given"]) == (first, last, True)


@pytest.mark.parametrize("words", ["yesterday", "2022-13", "2022-02-30", "2022-09-09/2022-09-01", "/", ""])
def test_other_dates_are_refused(run: Run, article: Path, words: str) -> None:
    """The message repeats the words and gives the form; nothing is read."""
    result = run("--published", words, article)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(MESSAGE + repr(words))
    assert "2022-08-24" in result.stderr


def test_several_articles_give_a_line_of_json_each(run: Run, article: Path, tmp_path: Path) -> None:
    """The lines stand in the order of the files."""
    other = tmp_path / "other.txt"
    other.write_text("France and Germany signed a treaty on friendship in Paris in January 1963.\n", encoding="utf-8")
    lines = run("--json", article, other).stdout.splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == [
        legation.read(path.read_text("utf-8")).article.id for path in (article, other)
    ]


def test_a_folder_receives_a_file_for_each_article(run: Run, article: Path, tmp_path: Path) -> None:
    """NAME.txt becomes NAME.json; the folder is made where it is missing."""
    result = run("--json", "--output", tmp_path / "new" / "readings", article)
    assert (result.exit_code, result.stdout) == (0, "")
    written = (tmp_path / "new" / "readings" / "tokyo.json").read_text("utf-8")
    assert written == legation.read(TEXT).to_json() + "\n"


def test_a_bad_article_does_not_stop_the_others(run: Run, article: Path, tmp_path: Path) -> None:
    """The bad ones are named and counted on standard error; the exit code says that something is missing."""
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = run("--json", "--output", tmp_path, empty, tmp_path / "missing.txt", article)
    assert result.exit_code == 2
    assert (tmp_path / "tokyo.json").exists()
    assert not (tmp_path / "empty.json").exists()
    lines = result.stderr.splitlines()
    assert [line.startswith(MESSAGE) for line in lines] == [True, True, True]
    assert str(empty) in lines[0]
    assert "missing.txt" in lines[1]
    assert "2 of 3" in lines[2]


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_cannot_be_opened_is_named(run: Run, tmp_path: Path, name: str) -> None:
    """A file that is not there and a folder give one line that names them once."""
    result = run(tmp_path / name)
    assert result.exit_code == 2
    assert result.stderr.startswith(MESSAGE)
    assert (len(result.stderr.splitlines()), result.stderr.count(str(tmp_path / name))) == (1, 1)


def test_a_folder_that_cannot_be_made_is_named(run: Run, article: Path) -> None:
    """Where the output cannot be written, the message says so."""
    result = run("--json", "--output", article / "readings", article)
    assert result.exit_code == 2
    assert result.stderr.startswith(MESSAGE)


def test_an_unknown_pipeline_is_named(run: Run, article: Path) -> None:
    """A pipeline that is not installed ends the run with a message."""
    result = run("--model", "en_no_such_pipeline", article)
    assert result.exit_code == 2
    assert result.stderr.startswith(MESSAGE)
    assert "en_no_such_pipeline" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--output", "readings"],
        ["--title", "One", "second.txt"],
        ["--url", "https://example.org", "second.txt"],
        ["--frames", "none"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_options_that_do_not_fit_are_refused(run: Run, article: Path, arguments: list[str]) -> None:
    """A folder without JSON, one title for two articles, frames that are not there: a mistake of use."""
    result = run(article, *arguments)
    assert result.exit_code == 2
    assert arguments[0] in result.stderr


def test_two_articles_of_one_name_are_not_written_over_each_other(run: Run, article: Path, tmp_path: Path) -> None:
    """Nothing is read before the clash is told."""
    result = run("--json", "--output", tmp_path / "readings", article, tmp_path / "other" / article.name)
    assert result.exit_code == 2
    assert "tokyo.json" in result.stderr
    assert not (tmp_path / "readings").exists()


def test_behind_the_gate_the_events_are_the_same(run: Run, article: Path) -> None:
    """`--gate` saves time, and costs nothing that the article tells of."""
    whole, gated = (json.loads(run(article, "--json", *options).stdout) for options in ((), ("--gate",)))
    assert gated["events"] == whole["events"] != []


PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ministers meet | The Paper</title>
<meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2022-09-09">
</head><body><nav><a href="/">Home</a></nav><article><h1>Ministers meet</h1>
<p>Foreign ministers of India and Japan met in Tokyo on Thursday to discuss defence cooperation, the ministry said.</p>
<p>They will hold talks again in New Delhi in the spring of next year, according to the same statement.</p>
</article></body></html>"""


def told(reading: dict[str, Any]) -> list[tuple[str, list[str], str]]:
    """Kind, parties and first day of each event."""
    return [(each["kind"], sorted(each["source"]), each["when"] and each["when"]["from"]) for each in reading["events"]]


def test_a_page_is_read_with_what_it_tells_of_itself(run: Run, tmp_path: Path) -> None:
    """Its main text, title, outlet and day."""
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    reading = json.loads(run("--json", tmp_path / "page.html").stdout)
    assert (reading["article"]["title"], reading["article"]["outlet"]) == ("Ministers meet", "The Paper")
    assert (reading["published"]["from"], reading["published"]["basis"]) == ("2022-09-09", "page")
    assert told(reading)[0] == ("meeting", ["IND", "JPN"], "2022-09-08")


def test_what_the_user_knows_goes_before_what_the_page_tells(run: Run, tmp_path: Path) -> None:
    """A day and a title that are given are those of the reading."""
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    known = ["--published", "2022-09-16", "--title", "Other words"]
    reading = json.loads(run("--json", *known, tmp_path / "page.html").stdout)
    assert (reading["article"]["title"], reading["published"]["basis"]) == ("Other words", "given")
    assert told(reading)[0] == ("meeting", ["IND", "JPN"], "2022-09-15")


def test_the_address_of_a_page_is_read(run: Run) -> None:
    """It is fetched where that is allowed."""
    with Site({"/talks": Page(PAGE.encode(), headers=(("Content-Type", "text/html"),))}) as site:
        refused = run("--json", site.url("/talks"))
        reading = json.loads(run("--json", "--allow-private", site.url("/talks")).stdout)
    assert (refused.exit_code, "--allow-private" in refused.stderr) == (2, True)
    assert reading["article"]["url"] == site.url("/talks")
    assert told(reading)[0] == ("meeting", ["IND", "JPN"], "2022-09-08")


def test_a_file_of_many_articles_is_for_the_record(run: Run, tmp_path: Path) -> None:
    """The message names the verb that reads it."""
    (tmp_path / "many.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    result = run(tmp_path / "many.jsonl")
    assert result.exit_code == 2
    assert "`legation add` reads such files" in result.stderr
