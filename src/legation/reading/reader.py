"""From an article to its reading. This module alone knows the order in which the questions are asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from legation.articles import door
from legation.errors import ReaderFault
from legation.knowledge.frames import Frames, frames
from legation.knowledge.word_lists import words
from legation.language import pipeline
from legation.language.tree import Sentence
from legation.model import Article, Event, Interval, Office, Published, Reading, Series, Status, When
from legation.reading import agreements, clauses, courses, headed, said_by, series
from legation.reading.act import Act
from legation.reading.additions import divided, with_additions
from legation.reading.anchored import with_anchored_times
from legation.reading.confirmed import Confirmation, confirmations
from legation.reading.dated import Dated, resolve_all
from legation.reading.dating import date_article
from legation.reading.deadlines import deadline
from legation.reading.detected import detections
from legation.reading.draft import Draft
from legation.reading.ellipsis import elided, own_times, with_elided
from legation.reading.furniture import telling, without_furniture
from legation.reading.gate import worth_parsing
from legation.reading.inherit import with_lent_times
from legation.reading.lasting import going_on, lasting
from legation.reading.likely import SHORT, likely
from legation.reading.merge import Telling, merged
from legation.reading.names import NameFound, by_sentence, find_names, on_day
from legation.reading.namesakes import told_apart
from legation.reading.office_check import checked
from legation.reading.parties import Cast
from legation.reading.people import find_people
from legation.reading.person import Person
from legation.reading.places_found import find_places
from legation.reading.published import against_text, needs_text, told_with
from legation.reading.reconsidered import reconsidered
from legation.reading.remarks import with_occasion
from legation.reading.scene import Scene
from legation.reading.terms import terms_of
from legation.reading.timing import when_of
from legation.reading.topics import topics_of
from legation.reading.voice import voice_of
from legation.reading.warring import at_war
from legation.reading.what import acts_of
from legation.reading.when import Expression, find_expressions
from legation.reading.who import find_mentions

#: What stands in front of the time up to which something holds.
ENDING = re.compile(r"\b(?:until|till|beyond|past)\s\Z", re.IGNORECASE)
#: From a text and the known names in it to its sentences, in order.
Parser = Callable[[str, Sequence[NameFound]], list[Sentence]]


def read_text(
    text: str,
    *,
    published: str | date | Interval | None = None,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    model: str | None = None,
    frames: str | None = None,
    gate: bool = False,
) -> Reading:
    """The reading of an article given as text. See `legation.read`."""
    article = door.article(text, published=published, title=title, url=url, outlet=outlet)
    return read_article(article, model=model, extra_frames=frames, gate=gate)


def read_article(
    article: Article, *, model: str | None = None, extra_frames: str | None = None, gate: bool = False
) -> Reading:
    """All that an article says: the same article gives the same reading, whatever the clock or the machine.

    Args:
        gate: whether only the sentences are parsed that may tell of an event.

    Raises:
        ModelError, KnowledgeError: the pipeline or the frames do not fit.
        ReaderFault: Legation itself failed on the article.
    """
    known = frames(extra_frames)
    pipeline.load(model)
    try:
        return _read(article, known, _parser(model, gate))
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
        raise ReaderFault(
            f"Legation failed on article {article.citation.id} ({fault}): a fault of ours; report it with the text"
        ) from error


def candidates(article: Article) -> list[Draft]:
    """Every event that the frames find in an article, likely or not: what `training/events.py` learns from."""
    return understood(article).drafts


def understood(article: Article) -> Understood:
    """What is known of an article before it is judged which acts are events: what `training/` learns from."""
    return _understood(article, frames(), _parser())


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What is known of an article before it is judged which acts are events."""

    sentences: Sequence[Sentence]
    cast: Cast
    published: Published
    dated: Sequence[Dated]
    drafts: list[Draft]


