"""Words for the things of the model, as people read them in a terminal."""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from rich.text import Text

from legation.model import (
    SYMMETRIC,
    Agreement,
    DateBasis,
    Event,
    Interval,
    Office,
    Published,
    Reason,
    Source,
    Span,
    Status,
    When,
)

CONFIRMED: Final = {None: "", True: "officially confirmed", False: "not officially confirmed"}
UNKNOWN_DATE: Final = "date unknown"
#: What a date of publication rests on.
BASES: Final[Mapping[DateBasis, str]] = MappingProxyType(
    {
        DateBasis.GIVEN: "given",
        DateBasis.FEED: "given by the feed",
        DateBasis.PAGE: "from the page's metadata",
        DateBasis.ADDRESS: "from its address",
        DateBasis.DATELINE: "from its dateline",
        DateBasis.GUESS: "guessed",
        DateBasis.TEXT: "inferred",
    }
)


def writable(line: str, encoding: str) -> str:
    """The line, with a question mark for each character that the terminal cannot write."""
    return line.encode(encoding, errors="replace").decode(encoding)


def plain(text: str) -> str:
    """Foreign text on one line, with nothing in it that a terminal would obey; white space is one space."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _commands(mark) else mark for mark in " ".join(text.split()))


def _commands(mark: str) -> bool:
    """Whether a character is a control, or turns the direction of writing."""
    return unicodedata.category(mark) in ("Cc", "Cf", "Cs")


def quoted(span: Span) -> str:
    """The words of a span in quotation marks."""
    return f"“{plain(span.text)}”"


def published_text(published: Published) -> str:
    """When the article was published, and what that rests on."""
    text = date_text(published.interval)
    if text == UNKNOWN_DATE:
        return f"Published: {text}"
    return f"Published {text} ({BASES[published.basis]})"


def reason_text(reason: Reason) -> str:
    """Why something is held to be so, with the words that it rests on."""
    return f"because {plain(reason.reason)}" + (f": {quoted(reason.span)}" if reason.span else "")


def date_text(interval: Interval) -> str:
    """An interval as short as it can be said: a day, a month, a year, or from one day to another."""
    first, last = interval.first, interval.last
    if first is None or last is None:
        return _open_text(interval)
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
        return first.isoformat()[:7]
    return f"{first} to {last}"


def _open_text(interval: Interval) -> str:
    if interval.first:
        return f"from {interval.first}"
    return f"until {interval.last}" if interval.last else UNKNOWN_DATE


def when_text(when: When | None) -> str:
    """The date of an event; the words stand for what nobody can date."""
    if when is None:
        return UNKNOWN_DATE
    text = date_text(when.interval)
    return f"{text} {quoted(when.span)}" if text == UNKNOWN_DATE else text


def parties_text(event: Event) -> str:
    """Who acts towards whom, or who acts together."""
    source, target = _together(event.source), _together(event.target)
    if event.type in SYMMETRIC and set(event.source) == set(event.target):
        return source
    return f"{source or '?'} → {target or '?'}"


def _together(parties: tuple[str, ...]) -> str:
    return ("–" if len(parties) == 2 else ", ").join(map(plain, parties))


def place_text(event: Event) -> str:
    """The place with its state, or nothing."""
    if event.where is None:
        return ""
    words = plain(event.where.span.text)
    return f"{words} ({event.where.of})" if event.where.of else words


def event_lines(event: Event) -> Iterator[Text]:
    """What stands under an event: series, topics, people, agreements, sources, what gives its status, the evidence."""
    for label, values in (
        ("series", _series(event)),
        ("about", map(plain, event.topics)),
        ("with", map(person_text, event.people)),
        ("under", map(plain, event.agreements)),
    ):
        line = "; ".join(values)
        if line:
            yield _labelled(label, line)
    told = attribution_text(event)
    if told:
        yield _labelled("said by", told) if event.attribution else Text(told)
    if event.status_cue and not _is_plain(event):
        yield _labelled(event.status, quoted(event.status_cue))
    for mention in event.mentions:
        yield Text(quoted(mention), style="italic")


def _is_plain(event: Event) -> bool:
    """Whether nothing need be told of a status: the act has happened, or its evidence shows what gives the status."""
    cue = event.status_cue
    shown = cue is not None and any(each.start <= cue.start and cue.end <= each.end for each in event.mentions)
    return shown or event.status is Status.HAPPENED


def _labelled(label: str, line: str) -> Text:
    return Text.assemble((f"{label}: ", "dim"), line)


def _series(event: Event) -> Iterable[str]:
    if event.series:
        ordinal = event.series.ordinal
        yield plain(event.series.name) + (f", {ordinal_text(ordinal)}" if ordinal else "")


def ordinal_text(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else endings.get(number % 10, 'th')}"


def attribution_text(event: Event) -> str:
    """The chain of sources, innermost first, and whether a side has confirmed the event."""
    chain = " → ".join(map(source_text, event.attribution))
    cue = f": {quoted(event.confirmed_cue)}" if event.confirmed_cue else ""
    return "; ".join(part for part in (chain, CONFIRMED[event.confirmed] + cue) if part)


def source_text(source: Source) -> str:
    """A source in its own words, with its kind and who it is."""
    words = plain(source.span.text)
    known = [plain(part) for part in (source.kind, source.name, source.of) if part]
    return f"{words} ({', '.join(part for part in known if part != words)})"


def person_text(office: Office) -> str:
    """A person with office and state, as far as known."""
    role = ", ".join(plain(part) for part in (office.name, office.office) if part)
    return f"{role} ({office.of})" if office.of else role


def agreement_line(agreement: Agreement) -> str:
    """An agreement with its short name and its parties."""
    short = f" ({plain(agreement.short)})" if agreement.short else ""
    parties = f": {_together(agreement.parties)}" if agreement.parties else ""
    return f"{plain(agreement.name)}{short}{parties}"
