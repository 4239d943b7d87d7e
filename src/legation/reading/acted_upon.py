"""Those acted upon: the side of an act towards which its source acts."""

from __future__ import annotations

from collections.abc import Container, Sequence

from legation.knowledge.organisations import organisations
from legation.knowledge.states import states
from legation.knowledge.word_lists import table, words
from legation.language.tree import Role, Sentence, Word
from legation.model import SYMMETRIC, EventType
from legation.reading import clauses
from legation.reading.party import Party, codes_of
from legation.reading.scene import Scene
from legation.reading.slots import collected, words_in
from legation.reading.subjects import takers
from legation.reading.triggers import Trigger

#: Types that judge what somebody did, and are aimed at who did it.
JUDGING = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT})
#: Types of what is done to somebody by telling him so.
DECLARED = frozenset({EventType.REJECT, EventType.THREATEN, EventType.SUPPORT})
#: Argument places that, where they name a party, say whom an act is done to; the others say then what it is about.
FOREMOST = frozenset({"object", "indirect"})
#: What stands behind "it" where it means somebody who is blamed ("accused it of", "criticised it for").
BLAMED = frozenset({"of", "for"})
#: What may mean an act that was told before.
MEANING_ACTS = frozenset({"it", "this", "that"})
#: Where a thing stands that "it" may mean in the next clause.
THINGS = frozenset({Role.OBJECT, Role.PASSIVE_SUBJECT})
#: Where those stand whom a request is addressed to.
ADDRESSED = ("object", "on", "upon", "to", "indirect")
#: Organisations under whose roof others agree: a deal named for one is none with it.
UNIVERSAL = frozenset({"UN"})
#: Argument places that hold those acted upon only where no other does.
LAST = ("inside", "condition")


def acted_upon(scene: Scene, trigger: Trigger, source: Sequence[Party]) -> list[Party]:
    """Those acted upon; those told inside what is promised or asked for, or in its condition, last."""
    owners = _owners_of_it(scene, trigger, source)
    found = _authors(scene, trigger, source) or owners
    found = _without_courts(scene, trigger, found or _direct(scene, trigger, source))
    agreed = trigger.frame.type is EventType.AGREE and len(codes_of(source)) > 1
    mine = set(codes_of(source)) if trigger.frame.type is EventType.THREATEN else set()  # "warned that it would"
    for slot in () if agreed else LAST:  # two agree with one another on what concerns a third
        if not set(codes_of(found)) - mine and slot in trigger.frame.target:
            found = collected(scene, trigger, (slot,), acting=False) or found
    if not codes_of(found) and trigger.frame.type is EventType.MOBILIZE:
        found = _entered(scene, trigger)
    if not codes_of(found) and trigger.frame.type is EventType.AGREE:
        found = _lenders(scene, trigger)
    if not codes_of(found) and trigger.frame.type in JUDGING:
        found = _doers(scene, trigger, source)
    if not codes_of(found) and trigger.frame.type is EventType.ACCUSE:
        found = _ruling_there(scene, trigger)
    if not codes_of(found) and trigger.frame.type is EventType.AID:
        found = [party for word in takers(trigger) for party in scene.cast.parties(scene.sentence, word, acting=False)]
    if not found and trigger.frame.type is EventType.CONCEDE:
        found = _burdened(scene, trigger)
    if not found and trigger.frame.type in DECLARED:
        found = _told_so(scene, trigger, source)
    if trigger.frame.type is EventType.REQUEST:
        return _addressed(scene, trigger) or found or _to_leave_off(scene, trigger)
    own = set(codes_of(source))
    if answers_act(trigger) and not owners:
        return [party for party in found if not party.code]
    if own and trigger.frame.type is EventType.ACCUSE and set(codes_of(found)) <= own:
        return _meant_by_it(scene, trigger, own) or found
    return found


def _ruling_there(scene: Scene, trigger: Trigger) -> list[Party]:
    """Those in whose state that was done which only its rulers do ("condemned the coup in Chad")."""
    sentence = scene.sentence
    deeds = [word for word in clauses.patients(sentence, trigger.word) if word.lemma in words("actors", "own", "deeds")]
    followed = [word for word in deeds if clauses.among(sentence.words[word.index + 1 : word.index + 2], {"in"})]
    phrases = [place for word in (trigger.word, *deeds) for place in clauses.obliques(sentence, word, "in")]
    places = [place for place in phrases if any(place.index > word.index for word in followed)]
    return [party for place in places for party in scene.cast.parties(sentence, place, acting=False)]