def _read(article: Article, known: Frames, parse: Parser) -> Reading:
    found = _understood(article, known, parse)
    length = len(found.sentences)
    drafts = reconsidered(likely(found.drafts, length), length, found.published.interval)
    return Reading(
        article=article.citation,
        published=found.published,
        events=_events(drafts, found.cast),
        agreements=tuple(agreements.find_agreements(telling(found.sentences), found.cast, drafts, found.dated)),
        offices=_offices(found.cast, found.published.interval),
        timex=tuple(each.timex for each in found.dated),
        mentions=find_mentions(found.cast),
    )


def _understood(article: Article, known: Frames, parse: Parser) -> Understood:
    named = find_names(article.text)
    sentences = parse(article.text, named)
    names = told_apart(by_sentence(named, sentences), sentences, article.text)
    expressions = find_expressions(article.text)
    published = _published(article, sentences, names, expressions)
    day = published.interval.first or published.interval.last
    cast = _cast(article, sentences, on_day(names, day), day)
    dated = resolve_all(expressions, article.text, sentences, published.interval)
    if not sentences:
        # Nothing passes the gate, as in most general news: times alone are read.
        return Understood(sentences=(), cast=cast, published=published, dated=dated, drafts=[])
    told, detected = divided(_told(article, cast, known, dated, published.interval))
    drafts = merged(told, cast.main_pair, chosen=len(sentences) < SHORT)
    drafts, dated = with_anchored_times(drafts, dated)
    drafts = with_occasion(drafts, sentences, cast.names, dated, published.interval.day)
    return Understood(
        sentences=sentences,
        cast=cast,
        published=published,
        dated=dated,
        drafts=with_additions(with_lent_times(drafts, dated), detected, cast.main_pair),
    )


def _parser(model: str | None = None, gate: bool = False) -> Parser:
    """What parses an article: all of it, or what the gate lets pass."""

    def parse(text: str, names: Sequence[NameFound]) -> list[Sentence]:
        wanted = worth_parsing(text, names) if gate else None
        passes = wanted is None or wanted
        return without_furniture(pipeline.load(model).sentences(text, wanted)) if passes else []

    return parse


# --- who and when ---------------------------------------------------------------------------------------------------


def _cast(
    article: Article, sentences: Sequence[Sentence], names: Sequence[Sequence[NameFound]], day: date | None
) -> Cast:
    people = find_people(sentences, names, day)
    by_sentence = [[person for person in people if person.sentence == each.index] for each in sentences]
    cast = Cast(sentences=sentences, names=names, people=by_sentence)
    return replace(cast, voice=voice_of(article, cast), _memory={}).remembering()


def _published(
    article: Article,
    sentences: Sequence[Sentence],
    names: Sequence[Sequence[NameFound]],
    expressions: Sequence[Expression],
) -> Published:
    """The date that came with the article, or else the one that the text allows."""
    told = told_with(article)
    if told is not None and not needs_text(told):
        return told
    people = find_people(sentences, names, None)
    inferred = date_article(
        text=article.text,
        url=article.citation.url,
        title=article.citation.title,
        expressions=expressions,
        terms=terms_of(sentences, people, names),
        names=[name for row in names for name in row],
    )
    return against_text(told, inferred) if told else inferred


def _offices(cast: Cast, published: Interval) -> tuple[Office, ...]:
    """Everybody to whom the article gives an office of a state or organisation, once."""
    found: dict[str, Office] = {}
    for mentions in cast.people:
        for mention in mentions:
            if mention.person.office and mention.person.of:
                found.setdefault(mention.person.name, checked(_office(mention.person), mention.person, published))
    return tuple(found.values())


def _office(person: Person) -> Office:
    return Office(name=person.name, of=person.of, office=person.office, wikidata=person.wikidata)


# --- what -----------------------------------------------------------------------------------------------------------


