"""What happens: acts with their parties, from the triggers of each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from legation.knowledge.frames import Frame, Frames
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import SYMMETRIC, EventType, Kind, Place, Span, Status, When
from legation.reading import clauses
from legation.reading.parties import Cast, Party
from legation.reading.people import Person
from legation.reading.status import status_of
from legation.reading.triggers import Trigger, find_triggers
from legation.reading.where import PlaceFound, place_at, visited, where

#: Types whose clause below tells no act of its own (gold guide: what a REQUEST asks for is no second event).
CONTAINING = frozenset({EventType.REQUEST, EventType.AGREE, EventType.THREATEN, EventType.REJECT})
CONTENT = frozenset({Role.OPEN_COMPLEMENT, Role.COMPLEMENT, Role.ADVERBIAL_CLAUSE, Role.NOUN_CLAUSE})
#: Prepositions that lead to the other side of a promise or a request.
TOWARDS = frozenset({"to", "with", "for", "from", "against", "on", "between"})
#: Words between a name and its verb that the tagger may not know as adverbs.
BETWEEN = frozenset({"last", "first", "jointly", "both", "all", "each", "together"})
#: How an infinitive hangs under the verb that lends it a subject.
BELOW = frozenset({Role.OPEN_COMPLEMENT, Role.ADVERBIAL_CLAUSE, Role.CONJUNCT})
#: How far behind a trigger a phrase may stand that the tree hangs elsewhere, in words.
NEAR = 8
DEFINITE = frozenset({"the", "this", "that", "their", "its", "his", "her", "these", "those", "both"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One telling of an act.

    `refers` is True for "the talks", which name no parties and mean an act told before; `lacks` for an act whose other side
    is left out ("The minister offered condolences").
    """

    trigger: Trigger
    source: tuple[str, ...]
    target: tuple[str, ...]
    people: tuple[Person, ...]
    status: Status
    where: Place | None = None
    when: When | None = None
    refers: bool = False
    lacks: bool = False

    @property
    def stands_alone(self) -> bool:
        """Whether it is an event with one known party: a meeting with somebody whom nobody knows."""
        return not self.refers and bool(self.source) and self.type in SYMMETRIC

    @property
    def frame(self) -> Frame:
        """The frame that tells it."""
        return self.trigger.frame

    @property
    def type(self) -> EventType:
        """Its PLOVER type."""
        return self.trigger.frame.type

    @property
    def span(self) -> Span:
        """The words that tell it."""
        return self.trigger.span

    @property
    def parties(self) -> frozenset[str]:
        """All who take part."""
        return frozenset((*self.source, *self.target))


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What is known of one sentence before its acts are read."""

    sentence: Sentence
    cast: Cast
    places: Sequence[PlaceFound]
    headline: bool


def acts_of(scene: Scene, frames: Frames) -> list[Act]:
    """The acts that a sentence tells, and its references to acts told before."""
    found = (_best(scene, triggers) for triggers in find_triggers(scene.sentence, frames))
    told = [act for act in found if act is not None]
    return [act for act in told if not _is_content(act, told)]


def _is_content(act: Act, told: Sequence[Act]) -> bool:
    """Whether an act is only what another asks for, settles, threatens or refuses; meetings count all the same."""
    if act.type is EventType.CONSULT:
        return False
    holders = {other.trigger.word.index for other in told if other.type in CONTAINING and not other.trigger.nominal}
    sentence = act.trigger.sentence
    current = act.trigger.verb or act.trigger.word
    for head in sentence.ancestors(current):
        if current.role in CONTENT and head.index in holders:
            return True
        current = head
    return False


def _best(scene: Scene, triggers: Sequence[Trigger]) -> Act | None:
    """The act by the first frame that finds its parties, else a reference by the first that allows one."""
    acts = [act for trigger in triggers if (act := _act(scene, trigger)) is not None]
    return next((act for act in acts if not act.refers), acts[0] if acts else None)


def _act(scene: Scene, trigger: Trigger) -> Act | None:
    symmetric = trigger.frame.type in SYMMETRIC
    source = _collected(scene, trigger, trigger.frame.source, acting=not trigger.frame.subjects)
    direct = [slot for slot in trigger.frame.target if slot != "inside"]
    target = _collected(scene, trigger, direct, acting=False)
    if not _codes(target) and "inside" in trigger.frame.target:
        target = _collected(scene, trigger, ("inside",), acting=False)
    if trigger.frame.person and not any(party.person for party in target):
        return None
    sources, targets = _codes(source), _codes(target)
    if symmetric:
        sources = targets = tuple(dict.fromkeys((*sources, *targets)))
    else:
        targets = tuple(code for code in targets if code not in sources)
    honoured = trigger.frame.kind is Kind.CEREMONY
    told = _told(scene, trigger, sources, targets, source if honoured else (*source, *target))
    if symmetric and _by_pronoun(scene, trigger):
        told = replace(told, refers=True)
    if _enough(trigger, sources, targets) or symmetric and _meets_somebody(scene, trigger):
        return told if sources else None
    return _reference(trigger, told)


def _by_pronoun(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb of talking has only "they" or "the two leaders" for parties, so that it tells of a meeting known."""
    if trigger.nominal or trigger.frame.type is not EventType.CONSULT:
        return False
    others = [word for slot in trigger.frame.target for word in _words_in(scene, trigger, slot)]
    return not others and any(_refers_back(scene, word) for word in _subjects(scene, trigger))


