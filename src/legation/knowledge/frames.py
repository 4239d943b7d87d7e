"""Frames: what words tell which act, and where its parties stand. Data in `data/frames/`, checked on load."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from legation.errors import KnowledgeError
from legation.knowledge.word_lists import doubled
from legation.model import EventType, Kind

Vocabulary = TypeVar("Vocabulary", EventType, Kind)
WORDS = (
    "verbs",
    "nouns",
    "weak_verbs",
    "weak_nouns",
    "objects",
    "not_objects",
    "things",
    "subjects",
    "beside",
    "with",
    "without",
    "of",
    "carriers",
)
#: The file with the frames of words that only the network knows.
DETECTED = "detected"
#: The fields whose words tell the act.
OPENING = ("verbs", "nouns", "weak_verbs", "weak_nouns")
#: The fields that hold one plain value: its type, and how to write it.
PLAIN: Mapping[str, tuple[type, str]] = {
    "name": (str, "a name in quotation marks"),
    "cameo": (str, "a code in quotation marks"),
    "plural": (bool, "true or false"),
    "person": (bool, "true or false"),
    "places": (bool, "true or false"),
    "mutual": (bool, "true or false"),
    "alone": (bool, "true or false"),
    "intransitive": (bool, "true or false"),
    "outward": (bool, "true or false"),
    "detected": (bool, "true or false"),
    "fate": (bool, "true or false"),
    "near": (bool, "true or false"),
    "least": (int, "a whole number"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence and the parties that the frame must find in it: a test that stands with the data."""

    text: str
    source: frozenset[str]
    target: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way to tell an act. The fields are explained in `data/frames/README.md`; word lists hold lemmas.

    `verbs` and `nouns` hold the weak ones too.
    """

    name: str
    type: EventType
    source: tuple[str, ...]
    target: tuple[str, ...]
    kind: Kind | None = None
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    weak_verbs: frozenset[str] = frozenset()
    weak_nouns: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    with_: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    plural: bool = False
    person: bool = False
    places: bool = False
    mutual: bool = False
    alone: bool = False
    intransitive: bool = False
    outward: bool = False
    detected: bool = False
    fate: bool = False
    near: bool = False
    least: int = 2
    cameo: str = ""
    examples: tuple[Example, ...] = ()

    @property
    def words(self) -> tuple[frozenset[str], ...]:
        """Every list of lemmas that it names, whatever it asks of them."""
        listed = (self.verbs, self.nouns, self.objects, self.not_objects, self.things, self.subjects)
        return (*listed, self.beside, self.of, self.carriers)

    @property
    def conditions(self) -> int:
        """How much a frame asks for: of several that fit, the one that asks for most is taken."""
        asked = (self.objects, self.things, self.subjects, self.beside, self.with_, self.of, self.carriers)
        return sum(map(bool, asked)) + self.person + self.fate + self.near


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """All frames, by the words that can open them; those that ask for most come first."""

    all: tuple[Frame, ...]
    by_verb: Mapping[str, tuple[Frame, ...]]
    by_noun: Mapping[str, tuple[Frame, ...]]
    phrases: Mapping[str, tuple[str, ...]]
    detected: Mapping[tuple[EventType, Kind | None], Frame]


def frames(extra: str | None = None) -> Frames:
    """The frames of the package, with those of an analyst's own file if its path is given; they are loaded once.

    Raises:
        KnowledgeError: a frame file is missing or wrong; the message names the frame and the field.
    """
    return _loaded(extra)


@cache
def _loaded(extra: str | None) -> Frames:
    found = [frame for name in (*map(str.lower, EventType), DETECTED) for frame in _own(f"{name}.toml")]
    if extra is not None:
        found += _parsed(_read(extra), extra)
    _check_unique(found, extra or "knowledge/data/frames")
    return _indexed(found)


def _own(name: str) -> list[Frame]:
    text = (files("legation.knowledge") / "data" / "frames" / name).read_text("utf-8")
    return _parsed(text, f"knowledge/data/frames/{name}")


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"the frame file {path} cannot be read: {error}") from error


def _parsed(text: str, origin: str) -> list[Frame]:
    try:
        entries = tomllib.loads(text).get("frame", [])
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{origin} is not TOML: {error}") from error
    if not isinstance(entries, list) or not entries:
        raise KnowledgeError(f"{origin} holds no frames: write each as [[frame]] with name, type, and verbs or nouns")
    return [_frame(entry, _where(entry, number, origin)) for number, entry in enumerate(entries, 1)]


def _where(entry: object, number: int, origin: str) -> str:
    """How messages call a frame: by its name, or by its number in the file where it has none."""
    if not isinstance(entry, dict):
        raise KnowledgeError(f"{origin}: frame {number} is no table: write each as [[frame]]")
    return f"{origin}: frame {entry.get('name', number)!r}"


def _frame(entry: Mapping[str, Any], where: str) -> Frame:
    values = dict(entry)
    _check_fields(values, where)
    for key in WORDS:
        if key in values:
            values[key] = frozenset(_words(values[key], f"{where}: {key}"))
    for key in ("verbs", "nouns"):
        values[key] = values.get(key, frozenset()) | values.get(f"weak_{key}", frozenset())
    if "with" in values:
        values["with_"] = values.pop("with")
    for key in ("source", "target"):
        values[key] = tuple(_words(values[key], f"{where}: {key}"))
    values["type"] = _one_of(EventType, values["type"], f"{where}: type")
    values["kind"] = _one_of(Kind, values["kind"], f"{where}: kind") if "kind" in values else None
    values["examples"] = tuple(
        _example(text, where) for text in _words(values.get("examples", []), f"{where}: examples")
    )
    return Frame(**values)


def _check_fields(values: Mapping[str, Any], where: str) -> None:
    known = {field.name for field in fields(Frame)} - {"with_"} | {"with"}
    unknown = sorted(set(values) - known)
    if unknown:
        raise KnowledgeError(f"{where}: unknown field {unknown[0]!r}; known are {', '.join(sorted(known))}")
    missing = [key for key in ("name", "type", "source", "target") if key not in values]
    if missing:
        raise KnowledgeError(f"{where}: the field {missing[0]!r} is missing")
    for key, (kind, form) in PLAIN.items():
        # True is an integer to Python, and not to those who write tables.
        if key in values and type(values[key]) is not kind:
            raise KnowledgeError(f"{where}: {key} is {values[key]!r}; it must be {form}")
    if not values.get("detected") and not any(values.get(key) for key in OPENING):
        raise KnowledgeError(f"{where}: give the words that tell the act, as `verbs` or `nouns`")


def _words(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise KnowledgeError(f"{where} must be a list of words")
    double = doubled(value)
    if double is not None:
        raise KnowledgeError(f"{where} holds {double!r} twice; remove one of the two")
    return value


def _one_of(vocabulary: type[Vocabulary], value: object, where: str) -> Vocabulary:
    try:
        return vocabulary(str(value))
    except ValueError as error:
        raise KnowledgeError(f"{where} is {value!r}; it must be one of {', '.join(vocabulary)}") from error


def _example(text: str, where: str) -> Example:
    if text.count(" -> ") != 1 or text.split(" -> ")[1].count(">") != 1:
        raise KnowledgeError(f"{where}: examples: an example is written 'sentence -> SOURCES > TARGETS', not {text!r}")
    sentence, parties = text.split(" -> ")
    source, target = (
        frozenset(code.strip() for code in side.split(",") if code.strip()) for side in parties.split(">")
    )
    return Example(text=sentence, source=source, target=target)


def _check_unique(found: Sequence[Frame], origin: str) -> None:
    seen: set[str] = set()
    for frame in found:
        if frame.name in seen:
            raise KnowledgeError(
                f"{origin}: frame {frame.name!r}: the name stands twice; give each frame a name of its own"
            )
        seen.add(frame.name)


def _indexed(found: Sequence[Frame]) -> Frames:
    ordered = sorted(found, key=lambda frame: -frame.conditions)
    by_verb: dict[str, tuple[Frame, ...]] = {}
    by_noun: dict[str, tuple[Frame, ...]] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    for frame in ordered:
        for verb in sorted(frame.verbs):
            by_verb[verb] = (*by_verb.get(verb, ()), frame)
        for noun in sorted(frame.nouns):
            by_noun[noun] = (*by_noun.get(noun, ()), frame)
            if " " in noun:
                last = noun.rsplit(" ", 1)[1]
                phrases[last] = (*phrases.get(last, ()), noun)
    detected = {(frame.type, frame.kind): frame for frame in reversed(ordered) if frame.detected}
    return Frames(all=tuple(found), by_verb=by_verb, by_noun=by_noun, phrases=phrases, detected=detected)
