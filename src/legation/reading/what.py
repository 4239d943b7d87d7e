"""What happens: acts with their parties, from the triggers of each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from legation.knowledge.frames import Frame, Frames
from legation.knowledge.organisations import organisations
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Word
from legation.model import SYMMETRIC, EventType, Kind, Place
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.acted_upon import LAST, acted_upon, asks_nobody
from legation.reading.below import is_below
from legation.reading.denials import with_deniers, without_denials
from legation.reading.groups import DEFINITE, group_of, refers_back
from legation.reading.parts import fitting, parts_of
from legation.reading.person import Person
from legation.reading.proposals import proposed
from legation.reading.references import Party, codes_of
from legation.reading.slots import Scene, collected, subjects_of, words_in
from legation.reading.status import status_of
from legation.reading.told import how_told
from legation.reading.triggers import Trigger, asked_for, find_triggers
from legation.reading.understood import understood
from legation.reading.where import visited, where

#: Types whose clause below tells no act of its own (gold guide: what a REQUEST asks for is no second event).
CONTAINING = frozenset({EventType.REQUEST, EventType.AGREE, EventType.THREATEN, EventType.REJECT})
#: How many meet or agree where no more are told.
PAIR = 2


def acts_of(scene: Scene, frames: Frames) -> list[Act]:
    """The acts that a sentence tells, and its references to acts told before.

    What only the network detects takes nothing from what a frame's own words tell.
    """
    listed = find_triggers(scene.sentence, frames)
    acts = _found(scene, listed)
    told = _told_in(scene, acts)
    if scene.detection is None:
        return told
    more = _found(scene, list(proposed(scene.sentence, scene.detection, listed, frames)))
    if more:
        told += [act for act in _told_in(scene, _in_order([*acts, *more])) if act.frame.detected]
    return _in_order(told)


def _found(scene: Scene, triggers: Sequence[Sequence[Trigger]]) -> list[Act]:
    return [act for found in triggers if (act := _best(scene, found)) is not None]


def _told_in(scene: Scene, acts: Sequence[Act]) -> list[Act]:
    """The acts of a sentence without those that tell no act of their own beside the others."""
    told = without_denials(with_deniers(scene, _without_doubles(acts)))
    acts = [act for act in told if not _is_purpose(act) and not _is_courtesy(act) and not _is_form(act, told)]
    return _without_contents(acts)


def _in_order(acts: Sequence[Act]) -> list[Act]:
    return sorted(acts, key=lambda act: act.trigger.word.index)


def _without_doubles(told: Sequence[Act]) -> list[Act]:
    """Of a verb and the noun that its frame asks for, the one that tells both sides; the verb where both do."""
    dropped: set[int] = set()
    for act in told:
        asked = set(asked_for(act.trigger))
        nouns = [other for other in told if other.trigger.nominal and other.trigger.word.index in asked]
        if act.trigger.nominal or not nouns:
            continue
        whole = act.lacks and any(not other.lacks and not other.refers for other in nouns)
        dropped |= {id(act)} if whole else {id(other) for other in nouns}
    return [act for act in told if id(act) not in dropped]


def _without_contents(told: Sequence[Act]) -> list[Act]:
    """Acts without those that are only what another is about; of a commitment to a side ("to support") that stand."""
    stands = {id(act): {id(held) for held in told if _is_stand_in(held, act, told)} for act in told if _commits(act)}
    kept = {held for found in stands.values() for held in found}
    holders = [act for act in told if not stands.get(id(act))]
    return [act for act in holders if id(act) in kept or not _is_content(act, holders)]


def _is_purpose(act: Act) -> bool:
    """Whether a stand is only what something else is for ("the importance of cooperation to support Ukraine")."""
    verb = act.trigger.word
    noun = act.trigger.sentence.words[verb.head]
    behind = verb.role is Role.NOUN_CLAUSE and noun.lemma in words("cues", "verbs", "purposes")
    return behind and act.type in (EventType.SUPPORT, EventType.THREATEN) and not act.trigger.nominal


def _is_form(act: Act, told: Sequence[Act]) -> bool:
    """Whether a noun only says in what form those met whom a verb tells ("met the envoy in a bilateral meeting")."""
    sentence, noun = act.trigger.sentence, act.trigger.word
    if act.frame.kind is not Kind.MEETING or noun.preposition != "in" or is_definite(act.trigger):
        return False
    head = next((word for word in sentence.ancestors(noun) if clauses.is_verb(word)), None)
    gathers = head is not None and head.lemma in words("cues", "verbs", "gathering")
    return gathers and any(other.trigger.word == head and other.frame.kind is Kind.MEETING for other in told)


def _is_courtesy(act: Act) -> bool:
    """Whether somebody is only thanked to their face, for nothing that is told ("Thank you, Minister")."""
    sentence, verb = act.trigger.sentence, act.trigger.word
    if act.trigger.nominal or verb.lemma not in words("cues", "verbs", "courtesies"):
        return False
    thanked = clauses.patients(sentence, verb) or sentence.under(verb, Role.INDIRECT_OBJECT)
    faced = {word.text.lower() for word in thanked} <= words("titles", "references", "second")
    reason = clauses.obliques(sentence, verb, "for") or sentence.under(verb, Role.ADVERBIAL_CLAUSE)
    return faced and not reason


def _commits(act: Act) -> bool:
    """Whether an act is a commitment that somebody makes for himself."""
    listed = words("cues", "verbs", "commitments" if act.trigger.nominal else "committing")
    return act.type is EventType.AGREE and act.trigger.word.lemma in listed


def _is_stand_in(act: Act, commitment: Act, told: Sequence[Act]) -> bool:
    """Whether an act is the stand to which a commitment is made: on somebody's side, or against somebody."""
    if act.type not in (EventType.SUPPORT, EventType.THREATEN) or not act.target or act.trigger.nominal:
        return False
    between = {other.trigger.word.index for other in told if other is not act and other is not commitment}
    below = is_below(act, {commitment.trigger.word.index}) or _is_below_noun(act, [commitment])
    return below and not is_below(act, between)


