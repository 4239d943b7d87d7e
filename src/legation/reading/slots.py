"""Argument places: the words in which a trigger's parties stand, also where the tree hangs them elsewhere."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Kind, Status
from legation.reading import carriers, clauses
from legation.reading.companions import companions, is_set_off, said_again
from legation.reading.governors import listed_verdict
from legation.reading.parties import Party
from legation.reading.places_found import place_at
from legation.reading.scene import Scene
from legation.reading.subjects import hosts, leading, subject_of_clause, subjects_of, takers
from legation.reading.triggers import Trigger

#: Prepositions that lead to the other side of a promise or a request.
TOWARDS = frozenset({"to", "with", "for", "from", "against", "on", "between", "at", "over", "into"})
#: Those of them that lead from talks to what they are about.
ABOUT = frozenset({"on", "over"})
#: Places of those acted upon that a participle behind a noun can fill.
AIMED = frozenset({"on", "against"})
#: How the words of some places hang under the trigger, and the places that hang under its verb.
AROUND: Mapping[str, tuple[Role, ...]] = {
    "possessor": (Role.POSSESSOR,),
    "modifier": (Role.ADJECTIVE, Role.COMPOUND, Role.FLAT, Role.NUMBER),
}
BELOW_VERB = frozenset({"indirect", "clause", "condition"})
#: How a name stands that only says whose something is ("received Chile's foreign minister").
OWNING = frozenset({Role.POSSESSOR, Role.COMPOUND})
#: What stands in front of the number of those whom a verb acts on.
COUNTING = ("up", "up to", "over", "around")
#: Types that bar goods or people from a state, or let them in again, and where it stands behind them.
BARRING = frozenset({EventType.SANCTION, EventType.CONCEDE})
ROUTES = ("from", "to", "into")
#: Prepositions in front of what something is about: those between whom that lies need not take part.
MATTERS = frozenset({"about", "on", "over"})
#: What opens the condition of a threat.
CONDITIONS = frozenset({"if", "unless", "until"})
#: Types of what others may bring about between two, and what joins who does to the word that says so.
SETTLED = frozenset({EventType.AGREE, EventType.RETREAT, EventType.COOPERATE})
#: Places in whose stead it may be told on which side of a place something is done.
NEARBY = frozenset({"in", "near", "at", "off"})
HYPHENS = ("-", "–")
#: What stands in front of whoever makes an attack.
DOING = ("by", "from")
#: How many must be told to meet besides the state in front of a meeting, for that to be where it is held.
SIDES = 2
#: How far behind a trigger a phrase may stand that the tree hangs elsewhere, in words.
NEAR = 8
#: How far those may stand between whom something is, behind a place and a time.
APART = 12


def collected(
    scene: Scene, trigger: Trigger, slots: Iterable[str], *, acting: bool, pronouns: Container[str] | None = None
) -> list[Party]:
    """The parties in some argument places; with `acting` only those that act for a state or organisation.

    Args:
        pronouns: the only pronouns that count, where not all do.
    """
    found: list[Party] = []
    if "modifier" in slots:
        for word in words_in(scene, trigger, "modifier"):
            found += scene.cast.owner(scene.sentence, word)
    for slot in slots:
        for word in words_in(scene, trigger, slot):
            if _is_suffered(trigger, slot, word):
                found += _attackers(scene, word)
            elif pronouns is None or word.part != "PRON" or word.text.lower() in pronouns:
                found += _parties(scene, trigger, word, acting=acting)
    venue = _venue(scene, trigger) if "modifier" in slots else None
    others = [party for party in found if party.code != venue]
    return others if len({party.code for party in others}) >= SIDES else found


def _is_suffered(trigger: Trigger, slot: str, word: Word) -> bool:
    """Whether a noun tells an attack that kills, or is condemned: who is told behind it suffers it, and does nothing.

    "The attack on Poland killed two" is no deed of Poland's, and who condemns it blames somebody else.
    """
    judged = trigger.frame.type is EventType.ACCUSE or slot == "subject"
    return judged and word.part == "NOUN" and word.lemma in words("answers", "nouns", "ASSAULT")


def _attackers(scene: Scene, attack: Word) -> Iterator[Party]:
    """Whose an attack is told to be: "the Russian attack", "Hamas's raid", "an attack by Hamas"."""
    for child in scene.sentence.under(attack, Role.ADJECTIVE, Role.COMPOUND, Role.POSSESSOR):
        yield from scene.cast.owner(scene.sentence, child)
    for child in scene.sentence.under(attack, Role.NOUN_MODIFIER, Role.AGENT):
        if child.preposition in DOING:
            yield from scene.cast.parties(scene.sentence, child, acting=False)


def _venue(scene: Scene, trigger: Trigger) -> str | None:
    """The state told in front of a meeting, which says only where it is held if others are told who meet.

    "The Paris meeting between Serbia and Kosovo" is one of these two; "the Paris meeting" may be one with France.
    """
    if trigger.frame.type is not EventType.CONSULT or trigger.frame.kind is Kind.VISIT:
        return None
    names = (scene.cast.name_at(scene.sentence, word) for word in words_in(scene, trigger, "modifier"))
    named = [name for name in names if name is not None]
    return named[0].code if len(named) == 1 and named[0].kind in ("capital", "name") else None


def _parties(scene: Scene, trigger: Trigger, word: Word, *, acting: bool) -> Iterator[Party]:
    parties = scene.cast.parties(scene.sentence, word, acting=acting)
    if not parties and word.part == "ADJ" and word.role is Role.ADJECTIVE:
        parties = tuple(scene.cast.owner(scene.sentence, word))  # "an Indian proposal to send engineers"
    yield from parties
    if not parties and trigger.frame.type in BARRING:
        for end in clauses.obliques(scene.sentence, word, *ROUTES):
            yield from scene.cast.parties(scene.sentence, end, acting=False)
    if trigger.frame.places and not parties:
        for each in (word, *scene.sentence.conjuncts(word)):
            place = place_at(scene.places, each)
            if place is not None and place.place.of:
                yield Party(code=place.place.of)


def words_in(scene: Scene, trigger: Trigger, slot: str) -> list[Word]:
    """The words in one argument place of a trigger."""
    sentence, word, verb = trigger.sentence, trigger.word, trigger.verb
    if slot == "subject":
        found = subjects_of(scene, trigger)
        return [*found, *companions(sentence, found), *hosts(trigger), *leading(trigger)]
    if slot == "object":
        return _objects(scene, trigger)
    if slot == "predicate":
        return [word]
    if slot in AROUND:
        found = [each for each in sentence.under(word, *AROUND[slot]) if not _is_broker(trigger, each)]
        return found or (_sent(trigger) or _calling_off(scene, trigger) if slot == "possessor" else [])
    if slot == "inside":
        return _inside(sentence, word if trigger.nominal else verb or word)
    if slot == "above":
        return subject_of_clause(sentence, word)
    if slot in BELOW_VERB:
        found = _below_verb(sentence, verb, slot) if verb is not None else []
        return found or (_asked_by_noun(sentence, word) if slot == "clause" and trigger.nominal else [])
    taking = takers(trigger) if slot == "by" else []
    return [each for each in _phrases(trigger, slot) if each not in taking]


def _sent(trigger: Trigger) -> list[Word]:
    """Whose those are who are sent to help, where nobody is told to send them ("Fijian doctors were flown to Oslo")."""
    verb, sentence = trigger.verb, trigger.sentence
    if trigger.frame.type is not EventType.AID or not trigger.nominal or verb is None:
        return []
    going = trigger.word.role is Role.SUBJECT and verb.lemma in words("cues", "verbs", "timetable")
    sent = trigger.word.role is Role.PASSIVE_SUBJECT and not sentence.under(verb, Role.AGENT)
    return sentence.under(trigger.word, *AROUND["modifier"]) if going or sent else []


def _calling_off(scene: Scene, trigger: Trigger) -> list[Word]:
    """Who calls off or puts off an act that is told as nobody's: it was his own ("put off the handover to Oslo")."""
    verb = trigger.verb
    if (
        not trigger.is_object
        or verb is None
        or "subject" in trigger.frame.source
        or verb.lemma in trigger.frame.carriers
    ):
        return []
    listed = listed_verdict(trigger.sentence, verb)
    return subjects_of(scene, trigger) if listed is not None and listed.status is Status.CANCELLED else []


