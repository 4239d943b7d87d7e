"""Legation reads news about relations between states and keeps the record a desk officer would keep by hand.

    >>> import legation
    >>> reading = legation.read(text, published="2022-08-24")
    >>> [event.type for event in reading.events]

Importing this package loads no language pipeline; the first call of `read` does.
"""

import datetime
import pathlib

from legation.errors import (
    ArticleTooLong,
    EmptyArticle,
    InputError,
    KnowledgeError,
    LegationError,
    ModelError,
    NotEnglish,
    NotText,
    ReaderFault,
    ReadingFormatError,
)
from legation.model import (
    SYMMETRIC,
    UNKNOWN,
    Actor,
    ActorKind,
    Agreement,
    Article,
    Citation,
    Claim,
    Event,
    EventType,
    Grain,
    Interval,
    Kind,
    Office,
    Place,
    Published,
    Reading,
    Reason,
    Series,
    Source,
    SourceKind,
    Span,
    Status,
    Step,
    StepKind,
    Timex,
    TimexType,
    When,
)

__all__ = [
    "SYMMETRIC",
    "UNKNOWN",
    "Actor",
    "ActorKind",
    "Agreement",
    "Article",
    "ArticleTooLong",
    "Citation",
    "Claim",
    "EmptyArticle",
    "Event",
    "EventType",
    "Grain",
    "InputError",
    "Interval",
    "Kind",
    "KnowledgeError",
    "LegationError",
    "ModelError",
    "NotEnglish",
    "NotText",
    "Office",
    "Place",
    "Published",
    "ReaderFault",
    "Reading",
    "ReadingFormatError",
    "Reason",
    "Series",
    "Source",
    "SourceKind",
    "Span",
    "Status",
    "Step",
    "StepKind",
    "Timex",
    "TimexType",
    "When",
    "__version__",
    "read",
]

__version__ = "0.1.0"


def read(
    text: str,
    *,
    published: str | datetime.date | Interval | None = None,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    model: str | None = None,
    frames: str | pathlib.Path | None = None,
) -> Reading:
    """Read one news article: all that it says about acts between states and organisations.

    `published` is the day of publication or the interval it lies in, where known; without it the date is inferred from
    the text. `model` names an installed spaCy pipeline to use instead of the one in the package, `frames` a file of
    further frames.

    Raises:
        InputError: the text cannot be read as an article.
        ModelError: the pipeline is not installed, or does not fit.
        KnowledgeError: the file of frames is wrong.
    """
    from legation.reading.reader import read_text

    path = None if frames is None else str(frames)
    return read_text(text, published=published, title=title, url=url, outlet=outlet, model=model, frames=path)
