"""How likely a draft tells an event: frames find more than there is, and signs of each telling say which to keep.

A logistic regression over signs that a reader can name. Its weights lie in `knowledge/data/event_signs.csv`;
`training/events.py` learns them, with half a point for an event that is there and half for its parties. The least
likelihoods were chosen on cross-validated articles. On articles as they were published, the F1 of events found
changes by less than 0.01 between 0.35 and 0.45; lower ones find more events, with more of their parties wrong. A
choice made for each article by its expected F1 did no better than one threshold for all (on thresholds for F1:
Lipton, Elkan and Narayanaswamy 2014, "Optimal thresholding of classifiers to maximize F1 measure").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from legation.knowledge import signs as signs_table
from legation.knowledge.organisations import organisations
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import SYMMETRIC, Kind
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.additions import once_a_word
from legation.reading.draft import Draft
from legation.reading.status import SPOKEN

TABLE = "event_signs.csv"
#: The least likelihood of a draft that is kept, of one whose parties are guessed from the article, of one told in
#: sure words with known parties, and of one in words that only the network knows.
LEAST = 0.4
GUESSED = 0.45
SURE = 0.25
ALONE = 0.5
#: The same of words that only the network knows, in a text of a sentence or two.
CHOSEN = 0.35
#: The same of what is said in sure words to nobody that the text names: most of it is a state's own affair. Of such
#: drafts below, one in five is an event (labelled articles and gold, 2026).
UNAIMED = 0.3
#: A text of fewer sentences is no article to be judged by.
SHORT = 3
#: The most of anything that is counted: from there on, more is no other sign.
MOST = 4
#: What keeps log odds finite, and the highest that is told apart.
SMALL, HIGHEST = 1e-3, 5
QUOTES = re.compile(r'[“"]([^”"]*)(?:[”"]|$)')


def likely(drafts: Sequence[Draft], length: int) -> list[Draft]:
    """The drafts of an article that are likely events: those told in sure words and with known parties need least.

    A text of a sentence or two was chosen for what it tells: all its drafts are kept that frames tell, since there is
    no article to judge them by, and of those in words that only the network knows the likely ones.

    Args:
        length: how many sentences the article has.
    """
    company = Company.of(drafts)
    enough = _is_likely_alone if length < SHORT else _is_likely
    return once_a_word([draft for draft in drafts if enough(draft, company) and not _is_at_home(draft)])


def _is_at_home(draft: Draft) -> bool:
    """Whether somebody only travels in his own state, and the text tells nobody whom he sees ("flew to Shanghai")."""
    alone = draft.kind is Kind.VISIT and len(draft.parties) == 1
    return alone and draft.where is not None and draft.where.of in draft.parties


def _is_likely(draft: Draft, company: Company) -> bool:
    return likelihood(signs_of(draft, company)) >= least(draft)


def _is_likely_alone(draft: Draft, company: Company) -> bool:
    return not draft.first.frame.detected or likelihood(signs_of(draft, company)) >= CHOSEN


def least(draft: Draft) -> float:
    """The least likelihood at which a draft is kept."""
    if draft.first.frame.detected:
        return ALONE
    if not is_sure(draft):
        return GUESSED if draft.first.is_guess else LEAST
    return UNAIMED if draft.first.type in SPOKEN and not draft.target else SURE


def is_sure(draft: Draft) -> bool:
    """Whether a draft is told in a sure word, with parties that are no guess."""
    return not draft.first.is_guess and not draft.first.weak


def likelihood(signs: Sequence[str]) -> float:
    """How likely a draft with these signs is an event, between 0 and 1."""
    return signs_table.likelihood(TABLE, signs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The drafts of an article in numbers: the parties of those that are no guess, and how many each sentence tells."""

    last: int
    sure: Counter[frozenset[str]]
    sentences: Counter[int]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> Company:
        """The numbers of some drafts; those that only the network detects do not count."""
        drafts = [draft for draft in drafts if not draft.first.frame.detected]
        sentences = Counter(map(_sentence, drafts))
        sure = Counter(draft.parties for draft in drafts if not draft.first.is_guess)
        return cls(last=max(sentences, default=0), sure=sure, sentences=sentences)


def signs_of(draft: Draft, company: Company) -> tuple[str, ...]:
    """What speaks for and against a draft, as "kind: value"; numbers of things end at a few."""
    return tuple(dict.fromkeys((*_of_act(draft.first), *_of_draft(draft), *_ofdeterminer(draft, company))))


def _of_act(act: Act) -> Iterator[str]:
    """The frame, how its words stand in the sentence, and how its sides are told."""
    trigger, sentence = act.trigger, act.trigger.sentence
    yield from _of_frame(act)
    yield from _of_noun(act) if trigger.nominal else _of_verb(act)
    yield from _of_sides(act)
    yield f"where: {position(sentence)}"
    if is_quoted(sentence, act.span.start):
        yield f"quoted: {act.type.value}"
    yield from _above(sentence, trigger.verb or trigger.word)


