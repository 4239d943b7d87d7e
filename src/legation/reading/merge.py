"""One event an act: the tellings of one act within an article are brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.knowledge.word_lists import table, words
from legation.language.tree import Role
from legation.model import SYMMETRIC, EventType, Kind, Source, Status
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.draft import Draft
from legation.reading.what import is_definite

#: Kinds of consultation that may tell the same occasion in other words.
MEETINGS = frozenset({Kind.MEETING, Kind.DIALOGUE, Kind.SUMMIT, Kind.NEGOTIATION, Kind.CALL})
#: Types whose tellings with the same parties are taken for the same act; others need words in common.
LASTING = frozenset(
    {
        EventType.CONSULT,
        EventType.ASSAULT,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.COERCE,
        EventType.RETREAT,
        EventType.COOPERATE,
    }
)
#: Words that tell a session apart from the present one, and those in front of somebody not told of before.
FORMER = frozenset({"last", "previous", "preceding"})
NEW = frozenset({"a", "an", "another", "other"})
#: The share of words that two tellings of a speech act must have in common.
COMMON = 0.34
#: Acts done by speaking, whose other side is who was met, where none is named.
SPOKEN = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.REQUEST, EventType.COOPERATE})
#: Acts that answer another party's act.
ANSWERS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.PROTEST})
#: How many sentences below the headline the lead has, a dateline among them.
LEAD = 2
#: How many sentences after a meeting an act may still be part of it.
OCCASION = 8
#: The share of content words that two tellings of common work share at least.
COMMON_WORK = 0.1
#: Statuses that two tellings of one event may word differently.
COMPATIBLE = (frozenset({Status.PLANNED, Status.POSSIBLE}), frozenset({Status.HAPPENED, Status.ONGOING}))
#: How many events back a telling is compared, and how many tellings an event keeps: more than any article has, so that
#: time stays linear for texts that are none.
FARTHEST = 200
MOST_TELLINGS = 100
IGNORED = frozenset("be have do the a an of to in on for and with at by from its their his her it that this".split())


#: An act with its sources, and the ordinal of its session where one is told.
Told = tuple[Act, tuple[Source, ...], int | None]


def merged(acts: Sequence[Told]) -> list[Draft]:
    """The acts of an article, in order, as one draft for each event; references that mean nothing told are left out.

    Args:
        acts: each act with its sources and the ordinal of its session ("second"), where one is told.
    """
    known = _together(acts)
    pair = _main_pair(known)
    filled = ((_with_pair(_with_other_side(act, known), pair), sources, ordinal) for act, sources, ordinal in acts)
    return _together(list(filled))


def _main_pair(drafts: Sequence[Draft]) -> frozenset[str]:
    """The two parties that an article is about: told together at least twice as often as any other two, else nobody."""
    counts: dict[frozenset[str], int] = {}
    for draft in drafts:
        if len(draft.parties) == 2:
            counts[draft.parties] = counts.get(draft.parties, 0) + len(draft.acts)
    ranked = sorted(counts, key=lambda pair: (-counts[pair], sorted(pair)))
    if not ranked or len(ranked) > 1 and counts[ranked[0]] < 2 * counts[ranked[1]]:
        return frozenset()
    return ranked[0]


def _with_pair(act: Act, pair: frozenset[str]) -> Act:
    """An act that still lacks its other side, done by one of the two that the article is about: the other it is."""
    if not act.lacks or len(act.source) != 1 or not set(act.source) < pair:
        return act
    if act.type is EventType.CONSULT and act.trigger.nominal:
        return act
    other = tuple(pair - set(act.source))
    if act.type in SYMMETRIC:
        both = (*act.source, *other)
        return replace(act, source=both, target=both, refers=False, lacks=False)
    return replace(act, target=other, refers=False, lacks=False)


def _together(acts: Sequence[Told]) -> list[Draft]:
    drafts: list[Draft] = []
    ahead: list[Told] = []
    for told in acts:
        act, sources, ordinal = told
        at = _same(act, ordinal, drafts)
        if at is not None:
            drafts[at] = _joined(drafts[at], act, sources, ordinal)
        elif _is_event(act):
            drafts.append(Draft(acts=(act,), sources=sources, ordinal=ordinal))
        elif (former := _former_session(act, drafts)) is not None:
            drafts.append(Draft(acts=(former,), sources=sources, ordinal=ordinal))
        elif act.trigger.sentence.index == 0:
            ahead.append(told)
    return _with_headline(drafts, ahead)


def _with_headline(drafts: list[Draft], ahead: Sequence[Told]) -> list[Draft]:
    """References in the headline mean the first event below that fits."""
    for act, _, ordinal in ahead:
        for at, draft in enumerate(drafts):
            if _referred(act, draft) and not _other_session(act, ordinal, draft) and _same_time(act, draft):
                drafts[at] = replace(draft, acts=(act, *draft.acts), ordinal=draft.ordinal or ordinal)
                break
    return drafts


def _is_event(act: Act) -> bool:
    """Whether an act stands as an event of its own, though it means none told before."""
    enough = len(act.parties) >= act.frame.least
    if act.refers:
        return enough and not act.trigger.nominal
    return enough or act.stands_alone


def _with_other_side(act: Act, drafts: Sequence[Draft]) -> Act:
    """An act that lacks its other side, completed from what it answers or from the meeting of two it is part of."""
    if not act.lacks:
        return act
    if act.type in ANSWERS:
        answered = _answered(act, drafts)
        return replace(act, target=answered, lacks=False) if answered else act
    if act.trigger.nominal and act.type is EventType.CONSULT or act.type not in SPOKEN:
        return act
    meeting = _occasion(act, drafts)
    if meeting is None:
        return act
    others = tuple(code for code in meeting.source if code not in act.source)
    if act.type in SYMMETRIC:
        both = (*act.source, *others)
        return replace(act, source=both, target=both, refers=False, lacks=False)
    return replace(act, target=others, refers=False, lacks=False)


def _answered(act: Act, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Who did what an act answers ("condemned the move"): the actors of the last act that its object can mean."""
    nouns = {word.lemma for word in clauses.patients(act.trigger.sentence, act.trigger.word)}
    for draft in reversed(drafts):
        first = draft.acts[0]
        gap = act.trigger.sentence.index - first.trigger.sentence.index
        meant = words("answers", "nouns", "any")
        if draft.first.type.value in table("answers")["nouns"]:
            meant |= words("answers", "nouns", draft.first.type.value)
        before = 0 <= gap <= OCCASION and first.span.start < act.span.start
        if before and nouns & meant and not set(draft.source) & set(act.source):
            return draft.source
    return ()