def _entered(scene: Scene, trigger: Trigger) -> list[Party]:
    """Whom forces told by where they stand act towards ("troops massed at the border will enter Chad")."""
    sentence, verb = scene.sentence, trigger.verb
    forces = sentence.head(verb) if verb is not None and verb.role is Role.NOUN_CLAUSE else None
    above = sentence.head(forces) if forces is not None and forces.role is Role.SUBJECT else None
    entered = clauses.patients(sentence, above) if above is not None and clauses.is_verb(above) else []
    return [party for word in entered for party in scene.cast.parties(sentence, word, acting=False)]


def _lenders(scene: Scene, trigger: Trigger) -> list[Party]:
    """The organisation in front of the deal that one signs with it ("the signing of the IMF loan agreement")."""
    sentence, word = trigger.sentence, trigger.word
    nouns = (word, *clauses.obliques(sentence, word, "of"), *clauses.patients(sentence, word))
    deals = [noun for noun in nouns if noun.lemma in words("cues", "deals", "nouns")]
    told = [each for deal in deals for each in sentence.under(deal, Role.COMPOUND, Role.ADJECTIVE)]
    codes = codes_of(party for each in told for party in scene.cast.owner(sentence, each))
    lending = [code for code in codes if code in organisations() and code not in UNIVERSAL]
    return [Party(code=code) for code in lending]


def asks_nobody(scene: Scene, trigger: Trigger) -> bool:
    """Whether nothing is asked of another: somebody wants to do something himself, or asks his own staff."""
    if trigger.frame.type is not EventType.REQUEST:
        return False
    sentence, verb = trigger.sentence, trigger.word
    asked = [] if trigger.nominal else [*clauses.patients(sentence, verb), *sentence.under(verb, Role.INDIRECT_OBJECT)]
    if asked and all(word.lemma in words("cues", "control", "staff") for word in asked):
        return not any(scene.cast.owners(scene.sentence, word) for word in asked)
    return trigger.frame.target == ("clause",) and not words_in(scene, trigger, "clause") and not asked


def is_suit(trigger: Trigger) -> bool:
    """Whether a noun tells what is brought before a court, which is not whom it is against."""
    return trigger.nominal and trigger.word.lemma in words("actors", "references", "suits")


def _without_courts(scene: Scene, trigger: Trigger, found: list[Party]) -> list[Party]:
    """Those acted upon without the court before which they are brought; whom it is to force, where it says so."""
    if not is_suit(trigger):
        return found
    courts = words("actors", "references", "courts")
    others = [party for party in found if party.code.lower() not in courts]
    return others if codes_of(others) or len(others) == len(found) else [*others, *_forced(scene, trigger)]


def _forced(scene: Scene, trigger: Trigger) -> list[Party]:
    """Whom a suit is to force ("brought a case to make Chad pay")."""
    sentence, verb = scene.sentence, trigger.verb
    tops = [trigger.word, *([verb] if verb is not None else [])]
    aims = [each for top in tops for each in sentence.children[top.index] if clauses.is_infinitive(sentence, each)]
    forcing = [each for each in aims if each.lemma in words("actors", "references", "forcing")]
    told = [word for each in forcing for word in sentence.under(each, Role.OBJECT)]
    return [party for word in told for party in scene.cast.parties(sentence, word, acting=False)]


def answers_act(trigger: Trigger) -> bool:
    """Whether "it" is what a verb judges, and means what somebody did ("condemned it", "called it a crime")."""
    if trigger.nominal or trigger.word.lemma not in words("answers", "verbs", "judging"):
        return False
    sentence = trigger.sentence
    told = [word for word in clauses.patients(sentence, trigger.word) if word.text.lower() in MEANING_ACTS]
    return bool(told) and not _is_blamed(sentence, told[0])


def _is_blamed(sentence: Sentence, word: Word) -> bool:
    """Whether what "it" is blamed for stands behind it, or behind an adverb ("accused it also of piracy")."""
    behind = [each for each in sentence.words[word.index + 1 :][:2] if each.part != "ADV"]
    return bool(clauses.among(behind[:1], BLAMED))


