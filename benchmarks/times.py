"""How fast times are found, beside other packages for that: `python -m benchmarks times`.

Reads articles with `legation.find_times`, which needs no parse, and with those of dateparser, timexy and
recognizers-text that are installed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.frame import Comparison, Side, Work
from benchmarks.inputs import articles, examples, things, written

#: The day that relative times count from, told to all that take one.
PUBLISHED = datetime(2022, 8, 24)
#: Articles of the smallest input.
BASE = 6

#: Finds the times of a text; only how many there are is looked at.
Finder = Callable[[str], Sequence[object]]


def legation_times() -> Finder:
    """Ours."""
    import legation

    return lambda text: legation.find_times(text, published=PUBLISHED)


def dateparser_search() -> Finder:
    """dateparser's search, told that the text is English, which spares it the guess."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": PUBLISHED}
    return lambda text: search_dates(text, languages=["en"], settings=settings) or []


def timexy_component() -> Finder:
    """timexy in an empty spaCy pipeline; it takes no day to count from, and does not run without spaCy's tokenizer."""
    import spacy
    import timexy  # noqa: F401  (registers the component)

    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    return lambda text: nlp(text).ents


def recognizers_text() -> Finder:
    """The recognizer of dates and times in Microsoft's Recognizers-Text."""
    from recognizers_date_time import Culture, recognize_datetime

    return lambda text: recognize_datetime(text, Culture.English, reference=PUBLISHED)


def finding(make: Callable[[], Finder]) -> Callable[[Path], Work]:
    """A finder on all articles of a folder; how many times it finds."""

    def ready(folder: Path) -> Work:
        find = make()
        find(examples()[0])
        return lambda: sum(len(find(text)) for text in things(folder))

    return ready


COMPARISON = Comparison(
    what="time expressions",
    unit="kB",
    ours=(
        Side(
            name="legation.find_times",
            ready=finding(legation_times),
            bound="the regular expressions of times, which pass over each word once; one article is held at a time",
        ),
    ),
    peers=(
        Side(name="dateparser.search", ready=finding(dateparser_search)),
        Side(name="timexy", ready=finding(timexy_component)),
        Side(name="recognizers-text", ready=finding(recognizers_text)),
    ),
    write=written(BASE, lambda text: len(text.encode()) / 1000, articles),
)
