"""Legation reads news about relations between states and keeps the record a desk officer would keep by hand.

    >>> import legation
    >>> reading = legation.read(text, published="2022-08-24")
    >>> [event.type for event in reading.events]

Importing this package loads no language pipeline; the first call of `read` does. `find_times` needs none.
"""

import datetime
import pathlib
from collections.abc import Mapping as _Mapping
from importlib import import_module as _import_module
from types import MappingProxyType as _MappingProxyType
from typing import TYPE_CHECKING as _TYPE_CHECKING

from legation.errors import (
    AddressRefused,
    ArticleTooLong,
    BatchError,
    EmptyArticle,
    ExportError,
    InputError,
    KnowledgeError,
    LegationError,
    LineGone,
    ModelError,
    NotEnglish,
    NotFetched,
    NotText,
    ReaderFault,
    ReadingFormatError,
    RecordBusy,
    RecordDamaged,
    RecordError,
    RecordFull,
    RecordReadOnly,
    UnknownArticle,
    UnknownLine,
    Unsafe,
)
from legation.model import (
    SYMMETRIC,
    UNKNOWN,
    Account,
    Actor,
    ActorKind,
    Agreement,
    Article,
    Change,
    ChangeKind,
    Citation,
    Cited,
    Claim,
    Count,
    DateBasis,
    Dateline,
    Event,
    EventType,
    Facets,
    Found,
    Grain,
    Interval,
    Involvement,
    Kind,
    KnownAgreement,
    KnownOrigin,
    KnownSeries,
    KnownStep,
    Learned,
    Line,
    LineMention,
    Marked,
    Mention,
    MonthCount,
    Office,
    Offset,
    Page,
    PairCount,
    Place,
    Published,
    Reading,
    ReadText,
    Reason,
    Series,
    Session,
    Source,
    SourceKind,
    Span,
    Spot,
    Stats,
    Status,
    Step,
    StepKind,
    Sureness,
    Telling,
    Timex,
    TimexType,
    Version,
    When,
    WholeLine,
)

__all__ = [
    "SYMMETRIC",
    "UNKNOWN",
    "Account",
    "Actor",
    "ActorKind",
    "AddressRefused",
    "Agreement",
    "Article",
    "ArticleTooLong",
    "BatchError",
    "BatchReport",
    "Change",
    "ChangeKind",
    "Citation",
    "Cited",
    "Claim",
    "Count",
    "DateBasis",
    "Dateline",
    "Doubt",
    "EmptyArticle",
    "Event",
    "EventType",
    "ExportError",
    "Facets",
    "Fault",
    "FetchSettings",
    "FirstLook",
    "Found",
    "Grain",
    "InputError",
    "Intake",
    "Interval",
    "Involvement",
    "Judgement",
    "Kind",
    "KnowledgeError",
    "KnownAgreement",
    "KnownOrigin",
    "KnownSeries",
    "KnownStep",
    "Learned",
    "LegationError",
    "Line",
    "LineGone",
    "LineMention",
    "Loss",
    "Marked",
    "Mention",
    "ModelError",
    "MonthCount",
    "NotEnglish",
    "NotFetched",
    "NotText",
    "Office",
    "Offset",
    "Opening",
    "Outcome",
    "Page",
    "PairCount",
    "Place",
    "Polled",
    "Published",
    "ReadText",
    "Reader",
    "ReaderFault",
    "Reading",
    "ReadingFormatError",
    "Reason",
    "Record",
    "RecordBusy",
    "RecordDamaged",
    "RecordError",
    "RecordFull",
    "RecordReadOnly",
    "Refused",
    "Repaired",
    "Report",
    "Series",
    "Session",
    "Source",
    "SourceKind",
    "Span",
    "Spot",
    "Stats",
    "Status",
    "Step",
    "StepKind",
    "Stop",
    "Sureness",
    "Telling",
    "Timex",
    "TimexType",
    "UnknownArticle",
    "UnknownLine",
    "Unsafe",
    "Verdict",
    "Version",
    "When",
    "WholeLine",
    "Written",
    "__version__",
    "batch",
    "find_times",
    "group",
    "read",
    "serve",
    "who",
]

__version__ = "0.1.0"

if _TYPE_CHECKING:
    from legation.record.contradictions import Fault
    from legation.record.doubts import Doubt
    from legation.record.following import Polled
    from legation.record.judging import Judgement, Verdict
    from legation.record.losses import Loss
    from legation.record.outcomes import Outcome, Refused, Report
    from legation.record.preparing import FirstLook
    from legation.record.reader import Reader
    from legation.record.repairing import Repaired
    from legation.record.stopping import Stop
    from legation.scale.batch import BatchReport
    from legation.sources.intake import Intake
    from legation.sources.origin import Opening
    from legation.sources.web.settings import FetchSettings
    from legation.views.record import Record
    from legation.views.written import Written

#: What is loaded when it is wanted, and where from: who only reads articles does not pay for the record.
_LATER = _MappingProxyType(
    {
        "BatchReport": "legation.scale.batch",
        "Doubt": "legation.record.doubts",
        "Fault": "legation.record.contradictions",
        "FetchSettings": "legation.sources.web.settings",
        "FirstLook": "legation.record.preparing",
        "Intake": "legation.sources.intake",
        "Judgement": "legation.record.judging",
        "Loss": "legation.record.losses",
        "Opening": "legation.sources.origin",
        "Outcome": "legation.record.outcomes",
        "Polled": "legation.record.following",
        "Reader": "legation.record.reader",
        "Record": "legation.views.record",
        "Refused": "legation.record.outcomes",
        "Repaired": "legation.record.repairing",
        "Report": "legation.record.outcomes",
        "Stop": "legation.record.stopping",
        "Verdict": "legation.record.judging",
        "Written": "legation.views.written",
    }
)


