"""Triggers: the words in a sentence that open a frame."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from legation.knowledge.frames import Frame, Frames
from legation.knowledge.word_lists import words
from legation.language.lemmas import regular_forms
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Span
from legation.reading import carriers, clauses
from legation.reading.around import Around, lemmas_of
from legation.reading.fates import how_near, tells_fate
from legation.reading.gerunds import is_purpose
from legation.reading.governors import listed_verdict

PARTS_OF_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB"})
#: Adverbs that are a predicate ("the consul is back in Lima").
PREDICATES = frozenset({"back", "home"})
#: Acts of speech that are told beside the meeting or visit that they are about ("requested a meeting").
ASKING = frozenset({EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
#: How what is asked for or alleged hangs under a verb.
CLAUSES_BELOW = (Role.OPEN_COMPLEMENT, Role.COMPLEMENT, Role.ADVERBIAL_CLAUSE)
#: The furthest that a quotation stretches from the verb to its object, in words.
LONGEST_QUOTE = 10
#: How many nouns above its own the one may stand that a clause behind it means.
NOUNS_ABOVE = 2


@dataclass(frozen=True, kw_only=True)
class Trigger:
    """A frame opened by a word, under the `name` by which frames list it.

    `verb` is the word itself, or the verb that carries the noun, where one does.
    """

    frame: Frame
    name: str
    sentence: Sentence
    word: Word
    verb: Word | None
    nominal: bool

    @property
    def weak(self) -> bool:
        """Whether its word tells the act less surely than others."""
        return self.frame.detected or self.name in (self.frame.weak_nouns if self.nominal else self.frame.weak_verbs)

    @property
    def is_object(self) -> bool:
        """Whether its noun is the object of the verb, which so tells the act itself ("extended its condolences")."""
        return self.verb is not None and self.word.role is Role.OBJECT and self.word.head == self.verb.index

    @cached_property
    def span(self) -> Span:
        """The trigger phrase: the verb with its object or first phrase, the noun with its modifiers and its verb."""
        near = [each for each in self._phrase() if abs(each.index - self.word.index) <= LONGEST_QUOTE]
        start, end = min(each.start for each in near), max(each.end for each in near)
        return Span(text=self.sentence.quote(start, end), start=start, end=end)

    def _phrase(self) -> list[Word]:
        """The words that the trigger phrase reaches to."""
        found = [self.word, *self._before_noun()] if self.nominal else [self.word, *self._behind_verb()]
        carried = self.nominal and self.word.role in (Role.OBJECT, Role.PASSIVE_SUBJECT, Role.OBLIQUE)
        if self.verb is None or not carried or self.verb.index > self.word.index:
            return found
        return [*found, self.verb]

    def _before_noun(self) -> list[Word]:
        under = self.sentence.under(
            self.word, Role.COMPOUND, Role.ADJECTIVE, Role.NUMBER, Role.POSSESSOR, Role.DETERMINER, Role.FLAT
        )
        return [child for child in under if child.index < self.word.index]

    def _behind_verb(self) -> list[Word]:
        objects = [each for each in clauses.patients(self.sentence, self.word) if each.index > self.word.index]
        if not objects:
            phrases = [each for each in clauses.obliques(self.sentence, self.word) if each.index > self.word.index]
            objects = phrases[:1]
        names = [child for each in objects for child in self.sentence.under(each, Role.FLAT)]
        return [*self.sentence.under(self.word, Role.PARTICLE, Role.COPULA), *objects, *names]


def find_triggers(sentence: Sentence, frames: Frames) -> list[list[Trigger]]:
    """For each word that opens frames, those that fit, the one that asks for most first.

    Where a verb and the noun that it carries tell one act, only one of the two stands.
    """
    verbs = [found for word in sentence.words if (found := _verb_triggers(sentence, word, frames))]
    verbs += [found for word in sentence.words if (found := _predicate_triggers(sentence, word, frames))]
    relative = [word for word in sentence.words if word.role is Role.RELATIVE_CLAUSE]
    verbs += [found for word in relative if (found := _relative_triggers(sentence, word, frames))]
    nouns = [found for word in sentence.words if (found := _noun_triggers(sentence, word, frames))]
    return sorted(_without_doubles(sentence, verbs, nouns), key=lambda found: found[0].word.index)


def _verb_triggers(sentence: Sentence, word: Word, frames: Frames) -> list[Trigger]:
    verb = _frame_verb(word, frames)
    if verb is None or not _can_be_verb(sentence, word):
        return []
    around = Around(sentence=sentence, verb=word)
    return [
        Trigger(frame=frame, name=verb, sentence=sentence, word=word, verb=word, nominal=False)
        for frame in frames.by_verb[verb]
        if _verb_fits(around, frame)
    ]


def _predicate_triggers(sentence: Sentence, word: Word, frames: Frames) -> list[Trigger]:
    """The frames of "be" with a preposition, where a noun with it, or "back", is the predicate ("is in Rome")."""
    if word.part not in PARTS_OF_NOUNS and word.text.lower() not in PREDICATES:
        return []
    if not (sentence.under(word, Role.COPULA) or clauses.is_awaited_behind(sentence, word)):
        return []
    opening = sentence.under(word, Role.CASE)
    cases = {each.text.lower() for child in opening for each in (child, *sentence.children[child.index])}
    cases |= {word.text.lower()} & PREDICATES
    about = {word.lemma, *(child.lemma for child in sentence.children[word.index])}
    fitting = [
        frame
        for frame in frames.by_verb.get("be", ())
        if frame.with_ & cases
        and (not frame.beside or frame.beside & about)
        and (not frame.subjects or frame.subjects & Around(sentence=sentence, verb=word).subjects)
    ]
    return [
        Trigger(frame=frame, name="be", sentence=sentence, word=word, verb=word, nominal=False) for frame in fitting
    ]


def _relative_triggers(sentence: Sentence, verb: Word, frames: Frames) -> list[Trigger]:
    """The frames of a noun that the verb of a clause behind it carries ("lifted the curbs that it imposed in May").

    The tree may hang the clause under a noun that only says more of the one meant ("curbs on exports of wine that").
    """
    head = sentence.head(verb)
    if head is None or clauses.is_passive(sentence, verb):
        return []
    if head not in clauses.patients(sentence, verb) or listed_verdict(sentence, verb) is not None:
        return []  # "a visit that he had planned" is told by its noun
    nouns = (head, *_nouns_above(sentence, head))
    return next((found for noun in nouns if (found := list(_carried_by(sentence, noun, verb, frames)))), [])


def _nouns_above(sentence: Sentence, noun: Word) -> Iterator[Word]:
    """The nouns under which one hangs, then the object of the verb above them."""
    for head in islice(sentence.ancestors(noun), NOUNS_ABOVE):
        if clauses.is_verb(head):
            yield from (word for word in clauses.patients(sentence, head) if word.index < noun.index)
            return
        yield head


def _carried_by(sentence: Sentence, noun: Word, verb: Word, frames: Frames) -> Iterator[Trigger]:
    """The frames of a noun that ask for a verb to carry it; where the verb's own frames tell as much, none."""
    told = {trigger.frame.type for trigger in _verb_triggers(sentence, verb, frames)}
    for name in _noun_names(sentence, noun, frames):
        for frame in frames.by_noun.get(name, ()):
            if verb.lemma in frame.carriers and frame.type not in told and _tells(sentence, noun, frame):
                yield Trigger(frame=frame, name=name, sentence=sentence, word=verb, verb=verb, nominal=False)


