"""Clauses: who does what to whom in a tree, through passives, control, coordination and relative clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from legation.knowledge.word_lists import words
from legation.language.tree import CLAUSAL, Role, Sentence, Word

RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
#: How a noun with an infinitive behind it hangs under the verb whose subject acts ("has a plan to visit").
NOUN_TO_VERB = frozenset({Role.CONJUNCT, Role.OBJECT, Role.OBLIQUE, Role.NOUN_MODIFIER})
#: Words that deny what stands with them as its subject or object, and how "nor" hangs under its verb.
NOBODY = frozenset({"no", "neither", "nobody", "nothing", "none"})
NOR = frozenset({"nor"})
NO = frozenset({"no"})
ONCE = frozenset({"once", "ever"})
OF = frozenset({"of"})
WITHIN = frozenset({"within"})
#: The lists of nouns for what somebody has in mind, or is about, to do.
THOUGHT = ("nouns", "planned", "cancelled", "ongoing")
NEITHER = frozenset({"neither"})
TO = frozenset({"to"})
#: What opens a time up to which somebody is given.
DEADLINES = frozenset({"until", "till"})
#: What stands in front of what somebody does, behind a noun that tells his part in it.
DOING = frozenset({"in", "at", "of", "for"})
JOINING = (Role.COORDINATOR, Role.ADVERB, Role.MARK)
#: What stands behind a "not" of time.
SINCE = frozenset({"since", "until", "till"})
#: What hangs under a participle that is no passive.
ACTIVE = (Role.SUBJECT, Role.AUXILIARY, Role.OBJECT, Role.MARK)
#: How phrases with a preposition hang under a word.
PHRASES = (Role.OBLIQUE, Role.NOUN_MODIFIER, Role.AGENT, Role.ADVERBIAL_CLAUSE)
#: What opens a place where something is done.
PLACING = ("in", "off", "near", "at", "on", "outside")
#: How many heads to climb before giving up on a subject.
FARTHEST = 6


def is_verb(word: Word) -> bool:
    """Whether a word is a verb form (a participle used as an adjective too)."""
    return word.part in ("VERB", "AUX") or word.tag.startswith("VB")


def is_passive(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb stands in the passive, a reduced relative clause ("talks hosted by Qatar") included."""
    if verb.tag not in ("VBN", "VBD", "JJ"):
        return False
    if sentence.under(verb, Role.PASSIVE_AUXILIARY, Role.PASSIVE_SUBJECT):
        return True
    if sentence.under(verb, Role.AGENT):
        active = verb.tag == "VBD" and sentence.under(verb, Role.SUBJECT)
        return not active and verb.lemma not in words("cues", "verbs", "standing_by")
    if verb.role is Role.CONJUNCT and not sentence.under(verb, Role.SUBJECT, Role.AUXILIARY):
        head = sentence.words[verb.head]
        return verb.tag == "VBN" and is_passive(sentence, head)
    if verb.tag == "VBD" and verb.role is Role.NOUN_CLAUSE:
        return not sentence.under(verb, Role.SUBJECT, Role.OBJECT)  # "the envoy sent to Oslo", its tag mistaken
    if verb.tag == "VBN" and verb.role is Role.ADVERBIAL_CLAUSE and not sentence.under(verb, *ACTIVE):
        return verb.index == 0 or sentence.words[verb.index - 1].text == ","  # "Expelled from Oslo, they flew home"
    return verb.tag == "VBN" and verb.role in (Role.NOUN_CLAUSE, Role.ADJECTIVE)


def own_subject(sentence: Sentence, verb: Word) -> Word | None:
    """The word directly under a verb as its subject, active or passive."""
    found = sentence.under(verb, Role.SUBJECT, Role.PASSIVE_SUBJECT)
    before = [word for word in found if word.index < verb.index]
    return before[-1] if before else (found[0] if found else None)


