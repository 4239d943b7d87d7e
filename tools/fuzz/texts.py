"""Texts through the reading itself: news of our tables, damaged, piled up, nested, of any signs.

An input is JSON: the pieces of the text, each with how often it stands there, and what is told of the article beside
it.
"""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import jsonschema

import legation
from legation.articles import door
from legation.errors import LegationError, ReaderFault
from legation.model import Article, Interval, Reading, Span
from legation.model.wire import schema
from legation.reading.reader import read_article
from tools.fuzz.changing import SIGNS, changed_text, vocabulary
from tools.fuzz.kind import Kind, Wrong

SENTENCES = (
    "The foreign ministers of Portugal and Morocco met in Lisbon on March 14, 2023, the ministry said.",
    "President Emmanuel Macron will visit Beijing next month, according to two officials who asked not to be named.",
    "India and Japan signed the Acquisition and Cross-Servicing Agreement in September 2020.",
    '"We talked about fisheries," Mr Silva told Lusa on Tuesday, "and we shall meet again in May."',
    "Russia expelled three Norwegian diplomats on Monday in response to sanctions imposed by the European Union.",
    "The two countries, which had not spoken since the 1990s, agreed to hold the fourth round of talks in Oslo.",
    "It denied a report by Kyodo that Prime Minister Fumio Kishida had called off his trip to the NATO summit.",
    "LISBON, March 14 (Lusa) - Spain's defence minister and her Greek counterpart discussed Cyprus by telephone.",
    "Ukraine, Moldova, Georgia and Armenia urged the United Nations Security Council to condemn the attack.",
    "He did not say when.",
)
#: What can stand there very often, one after the other.
PILED = (
    "word", "word ", "a", "Smith ", "France and ", "France, ", "China's ", "of the ", "the minister of ", '"', "'",
    "(", ")", "“he said ", "on Monday ", "in 2020 ", "March 14, ", "14 ", "1", "2020-", "last ", "the day after ",
    "met ", "said that ", "who ", "which met ", "\n", "\n\n", ". ", "A. ", ", ", "-", " - ", "Mr. ", "Dr ", "U.S. ",
    "(AP) ", "the 2nd ", "will visit ", "Xi Jinping ", "and ", "Foreign Minister ", "signed an agreement with ",
    "http://a.example/", "@", "#", "…", "\t", "The Quad ", "Korea ", "Georgia ", "told Reuters ", "according to ",
    "not ", "if ", "\u00a0", "é", "—", "The ministers met in Oslo. ", "They met on Tuesday. ",
)  # fmt: skip
DAYS = (
    None,
    None,
    "2023-03-15",
    "2023-03",
    "2023",
    "2023-03-01/2023-03-15",
    "0001-01-01",
    "9999-12-31",
    "2023-02-30",
    "x",
    "",
)
#: Seconds of the processor for a text at most: these, and one for so many characters.
BASE, PER_SECOND = 3.0, 1500
#: A text so many times as long may take so many times as long, and these seconds.
LONGER, SLACK, GRACE = 4, 2.5, 0.4
#: The most characters of a text that is measured so.
MEASURED = 15_000


class Texts(Kind):
    """Articles as texts."""

    name = "text"
    reads = True
    seconds = 60

    def draw(self, random: Random) -> bytes:
        """An article and what is told of it."""
        pieces = [piece for _ in range(random.choice((1, 1, 2, 4))) for piece in random.choice(SHAPES)(random)]
        given = {"pieces": pieces, "gate": random.random() < 0.2, "measured": random.random() < 0.15}
        for name, chance in (("published", 0.7), ("title", 0.3), ("url", 0.3), ("outlet", 0.2)):
            if random.random() < chance:
                given[name] = random.choice(DAYS) if name == "published" else _beside(name, random)
        return json.dumps(given).encode()

    def tried(self, data: bytes) -> str:
        """Read it, and look at all that must hold of a reading."""
        given = json.loads(data)
        told = {name: given[name] for name in ("published", "title", "url", "outlet") if name in given}
        try:
            article = door.article(_text(given["pieces"]), **told)
            times = legation.find_times(article.text, published=article.published, narrative=given["gate"])
            started = time.process_time()
            reading = read_article(article, gate=given["gate"])
        except ReaderFault:
            raise
        except LegationError as error:
            return type(error).__name__
        _check_pace(time.process_time() - started, len(article.text))
        check(reading, article)
        _check_spans(times, article.text)
        if given["measured"]:
            _check_growth(given, told)
        return "events" if reading.events else "no event"

    def parts(self, data: bytes) -> Sequence[bytes]:
        """Each piece, halves of what stands there often, single characters of what does not."""
        given = json.loads(data)
        rest = json.dumps({name: value for name, value in given.items() if name != "pieces"}).encode()
        return [rest, *(json.dumps(piece).encode() for text, count in given["pieces"] for piece in _cut(text, count))]

    def whole(self, parts: Sequence[bytes]) -> bytes:
        """The article of some pieces."""
        read = [json.loads(part) for part in parts]
        told = next((each for each in read if isinstance(each, dict)), {"gate": False, "measured": False})
        return json.dumps({**told, "pieces": [each for each in read if isinstance(each, list)]}).encode()


# --- what is drawn --------------------------------------------------------------------------------------------------

Piece = tuple[str, int]


def _news(random: Random) -> Iterator[Piece]:
    """Sentences as they are, and some damaged."""
    for _ in range(random.randrange(1, 12)):
        sentence = random.choice(SENTENCES)
        yield (changed_text(sentence, random) if random.random() < 0.6 else sentence) + random.choice((" ", "\n\n")), 1