def _frame_verb(word: Word, frames: Frames) -> str | None:
    """The verb under which frames list a word: its lemma, or a regular form that the pipeline does not know."""
    if word.lemma in frames.by_verb:
        return word.lemma
    if not word.tag.startswith("VB"):
        return None
    return next((form for form in regular_forms(word.text.lower()) if form in frames.by_verb), None)


def _can_be_verb(sentence: Sentence, word: Word) -> bool:
    """A verb, not an auxiliary, nor a participle by a noun ("the planned visit", "a visit meant to calm Oslo").

    A word that the tagger took for something else counts where an object hangs under it.
    """
    if word.role in (Role.AUXILIARY, Role.PASSIVE_AUXILIARY, Role.CASE, Role.MARK):
        return False
    if word.tag != "VBG" and is_purpose(sentence, word):
        return False
    if not clauses.is_verb(word):
        if word.part == "ADJ" and word.lemma in words("cues", "fates", "adjectives"):
            return False
        predicate = word.part == "ADJ" and sentence.under(word, Role.COPULA)
        return bool(predicate) or word.part in ("ADJ", "NOUN") and bool(sentence.under(word, Role.OBJECT))
    return word.role not in (Role.ADJECTIVE, Role.COMPOUND) or bool(sentence.under(word, Role.OBJECT, Role.OBLIQUE))