def _told(article: Article, cast: Cast, known: Frames, dated: Sequence[Dated], published: Interval) -> list[Telling]:
    """Every telling of an act, in order, with its sources and the ordinal of its session."""
    document = headed.document_source(article.text, cast, cast.sentences)
    told: list[Telling] = []
    detected = detections(cast.sentences, cast)
    for sentence in telling(cast.sentences):
        scene = Scene(
            sentence=sentence,
            cast=cast,
            places=find_places(sentence, cast.names[sentence.index]),
            headline=clauses.is_headline(sentence),
            detection=detected[sentence.index],
        )
        acts = [at_war(act, published) for act in acts_of(scene, known)]
        for act in with_elided(acts, elided(scene, (act for act, _, _ in reversed(told)), acts)):
            found = when_of(act.trigger, own_times(act, dated))
            when = going_on(act.trigger, act.status, dated, published.day)
            when = when or (lasting(act.trigger, act.status, found, dated) if found else None)
            when = deadline(act.trigger, act.status, when, dated, published.day) or when
            act = _ahead(replace(act, when=when), published)
            sources = said_by.sources_of(act, cast) or ((document,) if document else ())
            told.append((act, sources, series.ordinal_of(act.trigger)))
    return told


def _ahead(act: Act, published: Interval) -> Act:
    """An act dated after publication has not happened, whatever its tense ("Lewis travels to Riga on June 16")."""
    told = act.status in (Status.HAPPENED, Status.ONGOING)
    first = act.when.interval.first if act.when else None
    if told and act.when and first is not None and published.last is not None and first > published.last:
        past = _is_past(act) or _is_end(act, act.when)
        return replace(act, when=None) if past else replace(act, status=Status.PLANNED, cue=act.when.span)
    return _up_to_now(act, published)


def _is_past(act: Act) -> bool:
    """Whether a verb in a past tense tells the act: the time ahead in its sentence is then another act's."""
    verb = act.trigger.verb
    if act.trigger.nominal and verb is not None and verb.lemma in words("cues", "status", "planned"):
        return False  # "the summit was planned for May"
    if verb is None or verb.tag not in ("VBD", "VBN"):
        return False
    helpers = clauses.auxiliaries(act.trigger.sentence, verb)
    told = verb.tag == "VBD" or not act.trigger.nominal
    return told or bool(clauses.among(helpers, courses.PAST_BE | courses.HAVE))


def _is_end(act: Act, when: When) -> bool:
    """Whether a time is that up to which something holds, or past which something else goes on ("until August")."""
    sentence, start = act.trigger.sentence, when.span.start
    before = sentence.quote(max(sentence.start, start - 8), start) if sentence.start < start < sentence.end else ""
    return ENDING.search(before) is not None


def _up_to_now(act: Act, published: Interval) -> Act:
    """An act told in the past ("met this week") lies before publication."""
    in_headline = clauses.is_headline(act.trigger.sentence)
    if act.status is not Status.HAPPENED or in_headline or act.when is None or not act.when.interval.known:
        return act
    before = act.when.interval.intersection(Interval(last=published.last))
    if before is None or before == act.when.interval:
        return act
    return replace(act, when=replace(act.when, interval=before))


def _events(drafts: Sequence[Draft], cast: Cast) -> tuple[Event, ...]:
    columns = (confirmations(drafts, cast), topics_of(drafts, cast), series.series_of(drafts, cast))
    return tuple(_event(f"e{number}", *row) for number, row in enumerate(zip(drafts, *columns, strict=True), 1))


def _event(identifier: str, draft: Draft, sure: Confirmation, topics: tuple[str, ...], row: Series | None) -> Event:
    first = draft.first
    return Event(
        id=identifier,
        type=first.type,
        kind=draft.kind,
        mentions=draft.mentions,
        status=draft.status,
        status_cue=draft.cue,
        source=draft.source,
        target=draft.target,
        people=tuple(_office(person) for person in draft.people),
        when=draft.when,
        where=draft.where,
        confirmed=sure.confirmed,
        confirmed_cue=sure.cue,
        topics=topics,
        series=row,
        agreements=agreements.names_near(draft),
        attribution=draft.sources,
    )