def _is_content(act: Act, told: Sequence[Act]) -> bool:
    """Whether an act is only what another asks for, settles, threatens or refuses; meetings count all the same.

    What somebody only says stands, where nobody known says it ("a dam was shut, officials told a newspaper").
    """
    if act.type is EventType.CONSULT or _is_questioned(act):
        return False
    others = [other for other in told if other is not act and _contains(other) and not _is_report(other)]
    holders = {
        other.trigger.word.index for other in others if not other.trigger.nominal or other.type is EventType.REQUEST
    }
    return is_below(act, holders) or _is_below_noun(act, others)


def _contains(act: Act) -> bool:
    """Whether what stands below an act is only what it is about."""
    stand = act.type is EventType.SUPPORT and act.trigger.word.lemma in words("cues", "verbs", "committing")
    return act.type in CONTAINING or stand and bool(act.target) and not act.trigger.nominal


def _is_questioned(act: Act) -> bool:
    """Whether an act is what somebody wants to know, and not what he wants ("asked whether troops would leave")."""
    verb = act.trigger.verb or act.trigger.word
    marks = {word.text.lower() for word in act.trigger.sentence.under(verb, Role.MARK)}
    return bool(marks & words("cues", "clauses", "questioning"))


def _is_report(act: Act) -> bool:
    """Whether a verb of saying that is taken for an act has no doer ("officials told a newspaper")."""
    says = act.trigger.word.lemma in words("cues", "verbs", "say")
    return says and not act.trigger.nominal and not act.source and not act.refers


def _is_below_noun(act: Act, holders: Sequence[Act]) -> bool:
    """Whether an act is an infinitive behind a noun of some acts ("a deal to set up", "their intent to continue")."""
    nouns = {index for other in holders for index in (*asked_for(other.trigger), other.trigger.word.index)}
    verb = act.trigger.verb or act.trigger.word
    marks = {word.text.lower() for word in act.trigger.sentence.under(verb, Role.MARK)}
    return "to" in marks and verb.role is Role.NOUN_CLAUSE and verb.head in nouns


def _best(scene: Scene, triggers: Sequence[Trigger]) -> Act | None:
    """The act by the first frame that finds its parties, else a reference by the first that allows one."""
    acts = [act for trigger in triggers if (act := act_by(scene, trigger)) is not None]
    if not acts:
        return None
    best = min(acts, key=lambda act: (act.refers or act.lacks, act.refers))
    return replace(best, weak=all(act.trigger.weak for act in acts))