def _is_broker(trigger: Trigger, word: Word) -> bool:
    """Whether a modifier only tells who brought about what others agree ("an Omani-brokered truce")."""
    behind = trigger.sentence.words[word.index + 1 : word.index + 3]
    joined = len(behind) > 1 and behind[0].text in HYPHENS
    mediated = joined and bool(clauses.among(behind[1:], words("cues", "verbs", "mediated")))
    return mediated and trigger.frame.type in SETTLED


def _objects(scene: Scene, trigger: Trigger) -> list[Word]:
    """What a verb acts on: the name right behind it, whatever the tree says, unless that is another object's own."""
    if trigger.nominal:
        return []
    sentence, word = trigger.sentence, trigger.word
    told = clauses.patients(sentence, word) or sentence.under(word, Role.INDIRECT_OBJECT) or _counted(sentence, word)
    named = [each for each in sentence.under(word, Role.PASSIVE_SUBJECT) if each not in told]
    told = [*told, *named]  # "the ferry | Alkyone" was boarded, both subjects for the tree
    name = _name_behind(scene, word)
    return told if any(_is_owning(sentence, each, told) for each in name) else name or told


def _counted(sentence: Sentence, verb: Word) -> list[Word]:
    """What a verb acts on behind "up to" and a number, for the tree a phrase ("seized up to ten sailors")."""
    phrases = clauses.obliques(sentence, verb, *COUNTING)
    return [word for word in phrases if sentence.under(word, Role.NUMBER) and word.index > verb.index]