def _verb_fits(around: Around, frame: Frame) -> bool:
    if frame.objects and not (around.patients & frame.objects or around.beside & frame.objects):
        return False
    if frame.not_objects and around.patients & frame.not_objects:
        return False
    if frame.without and frame.without & (around.particles | around.under):
        return False
    if frame.intransitive and around.patients - words("cues", "time", "words"):
        return False
    if frame.with_ and not around.particles & frame.with_:
        return False
    if frame.alone and around.sentence.under(around.verb, *CLAUSES_BELOW):
        return False
    if frame.beside and not around.beside & frame.beside:
        return False
    return (not frame.things or bool(around.things & frame.things)) and (
        not frame.subjects or bool(around.subjects & frame.subjects)
    )


# --- nouns ---------------------------------------------------------------------------------------------------------


def _noun_triggers(sentence: Sentence, word: Word, frames: Frames) -> list[Trigger]:
    listed = list(_noun_names(sentence, word, frames)) if word.part in PARTS_OF_NOUNS else []
    if not listed or _ends_a_name(sentence, word) or _is_finite(sentence, word):
        return []
    found = []
    for name in listed:
        for frame in frames.by_noun.get(name, ()):
            verb = carriers.carrier(sentence, word, frame.carriers)
            if _noun_fits(sentence, word, verb, frame) and not _measures_other(sentence, word, frame, frames):
                found.append(Trigger(frame=frame, name=name, sentence=sentence, word=word, verb=verb, nominal=True))
    return found


def _measures_other(sentence: Sentence, word: Word, frame: Frame, frames: Frames) -> bool:
    """Whether a noun only says how much there is of what tells another sort of act ("a package of sanctions")."""
    if word.lemma not in words("cues", "verbs", "measures"):
        return False
    names = (name for each in clauses.obliques(sentence, word, "of") for name in _noun_names(sentence, each, frames))
    types = {other.type for name in names for other in frames.by_noun.get(name, ())}
    return bool(types) and frame.type not in types


def _ends_a_name(sentence: Sentence, word: Word) -> bool:
    """Whether a noun is only what a body is called after ("the Permanent Court of Arbitration")."""
    if word.preposition != "of" or not word.text[:1].isupper():
        return False
    names = (name for name in sentence.names if name.label == "ORG")
    return any(name.first <= word.head < name.last and name.first <= word.index < name.last for name in names)


def _noun_names(sentence: Sentence, word: Word, frames: Frames) -> Iterator[str]:
    """The frame nouns that end in this word, longer ones first ("phone call" before "call")."""
    lemma, text = word.lemma, word.text.lower()
    for phrase in frames.phrases.get(lemma, ()):
        parts = phrase.split()
        before = sentence.words[max(0, word.index - len(parts) + 1) : word.index]
        if [each.lemma for each in before] == parts[:-1]:
            yield phrase
    if lemma in frames.by_noun:
        yield lemma
    elif text in frames.by_noun:
        yield text


