"""Ellipsis: acts told without a word of their own, by one told shortly before them.

A noun is left out ("a second is to follow", "those with India"), or a verb ("neither did Peru", "Togo has yet to"); or
a pronoun stands for the act ("it never took place").
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from legation.knowledge.frames import frames
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import SYMMETRIC, EventType, Status
from legation.reading import carriers, clauses, stand_ins
from legation.reading.act import Act
from legation.reading.below import CONTENT
from legation.reading.contents import CONTAINING
from legation.reading.dated import Dated
from legation.reading.governors import listed_verdict
from legation.reading.party import codes_of
from legation.reading.scene import Scene
from legation.reading.stand_ins import StandIn
from legation.reading.status import status_of
from legation.reading.subjects import subjects_of
from legation.reading.tenses import status_of_verb
from legation.reading.triggers import Trigger
from legation.reading.verdict import Verdict
from legation.reading.what import act_by

#: How many sentences before it an act may stand that is not told again in words.
BACK = 1
#: How many do something together at least.
PAIR = 2
#: Acts that take place, as "it took place" says of them.
OCCASIONS = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.AGREE, EventType.RETREAT})
AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE})
UNDONE = frozenset({Status.CANCELLED, Status.DENIED})
#: The statuses that a later word about an act leaves it with, by the one it had.
TURNING: Mapping[Status, frozenset[Status]] = {
    Status.PLANNED: UNDONE | {Status.HAPPENED},
    Status.POSSIBLE: UNDONE | {Status.HAPPENED, Status.PLANNED},
    Status.ONGOING: frozenset({Status.CANCELLED}),
    Status.HAPPENED: frozenset({Status.CANCELLED, Status.DENIED}),
}


def elided(scene: Scene, before: Iterable[Act], here: Sequence[Act]) -> list[Act]:
    """The acts of a sentence that have no word of their own for what they are.

    Args:
        before: the acts of the article up to this sentence, the last first; no more than the nearest are looked at.
        here: those that the sentence tells in words of its own.
    """
    first = scene.sentence.index - BACK
    last = [*takewhile(lambda act: act.trigger.sentence.index >= first, before)][::-1]
    near = [act for act in (*last, *here) if not act.frame.detected]
    if not near:
        return []
    found = [
        *_without_noun(scene, near),
        *_without_verb(scene, near),
        *_by_pronoun(scene, near),
        *_none_such(scene, near),
    ]
    return sorted(found, key=lambda act: act.span.start)


def with_elided(acts: Sequence[Act], more: Sequence[Act]) -> list[Act]:
    """The acts of a sentence with those that have no word of their own, each word telling only one of both."""
    taken = {act.trigger.word.index for act in more}
    return [*(act for act in acts if act.trigger.word.index not in taken), *more]


def own_times(act: Act, dated: Sequence[Dated]) -> Sequence[Dated]:
    """The times that may be an act's: those behind a helper that stands for its verb, else all."""
    alone = not act.trigger.nominal and (act.another or act.turns)
    return [each for each in dated if each.timex.span.start > act.trigger.word.start] if alone else dated


def _before(near: Sequence[Act], word: Word) -> list[Act]:
    """Those of some acts that are told before a word, the last one first."""
    earlier = [act for act in near if act.span.end <= word.start]
    return sorted(earlier, key=lambda act: -act.trigger.word.start)


# --- a noun left out -------------------------------------------------------------------------------------------------


def _without_noun(scene: Scene, near: Sequence[Act]) -> Iterator[Act]:
    for word in scene.sentence.words:
        if stand_ins.stands_for_noun(scene, word):
            named = next((act for act in _before(near, word) if act.trigger.nominal), None)
            fits = named is not None and not _counts_others(scene, word, named) and _can_be_ranked(named, word)
            act = _one_more(scene, word, named) if named is not None and fits else None
            if act is not None:
                yield act
        elif (verb := stand_ins.none_of_it(scene.sentence, word)) is not None:
            named = next((act for act in _before(near, word) if act.trigger.nominal), None)
            if named is not None and named.status is not Status.HAPPENED:
                trigger = replace(named.trigger, sentence=scene.sentence, word=word, verb=verb)
                cue = Verdict(Status.DENIED, (word,)).cue(scene.sentence)
                denied = replace(named, trigger=trigger, status=Status.DENIED, cue=cue, where=None, when=None)
                yield replace(denied, refers=True, meant=named.span, turns=True)


