"""A small record of our own, written by hand so that no change of the reader changes it: for the tests and the docs.

A visit that is announced, put off and made; a signed agreement; an accusation without a date; a summit called off.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from legation.articles import door
from legation.model import (
    Agreement,
    Article,
    DateBasis,
    Event,
    EventType,
    Grain,
    Interval,
    Kind,
    Office,
    Place,
    Published,
    Reading,
    Series,
    Source,
    SourceKind,
    Span,
    Status,
    Step,
    StepKind,
    When,
)
from legation.views.record import Record

LISBON = (38.72, -9.14)
READER = "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """An article, and what is read in it: events whose words are in its text."""

    text: str
    published: str
    outlet: str
    title: str
    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...] = ()
    author: str | None = None

    def article(self) -> Article:
        """The article as it comes through the door."""
        url = f"https://{self.outlet.lower()}.example/{self.published}"
        return door.article(
            self.text, published=self.published, url=url, outlet=self.outlet, title=self.title, author=self.author
        )


def days(first: str, last: str | None = None) -> Interval:
    """Days from one to another."""
    return Interval(first=date.fromisoformat(first), last=date.fromisoformat(last or first))


def span(text: str, words: str) -> Span:
    """Words of a text."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def when(text: str, words: str, first: str, last: str | None = None) -> When:
    """A date of a text."""
    return When(span=span(text, words), interval=days(first, last), grain=Grain.RANGE if last else Grain.DAY)


SILVA = Office(name="João Silva", of="PRT", office="foreign minister", wikidata="Q42")
TALKS = Series(name="Portugal–Morocco fisheries dialogue", ordinal=3)

PLAN_TEXT = "João Silva will visit Rabat for the third fisheries dialogue on 14 March 2023, two officials told Lusa."
PLAN = News(
    text=PLAN_TEXT,
    published="2023-03-10",
    outlet="Lusa",
    title="Silva to visit Rabat",
    author="Ana Reis",
    events=(
        Event(
            id="e1",
            type=EventType.CONSULT,
            kind=Kind.VISIT,
            mentions=(span(PLAN_TEXT, "will visit Rabat"),),
            status=Status.PLANNED,
            source=("PRT", "MAR"),
            target=("PRT", "MAR"),
            people=(SILVA,),
            when=when(PLAN_TEXT, "14 March 2023", "2023-03-14"),
            where=Place(span=span(PLAN_TEXT, "Rabat"), of="MAR", latitude=34.03, longitude=-6.83),
            topics=("fishing rights", "catch quotas; crews"),
            series=TALKS,
            attribution=(
                Source(span=span(PLAN_TEXT, "two officials"), kind=SourceKind.ANONYMOUS, of="PRT"),
                Source(span=span(PLAN_TEXT, "Lusa"), kind=SourceKind.OUTLET, name="Lusa"),
            ),
        ),
    ),
)

MADE_TEXT = (
    "João Silva visited Rabat for the third fisheries dialogue on 20 March 2023.\n"
    "Portugal and Morocco signed the Atlantic Fisheries Agreement in Lisbon in May 2022."
)
VISIT = PLAN.events[0]
MADE = News(
    text=MADE_TEXT,
    published="2023-03-21",
    outlet="Atlas",
    title="Silva in Rabat",
    events=(
        replace(
            VISIT,
            mentions=(span(MADE_TEXT, "visited Rabat"),),
            status=Status.HAPPENED,
            confirmed=True,
            when=when(MADE_TEXT, "20 March 2023", "2023-03-20"),
            where=Place(span=span(MADE_TEXT, "Rabat"), of="MAR", latitude=34.03, longitude=-6.83),
            attribution=(),
        ),
        Event(
            id="e2",
            type=EventType.AGREE,
            mentions=(span(MADE_TEXT, "signed the Atlantic Fisheries Agreement"),),
            status=Status.HAPPENED,
            source=("PRT", "MAR"),
            target=("PRT", "MAR"),
            when=when(MADE_TEXT, "in May 2022", "2022-05-01", "2022-05-31"),
            where=Place(span=span(MADE_TEXT, "Lisbon"), of="PRT", latitude=LISBON[0], longitude=LISBON[1]),
            agreements=("Atlantic Fisheries Agreement",),
        ),
    ),
    agreements=(
        Agreement(
            name="Atlantic Fisheries Agreement",
            short="AFA",
            parties=("MAR", "PRT"),
            steps=(
                Step(
                    step=StepKind.SIGNED,
                    span=span(MADE_TEXT, "in May 2022"),
                    interval=days("2022-05-01", "2022-05-31"),
                ),
            ),
        ),
    ),
)