def _is_finite(sentence: Sentence, word: Word) -> bool:
    """Whether the word is in truth a verb ("he visits"): an object or subject hangs under it."""
    if word.tag not in ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG"):
        return False
    return (
        bool(sentence.under(word, Role.SUBJECT, Role.OBJECT, Role.AUXILIARY, Role.PASSIVE_SUBJECT)) or word.tag != "VBG"
    )


def _noun_fits(sentence: Sentence, word: Word, verb: Word | None, frame: Frame) -> bool:
    if frame.plural and "Number=Plur" not in word.morphology and not word.text.lower().endswith("s"):
        return False
    if frame.carriers and verb is None or frame.type is EventType.REQUEST and _is_name(sentence, word):
        return False
    if frame.type is EventType.CONSULT and _is_reason_of_recall(sentence, word):
        return False
    if frame.type is EventType.ASSAULT and _is_sort(sentence, word):
        return False
    if frame.fate and not tells_fate(sentence, word) or frame.near and how_near(sentence, word) is None:
        return False
    phrases = clauses.obliques(sentence, word)
    authors = (phrase for phrase in phrases if phrase.preposition == "by")  # "a protest by Laos to Nepal"
    below = (each for author in authors for each in clauses.obliques(sentence, author))
    prepositions = {phrase.preposition for phrase in (*phrases, *below)}
    around = prepositions | _behind_object(sentence, word, verb)
    modifiers = {child.lemma for child in sentence.under(word, Role.COMPOUND)}
    if frame.without & (prepositions | modifiers) or frame.with_ and not frame.with_ & around:
        return False
    free = frame.of or word.role not in (Role.COMPOUND, Role.ADJECTIVE) or _heads_a_name(sentence, word)
    return bool(free) and _tells(sentence, word, frame)


def _is_sort(sentence: Sentence, noun: Word) -> bool:
    """Whether a bare noun only tells of what sort another is ("prisoners of war", not "acts of war by Chad")."""
    head = sentence.head(noun) if noun.preposition == "of" and not sentence.children[noun.index][1:] else None
    return (
        head is not None and not clauses.is_verb(head) and not clauses.obliques(sentence, head, "by", "against", "on")
    )


