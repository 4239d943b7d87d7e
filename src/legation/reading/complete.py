"""The side of an act that its own words leave out, from what it answers, the meeting it is part of, and its context."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from legation.knowledge.organisations import organisations
from legation.knowledge.states import states
from legation.knowledge.word_lists import table, words
from legation.language.tree import Role, Sentence, Word
from legation.model import SYMMETRIC, EventType, Status
from legation.reading import clauses
from legation.reading.act import Act, Origin, Told
from legation.reading.acted_upon import answers_act, is_suit
from legation.reading.draft import Draft
from legation.reading.focus import Focus, all_named
from legation.reading.mediated import with_sides
from legation.reading.nearby import Nearby

#: Acts done by speaking, whose other side is who was met, where none is named.
SPOKEN = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.REQUEST, EventType.COOPERATE})
#: Acts on the ground, done to the state where they are done unless the words name another.
ON_GROUND = frozenset({EventType.AID, EventType.MOBILIZE, EventType.RETREAT, EventType.ASSAULT, EventType.COERCE})
#: Acts that answer another party's act.
ANSWERS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.PROTEST, EventType.SUPPORT})
#: Acts against somebody, of which one follows another.
HOSTILE = frozenset({EventType.ACCUSE, EventType.THREATEN, EventType.PROTEST, EventType.SANCTION, EventType.COERCE})
#: How many there are on the sides of an act, where there are no more than must be.
PAIR = 2
#: Where a noun stands that its sentence is about.
FOREMOST = frozenset({Role.SUBJECT, Role.PASSIVE_SUBJECT, Role.ROOT})
#: How many sentences after a meeting an act may still be part of it.
OCCASION = 8
#: Acts to which a refusal replies, and how many sentences after them it may stand.
REPLIED = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.PROTEST})
REPLY = 2
#: How many sentences before an answer the act may be told that "it" means.
LAST_TOLD = 1
#: How many sentences around an act must tell of those whom the article is about, for them to be its other side.
ABOUT = 6
#: How many sentences away an event may stand whose parties an act is guessed to share.
NEAR = 4
#: How somebody is told whom nothing else can stand for.
UNKNOWN = frozenset({Told.STRANGER, Told.THING})
#: Acts that are but words of praise or blame.
OPINIONS = frozenset({EventType.SUPPORT, EventType.ACCUSE, EventType.REJECT})


def completed(act: Act, nearby: Nearby, focus: Focus) -> Act:
    """An act that lacks its other side, completed by what it answers, its meeting, or whom the article is about.

    Args:
        nearby: the drafts that are known without what is completed.
    """
    if not act.lacks or not act.source or act.domestic:
        return act
    if (placed := _done_at(act)) is not None:
        return placed
    if act.told[1] is Told.STRANGER or _needs_nobody(act) or _is_of_members(act):
        return act
    if (addressed := _applied_to(act)) is not None:
        return addressed
    near = _met_there(act) or with_sides(act, nearby, focus.pair) or _asked_of(act, nearby) or _goes_on(act, nearby)
    near = near or _complains_of(act, nearby)
    if near is not None:
        return near
    answer = _answered(act, nearby) or replied_to(act, nearby) or act.doer if act.type in ANSWERS else ()
    if answer:
        return _with(act, answer, Origin.ANSWERED)
    found = _from_context(act, nearby, focus.pair)
    beside = tuple(code for code in act.around if code not in act.parties)
    if len(beside) != 1:
        return found or _with_centre(act, focus.centre, nearby) or act
    if found is not None and beside[0] not in found.parties:
        return _with(act, beside, Origin.SENTENCE)
    return found or act


def _needs_nobody(act: Act) -> bool:
    """Whether forces move towards nobody, unless the words say so ("a missile test")."""
    return act.type is EventType.MOBILIZE and act.trigger.frame.least == 1


def _is_of_members(act: Act) -> bool:
    """Whether an organisation holds a session of its own members ("the ASEAN ministerial"): nobody else takes part.

    A plain meeting is one only where it is told whose it is ("a meeting of OPEC ministers").
    """
    if act.type is not EventType.CONSULT or len(act.parties) != 1:
        return False
    known = organisations().get(*act.parties)
    if known is None or known.kind == "armed group":
        return False
    sentence, word = act.trigger.sentence, act.trigger.word
    if not act.trigger.nominal:
        return _members_gather(sentence, word)
    of_whom = sentence.under(word, Role.COMPOUND, Role.POSSESSOR, Role.NOUN_MODIFIER, Role.ADJECTIVE)
    named = word.lemma in words("cues", "sessions", "own")
    return named or any(each.lemma in words("cues", "sessions", "members") for each in of_whom)


def _members_gather(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells that several of one body meet, and nobody besides ("ASEAN ministers met in Hanoi")."""
    subject = clauses.subject(sentence, verb)
    several = subject is not None and subject.lemma in words("cues", "sessions", "members")
    alone = not clauses.patients(sentence, verb) and not clauses.obliques(sentence, verb, "with")
    return several and alone and verb.lemma in words("cues", "verbs", "gathering")