def _occasion(act: Act, drafts: Sequence[Draft]) -> Draft | None:
    """The nearest meeting of two told in the sentence or shortly before, one of the two being the one who acts."""
    near = [(gap, draft) for draft in drafts if (gap := _gap(act, draft)) is not None]
    if not near:
        return None
    draft = min(near, key=lambda each: each[0])[1]
    return draft if len(draft.parties) == 2 and set(act.source) < draft.parties else None


def _gap(act: Act, draft: Draft) -> int | None:
    """How many sentences before an act a meeting was last told, where that is near enough."""
    if draft.first.type is not EventType.CONSULT:
        return None
    at = act.trigger.sentence.index
    gaps = [at - told.trigger.sentence.index for told in draft.acts if told.trigger.sentence.index <= at]
    return min(gaps) if gaps and min(gaps) <= OCCASION else None


def _joined(draft: Draft, act: Act, sources: tuple[Source, ...], ordinal: int | None) -> Draft:
    if len(draft.acts) >= MOST_TELLINGS:
        return draft
    return replace(
        draft,
        acts=(*draft.acts, act),
        sources=_chained(draft.sources, sources),
        ordinal=draft.ordinal or ordinal,
    )


def _chained(told: tuple[Source, ...], more: tuple[Source, ...]) -> tuple[Source, ...]:
    """The sources of all tellings, each once, those of the first telling first."""
    found: dict[tuple[object, ...], Source] = {}
    for source in (*told, *more):
        found.setdefault((source.kind, source.name or source.span.text.lower()), source)
    return tuple(found.values())