def subject(sentence: Sentence, verb: Word) -> Word | None:
    """Who stands as subject of a verb, also where another verb lends it."""
    if is_awaited_behind(sentence, verb):
        return sentence.head(verb)
    current = verb
    for _ in range(FARTHEST):
        found = own_subject(sentence, current)
        if found is not None:
            return _antecedent(sentence, current, found)
        head = _told_of(sentence, current)
        if head is None:
            return None
        if current.role in (Role.NOUN_CLAUSE, Role.RELATIVE_CLAUSE) and not is_infinitive(sentence, current):
            return _owner_of_doing(sentence, current, head) or _thinker(sentence, current, head) or head
        lent = _asked_by_noun(sentence, current, head) or _owning_noun(sentence, current, head)
        lent = lent or _lent_by(sentence, current, head)
        if lent is not None:
            return lent
        if current.role in (Role.ADVERBIAL_CLAUSE, Role.COMPLEMENT, Role.PARATAXIS) and is_finite(sentence, current):
            return None
        if current.role not in CLAUSAL | NOUN_TO_VERB and not is_verb(head):
            return None
        current = head
    return None


def _told_of(sentence: Sentence, verb: Word) -> Word | None:
    """The head of a verb; of a participle that the tree hangs under who says so behind it, what is said.

    "The navy opened fire, killing two, the ministry said": it is the navy that killed.
    """
    head = sentence.head(verb)
    if head is None or verb.tag != "VBG" or head.index < verb.index or head.lemma not in words("cues", "verbs", "say"):
        return head
    above = sentence.head(head)
    return above if above is not None and is_verb(above) and above.index < verb.index else head


def is_awaited_behind(sentence: Sentence, place: Word) -> bool:
    """Whether a place is told behind somebody's name as where he is awaited ("the minister, due in Rome on Friday")."""
    if place.role is not Role.NOUN_MODIFIER:
        return False
    due = among(sentence.under(place, Role.CASE, Role.ADJECTIVE), words("cues", "predicates", "awaited"))
    if not due or due[0].index == 0 or place.head > due[0].index:
        return False
    return sentence.words[due[0].index - 1].text == ","


