"""The naming test: whom names that can mean several things stand for, in sentences of our own (`naming.csv`)."""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import legation
from legation import ActorKind, Mention
from legation.knowledge.holders import plain

SENTENCES = Path(__file__).parent / "naming.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A text and what some words in it stand for; `kind` is "none" for no actor and no place."""

    text: str
    published: str
    words: str
    kind: str
    codes: tuple[str, ...]
    names: tuple[str, ...]


def questions() -> list[Question]:
    """All questions of the test."""
    with SENTENCES.open(encoding="utf-8", newline="") as stream:
        return [
            Question(
                text=row["text"],
                published=row["published"],
                words=row["words"],
                kind=row["kind"],
                codes=tuple(code for code in row["codes"].split(";") if code),
                names=tuple(name for name in row["name"].split(";") if name),
            )
            for row in csv.DictReader(stream)
        ]


def halves() -> dict[str, list[Question]]:
    """The half that rules were written by, and the one that was kept aside until they stood."""
    every = questions()
    return {"development": every[::2], "held out": every[1::2]}


def answers(question: Question) -> list[Mention]:
    """The mentions that the reading has at the words asked for."""
    start = question.text.index(question.words)
    end = start + len(question.words)
    reading = legation.read(question.text, published=question.published)
    return [mention for mention in reading.mentions if mention.span.start < end and start < mention.span.end]


def is_right(question: Question, found: list[Mention]) -> bool:
    """Whether kind, whose it is, and who it is are as expected."""
    if question.kind == "none":
        return all(actor.kind is ActorKind.OTHER for mention in found for actor in mention.actors)
    return any(_fits(question, mention) for mention in found)


def is_kind_right(question: Question, found: list[Mention]) -> bool:
    """Whether the kind of actor is as expected."""
    kinds = {actor.kind.value for mention in found for actor in mention.actors}
    return question.kind in kinds or question.kind == "none" and kinds <= {"other"}


def _fits(question: Question, mention: Mention) -> bool:
    if any(actor.kind.value != question.kind for actor in mention.actors):
        return False
    codes = {actor.code for actor in mention.actors if actor.code}
    if question.codes and codes != set(question.codes):
        return False
    told = [_words(actor.name or "") for actor in mention.actors]
    return all(any(_is_same(_words(asked), each) for each in told) for asked in question.names)


def _is_same(asked: frozenset[str], told: frozenset[str]) -> bool:
    """Whether two names are one, the longer of them with further words; a surname alone does not tell who it is."""
    return len(asked & told) >= min(len(asked), 2) and (asked <= told or told <= asked)


def _words(name: str) -> frozenset[str]:
    """The words of a name as names are compared, without initials but the one that tells the Bushes apart."""
    return frozenset(word for word in re.split(r"[\s\-.']+", plain(name)) if len(word) > 1 or word == "w")


def shares() -> Iterator[tuple[str, int, int]]:
    """Each half's count of right answers and of questions, for kinds alone and for all that is asked."""
    for half, asked in halves().items():
        found = [(question, answers(question)) for question in asked]
        yield f"{half}: kind of actor", sum(is_kind_right(*pair) for pair in found), len(asked)
        yield f"{half}: kind, whose and who in full", sum(is_right(*pair) for pair in found), len(asked)


def table() -> str:
    """The table of the gate."""
    return "\n".join(f"{row:<42} {right / asked:.3f}   ({right} of {asked})" for row, right, asked in shares())


def main() -> None:
    """Print what is wrong in a half: ``python -m evaluation.naming [development|"held out"]``."""
    half = sys.argv[1] if len(sys.argv) > 1 else "development"
    wrong: Counter[str] = Counter()
    for question in halves()[half]:
        found = answers(question)
        if not is_right(question, found):
            wrong[question.kind] += 1
            told = [(m.span.text, [(a.kind.value, a.code, a.name) for a in m.actors]) for m in found]
            print(
                f"{question.text}\n   {question.words!r} {question.kind} {question.codes} {question.names}\n   {told}"
            )
    print(wrong)


if __name__ == "__main__":
    main()