def _same(act: Act, ordinal: int | None, drafts: Sequence[Draft]) -> int | None:
    """The draft that an act tells once more: the latest that fits."""
    for at in range(len(drafts) - 1, max(-1, len(drafts) - 1 - FARTHEST), -1):
        draft = drafts[at]
        fits = _referred(act, draft) if act.refers else _retold(act, draft)
        if fits and not _other_session(act, ordinal, draft) and _same_time(act, draft) and _same_status(act, draft):
            return at
    return None


def _other_session(act: Act, ordinal: int | None, draft: Draft) -> bool:
    """Whether two tellings count their sessions differently, or one tells of "the last meeting"."""
    if ordinal is not None and draft.ordinal is not None and ordinal != draft.ordinal:
        return True
    return _is_former(act) and not any(_is_former(told) for told in draft.acts)


def _is_former(act: Act) -> bool:
    """Whether a noun tells of a session before the one that the article is about ("the last meeting")."""
    adjectives = act.trigger.sentence.under(act.trigger.word, Role.ADJECTIVE) if act.trigger.nominal else []
    return any(word.lemma in FORMER for word in adjectives)


def _former_session(act: Act, drafts: Sequence[Draft]) -> Act | None:
    """ "The last meeting": one of those who meet in a draft, and an event of its own."""
    if not act.refers or not _is_former(act):
        return None
    later = next((draft for draft in reversed(drafts) if _referred(act, draft)), None)
    return replace(act, source=later.source, target=later.target, refers=False) if later else None


def _referred(act: Act, draft: Draft) -> bool:
    """Whether "the talks" or "their visit" may mean a draft."""
    if act.type is not draft.first.type or not _same_kind(act, draft):
        return False
    if _is_proper(act) and not _shares_noun(act, draft):
        return False
    if act.type is EventType.COOPERATE and not any(_common(act, other) >= COMMON_WORK for other in draft.acts):
        return False
    if act.type not in SYMMETRIC and act.target and draft.target and not set(act.target) & set(draft.target):
        return False
    return not act.trigger.nominal or frozenset(act.source) <= draft.parties


def _in_one_clause(act: Act, draft: Draft) -> bool:
    """Whether the last telling rests on the same verb ("agreed", "agreed to a ceasefire")."""
    last, this = draft.acts[-1].trigger, act.trigger
    if last.sentence.index != this.sentence.index or last.verb is None or this.verb is None:
        return False
    return last.verb.index == this.verb.index


def _tells_headline(act: Act, draft: Draft) -> bool:
    """Whether a draft stands in the headline only, and an act in the lead tells it in full."""
    in_headline = all(told.trigger.sentence.index == 0 for told in draft.acts)
    return in_headline and 0 < act.trigger.sentence.index <= LEAD


def _is_proper(act: Act) -> bool:
    """Whether a noun is part of a name ("Summit of the Americas") and so means that occasion only."""
    return act.trigger.nominal and act.trigger.word.text[:1].isupper() and act.trigger.sentence.index > 0


def _shares_noun(act: Act, draft: Draft) -> bool:
    return any(other.trigger.word.text == act.trigger.word.text for other in draft.acts)


def _retold(act: Act, draft: Draft) -> bool:
    if act.type is not draft.first.type or not _same_kind(act, draft) or not _same_parties(act, draft):
        return False
    if act.frame.kind is Kind.VISIT and not (_same_goal(act, draft) and _same_visitors(act, draft)):
        return False
    if _in_one_clause(act, draft) or _tells_headline(act, draft):
        return True
    if _meets_others(act):
        return False
    if act.type is EventType.COOPERATE:
        return any(_common(act, other) >= COMMON_WORK for other in draft.acts)
    return act.type in LASTING or any(_common(act, other) >= COMMON for other in draft.acts)


