"""Who says so: the sources of a sentence, inner ones first ("officials" quoted by "Kyodo")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Source, SourceKind, Span, Status
from legation.reading import clauses
from legation.reading.according import according_to, own_words, rested_on
from legation.reading.act import Act, Told
from legation.reading.asides import lets_know, tells
from legation.reading.chains import chain, cited, cites, citing, first_hand
from legation.reading.continued import document_behind, told_on, turned_by
from legation.reading.governors import leaves_open
from legation.reading.outlets import outlets_told
from legation.reading.parties import Cast
from legation.reading.person import Person, PersonFound, ends_of
from legation.reading.quotations import told_beside
from legation.reading.source_kinds import kind_of
from legation.reading.status import SPOKEN
from legation.reading.tellings import documents, is_confirmed, teller, tellings

#: How a noun hangs that only names an act in passing ("concern about Russia's invasion").
PASSING = frozenset({Role.NOUN_MODIFIER, Role.OBLIQUE, Role.POSSESSOR, Role.COMPOUND, Role.APPOSITION})
#: Kinds of sources that pronouns mean, and how many sentences before these stand.
MEANT: Mapping[str, tuple[SourceKind, ...]] = {
    "it": (SourceKind.OUTLET, SourceKind.DOCUMENT, SourceKind.OFFICE),
    "they": (SourceKind.ANONYMOUS,),
    "he": (SourceKind.ANONYMOUS, SourceKind.OFFICE),
    "she": (SourceKind.ANONYMOUS, SourceKind.OFFICE),
}
#: Pronouns that stand for others of them ("by his account").
PERSONAL: Mapping[str, str] = {"his": "he", "her": "she", "its": "it", "their": "they"}
NEAR = 3
#: Sources that may speak for a party.
SPEAKING = (SourceKind.NAMED, SourceKind.OFFICE)
#: Auxiliaries of what was done before it is told, and acts that are done by whoever tells them.
EARLIER = frozenset({"had", "have", "has", "'ve", "’ve"})
VOICED = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.AGREE})
#: Verbs by which a state tells of its own plans, which it makes by that.
ANNOUNCING = frozenset({"announce", "let", "declare", "pledge"})
#: How far behind an office its bearer's name stands, in words.
NAME_BEHIND = 8


def sources_of(act: Act, cast: Cast) -> tuple[Source, ...]:
    """The chain of sources in whose scope an act stands; a speaker's own act of speech has no other source."""
    sentence = act.trigger.sentence
    anchor = act.trigger.verb or act.trigger.word
    if act.trigger.nominal and is_confirmed(act.trigger.word, anchor):
        anchor = act.trigger.word
    passing = act.trigger.nominal and act.trigger.verb is None and _is_in_passing(sentence, act.trigger.word)
    words_found = [] if passing and not _has_clause(sentence, anchor) else [*_speakers(sentence, anchor, cast)]
    words_found = [
        *rested_on(sentence, anchor),
        *own_words(sentence, anchor),
        *words_found,
        *according_to(sentence, anchor),
    ]
    words_found += () if passing else documents(sentence, anchor)
    found = [
        source
        for word in words_found
        for each in chain(sentence, word)
        if (source := _source(sentence, each, cast)) is not None and not _is_party_itself(act, sentence, each)
        if not _tells_own_stand(act, source, cast) and not _is_doer(act, each, source)
    ]
    # An outlet carries what all the others say.
    found.sort(key=lambda source: source.kind is SourceKind.OUTLET)
    found = _with_speakers_first(found)
    return tuple(dict.fromkeys(found)) or _of_quotation(act, cast) or _turn_of(act, cast)


def _with_speakers_first(found: list[Source]) -> list[Source]:
    """Sources in which who speaks "in a post" stands before the post, wherever in the sentence that is."""
    if [source.kind for source in found[:2]] == [SourceKind.DOCUMENT, SourceKind.NAMED]:
        return [found[1], found[0], *found[2:]]
    return found