def _applied_to(act: Act) -> Act | None:
    """An application as made to the one organisation that its sentence names besides, be states named there too."""
    if act.type is not EventType.REQUEST or act.trigger.word.lemma not in words("cues", "membership", "nouns"):
        return None
    bodies = tuple(code for code in act.around if code in organisations())
    return _with(act, bodies, Origin.OWN) if len(bodies) == 1 else None


def _done_at(act: Act) -> Act | None:
    """An act on the ground as done to the state where it is done ("fired at targets in Jericho")."""
    place = act.where.of if act.where is not None else None
    if act.type not in ON_GROUND or place is None or place not in states() or place in act.source:
        return None
    return _with(act, (place,), Origin.OWN)


def _met_there(act: Act) -> Act | None:
    """Talks with an office-holder whose state is not told, as those with the state where they take place."""
    place = act.where.of if act.where is not None else None
    if act.type is not EventType.CONSULT or act.trigger.nominal or place not in states() or place in act.source:
        return None
    officials = [person for person in act.people if person.of is None and person.office_class is not None]
    return _with(act, (place,), Origin.OWN) if officials and place else None


def _asked_of(act: Act, nearby: Nearby) -> Act | None:
    """A request as made to whoever does, in its sentence, what is done at it ("seized by Chad at Mali's request")."""
    word = act.trigger.word
    if act.type is not EventType.REQUEST or not act.trigger.nominal or word.preposition not in ("at", "upon"):
        return None
    for _, draft in nearby.in_sentence(act.trigger.sentence.index):
        if draft.source and draft.first.type is not EventType.REQUEST and not set(act.source) & set(draft.source):
            return _with(act, draft.source, Origin.OWN)
    return None


def _goes_on(act: Act, nearby: Nearby) -> Act | None:
    """A hostile act as done to those to whom its actors did one right before, in the same sentence."""
    if act.type not in HOSTILE:
        return None
    for draft in nearby.before(act, 0):
        if draft.first.type in HOSTILE and set(draft.source) == set(act.source) and draft.target:
            return _with(act, draft.target, Origin.OWN)
    return None


def _complains_of(act: Act, nearby: Nearby) -> Act | None:
    """A protest, or a suit, as one against whoever did something to those who bring it, last before."""
    if act.type is not EventType.PROTEST and not is_suit(act.trigger):
        return None
    for draft in nearby.before(act, OCCASION):
        suffered = set(act.source) <= set(draft.target) and not set(act.source) & set(draft.source)
        if suffered and draft.first.type in HOSTILE | ON_GROUND:
            return _with(act, draft.source, Origin.ANSWERED)
    return None