def is_infinitive(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb stands as "to do" ("an opportunity to visit")."""
    return verb.tag == "VB" and bool(to_of(sentence, verb))


def to_of(sentence: Sentence, verb: Word) -> list[Word]:
    """The "to" of an infinitive."""
    return among(sentence.under(verb, Role.MARK), TO)


def is_finite(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb carries tense, itself or by an auxiliary."""
    if verb.tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    helpers = sentence.under(verb, Role.AUXILIARY, Role.PASSIVE_AUXILIARY, Role.COPULA)
    return any(word.tag in ("VBD", "VBZ", "VBP", "MD") for word in helpers)


def _antecedent(sentence: Sentence, verb: Word, found: Word) -> Word:
    """What a relative pronoun stands for."""
    if found.text.lower() in RELATIVE_PRONOUNS and verb.role in (Role.RELATIVE_CLAUSE, Role.NOUN_CLAUSE):
        return sentence.words[verb.head]
    return found


def _lent_by(sentence: Sentence, verb: Word, governor: Word) -> Word | None:
    """The subject that a governing verb lends: its object for "urged X to" and "thanked X for", else nothing here."""
    if verb.role not in (Role.OPEN_COMPLEMENT, Role.ADVERBIAL_CLAUSE, Role.COMPLEMENT):
        return None
    reason = _is_reason(sentence, verb, governor)
    if governor.lemma not in words("cues", "control", "object") and not reason:
        return None
    found = sentence.under(governor, Role.OBJECT, Role.INDIRECT_OBJECT, Role.PASSIVE_SUBJECT)
    return (reason and _owner(sentence, found[0], verb) or found[0]) if found else None


def _is_reason(sentence: Sentence, verb: Word, governor: Word) -> bool:
    """Whether a verb tells what somebody is thanked or blamed for having done ("condemned Iran for sending")."""
    judged = governor.lemma in words("cues", "control", "judged") and verb.tag == "VBG"
    return judged and bool(among(sentence.under(verb, Role.MARK, Role.CASE), DOING))


def _asked_by_noun(sentence: Sentence, verb: Word, governor: Word) -> Word | None:
    """Who is asked to act by a noun in front of an infinitive ("an invitation to Kishida to visit Delhi")."""
    if not is_infinitive(sentence, verb):
        return None
    nouns = [governor, *sentence.under(governor, Role.OBJECT)]
    asking = [noun for noun in nouns if noun.lemma in words("cues", "control", "noun") and noun.index < verb.index]
    for noun in asking:
        asked = [word for word in sentence.subtree(noun) if word.preposition == "to" and word.index < verb.index]
        if asked:
            return asked[-1]
    return None


def _owning_noun(sentence: Sentence, verb: Word, governor: Word) -> Word | None:
    """Whose decision or promise it is that an infinitive tells ("Tokyo's decision to strip Russia of its status")."""
    if not is_infinitive(sentence, verb):
        return None
    nouns = [governor, *sentence.under(governor, Role.OBJECT)]
    owning = [noun for noun in nouns if noun.lemma in words("cues", "control", "own") and noun.index < verb.index]
    for noun in owning:
        phrases = (*obliques(sentence, noun, "of"), *authors(sentence, noun))
        owners = sentence.under(noun, Role.POSSESSOR) or [word for word in phrases if word.index < verb.index]
        owners = owners or [word for word in sentence.under(noun, Role.ADJECTIVE) if word.text[:1].isupper()]
        if owners:
            return owners[0]
    return None


def authors(sentence: Sentence, noun: Word) -> list[Word]:
    """Who is told behind a noun by "by", where the tree may hang the phrase under the verb ("the decision by Oslo")."""
    behind = [word for word in sentence.words[noun.index + 1 :] if word.preposition == "by"][:1]
    return obliques(sentence, noun, "by") or [word for word in behind if sentence.words[noun.index + 1].text == "by"]


def _owner_of_doing(sentence: Sentence, verb: Word, noun: Word) -> Word | None:
    """Whose part in doing something a noun tells ("Oman's role in freeing them", "the part of Chad in mediating")."""
    part = noun.lemma in words("cues", "control", "part") and verb.tag == "VBG"
    return _owner(sentence, noun, verb) if part and among(sentence.under(verb, Role.MARK, Role.CASE), DOING) else None


def _thinker(sentence: Sentence, verb: Word, noun: Word) -> Word | None:
    """Whose idea or hope it is to do what a gerund behind a noun tells ("dropped the idea of arming them")."""
    marks = sentence.under(verb, Role.MARK) if verb.tag == "VBG" else []
    phrases = {f"{noun.lemma} {mark.text.lower()}" for mark in marks}
    near = among(marks, OF) and among(sentence.under(noun, Role.CASE), WITHIN)  # "came within an inch of resigning"
    if not near and not any(phrases & words("cues", "gerunds", kind) for kind in THOUGHT):
        return None
    return own_subject(sentence, noun) or next(
        (s for v in sentence.ancestors(noun) if (s := own_subject(sentence, v))), None
    )


def _owner(sentence: Sentence, noun: Word, verb: Word) -> Word | None:
    """Whose a noun is in front of a verb that tells what somebody does; none of a noun for those who act themselves."""
    if noun.lemma in words("titles", "representatives", "nouns"):
        return None
    owners = sentence.under(noun, Role.POSSESSOR) or [
        word for word in obliques(sentence, noun, "of", "by") if word.index < verb.index
    ]
    return owners[0] if owners else None


def agents(sentence: Sentence, verb: Word) -> list[Word]:
    """Who acts: the subject of an active verb, the by-phrase of a passive one."""
    if is_passive(sentence, verb):
        return sentence.under(verb, Role.AGENT) or _agents_behind_place(sentence, verb)
    found = subject(sentence, verb)
    return [found] if found is not None else []


def _agents_behind_place(sentence: Sentence, verb: Word) -> list[Word]:
    """Who acts where the tree hangs him on the place in front of him ("was boarded in the strait by marines")."""
    places = [word for word in obliques(sentence, verb, *PLACING) if word.index > verb.index]
    return [
        agent
        for place in places
        for agent in sentence.under(place, Role.NOUN_MODIFIER)
        if agent.preposition == "by" and not _is_indefinite(sentence, place)
    ]


def _is_indefinite(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun is told as new, so that what stands behind it belongs to it ("in a report by the council")."""
    return any(each.lemma.lower() == "a" or each.text.lower() == "an" for each in sentence.under(noun, Role.DETERMINER))


def patients(sentence: Sentence, verb: Word) -> list[Word]:
    """What is acted on: the object of an active verb, the subject of a passive one."""
    if is_passive(sentence, verb):
        found = own_subject(sentence, verb)
        if found is None and verb.role in (Role.NOUN_CLAUSE, Role.RELATIVE_CLAUSE, Role.ADJECTIVE):
            found = sentence.head(verb)
        elif found is None:
            found = subject(sentence, verb)
        elif found.text.lower() in RELATIVE_PRONOUNS:
            found = _antecedent(sentence, verb, found)
        return [found] if found is not None else []
    found_objects = sentence.under(verb, Role.OBJECT)
    if not found_objects and verb.role is Role.CONJUNCT and not sentence.under(verb, Role.OBLIQUE):
        return []
    if verb.role is Role.RELATIVE_CLAUSE and _object_is_antecedent(sentence, verb, found_objects):
        return [sentence.words[verb.head]]
    return found_objects or _shared_object(sentence, verb)


def _shared_object(sentence: Sentence, verb: Word) -> list[Word]:
    """The object of the verb that one is joined to, right behind it ("neither freed nor charged the crew")."""
    after = sentence.words[verb.index + 1 : verb.index + 2]
    joined = [word for word in after if word.role is Role.COORDINATOR]
    next_verbs = (each for each in sentence.under(verb, Role.CONJUNCT) if joined and each.head == verb.index)
    verbs = [each for each in next_verbs if each.index == joined[0].index + 1 and each.tag == verb.tag]
    return [word for each in verbs for word in sentence.under(each, Role.OBJECT)]


def _object_is_antecedent(sentence: Sentence, verb: Word, objects: list[Word]) -> bool:
    """Whether the noun in front of a relative clause is what its verb acts on ("the pact that Japan signed")."""
    if any(word.text.lower() in RELATIVE_PRONOUNS for word in objects):
        return True
    found = own_subject(sentence, verb)
    return not objects and found is not None and found.text.lower() not in RELATIVE_PRONOUNS


def obliques(sentence: Sentence, word: Word, *prepositions: str) -> list[Word]:
    """The phrases under a verb or noun that open with one of the prepositions (all phrases, if none is given)."""
    found = sentence.under(word, *PHRASES)
    return [each for each in found if each.preposition in prepositions] if prepositions else found


def particles(sentence: Sentence, verb: Word) -> frozenset[str]:
    """Particles and prepositions that go with a verb ("call off", "call for")."""
    found = {child.text.lower() for child in sentence.under(verb, Role.PARTICLE, Role.ADVERB, Role.CASE)}
    for phrase in obliques(sentence, verb):
        timed = phrase.lemma in words("cues", "time", "words") or phrase.part == "NUM"
        if not timed or phrase.preposition in DEADLINES:
            found.update({phrase.preposition, phrase.preposition.split(" ")[0]})
    return frozenset(found)


def clause_verb(sentence: Sentence, word: Word) -> Word | None:
    """The nearest verb at or above a word."""
    if is_verb(word):
        return word
    return next((head for head in sentence.ancestors(word) if is_verb(head)), None)


def opens_clause(sentence: Sentence, word: Word) -> bool:
    """Whether a word heads a clause: a verb, or the predicate of a relative clause ("a deal that is under review")."""
    return is_verb(word) or word.role is Role.RELATIVE_CLAUSE and bool(sentence.under(word, Role.COPULA))


def clause_head(sentence: Sentence, word: Word) -> Word | None:
    """The nearest word at or above a word that heads a clause."""
    return next((each for each in (word, *sentence.ancestors(word)) if opens_clause(sentence, each)), None)


def clause_chain(sentence: Sentence, word: Word) -> Iterator[Word]:
    """The verbs above a word, nearest first, the word itself first where it is a verb."""
    if is_verb(word):
        yield word
    yield from (head for head in sentence.ancestors(word) if is_verb(head))


def auxiliaries(sentence: Sentence, verb: Word) -> list[Word]:
    """A verb's auxiliaries; those of the first verb count for one coordinated with it."""
    found = sentence.under(verb, Role.AUXILIARY, Role.PASSIVE_AUXILIARY, Role.COPULA)
    if not found and verb.role is Role.CONJUNCT and verb.tag in ("VB", "VBN", "VBG"):
        head = sentence.words[verb.head]
        return auxiliaries(sentence, head) if is_verb(head) else []
    return found


def is_negated(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb carries "not", "never" and the like, or "no" on its subject or object."""
    return negation(sentence, verb) is not None


def negation(sentence: Sentence, verb: Word) -> Word | None:
    """The word that denies a verb, if any."""
    negating = [word for word in sentence.under(verb, Role.NEGATION) if not _is_of_time(sentence, word)]
    if denying := negating or among(sentence.under(verb, *JOINING), NOR):
        return denying[0]
    helpers = (helper for helper in sentence.under(verb, Role.AUXILIARY) if helper.index < verb.index)
    if denying := [each for helper in helpers for each in sentence.under(helper, Role.NEGATION)]:
        return denying[0]  # "did not, in the end, leave"
    if denying := _in_front(sentence, verb):
        return denying[0]
    phrases = sentence.under(verb, Role.OBLIQUE)
    if denying := [each for phrase in phrases for each in among(sentence.children[phrase.index], NEITHER)]:
        return denying[0]  # "met neither in Oslo nor in Rome"
    told = sentence.under(verb, Role.SUBJECT, Role.PASSIVE_SUBJECT, Role.OBJECT)
    near = (word for word in told if word.index < verb.index or sentence.words[word.index - 1].text != ",")
    beside = (
        each
        for word in near
        if not _is_answer(word)
        for each in (word, *sentence.under(word, Role.DETERMINER), *among(sentence.children[word.index], NEITHER))
    )
    return next((each for each in beside if each.text.lower() in NOBODY and not _is_excepting(sentence, each)), None)


def _is_excepting(sentence: Sentence, nothing: Word) -> bool:
    """Whether "nothing" is all but this ("signed nothing more than a letter of intent")."""
    behind = [each.text.lower() for each in sentence.words[nothing.index + 1 : nothing.index + 3]]
    return bool(words("cues", "clauses", "excepting") & {" ".join(behind), *behind[:1]})


def _in_front(sentence: Sentence, verb: Word) -> list[Word]:
    """What denies a verb from the front of its clause: "at no time did Oslo", "not once has Oslo"."""
    found = [word for word in sentence.children[verb.index] if word.index < verb.index]
    once = [word for adverb in among(found, ONCE) for word in sentence.under(adverb, Role.NEGATION)]
    return once or [
        no
        for phrase in found
        if f"{phrase.preposition} {phrase.lemma}" in words("cues", "clauses", "never")
        for no in among(sentence.under(phrase, Role.DETERMINER), NO)
    ]


def _is_answer(word: Word) -> bool:
    """Whether a "no" is what somebody answers ("said no to the plan", "gave a flat no")."""
    return word.text.lower() == "no" and word.role is Role.OBJECT


def _is_of_time(sentence: Sentence, negation: Word) -> bool:
    """Whether "not" says when, and denies no act of the clause that it opens ("not since it imposed the embargo")."""
    behind = sentence.words[negation.index + 1 : negation.index + 2]
    return bool(among(behind, SINCE))


def among(found: Iterable[Word], texts: Set[str]) -> list[Word]:
    """Those of some words that are written as one of the texts."""
    return [word for word in found if word.text.lower() in texts]


def verb_form(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The words that bear a verb's tense: itself and its own auxiliaries; of a predicate without a verb these alone."""
    helpers = sentence.under(verb, Role.AUXILIARY, Role.PASSIVE_AUXILIARY, Role.COPULA)
    return (verb, *helpers) if is_verb(verb) or not helpers else tuple(helpers)


def said_of(sentence: Sentence, noun: Word) -> Word | None:
    """Where or when something is said to be: the predicate of a noun ("the first summit was in Paris in 2018")."""
    head = sentence.head(noun) if noun.role is Role.SUBJECT else None
    told = head is not None and sentence.under(head, Role.COPULA) and sentence.under(head, Role.CASE)
    return head if told else None


def is_headline(sentence: Sentence) -> bool:
    """Whether a sentence is the article's headline: the first, without a full stop."""
    return sentence.index == 0 and not sentence.text.rstrip().endswith((".", "!", "?", "”", '"'))
