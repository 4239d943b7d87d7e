"""Who acts: the subject of the verb that tells or carries an act, also where the tree has none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import SYMMETRIC, EventType, Kind
from legation.reading import clauses, courses
from legation.reading.scene import Scene
from legation.reading.triggers import Trigger

#: Words between a name and its verb that the tagger may not know as adverbs.
BETWEEN = frozenset({"last", "first", "jointly", "both", "all", "each", "together"})
#: How an infinitive hangs under the verb that lends it a subject.
BELOW = frozenset({Role.OPEN_COMPLEMENT, Role.ADVERBIAL_CLAUSE, Role.CONJUNCT})


def _name_before(scene: Scene, verb: Word) -> list[Word]:
    """The name right in front of a verb, its auxiliaries and its governors, where the tree has no subject."""
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
    """Who has talks "with" somebody, where no verb carries them: the subject of the clauses above."""
    sentence = trigger.sentence
    beside = ("with", "from") if trigger.frame.kind is Kind.CALL else ("with",)
    if trigger.frame.type not in SYMMETRIC or not clauses.obliques(sentence, trigger.word, *beside):
        return []
    of_whom = sentence.under(trigger.word, Role.ADJECTIVE, Role.COMPOUND)
    owned = sentence.under(trigger.word, Role.POSSESSOR) or [w for w in of_whom if scene.cast.owner(sentence, w)]
    if owned or clauses.obliques(sentence, trigger.word, "between"):
        return []
    for verb in clauses.clause_chain(sentence, trigger.word):
        found = clauses.own_subject(sentence, verb)
        if found is not None and scene.cast.parties(sentence, found, acting=True):
            return [found]
    return []


def subject_of_clause(sentence: Sentence, noun: Word) -> list[Word]:
    """Who acts in the clause in which a noun stands ("Chad sent help at the request of Mali")."""
    verb = clauses.clause_verb(sentence, noun)
    return _headed_by(sentence, noun) if verb is None else clauses.agents(sentence, verb)


def _headed_by(sentence: Sentence, noun: Word) -> list[Word]:
    """Who stands in front of a noun in a headline without a verb ("Oman, Qatar in gas deal")."""
    head = sentence.head(noun)
    if head is None or not clauses.is_headline(sentence) or head.part != "PROPN":
        return []
    return [head, *(each for each in sentence.under(head, Role.APPOSITION, Role.CONJUNCT) if each.index < noun.index)]


def _subject_of_sentence(sentence: Sentence, verb: Word) -> list[Word]:
    """The subject of the sentence's main verb, for a verb coordinated with something that is none ("... and urge")."""
    if verb.role is not Role.CONJUNCT:
        return []
    roots = [word for word in sentence.words if word.head == word.index and word.index < verb.index]
    found = clauses.own_subject(sentence, roots[0]) if roots else None
    return [found] if found is not None else []


def subjects_of(scene: Scene, trigger: Trigger) -> list[Word]:
    """Who acts: agents of the verb; for a noun, of the verb that carries it, unless the noun is that verb's subject."""
    sentence, verb = trigger.sentence, trigger.verb
    if verb is None:
        return _on_it(trigger) or _subject_above(scene, trigger)
    found = _taking(scene, verb) or clauses.agents(sentence, verb) or _posted(trigger, verb)
    if not found and (keeper := courses.keeper(sentence, verb)) is not None:
        found = clauses.agents(sentence, keeper)
    nobody = not any(scene.cast.parties(sentence, word, acting=True) for word in found)
    inverted = not trigger.nominal and clauses.is_infinitive(sentence, verb) and _stand_behind(verb, found)
    if (nobody or inverted) and not clauses.is_passive(sentence, verb):
        named = [name for name in _name_before(scene, verb) if not _befell(sentence, name)]
        found = named or _subject_of_sentence(sentence, verb) or found
    if not trigger.nominal:
        return found
    if _is_between_others(scene, trigger) or takers(trigger):
        return []
    # A verb behind its noun ("sanctions imposed by France") has its agents inside the noun's own phrase.
    own = {word.index for word in sentence.subtree(trigger.word)} if verb.head != trigger.word.index else set()
    return [word for word in found if word.index not in own and word.index != trigger.word.index]


def _befell(sentence: Sentence, name: Word) -> bool:
    """Whether a name only tells whom an attack befell, or where ("the attack on Poland killed two")."""
    above = takewhile(lambda each: not clauses.is_verb(each), sentence.ancestors(name))
    return any(each.lemma in words("answers", "nouns", "ASSAULT") for each in above)