def _meets_others(act: Act) -> bool:
    """Whether a meeting is with somebody not told of before ("met with a team of experts")."""
    if act.type is not EventType.CONSULT or act.trigger.nominal:
        return False
    sentence, verb = act.trigger.sentence, act.trigger.word
    others = [*clauses.patients(sentence, verb), *clauses.obliques(sentence, verb, "with")]
    return any(child.text.lower() in NEW for each in others for child in sentence.under(each, Role.DETERMINER))


def _same_kind(act: Act, draft: Draft) -> bool:
    """Whether the kinds agree; "the talks", "discussed" or a headline may word a dialogue as a plain meeting."""
    kinds = {act.frame.kind, draft.first.frame.kind}
    if len(kinds) == 1:
        return True
    vague = act.refers or act.trigger.nominal and is_definite(act.trigger) or draft.first.trigger.sentence.index == 0
    vague = vague or not act.trigger.nominal and act.trigger.word.lemma in words("cues", "verbs", "discussing")
    return vague and kinds <= MEETINGS


def _same_goal(act: Act, draft: Draft) -> bool:
    """Whether two visits go to the same state, as far as both say where."""
    here = act.where.of if act.where else None
    there = draft.where.of if draft.where else None
    return here is None or there is None or here == there


def _same_visitors(act: Act, draft: Draft) -> bool:
    """Whether two visits may be of the same people, as far as both say whose."""
    here, there = {person.name for person in act.people}, {person.name for person in draft.people}
    return not here or not there or bool(here & there)


def _same_parties(act: Act, draft: Draft) -> bool:
    """Whether the sides agree; a headline or "the talks between" may name fewer than there are."""
    first = draft.first
    if act.type in SYMMETRIC:
        if act.parties == draft.parties:
            return _same_people(act, draft)
        vague = act.trigger.nominal and is_definite(act.trigger) or first.trigger.sentence.index == 0
        return vague and (act.parties <= draft.parties or draft.parties <= act.parties)
    return set(act.source) == set(first.source) and (
        set(act.target) == set(first.target) or not act.target or not first.target
    )


def _same_people(act: Act, draft: Draft) -> bool:
    """Whether nobody else speaks for a side than before, where both tellings name somebody for it."""
    for code in act.parties:
        here = {person.name for person in act.people if person.of == code}
        there = {person.name for person in draft.people if person.of == code}
        if here and there and not here & there:
            return False
    return not _one_meets_others(act, draft)


def _one_meets_others(act: Act, draft: Draft) -> bool:
    """Whether one person meets somebody else than before, whose side nobody need have told."""
    here, there = {person.name for person in act.people}, {person.name for person in draft.people}
    return len(here & there) == 1 and bool(here - there) and bool(there - here)


def _same_time(act: Act, draft: Draft) -> bool:
    if act.when is None or draft.when is None:
        return True
    if act.when.interval.known and draft.when.interval.known:
        return act.when.interval.overlaps(draft.when.interval)
    return True


def _same_status(act: Act, draft: Draft) -> bool:
    """Whether two tellings can leave one status; a nominal reference may be vague about it."""
    told_vaguely = act.refers or act.trigger.verb is None and is_definite(act.trigger)
    vague = told_vaguely and not (act.status is Status.PLANNED and act.when is not None)
    if vague and act.trigger.nominal or draft.first.trigger.sentence.index == 0:
        return Status.DENIED not in (draft.first.status, act.status)
    told = {act.status, draft.first.status}
    return len(told) == 1 or any(told <= settled for settled in COMPATIBLE)


def _common(act: Act, other: Act) -> float:
    """The share of content words that two tellings have in common (Jaccard)."""
    a, b = _content(act), _content(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def _content(act: Act) -> frozenset[str]:
    sentence = act.trigger.sentence
    root = act.trigger.word
    near = [word for word in sentence.subtree(root) if abs(word.index - root.index) < 15]
    return frozenset(word.lemma for word in near if word.part in ("NOUN", "VERB", "PROPN", "ADJ")) - IGNORED
