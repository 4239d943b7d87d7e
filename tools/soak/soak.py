"""One soak: papers, followers and readers at once, and afterwards the reckoning."""

from __future__ import annotations

import json
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from legation.record.record import Record
from tools.soak.faults import Paper, Sent
from tools.soak.load import Answers, Memory, Readers
from tools.soak.stories import CHANGED, Story, changed, stories

COMMAND: Final = [sys.executable, "-c", "from legation.cli import main; main()"]
#: Seconds without a new article after which the last look hangs, and for processes to end.
DRAIN: Final = 300.0
PATIENCE: Final = 60.0
#: Seconds after the last article in which what was sent is surely read.
SETTLED: Final = 4.0
#: Of the time, the part after which processes hold what they need; from then on megabytes are a growth.
WARM: Final = 0.4
#: Seconds that a soak must last for that to be so: in a shorter one they still load what they need.
STEADY: Final = 120.0
#: Megabytes by which a process may have grown from then to the end.
GROWTH: Final = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long, how much, and from what.

    Faults are `rough` times as frequent as usual; after `idle` seconds without anything new, all has come that will.
    """

    folder: Path
    corpus: Path | None
    minutes: float
    stories: int
    papers: int
    a_second: float
    seed: int
    rough: int = 1
    idle: float = 75.0


@dataclass
class Found:
    """What a soak found; `faults` are what should not be."""

    sent: Sent = field(default_factory=Sent)
    answers: Answers = field(default_factory=Answers)
    memory: dict[str, Memory] = field(default_factory=dict)
    seconds: float = 0.0
    articles: int = 0
    lines: int = 0
    refused: int = 0
    faults: list[str] = field(default_factory=list)


def soak(plan: Plan) -> Found:
    """Let it run, then hold the record against what was sent."""
    found, record = Found(), plan.folder / "soak.db"
    Record(record).close()
    with ExitStack() as stack:
        papers = [stack.enter_context(_paper(plan, found, number)) for number in range(plan.papers)]
        port = _free_port()
        feeds = [f"{each.address}/feed" for each in papers]
        follow = stack.enter_context(_process(plan, "follow", *feeds, *_options(record)))
        site = ("--record", str(record), "--port", str(port))
        serve = stack.enter_context(_process(plan, "serve", *site))
        found.memory = {"follow": Memory(follow.pid), "serve": Memory(serve.pid)}
        _wait_for(port, serve)
        with Readers(port, plan.a_second, plan.seed) as readers:
            _publish(plan, papers, found, record)
            found.answers = readers.found
        found.faults += _ended(follow, "follow") + _ended(serve, "serve")
        # What was fetched and not read yet when it was ended comes with the next look, as after any restart.
        with _process(plan, "follow", *feeds, *_options(record), "--once") as last:
            found.faults += _last_look(last, record)
    _reckon(plan, papers, found, record)
    return found


def _paper(plan: Plan, found: Found, number: int) -> Paper:
    return Paper(f"127.0.0.{number + 2}", plan.seed + number, found.sent, plan.rough)


def _options(record: Path) -> list[str]:
    return ["--record", str(record), "--every", "0.02", "--full-text", "--allow-private"]


@contextmanager
def _process(plan: Plan, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command at work; what it says goes into a file."""
    with (plan.folder / f"{arguments[0]}.log").open("ab") as log:
        process = subprocess.Popen([*COMMAND, *arguments], stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("legation serve does not answer; see serve.log")


def _publish(plan: Plan, papers: list[Paper], found: Found, record: Path) -> None:
    """Publish all stories over the time, one now and then anew; then wait until what is left is read."""
    began, length = time.monotonic(), plan.minutes * 60
    given = list(stories(plan.stories, plan.seed, plan.corpus))
    due = [(length * place / len(given), story) for place, story in enumerate(given)]
    due += [(at + length / 10, changed(story)) for at, story in due[::CHANGED]]
    for at, story in sorted(due, key=lambda each: each[0]):
        while (now := time.monotonic() - began) < at:
            _sample(found, now)
            time.sleep(min(1.0, at - now))
        papers[story.number % len(papers)].publish(story)
    for paper in papers:
        paper.calm = True
    found.seconds = time.monotonic() - began
    _drain(plan, found, record, {(story.number, story.version) for _, story in due})


def _drain(plan: Plan, found: Found, record: Path, published: set[tuple[int, int]]) -> None:
    """Wait until every story stands in the record in its last version, or nothing more comes."""
    newest = dict(sorted(published))
    last, since = -1, time.monotonic()
    while time.monotonic() - since < plan.idle:
        time.sleep(0.2)
        known = _arrived(record)
        if known != last:
            last, since = known, time.monotonic()
        if newest.items() <= found.sent.stories.keys() and time.monotonic() - since > SETTLED:
            return


def _last_look(process: subprocess.Popen[bytes], record: Path) -> list[str]:
    """Wait for the end of the last look for as long as articles come: a busy machine takes its time."""
    known, since = -1, time.monotonic()
    while process.poll() is None:
        if time.monotonic() - since > DRAIN:
            return [f"follow --once did not end: no article came for {DRAIN:g} s"]
        if (now := _arrived(record)) != known:
            known, since = now, time.monotonic()
        time.sleep(0.2)
    return []


def _arrived(record: Path) -> int:
    with closing(sqlite3.connect(f"{record.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])


def _sample(found: Found, at: float) -> None:
    for memory in found.memory.values():
        if not memory.samples or at - memory.samples[-1][0] >= 1:
            memory.sample(at)


def _ended(process: subprocess.Popen[bytes], name: str) -> list[str]:
    """End a process as services are ended; what is wrong with how it ends."""
    if process.poll() is not None:
        return [f"{name} ended by itself with {process.returncode}; see {name}.log"]
    process.send_signal(signal.SIGTERM)
    try:
        code = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return [f"{name} did not end within {PATIENCE:g} s"]
    return [] if code in (0, -signal.SIGTERM, 128 + signal.SIGTERM) else [f"{name} ended with {code}; see {name}.log"]


# --- the reckoning --------------------------------------------------------------------------------------------------


def _reckon(plan: Plan, papers: list[Paper], found: Found, record: Path) -> None:
    with Record(record, writable=False) as opened:
        found.faults += [f"the record is not whole: {each.where}: {each.what}" for each in opened.check()]
        stats = opened.stats()
        found.articles, found.lines = stats.articles, stats.lines
    found.faults += _lost(papers, found, record)
    found.faults += _otherwise_at_once(plan, papers, found, record)
    found.faults += [f"a page failed: {each}" for each in found.answers.faults[:20]]
    found.faults += _grown(found)


def _lost(papers: list[Paper], found: Found, record: Path) -> list[str]:
    """Stories that were sent whole, and neither stand in the record nor are named as what could not be read."""
    with closing(sqlite3.connect(record)) as connection:
        texts = [row[0] for row in connection.execute("SELECT text FROM article WHERE text IS NOT NULL")]
        names = {row[0] for row in connection.execute("SELECT name FROM arrival WHERE outcome = 'refused'")}
    found.refused = len(names)
    there = {mark for text in texts for mark in [text.rpartition("Dispatch ")[2]]}
    return [
        f"lost: story {story.number}, version {story.version}"
        for story in found.sent.stories.values()
        if story.mark.removeprefix("Dispatch ") not in there and _address(papers, story) not in names
    ]


def _address(papers: list[Paper], story: Story) -> str:
    return f"{papers[story.number % len(papers)].address}{story.path}"


def _otherwise_at_once(plan: Plan, papers: list[Paper], found: Found, record: Path) -> list[str]:
    """Whether a record to which the same pages are added at once says something else."""
    pages, other = plan.folder / "pages.jsonl", plan.folder / "at_once.db"
    with pages.open("w", encoding="utf-8") as out:
        for story in sorted(found.sent.stories.values(), key=lambda each: (each.number, each.version)):
            paper = papers[story.number % len(papers)]
            told = {"title": story.title, "html": story.page.decode(), "published": story.day.isoformat()}
            for path in sorted(found.sent.paths[story.number, story.version]):
                row = {**told, "url": f"{paper.address}{path}", "outlet": f"Paper of {paper.host}"}
                out.write(json.dumps(row) + "\n")
    with Record(other) as opened:
        report = opened.add(pages)
        at_once = {line.id: msgspec.json.encode(line) for line in opened.lines()}
    with Record(record, writable=False) as opened:
        followed = {line.id: msgspec.json.encode(line) for line in opened.lines()}
    differ = [each for each in at_once.keys() | followed.keys() if at_once.get(each) != followed.get(each)]
    refused = [f"at once, {each.name} could not be read: {each.reason}" for each in report.refused]
    told = f"{len(differ)} of {len(followed)} lines are otherwise where the same pages are added at once: {differ[:5]}"
    return refused + ([told] if differ else [])


def _grown(found: Found) -> list[str]:
    """Processes that have grown, when all that they need was there, by more than they may."""
    faults: list[str] = []
    if found.seconds < STEADY:
        return faults
    for name, memory in found.memory.items():
        grown = memory.at(found.seconds) - memory.at(WARM * found.seconds)
        if grown > GROWTH:
            faults.append(f"{name} has grown by {grown:.0f} MB since it was warm")
    return faults
