"""Courses of acts beyond their verb's own form: what lasts, what came to nothing, what hangs on an if."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses

HAVE = frozenset({"has", "have", "'ve", "’ve"})
BE = frozenset({"is", "are", "was", "were", "'s", "’s", "'re", "’re"})
PAST_BE = frozenset({"was", "were"})
#: Helpers by which what was done still stands ("remains banned").
STAYING = frozenset({"remain", "remains", "stay", "stays"})
#: Helpers that may stand for a verb told before.
BARE = frozenset({"wo", "will", "would", "is", "are", "did", "does", "has"})
#: What tells that days counted follow one another.
UNBROKEN = frozenset({"running", "straight", "consecutive", "row", "successive"})
#: What opens a clause on which another hangs.
IFS = frozenset({"if", "provided", "unless", "should", "were", "had"})


def keeper(sentence: Sentence, verb: Word) -> Word | None:
    """The verb by which somebody keeps something as a participle behind it tells ("kept the crossing sealed")."""
    head = sentence.head(verb)
    if verb.tag not in ("VBN", "VBD", "JJ") or head is None or clauses.own_subject(sentence, verb) is not None:
        return None
    if verb.role is Role.NOUN_CLAUSE and head.role is Role.OBJECT:
        head = sentence.head(head)
    elif verb.role is not Role.OPEN_COMPLEMENT or not sentence.under(head, Role.OBJECT):
        return None
    kept = head is not None and clauses.is_verb(head) and head.lemma in words("cues", "verbs", "keeping")
    return head if kept else None


def lasts(sentence: Sentence, verb: Word) -> bool:
    """Whether words beside a verb say that it goes on: "still", "since Monday", "for the fourth day"."""
    if any(word.lemma == "still" for word in sentence.under(verb, Role.ADVERB)):
        return True
    phrases = clauses.obliques(sentence, verb)
    return any(phrase.preposition == "since" or _is_row(sentence, phrase) for phrase in phrases)


def _is_row(sentence: Sentence, phrase: Word) -> bool:
    """Whether a phrase counts days in a row ("for the fourth day", "for a third week")."""
    ranked = any(child.text.lower() in words("cues", "time", "ranks") for child in sentence.children[phrase.index])
    return phrase.preposition == "for" and phrase.lemma in words("cues", "time", "words") and ranked


def in_a_row(sentence: Sentence, verb: Word) -> Word | None:
    """The time that counts days of which the last is told ("shelled the town for a third straight day")."""
    phrases = (phrase for phrase in clauses.obliques(sentence, verb, "for") if _is_row(sentence, phrase))
    return next((phrase for phrase in phrases if _is_unbroken(sentence, phrase)), None)


def _is_unbroken(sentence: Sentence, phrase: Word) -> bool:
    """Whether words beside a counted day say that none was left out ("running", "straight", "in a row")."""
    near = sentence.words[max(phrase.index - 2, 0) : phrase.index + 4]
    return bool(clauses.among(near, UNBROKEN))


def has_lasted(sentence: Sentence, verb: Word, helpers: set[str]) -> bool:
    """Whether a perfect tells what still holds ("has occupied the island since May", "those held since May")."""
    perfect = bool(helpers & HAVE) and verb.tag in ("VBN", "VBD")
    reduced = verb.tag == "VBN" and not helpers and verb.role is Role.NOUN_CLAUSE
    if helpers & HAVE and verb.lemma == "keep":
        return True  # "has kept the crossing closed"
    if helpers & HAVE and not clauses.is_verb(verb):
        return lasts(sentence, verb)  # "has been on alert since Monday"
    stands = verb.lemma in words("cues", "states", "lasting") | words("cues", "states", "standing")
    return (perfect or reduced) and stands and lasts(sentence, verb)


def seems_under_way(sentence: Sentence, verb: Word, above: Word) -> bool:
    """Whether somebody is thought to be doing something now ("is believed to be holding them")."""
    going = verb.tag == "VBG" and bool(clauses.among(clauses.auxiliaries(sentence, verb), {"be"}))
    now = above.tag in ("VBZ", "VBP") or bool(clauses.among(clauses.auxiliaries(sentence, above), BE - PAST_BE))
    return going and now and above.lemma in words("cues", "verbs", "seeming")


def was_ahead(verb: Word, helpers: set[str], *, infinitive: bool) -> bool:
    """Whether a verb tells what is or was to come: "are to meet", "was due to be flown", "were due to agree"."""
    if not helpers & BE:
        return False
    return "be" in helpers or infinitive or verb.tag == "VB" and "do" not in helpers


def undoing(sentence: Sentence, verb: Word, helpers: set[str]) -> Word | None:
    """What tells that a past plan came to nothing: "was to receive him on Friday, but he fell ill", "; instead"."""
    if not helpers & PAST_BE:
        return None
    behind = {word.text.lower(): word for word in sentence.words[verb.index + 1 :]}.values()
    replacing = clauses.among(behind, words("cues", "status", "replacing"))
    turns = clauses.among(behind, words("cues", "status", "turns"))
    turned = next((each for each in turns if _goes_otherwise(sentence, each.index)), None)
    return next(iter(replacing), None) or turned or _will_not(sentence, verb)


def _will_not(sentence: Sentence, verb: Word) -> Word | None:
    """A bare "won't" or "is not" behind a past plan ("planned to host her; now it won't")."""
    helpers = [word for word in sentence.words[verb.index + 1 :] if word.text.lower() in BARE]
    return next((each for each in helpers if _ends_in_not(sentence, each)), None)


def _ends_in_not(sentence: Sentence, helper: Word) -> bool:
    """Whether a helper and its negation are all that a clause has."""
    behind = sentence.words[helper.index + 1 : helper.index + 3]
    ends = len(behind) < 2 or behind[1].tag in (".", ",", ":")
    return ends and bool(clauses.among(behind[:1], {"n't", "n’t", "not"}))


def _goes_otherwise(sentence: Sentence, turn: int) -> bool:
    """Whether somebody behind a turn did something ("but the airport was closed", not "but not fish")."""
    for verb in filter(clauses.is_verb, sentence.words[turn + 1 :]):
        subject = clauses.own_subject(sentence, verb)
        if subject is None or subject.index <= turn:
            continue
        if "MD" not in {verb.tag, *(word.tag for word in clauses.auxiliaries(sentence, verb))}:
            return True
    return False


def as_planned(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """What tells that something not done had been fixed ("did not meet on Thursday as planned")."""
    arranged = words("cues", "status", "arranged")
    pairs = pairwise(sentence.words[verb.index + 1 :])
    return next((pair for pair in pairs if _is_as_planned(*pair, arranged)), ())


def _is_as_planned(first: Word, second: Word, arranged: Container[str]) -> bool:
    """Whether two words are "as planned" or the "after all" of a plan given up ("will not go after all")."""
    given_up = first.text.lower() == "after" and second.text.lower() == "all"
    return first.text.lower() == "as" and second.lemma in arranged or given_up


def changed(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The "now" that tells that what will not be done was planned ("will not now fly", "is not now going to fly")."""
    helpers = clauses.auxiliaries(sentence, verb)
    ahead = clauses.among(helpers, {"will", "wo", "would", "is", "are"})
    now = clauses.among(sentence.under(verb, Role.ADVERB), {"now"})
    return tuple(now) if ahead and now else ()


def no_longer(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The words by which what was done or planned is not any more ("will no longer go")."""
    for word in clauses.among(sentence.under(verb, Role.ADVERB), {"longer"}):
        before = sentence.words[word.index - 1]
        if before.text.lower() == "no":
            return (before, word)
    return ()


def condition(sentence: Sentence, verb: Word) -> Word | None:
    """What opens a condition told under a verb, on which its act hangs ("if it pays", "unless they leave")."""
    marks = (
        mark
        for each in sentence.under(verb, Role.ADVERBIAL_CLAUSE)
        for mark in clauses.among(sentence.under(each, Role.MARK), IFS)
        if mark.index < each.index
    )
    return next(marks, None)


def inverted(sentence: Sentence, verb: Word, helper: str) -> Word | None:
    """A helper in front of its subject that opens a condition ("Should Oslo agree", "Had the fund been filled")."""
    subject = clauses.own_subject(sentence, verb)
    first = next((word for word in clauses.auxiliaries(sentence, verb) if word.text.lower() == helper), None)
    if subject is None or first is None or first.index > subject.index:
        return None
    opens = first.index == 0 or sentence.words[first.index - 1].text in (",", ";", "“", '"')
    return first if opens and "?" not in sentence.text else None
