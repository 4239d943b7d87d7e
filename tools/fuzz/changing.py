"""Damage: bytes and texts changed at random, and the signs and words that break programs."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from random import Random

#: Bytes that open or close something in the forms that we read.
MARKS = (
    b"<", b"]]>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"&#x110000;", b"\0", b"\xff", b"\xfe\xff", b"\r\n\r\n",
    b"{[" * 50, b'"', b"--b", b"<![CDATA[", b"<!--", b"-->", b"<a b='", b"<div>" * 40, b"</p>", b"<table><tr><td>",
    b"\\ud800", b"1e999", b"-9223372036854775809", b"null", b'{"@graph":[', b"=?utf-8?b?", b"=?x-unknown?q?=ff?=",
    b"Content-Length: -1\r\n", b"Content-Encoding: gzip\r\n", b"Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
    b"charset=utf-7", b"charset=utf-16", b"charset=idna", b"\x1f\x8b\x08", b"PK\x03\x04", b"WARC/1.0\r\n", b"From ",
    b"99999-99-99T99:99:99Z", b"<meta charset=rot13>", b"\xf0\x9f\x87", b"\xe2\x80\xae",
)  # fmt: skip
#: Signs of Unicode that programs forget: directions, joiners, marks, controls, line ends, other digits, halves.
SIGNS = (
    "\u202e", "\u2066", "\u2069", "\u200d", "\u200b", "\ufeff", "\u0301", "\u0301" * 60, "\x00", "\x07", "\x1b[31m",
    "\x85", "\u2028", "\u2029", "\r", "\x0b", "\x1f", "\u00ad", "\u00a0", "\u3000", "\ufffd", "\uffff", "\U0010ffff",
    "\ud800", "\udfff", "İ", "ß", "ǅ", "ﬁ", "K", "٣", "𝟚", "²", "½", "Ⅷ", "👩‍👩‍👧", "🇯🇵", "中", "ا", "ﷺ", "e\u0301",
    "„", "“", "”", "«", "’", "\ue000",
)  # fmt: skip
Change = Callable[[bytes, list[bytes], Random], bytes]
#: No input grows longer.
LONGEST = 5_000_000


def changed(data: bytes, others: list[bytes], random: Random) -> bytes:
    """The bytes with some damage, and parts of others."""
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        data = random.choice(CHANGES)(data, others, random)
    return data[:LONGEST]


def _flip(data: bytes, others: list[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.choice((1, 1, 4))) + data[at + random.choice((0, 1, 4)) :]


def _cut(data: bytes, others: list[bytes], random: Random) -> bytes:
    start, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
    return random.choice((data[:start], data[start:end], data[:start] + data[end:]))


def _repeat(data: bytes, others: list[bytes], random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    part = data[start : start + random.choice((1, 8, 60, 400))]
    return data[:start] + part * random.choice((2, 20, 500, 5000)) + data[start:]


def _mix(data: bytes, others: list[bytes], random: Random) -> bytes:
    other = random.choice(others)
    at, start = random.randrange(len(data) + 1), random.randrange(len(other) + 1)
    return data[:at] + other[start : start + random.choice((10, 200, 5000))] + data[at:]


def _mark(data: bytes, others: list[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(MARKS) + data[at:]


CHANGES: tuple[Change, ...] = (_flip, _flip, _cut, _repeat, _mix, _mark)


def changed_text(text: str, random: Random) -> str:
    """A text with some damage: signs put in, words lost, moved, or of our tables, letters of another case."""
    words = text.split(" ")
    for _ in range(random.choice((1, 3, 10, 40))):
        at = random.randrange(len(words))
        words[at : at + random.choice((0, 1))] = [_word(words[at], random)]
        if random.random() < 0.1:
            start, end = sorted(random.randrange(len(words) + 1) for _ in range(2))
            words = (words[:start] + words[end:]) or [""]
    return " ".join(words)


def _word(word: str, random: Random) -> str:
    at = random.randrange(len(word) + 1)
    choices = (
        word[:at] + random.choice(SIGNS) + word[at:],
        random.choice(vocabulary()),
        word.upper(),
        word.swapcase(),
        word[::-1],
        word + random.choice((",", ".", ";", ":", "?", '"', "(", ")", "\n", "\n\n", " - ", "...", "'s")),
        str(random.choice((0, 1, 12, 31, 99, 1899, 2023, 10**12, -3))),
    )
    return random.choice(choices)


@cache
def vocabulary() -> tuple[str, ...]:
    """Every word and name of our tables: what the reading heeds."""
    folder = resources.files("legation.knowledge").joinpath("data")
    found: set[str] = set()
    for each in [*folder.iterdir(), *folder.joinpath("frames").iterdir()]:
        if each.name.endswith(".toml"):
            found.update(_strings(tomllib.loads(each.read_text("utf-8"))))
        elif each.name in ("states.csv", "posts.csv", "stories.csv", "dated_events.csv", "bodies.csv", "offices.csv"):
            rows = csv.reader(each.read_text("utf-8").splitlines())
            found.update(part for row in rows for cell in row for part in cell.split("|"))
    return tuple(sorted(each for each in found if 0 < len(each) < 60))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