def _is_reason_of_recall(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun only tells what an envoy is called home for ("recalled its ambassador for consultations")."""
    verb = clauses.clause_verb(sentence, noun) if noun.preposition == "for" else None
    return verb is not None and verb.lemma in words("cues", "occasions", "recalling")


def _tells(sentence: Sentence, noun: Word, frame: Frame) -> bool:
    """Whether a noun has what a frame asks for in front of it and behind its "of", whatever verb carries it."""
    modifiers = {child.lemma for child in sentence.under(noun, Role.COMPOUND)}
    if frame.beside and not frame.beside & (modifiers | _in_front(sentence, noun)):
        return False
    phrases = clauses.obliques(sentence, noun, *(frame.with_ or ("of",))) if frame.of else []
    return not frame.of or any(lemma in frame.of for each in phrases for lemma in lemmas_of(sentence, each))


def _in_front(sentence: Sentence, noun: Word) -> set[str]:
    """The adjectives of a noun, as they are written ("a proposed pact")."""
    return {child.text.lower() for child in sentence.under(noun, Role.ADJECTIVE)}


def _behind_object(sentence: Sentence, noun: Word, verb: Word | None) -> set[str]:
    """The prepositions behind an object whose phrases the tree may hang under its verb ("led a team to Rome")."""
    if verb is None or noun.role is not Role.OBJECT or noun.head != verb.index:
        return set()
    return {phrase.preposition for phrase in clauses.obliques(sentence, verb) if phrase.index > noun.index}


def _is_name(sentence: Sentence, word: Word) -> bool:
    """Whether a noun is part of a name or of a telephone's ("the Call to Action", "a phone call")."""
    lined = any(child.lemma in ("phone", "telephone") for child in sentence.under(word, Role.COMPOUND))
    return lined or word.tag == "NNP" and sentence.index > 0 and word.index > 0


def _heads_a_name(sentence: Sentence, word: Word) -> bool:
    """Whether a noun that modifies another is an act all the same: "the 2+2 meeting" is, "war crimes" is not."""
    return sentence.words[word.head].lemma in words("cues", "verbs", "occur") or "+" in word.text


# --- one act, one trigger ------------------------------------------------------------------------------------------


def _without_doubles(
    sentence: Sentence, verbs: list[list[Trigger]], nouns: list[list[Trigger]]
) -> Iterator[list[Trigger]]:
    """Where a verb carries a noun and its frame asks for none, the noun tells the act."""
    asked = {index for found in verbs for index in asked_for(found[0])}
    carrying = {
        trigger.verb.index
        for found in nouns
        if found[0].word.index not in asked
        for trigger in found
        if trigger.verb is not None and (trigger.word.role is not Role.OBLIQUE or _is_part_taken(trigger))
    }
    consulting = {found[0].verb.index for found in nouns if found[0].verb and found[0].frame.type is EventType.CONSULT}
    occasions = {found[0].word.index for found in nouns if found[0].frame.type is EventType.CONSULT}
    for found in verbs:
        if _tells_who_came(found[0], occasions):
            continue
        word, asks = found[0].word, found[0].frame.type in ASKING
        told = word.index not in carrying or asks and word.index in consulting
        own = found if told else [trigger for trigger in found if not _is_plain(trigger)]
        if own:
            yield own
    yield from _heads_only(sentence, nouns)


def _tells_who_came(trigger: Trigger, occasions: Container[int]) -> bool:
    """Whether a verb only tells who came to an occasion that its noun tells ("the talks, attended by Chad")."""
    sentence, verb = trigger.sentence, trigger.word
    if verb.lemma not in words("cues", "verbs", "attending") or not clauses.is_passive(sentence, verb):
        return False
    return any(word.index in occasions for word in clauses.patients(sentence, verb))


def _is_part_taken(trigger: Trigger) -> bool:
    """Whether the verb only tells that somebody takes part in what a noun tells ("participated in the talks")."""
    taking = trigger.verb is not None and trigger.verb.lemma in words("cues", "occasions", "taking_part")
    return taking and trigger.word.preposition == "in"


def _is_plain(trigger: Trigger) -> bool:
    frame = trigger.frame
    return not (frame.objects or frame.things or frame.subjects or frame.beside)


def asked_for(trigger: Trigger) -> Iterator[int]:
    """The words that a verb's frame asks for: those under it, and the noun in front of it that is its object."""
    wanted = trigger.frame.objects | trigger.frame.things | trigger.frame.subjects
    if wanted:
        told = (*trigger.sentence.subtree(trigger.word), *clauses.patients(trigger.sentence, trigger.word))
        yield from dict.fromkeys(word.index for word in told if word.lemma in wanted)


def _heads_only(sentence: Sentence, nouns: list[list[Trigger]]) -> Iterator[list[Trigger]]:
    """Of a noun and its own modifier ("2+2 dialogue", "peace talks") only the head tells the act.

    Where a noun's frame asks for one behind "of" that tells an act of the type itself, that one does ("a round of their
    dialogue").
    """
    inside = {
        child.index
        for found in nouns
        for child in sentence.under(found[0].word, Role.COMPOUND, Role.NUMBER, Role.ADJECTIVE, Role.FLAT)
    }
    heads = [found for found in nouns if found[0].word.index not in inside]
    telling = {(found[0].word.index, found[0].frame.type) for found in heads}
    for found in heads:
        asked = _asked_behind(sentence, found[0])
        if not any((index, found[0].frame.type) in telling for index in asked):
            yield found


def _asked_behind(sentence: Sentence, trigger: Trigger) -> Iterator[int]:
    """The words behind a noun's prepositions that its frame asks for."""
    if trigger.frame.of:
        phrases = clauses.obliques(sentence, trigger.word, *(trigger.frame.with_ or ("of",)))
        yield from (word.index for word in phrases if word.lemma in trigger.frame.of)