def _refers_back(scene: Scene, word: Word) -> bool:
    named = scene.cast.name_at(scene.sentence, word) or scene.cast.person_at(scene.sentence, word)
    return named is None and (word.part == "PRON" or is_plural_reference(scene.sentence, word))


def is_plural_reference(sentence: Sentence, word: Word) -> bool:
    """Whether a noun is told as known and plural ("the two leaders", "the ministers")."""
    determiners = {child.text.lower() for child in sentence.under(word, Role.DETERMINER, Role.NUMBER)}
    return bool(determiners & DEFINITE) and "Number=Plur" in word.morphology


def _meets_somebody(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb of meeting has a counterpart of its own whom nobody knows ("meet Doreen Bogdan-Martin")."""
    if trigger.nominal:
        return False
    subjects = any(_is_somebody(scene, word) for word in _subjects(scene, trigger))
    others = [word for slot in trigger.frame.target for word in _words_in(scene, trigger, slot)]
    return subjects and any(_is_somebody(scene, word) for word in others)


def _is_somebody(scene: Scene, word: Word) -> bool:
    """Whether a word names a person or an actor, or stands for one."""
    sentence = scene.sentence
    named = scene.cast.person_at(sentence, word) is not None or word.part == "PROPN"
    return named or bool(scene.cast.parties(sentence, word, acting=True))


def _told(
    scene: Scene, trigger: Trigger, source: tuple[str, ...], target: tuple[str, ...], parties: Iterable[Party]
) -> Act:
    symmetric = trigger.frame.type in SYMMETRIC
    return Act(
        trigger=trigger,
        source=source,
        target=target,
        people=_people(parties),
        status=status_of(trigger, headline=scene.headline),
        where=_where(scene, trigger),
        lacks=not target if not symmetric else len(source) == 1,
    )


def _where(scene: Scene, trigger: Trigger) -> Place | None:
    sentence, verb = scene.sentence, trigger.verb
    if trigger.frame.places:
        goal = visited(sentence, trigger.word, verb, scene.places)
        if goal is not None:
            return goal
    return where(sentence, trigger.word, verb, scene.places)


def _codes(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.code for party in parties if party.code))


def _people(parties: Iterable[Party]) -> tuple[Person, ...]:
    found = {party.person.name: party.person for party in parties if party.person is not None}
    return tuple(found.values())


def _enough(trigger: Trigger, source: tuple[str, ...], target: tuple[str, ...]) -> bool:
    if not source:
        return False
    return len({*source, *target}) >= trigger.frame.least


def _reference(trigger: Trigger, told: Act) -> Act | None:
    """An act with too few parties, which may mean one told before ("the meeting") or lack only its other side."""
    if trigger.nominal and not _can_refer(trigger):
        return None
    if trigger.frame.type in SYMMETRIC or trigger.nominal and not told.source:
        return replace(told, refers=True)
    return replace(told, refers=trigger.nominal, lacks=True) if told.source else None


def _can_refer(trigger: Trigger) -> bool:
    """Whether a noun may mean an act told before: "the talks", "after talks", never "they hold talks"."""
    if is_definite(trigger):
        return True
    return trigger.word.role in (Role.OBLIQUE, Role.NOUN_MODIFIER, Role.SUBJECT, Role.PASSIVE_SUBJECT, Role.CONJUNCT, Role.ROOT)


def is_definite(trigger: Trigger) -> bool:
    """Whether a noun is told as known ("the talks", "their visit")."""
    determiners = trigger.sentence.under(trigger.word, Role.DETERMINER, Role.POSSESSOR)
    return any(word.text.lower() in DEFINITE for word in determiners)


# --- where parties stand -------------------------------------------------------------------------------------------


def _collected(scene: Scene, trigger: Trigger, slots: Iterable[str], *, acting: bool) -> list[Party]:
    found: list[Party] = []
    for slot in slots:
        for word in _words_in(scene, trigger, slot):
            found += _parties(scene, trigger, word, acting=acting)
    return found


def _parties(scene: Scene, trigger: Trigger, word: Word, *, acting: bool) -> Iterator[Party]:
    parties = scene.cast.parties(scene.sentence, word, acting=acting)
    yield from parties
    if trigger.frame.places and not parties:
        for each in (word, *scene.sentence.conjuncts(word)):
            place = place_at(scene.places, each)
            if place is not None and place.place.of:
                yield Party(code=place.place.of)


def _words_in(scene: Scene, trigger: Trigger, slot: str) -> list[Word]:
    """The words in one argument place of a trigger."""
    sentence, word, verb = trigger.sentence, trigger.word, trigger.verb
    if slot == "subject":
        return _subjects(scene, trigger) + _hosts(trigger)
    if slot == "object":
        return [] if trigger.nominal else _name_behind(scene, word) or clauses.patients(sentence, word)
    if slot == "indirect":
        return sentence.under(verb, Role.INDIRECT_OBJECT) if verb is not None else []
    if slot == "clause":
        return _clause_subjects(sentence, verb) if verb is not None else []
    if slot == "inside":
        return _inside(sentence, verb) if verb is not None else []
    if slot == "possessor":
        return sentence.under(word, Role.POSSESSOR)
    if slot == "modifier":
        return sentence.under(word, Role.ADJECTIVE, Role.COMPOUND, Role.FLAT, Role.NUMBER)
    phrases = clauses.obliques(sentence, word, slot)
    if verb is not None and verb.index != word.index and word.role is not Role.OBLIQUE:
        phrases += clauses.obliques(sentence, verb, slot)
    return phrases or _behind(sentence, word, slot)


def _behind(sentence: Sentence, word: Word, preposition: str) -> list[Word]:
    """The phrase with a preposition that follows a word closely, where the tree hung it elsewhere."""
    for other in sentence.words[word.index + 1 : word.index + 1 + NEAR]:
        if other.preposition == preposition and other.role is not Role.CONJUNCT:
            return [other]
        if clauses.is_verb(other) and other.role is not Role.ADJECTIVE or other.text in (",", ";", ":"):
            return []
    return []


def _name_before(scene: Scene, verb: Word) -> list[Word]:
    """The name right in front of a verb, its auxiliaries and the verbs that govern it, where the tree has no subject."""
    sentence = scene.sentence
    top = verb
    while (head := sentence.head(top)) is not None and top.role in BELOW and clauses.is_verb(head):
        if clauses.is_finite(sentence, top):
            break
        top = head
    at = top.index - 1
    while at >= 0 and (sentence.words[at].part in ("AUX", "ADV", "PART") or sentence.words[at].text in BETWEEN):
        at -= 1
    if at < 0 or at == top.index - 1 and not sentence.words[at].text[:1].isupper():
        return []
    word = sentence.words[at]
    named = scene.cast.person_at(sentence, word) or scene.cast.name_at(sentence, word)
    return [word] if named is not None else []


def _subject_above(scene: Scene, trigger: Trigger) -> list[Word]:
    """Who has talks "with" somebody, where no verb carries them: the subject of the clauses above ("said that talks with X")."""
    sentence = trigger.sentence
    if trigger.frame.type not in SYMMETRIC or not clauses.obliques(sentence, trigger.word, "with"):
        return []
    if sentence.under(trigger.word, Role.POSSESSOR) or clauses.obliques(sentence, trigger.word, "between"):
        return []
    for verb in clauses.clause_chain(sentence, trigger.word):
        found = clauses.own_subject(sentence, verb)
        if found is not None and scene.cast.parties(sentence, found, acting=True):
            return [found]
    return []


def _subject_of_sentence(sentence: Sentence, verb: Word) -> list[Word]:
    """The subject of the sentence's main verb, for a verb coordinated with something that is none ("... and urge")."""
    if verb.role is not Role.CONJUNCT:
        return []
    roots = [word for word in sentence.words if word.head == word.index and word.index < verb.index]
    found = clauses.own_subject(sentence, roots[0]) if roots else None
    return [found] if found is not None else []


def _name_behind(scene: Scene, verb: Word) -> list[Word]:
    """The name right behind a verb: its object, whatever the tree says."""
    following = scene.sentence.words[verb.index + 1 : verb.index + 2]
    name = scene.cast.name_at(scene.sentence, following[0]) if following else None
    return following if name is not None and name.kind in ("name", "capital", "organisation") else []


def _subjects(scene: Scene, trigger: Trigger) -> list[Word]:
    """Who acts: agents of the verb; for a noun, of the verb that carries it, unless the noun is that verb's subject."""
    sentence, verb = trigger.sentence, trigger.verb
    if verb is None:
        return _subject_above(scene, trigger)
    found = clauses.agents(sentence, verb)
    nobody = not any(scene.cast.parties(sentence, word, acting=True) for word in found)
    if nobody and not clauses.is_passive(sentence, verb):
        found = _name_before(scene, verb) or _subject_of_sentence(sentence, verb) or found
    if not trigger.nominal:
        return found
    own = {word.index for word in sentence.subtree(trigger.word)}
    return [word for word in found if word.index not in own and word.index != trigger.word.index]


def _hosts(trigger: Trigger) -> list[Word]:
    """Who hosts an occasion, told in a clause behind it ("a conference that Kishida hosted", "hosted by Qatar")."""
    if not trigger.nominal or trigger.frame.type is not EventType.CONSULT:
        return []
    sentence = trigger.sentence
    clauses_behind = sentence.under(trigger.word, Role.RELATIVE_CLAUSE, Role.NOUN_CLAUSE)
    hosting = [verb for verb in clauses_behind if verb.lemma in words("cues", "verbs", "hosting")]
    return [word for verb in hosting for word in _acting(sentence, verb, trigger.word)]


def _acting(sentence: Sentence, verb: Word, noun: Word) -> list[Word]:
    """The agents of a clause behind a noun, the noun itself left out; by-phrases too where the tree misses a passive."""
    found = [word for word in clauses.agents(sentence, verb) if word.index != noun.index]
    return found or clauses.obliques(sentence, verb, "by")


def _inside(sentence: Sentence, verb: Word) -> list[Word]:
    """Objects and phrases of what is promised or asked for: "agreed to provide data to Pakistan"."""
    found: list[Word] = []
    for clause in sentence.under(verb, Role.OPEN_COMPLEMENT, Role.COMPLEMENT, Role.ADVERBIAL_CLAUSE):
        if clause.preposition in ("to", "that", ""):
            found += sentence.under(clause, Role.OBJECT, Role.INDIRECT_OBJECT)
            found += [word for word in sentence.subtree(clause) if word.preposition in TOWARDS and word.part == "PROPN"]
    return found


def _clause_subjects(sentence: Sentence, verb: Word) -> list[Word]:
    """The subject of what is asked for or alleged: "demanded that Iran stop"."""
    found = []
    for clause in sentence.under(verb, Role.COMPLEMENT, Role.OPEN_COMPLEMENT):
        subject = clauses.own_subject(sentence, clause)
        if subject is not None:
            found.append(subject)
    return found