def _from_context(act: Act, nearby: Nearby, pair: frozenset[str]) -> Act | None:
    """The act with its other side from the meeting it is part of, or from the pair that the article is about."""
    meeting = _occasion(act, nearby) if act.type in SPOKEN else None
    if meeting is not None:
        return _with(act, meeting.source, Origin.MEETING)
    named = act.type is EventType.CONSULT and act.trigger.nominal
    if not named and len(act.source) == 1 and set(act.source) < pair and _is_about(act, pair, nearby):
        return _with(act, tuple(sorted(pair)), Origin.PAIR)
    return None


def _is_about(act: Act, codes: Collection[str], nearby: Nearby) -> bool:
    """Whether some parties act, all together or one by one, in the events told around an act.

    A long article goes from one matter to the next: what it tells of two states in one part says nothing of the others.
    """
    at = act.trigger.sentence.index
    around = range(at - ABOUT, at + ABOUT + 1)
    known = {code for index in around for _, draft in nearby.in_sentence(index) for code in draft.parties}
    return known.issuperset(codes)


def _with_centre(act: Act, centre: str | None, nearby: Nearby) -> Act | None:
    """The act with the party as its other side that takes part in most of what the article tells."""
    named = act.type is EventType.CONSULT and act.trigger.nominal
    if centre is None or centre in act.source or named or act.type is EventType.COOPERATE:
        return None
    if not _is_about(act, (centre,), nearby):
        return None
    return _with(act, (centre,), Origin.PAIR)  # the weights of signs know no origin of its own for the centre


def guessed(
    act: Act, nearby: Nearby, main: Sequence[str], centre: str | None = None, *, chosen: bool = False
) -> Act | None:
    """An act with the side it lacks guessed: the likeliest of those at hand (`_at_hand`).

    Nobody is guessed for a side that is told, by a name or noun that no table knows, or that is the actor's own. Who
    does what a noun tells ("the attack on the embassy") is no other actor of its sentence.

    Args:
        nearby: the drafts that are known.
        main: the two states that the article names most.
        centre: the party that takes part in most of what the article tells.
        chosen: whether an act that a verb tells counts though only those acted upon are known, and officials told by
            their number alone ("the two ministers") may be those of the states that the sentence names.

    Returns:
        The act with its origin; None where nobody who acts is known, or what is done is a state's own affair.
    """
    if act.domestic and act.type not in SYMMETRIC:
        return None
    if _is_of_members(act):
        return replace(act, refers=False, lacks=False)
    kept = act.source or chosen and _is_told_of(act)
    unknown = replace(act, origin=Origin.NOBODY, refers=False) if kept else None
    untold = not act.source and act.told[0] in UNKNOWN and not (chosen and _is_of_officials(act))
    if untold and not _is_official(act):
        return unknown
    if act.domestic or act.source and (act.told[1] is Told.STRANGER or _needs_nobody(act)):
        return replace(act, origin=Origin.NOBODY, refers=False)
    near = _near(act, nearby)
    for codes, origin in ((near, Origin.NEAR),) if untold else _at_hand(act, near, main, centre):
        found = _filled(act, codes)
        if found is not None:
            return replace(found, origin=origin, refers=False, lacks=False)
    return unknown or (_named_alone(act, main) or _as_before(act, nearby) if chosen else None)


def _is_official(act: Act) -> bool:
    """Whether somebody in office or a body acts whose state is not told ("the ministry summoned the Danish envoy")."""
    if act.trigger.verb is None or not act.target:
        return False
    return _is_of_body(act) or any(person.office and person.of is None for person in act.people)


def _as_before(act: Act, nearby: Nearby) -> Act | None:
    """An act whose sentence names nobody, with the sides of the act told right before it ("No troops moved.").

    Who refuses what another asked or charged has that one before him.
    """
    if act.source or act.around or act.type in SYMMETRIC or not act.trigger.nominal:
        return None
    told = (draft for draft in nearby.before(act, 1) if draft.source and draft.target)
    before = next(told, None)
    if before is None or act.target and not set(act.target) <= set(before.target):
        return None
    answers = act.type is EventType.REJECT and before.first.type in REPLIED
    source, target = (before.target, before.source) if answers else (before.source, before.target)
    return replace(act, source=source, target=target, refers=False, lacks=False, origin=Origin.NEAR)