def doer_before(scene: Scene, trigger: Trigger, source: Sequence[str]) -> tuple[str, ...]:
    """Who acted last before what a verb judges is told by a word that means any act ("condemned the step")."""
    if trigger.nominal or trigger.frame.type not in JUDGING:
        return ()
    meant = words("answers", "nouns", "deed")
    if trigger.frame.type is EventType.REJECT:
        meant |= words("answers", "nouns", EventType.ACCUSE.value)
    told = [word for word in clauses.patients(scene.sentence, trigger.word) if _means_any_act(scene, word, meant)]
    for index in range(scene.sentence.index, max(-1, scene.sentence.index - 2), -1) if told else ():
        where = scene.cast.sentences[index]
        stop = trigger.word.index if index == scene.sentence.index else len(where.words)
        for word in reversed(where.words[:stop]):
            found = codes_of(scene.cast.parties(where, word, acting=True)) if word.role is Role.SUBJECT else ()
            if found and not set(found) & set(source):
                return found
    return ()


def _means_any_act(scene: Scene, word: Word, meant: Container[str]) -> bool:
    """Whether one of some nouns stands for an act told before, whichever it was ("the step", "this decision")."""
    known = {each.text.lower() for each in scene.sentence.under(word, Role.DETERMINER)} & {"the", "this", "that"}
    alone = not scene.sentence.under(word, Role.NOUN_MODIFIER, Role.NOUN_CLAUSE, Role.RELATIVE_CLAUSE)
    return bool(known) and alone and word.lemma in meant


def _addressed(scene: Scene, trigger: Trigger) -> list[Party]:
    """A group without a name that a request is addressed to ("urged all Member States to"), in the text's own words."""
    sentence = scene.sentence
    by_length = sorted(words("actors", "groups", "addressed"), key=lambda each: (-len(each), each))
    listed = [word for slot in ADDRESSED if slot in trigger.frame.target for word in words_in(scene, trigger, slot)]
    for word in listed:
        if "Number=Plur" not in word.morphology or scene.cast.owners(sentence, word):
            continue
        behind = sentence.quote(sentence.words[max(0, word.index - 2)].start, word.end)
        before = {child.text.lower() for child in sentence.under(word, Role.DETERMINER, Role.NUMBER)}
        known = before & words("titles", "references", "told")
        group = next((each for each in by_length if not known and behind.lower().endswith(" " + each)), None)
        if group is not None:
            return [Party(code=behind[-len(group) :])]
    return []


def _to_leave_off(scene: Scene, trigger: Trigger) -> list[Party]:
    """Whose deed is to end, where a request names nobody else ("called for an end to Chad's raids")."""
    sentence = scene.sentence
    asked = clauses.obliques(sentence, trigger.word, "for")
    listed = [each for noun in asked for each in (noun, *clauses.obliques(sentence, noun, "to", "of"))]
    deeds = {lemma for nouns in table("answers")["nouns"].values() for lemma in nouns}
    owners = [each for noun in listed if noun.lemma in deeds for each in sentence.under(noun, Role.POSSESSOR)]
    return [party for each in owners for party in scene.cast.owner(sentence, each)]


def _meant_by_it(scene: Scene, trigger: Trigger, own: set[str]) -> list[Party]:
    """Whom "it" means that is blamed of or for something: the last one named before of those who do not act."""
    sentence = scene.sentence
    told = [word for word in words_in(scene, trigger, "object") if word.text.lower() == "it"]
    if not told or not _is_blamed(sentence, told[0]):
        return []
    for where in (sentence, *scene.cast.sentences[max(0, sentence.index - 1) : sentence.index]):
        before = [code for code in scene.cast.codes_named(where, told[0].start) if code not in own]
        if before:
            return [Party(code=before[-1])]
    return []


def _direct(scene: Scene, trigger: Trigger, source: Sequence[Party]) -> list[Party]:
    """Those acted upon: whom a phrase with "against" names, else the object, else all phrases of the frame.

    "A complaint to the UN against Turkey" is aimed at Turkey, "thanked Estonia for its help to Ukraine" at Estonia.
    """
    slots = [slot for slot in trigger.frame.target if slot not in LAST]
    against = collected(scene, trigger, ("against",), acting=False) if "against" in slots else []
    if codes_of(against):
        return against
    foremost = [slot for slot in slots if slot in FOREMOST and trigger.frame.type not in SYMMETRIC]
    found = collected(scene, trigger, foremost, acting=False)
    others = set(codes_of(found)) - set(codes_of(source))
    return found if others else collected(scene, trigger, slots, acting=False)