def _is_in_passing(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun only names an act in passing; what is said of its stages is said of it ("preparations for")."""
    head = sentence.head(noun)
    stage = head is not None and head.part == "NOUN" and head.lemma in words("cues", "sources", "stages")
    return noun.role in PASSING and not stage


def _has_clause(sentence: Sentence, noun: Word) -> bool:
    """Whether somebody tells of an act with a clause of its own: "the meetings she has chaired"."""
    return bool(sentence.under(noun, Role.RELATIVE_CLAUSE))


def _of_quotation(act: Act, cast: Cast) -> tuple[Source, ...]:
    """Who speaks in what runs over several sentences, as another of them tells; not for their own acts of speech."""
    if act.type in SPOKEN and _is_first_person(act.trigger.sentence, act.trigger.verb or act.trigger.word):
        return ()
    told = told_beside(cast.sentences, act.trigger.sentence, act.trigger.word.start)
    told = told or told_on(act, cast.sentences) or turned_by(act)
    if told is None:
        return _of_document_behind(act, cast)
    sentence, verb, subject = told
    telling = [subject, *outlets_told(sentence, verb, cast), *documents(sentence, verb)]
    found = (_source(sentence, each, cast) for word in telling for each in chain(sentence, word))
    return tuple(dict.fromkeys(source for source in found if source is not None))


def _of_document_behind(act: Act, cast: Cast) -> tuple[Source, ...]:
    """The document, named in the next sentence, that carries somebody's own act of speech."""
    named = document_behind(act, cast)
    found = _source(named[0], named[1], cast) if named is not None else None
    return (found,) if found is not None else ()


# --- who speaks ----------------------------------------------------------------------------------------------------


def _speakers(sentence: Sentence, anchor: Word, cast: Cast) -> Iterator[Word]:
    """Those who say what a word stands in, the inner ones first: whom a paper cites, who tells it, the paper told."""
    told = list(tellings(sentence, anchor))
    if told:
        yield from first_hand(sentence, anchor)
    for verb, speaker in told:
        yield from (word for each in citing(sentence, verb, anchor) for word in cited(sentence, each))
        if cites(verb) and not clauses.is_passive(sentence, verb):
            yield from sentence.under(verb, Role.OBJECT)
        if verb.lemma in words("cues", "verbs", "learning"):
            yield from clauses.obliques(sentence, verb, "from")
        if (known := lets_know(sentence, verb)) is not None:
            yield from clauses.obliques(sentence, known, "through")
        if speaker is not None:
            yield speaker
            yield from documents(sentence, verb)
        yield from outlets_told(sentence, verb, cast)


# --- what sort of source -------------------------------------------------------------------------------------------


def _source(sentence: Sentence, word: Word, cast: Cast) -> Source | None:
    person = cast.person_at(sentence, word)
    if person is not None and _is_paper(sentence, word, person.person):
        span = _span(sentence, *ends_of(sentence, person))
        return Source(span=span, kind=SourceKind.OUTLET, name=person.person.name)
    if person is not None:
        span = _span(sentence, *ends_of(sentence, person))
        return Source(span=span, kind=SourceKind.NAMED, name=person.person.name, of=person.person.of)
    if word.part == "PRON":
        return _of_pronoun(sentence, word, cast)
    kind = kind_of(sentence, word, cast)
    if kind is None:
        return None
    if (behind := _named_behind(sentence, word, cast)) is not None:
        return Source(
            span=_span(sentence, *ends_of(sentence, behind)),
            kind=SourceKind.NAMED,
            name=behind.person.name,
            of=behind.person.of,
        )
    parties = cast.parties(sentence, word, acting=False)
    bearer = parties[0].person if len(parties) == 1 and kind is SourceKind.OFFICE else None
    if bearer is not None and _is_office_of_person(sentence, word, cast):
        bearer = None  # "the Dalai Lama's office"
    if bearer is not None:
        return Source(
            span=_bearer_span(sentence, word, bearer, cast), kind=SourceKind.NAMED, name=bearer.name, of=bearer.of
        )
    name = cast.name_at(sentence, word)
    of = parties[0].code if parties else (name.code if name and name.code else None)
    return Source(span=_phrase(sentence, word), kind=kind, name=name.text if name else None, of=of or None)


def _is_office_of_person(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """Whether a noun tells the bureau of somebody named in front of it, and nobody himself."""
    gaps = (word.index - person.first for person in cast.people[sentence.index])
    return word.lemma == "office" and any(0 < gap < NAME_BEHIND for gap in gaps)


def _is_paper(sentence: Sentence, word: Word, person: Person) -> bool:
    """Whether what was taken for a person is a paper: nobody known, who "reported", or "wrote ..., citing"."""
    head = sentence.head(word)
    if head is None or word.role is not Role.SUBJECT or person.of or person.office or person.wikidata:
        return False
    if any(each.tag == "VBG" and cites(each) for each in sentence.words if each.head == head.index):
        return head.lemma in words("cues", "verbs", "reporting")
    return head.lemma in words("cues", "verbs", "printing")


def _named_behind(sentence: Sentence, word: Word, cast: Cast) -> PersonFound | None:
    """Whose name stands right behind a noun for people ("adviser Chun Byung-rok")."""
    found = (person for person in cast.people[sentence.index] if person.first == word.index + 1)
    return next(found, None) if word.part == "NOUN" else None


def _bearer_span(sentence: Sentence, word: Word, bearer: Person, cast: Cast) -> Span:
    """The name of who bears an office, where it stands behind it ("Secretary of State Blinken"), else the office."""
    for mention in cast.people[sentence.index]:
        if mention.person.name == bearer.name and 0 < mention.first - word.index <= NAME_BEHIND:
            return _span(sentence, *ends_of(sentence, mention))
    return _phrase(sentence, word)


def _of_pronoun(sentence: Sentence, word: Word, cast: Cast) -> Source | None:
    """Who is meant: somebody named before by "he", by "it" and "they" who told the sentences before."""
    text = PERSONAL.get(word.text.lower(), word.text.lower())
    span = _span(sentence, word, word)
    before = [each for each in cast.sentences[max(0, sentence.index - NEAR) : sentence.index] if each.words]
    told = ([*_tellers(other, cast)] for other in reversed(before))
    nearest = next((found for found in told if found), [])
    if (meant := next((source for each, source in nearest if _is_meant(text, each, source)), None)) is not None:
        return replace(meant, span=span)
    person = cast.person_before(sentence, word.index) if text in ("he", "she") else None
    return Source(span=span, kind=SourceKind.NAMED, name=person.name, of=person.of) if person is not None else None


def _is_meant(text: str, word: Word, source: Source) -> bool:
    """Whether a pronoun can mean who told something: "he" a spokesman, "it" a ministry, a paper, a report."""
    if source.kind not in MEANT.get(text, ()):
        return False
    somebody = words("titles", "signs", "heads") | words("titles", "references", "persons")
    if source.kind is SourceKind.OFFICE and word.part != "NOUN":
        return False
    human = source.kind is SourceKind.ANONYMOUS or word.lemma in somebody
    return human is (text != "it") and ("Number=Plur" in word.morphology) is (text == "they")


def _tellers(sentence: Sentence, cast: Cast) -> Iterator[tuple[Word, Source]]:
    """Those told of in a sentence as telling something, pronouns aside."""
    saying = (word for word in sentence.words if clauses.is_verb(word) and tells(word))
    telling = [teller(sentence, verb) for verb in saying]
    for word in (*telling, *according_to(sentence, sentence.words[-1])):
        if word is not None and word.part != "PRON":
            source = _source(sentence, word, cast)
            if source is not None:
                yield word, source


def _phrase(sentence: Sentence, word: Word) -> Span:
    """A source's words: its noun with what stands in front of it, without the article."""
    before = [
        child
        for child in sentence.under(word, Role.ADJECTIVE, Role.COMPOUND, Role.POSSESSOR, Role.FLAT)
        if child.index < word.index and word.index - child.index < 8
    ]
    behind = [
        each
        for child in sentence.under(word, Role.NOUN_MODIFIER)
        if child.preposition in ("with", "of", "from", "in") and child.index - word.index < 6
        for each in sentence.subtree(child)
        if each.index - word.index < 8
    ]
    first = min([word, *before], key=lambda each: each.index)
    while first.index > 1 and sentence.words[first.index - 1].text == "-":
        first = sentence.words[first.index - 2]
    return _span(sentence, first, max([word, *behind], key=lambda each: each.index))


def _span(sentence: Sentence, first: Word, last: Word) -> Span:
    return Span(text=sentence.quote(first.start, last.end), start=first.start, end=last.end)


def _is_party_itself(act: Act, sentence: Sentence, word: Word) -> bool:
    """Whether a source is the one who acts by speaking ("Kishida condemned", "said he condemned")."""
    if act.trigger.nominal or not act.source:
        return False
    head = sentence.head(act.trigger.word)
    if head is not None and clauses.is_verb(head) and leaves_open(sentence, head):
        return False
    agents = clauses.agents(sentence, act.trigger.word)
    return any(agent.index == word.index for agent in agents)


def _is_doer(act: Act, word: Word, source: Source) -> bool:
    """Whether a party tells what it does itself: an office meant by "it", or a state that announces its own plan."""
    if source.kind is not SourceKind.OFFICE or source.of not in act.source:
        return False
    sentence = act.trigger.sentence
    verb = sentence.head(word)
    plans = verb is not None and verb.lemma in ANNOUNCING and word.part == "PROPN"
    own = act.told[0] is Told.PRONOUN and act.status in (Status.PLANNED, Status.POSSIBLE)
    return word.text.lower() == "it" or plans and own and len(act.source) == 1


def _tells_own_stand(act: Act, source: Source, cast: Cast) -> bool:
    """Whether somebody voices the stand of those for whom he speaks ("we urge", "Xi said that China was ready")."""
    verb = act.trigger.verb if act.trigger.nominal else act.trigger.word
    voiced = act.type in SPOKEN and act.status is Status.HAPPENED and act.told[0] in (Told.NAME, Told.PRONOUN)
    reached = act.trigger.nominal and act.type is EventType.AGREE
    if verb is None or not voiced or reached or source.kind not in SPEAKING or source.of is None:
        return False
    sentence = act.trigger.sentence
    if clauses.among(clauses.auxiliaries(sentence, verb), EARLIER) and not _is_voiced_now(act):
        return False  # "said that it had summoned the envoy": done before, and only reported
    agents = clauses.agents(sentence, verb)
    codes = {party.code for agent in agents for party in cast.parties(sentence, agent, acting=True)}
    return codes == {source.of}


def _is_voiced_now(act: Act) -> bool:
    """Whether an act is a stand that whoever tells of it takes again."""
    return act.type in VOICED


def _turn_of(act: Act, cast: Cast) -> tuple[Source, ...]:
    """Who speaks in a transcript ("SECRETARY BLINKEN: ..."), save for their own acts of speech ("We thank you")."""
    sentence = act.trigger.sentence
    if act.type in SPOKEN and _is_first_person(sentence, act.trigger.verb or act.trigger.word):
        return ()
    turns = bisect_right(cast.turns, sentence.index, key=lambda turn: turn[0])
    if not turns:
        return ()
    index, text = cast.turns[turns - 1]
    opening, speaker = cast.sentences[index], next(iter(cast.people[index]), None)
    span = Span(text=text, start=opening.start, end=opening.start + len(text))
    if speaker is None or opening.words[speaker.first].start >= span.end:
        return ()
    return (Source(span=span, kind=SourceKind.NAMED, name=speaker.person.name, of=speaker.person.of),)


def _is_first_person(sentence: Sentence, verb: Word) -> bool:
    return any(word.text.lower() in ("i", "we") for word in clauses.agents(sentence, verb))
