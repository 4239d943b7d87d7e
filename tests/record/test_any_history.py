"""Whatever befalls a record, it is that which the same articles and judgements give when they come at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from legation.errors import RecordError
from legation.model import Article, EventType, Reading, Status
from legation.record.entering import enter
from legation.record.export import exported
from legation.record.file import migrate
from legation.record.judging import Verdict, current_event
from legation.record.record import Record
from legation.record.writing import Entry
from tests.record import invariants
from tests.record.invented import FILLER, Act, later, moved, told, with_events

#: Acts of which some are alike, some of a lasting type, and some hard to tell apart.
ACTS = (
    Act(),
    Act(day=later(1)),
    Act(day=None, status=Status.PLANNED),
    Act(verb="will meet", day=later(1), status=Status.PLANNED, place=None),
    Act(source=("CHL", "PER", "BOL"), target=("CHL", "PER", "BOL"), day=None, place=None),
    Act(verb="shelled", type=EventType.ASSAULT, kind=None, source=("CHL",), target=("PER",), day=None, place=None),
    Act(verb="raided", type=EventType.ASSAULT, kind=None, source=("CHL",), target=("PER",), day=None),
    Act(verb="consulted", kind=None, day=later(1), place=None),
    Act(verb="conferred", source=("CHL", "PER", "BOL"), target=("CHL", "PER", "BOL"), day=later(2), place="Tacna"),
    Act(verb="bombed", type=EventType.ASSAULT, kind=None, source=("PER",), target=("CHL",), day=later(2)),
)
HOSTS = ("andes", "pacific", "coast", "lima", "arica")
PAGES = ("https://andes.example/2", *(f"https://{host}.example/1" for host in HOSTS))
Key = tuple[str, str]


class Histories(RuleBasedStateMachine):
    """Articles come, are corrected and read again; people merge, split and take back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.record = Record(Path(self.folder.name) / "grown.db")
        self.given: dict[Key, tuple[Article, Reading, int, str]] = {}
        self.readers = 0
        self.refusals: list[str] = []

    def teardown(self) -> None:
        """Let go of the file."""
        self.record.close()
        self.folder.cleanup()

    def put(self, article: Article, reading: Reading, version: int, reader: str) -> None:
        """Add an article, and note with which version and reader it ends."""
        key = (article.citation.url or "", article.text)
        before = self.given.get(key)
        self.record.add_reading(article, reading, version=version, reader=reader)
        if before and before[3] == reader:
            reading = before[1]
        self.given[key] = (article, reading, max(version, before[2] if before else version), reader)

    @rule(
        acts=st.one_of(st.tuples(st.sampled_from(ACTS)), st.lists(st.sampled_from(ACTS), max_size=3)),
        page=st.sampled_from(PAGES),
        day=st.integers(0, 3),
        copied=st.booleans(),
        version=st.integers(0, 3),
    )
    def an_article_comes(self, acts: Sequence[Act], page: str, day: int, copied: bool, version: int) -> None:
        """A new article, a new version, an old one that comes late, or a copy."""
        article, reading = told(acts, url=page, published=later(day), more=FILLER if copied else f"Page of {day}.")
        taken = {(key[0], given[2]) for key, given in self.given.items() if key[1] != article.text}
        if (page, version) not in taken:  # of two texts with one number the last speaks: that hangs on the order
            self.put(article, reading, version, "first reader")

    @precondition(lambda self: self.given)
    @rule(data=st.data(), skipped=st.integers(0, 1), left=st.integers(0, 3), raised=st.integers(0, 1))
    def an_article_is_read_again(self, data: st.DataObject, skipped: int, left: int, raised: int) -> None:
        """Another reader finds other words, or fewer events; the article may come with a higher number."""
        key = data.draw(st.sampled_from(sorted(self.given)))
        article, reading, version, _ = self.given[key]
        self.readers += 1
        seen = with_events(reading, [moved(event, article.text, skipped) for event in reading.events[:left]])
        number = 10 * self.readers if raised else version  # no two texts of a page have one number
        self.put(article, seen, number, f"reader {self.readers}")

    @precondition(lambda self: len(self.lines()) > 1)
    @rule(data=st.data())
    def lines_are_merged(self, data: st.DataObject) -> None:
        """Two lines become one, save where somebody held them apart."""
        one, other = data.draw(st.permutations(self.lines()))[:2]
        try:
            self.record.merge(one, other, by="Ana")
        except RecordError as error:
            self.refusals.append(str(error))

    @precondition(lambda self: any(self.record.doubts()))
    @rule(data=st.data(), verdict=st.sampled_from(Verdict))
    def a_doubt_is_judged(self, data: st.DataObject, verdict: Verdict) -> None:
        """A person decides about two lines of which the machine cannot tell."""
        doubt = data.draw(st.sampled_from(list(self.record.doubts())))
        self.record.judge(doubt.event, doubt.other_event, verdict, by="Eva")

    @precondition(lambda self: self.lines())
    @rule(data=st.data())
    def a_line_is_split(self, data: st.DataObject) -> None:
        """An event is taken out of its line."""
        events = data.draw(st.sampled_from([each.mentions for each in self.record.lines()]))
        keys = sorted({each.event for each in events})
        if len(keys) > 1:
            self.record.split(keys[0], data.draw(st.sampled_from(keys)), by="Rui")

    @precondition(lambda self: any(each.undone is None for each in self.record.judgements()))
    @rule(data=st.data())
    def a_judgement_is_taken_back(self, data: st.DataObject) -> None:
        """Also one about events that no article tells any more."""
        open_ones = [each.id for each in self.record.judgements() if each.undone is None]
        self.record.undo(data.draw(st.sampled_from(open_ones)))

    def lines(self) -> list[str]:
        """The ids of all lines."""
        return [line.id for line in self.record.lines()]

    @invariant()
    def only_what_was_judged_apart_cannot_be_merged(self) -> None:
        """A merger is refused where somebody held the lines apart, and never else."""
        assert all("were judged to be different acts" in each for each in self.refusals)

    @invariant()
    def nothing_contradicts_itself(self) -> None:
        """Each table says the same as the events that it comes from."""
        invariants.check(self.record._connection)

    @invariant()
    def it_is_as_if_all_had_come_at_once(self) -> None:
        """A record made anew, in another order, with the same judgements, is equal byte for byte."""
        with closing(in_memory()) as fresh:
            for both in self.judged():
                fresh.execute(
                    "INSERT INTO judgement (verdict, event, other, judge, judged) VALUES (?, ?, ?, '', '')", both
                )
            articles = sorted(self.given.items())
            Random(len(articles)).shuffle(articles)
            for _, given in articles:
                enter(fresh, entry(*given))
            assert written_out(fresh) == written_out(self.record._connection)

    def judged(self) -> list[tuple[str, str, str]]:
        """What stands judged, about the events of today."""
        found = []
        for each in self.record.judgements():
            keys = [self.today(each.event), self.today(each.other)]
            if each.undone is None and keys[0] and keys[1]:
                found.append((str(each.verdict), keys[0], keys[1]))
        return found

    def today(self, key: str) -> str:
        """The event that a key leads to, empty where none is left."""
        try:
            return str(current_event(self.record._connection, key)["key"])
        except RecordError:
            return ""


def in_memory() -> sqlite3.Connection:
    """A record without a file, which is faster."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    return connection


def entry(article: Article, reading: Reading, version: int, reader: str) -> Entry:
    """An article as it comes into a record."""
    return Entry(article=article, reading=reading, version=version, reader=reader, added="", keep_text=True)


def written_out(connection: sqlite3.Connection) -> list[bytes]:
    """All lines of a record, and all doubts."""
    doubts = connection.execute("SELECT event, other_event, likelihood FROM doubt ORDER BY event, other_event")
    return [*map(msgspec.json.encode, exported(connection)), *(msgspec.json.encode(tuple(row)) for row in doubts)]


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=20,
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=list(HealthCheck),
)