def act_by(scene: Scene, trigger: Trigger) -> Act | None:
    """The act that a trigger tells, or may mean; None where its frame asks for parties that are not there."""
    frame = trigger.frame
    source = collected(scene, trigger, frame.source, acting=not frame.subjects)
    target = acted_upon(scene, trigger, source)
    if frame.detected:
        acting, upon = parts_of(scene, trigger)
        source, target = (acting, upon) if acting else (source, target)
    source = [*source, *understood(scene, trigger, source, target)]
    if not _frame_allows(scene, trigger, source, target):
        return None
    sources, targets = _sides(scene, trigger, codes_of(source), codes_of(target))
    addressed = () if frame.kind is Kind.CEREMONY else (*target, *_addressed(scene, trigger, {*sources, *targets}))
    symmetric = frame.type in SYMMETRIC
    mutual = not symmetric and sources == targets
    act = replace(
        _told(scene, trigger, sources, targets, (*source, *addressed)),
        told=(how_told(scene, trigger, frame.source, source), how_told(scene, trigger, frame.target, target)),
        group=group_of(scene, trigger),
        domestic=not mutual
        and bool(codes_of(target))
        and not _is_outward(frame, sources, targets)
        and _is_domestic(scene, trigger, set(codes_of(source))),
    )
    if symmetric and _by_pronoun(scene, trigger):
        act = replace(act, refers=True)
    if _enough(trigger, sources, targets) or symmetric and _meets_somebody(scene, trigger):
        return act if sources else None
    return _reference(trigger, act)


def _frame_allows(scene: Scene, trigger: Trigger, source: list[Party], target: list[Party]) -> bool:
    """Whether the parties are such as the frame asks for: a person met, an official away from home."""
    frame = trigger.frame
    if asks_nobody(scene, trigger):
        return False
    if frame.person and not any(party.person for party in target) and not _names_office(scene, trigger):
        return False
    return "predicate" not in frame.target or _is_away(scene, trigger, source, codes_of(target))


