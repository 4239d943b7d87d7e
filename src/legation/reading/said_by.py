"""Who says so: the sources of a sentence, inner ones first ("officials" quoted by "Kyodo")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Source, SourceKind, Span, Status
from legation.reading import clauses
from legation.reading.according import according_to, rested_on
from legation.reading.act import Act, Told
from legation.reading.asides import asides, tells, tells_own
from legation.reading.chains import chain, cited, cites, citing, first_hand
from legation.reading.governors import dismissing, leaves_open
from legation.reading.outlets import outlets_told
from legation.reading.parties import Cast
from legation.reading.person import Person, PersonFound, ends_of
from legation.reading.quotations import told_beside
from legation.reading.source_kinds import kind_of
from legation.reading.status import SPOKEN

#: How a clause hangs under the verb of saying that reports it.
REPORTED = frozenset({Role.COMPLEMENT, Role.PARATAXIS, Role.OPEN_COMPLEMENT, Role.ROOT, Role.OTHER})
#: How a noun hangs that only names an act in passing ("concern about Russia's invasion").
PASSING = frozenset({Role.NOUN_MODIFIER, Role.OBLIQUE, Role.POSSESSOR, Role.COMPOUND, Role.APPOSITION})
#: Kinds of sources that pronouns mean, and how many sentences before these stand.
MEANT = {
    "it": (SourceKind.OUTLET, SourceKind.DOCUMENT),
    "they": (SourceKind.ANONYMOUS,),
}
NEAR = 3
#: Sources that may speak for a party.
SPEAKING = (SourceKind.NAMED, SourceKind.OFFICE)
#: How far behind an office its bearer's name stands, in words.
NAME_BEHIND = 8


def sources_of(act: Act, cast: Cast) -> tuple[Source, ...]:
    """The chain of sources in whose scope an act stands; a speaker's own act of speech has no other source."""
    sentence = act.trigger.sentence
    anchor = act.trigger.verb or act.trigger.word
    if act.trigger.nominal and _is_confirmed(act.trigger.word, anchor):
        anchor = act.trigger.word
    passing = act.trigger.nominal and act.trigger.verb is None and _is_in_passing(sentence, act.trigger.word)
    words_found = [] if passing and not _has_clause(sentence, anchor) else [*_speakers(sentence, anchor, cast)]
    words_found = [*rested_on(sentence, anchor), *words_found, *according_to(sentence, anchor)]
    words_found += () if passing else _documents(sentence, anchor)
    found = [
        source
        for word in words_found
        for each in chain(sentence, word)
        if (source := _source(sentence, each, cast)) is not None and not _is_party_itself(act, sentence, each)
        if not _tells_own_stand(act, source, cast)
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
    """Who speaks in a quotation of several sentences, as another of them tells; not for their own acts of speech."""
    if act.type in SPOKEN and _is_first_person(act.trigger.sentence, act.trigger.verb or act.trigger.word):
        return ()
    told = told_beside(cast.sentences, act.trigger.sentence, act.trigger.word.start)
    if told is None:
        return ()
    sentence, verb, subject = told
    telling = [subject, *outlets_told(sentence, verb, cast), *_documents(sentence, verb)]
    found = (_source(sentence, each, cast) for word in telling for each in chain(sentence, word))
    return tuple(dict.fromkeys(source for source in found if source is not None))


# --- who speaks ----------------------------------------------------------------------------------------------------


def _speakers(sentence: Sentence, anchor: Word, cast: Cast) -> Iterator[Word]:
    """Those who say what a word stands in, the inner ones first: whom a paper cites, who tells it, the paper told."""
    tellings = list(_tellings(sentence, anchor))
    if tellings:
        yield from first_hand(sentence, anchor)
    for verb, speaker in tellings:
        yield from (word for each in citing(sentence, verb, anchor) for word in cited(sentence, each))
        if cites(verb) and not clauses.is_passive(sentence, verb):
            yield from sentence.under(verb, Role.OBJECT)
        if verb.lemma in words("cues", "verbs", "learning"):
            yield from clauses.obliques(sentence, verb, "from")
        if speaker is not None:
            yield speaker
            yield from _documents(sentence, verb)
        yield from outlets_told(sentence, verb, cast)


def _tellings(sentence: Sentence, anchor: Word) -> Iterator[tuple[Word, Word | None]]:
    """The verbs of telling in whose scope a word stands, each with who tells it."""
    seen: set[int] = set()
    beside = [(aside.verb, aside.speaker) for aside in asides(sentence) if aside.covers(sentence, anchor)]
    governing = [(verb, _teller(sentence, verb)) for verb in _verbs_of_saying(sentence, anchor)]
    # Who stands in front and governs what is told is the one whom an aside behind it quotes.
    inner = [each for each in governing if each[0].index < anchor.index and tells_own(sentence, each[0])]
    for verb, speaker in (*inner, *beside, *governing):
        if verb.index not in seen:
            seen.add(verb.index)
            yield verb, speaker


def _teller(sentence: Sentence, verb: Word) -> Word | None:
    """Who tells: the subject of a verb of telling, in the passive who is quoted."""
    if clauses.is_passive(sentence, verb):
        return next(iter(sentence.under(verb, Role.PASSIVE_SUBJECT)), None)
    return clauses.subject(sentence, verb)


def _verbs_of_saying(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """The verbs of saying under which a word stands, or that stand beside it ("X will meet Y, he said")."""
    current = anchor
    for head in (*sentence.ancestors(anchor), None):
        yield from (c for c in sentence.children[current.index] if _says(c) and _is_trailing(sentence, current, c))
        if head is None or _is_parted(sentence, head, current) or _is_beside_what_is_said(sentence, current):
            return
        if denied := dismissing(sentence, current):
            yield denied[0]
        reported = current.role in REPORTED or _is_fronted(sentence, current, head)
        reported = reported or current == anchor and _is_confirmed(current, head)
        if reported and clauses.is_verb(head) and _is_telling(sentence, head) and _reports(sentence, head):
            yield head
        current = head


def _is_confirmed(noun: Word, verb: Word) -> bool:
    """Whether an act's noun is what a verb confirms or denies ("confirmed a visit", "denied the deal")."""
    listed = words("cues", "verbs", "confirming") | words("cues", "status", "denying")
    return noun.role is Role.OBJECT and noun.part in ("NOUN", "PROPN") and verb.lemma in listed


def _is_telling(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells what somebody says, or that he denies it or leaves it open ("did not rule out that")."""
    return tells(verb) or leaves_open(sentence, verb)


def _is_parted(sentence: Sentence, head: Word, word: Word) -> bool:
    """Whether a semicolon parts a word from a verb, which then does not tell it."""
    first, last = sorted((head.index, word.index))
    return any(between.text == ";" for between in sentence.words[first:last])


def _is_beside_what_is_said(sentence: Sentence, clause: Word) -> bool:
    """Whether a clause in a tense of its own only tells what else took place ("X said ..., while Y met Z")."""
    marks = {word.text.lower() for word in sentence.under(clause, Role.MARK)}
    beside = clause.role is Role.ADVERBIAL_CLAUSE and bool(marks & words("cues", "clauses", "beside"))
    return beside and clauses.is_finite(sentence, clause) and clauses.own_subject(sentence, clause) is not None


def _is_fronted(sentence: Sentence, clause: Word, says: Word) -> bool:
    """Whether a verb reports a clause that the tree hangs as if it told its time.

    Such a clause stands in front without a conjunction ("X will meet Y, he said"), or behind with "that".
    """
    if clause.role is Role.ADVERBIAL_CLAUSE and clause.index > says.index:
        return [word.text.lower() for word in sentence.under(clause, Role.MARK)] == ["that"]
    fronted = clause.role is Role.ADVERBIAL_CLAUSE and clause.index < says.index
    return fronted and clauses.is_finite(sentence, clause) and not sentence.under(clause, Role.MARK)


def _is_trailing(sentence: Sentence, verb: Word, says: Word) -> bool:
    """Whether a verb of saying stands beside what is said: "X will meet Y, the ministry said"."""
    if tells_own(sentence, says) or _is_parted(sentence, verb, says):
        return False
    if says.role is Role.PARATAXIS:
        return True
    if says.role not in (Role.CONJUNCT, Role.COMPLEMENT) or says.tag != "VBD" or says.index < verb.index:
        return False
    subjects = sentence.under(says, Role.SUBJECT)
    between = sentence.words[verb.index : subjects[-1].index] if subjects else ()
    joined = sentence.under(says, Role.COORDINATOR, Role.COMPLEMENT, Role.MARK)
    return any(word.text == "," for word in between) and not joined


def _says(word: Word) -> bool:
    return word.lemma in words("cues", "verbs", "say")


def _reports(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb of saying has somebody who says it: in the passive only "was quoted" has."""
    return not clauses.is_passive(sentence, verb) or cites(verb)


def _documents(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """ "in a statement", "in a letter": the document in which something is said."""
    for head in clauses.clause_chain(sentence, anchor):
        for phrase in clauses.obliques(sentence, head, "in", "via", "on", "through"):
            listed = "platform" if phrase.preposition == "on" else "document"
            if phrase.lemma in words("cues", "sources", listed):
                yield phrase


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
    if bearer is not None:
        return Source(
            span=_bearer_span(sentence, word, bearer, cast), kind=SourceKind.NAMED, name=bearer.name, of=bearer.of
        )
    name = cast.name_at(sentence, word)
    of = parties[0].code if parties else (name.code if name and name.code else None)
    return Source(span=_phrase(sentence, word), kind=kind, name=name.text if name else None, of=of or None)


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
    text = word.text.lower()
    span = _span(sentence, word, word)
    if text in MEANT:
        before = [each for each in cast.sentences[max(0, sentence.index - NEAR) : sentence.index] if each.words]
        found = (source for other in reversed(before) for source in _tellers(other, cast) if source.kind in MEANT[text])
        meant = next(found, None)
        return replace(meant, span=span) if meant is not None else None
    person = cast.person_before(sentence, word.index) if text in ("he", "she") else None
    return Source(span=span, kind=SourceKind.NAMED, name=person.name, of=person.of) if person is not None else None


def _tellers(sentence: Sentence, cast: Cast) -> Iterator[Source]:
    """Those told of in a sentence as telling something, pronouns aside."""
    saying = (word for word in sentence.words if clauses.is_verb(word) and tells(word))
    telling = [_teller(sentence, verb) for verb in saying]
    for word in (*telling, *according_to(sentence, sentence.words[-1])):
        if word is not None and word.part != "PRON":
            source = _source(sentence, word, cast)
            if source is not None:
                yield source


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


def _tells_own_stand(act: Act, source: Source, cast: Cast) -> bool:
    """Whether somebody voices the stand of those for whom he speaks ("we urge", "Xi said that China was ready")."""
    verb = act.trigger.verb if act.trigger.nominal else act.trigger.word
    voiced = act.type in SPOKEN and act.status is Status.HAPPENED and act.told[0] in (Told.NAME, Told.PRONOUN)
    reached = act.trigger.nominal and act.type is EventType.AGREE
    if verb is None or not voiced or reached or source.kind not in SPEAKING or source.of is None:
        return False
    sentence = act.trigger.sentence
    agents = clauses.agents(sentence, verb)
    codes = {party.code for agent in agents for party in cast.parties(sentence, agent, acting=True)}
    return codes == {source.of}


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