def _named_alone(act: Act, main: Sequence[str]) -> Act | None:
    """An act that a noun tells without its parties ("the summit was put off"), with those named around it.

    What is done together takes one or two of them, who meet whomever; of what one does to another the first acts, alone
    where the sentence is about the act and names no second. Of violence nobody is made the author.
    """
    if act.source or not act.trigger.nominal or _is_knowledge(act) or _is_of_somebody(act):
        return None
    named = tuple(code for code in act.around if code not in act.target)
    near = named if len(named) <= PAIR else tuple(code for code in named if code in main)
    if act.type in SYMMETRIC:
        codes = tuple(dict.fromkeys((*act.target, *(near or main))))
        source, target, enough = codes, codes, bool(codes)
    else:
        codes = (*near, *act.target)
        source, target = (codes[:1], codes[1:]) if len(codes) == PAIR else (near[:1], act.target)
        alone = len(codes) != PAIR and (act.trigger.word.role not in FOREMOST or act.type in ANSWERS)
        enough = bool(source) and act.type is not EventType.ASSAULT and not alone
    found = replace(act, source=source, target=target, refers=False, lacks=False, origin=Origin.SENTENCE)
    return found if enough else None


def _is_of_somebody(act: Act) -> bool:
    """Whether what one does to another is told as the object of what somebody else does ("offered a loan")."""
    return act.type not in SYMMETRIC and act.trigger.word.role in (Role.OBJECT, Role.OBLIQUE, Role.NOUN_MODIFIER)


def _is_knowledge(act: Act) -> bool:
    """Whether an act is only what somebody knows of ("a person close to the talks")."""
    head = act.trigger.sentence.head(act.trigger.word)
    return head is not None and head.lemma in words("cues", "sources", "acquainted")


def _is_told_of(act: Act) -> bool:
    """Whether a verb tells what is done to somebody, by whomever; killings by unknown persons are no events.

    Nor are opinions, which anything may have ("critics praise", "the film blames"), save those of a body whose
    state is not told ("a court").
    """
    if not act.target or act.trigger.verb is None or act.type is EventType.ASSAULT:
        return False
    return act.type not in OPINIONS or act.told[0] in (Told.NOT, Told.STRANGER) or _is_of_body(act)


def _is_of_body(act: Act) -> bool:
    """Whether those act who may act for a state, whichever it is ("a court sentenced", "two delegations urged")."""
    acting = words("titles", "representatives", "nouns") - words("titles", "representatives", "private")
    agents = clauses.agents(act.trigger.sentence, act.trigger.verb or act.trigger.word)
    return any(agent.lemma in acting for agent in agents)


def _is_of_officials(act: Act) -> bool:
    """Whether those who meet are told as officials of sides that the context names ("between the two ministers")."""
    if act.type not in SYMMETRIC or not act.trigger.nominal:
        return False
    told = clauses.obliques(act.trigger.sentence, act.trigger.word, "between", "of", "among")
    acting = words("titles", "representatives", "nouns")
    return any(word.lemma in acting and "Number=Plur" in word.morphology for word in told)


def _at_hand(
    act: Act, near: Sequence[str], main: Sequence[str], centre: str | None
) -> tuple[tuple[Sequence[str], Origin], ...]:
    """Those who may be on the side that an act lacks, the likeliest first, each with the origin of such a guess."""
    nearby = (near, Origin.NEAR)
    if act.source or not act.trigger.nominal:
        return ((act.around, Origin.SENTENCE), nearby, (main, Origin.ARTICLE))
    if act.type in SYMMETRIC:
        return (nearby, (act.around, Origin.SENTENCE))
    return (nearby, ((centre,) if centre else (), Origin.NEAR))  # as in `_with_centre`: no origin of its own