def _burdened(scene: Scene, trigger: Trigger) -> list[Party]:
    """On whom that lies which is taken away, told behind it ("lift the curbs that it imposed on Chad")."""
    sentence = scene.sentence
    below = [each for word in clauses.patients(sentence, trigger.word) for each in sentence.subtree(word)]
    laid = [verb for noun in below for verb in sentence.under(noun, Role.RELATIVE_CLAUSE, Role.NOUN_CLAUSE)]
    words_on = [word for verb in laid for word in clauses.obliques(sentence, verb, "on", "against")]
    return [party for word in words_on for party in scene.cast.parties(sentence, word, acting=False)]


def _told_so(scene: Scene, trigger: Trigger, source: Sequence[Party]) -> list[Party]:
    """The state that is told what the one who tells it does ("notified Oslo that it was ending the pact")."""
    sentence, verb = scene.sentence, trigger.verb
    above = sentence.head(verb) if verb is not None and verb.role is Role.COMPLEMENT else None
    if verb is None or above is None or above.lemma not in words("cues", "verbs", "telling"):
        return []
    told = [*sentence.under(above, Role.INDIRECT_OBJECT), *clauses.patients(sentence, above)]
    found = [party for word in told for party in scene.cast.parties(sentence, word, acting=False)]
    own = codes_of(source)
    return [party for party in found if own and party.code not in own and party.code in states()]


def _authors(scene: Scene, trigger: Trigger, source: Sequence[Party]) -> list[Party]:
    """Who did to somebody what is judged ("condemned the arrest of a Danish reporter by Peru")."""
    if trigger.frame.type not in JUDGING or trigger.nominal:
        return []
    sentence = scene.sentence
    done = [noun for noun in clauses.patients(sentence, trigger.word) if clauses.obliques(sentence, noun, "of")]
    agents = [word for noun in done for word in sentence.subtree(noun) if word.preposition == "by"]
    agents = agents or [word for noun in done for word in clauses.obliques(sentence, trigger.word, "by")]
    found = [party for word in agents for party in scene.cast.parties(sentence, word, acting=True)]
    own = codes_of(source)
    return [Party(code=code) for code in codes_of(found) if code not in own]


def _owners_of_it(scene: Scene, trigger: Trigger, source: Sequence[Party]) -> list[Party]:
    """Whose thing "it" is that is judged: that of the last object ("Oslo got Lima's reply; Rome rejected it")."""
    sentence, verb = scene.sentence, trigger.word
    judged = trigger.frame.type in JUDGING and not trigger.nominal
    told = clauses.patients(sentence, verb) if judged else []
    if [word.text.lower() for word in told] != ["it"]:
        return []
    objects = [word for word in sentence.words[: verb.index] if word.role in THINGS and word.part == "NOUN"]
    owners = scene.cast.owners(sentence, objects[-1]) if objects else []
    own = codes_of(source)
    return [Party(code=code) for code in codes_of(owners) if code not in own]


def _doers(scene: Scene, trigger: Trigger, source: Sequence[Party]) -> list[Party]:
    """Who did what is judged, told behind it ("hailed the steps taken by Canada", "hailed the decision by Canada")."""
    sentence, verb = scene.sentence, trigger.verb
    nouns = [word for slot in trigger.frame.target for word in words_in(scene, trigger, slot)]
    behind = [clause for noun in nouns for clause in sentence.under(noun, Role.RELATIVE_CLAUSE, Role.NOUN_CLAUSE)]
    others = [clause for clause in behind if verb is None or clause.index != verb.index]
    agents = [word for clause in others for word in clauses.agents(sentence, clause) if word.index > clause.head]
    agents += [word for noun in nouns for word in clauses.authors(sentence, noun)]
    found = [party for word in agents for party in scene.cast.parties(sentence, word, acting=False)]
    own = codes_of(source)
    return [Party(code=code) for code in codes_of(found) if code not in own]
