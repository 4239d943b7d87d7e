"""Second voices: what somebody else says, behind the telling of an act, of whether it is so.

"The convoy had been stopped, Bamako said. Conakry said that it had stopped nobody": the words need not be those of a
denial. What shows it is that another side speaks, and that what it says is negated and means what was told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Source, Span, Status
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.asides import FINITE, asides, tells
from legation.reading.draft import Draft
from legation.reading.parties import Cast

#: How what somebody says hangs under the verb of saying.
SAID = (Role.COMPLEMENT, Role.OPEN_COMPLEMENT, Role.PARATAXIS)
#: Clauses within which a negation denies something else ("the deal, which nobody has read, is ready").
INNER = frozenset({Role.RELATIVE_CLAUSE, Role.NOUN_CLAUSE, Role.ADVERBIAL_CLAUSE})
#: Words that only join others, and tell nothing that two sentences could share.
EMPTY = frozenset({"be", "have", "do", "say"})

#: What each sentence of an article tells, by its number: the acts with their drafts.
Told = Mapping[int, Sequence[tuple[Draft, Act]]]


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says in a sentence: the verb of saying, who says it, and the words that are said."""

    verb: Word
    speaker: Word
    said: tuple[Word, ...]


@dataclass(frozen=True)
class _Before:
    """What was told before a second voice speaks of it."""

    draft: Draft

    @cached_property
    def clause(self) -> frozenset[str]:
        """The nouns and verbs that stand in the clauses of its tellings."""
        found = (each for act in self.draft.acts for each in _clause_of(act) if each.part in ("NOUN", "VERB"))
        return frozenset(each.lemma for each in found) - EMPTY

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The nouns of the sentences that tell it."""
        told = {act.trigger.sentence.index: act.trigger.sentence for act in self.draft.acts}
        return frozenset(word.lemma for each in told.values() for word in each.words if word.part == "NOUN")


def _clause_of(act: Act) -> Iterator[Word]:
    """The words of the clause that tells an act."""
    yield act.trigger.word
    yield from act.trigger.sentence.subtree(act.trigger.verb or act.trigger.word)


def by_sentence(drafts: Sequence[Draft]) -> Told:
    """All that the sentences of an article tell, each act with its draft."""
    told: dict[int, list[tuple[Draft, Act]]] = {}
    for draft in drafts:
        for act in draft.acts:
            told.setdefault(act.trigger.sentence.index, []).append((draft, act))
    return told


def contradicting(draft: Draft, cast: Cast, told: Told) -> Span | None:
    """The words by which another side says behind an act, told by somebody, that it is not so."""
    if not draft.sources or draft.aside:
        return None
    before = _Before(draft)
    for sentence, statement in _behind(draft, cast):
        denial = _contesting(sentence, statement) or _denial(sentence, statement, before)
        other = denial is not None and _is_other_side(sentence, statement, before, cast)
        if denial is not None and other and not _tells_of(sentence, statement, told, draft):
            return _span(sentence, denial)
    return None


def affirming(draft: Draft, cast: Cast, told: Told) -> Span | None:
    """The verb by which somebody owns in the next sentence that an act is so ("Riga acknowledged that it had paid").

    So does who has seen it ("state television showed them landing").
    """
    if draft.aside:
        return None
    for sentence, statement in _behind(draft, cast):
        behind = sentence.start > draft.first.span.end
        affirms = behind and _owns(sentence, statement) or _has_seen(sentence, statement)
        if affirms and not _tells_of(sentence, statement, told, draft):
            return _span(sentence, statement.verb)
    return None


# --- who says what ---------------------------------------------------------------------------------------------------


def _behind(draft: Draft, cast: Cast) -> Iterator[tuple[Sentence, Statement]]:
    """What is said behind an act, in its sentence and the next one."""
    for act in draft.acts:
        at = act.trigger.sentence.index
        for sentence in cast.sentences[at : at + 2]:
            for statement in statements(sentence) if sentence.words else ():
                if min(statement.verb.start, statement.speaker.start) > act.span.end and not _says(statement, act.span):
                    yield sentence, statement


def _says(statement: Statement, span: Span) -> bool:
    """Whether a statement is what tells an act itself ("X had paid, the ministry said")."""
    return any(word.start < span.end and span.start < word.end for word in statement.said)


@lru_cache(maxsize=16)
def statements(sentence: Sentence) -> tuple[Statement, ...]:
    """All that is said in a sentence, each with who says it."""
    return tuple(_statements(sentence))


def _statements(sentence: Sentence) -> Iterator[Statement]:
    beside = {aside.verb.index: aside for aside in asides(sentence)}
    for verb in sentence.words:
        if not clauses.is_verb(verb) or not _speaks(verb):
            continue
        aside = beside.get(verb.index)
        speaker = aside.speaker if aside else clauses.subject(sentence, verb)
        if speaker is not None:
            said = sentence.words[aside.first : aside.start] if aside else _said_behind(sentence, verb, speaker)
            yield Statement(verb, speaker, tuple(said))


def _speaks(verb: Word) -> bool:
    return tells(verb) or any(
        verb.lemma in words("cues", "confirmation", key) for key in ("owning", "contesting", "calling", "witnessing")
    )


def _said_behind(sentence: Sentence, verb: Word, speaker: Word) -> list[Word]:
    """The clauses under a verb of saying, or its object."""
    parts = [child for child in sentence.under(verb, *SAID, Role.OBJECT) if child.index != speaker.index]
    told = {word.index for part in parts for word in sentence.subtree(part)}
    return [word for word in sentence.words if word.index in told]


def _is_other_side(sentence: Sentence, statement: Statement, before: _Before, cast: Cast) -> bool:
    """Whether a party speaks for whom none of those speaks by whom the act is told, or somebody told in it."""
    draft = before.draft
    codes = _spoken_for(sentence, statement.speaker, cast)
    telling = {source.of for source in draft.sources if source.of}
    if codes & draft.parties - telling:
        return True
    known = statement.speaker.part == "NOUN" and statement.speaker.lemma in before.nouns
    return known and not _is_source(statement, draft)


def _spoken_for(sentence: Sentence, speaker: Word, cast: Cast) -> set[str]:
    """For whom somebody speaks, also by the capital where he sits ("a minister in Accra", but no embassy there)."""
    codes = {party.code for party in cast.parties(sentence, speaker, acting=True)}
    if codes or speaker.lemma in words("cues", "confirmation", "abroad"):
        return codes
    seats = (each for each in sentence.under(speaker, Role.NOUN_MODIFIER) if each.preposition == "in")
    return {party.code for each in seats for party in cast.parties(sentence, each, acting=True)}


def _is_source(statement: Statement, draft: Draft) -> bool:
    """Whether the noun for who speaks is one by which the act is told."""
    return any(_named_by(source, statement.speaker) for source in draft.sources)


def _named_by(source: Source, word: Word) -> bool:
    return word.text.lower() in source.span.text.lower().split()


# --- what it means ---------------------------------------------------------------------------------------------------


def _contesting(sentence: Sentence, statement: Statement) -> Word | None:
    """The verb by which somebody contests what was told before, or the word by which he calls it untrue."""
    verb = statement.verb
    if clauses.is_negated(sentence, verb):
        return None
    objects = sentence.under(verb, Role.OBJECT)
    if verb.lemma in words("cues", "confirmation", "contesting"):
        return verb if any(_is_report(each) for each in objects) else None
    untrue = words("cues", "confirmation", "untrue")
    called = [word for each in (*objects, *_predicates(sentence, verb)) for word in sentence.subtree(each)]
    if verb.lemma in words("cues", "confirmation", "calling"):
        return next((word for word in called if word.lemma in untrue), None)
    said = [*sentence.under(verb, *SAID)]
    meant = any(_is_report(each) for top in said for each in sentence.under(top, Role.SUBJECT))
    return next((word for word in said if word.lemma in untrue), None) if meant else None


def _predicates(sentence: Sentence, verb: Word) -> list[Word]:
    """What somebody calls something: "groundless", "as a lie"."""
    return sentence.under(verb, Role.OPEN_COMPLEMENT, Role.COMPLEMENT, Role.OBLIQUE, Role.ADVERBIAL_CLAUSE)


def _is_report(word: Word) -> bool:
    """Whether a word means what was told before: "it", "the claim", "such reports"."""
    if {word.text.lower(), word.lemma} & words("cues", "confirmation", "told_before"):
        return True
    return word.lemma in words("cues", "confirmation", "charges")


def _denial(sentence: Sentence, statement: Statement, before: _Before) -> Word | None:
    """The word that negates what is said, in its main clause, where that means what was told before."""
    told = {word.index for word in statement.said}
    negative = words("cues", "confirmation", "negative")
    for word in statement.said:
        if word.role is Role.NEGATION or word.text.lower() in negative:
            path = takewhile(lambda each: each.index in told, sentence.ancestors(word))
            inner = any(each.role in INNER for each in path if each.head in told)
            if not inner and _means(sentence, word, statement, before):
                return word
    return None


def _means(sentence: Sentence, denial: Word, statement: Statement, before: _Before) -> bool:
    """Whether what is negated takes up an act: by a word of its clause, or by one that means what was told before."""
    said = {word.lemma for word in statement.said} | {word.text.lower() for word in statement.said}
    shared = _shared(statement) & before.clause or _is_single_one(sentence, statement)
    if said & words("cues", "confirmation", "taking_up") or shared:
        return True
    if denial.text.lower() in words("cues", "confirmation", "nothing"):
        return _is_of_all(sentence, denial)
    return denial.text.lower() == "no" and bool(said & words("cues", "confirmation", "learning"))


def _is_single_one(sentence: Sentence, statement: Statement) -> bool:
    """Whether somebody speaks of one of those told before ("had not boarded a single one", "not even one of them")."""
    ones = [word for word in statement.said if word.text.lower() == "one"]
    singling = words("cues", "confirmation", "singling")
    singled = any(clauses.among(sentence.children[each.index], singling) for each in ones)
    return singled or any(word.part == "PRON" for each in ones for word in clauses.obliques(sentence, each, "of"))


def _is_of_all(sentence: Sentence, denial: Word) -> bool:
    """Whether "nothing" and the like are said of all that was told ("nobody was held", "it took nothing").

    "The clause changed nothing" is said of the clause.
    """
    verb = next((each for each in (denial, *sentence.ancestors(denial)) if clauses.is_verb(each)), None)
    subject = clauses.own_subject(sentence, verb) if verb is not None else None
    return subject is None or subject.part == "PRON" or subject.index == denial.index


def _owns(sentence: Sentence, statement: Statement) -> bool:
    """Whether somebody owns something that was told before."""
    owns = statement.verb.lemma in words("cues", "confirmation", "owning")
    return owns and not clauses.is_negated(sentence, statement.verb) and _takes_up(sentence, statement)


def _has_seen(sentence: Sentence, statement: Statement) -> bool:
    """Whether a witness, a picture or a camera shows somebody or something told before."""
    verb, seer = statement.verb, statement.speaker
    listed = words("cues", "confirmation", "witnesses") | words("cues", "sources", "media")
    if verb.lemma not in words("cues", "confirmation", "witnessing") or seer.lemma not in listed:
        return False
    tops = sentence.under(verb, *SAID, Role.OBJECT, Role.INDIRECT_OBJECT)
    heads = [each for top in tops for each in (top, clauses.own_subject(sentence, top)) if each is not None]
    known = any(_is_known(sentence, each) or _is_theirs(sentence, each) for each in heads)
    return known and not clauses.is_negated(sentence, verb)


def _is_theirs(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun belongs to somebody told before ("their arrival")."""
    return any(each.part == "PRON" for each in sentence.under(noun, Role.POSSESSOR))