def _none_such(scene: Scene, near: Sequence[Act]) -> Iterator[Act]:
    """An act told before that somebody says was none ("said that no such talks had taken place")."""
    for noun in scene.sentence.words:
        no = clauses.among(scene.sentence.under(noun, Role.DETERMINER), {"no"}) if noun.part == "NOUN" else []
        if not no or scene.sentence.words[no[0].index + 1].text.lower() != "such" or not _is_held(scene.sentence, noun):
            continue
        named = next((act for act in _before(near, noun) if _can_be_called(act, noun)), None)
        if named is not None:
            trigger = replace(named.trigger, sentence=scene.sentence, word=noun, verb=None, nominal=True)
            cue = Verdict(Status.DENIED, (no[0],)).cue(scene.sentence)
            denied = replace(named, trigger=trigger, status=Status.DENIED, cue=cue, where=None, when=None, people=())
            yield replace(denied, refers=True, meant=named.span, turns=True)


def _is_held(sentence: Sentence, noun: Word) -> bool:
    """Whether a verb tells that an occasion was there or was held, and not what somebody heard or knows of it."""
    verb = clauses.clause_verb(sentence, noun)
    there = noun.head == noun.index or bool(sentence.under(noun, Role.COPULA))
    return there or verb is not None and verb.lemma in words("cues", "ellipsis", "held")


def _can_be_called(act: Act, noun: Word) -> bool:
    """Whether a noun can mean an act: its own noun, or one that tells acts of its type."""
    own = act.trigger.nominal and act.trigger.word.lemma == noun.lemma
    return own or any(frame.type is act.type for frame in frames().by_noun.get(noun.lemma, ()))


def _can_be_ranked(named: Act, word: Word) -> bool:
    """Whether a word can mean one more of a sort: "the last" and "the latest" are sessions alone."""
    return named.type is EventType.CONSULT or word.text.lower() not in stand_ins.SESSIONS


def _counts_others(scene: Scene, word: Word, named: Act) -> bool:
    """Whether another noun is counted between an act and a word that may stand for it ("the first filling")."""
    start = named.span.end if named.trigger.sentence.index == scene.sentence.index else scene.sentence.start
    ranks = words("cues", "ellipsis", "ranks") | {"first"}
    between = [each for each in scene.sentence.words if start <= each.start and each.index < word.index]
    return any(each.text.lower() in ranks and each.head not in (each.index, word.index) for each in between)


def _one_more(scene: Scene, word: Word, named: Act) -> Act | None:
    """One more act of the sort that a noun named, with whom its own words tell and else those of the first."""
    carrier = carriers.carrier(scene.sentence, word, named.frame.carriers)
    trigger = replace(named.trigger, sentence=scene.sentence, word=word, verb=carrier)
    own = act_by(scene, trigger)
    if own is None:
        return None
    verdict = _denied_before(scene.sentence, word) or status_of(trigger, headline=scene.headline)
    return replace(
        _sided(own, named),
        status=verdict.status,
        cue=verdict.cue(scene.sentence),
        another=True,
        meant=named.span,
        refers=False,
        lacks=False,
        domestic=False,
    )


def _denied_before(sentence: Sentence, word: Word) -> Verdict | None:
    """What denies a noun left out right in front of it ("but not those on cigars")."""
    before = clauses.among(sentence.words[max(word.index - 2, 0) : word.index], {"not"})
    return Verdict(Status.DENIED, tuple(before)) if before else None


def _sided(own: Act, named: Act) -> Act:
    """An act with the sides that its own words leave to the one named before."""
    if own.type not in SYMMETRIC:
        source = own.source or tuple(code for code in named.source if code not in own.target)
        target = own.target or tuple(code for code in named.target if code not in own.source)
        return replace(own, source=source, target=target)
    others = tuple(code for code in own.source if code not in named.parties)
    if len(own.parties) > 1:
        return own
    both = (*named.source[:1], *others) if others else named.source
    return replace(own, source=both, target=both)