def _of_frame(act: Act) -> Iterator[str]:
    """The frame, and the word that opens it."""
    trigger, kind = act.trigger, act.type.value
    form = "noun" if trigger.nominal else "verb"
    yield f"frame: {act.frame.name}"
    yield f"type: {kind}"
    yield f"word: {trigger.word.lemma} {kind}"
    yield f"form: {form} {trigger.word.role}"
    if not act.weak:
        yield "sure word"
        yield f"sure word, origin: {act.origin}"
    yield f"form of type: {form} {kind}"


def _of_noun(act: Act) -> Iterator[str]:
    """The verb that carries a noun, and what determines it."""
    trigger, verb = act.trigger, act.trigger.verb
    yield f"carried: {'none' if verb is None else 'some'} {act.type.value}"
    yield f"carrier: {'none' if verb is None else verb.lemma}"
    yield f"article: {determiner(trigger.sentence, trigger.word)}"


def _of_verb(act: Act) -> Iterator[str]:
    """The form of a verb, and the common nouns beside it."""
    sentence, verb = act.trigger.sentence, act.trigger.word
    yield f"tag: {verb.tag}"
    yield from (f"object: {word.lemma} {act.type.value}" for word in clauses.patients(sentence, verb)[:1])
    yield from (f"subject: {word.lemma}" for word in clauses.agents(sentence, verb)[:1] if _common(word))


def _of_sides(act: Act) -> Iterator[str]:
    """How those who act and those acted upon are told, and where their codes come from."""
    yield f"actor: {act.told[0]}"
    yield f"other: {act.told[1]} {act.type.value}"
    yield f"sides: {act.told[0]}, {act.told[1]}"
    yield f"origin and other: {act.origin} {act.told[1]}"
    if act.domestic:
        yield "domestic"


def _common(word: Word) -> bool:
    return word.part in ("NOUN", "PRON")


def determiner(sentence: Sentence, noun: Word) -> str:
    """What determines a noun: "the", "a", a possessor, or nothing."""
    if sentence.under(noun, Role.POSSESSOR):
        return "possessor"
    return next((word.text.lower() for word in sentence.under(noun, Role.DETERMINER)), "none")


def position(sentence: Sentence) -> str:
    """Where a sentence stands in its article."""
    if sentence.index == 0:
        return "headline"
    return "lead" if sentence.index <= 2 else "body"


def is_quoted(sentence: Sentence, offset: int) -> bool:
    """Whether a place in the article stands between the quotation marks of a sentence."""
    return any(m.start(1) <= offset - sentence.start < m.end(1) for m in QUOTES.finditer(sentence.text))


def _above(sentence: Sentence, verb: Word) -> Iterator[str]:
    """The role of the clause, and the word that governs it."""
    yield f"clause: {verb.role}"
    head = sentence.head(verb)
    if head is not None and verb.role is not Role.ROOT:
        said = head.lemma in words("cues", "verbs", "say")
        yield f"under: {'saying' if said else head.lemma}"


def _of_draft(draft: Draft) -> Iterator[str]:
    """Who takes part and how that is known, the status, how often it is told, when and where."""
    first = draft.first
    kind = first.type.value
    parties = draft.parties
    yield f"origin: {first.origin}"
    yield f"origin of type: {first.origin} {kind}"
    yield f"status: {draft.status} {kind}"
    yield f"parties: {min(len(parties), MOST)} {'both' if first.type in SYMMETRIC else 'one way'}"
    yield f"tellings: {min(len(draft.acts), MOST)}"
    yield f"people: {min(len(draft.people), 2)} {kind}"
    yield f"organisations: {min(sum(code in organisations() for code in parties), 2)}"
    yield f"around: {min(len(first.around), MOST)}"
    yield f"when: {'told' if draft.when is not None else 'no'} {kind}"
    yield f"place: {'told' if draft.where is not None else 'no'} {kind}"
    yield from _of_network(draft)
    yield f"sourced: {'yes' if draft.sources else 'no'}"


def _of_network(draft: Draft) -> Iterator[str]:
    """What the network makes of the words of the first telling, of the likeliest, and of the parties."""
    first = draft.first
    if first.detected is None:
        return
    best = max((act.detected for act in draft.acts if act.detected is not None), default=first.detected)
    known = "detected alone" if first.frame.detected else "weak" if first.weak else "sure"
    yield f"detected: {level(first.detected)}"
    yield f"detected at best: {level(best)}"
    yield f"detected, {known}: {level(first.detected)}"
    yield f"parties fit: {'none' if first.fitting is None else level(first.fitting)}"


def level(likelihood: float, highest: int = HIGHEST) -> int:
    """Log odds as a whole number, within bounds."""
    odds = log((likelihood + SMALL) / (1 - likelihood + SMALL))
    return max(-highest, min(highest, round(odds)))


def _ofdeterminer(draft: Draft, company: Company) -> Iterator[str]:
    """How much the article tells of acts, and whether the same parties do more than this."""
    yield f"length: {min(company.last.bit_length(), MOST)}"
    yield f"article: {min(company.sure.total().bit_length(), MOST)}"
    together = sum(count for parties, count in company.sure.items() if draft.parties <= parties)
    yield f"together: {min(together - (not draft.first.is_guess), MOST)}"
    yield f"beside: {min(company.sentences[_sentence(draft)] - 1, MOST)}"


def _sentence(draft: Draft) -> int:
    return draft.first.trigger.sentence.index
