"""How fast times are found, beside other packages for that: `python benchmarks/times.py`.

Reads the example articles over and over with `legation.find_times`, which needs no parse, and with those of dateparser,
timexy and recognizers-text that are installed; all in one run and in turns, so that a busy machine slows all alike.
Prints kB of text a second (the median of the rounds, and the least and the most), how often each is slower than
Legation (the median of the ratios within a round), and how many expressions each finds; where one of the others is not
installed, how to install it.
"""

from __future__ import annotations

import statistics
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import legation

EXAMPLES = Path(__file__).parents[1] / "examples"
#: The day that relative times count from, told to all that take one.
PUBLISHED = datetime(2022, 8, 24)
#: How often the articles are read in a round, and how many rounds there are.
REPEATED = 3
ROUNDS = 5

#: The others want a virtual environment of their own: what they need is no business of Legation's.
INSTALL = """\
To compare with all of them:
    python -m venv build/peers
    build/peers/bin/python -m pip install -c constraints.txt -c benchmarks/constraints.txt \\
        -e . dateparser timexy recognizers-text-suite
    build/peers/bin/python benchmarks/times.py
"""

#: Finds the times of a text; only how many there are is looked at.
Finder = Callable[[str], Sequence[object]]


def legation_times() -> Finder:
    """Ours."""
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


FINDERS: dict[str, Callable[[], Finder]] = {
    "legation.find_times": legation_times,
    "dateparser.search": dateparser_search,
    "timexy": timexy_component,
    "recognizers-text": recognizers_text,
}


def installed() -> Iterator[tuple[str, Finder]]:
    """Those that can be compared here; the others are named with what is missing."""
    for name, make in FINDERS.items():
        try:
            yield name, make()
        except ImportError as error:
            print(f"{name}: left out ({error})")


def rate(find: Finder, articles: list[str]) -> float:
    """kB a second, each article read by itself."""
    start = time.perf_counter()
    for article in articles * REPEATED:
        find(article)
    taken = time.perf_counter() - start
    return sum(len(article.encode()) for article in articles) * REPEATED / 1000 / taken


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")  # of the others' own making
    articles = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    finders = dict(installed())
    if len(finders) < len(FINDERS):
        print(INSTALL)
    # The first pass also loads what each loads late.
    counts = {name: sum(len(find(article)) for article in articles) for name, find in finders.items()}
    rounds = [{name: rate(find, articles) for name, find in finders.items()} for _ in range(ROUNDS)]
    print(f"{'':<20} {'kB/s':>8} {'least':>8} {'most':>8} {'slower':>8} {'found':>6}")
    for name in finders:
        rates = [each[name] for each in rounds]
        slower = statistics.median(each["legation.find_times"] / each[name] for each in rounds)
        print(
            f"{name:<20} {statistics.median(rates):>8,.1f} {min(rates):>8,.1f} {max(rates):>8,.1f}"
            f" {slower:>7,.1f}x {counts[name]:>6}"
        )


if __name__ == "__main__":
    main()