def _example(random: Random) -> Iterator[Piece]:
    """An article of our examples, damaged."""
    for paragraph in random.choice(_examples()).split("\n\n"):
        yield (changed_text(paragraph, random) if random.random() < 0.5 else paragraph) + "\n\n", 1


@cache
def _examples() -> tuple[str, ...]:
    return tuple(each.read_text("utf-8") for each in sorted(Path("examples").glob("*.txt"))) or SENTENCES


def _pile(random: Random) -> Iterator[Piece]:
    """Something that stands there very often, with news before and after it."""
    yield from _news(random)
    words = (random.choice((*PILED, random.choice(vocabulary()) + " ")) for _ in range(random.choice((1, 1, 2, 3))))
    unit = "".join(words)
    most = random.choice((100, 1000, 6000, 20_000))
    yield unit, max(1, most // len(unit))
    yield from _news(random)


def _soup(random: Random) -> Iterator[Piece]:
    """Words of our tables in any order, with little between them."""
    yield random.choice(SENTENCES) + " ", 1
    for _ in range(random.choice((10, 60, 300))):
        yield (
            random.choice(vocabulary()) + random.choice((" ", " ", " ", ", ", ". ", " and ", " of ", "\n\n", " on ")),
            1,
        )


def _nested(random: Random) -> Iterator[Piece]:
    """Quotations and brackets in each other, opened more often than closed, or the other way round."""
    opening, closing = random.choice((('"', '"'), ("“", "”"), ("(", ")"), ("‘", "’"), ("[", "]"), ("who said ", ", ")))
    depth = random.choice((3, 40, 600))
    yield opening + random.choice(("", "The minister said ")), depth
    yield random.choice(SENTENCES), 1
    yield closing, depth + random.choice((-1, 0, 1, 30))
    yield from _news(random)


def _names(random: Random) -> Iterator[Piece]:
    """A great many different names and days in one sentence."""
    joint = random.choice((", ", " and ", " met ", " of ", " ", "; ", "\n\n"))
    yield random.choice(SENTENCES) + " ", 1
    for _ in range(random.choice((30, 300, 2000))):
        yield random.choice(vocabulary()).title() + joint, 1


def _signs(random: Random) -> Iterator[Piece]:
    """Any signs of Unicode among news."""
    for _ in range(random.randrange(1, 8)):
        yield random.choice(SENTENCES) + " ", 1
        yield "".join(random.choice((random.choice(SIGNS), chr(random.randrange(0x110000)))) for _ in range(5)), 1


SHAPES = (_news, _news, _example, _example, _pile, _pile, _pile, _soup, _nested, _names, _signs)


def _beside(name: str, random: Random) -> str:
    """A title, an address or an outlet."""
    start = {"title": random.choice(SENTENCES), "url": "https://a.example/2023/03/14/talks", "outlet": "Lusa"}[name]
    return changed_text(start, random) if random.random() < 0.5 else start


def _cut(text: str, count: int) -> Iterator[Piece]:
    if count == 1:
        yield from ((each, 1) for each in text)
    else:
        while count > 1:
            yield text, count // 2
            count -= count // 2
        yield text, 1


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(text * count for text, count in pieces)[: door.LONGEST]


# --- what must hold -------------------------------------------------------------------------------------------------


def check(reading: Reading, article: Article) -> None:
    """All that holds of every reading: exact quotations, sound intervals, JSON by the schema, there and back.

    Raises:
        Wrong: something does not hold.
    """
    _check_spans(reading, article.text)
    written = reading.to_json()
    if Reading.from_json(written) != reading or Reading.from_json(written).to_json() != written:
        raise Wrong("the reading is another after it went through JSON")
    for error in _validator().iter_errors(json.loads(written)):
        raise Wrong(f"no JSON by the schema: {error.message[:80]}")


@cache
def _validator() -> Any:
    return jsonschema.validators.validator_for(schema())(schema())


def _check_spans(thing: object, text: str) -> None:
    for each in _within(thing):
        if isinstance(each, Span) and not (0 <= each.start < each.end and text[each.start : each.end] == each.text):
            raise Wrong(f"a span is no quotation: {each.text[:30]!r}")
        if isinstance(each, Interval) and each.first and each.last and each.first > each.last:
            raise Wrong("an interval ends before it begins")


def _within(thing: object) -> Iterator[object]:
    """A thing and all that is in it."""
    yield thing
    if isinstance(thing, tuple | list):
        for each in thing:
            yield from _within(each)
    elif dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        for each in dataclasses.fields(thing):
            value = getattr(thing, each.name)
            if not isinstance(value, str | int | date | None):
                yield from _within(value)


def _check_pace(seconds: float, characters: int) -> None:
    if seconds > BASE + characters / PER_SECOND:
        raise Wrong("too slow for so many characters")


def _check_growth(given: dict[str, Any], told: dict[str, Any]) -> None:
    """A text of several times the length takes no more than several times the time."""
    short = _text(given["pieces"])
    if len(short) > MEASURED:
        return
    long = _text([(text, count * LONGER if count > 1 else count) for text, count in given["pieces"]])
    if len(long) < 2 * len(short):
        long = short * LONGER
    times = len(long) / len(short)
    for _ in range(2):  # the second time it is no accident
        if _seconds(long, told) <= SLACK * times * _seconds(short, told) + GRACE:
            return
    raise Wrong("time grows faster than the text")


def _seconds(text: str, told: dict[str, Any]) -> float:
    try:
        article = door.article(text, **told)
    except LegationError:
        return 0.0
    started = time.process_time()
    read_article(article)
    return time.process_time() - started