def _shared(statement: Statement) -> set[str]:
    """The nouns and verbs of a statement, which the clause of an act may have too."""
    return {word.lemma for word in statement.said if word.part in ("NOUN", "VERB")}


def _takes_up(sentence: Sentence, statement: Statement) -> bool:
    """Whether what is owned has something told before for its subject, or is it ("the convoy", "it", "they")."""
    if not statement.said:
        return False
    clause = [word for word in statement.said if word.tag in FINITE]
    top = next((word for word in sentence.under(statement.verb, *SAID) if word in statement.said), None)
    subject = clauses.own_subject(sentence, top) if top is not None and clause else None
    heads = [subject] if subject is not None else sentence.under(statement.verb, Role.OBJECT)
    return any(_is_known(sentence, head) for head in heads)


def _is_known(sentence: Sentence, head: Word) -> bool:
    """Whether a word means somebody or something told before: a pronoun, or a noun with "the" that nothing narrows."""
    if head.part == "PRON":
        return True
    under = [child for child in sentence.children[head.index] if child.role is not Role.PUNCTUATION]
    return head.part == "NOUN" and [child.text.lower() for child in under] in (["the"], ["that"], ["this"])


def _tells_of(sentence: Sentence, statement: Statement, told: Told, draft: Draft) -> bool:
    """Whether what is said tells another act, one that is not denied."""
    if not statement.said:
        return False
    low, high = statement.said[0].start, statement.said[-1].end
    return any(
        low <= act.span.start < high and act.status is not Status.DENIED
        for other, act in told.get(sentence.index, ())
        if other is not draft
    )


def _span(sentence: Sentence, word: Word) -> Span:
    return Span(text=sentence.quote(word.start, word.end), start=word.start, end=word.end)
