"""A line in one sentence: "India and Japan held the 2nd India–Japan 2+2, a dialogue, in Tokyo on 8 September 2022."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from legation.model import UNKNOWN, EventType, Interval, Kind, Line, Series, Status
from legation.views.titles import together
from legation.views.web.words import days_text, in_sentence, listed, name_of, ordinal_text


@dataclass(frozen=True, slots=True)
class _Verb:
    """What one side does to another: "accused", "accuse", "accusing"."""

    past: str
    base: str
    running: str


VERBS: Final = MappingProxyType(
    {
        EventType.SUPPORT: _Verb("expressed support for", "express support for", "expressing support for"),
        EventType.CONCEDE: _Verb("made a concession to", "make a concession to", "making concessions to"),
        EventType.AID: _Verb("gave aid to", "give aid to", "giving aid to"),
        EventType.RETREAT: _Verb("pulled back from", "pull back from", "pulling back from"),
        EventType.REQUEST: _Verb("made a request of", "make a request of", "making a request of"),
        EventType.ACCUSE: _Verb("criticised or accused", "criticise or accuse", "criticising or accusing"),
        EventType.REJECT: _Verb("refused a demand of", "refuse a demand of", "refusing a demand of"),
        EventType.THREATEN: _Verb("threatened", "threaten", "threatening"),
        EventType.PROTEST: _Verb("protested against", "protest against", "protesting against"),
        EventType.SANCTION: _Verb("took sanctions against", "take sanctions against", "taking sanctions against"),
        EventType.MOBILIZE: _Verb("moved forces towards", "move forces towards", "moving forces towards"),
        EventType.COERCE: _Verb("coerced", "coerce", "coercing"),
        EventType.ASSAULT: _Verb("attacked", "attack", "attacking"),
        EventType.CONSULT: _Verb("consulted", "consult", "consulting"),
        EventType.AGREE: _Verb("agreed with", "agree with", "agreeing with"),
        EventType.COOPERATE: _Verb("worked together with", "work together with", "working together with"),
    }
)
#: What several do together, as a thing.
NOUNS: Final = MappingProxyType(
    {
        Kind.MEETING: "a meeting",
        Kind.DIALOGUE: "a dialogue",
        Kind.VISIT: "a visit",
        Kind.SUMMIT: "a summit",
        Kind.CALL: "a call",
        Kind.NEGOTIATION: "a round of negotiations",
        Kind.MEDIATION: "a mediation",
        Kind.CEREMONY: "a ceremony",
        EventType.CONSULT: "a consultation",
        EventType.AGREE: "an agreement",
        EventType.COOPERATE: "a joint undertaking",
    }
)
HAPPENS: Final = MappingProxyType(
    {
        Status.HAPPENED: "took place",
        Status.ONGOING: "is under way",
        Status.PLANNED: "is planned",
        Status.POSSIBLE: "is possible",
        Status.CANCELLED: "was cancelled",
        Status.DENIED: "is denied, or did not take place",
    }
)


def sentence(line: Line) -> str:
    """A line in one sentence, as far as it is known."""
    where = f" in {line.where.name}" if line.where else ""
    told = f"{_act(line)}{where}{_when(line.when)}".strip()
    return f"{told[:1].upper()}{told[1:]}."


def headline(line: Line) -> str:
    """A line without its place, its day and, where several act together, its status, since those stand beside it."""
    told = _title(line) if together(line) else _towards(line)
    return f"{told[:1].upper()}{told[1:]}"


def what(line: Line) -> str:
    """What sort of act it is: "dialogue", "accuse"."""
    return line.kind.value if line.kind else line.type.value.lower()


def _act(line: Line) -> str:
    return _shared(line) if together(line) else _towards(line)


def _shared(line: Line) -> str:
    """What all do together, and whether it happens."""
    noun = f"{NOUNS[line.kind or line.type]}{_joined(line)}"
    told = f"{_session(line.series)}, {noun}," if line.series else noun
    return f"{told} {HAPPENS[line.status]}"


def _title(line: Line) -> str:
    """What all do together, as a title: the session of a series, with those whom its name does not name."""
    if line.series is None:
        return f"{NOUNS[line.kind or line.type]}{_joined(line)}"
    named = all(name_of(code) in line.series.name or code in line.series.name for code in line.source)
    return f"{_session(line.series)}{'' if named else f' ({_named(line.source)})'}"


def _session(series: Series) -> str:
    name = series.name.removeprefix("the ").removeprefix("The ")
    return f"the {ordinal_text(series.ordinal)} session of the {name}" if series.ordinal else f"the {name}"


def _joined(line: Line) -> str:
    if not line.source:
        return ""
    return f" {'between' if len(line.source) == 2 else 'of'} {_named(line.source)}"


def _towards(line: Line) -> str:
    """What one side does to another."""
    verb = VERBS[line.type]
    who, whom = _named(line.source) or "somebody not named", _named(line.target) or "others not named"
    are = "are" if len(line.source) > 1 else "is"
    told = {
        Status.HAPPENED: f"{who} {verb.past} {whom}",
        Status.ONGOING: f"{who} {are} {verb.running} {whom}",
        Status.PLANNED: f"{who} {are} to {verb.base} {whom}",
        Status.POSSIBLE: f"{who} may {verb.base} {whom}",
        Status.CANCELLED: f"{who} will not {verb.base} {whom} after all",
        Status.DENIED: f"{who} did not {verb.base} {whom}, or so it is said,",
    }
    return told[line.status].removesuffix(",") if line.where is None and line.when == UNKNOWN else told[line.status]


def _named(codes: tuple[str, ...]) -> str:
    return listed([in_sentence(code) for code in codes])


def _when(interval: Interval) -> str:
    """The days behind their preposition."""
    if interval == UNKNOWN:
        return ""
    if interval.day:
        return f" on {days_text(interval)}"
    told = days_text(interval)
    if not interval.known:
        return f", {told}"
    return f" in {told}" if told.isdecimal() or told[:1].isalpha() else f" between {told.replace('–', ' and ')}"
