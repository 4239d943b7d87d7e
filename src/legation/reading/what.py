"""What happens: acts with their parties, from the triggers of each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from legation.knowledge.frames import Frame, Frames
from legation.knowledge.organisations import organisations
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Word
from legation.model import SYMMETRIC, EventType, Kind, Place
from legation.reading import clauses, mediated
from legation.reading.act import Act
from legation.reading.acted_upon import LAST, acted_upon, asks_nobody, doer_before, is_suit
from legation.reading.at_home import is_about_deed, is_at_home
from legation.reading.contents import told_in
from legation.reading.groups import group_of, refers_back
from legation.reading.parts import fitting, parts_of
from legation.reading.party import Party, codes_of
from legation.reading.person import Person
from legation.reading.proposals import proposed
from legation.reading.scene import Scene
from legation.reading.slots import collected, words_in
from legation.reading.status import status_of
from legation.reading.subjects import subjects_of
from legation.reading.told import how_told
from legation.reading.triggers import Trigger, find_triggers
from legation.reading.understood import understood
from legation.reading.where import visited, where

#: How many meet or agree where no more are told.
PAIR = 2


def acts_of(scene: Scene, frames: Frames) -> list[Act]:
    """The acts that a sentence tells, and its references to acts told before.

    What only the network detects takes nothing from what a frame's own words tell.
    """
    listed = find_triggers(scene.sentence, frames)
    acts = _found(scene, listed)
    told = told_in(scene, acts)
    if scene.detection is None:
        return told
    more = _found(scene, list(proposed(scene.sentence, scene.detection, listed, frames)))
    if more:
        told += [act for act in told_in(scene, _in_order([*acts, *more])) if act.frame.detected]
    return _in_order(told)


def _found(scene: Scene, triggers: Sequence[Sequence[Trigger]]) -> list[Act]:
    return [act for found in triggers if (act := _best(scene, found)) is not None]


def _in_order(acts: Sequence[Act]) -> list[Act]:
    return sorted(acts, key=lambda act: act.trigger.word.index)


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
    target = target if codes_of(target) else [*target, *mediated.sides(scene, trigger)]
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
        at_home=is_at_home(scene, trigger, sources, targets),
        domestic=not mutual
        and not is_about_deed(scene, trigger)
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
    visits = "predicate" in frame.target and frame.type is EventType.CONSULT
    return not visits or _is_away(scene, trigger, source, codes_of(target))


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
    listed = [word for slot in trigger.frame.target for word in words_in(scene, trigger, slot)]
    owners = [each for word in listed for each in trigger.sentence.under(word, Role.POSSESSOR)]
    things = (*listed, trigger.word, *clauses.patients(trigger.sentence, trigger.word))
    if any(_is_of_both(trigger, word) for word in things):
        return True
    others = (word.text.lower() for word in (*listed, *owners))
    how = (word.text.lower() for word in trigger.sentence.under(trigger.word, Role.ADJECTIVE))
    told = not words("titles", "references", "mutual").isdisjoint(how)
    return trigger.frame.mutual or told or not words("titles", "references", "each_other").isdisjoint(others)


def _is_of_both(trigger: Trigger, thing: Word) -> bool:
    """Whether a thing is what lies between those who act ("reopened their border")."""
    owners = trigger.sentence.under(thing, Role.POSSESSOR, Role.ADJECTIVE)
    told = any(each.text.lower() in ("their", "common", "shared") for each in owners)
    return told and thing.lemma in words("actors", "places", "borders")


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
    told = (
        *subjects_of(scene, trigger),
        *(word for slot in trigger.frame.source for word in _awaited(scene, trigger, slot)),
    )
    official = any(word.lemma in heads for word in told)
    own = {party.code for party in source if party.code and (official or party.person is not None)}
    return bool(own) and bool(places) and not own & set(places)


def _awaited(scene: Scene, trigger: Trigger, slot: str) -> Sequence[Word]:
    """Who is expected somewhere, where a frame has him for its object."""
    return words_in(scene, trigger, slot) if slot == "object" else ()


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
        around=_around(scene, trigger, {*source, *target}, together=symmetric),
        lacks=not target if not symmetric else len(source) == 1,
        doer=doer_before(scene, trigger, source),
        detected=_detected(scene, trigger),
        statuses=scene.detection.statuses_at(trigger.word) if scene.detection is not None else (),
        fitting=fitting(scene, trigger, source, target),
    )


def _detected(scene: Scene, trigger: Trigger) -> float | None:
    """How likely the network finds that the words of a trigger tell an act of its type."""
    if scene.detection is None:
        return None
    span = trigger.span
    return scene.detection.type_at(scene.sentence.words_within(span.start, span.end), trigger.frame.type)


def _around(scene: Scene, trigger: Trigger, own: set[str], *, together: bool) -> tuple[str, ...]:
    """The states and organisations that the sentence names besides.

    Where more than two are named of those who do something together, the place is none of them if that leaves two.
    """
    listed = scene.cast.codes_named(scene.sentence, scene.sentence.end)
    aside = _of_media(scene) | (_topics(scene, trigger) if together else _asking(scene))
    if is_suit(trigger):
        aside |= {code for code in listed if code.lower() in words("actors", "references", "courts")}
    named = [code for code in listed if code not in own and code not in aside]
    wanted = PAIR - len(own)
    if not together or len(named) <= wanted:
        return tuple(named)
    located = _only_located(scene)
    acting = [code for code in named if code not in located]
    return tuple(acting if len(acting) == wanted else named)


def _topics(scene: Scene, trigger: Trigger) -> set[str]:
    """Those whom an occasion is about, and who so need not take part in it."""
    about = clauses.obliques(scene.sentence, trigger.word, "on", "about") if trigger.nominal else []
    return {party.code for word in about for party in scene.cast.parties(scene.sentence, word, acting=False)}


def _asking(scene: Scene) -> set[str]:
    """Those at whose request something is done, which is so not done to them ("arrested at Brazil's request")."""
    requests = words("cues", "control", "requests")
    asked = [word for word in scene.sentence.words if word.lemma in requests and word.preposition in ("at", "upon")]
    return {party.code for word in asked for party in scene.cast.owners(scene.sentence, word)}


def _of_media(scene: Scene) -> set[str]:
    """The states that a sentence names only as those of media ("the Turkish news agency said")."""
    reporting, elsewhere = set[str](), set[str]()
    for word in scene.sentence.words:
        name = scene.cast.name_at(scene.sentence, word)
        if name is not None and name.code:
            head = scene.sentence.words[word.head]
            noun = {head.lemma, *(each.lemma for each in scene.sentence.under(head, Role.COMPOUND))}
            media = name.kind == "adjective" and noun & words("cues", "sources", "media")
            (reporting if media else elsewhere).add(name.code)
    return reporting - elsewhere


def _only_located(scene: Scene) -> set[str]:
    """The states whose names are only where something is ("talks in Ottawa")."""
    at, elsewhere = set[str](), set[str]()
    for word in scene.sentence.words:
        name = scene.cast.name_at(scene.sentence, word)
        if name is not None and name.code:
            first = scene.sentence.words[word.head] if word.role is Role.CONJUNCT and not word.preposition else word
            (at if first.preposition in words("actors", "places", "at") else elsewhere).add(name.code)
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
