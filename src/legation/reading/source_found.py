"""Source found: from a word that tells who says something to the source that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Source, SourceKind, Span
from legation.reading import clauses
from legation.reading.according import according_to
from legation.reading.asides import tells
from legation.reading.chains import cites
from legation.reading.parties import Cast
from legation.reading.person import Person, PersonFound, ends_of
from legation.reading.source_kinds import kind_of
from legation.reading.tellings import teller

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
#: How words stand in front of a source's noun, and how far from it what belongs to it may stand, in words.
IN_FRONT = (Role.ADJECTIVE, Role.COMPOUND, Role.POSSESSOR, Role.FLAT)
LONGEST = 8
#: How far behind an office its bearer's name stands, in words.
NAME_BEHIND = 8


def source_at(sentence: Sentence, word: Word, cast: Cast) -> Source | None:
    """The source that a word names, if it names one."""
    found = cast.person_at(sentence, word)
    if found is not None:
        return _of_person(sentence, word, found)
    if word.part == "PRON":
        return _of_pronoun(sentence, word, cast)
    kind = kind_of(sentence, word, cast)
    if kind is None:
        return None
    behind = _named_behind(sentence, word, cast)
    if behind is not None:
        return _by_name(behind.person, _span(sentence, *ends_of(sentence, behind)))
    return _of_noun(sentence, word, kind, cast)


def _of_person(sentence: Sentence, word: Word, found: PersonFound) -> Source:
    """Somebody named; or the paper that was taken for somebody."""
    span = _span(sentence, *ends_of(sentence, found))
    if _is_paper(sentence, word, found.person):
        return Source(span=span, kind=SourceKind.OUTLET, name=found.person.name)
    return _by_name(found.person, span)


def _by_name(person: Person, span: Span) -> Source:
    return Source(span=span, kind=SourceKind.NAMED, name=person.name, of=person.of)


def _of_noun(sentence: Sentence, word: Word, kind: SourceKind, cast: Cast) -> Source:
    """What a noun of a known kind names: who bears the office, where it is known, else what the noun says."""
    parties = cast.parties(sentence, word, acting=False)
    bearer = parties[0].person if len(parties) == 1 and kind is SourceKind.OFFICE else None
    if bearer is not None and not _is_office_of_person(sentence, word, cast):  # not "the Dalai Lama's office"
        return _by_name(bearer, _bearer_span(sentence, word, bearer, cast))
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
    """Whose name stands right behind a noun for people ("harbour master Ole Lund")."""
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
    return _by_name(person, span) if person is not None else None


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
            source = source_at(sentence, word, cast)
            if source is not None:
                yield word, source


def _phrase(sentence: Sentence, word: Word) -> Span:
    """A source's words: its noun with what stands in front of it, without the article."""
    before = [
        each  # with what stands in front of an owner ("South Africa's ministry")
        for child in sentence.under(word, *IN_FRONT)
        for each in (child, *sentence.under(child, Role.COMPOUND, Role.ADJECTIVE, Role.FLAT))
        if each.index < word.index and word.index - each.index < LONGEST
    ]
    behind = [
        each
        for child in sentence.under(word, Role.NOUN_MODIFIER)
        if child.preposition in ("with", "of", "from", "in") and child.index - word.index < 6
        if child.lemma not in words("cues", "sources", "document")  # "the ministry in a statement"
        for each in sentence.subtree(child)
        if each.index - word.index < LONGEST
    ]
    behind += [each for each in sentence.under(word, Role.FLAT) if 0 < each.index - word.index < LONGEST]
    first = min([word, *before], key=lambda each: each.index)
    while first.index > 1 and sentence.words[first.index - 1].text == "-":
        first = sentence.words[first.index - 2]
    return _span(sentence, first, max([word, *behind], key=lambda each: each.index))


def _span(sentence: Sentence, first: Word, last: Word) -> Span:
    return Span(text=sentence.quote(first.start, last.end), start=first.start, end=last.end)