def _is_owning(sentence: Sentence, name: Word, told: Sequence[Word]) -> bool:
    """Whether a name behind a verb only says whose its object is, or the subject of what is said behind it."""
    head = sentence.head(name)
    if name.role not in OWNING or head is None:
        return False
    return head in told or head.role in (Role.SUBJECT, Role.PASSIVE_SUBJECT) and head.index > name.index


def _below_verb(sentence: Sentence, verb: Word, slot: str) -> list[Word]:
    """The words that an argument place holds under a verb."""
    if slot == "indirect":
        return sentence.under(verb, Role.INDIRECT_OBJECT)
    return _conditions(sentence, verb) if slot == "condition" else _clause_subjects(sentence, verb)


def _phrases(trigger: Trigger, slot: str) -> list[Word]:
    """The phrases with a preposition, under the trigger, its verb, or close behind."""
    sentence, word, verb = trigger.sentence, trigger.word, trigger.verb
    aimed = trigger.nominal and slot in AIMED
    if slot in NEARBY and slot not in sentence.prepositions:
        return _beside_place(trigger, slot)
    if slot not in sentence.prepositions:
        aims = _aimed_at(sentence, word) if aimed else []
        return aims or ([sentence.words[word.head]] if _is_stranded(sentence, word, slot) else [])
    phrases = clauses.obliques(sentence, word, slot)
    phrases += said_again(sentence, word, phrases, slot)
    doing = slot == "by" and trigger.nominal and word.role is Role.SUBJECT  # "the raid by Chad took it by surprise"
    if verb is not None and verb.index != word.index and word.role is not Role.OBLIQUE and not doing:
        phrases += clauses.obliques(sentence, verb, slot)
    if not phrases and verb is not None and slot != "of":
        phrases = _behind_agent(sentence, verb, slot)
    if slot == "with":
        phrases = [phrase for phrase in phrases if not is_set_off(sentence, phrase)]
    if not phrases and aimed:
        phrases = _aimed_at(sentence, word)
    if not phrases and trigger.nominal:
        tops = [top for agent in leading(trigger) for top in (agent, sentence.words[agent.head])]
        phrases = [each for top in tops for each in clauses.obliques(sentence, top, slot)]
    if not phrases and _is_stranded(sentence, word, slot):
        return [sentence.words[word.head]]
    found = phrases or _behind(trigger, slot) or _beside_place(trigger, slot)
    return [word for word in found if slot != "in" or word.lemma not in words("cues", "clauses", "circumstances")]