def _sides(
    scene: Scene, trigger: Trigger, sources: tuple[str, ...], targets: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts and who is acted upon: all on both sides of what is done together or to one another."""
    if trigger.frame.type in SYMMETRIC:
        both = tuple(dict.fromkeys((*sources, *targets)))
        return both, both
    if _is_mutual(scene, trigger, sources, targets):
        return sources or targets, sources or targets
    return sources, tuple(code for code in targets if code not in sources)


def _is_outward(frame: Frame, sources: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    """Whether an act is done to others whatever its words: several do it to one another, or its frame says so."""
    return frame.outward or frame.mutual and sources == targets and len(sources) > 1


def _is_domestic(scene: Scene, trigger: Trigger, sources: set[str]) -> bool:
    """Whether those acted upon are of the states that act; the agent of a passive is not acted upon.

    A pronoun that stands beside its verb's subject is somebody else ("Iran denounced it"), whoever it was taken for.
    """
    slots = [slot for slot in trigger.frame.target if slot not in (*LAST, "by")]
    reflexive = words("titles", "references", "reflexive")
    others = set(codes_of(collected(scene, trigger, slots, acting=False, pronouns=reflexive)))
    return bool(others) and others == sources and not sources & organisations().keys()


def _is_mutual(scene: Scene, trigger: Trigger, sources: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    """Whether several do something to one another ("restored ties", "accused each other")."""
    if len(sources or targets) < 2 or sources and targets and set(sources) != set(targets):
        return False
    others = (word.text.lower() for slot in trigger.frame.target for word in words_in(scene, trigger, slot))
    how = (word.text.lower() for word in trigger.sentence.under(trigger.word, Role.ADJECTIVE))
    told = not words("titles", "references", "mutual").isdisjoint(how)
    return trigger.frame.mutual or told or not words("titles", "references", "each_other").isdisjoint(others)


def _addressed(scene: Scene, trigger: Trigger, codes: set[str]) -> Iterator[Party]:
    """Those to whom something is said who stand for a party ("reiterated to President Sisi his support for Egypt")."""
    for word in (*words_in(scene, trigger, "to"), *_behind_to(scene, trigger)):
        for party in scene.cast.parties(scene.sentence, word, acting=True):
            if party.person is not None and party.code in codes:
                yield party


def _behind_to(scene: Scene, trigger: Trigger) -> Iterator[Word]:
    """The person's name between "to" right behind a verb and what is said, wherever the tree hangs it."""
    sentence, verb = scene.sentence, trigger.verb
    behind = sentence.words[verb.index + 1 : verb.index + 2] if verb is not None else ()
    if verb is not None and behind and behind[0].text == "to":
        found = (p for p in scene.cast.people[sentence.index] if verb.index < p.first < trigger.word.index)
        yield from (sentence.words[person.first] for person in found)


def _is_away(scene: Scene, trigger: Trigger, source: Sequence[Party], places: tuple[str, ...]) -> bool:
    """Whether somebody, told by name or office, is in a state that is not their own."""
    heads = words("titles", "signs", "heads") | words("titles", "representatives", "nouns")
    official = any(word.lemma in heads for word in subjects_of(scene, trigger))
    own = {party.code for party in source if party.code and (official or party.person is not None)}
    return bool(own) and bool(places) and not own & set(places)


def _names_office(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody acted upon is told by office alone ("received the Libyan envoy", "his Libyan colleague")."""
    told = (word for slot in trigger.frame.target for word in words_in(scene, trigger, slot))
    return any(word.lemma in words("titles", "signs", "heads") for word in told)


def _by_pronoun(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb of talking has only "they" or "the two leaders" for parties: it tells of a meeting known."""
    if trigger.nominal or trigger.frame.type is not EventType.CONSULT:
        return False
    others = [word for slot in trigger.frame.target for word in words_in(scene, trigger, slot)]
    return not others and any(refers_back(scene, word) for word in subjects_of(scene, trigger))


def _meets_somebody(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb of meeting has a counterpart of its own whom nobody knows ("meet Doreen Bogdan-Martin")."""
    if trigger.nominal:
        return False
    subjects = any(_is_somebody(scene, word) for word in subjects_of(scene, trigger))
    others = [word for slot in trigger.frame.target for word in words_in(scene, trigger, slot)]
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
    verdict = status_of(trigger, headline=scene.headline)
    return Act(
        trigger=trigger,
        source=source,
        target=target,
        people=_people(parties),
        status=verdict.status,
        cue=verdict.cue(scene.sentence),
        where=_where(scene, trigger),
        around=_around(scene, {*source, *target}, together=symmetric),
        lacks=not target if not symmetric else len(source) == 1,
        detected=_detected(scene, trigger),
        fitting=fitting(scene, trigger, source, target),
    )


def _detected(scene: Scene, trigger: Trigger) -> float | None:
    """How likely the network finds that the words of a trigger tell an act of its type."""
    if scene.detection is None:
        return None
    span = trigger.span
    return scene.detection.type_at(scene.sentence.words_within(span.start, span.end), trigger.frame.type)


def _around(scene: Scene, own: set[str], *, together: bool) -> tuple[str, ...]:
    """The states and organisations that the sentence names besides.

    Where more than two are named of those who do something together, the place is none of them if that leaves two.
    """
    named = [code for code in scene.cast.codes_named(scene.sentence, scene.sentence.end) if code not in own]
    wanted = PAIR - len(own)
    if not together or len(named) <= wanted:
        return tuple(named)
    located = _only_located(scene)
    acting = [code for code in named if code not in located]
    return tuple(acting if len(acting) == wanted else named)


def _only_located(scene: Scene) -> set[str]:
    """The states whose names are only where something is ("talks in Ottawa")."""
    at, elsewhere = set[str](), set[str]()
    for word in scene.sentence.words:
        name = scene.cast.name_at(scene.sentence, word)
        if name is not None and name.code:
            (at if word.preposition in words("actors", "places", "at") else elsewhere).add(name.code)
    return at - elsewhere


def _where(scene: Scene, trigger: Trigger) -> Place | None:
    sentence, verb = scene.sentence, trigger.verb
    if trigger.frame.places:
        goal = visited(sentence, trigger.word, verb, scene.places)
        if goal is not None:
            return goal
    return where(sentence, trigger.word, verb, scene.places)


def _people(parties: Iterable[Party]) -> tuple[Person, ...]:
    found = {party.person.name: party.person for party in parties if party.person is not None}
    return tuple(found.values())


def _enough(trigger: Trigger, source: tuple[str, ...], target: tuple[str, ...]) -> bool:
    if not source:
        return False
    parties = {*source, *target}
    if trigger.frame.type not in SYMMETRIC and trigger.frame.least > 1 and not target:
        return False
    return len(parties) >= trigger.frame.least or _is_own_meeting(trigger, parties)


def _is_own_meeting(trigger: Trigger, parties: set[str]) -> bool:
    """Whether the members of one organisation meet among themselves ("the G7 will meet", "ASEAN ministers met")."""
    if trigger.nominal or trigger.frame.kind is not Kind.MEETING:
        return False
    return all(code in organisations() for code in parties) and trigger.word.lemma in words(
        "cues", "verbs", "gathering"
    )


def _reference(trigger: Trigger, told: Act) -> Act | None:
    """An act with too few parties: it may mean one told before ("the meeting"), or leave out a side."""
    if trigger.frame.type in SYMMETRIC:
        return replace(told, refers=True)
    if trigger.nominal and not told.source:
        return replace(told, refers=True)
    return replace(told, refers=trigger.nominal and not trigger.is_object, lacks=True) if told.parties else None


def is_definite(trigger: Trigger) -> bool:
    """Whether a noun is told as known ("the talks", "their visit")."""
    determiners = trigger.sentence.under(trigger.word, Role.DETERMINER, Role.POSSESSOR)
    return any(word.text.lower() in DEFINITE for word in determiners)
