"""`legation follow`."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from tests.cli.processes import articles, ended, started, wait_until
from tests.cli.recording import CALL, MESSAGE, run
from tests.record.told import PLAN
from tests.sources.arriving import feed
from tests.sources.web.conftest import no_proxies
from tests.sources.web.servers import Page, Site

__all__ = ["no_proxies"]

ENTRIES = (("https://a.example/1", PLAN), ("https://a.example/2", CALL))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The file of a record that is not there yet."""
    return tmp_path / "a.db"


def test_each_feed_is_looked_at_once_on_demand(record: Path, tmp_path: Path) -> None:
    """What came of each is told at once, what failed by its name; the report is as of ``add``; then it ends."""
    with Site({"/feed": Page(feed(*ENTRIES))}) as site:
        good, bad = site.url("/feed"), site.url("/none")
        options = ("--once", "--allow-private", "--record", record, "--report", tmp_path / "r.json")
        result = run("follow", good, bad, *options)
        assert (result.exit_code, result.stdout.splitlines()) == (2, ["2 documents", "        2 new"])
        lines = result.stderr.splitlines()
        assert lines[0] == f"{MESSAGE}{good}: 2 new"
        assert lines[1].startswith(f"{MESSAGE}{bad}: ")
        assert lines[1].count(bad) == 1
        assert "404" in lines[1]
        told = json.loads((tmp_path / "r.json").read_text())
        assert (told["read"], told["new"], told["failures"]) == (2, 2, 0)
        quiet = run("follow", good, "--once", "--quiet", "--allow-private", "--record", record)
        assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, "", "")


def test_what_could_not_be_read_in_a_feed_is_told(record: Path) -> None:
    """By its name, and in the line of the feed."""
    with Site({"/feed": Page(feed(ENTRIES[0], ("https://a.example/3", "")))}) as site:
        result = run("follow", site.url("/feed"), "--once", "--allow-private", "--record", record)
        assert result.exit_code == 2
        assert result.stderr.splitlines() == [
            f"{MESSAGE}{site.url('/feed')}: https://a.example/3: this entry of a feed holds no text, only a link;"
            " --full-text reads the page itself",
            f"{MESSAGE}{site.url('/feed')}: 1 new, 1 could not be read",
        ]


def test_private_addresses_are_asked_only_on_demand(record: Path) -> None:
    """A feed of loopback is one."""
    with Site({"/feed": Page(feed(*ENTRIES))}) as site:
        result = run("follow", site.url("/feed"), "--once", "--record", record)
        assert (result.exit_code, site.asked) == (2, [])
        assert "--allow-private" in result.stderr


def test_what_is_no_feed_and_no_list_is_told(record: Path, tmp_path: Path) -> None:
    """By its name, and at once."""
    (tmp_path / "feeds.txt").write_text("Fish and chips")
    result = run("follow", tmp_path / "feeds.txt", "--record", record)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{MESSAGE}{tmp_path / 'feeds.txt'}: ")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_goes_on_until_it_is_stopped(record: Path, tmp_path: Path, number: signal.Signals) -> None:
    """By Ctrl-C, or as services are; that is its ordinary end, and what came of all looks is reported."""
    with Site({"/feed": Page(feed(*ENTRIES))}) as site:
        arguments = ("follow", site.url("/feed"), "--allow-private", "--record", record, "--every", "0.02")
        with started(*arguments, "--report", tmp_path / "r.json") as process:
            wait_until(lambda: site.paths.count("/feed") >= 3)
            process.send_signal(number)
            code, out, err = ended(process)
    assert (code, articles(record)) == (0, 2)
    assert [out.splitlines()[1], out.splitlines()[-1]] == [
        "        2 new",
        f"  {json.loads((tmp_path / 'r.json').read_text())['known']:>7,} known",
    ]
    lines = err.splitlines()
    assert lines[0] == f"{MESSAGE}{site.url('/feed')}: 2 new; again in 1 s"
    assert lines[1] == f"{MESSAGE}{site.url('/feed')}: nothing new; again in 1 s"
    # The look in hand is told after it.
    assert f"{MESSAGE}ending after what is being read; once more ends at once" in lines[-2:]