def _beside_place(trigger: Trigger, slot: str) -> list[Word]:
    """The place from which it is told where something is done ("shelled a village north of Aleppo")."""
    if slot not in NEARBY or not trigger.frame.places or "of" not in trigger.sentence.prepositions:
        return []
    sentence, verb = trigger.sentence, trigger.verb or trigger.word
    tops = (trigger.word, verb, *clauses.patients(sentence, verb))
    ways = (way for top in tops for way in sentence.children[top.index] if way.lemma in words("cues", "places", "ways"))
    return list(dict.fromkeys(place for way in ways for place in clauses.obliques(sentence, way, "of")))


def _is_stranded(sentence: Sentence, verb: Word, preposition: str) -> bool:
    """Whether a preposition ends its clause, whose noun stands in front ("a visit that Oslo protested against")."""
    if verb.role is not Role.RELATIVE_CLAUSE:
        return False
    below = [word for word in sentence.children[verb.index] if word.text.lower() == preposition]
    return any(word.index == verb.index + 1 and not sentence.children[word.index] for word in below)


def _aimed_at(sentence: Sentence, noun: Word) -> list[Word]:
    """Whom a clause behind a noun says it is meant for ("sanctions targeting Mali", "curbs it imposed on Iran")."""
    clauses_behind = sentence.under(noun, Role.NOUN_CLAUSE, Role.RELATIVE_CLAUSE)
    aiming = [verb for verb in clauses_behind if verb.lemma in words("cues", "verbs", "aiming")]
    objects = [word for verb in aiming for word in sentence.under(verb, Role.OBJECT)]
    verbs = (*aiming, *carriers.relative_verbs(sentence, noun))
    return objects + [word for verb in verbs for word in clauses.obliques(sentence, verb, "at", "against", "on")]


def _behind_agent(sentence: Sentence, verb: Word, preposition: str) -> list[Word]:
    """A phrase that the tree hung under the agent in front of it ("imposed by France on Mali")."""
    agents = sentence.under(verb, Role.AGENT)
    return [word for agent in agents for word in clauses.obliques(sentence, agent, preposition)]


def _behind(trigger: Trigger, preposition: str) -> list[Word]:
    """The phrase with a preposition that follows a trigger closely, where the tree hung it elsewhere.

    Where goods come from is no phrase of what is done to them ("curbs on imports from Chile" are not Chile's).
    """
    sentence, word = trigger.sentence, trigger.word
    reach = APART if preposition == "between" else NEAR
    for other in sentence.words[word.index + 1 : word.index + 1 + reach]:
        if other.preposition == preposition and other.role is not Role.CONJUNCT:
            above = sentence.words[other.head]
            goods = preposition in ROUTES and above.index > word.index and above.preposition in trigger.frame.target
            matter = preposition == "between" and above.index > word.index and above.preposition in MATTERS
            inner = preposition == "of" and above.index > word.index and above.preposition == "from"
            suffered = above.index > word.index and _is_suffered(trigger, preposition, above)
            return [] if goods or matter or inner or suffered else [other]
        if other.text in (",", ";", ":") or clauses.is_verb(other) and other.role is not Role.ADJECTIVE:
            return []
    return []


def _name_behind(scene: Scene, verb: Word) -> list[Word]:
    """The name right behind a verb: its object, whatever the tree says."""
    following = list(scene.sentence.words[verb.index + 1 : verb.index + 2])
    name = scene.cast.name_at(scene.sentence, following[0]) if following else None
    return following if name is not None and name.kind in ("name", "capital", "organisation") else []


def _inside(sentence: Sentence, verb: Word) -> list[Word]:
    """Objects and phrases of what is promised or asked for: "agreed to provide data to Pakistan"."""
    found: list[Word] = []
    clausal = (Role.OPEN_COMPLEMENT, Role.COMPLEMENT, Role.ADVERBIAL_CLAUSE, Role.NOUN_CLAUSE)
    for clause in sentence.under(verb, *clausal):
        if clause.preposition in ("to", "that", ""):
            partners = clauses.obliques(sentence, clause, "with")
            if partners and clause.lemma in words("cues", "verbs", "joint"):
                found += partners
                continue
            objects = sentence.under(clause, Role.OBJECT, Role.INDIRECT_OBJECT)
            found += objects
            found += [
                whose for each in objects for whose in sentence.under(each, Role.POSSESSOR) if whose.part == "PROPN"
            ]
            told = _outside_relatives(sentence, clause)
            found += [
                word
                for word in told
                if word.preposition in TOWARDS and word.part == "PROPN"
                if not _is_topic(sentence, word) and not _is_peril(sentence, clause, word)
            ]
            found += [word for word in told if _is_goal(sentence, clause, word)]
    return found