def __getattr__(name: str) -> object:
    """A name that is loaded when it is wanted."""
    if name in _LATER:
        return getattr(_import_module(_LATER[name]), name)
    raise AttributeError(f"module 'legation' has no attribute {name!r}")


def read(
    text: str,
    *,
    published: str | datetime.date | Interval | None = None,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    model: str | None = None,
    frames: str | pathlib.Path | None = None,
    gate: bool = False,
) -> Reading:
    """Read one news article: all that it says about acts between states and organisations.

    `published` is the day of publication or the interval it lies in, where known; without it the address and the
    dateline tell the day, else it is inferred from the text. `model` names an installed spaCy pipeline to use instead
    of the one in the package, `frames` a file of further frames. With `gate`, only sentences that may tell of an event
    are parsed: general news is read six times as fast, and few events are lost; actors and offices of the other
    sentences are then not in the reading.

    Raises:
        InputError: the text cannot be read as an article.
        ModelError: the pipeline is not installed, or does not fit.
        KnowledgeError: the file of frames is wrong.
    """
    from legation.reading.reader import read_text

    path = None if frames is None else str(frames)
    return read_text(
        text, published=published, title=title, url=url, outlet=outlet, model=model, frames=path, gate=gate
    )


def batch(
    *inputs: str | pathlib.Path,
    output: str | pathlib.Path,
    master: str = "local[*]",
    reader: "Reader | None" = None,
    first_look: "FirstLook | None" = None,
) -> "BatchReport":
    """Read all articles of some files and folders on Spark, and write what they say to a folder of tables (Parquet).

    Articles are read as by `Record.add`, save that no address in a file is fetched; the folder can be added to a record
    by it. The input is cut into parts, each of which is whole in the folder or not there: a batch that was ended goes
    on with those that are missing. The extra `legation[spark]` and Java must be installed.

    `inputs` are JSON lines, Parquet, web archives and all that `Record.add` reads; `output` is a folder, new or of the
    same batch. `master` is that of Spark: ``local[4]``, ``spark://host:7077``, ``yarn``; all its machines must see
    input and output under the same names.

    Raises:
        BatchError: Spark or Java is missing or fails, the folder is of another batch, or something is no file.
        ModelError, KnowledgeError: no article can be read with this reader.
    """
    from legation.record.preparing import FirstLook as Looks
    from legation.scale.batch import batch as run

    return run(*inputs, output=output, master=master, reader=reader, first_look=first_look or Looks.CRAWLED)


def group(folder: str | pathlib.Path, *, master: str = "local[*]") -> dict[str, _Mapping[str, int]]:
    """Find near-copies, merging candidates and lines in a folder that `batch` wrote, on Spark; what was counted.

    The folder gets the tables `copy_pairs`, `copies`, `candidates` and `lines`: what a record of the same articles
    holds, computed by the same functions. Where thousands of articles or events lie in one place each is compared with
    the last before it only; the counts tell what is left out. A table that is whole is not made again.

    Raises:
        BatchError: Spark or Java is missing or fails, or the folder is none of a batch at its end.
    """
    from legation.scale.group import group as run

    return run(folder, master=master)


def find_times(
    text: str, *, published: str | datetime.date | Interval | None = None, narrative: bool = False
) -> list[Timex]:
    """The time expressions of an English text, in its order, with the days that they mean.

    No pipeline is loaded: patterns find them, and the words around them tell the tense. `published` is the day of
    writing or the interval it lies in; without it, what counts from that day ("Monday", "last year") has no known days.
    `narrative` is for texts that tell a history: each time then counts from the one told before it.

    Raises:
        InputError: `published` is no date.
    """
    from legation.articles.door import interval_of
    from legation.reading import when

    return when.find_times(text, published=interval_of(published), narrative=narrative)


def who(
    name: str | None = None,
    *,
    office: str | None = None,
    of: str | None = None,
    on: str | datetime.date | Interval | None = None,
) -> list[Office]:
    """The offices that somebody holds, or the holders of an office, as far as the tables know.

    `name` is a full name, an alias or a surname; `office` a title ("secretary of state") or a class ("foreign
    minister"); `of` a state or organisation by its code or name. With `on`, a day or an interval, only terms that are
    known to run then: an empty list means that it is not known. Without it, all terms, in the order of their days.

    Raises:
        InputError: nothing is asked for, or an office, state or date is not known as one.
        KnowledgeError: a table is wrong.
    """
    from legation.articles.door import interval_of
    from legation.knowledge import who as questions

    return questions.who(name, office, of, interval_of(on, "day"))


def serve(
    record: str | pathlib.Path | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 8321,
    names: tuple[str, ...] = (),
    token: str | None = None,
    proxy: bool = False,
    edit: bool = False,
) -> None:
    """Serve the site of a record until it is stopped; the extra `legation[site]` must be installed.

    `host` is the address that is listened at. One that others can reach wants a `token`, without which no page is
    shown, or `proxy`, by which you say that something in front of it checks who asks. `names` are further names by
    which browsers may call the site. With `edit`, doubtful pairs can be judged.

    Raises:
        InputError: the address could be reached by others, and nothing guards it; or the extra is not installed.
    """
    from legation.views.web.door import Door
    from legation.views.web.serving import serve_site

    serve_site(record, Door(host=host, port=port, names=names, token=token, proxy=proxy), edit=edit)