def takers(trigger: Trigger) -> list[Word]:
    """Who takes what somebody gives, told as who does it ("Peruvian aid was received by Niger")."""
    verb = trigger.verb
    given = trigger.nominal and trigger.frame.type is EventType.AID and trigger.word.role is Role.PASSIVE_SUBJECT
    if verb is None or not given or verb.lemma not in words("cues", "verbs", "taking_in"):
        return []
    return trigger.sentence.under(verb, Role.AGENT)


def _on_it(trigger: Trigger) -> list[Word]:
    """Who is on a visit, told by a clause behind him ("received Mr Bah, who is on a visit")."""
    sentence, word = trigger.sentence, trigger.word
    copula = trigger.nominal and word.role is Role.RELATIVE_CLAUSE and sentence.under(word, Role.COPULA)
    pronouns = [each.text.lower() for each in sentence.under(word, Role.SUBJECT)]
    return [sentence.words[word.head]] if copula and pronouns == ["who"] else []


def _stand_behind(verb: Word, found: Sequence[Word]) -> bool:
    """Whether those taken for the subject stand behind the verb ("Chad to host, Mali keeps away" in a headline)."""
    return bool(found) and all(word.index > verb.index for word in found)


def _taking(scene: Scene, verb: Word) -> list[Word]:
    """Who takes the step, or issues the text, behind which a verb tells what is done ("took the step of leaving").

    A text that is told to be somebody's is his ("backed the African Union resolution calling for a truce").
    """
    sentence = scene.sentence
    noun = sentence.head(verb) if verb.tag == "VBG" and verb.role is Role.NOUN_CLAUSE else None
    if noun is None or noun.lemma not in words("cues", "control", "taken"):
        return []
    owners = sentence.under(noun, Role.POSSESSOR, Role.COMPOUND, Role.ADJECTIVE)
    if own := [each for each in owners if scene.cast.owner(sentence, each)]:
        return own
    above = sentence.head(noun) if noun.role is Role.OBJECT else None
    return clauses.agents(sentence, above) if above is not None and not sentence.under(noun, Role.POSSESSOR) else []


def _posted(trigger: Trigger, verb: Word) -> list[Word]:
    """The forces behind which a participle tells where they stand ("troops massed at the border will march")."""
    posted = not trigger.nominal and trigger.frame.type is EventType.MOBILIZE and verb.role is Role.NOUN_CLAUSE
    noun = trigger.sentence.head(verb) if posted and clauses.is_passive(trigger.sentence, verb) else None
    return [noun] if noun is not None and noun.lemma in trigger.frame.subjects else []


def _is_between_others(scene: Scene, trigger: Trigger) -> bool:
    """Whether the verb only speaks of what is done between others ("welcomed the talks between A and B")."""
    sentence, verb = trigger.sentence, trigger.verb
    if trigger.frame.type not in SYMMETRIC or verb is None or verb.lemma not in words("cues", "verbs", "speaking_of"):
        return False
    told = clauses.obliques(sentence, trigger.word, "between")
    known = {party.code for word in told for party in scene.cast.parties(sentence, word, acting=False)}
    return len(known) > 1 or bool(known) and any(sentence.conjuncts(word) for word in told)


def hosts(trigger: Trigger) -> list[Word]:
    """Who hosts an occasion, told in a clause behind it ("a conference that Kishida hosted", "hosted by Qatar")."""
    if not trigger.nominal or trigger.frame.type is not EventType.CONSULT:
        return []
    sentence = trigger.sentence
    behind = sentence.under(trigger.word, Role.RELATIVE_CLAUSE, Role.NOUN_CLAUSE)
    passive = [trigger.verb] if trigger.verb is not None and trigger.word.role is Role.PASSIVE_SUBJECT else []
    told = [each for verb in (*behind, *passive) for each in (verb, *sentence.conjuncts(verb))]
    hosting = [verb for verb in told if verb.lemma in words("cues", "verbs", "hosting")]
    attending = [verb for verb in told if verb.lemma in words("cues", "verbs", "attending")]
    hosts = [word for verb in hosting for word in _acting(sentence, verb, trigger.word)]
    return hosts + [word for verb in attending for word in sentence.under(verb, Role.AGENT)]


def leading(trigger: Trigger) -> list[Word]:
    """Who leads what several impose together ("sanctions led by Canada")."""
    if not trigger.nominal or trigger.frame.type in SYMMETRIC:
        return []
    behind = trigger.sentence.under(trigger.word, Role.NOUN_CLAUSE)
    leading = [verb for verb in behind if verb.lemma in words("cues", "verbs", "leading")]
    return [word for verb in leading for word in trigger.sentence.under(verb, Role.AGENT)]


def _acting(sentence: Sentence, verb: Word, noun: Word) -> list[Word]:
    """The agents of a clause behind a noun, that noun left out; by-phrases too where the tree misses a passive."""
    found = [word for word in clauses.agents(sentence, verb) if word.index != noun.index]
    return found or clauses.obliques(sentence, verb, "by")
