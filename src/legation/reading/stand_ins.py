"""Stand-ins: the words that are left of an act's noun or verb, where these are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Status
from legation.reading import clauses
from legation.reading.scene import Scene
from legation.reading.tenses import CONDITIONS

#: Where a noun stands that tells an act.
PLACES = frozenset(
    {Role.SUBJECT, Role.PASSIVE_SUBJECT, Role.OBJECT, Role.OBLIQUE, Role.CONJUNCT, Role.AGENT, Role.NOUN_MODIFIER}
)
#: The ranks that more often count something else than an act told before.
FIRST = frozenset({"first", "last", "latest"})
#: Those that mean sessions, and nothing else that is done.
SESSIONS = frozenset({"last", "latest"})
#: What tells one of several ("the one in Doha", "those with India").
TELLING = frozenset({"in", "with", "on", "between", "at", "to", "over", "for"})
HELPERS = frozenset({"do", "have", "will", "would", "may", "might", "could", "should", "can", "shall"})
PERFECT = frozenset({"has", "have"})
#: Helpers that leave open what they deny ("Xi may not").
LEFT_OPEN = frozenset({"may", "might"})
FUTURE = frozenset({"will", "wo", "would", "shall"})
UNSURE = frozenset({"may", "might", "could", "should", "can"})
NOT = frozenset({"not", "n't", "n’t", "never"})
#: What may stand between a helper and the end of its clause.
TRAILING = NOT | {"yet", "too", "also", "either", "so", "indeed", "now", "today", "again"}
#: What turns a clause around ("so did Peru", "as did Oman", "nor has Mali"), and what of it denies.
TURNING = frozenset({"so", "neither", "nor", "as"})
DENYING = frozenset({"neither", "nor"})
STOPS = frozenset({".", ",", ";", ":", "!", "?", "—", "–", "-", '"', "”", ")", "and", "but", "though", "although"})
#: How far behind a turned helper its subject begins, in words.
SUBJECT_NEAR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """What is left of a verb, with who does it; its status where the helper tells it, and the words that do so."""

    verb: Word
    subject: Word
    status: Status | None = None
    cue: tuple[Word, ...] = ()
    again: bool = False


# --- nouns -----------------------------------------------------------------------------------------------------------


def stands_for_noun(scene: Scene, word: Word) -> bool:
    """Whether a word stands for one more act of a sort named before ("a new one", "a second", "those with India")."""
    if word.role not in PLACES:
        return False
    sentence, text = scene.sentence, word.text.lower()
    behind = sentence.words[word.index + 1 : word.index + 2]
    if behind and (behind[0].text in ("of", "'s", "who") or _heads_more(word, behind[0])):
        return False
    if text == "one":
        return _is_further(scene, word) or _is_told_apart(sentence, word)
    if text in words("cues", "ellipsis", "ranks"):
        counted = bool(sentence.under(word, Role.DETERMINER)) and not sentence.under(word, Role.RELATIVE_CLAUSE)
        return counted and (text not in FIRST or _takes_place(sentence, word))
    if text == "another":
        return word.role in (Role.SUBJECT, Role.PASSIVE_SUBJECT) and word.part in ("PRON", "DET", "NOUN")
    return text in ("that", "those") and word.tag in ("DT", "PRP") and _is_told_apart(sentence, word)


def none_of_it(sentence: Sentence, word: Word) -> Word | None:
    """The verb by which there was nothing of an act spoken of before ("none was ever planned")."""
    if word.role not in (Role.SUBJECT, Role.PASSIVE_SUBJECT) or word.text.lower() != "none":
        return None
    verb = sentence.head(word)
    of_them = bool(sentence.under(word, Role.NOUN_MODIFIER))
    return verb if not of_them and verb and verb.lemma in words("cues", "ellipsis", "fates") else None


def _takes_place(sentence: Sentence, word: Word) -> bool:
    """Whether it is said of a word that it was held or began, or where or when it was ("the last was in Lima")."""
    verb = sentence.head(word)
    subjects = sentence.under(verb, Role.SUBJECT, Role.PASSIVE_SUBJECT) if verb is not None else []
    is_subject = subjects[:1] == [word]  # "the meeting, the first since May, began" tells of one
    held = is_subject and verb is not None and verb.lemma in words("cues", "ellipsis", "fates")
    return held or clauses.said_of(sentence, word) is not None


def _heads_more(word: Word, behind: Word) -> bool:
    """Whether the next word is the noun that a word only says more of ("a second round")."""
    return behind.index == word.head and behind.part in ("NOUN", "PROPN", "ADJ")


def _is_further(scene: Scene, word: Word) -> bool:
    """Whether what stands in front of "one" tells it from others ("a new one", "an American one")."""
    before = scene.sentence.under(word, Role.DETERMINER, Role.ADJECTIVE, Role.NUMBER, Role.COMPOUND)
    listed = words("cues", "ellipsis", "further") | words("cues", "ellipsis", "ranks")
    return any(each.text.lower() in listed or scene.cast.owner(scene.sentence, each) for each in before)


def _is_told_apart(sentence: Sentence, word: Word) -> bool:
    """Whether a phrase behind a word tells it from others."""
    return any(phrase.preposition in TELLING for phrase in sentence.under(word, Role.NOUN_MODIFIER))


# --- verbs -----------------------------------------------------------------------------------------------------------


def verbs_left_out(sentence: Sentence) -> Iterator[StandIn]:
    """What is left of each verb that a sentence does not say again."""
    for word in sentence.words:
        found = _turned(sentence, word) or _same(sentence, word) or _stranded(sentence, word)
        if found is not None and not _is_condition(sentence, word):
            yield found


def _is_condition(sentence: Sentence, word: Word) -> bool:
    """Whether a verb stands in a mere condition ("if they do not", "provided that they do")."""
    head = sentence.head(word)
    above = [head] if head is not None and word.role is Role.COMPLEMENT else []
    return bool(clauses.among((*sentence.under(word, Role.MARK), *above), CONDITIONS))


def is_perfect(sentence: Sentence, word: Word) -> bool:
    """Whether a helper, or a verb with one, leaves open what is still to be done ("has not", "has not done so")."""
    return any(each.text.lower() in PERFECT for each in (word, *clauses.auxiliaries(sentence, word)))


def is_future(word: Word) -> bool:
    """Whether a helper speaks of what is to come ("will not")."""
    return word.text.lower() in FUTURE


def _is_helper(word: Word) -> bool:
    if word.tag not in ("MD", "VBD", "VBZ", "VBP", "VB"):
        return False
    lemma = "will" if word.text.lower() == "wo" else "can" if word.text.lower() == "ca" else word.lemma
    return lemma in HELPERS


def _turned(sentence: Sentence, word: Word) -> StandIn | None:
    """ "So did Peru", "neither has Mali"."""
    if not _is_helper(word):
        return None
    opening = sentence.words[word.index - 1] if word.index else word
    if opening.text.lower() not in TURNING:
        return None
    near = sentence.words[word.index + 1 : word.index + 1 + SUBJECT_NEAR]
    subject = next((each for each in near if each.part in ("PROPN", "NOUN", "PRON")), None)
    if subject is None or _is_followed(sentence, subject):
        return None
    denied = opening.text.lower() in DENYING
    return StandIn(verb=word, subject=_head_of(subject, near), status=_status(word, denied=denied), cue=(opening,))


def _is_followed(sentence: Sentence, subject: Word) -> bool:
    """Whether the verb itself follows a subject, which is then not left out ("nor did Peru agree")."""
    behind = sentence.words[subject.index + 1 : subject.index + 4]
    return any(word.tag in ("VB", "VBN") and word.role not in (Role.NOUN_CLAUSE,) for word in behind)


def _head_of(word: Word, near: tuple[Word, ...] | list[Word]) -> Word:
    """The head of the noun phrase that a word opens, as far as it stands near."""
    inside = {each.index: each for each in near}
    current = word
    while current.role in (Role.COMPOUND, Role.ADJECTIVE, Role.POSSESSOR, Role.FLAT) and current.head in inside:
        current = inside[current.head]
    return current


def _same(sentence: Sentence, word: Word) -> StandIn | None:
    """ "Did the same", "will do so again", "followed suit"."""
    if word.lemma not in ("do", "follow"):
        return None
    behind = [each.text.lower() for each in sentence.words[word.index + 1 : word.index + 4]]
    does = word.lemma == "do" and (behind[:1] in (["so"], ["likewise"]) or behind[:2] == ["the", "same"])
    follows = word.lemma == "follow" and behind[:1] == ["suit"]
    subject = clauses.subject(sentence, word) if does or follows else None
    if subject is None:
        return None
    return StandIn(verb=word, subject=subject, again="again" in behind)


def _stranded(sentence: Sentence, word: Word) -> StandIn | None:
    """ "Peru has not", "but Mali did", "Togo has yet to"."""
    if not _is_helper(word) or word.role in (Role.AUXILIARY, Role.PASSIVE_AUXILIARY) and word.head > word.index:
        return None
    subject = clauses.own_subject(sentence, word)
    if subject is None or subject.index > word.index:
        return None
    trailing = _trailing(sentence, word)
    if trailing is None:
        return None
    texts = {each.text.lower() for each in trailing}
    before = clauses.among(sentence.words[max(word.index - 1, 0) : word.index], NOT)
    denied = bool(texts & NOT or before)
    status = Status.POSSIBLE if "yet" in texts else _status(word, denied=denied)
    return StandIn(verb=word, subject=subject, status=status, cue=trailing, again="again" in texts)


def _trailing(sentence: Sentence, word: Word) -> tuple[Word, ...] | None:
    """The words from a helper to the end of its clause, where nothing but a negation and the like stands there."""
    found: list[Word] = []
    for each in sentence.words[word.index + 1 :]:
        text = each.text.lower()
        if text in STOPS:
            break
        if text not in TRAILING and not (text == "to" and found and found[-1].text == "yet"):
            return None
        found.append(each)
    return tuple(found)


def _status(helper: Word, *, denied: bool) -> Status:
    """What a helper tells of a verb left out."""
    text = helper.text.lower()
    if denied and text not in LEFT_OPEN:
        return Status.DENIED
    if text in UNSURE or helper.lemma in UNSURE:
        return Status.POSSIBLE
    return Status.PLANNED if text in FUTURE or helper.lemma == "will" else Status.HAPPENED


# --- pronouns --------------------------------------------------------------------------------------------------------


def fates(sentence: Sentence) -> Iterator[Word]:
    """The verbs that say of "it" whether and when it takes place."""
    for verb in sentence.words:
        if verb.lemma not in words("cues", "ellipsis", "fates") or not clauses.is_verb(verb):
            continue
        subject = clauses.own_subject(sentence, verb)
        pronoun = subject is not None and subject.text.lower() == "it"
        if pronoun and not _says_what(sentence, verb) and _is_whole(sentence, verb):
            yield verb


def _says_what(sentence: Sentence, verb: Word) -> bool:
    """Whether "it" only stands for a clause behind its verb ("it is planned to meet")."""
    behind = sentence.under(verb, Role.COMPLEMENT, Role.OPEN_COMPLEMENT, Role.OBJECT)
    return any(word.lemma != "place" for word in behind)


def _is_whole(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb that needs a passive or "place" to tell of an occasion has it ("it was held", "took place")."""
    placed = any(word.lemma == "place" for word in sentence.under(verb, Role.OBJECT))
    if verb.lemma in ("take", "go", "fall"):
        return placed or bool(clauses.particles(sentence, verb) & {"through", "ahead"})
    if verb.lemma in words("cues", "ellipsis", "happening"):
        return True
    return bool(sentence.under(verb, Role.PASSIVE_AUXILIARY, Role.PASSIVE_SUBJECT))