def _is_peril(sentence: Sentence, clause: Word, word: Word) -> bool:
    """Whether a name lies in what somebody is helped against ("help Oman defend itself against fire from Chad")."""
    above = [word, *sentence.ancestors(word)]
    inside = [each for each in above if each.index > clause.index and each.preposition == "against"]
    helped = any(each.lemma in words("cues", "clauses", "helping") for each in (clause, *above))
    return bool(inside) and inside[0] is not word and helped


def _outside_relatives(sentence: Sentence, clause: Word) -> list[Word]:
    """The words of a clause without those of the relative clauses inside it, which only say more of somebody."""
    below = [word for word in sentence.subtree(clause) if word.role is Role.RELATIVE_CLAUSE and word is not clause]
    inner = {word.index for each in below for word in sentence.subtree(each)}
    return [word for word in sentence.subtree(clause) if word.index not in inner]


def _is_goal(sentence: Sentence, clause: Word, word: Word) -> bool:
    """Whether a phrase tells whom it is done to by an adjective ("to Tongan divers"), or where forces are sent."""
    if word.preposition == "in":
        return word.part == "PROPN" and clause.lemma in words("cues", "verbs", "sending")
    told = sentence.under(word, Role.ADJECTIVE, Role.COMPOUND) if word.preposition == "to" else []
    return word.part == "NOUN" and any(each.text[:1].isupper() for each in told)


def _is_topic(sentence: Sentence, word: Word) -> bool:
    """Whether a name is what others talk about ("pledged to go on with the dialogue on China")."""
    head = sentence.words[word.head]
    return word.preposition in ABOUT and head.lemma in words("cues", "places", "occasions")


def _conditions(sentence: Sentence, verb: Word) -> list[Word]:
    """Who must do or leave something, by the condition under a verb ("threatened to leave if Chad stayed")."""
    below = [word for word in sentence.subtree(verb) if word.role is Role.ADVERBIAL_CLAUSE]
    told = [each for each in below if {mark.text.lower() for mark in sentence.under(each, Role.MARK)} & CONDITIONS]
    return [found for each in told if (found := clauses.own_subject(sentence, each)) is not None]


def _clause_subjects(sentence: Sentence, verb: Word) -> list[Word]:
    """The subject of what is asked for or alleged: "demanded that Iran stop", "called for Iran to stop"."""
    found = [noun for noun in clauses.obliques(sentence, verb, "for") if _acts_below(sentence, verb, noun)]
    for clause in sentence.under(verb, Role.COMPLEMENT, Role.OPEN_COMPLEMENT):
        subject = clauses.own_subject(sentence, clause)
        if subject is not None:
            found.append(subject)
    return found


def _asked_by_noun(sentence: Sentence, noun: Word) -> list[Word]:
    """The subject of the clause behind a noun ("its demand that Iran stop", "a call for Iran to stop")."""
    found = [phrase for phrase in clauses.obliques(sentence, noun, "for") if _acts_below(sentence, noun, phrase)]
    for clause in sentence.under(noun, Role.NOUN_CLAUSE, Role.COMPLEMENT):
        that = any(word.text.lower() == "that" for word in sentence.under(clause, Role.MARK))
        subject = clauses.own_subject(sentence, clause) if that else None
        found += [subject] if subject is not None else []
    return found


def _acts_below(sentence: Sentence, verb: Word, noun: Word) -> bool:
    """Whether an infinitive behind a noun with "for" tells what that noun is to do ("for both sides to leave")."""
    behind = [*sentence.children[verb.index], *sentence.children[noun.index]]
    return any(clauses.is_infinitive(sentence, clause) for clause in behind if clause.index > noun.index)
