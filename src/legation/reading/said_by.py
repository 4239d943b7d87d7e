"""Who says so: the sources of a sentence, inner ones first ("officials" quoted by "Kyodo")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Source, SourceKind, Span
from legation.reading import clauses
from legation.reading.parties import Cast
from legation.reading.act import Act

ACCORDING = frozenset({"according to", "according", "per", "as per"})
CITING = frozenset({"quote", "cite", "report", "tell", "carry", "publish"})
ATTRIBUTABLE = re.compile(r"attributable to (?:the )?([^:\n.]{3,80})", re.IGNORECASE)


def sources_of(act: Act, cast: Cast) -> tuple[Source, ...]:
    """The chain of sources in whose scope an act stands; a speaker's own act of speech has no other source."""
    sentence = act.trigger.sentence
    anchor = act.trigger.verb or act.trigger.word
    found: dict[int, Source] = {}
    for word in (*_speakers(sentence, anchor), *_according(sentence), *_documents(sentence, anchor)):
        for each in _chain(sentence, word):
            source = _source(sentence, each, cast)
            if source is not None and not _is_party_itself(act, sentence, each, cast):
                found.setdefault(each.index, source)
    return tuple(dict.fromkeys(found.values()))


# --- who speaks ----------------------------------------------------------------------------------------------------


def _speakers(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """The subjects of the verbs of saying under which a word stands."""
    current = anchor
    for head in (*sentence.ancestors(anchor), None):
        for child in sentence.under(current, Role.PARATAXIS):
            if child.lemma in words("cues", "verbs", "say"):
                yield from sentence.under(child, Role.SUBJECT)
        if head is None:
            return
        says = clauses.is_verb(head) and head.lemma in words("cues", "verbs", "say")
        if says and current.role in (Role.COMPLEMENT, Role.PARATAXIS, Role.OPEN_COMPLEMENT, Role.ROOT, Role.OTHER, Role.OBJECT):
            if current.role is not Role.OBJECT and not clauses.is_passive(sentence, head):
                yield from _subject_of_saying(sentence, head)
        current = head


def _subject_of_saying(sentence: Sentence, verb: Word) -> Iterator[Word]:
    found = clauses.subject(sentence, verb)
    if found is not None:
        yield found


def _according(sentence: Sentence) -> Iterator[Word]:
    """"according to X" counts for its whole sentence."""
    for word in sentence.words:
        if word.text.lower() != "according":
            continue
        head = sentence.head(word)
        following = [w for w in sentence.words[word.index + 1 :] if w.part in ("NOUN", "PROPN", "PRON")]
        if head is not None and word.role is Role.CASE:
            yield head
        elif following:
            yield _phrase_head(sentence, following[0])


def _phrase_head(sentence: Sentence, word: Word) -> Word:
    """The head of the noun phrase that a word opens."""
    current = word
    while current.role in (Role.COMPOUND, Role.ADJECTIVE, Role.FLAT, Role.POSSESSOR):
        current = sentence.words[current.head]
    return current


def _documents(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """"in a statement", "in a letter": the document in which something is said."""
    for head in clauses.clause_chain(sentence, anchor):
        for phrase in clauses.obliques(sentence, head, "in", "via", "on", "through"):
            if phrase.lemma in words("cues", "sources", "document"):
                yield phrase


def _chain(sentence: Sentence, word: Word) -> Iterator[Word]:
    """A source and those who carry it: "officials quoted by Kyodo"."""
    yield word
    head = sentence.head(word)
    if head is not None and word.role is Role.PASSIVE_SUBJECT and head.lemma in CITING:
        yield from clauses.agents(sentence, head)
    for child in sentence.under(word, Role.NOUN_CLAUSE, Role.RELATIVE_CLAUSE):
        if child.lemma in CITING:
            yield from clauses.agents(sentence, child) if clauses.is_passive(sentence, child) else ()


# --- what sort of source -------------------------------------------------------------------------------------------


def _source(sentence: Sentence, word: Word, cast: Cast) -> Source | None:
    person = cast.person_at(sentence, word)
    if person is not None:
        span = _span(sentence, sentence.words[person.first], sentence.words[person.last - 1])
        return Source(span=span, kind=SourceKind.NAMED, name=person.person.name, of=person.person.of)
    if word.part == "PRON":
        return _of_pronoun(sentence, word, cast)
    kind = _kind(sentence, word, cast)
    if kind is None:
        return None
    parties = cast.parties(sentence, word, acting=False)
    name = cast.name_at(sentence, word)
    of = parties[0].code if parties else (name.code if name and name.code else None)
    return Source(span=_phrase(sentence, word), kind=kind, name=name.text if name else None, of=of or None)


def _of_pronoun(sentence: Sentence, word: Word, cast: Cast) -> Source | None:
    if word.text.lower() not in ("he", "she"):
        return None
    person = cast.person_before(sentence, word.index)
    if person is None:
        return None
    return Source(span=_span(sentence, word, word), kind=SourceKind.NAMED, name=person.name, of=person.of)


def _kind(sentence: Sentence, word: Word, cast: Cast) -> SourceKind | None:
    texts = {word.lemma, word.text.lower()}
    around = texts | {child.text.lower() for child in sentence.children[word.index]}
    name = cast.name_at(sentence, word)
    nearby = [cast.name_at(sentence, child) for child in (word, *sentence.under(word, Role.COMPOUND, Role.FLAT))]
    if any(each is not None and each.kind == "outlet" for each in nearby):
        return SourceKind.OUTLET
    if texts & words("cues", "sources", "anonymous"):
        return SourceKind.ANONYMOUS
    for kind in (SourceKind.DOCUMENT, SourceKind.OFFICE, SourceKind.OUTLET):
        if texts & words("cues", "sources", kind.value):
            return kind
    if around & words("cues", "sources", "anonymous"):
        return SourceKind.ANONYMOUS
    if name is not None:
        return SourceKind.OFFICE
    return SourceKind.OFFICE if word.lemma in words("titles", "representatives", "nouns") else None


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
    return _span(sentence, first, max([word, *behind], key=lambda each: each.index))


def _span(sentence: Sentence, first: Word, last: Word) -> Span:
    return Span(text=sentence.quote(first.start, last.end), start=first.start, end=last.end)


def _is_party_itself(act: Act, sentence: Sentence, word: Word, cast: Cast) -> bool:
    """Whether a source is the one who acts by speaking ("Kishida condemned", "said he condemned")."""
    if act.trigger.nominal or not act.source:
        return False
    agents = clauses.agents(sentence, act.trigger.word)
    return any(agent.index == word.index for agent in agents)


def document_source(text: str, cast: Cast, sentences: Sequence[Sentence]) -> Source | None:
    """Whom the whole document is attributed to ("attributable to Spokesperson Ned Price:")."""
    match = ATTRIBUTABLE.search(text[:1500])
    if match is None:
        return None
    start, end = match.span(1)
    for people in cast.people[:12]:
        for mention in people:
            sentence = sentences[mention.sentence]
            first, last = sentence.words[mention.first], sentence.words[mention.last - 1]
            if start <= first.start and last.end <= end:
                span = Span(text=text[start:end].rstrip(), start=start, end=start + len(text[start:end].rstrip()))
                return Source(span=span, kind=SourceKind.NAMED, name=mention.person.name, of=mention.person.of)
    return None