# --- a verb left out -------------------------------------------------------------------------------------------------


def _without_verb(scene: Scene, near: Sequence[Act]) -> Iterator[Act]:
    for stand_in in stand_ins.verbs_left_out(scene.sentence):
        named = _verb_meant(scene.sentence, stand_in.verb, near)
        act = _done_too(scene, stand_in, named) if named is not None else None
        if act is not None:
            yield act


def _verb_meant(sentence: Sentence, verb: Word, near: Sequence[Act]) -> Act | None:
    """The act told with the verb that another stands for: the last one told in a clause before it.

    What somebody is asked to do or refuses ("demanded that Peru do likewise") is no act.
    """
    told = [act for act in _before(near, verb) if act.trigger.verb is not None and act.meant is None]
    above = {head.index for head in sentence.ancestors(verb)} if verb.role in CONTENT else set()
    here = [act for act in told if act.trigger.sentence.index == sentence.index]
    if any(act.type in CONTAINING and _verb_of(act).index in above for act in here):
        return None
    return next((act for act in told if _is_last_told(sentence, verb, act)), None)


def _is_last_told(sentence: Sentence, verb: Word, act: Act) -> bool:
    """Whether no other clause with a tense of its own stands between an act and what stands for its verb."""
    inside = act.trigger.sentence.index == sentence.index
    first = max(_verb_of(act).index, act.trigger.word.index) + 1 if inside else 0
    below = {word.index for word in sentence.subtree(_verb_of(act))} if inside else set[int]()
    between = (word for word in sentence.words[first : verb.index] if clauses.is_verb(word))
    others = (word for word in between if clauses.is_finite(sentence, word) and not _is_helper_of(word, verb))
    said = words("cues", "verbs", "say") | stand_ins.HELPERS
    return not any(word.lemma not in said and not _is_under(word, below) for word in others)


def _is_under(word: Word, below: Container[int]) -> bool:
    """Whether a verb only tells what an act is about, and stands in its clause."""
    return word.index in below and word.role not in (Role.CONJUNCT, Role.PARATAXIS)


def _is_helper_of(word: Word, verb: Word) -> bool:
    return word.head == verb.index and word.part == "AUX"


def _verb_of(act: Act) -> Word:
    return act.trigger.verb or act.trigger.word


def _done_too(scene: Scene, stand_in: StandIn, named: Act) -> Act | None:
    """What somebody else does, does not or may do too; or whether those who were to have done it."""
    verdict = _verdict_of(scene.sentence, stand_in)
    trigger = Trigger(
        frame=named.frame,
        name=named.trigger.name,
        sentence=scene.sentence,
        word=stand_in.verb,
        verb=stand_in.verb,
        nominal=False,
    )
    told = replace(
        named, trigger=trigger, status=verdict.status, cue=verdict.cue(scene.sentence), where=None, when=None, people=()
    )
    before = _doers(scene, named)
    doers = _who(scene, stand_in, before)
    others = tuple(code for code in doers if code not in before)
    by_others = bool(others) and (stand_in.subject.part != "PRON" or len(others) == len(doers))
    if by_others:
        return _done_by(told, named, before, doers)
    if stand_in.again:
        return replace(told, another=True, meant=named.span)
    return _turned(told, named)


def _who(scene: Scene, stand_in: StandIn, before: Sequence[str]) -> tuple[str, ...]:
    """Who does it: of a pronoun that means nobody of those before, the one who says so ("Serbia says it will not")."""
    sentence, subject = scene.sentence, stand_in.subject
    found = codes_of(scene.cast.parties(sentence, subject, acting=True))
    if subject.part != "PRON" or found and set(found) <= set(before):
        return found
    saying = (head for head in sentence.ancestors(stand_in.verb) if head.lemma in words("cues", "verbs", "say"))
    speakers = (clauses.own_subject(sentence, verb) for verb in saying)
    speaker = next((word for word in speakers if word is not None), subject)
    return codes_of(scene.cast.parties(sentence, speaker, acting=True))


