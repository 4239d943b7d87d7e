"""The closed vocabularies: event types, kinds, statuses, and the like."""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """The sixteen event types of PLOVER (Open Event Data Alliance, PLOVER codebook 2021)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


#: Acts that all parties do together: every party is source and target.
SYMMETRIC = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})


class Kind(StrEnum):
    """What sort of consultation a CONSULT event is."""

    MEETING = "meeting"
    DIALOGUE = "dialogue"
    VISIT = "visit"
    SUMMIT = "summit"
    CALL = "call"
    NEGOTIATION = "negotiation"
    MEDIATION = "mediation"
    CEREMONY = "ceremony"


class Status(StrEnum):
    """Whether an act has happened, as the article leaves it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CANCELLED = "cancelled"
    DENIED = "denied"


class DateBasis(StrEnum):
    """What the date of publication of an article rests on, the surest first."""

    GIVEN = "given"
    """Told with the article by whoever gave it."""
    FEED = "feed"
    """The feed, sitemap or message that it came by."""
    PAGE = "page"
    """What the page says of itself: JSON-LD, OpenGraph, the tags `meta` and `time`."""
    ADDRESS = "address"
    """Its URL."""
    DATELINE = "dateline"
    """The place and day that open the text."""
    GUESS = "guess"
    """Whatever date the page shows: right nine times in ten."""
    TEXT = "text"
    """Inferred from what the text tells, with the reasons."""

    @property
    def sure(self) -> Sureness:
        """How sure a date on this basis is."""
        if self in (DateBasis.GUESS, DateBasis.TEXT):
            return Sureness.UNSURE
        return Sureness.SURE if self in (DateBasis.GIVEN, DateBasis.FEED, DateBasis.PAGE) else Sureness.LIKELY


class Sureness(StrEnum):
    """How sure a date of publication is."""

    SURE = "sure"
    """Told by the publisher, or by whoever gave the article."""
    LIKELY = "likely"
    """Written where dates of publication stand, as in addresses and datelines."""
    UNSURE = "unsure"
    """Guessed or inferred."""


class SourceKind(StrEnum):
    """Who says so: a named person, an office, a news outlet, a document, or somebody unnamed."""

    NAMED = "named"
    OFFICE = "office"
    OUTLET = "outlet"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"


class Grain(StrEnum):
    """How fine a date is given."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


class TimexType(StrEnum):
    """The four kinds of time expression of TIMEX3 (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class StepKind(StrEnum):
    """A step in the life of an agreement."""

    PROPOSED = "proposed"
    NEGOTIATED = "negotiated"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in force"
    EXTENDED = "extended"
    SUSPENDED = "suspended"
    ENDED = "ended"


class ActorKind(StrEnum):
    """What sort of actor words stand for.

    `STATE` is a state or its government, also told by its capital or seat ("Tokyo protested"); `PLACE` the same names
    where they only say where something is ("talks in Tokyo"). `BODY` is a ministry, parliament, force or agency of a
    state; `LOCAL_GOVERNMENT` that of a part of a state ("the Texas governor"); `PERSON` somebody named, or told as one
    who acts for a state ("Irish officials"); `NATIONALS` are people of a state who do not ("Chinese tourists").
    """

    STATE = "state"
    ORGANISATION = "organisation"
    GROUPING = "grouping"
    ARMED_GROUP = "armed group"
    BODY = "body"
    LOCAL_GOVERNMENT = "local government"
    PERSON = "person"
    NATIONALS = "nationals"
    COMPANY = "company"
    OUTLET = "outlet"
    PLACE = "place"
    OTHER = "other"
