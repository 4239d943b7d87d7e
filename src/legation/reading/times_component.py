"""The time expressions of a text as a component of any spaCy pipeline: ``nlp.add_pipe("legation_times")``.

It needs no other component before it: it reads the text alone. spaCy finds this module by the entry point
`spacy_factories`, and imports it for every pipeline, whatever is in it; so what finds times is imported only when used.
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from legation.model import Citation, Published, Reading, Timex

#: The name of the spans of a document, and of the extension with their meanings.
TIMES: Final = "times"
#: The extension that gives the day of writing of one document.
PUBLISHED: Final = "published"
#: Where the meanings lie in the user data of a document.
STORED: Final = "legation_times"


@Language.factory(
    "legation_times",
    assigns=["doc.spans", f"doc._.{TIMES}"],
    default_config={"published": None, "narrative": False},
)
class TimesComponent:
    """Sets ``doc.spans["times"]``, labelled with TIMEX3 types, and ``doc._.times``, the `Timex` of each span in order.

    A span covers whole tokens; the `Timex` keeps the exact words. ``doc._.published``, set before the pipeline runs,
    goes before `published`.

    Args:
        published: the day of writing of all documents, or the interval it lies in: "2022-08-24", "2022-08".
        narrative: the texts tell a history, in which each time counts from the one told before it.

    Raises:
        InputError: a date of publication is no date.
    """

    def __init__(
        self, nlp: Language, name: str = "legation_times", published: str | None = None, narrative: bool = False
    ) -> None:
        from legation.articles.door import interval_of

        self.name = name
        self._published = interval_of(published)
        self._narrative = narrative
        _add_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with its time expressions marked."""
        from legation.articles.door import interval_of
        from legation.reading.when import find_times

        own = doc._.get(PUBLISHED)
        published = self._published if own is None else interval_of(own)
        times = find_times(doc.text, published=published, narrative=self._narrative)
        spans = [_span(doc, timex) for timex in times]
        doc.spans[TIMES] = [span for span in spans if span is not None]
        doc.user_data[STORED] = _stored(doc.text, times)
        return doc


def _add_extensions() -> None:
    """Declare what documents carry; a `published` that the user has declared already is kept."""
    Doc.set_extension(TIMES, getter=times_of, force=True)
    if not Doc.has_extension(PUBLISHED):
        Doc.set_extension(PUBLISHED, default=None)


def _span(doc: Doc, timex: Timex) -> Span | None:
    return doc.char_span(timex.span.start, timex.span.end, label=timex.type.value, alignment_mode="expand")


def _stored(text: str, times: list[Timex]) -> str:
    """The meanings as JSON: user data goes to other processes and to disk with its document as plain data only."""
    from legation.articles.door import identifier

    return Reading(article=Citation(id=identifier(text)), published=Published(), timex=tuple(times)).to_json()


def times_of(doc: Doc) -> list[Timex]:
    """The time expressions that the component has found in a document; none where it has not run."""
    stored = doc.user_data.get(STORED)
    return list(Reading.from_json(stored).timex) if stored else []