def _doers(scene: Scene, named: Act) -> tuple[str, ...]:
    """Who acts in an act told before: the parties of its subject."""
    there = replace(scene, sentence=named.trigger.sentence, places=())
    found = [
        party
        for word in subjects_of(there, named.trigger)
        for party in scene.cast.parties(there.sentence, word, acting=True)
    ]
    return codes_of(found) or named.source


def _done_by(told: Act, named: Act, before: Sequence[str], doers: tuple[str, ...]) -> Act | None:
    """An act done by others than the one before: with or to the same, or to those who did it to them."""
    beside = tuple(code for code in named.parties if code not in before and code not in doers)
    if told.type in SYMMETRIC:
        both = (*doers, *sorted(beside))
        if len(set(both)) < PAIR:
            return None
        return replace(told, source=both, target=both, refers=False, lacks=False, another=True)
    target = tuple(code for code in named.target if code not in doers)
    answered = target or tuple(code for code in before if code not in doers and named.target)
    return replace(told, source=doers, target=answered, refers=False, lacks=not answered, another=True)


def _turned(told: Act, named: Act) -> Act | None:
    """Whether something planned was done, as its own act once more; nothing where that leaves it as it was."""
    undone = told.status in UNDONE and named.status is not Status.HAPPENED
    done = told.status is Status.HAPPENED and named.status in AHEAD
    if not undone and not done or undone and stand_ins.is_perfect(told.trigger.sentence, told.trigger.word):
        return None
    off = undone and named.status is not Status.POSSIBLE and stand_ins.is_future(told.trigger.word)
    status = Status.CANCELLED if off else told.status
    return replace(told, status=status, refers=True, meant=named.span, turns=True)


def _verdict_of(sentence: Sentence, stand_in: StandIn) -> Verdict:
    """What the helper tells that is left of a verb, or the verb that stands for it ("did the same")."""
    if stand_in.status is None:
        return status_of_verb(sentence, stand_in.verb)
    return Verdict(stand_in.status, (stand_in.verb, *stand_in.cue))


# --- a pronoun for an act --------------------------------------------------------------------------------------------


def _by_pronoun(scene: Scene, near: Sequence[Act]) -> Iterator[Act]:
    """What "it" is said to do that stands for an act ("it never took place", "it is set for Friday")."""
    for verb in stand_ins.fates(scene.sentence):
        named = next((act for act in _before(near, verb) if _can_be_it(act, verb)), None)
        if named is None:
            continue
        verdict = _fate(scene.sentence, verb)
        if verdict is None:
            continue
        trigger = replace(named.trigger, sentence=scene.sentence, word=verb, verb=verb, nominal=False)
        yield replace(
            named,
            trigger=trigger,
            status=verdict.status,
            cue=verdict.cue(scene.sentence),
            where=None,
            when=None,
            people=(),
            refers=True,
            meant=named.span,
            turns=verdict.status in TURNING.get(named.status, ()),
        )


def _fate(sentence: Sentence, verb: Word) -> Verdict | None:
    """What a verb says of the occasion that is its subject: that it is fixed, called off, or what its tense tells.

    Who denies that it was called off says nothing new of it.
    """
    told, listed = status_of_verb(sentence, verb), listed_verdict(sentence, verb)
    if listed is not None and listed.status is Status.CANCELLED and told.status is Status.DENIED:
        return None
    if listed is None or listed.status not in (Status.PLANNED, Status.CANCELLED) or told.status in UNDONE:
        return told
    had = clauses.among(clauses.auxiliaries(sentence, verb), {"had", "'d", "’d"})
    return listed.turned(Status.CANCELLED).joined_by(*had) if had else listed


def _can_be_it(act: Act, verb: Word) -> bool:
    """Whether "it" can mean an act: an occasion that a noun names, or what a verb tells where "it" happens or not."""
    if not act.trigger.nominal:
        return act.type is EventType.CONSULT and verb.lemma in words("cues", "ellipsis", "happening")
    return act.type in OCCASIONS and "Number=Plur" not in act.trigger.word.morphology