def _filled(act: Act, codes: Sequence[str]) -> Act | None:
    """The act with codes for the side it lacks, where they leave no choice."""
    others = tuple(code for code in codes if code not in act.parties)
    if act.type in SYMMETRIC:
        enough = len(others) == 1 if act.parties else len(others) == 2
        return replace(act, source=(*act.source, *others), target=(*act.source, *others)) if enough else None
    if len(others) != 1:
        return None
    return replace(act, target=others) if act.source else replace(act, source=others) if act.target else None


def _near(act: Act, nearby: Nearby) -> tuple[str, ...]:
    """The parties of the nearest event of two in which an act's known side takes part too."""
    at = act.trigger.sentence.index
    least = 0 if act.source or not act.trigger.nominal else 1
    for gap in range(least, NEAR + 1):
        beside = [pair for sentence in {at - gap, at + gap} for pair in nearby.in_sentence(sentence)]
        for _, draft in sorted(beside, key=lambda pair: pair[0]):
            if len(draft.parties) == 2 and act.parties <= draft.parties and all_named(draft.parties):
                return tuple(sorted(draft.parties))
    return ()


def _with(act: Act, codes: Sequence[str], origin: Origin) -> Act:
    """An act with those of some parties as its other side who are not on its own."""
    others = tuple(code for code in codes if code not in act.source)
    if act.type in SYMMETRIC:
        both = (*act.source, *others)
        return replace(act, source=both, target=both, refers=False, lacks=False, origin=origin)
    refers = act.refers if origin is Origin.ANSWERED else False
    return replace(act, target=others, refers=refers, lacks=False, origin=origin)


def _answered(act: Act, nearby: Nearby) -> tuple[str, ...]:
    """Who did what an act answers ("condemned the move"): the actors of the last act that its object can mean."""
    nouns = {word.lemma for word in clauses.patients(act.trigger.sentence, act.trigger.word)}
    if answers_act(act.trigger):
        return next((draft.source for draft in nearby.before(act, LAST_TOLD) if _may_be_it(act, draft)), ())
    for draft in nearby.before(act, OCCASION):
        meant = words("answers", "nouns", "any")
        if draft.first.type.value in table("answers")["nouns"]:
            meant |= words("answers", "nouns", draft.first.type.value)
        if nouns & meant and not set(draft.source) & set(act.source):
            return draft.source
    return () if act.type is EventType.REJECT else act.doer


def _may_be_it(act: Act, draft: Draft) -> bool:
    """Whether "it" may mean another's act: what both judge, or the judgement where it is passed on who answers it."""
    own = set(act.source)
    judges = draft.first.type in OPINIONS and not own & set(draft.target)
    return not own & set(draft.source) and not judges


def replied_to(act: Act, nearby: Nearby) -> tuple[str, ...]:
    """Who shortly before accused, asked or threatened the one who refuses ("Kyiv blames Moscow; Moscow denies it")."""
    if act.type is not EventType.REJECT:
        return ()
    own = set(act.source)
    for draft in nearby.before(act, REPLY):
        aimed = own <= set(draft.target) and not own & set(draft.source)
        if aimed and draft.first.type in REPLIED:
            return draft.source
    return ()


def _occasion(act: Act, nearby: Nearby) -> Draft | None:
    """The nearest meeting of two told in the sentence or shortly before, one of the two being the one who acts."""
    at = act.trigger.sentence.index
    told = (draft for index in range(at, at - OCCASION - 1, -1) for _, draft in nearby.in_sentence(index))
    meeting = next((draft for draft in told if draft.first.type is EventType.CONSULT), None)
    if meeting is None or meeting.status is Status.POSSIBLE and act.status is not Status.POSSIBLE:
        return None  # at what may never take place nothing is said
    fits = len(meeting.parties) == 2 and set(act.source) < meeting.parties and all_named(meeting.parties)
    return meeting if fits else None
