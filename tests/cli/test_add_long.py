"""`legation add` at long work: progress, interruption, and going on where it stopped."""

from __future__ import annotations

import gzip
import json
import os
import pty
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from legation.cli import progress
from tests.cli.processes import articles, calls, children, ended, is_running, started, wait_until
from tests.cli.recording import CALL, MESSAGE, TALKS, lines, news, run
from tests.record.told import PLAN, REPORT
from tests.sources.arriving import crawled, feed, zipped

MANY = 40


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The file of a record that is not there yet."""
    return tmp_path / "a.db"


def page(text: str) -> str:
    """A page with a text long enough to be one."""
    return f"<html><head><title>News</title></head><body><article><p>{text}</p></article></body></html>"


def garden(number: int) -> str:
    """A page that tells nothing of states."""
    return page(f"In garden {number} tomatoes ripen late this summer, and slugs are many. " * 12)


def crawl(path: Path, number: int, told: int = 10) -> Path:
    """A web archive of so many pages, of which every so-manieth tells of states."""
    pages = {}
    for place in range(number):
        act = (
            f"The foreign ministers of Chile and Peru met in Arica on May {place % 28 + 1} and signed treaty {place}. "
        )
        pages[f"https://a.example/{place}"] = garden(place) if place % told else page(act * 6)
    path.write_bytes(gzip.compress(crawled(pages)))
    return path


# --- what is told ---------------------------------------------------------------------------------------------------


def test_the_report_goes_to_a_file_on_demand(record: Path, tmp_path: Path) -> None:
    """The same as with ``--json``; people are told as ever."""
    result = run("add", news(tmp_path / "news.jsonl", CALL), "-", "--record", record, "--report", tmp_path / "r.json")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (2, "2 documents")
    assert json.loads((tmp_path / "r.json").read_text()) == {
        "read": 2,
        "new": 1,
        "languages": {},
        "failures": 1,
        "refused": [{"name": "-", "reason": "the article is empty: it holds no letter or digit"}],
        "stopped": False,
    }


def test_a_report_that_cannot_be_written_is_told_first(record: Path, tmp_path: Path) -> None:
    """Not after hours of work."""
    result = run("add", "-", "--record", record, "--report", tmp_path / "none" / "r.json", stdin=PLAN)
    assert (result.exit_code, record.exists()) == (2, False)
    assert "its folder is not there" in result.stderr


def test_quiet_tells_only_what_could_not_be_read(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, lines tell now and then how far it is."""
    monkeypatch.setattr(progress, "BETWEEN", 0.0)
    path = news(tmp_path / "news.jsonl", CALL, "...")
    quiet = run("add", path, "--record", record, "--quiet")
    assert quiet.stderr == f"{MESSAGE}{path}:2: the article is empty: it holds no letter or digit\n"
    assert quiet.stdout == ""
    loud = run("add", path, "--record", record).stderr.splitlines()
    assert [line.split(",")[0] for line in loud] == [
        f"{MESSAGE}1 documents",
        quiet.stderr.rstrip("\n"),
        f"{MESSAGE}2 documents",
    ]
    assert loud[2].endswith("100% of the input, 0 s left")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((0, 0.0, 0, None), "0 documents, 0/s"),
        ((1, 0.0, 0, 10), "1 documents, 1,000/s"),
        ((7, 2.0, 0, None), "7 documents, 3.5/s"),
        ((1_200, 10.0, 25, 100), "1,200 documents, 120/s, 25% of the input, 30 s left"),
        ((5, 100.0, 1, 101), "5 documents, 0.05/s, 1% of the input, 2 h 46 min left"),
        ((5, 100.0, 100, 100), "5 documents, 0.05/s, 100% of the input, 0 s left"),
        ((5, 100.0, 0, 0), "5 documents, 0.05/s"),
    ],
)
def test_how_far_it_is(given: tuple[int, float, int, int | None], expected: str) -> None:
    """Documents and rate; share and time left where it is known how much there is."""
    assert progress.standing(*given) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, "0 s"), (59.6, "1 min 00 s"), (61, "1 min 01 s"), (3_599.9, "1 h 00 min"), (90_000, "25 h 00 min")],
)
def test_lengths_of_time_are_told_as_people_say_them(seconds: float, expected: str) -> None:
    """Rounded to seconds, or to minutes where there are hours."""
    assert progress.spelled(seconds) == expected


def test_a_terminal_shows_a_bar(record: Path, tmp_path: Path) -> None:
    """With names that look like markup of the library that draws it."""
    news = tmp_path / "news["
    news.mkdir()
    for name, text in (("red].txt", CALL), ("[bold]b.txt", TALKS), ("].txt", "...")):
        (news / name).write_text(text)
    ours, theirs = pty.openpty()
    try:
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
        with started("add", news, "--record", record, stderr=theirs, env=environment) as process:
            os.close(theirs)
            shown = terminal(ours)
            code, out, _ = ended(process)
    finally:
        os.close(ours)
    assert (code, out.splitlines()[0]) == (2, "3 documents")
    assert "3 documents" in shown
    assert "[/].txt: the article is empty" in shown.replace("\r\n", "")
    assert "Traceback" not in shown


def terminal(number: int) -> str:
    """All that a terminal was sent until its last writer left."""
    pieces = []
    while True:
        try:
            piece = os.read(number, 10_000)
        except OSError:  # Linux says so that nobody has the other side any more
            piece = b""
        if not piece:
            return b"".join(pieces).decode("utf-8", "replace")
        pieces.append(piece)


