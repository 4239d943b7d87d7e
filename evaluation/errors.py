"""What goes wrong, counted: ``python -m evaluation.errors FOLDER``, after ``python -m evaluation FOLDER``.

Each class with an example, the most frequent first. Events are matched as the scorer of the gold matches them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from evaluation.gold import ARTICLE_FOLDERS, READINGS, GoldArticle, gold_articles, gold_folder, scorer

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that a reading has wrong, and where it can be seen."""

    error: str
    example: str


def faults(article: GoldArticle, events: list[Record], score: ModuleType) -> Iterator[Fault]:
    """Everything that the reading of one article has wrong."""
    gold = article.record["events"]
    pairs = score.match(gold, events, article.text)
    found, made = [id(pair[0]) for pair in pairs], [id(pair[1]) for pair in pairs]
    spurious = [event for event in events if id(event) not in made]
    for event in gold:
        if id(event) not in found:
            yield _missed(article, event, spurious, score)
    for event in spurious:
        yield Fault(error=f"spurious {event['type']}", example=f"{article.name}: {_told(event)}")
    for want, have in pairs:
        yield from _differences(article, want, have, score)


def _missed(article: GoldArticle, event: Record, spurious: list[Record], score: ModuleType) -> Fault:
    """A missed event, with the types that were read in the same sentence instead."""
    ranges = list(score.sentences(article.text))
    place = score.sentences_of(event["mentions"], article.text, ranges)
    others = {e["type"] for e in spurious if place & score.sentences_of(e["mentions"], article.text, ranges)}
    instead = f" (read as {', '.join(sorted(others))})" if others else ""
    return Fault(error=f"missed {event['type']}", example=f"{article.name}: {_told(event)}{instead}")


def _differences(article: GoldArticle, want: Record, have: Record, score: ModuleType) -> Iterator[Fault]:
    checks = {
        "wrong parties": score.parties,
        "wrong date": score.interval,
        "wrong status": lambda event: event.get("status"),
        "wrong kind": lambda event: event.get("kind"),
    }
    for error, view in checks.items():
        if view(want) != view(have):
            example = f"{article.name}: {_told(want)}: {_words(view(have))}, gold {_words(view(want))}"
            yield Fault(error=error, example=example)


def _told(event: Record) -> str:
    """The first mention of an event in quotation marks, with who acts towards whom."""
    mention = event["mentions"][0] if event["mentions"] else ""
    words = mention if isinstance(mention, str) else mention["text"]
    return f"“{' '.join(words.split())}” {'+'.join(event['source'])} > {'+'.join(event['target'])}"


def _words(value: object) -> str:
    """A value of a record in short: sets sorted, nothing as a dash."""
    if isinstance(value, frozenset | set):
        return "+".join(sorted(value)) or "–"
    if isinstance(value, tuple):
        return " / ".join(_words(part) for part in value)
    return str(value) if value is not None else "–"


def grouped(found: list[Fault]) -> list[tuple[str, list[Fault]]]:
    """Faults by class, the most frequent first."""
    classes: dict[str, list[Fault]] = {}
    for fault in found:
        classes.setdefault(fault.error, []).append(fault)
    return sorted(classes.items(), key=lambda group: (-len(group[1]), group[0]))


def folder_faults(folder: str) -> list[Fault]:
    """Everything wrong in the readings of a folder."""
    score = scorer()
    found: list[Fault] = []
    for article in gold_articles(gold_folder() / folder):
        path = READINGS / folder / f"{article.name}.json"
        if not path.exists():
            sys.exit(f"evaluation: no reading {path}: run `python -m evaluation {folder}` first")
        found += faults(article, json.loads(path.read_text("utf-8"))["events"], score)
    return found


def main(folder: str, every: bool) -> None:
    """Print each class of error with its count and an example, or with all of them."""
    for error, group in grouped(folder_faults(folder)):
        print(f"{len(group):4}  {error}")
        for fault in group if every else group[:1]:
            print(f"        {fault.example}")


if __name__ == "__main__":
    names = [argument for argument in sys.argv[1:] if argument != "--all"]
    if len(names) != 1 or names[0] not in ARTICLE_FOLDERS:
        sys.exit(f"usage: python -m evaluation.errors [--all] {{{'|'.join(ARTICLE_FOLDERS)}}}")
    main(names[0], "--all" in sys.argv)
