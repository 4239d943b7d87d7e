"""Kinds of sources: whether a word tells of an office, an outlet, a document, or somebody unnamed."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import SourceKind
from legation.reading import clauses
from legation.reading.outlets import is_outlet, stands_as_outlet
from legation.reading.parties import Cast

#: How a noun hangs that brings in somebody who tells.
INTRODUCED = frozenset({Role.SUBJECT, Role.OBJECT, Role.PASSIVE_SUBJECT, Role.OBLIQUE, Role.AGENT})

#: How many sentences before "the report" an outlet may have reported it.
REPORT = 4


def kind_of(sentence: Sentence, word: Word, cast: Cast) -> SourceKind | None:
    """What sort of source a word is; none where it tells nobody that could be one."""
    name = cast.name_at(sentence, word)
    if is_outlet(sentence, word, cast, told=stands_as_outlet(sentence, word)):
        return SourceKind.OUTLET
    if _is_report_of_media(sentence, word, cast):
        return SourceKind.OUTLET
    listed = _listed_kind(sentence, word, cast)
    if listed is not None:
        return listed
    if name is not None or word.lemma in words("titles", "representatives", "nouns"):
        return SourceKind.OFFICE
    return SourceKind.ANONYMOUS if _is_somebody(sentence, word) else None


def _is_somebody(sentence: Sentence, word: Word) -> bool:
    """Whether a common noun that no list knows brings in somebody new ("an archivist", "two traders")."""
    if word.text.lower() == "one" and clauses.obliques(sentence, word, "of"):
        return True
    if word.part != "NOUN" or word.role not in INTRODUCED:
        return False
    before = {child.text.lower() for child in sentence.under(word, Role.DETERMINER)}
    introduced = bool(sentence.under(word, Role.NUMBER) or before & words("cues", "sources", "introducing"))
    return introduced or not before and _is_several_speaking(sentence, word)


def _is_several_speaking(sentence: Sentence, word: Word) -> bool:
    """Whether a plural without an article speaks, as only people do ("elders said", but "figures show")."""
    return _is_speaking(sentence, word) and "Number=Plur" in word.morphology


def _is_speaking(sentence: Sentence, word: Word) -> bool:
    """Whether a noun is the subject of a verb that people have who speak."""
    head = sentence.head(word)
    return head is not None and word.role is Role.SUBJECT and head.lemma in words("cues", "verbs", "voicing")


def _listed_kind(sentence: Sentence, word: Word, cast: Cast) -> SourceKind | None:
    """The kind by the lists of nouns; a proper name is no common noun ("Business Insider" is no insider)."""
    texts = {word.lemma, word.text.lower()}
    if _is_of_people(sentence, word):
        return SourceKind.ANONYMOUS
    if word.lemma in words("cues", "sources", "sent") and _is_of_state(sentence, word, cast):
        return SourceKind.OFFICE
    if word.part != "PROPN" and texts & words("cues", "sources", "anonymous"):
        return SourceKind.ANONYMOUS
    if word.lemma == "paper" and _is_speaking(sentence, word):
        return SourceKind.OUTLET
    for kind in (SourceKind.DOCUMENT, SourceKind.OFFICE, SourceKind.OUTLET):
        if texts & words("cues", "sources", kind.value):
            return kind
    around = {child.text.lower() for child in sentence.children[word.index]}
    if around & words("cues", "sources", "unnamed"):
        return SourceKind.ANONYMOUS
    return SourceKind.ANONYMOUS if around & words("cues", "sources", "anonymous") and word.part == "NOUN" else None


def _is_of_people(sentence: Sentence, word: Word) -> bool:
    """Whether a noun tells of people who speak for no office ("opposition leaders", "a retired general")."""
    before = {child.lemma for child in sentence.under(word, Role.ADJECTIVE, Role.COMPOUND)}
    if before & words("cues", "sources", "out_of_office"):
        return True
    return "Number=Plur" in word.morphology and bool(before & words("cues", "sources", "unofficial"))


def _is_of_state(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """Whether a state is told to own somebody, who then speaks for it ("Kyiv's negotiator")."""
    return any(cast.owner(sentence, each) for each in sentence.under(word, Role.POSSESSOR))


def _is_report_of_media(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """Whether "the report" is the media report that the article names elsewhere."""
    if word.lemma != "report":
        return False
    if cast.media_report is not None and cast.media_report <= sentence.index:
        return True
    return _is_known_report(sentence, word) and _is_reported_before(sentence, cast)


def _is_known_report(sentence: Sentence, word: Word) -> bool:
    """Whether a report is one told before, of which nothing more is said ("the report", "the same report")."""
    before = {child.text.lower() for child in sentence.children[word.index]}
    return "the" in before and before <= {"the", "same"}


def _is_reported_before(sentence: Sentence, cast: Cast) -> bool:
    """Whether an outlet reports something in the sentences before, and none of them tells another report."""
    for other in reversed(cast.sentences[max(0, sentence.index - REPORT) : sentence.index]):
        if any(word.lemma == "report" and word.part == "NOUN" for word in other.words):
            return False
        for verb in (word for word in other.words if word.lemma in words("cues", "verbs", "reporting")):
            teller = clauses.own_subject(other, verb)
            if teller is not None and is_outlet(other, teller, cast, told=False):
                return True
    return False