def test_what_a_program_writes_is_read_as_it_comes(record: Path, tmp_path: Path) -> None:
    """The first articles are in the record before the last is written; some kilobytes tell what it is."""
    with started("add", "-", "--record", record, stdin=subprocess.PIPE) as process:
        write(process, calls(tmp_path / "news.jsonl", 3, "x" * 2_000))
        wait_until(lambda: articles(record) == 3)
        assert process.stdin is not None
        process.stdin.write(json.dumps({"text": TALKS}) + "\n")
        code, out, _ = ended(process)
    assert (code, out.splitlines()) == (0, ["4 documents", "        4 new"])


def write(process: subprocess.Popen[str], path: Path) -> None:
    """Write a file to a process, and leave it waiting for more."""
    assert process.stdin is not None
    process.stdin.write(f"{path.read_text()}\n")
    process.stdin.flush()


# --- the end before the end -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_goes_on_with_the_next(
    record: Path, tmp_path: Path, workers: int, number: signal.Signals
) -> None:
    """A signal to all its processes, as of a terminal or a service, ends it well; nothing is lost, nothing twice."""
    path = calls(tmp_path / "news.jsonl", MANY)
    with started("add", path, "--record", record, "--workers", str(workers)) as process:
        wait_until(lambda: articles(record) >= 3)
        os.killpg(process.pid, number)
        code, out, err = ended(process)
    added = articles(record)
    assert (code, err) == (130, f"{MESSAGE}ending after what is being read; once more ends at once\n")
    assert 3 <= added < MANY
    assert out.splitlines()[0] == f"{added} documents"
    assert out.splitlines()[-1] == "stopped before the end; the same command goes on from here"
    assert run("add", path, "--record", record).stdout.splitlines() == [
        f"{MANY} documents",
        f"  {MANY - added:>7} new",
        f"  {added:>7} known",
    ]
    assert articles(record) == MANY


def test_waiting_for_input_is_broken_off(record: Path, tmp_path: Path) -> None:
    """Who writes nothing keeps nobody."""
    with started("add", "-", "--record", record, stdin=subprocess.PIPE) as process:
        write(process, calls(tmp_path / "news.jsonl", 3, "x" * 2_000))
        wait_until(lambda: articles(record) == 3)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130


def test_a_second_signal_ends_at_once(record: Path, tmp_path: Path) -> None:
    """With all its processes; what was added before is there."""
    path = calls(tmp_path / "news.jsonl", MANY)
    with started("add", path, "--record", record, "--workers", "2") as process:
        wait_until(lambda: articles(record) >= 1)
        workers = children(process)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGTERM)
        ended(process)
        wait_until(lambda: not any(map(is_running, workers)))
    assert process.returncode != 0
    assert 1 <= articles(record) < MANY


def test_a_crawl_that_is_killed_goes_on(record: Path, tmp_path: Path) -> None:
    """Its workers end with it, and the next run gives what one whole run gives."""
    path = crawl(tmp_path / "x.warc.gz", 80, told=4)
    with started("add", path, "--record", record, "--workers", "2") as process:
        wait_until(lambda: articles(record) >= 3)
        workers = children(process)
        process.kill()
        ended(process)
        wait_until(lambda: not any(map(is_running, workers)))
    assert 3 <= articles(record) < 20
    run("add", path, "--record", record)
    run("add", path, "--record", tmp_path / "whole.db")
    assert [told(line) for line in lines(record)] == [told(line) for line in lines(tmp_path / "whole.db")]


def told(line: dict[str, Any]) -> tuple[Any, ...]:
    """What a line tells, whenever it came."""
    return line["id"], line["type"], line["source"], line["target"], line["when"]


# --- workers --------------------------------------------------------------------------------------------------------


def test_any_number_of_workers_does_the_same(tmp_path: Path) -> None:
    """The same report, ledger and lines: from files, archives, a feed, a crawl, and some of them twice."""
    calls(tmp_path / "news.jsonl", 20)
    crawl(tmp_path / "x.warc.gz", 40, told=8)
    spanish = "Los ministros de Chile y del Perú se reunieron en Arica el martes. " * 9
    members = {"a.txt": PLAN, "b.txt": spanish, "c.txt": "...", "d.html": page(REPORT), "e.jsonl": "{broken\n"}
    (tmp_path / "x.zip").write_bytes(zipped(members))
    (tmp_path / "feed.xml").write_bytes(feed(("https://a.example/f", PLAN), ("https://a.example/g", TALKS)))
    names = ["news.jsonl", "x.zip", "x.warc.gz", "x.warc.gz", "x.zip", "feed.xml", "none.txt", "news.jsonl"]
    found = []
    for workers in ("1", "2"):
        record = tmp_path / f"{workers}.db"
        sources = [tmp_path / name for name in names]
        result = run("add", *sources, "--record", record, "--workers", workers, "--json")
        listed = json.loads(run("sources", "--record", record, "--json").stdout)["sources"]
        counts = [(each["name"], each["documents"], each["outcomes"], each["failure"]) for each in listed]
        found.append((json.loads(result.stdout), result.stderr, counts, lines(record)))
    assert found[0] == found[1]
    report = found[0][0]
    assert (report["passed over"], report["languages"], report["failures"]) == (35, {"es": 1}, 5)