OTHER_TEXT = (
    "The European Union accused Russia of piracy.\n"
    "A summit of Kosovo, Serbia and the European Union in Ohrid on 18 March 2023 was called off.\n"
    "Russia will attack Ukraine on 30 March 2023, a paper claims."
)
OTHER = News(
    text=OTHER_TEXT,
    published="2023-03-15",
    outlet="Courier",
    title="In short",
    events=(
        Event(
            id="e1",
            type=EventType.ACCUSE,
            mentions=(span(OTHER_TEXT, "accused Russia of piracy"),),
            status=Status.HAPPENED,
            source=("EU",),
            target=("RUS",),
        ),
        Event(
            id="e2",
            type=EventType.CONSULT,
            kind=Kind.SUMMIT,
            mentions=(span(OTHER_TEXT, "A summit of Kosovo, Serbia and the European Union"),),
            status=Status.CANCELLED,
            source=("XKX", "SRB", "EU"),
            target=("XKX", "SRB", "EU"),
            when=when(OTHER_TEXT, "18 March 2023", "2023-03-18"),
            where=Place(span=span(OTHER_TEXT, "Ohrid"), of="MKD"),
        ),
        Event(
            id="e3",
            type=EventType.ASSAULT,
            mentions=(span(OTHER_TEXT, "will attack Ukraine"),),
            status=Status.PLANNED,
            source=("RUS",),
            target=("UKR",),
            when=when(OTHER_TEXT, "30 March 2023", "2023-03-30"),
        ),
    ),
)
ALL = (PLAN, MADE, OTHER)

HOSTILE = (
    '=HYPERLINK("http://evil.example";"x")',
    "\u202egnp.exe\u202c \u2066hidden\u2069",
    "two\r\nlines\ttab\x00nul \x1b[31mred",
    "<script>alert(1)</script> [[link]] #tag | cell | `code` \\ $x$ %%c%%",
    "\"quoted\", 'single'; semi; \u2028 \ufeff \ud83c\udf0d end",
)
HOSTILE_TEXT = (
    "Chile and Peru met in @SUM(A1) on 3 May 2023, =cmd|' /C calc'!A0 said \u202eevil\u202c <b>press</b> | [x](y)."
)


def hostile_news(number: int) -> News:
    """An article whose title, topics, people and sources are each meant to do harm somewhere."""
    bad = HOSTILE[number].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return News(
        text=f"{HOSTILE_TEXT} {number}",
        published=f"2023-05-0{number + 1}",
        outlet=f"Evil{number}",
        title=bad,
        author=bad,
        events=(
            Event(
                id="e1",
                type=EventType.CONSULT,
                kind=Kind.MEETING,
                mentions=(span(HOSTILE_TEXT, "met in @SUM(A1)"),),
                status=Status.HAPPENED,
                source=("CHL", "PER", f"+group <{number}> | ]]"),
                target=("CHL", "PER", f"+group <{number}> | ]]"),
                people=(Office(name=f"-{bad}", of="CHL", office=f"@{bad}"),),
                when=when(HOSTILE_TEXT, "3 May 2023", f"2023-05-0{number + 1}"),
                where=Place(span=span(HOSTILE_TEXT, "@SUM(A1)"), of="CHL", latitude=-18.47, longitude=-70.31),
                topics=(bad, "--- \n a: b"),
                agreements=(f"+{bad}",),
                series=Series(name=bad, ordinal=1),
                attribution=(Source(span=span(HOSTILE_TEXT, "=cmd|' /C calc'!A0"), kind=SourceKind.NAMED),),
            ),
        ),
    )


def put(record: Record, news: News) -> None:
    """Add an article to a record."""
    article = news.article()
    told_on = Published(interval=article.published or Interval(), basis=DateBasis.GIVEN)
    reading = Reading(article=article.citation, published=told_on, events=news.events, agreements=news.agreements)
    record.add_reading(article, reading, reader=READER)


def sample(path: Path, *news: News) -> Path:
    """A record of some articles, in which the visit is one line; its file."""
    with Record(path) as record:
        for each in news or ALL:
            put(record, each)
        visits = [line.id for line in record.timeline("PRT", kind="visit").items]
        for other in visits[1:]:
            record.merge(visits[0], other, by="editor")
    return path


def hostile(path: Path) -> Path:
    """A record of articles that are meant to do harm."""
    return sample(path, *(hostile_news(number) for number in range(len(HOSTILE))))
