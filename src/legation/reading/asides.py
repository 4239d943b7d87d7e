"""Asides: who tells what stands in front of him in the same sentence ("X will meet Y, the ministry said").

The tree hangs such a clause in many ways; what shows it is the comma in front of its speaker, and that its verb governs
no clause of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Marks in front of an aside, or around what is quoted.
BOUNDS = frozenset({",", ";", ":", '"', "“", "”", "—", "–", "``", "''"})
QUOTES = frozenset({'"', "“", "”"})
#: Words that open a clause which is no aside ("Y, which the ministry said", "and the ministry said").
OPENERS = frozenset({"CC", "WDT", "WP", "WRB", "WP$"})
#: Words that open a clause told of something named before it ("words that Oslo found hard").
RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$"})
PERSONAL = frozenset({"it", "he", "she", "they"})
CONDITIONS = frozenset({"if", "unless", "provided"})
#: The longest phrase for who tells, in words, and what a noun phrase is made of.
LONGEST_PHRASE = 15
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
#: How far in front of an aside the last word of the clause stands that it interrupts: a comma is between.
OPEN = 2
#: The longest aside in front of its verb, in words.
LONGEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A verb of telling with who tells, and the words that it tells of: from `first` up to the aside at `start`.

    Where it stands between commas amid a clause, it tells of that clause up to `until` too.
    """

    verb: Word
    speaker: Word
    first: int
    start: int
    until: int = 0

    def covers(self, sentence: Sentence, word: Word) -> bool:
        """Whether it tells of a word: one in front of it, or behind it in a clause that it interrupts, or an "if"."""
        if self.first <= word.index < self.start or self.verb.index < word.index < self.until:
            return True
        if word.index > self.verb.index and self._is_condition(sentence, word):
            return True
        subject = clauses.own_subject(sentence, word) if clauses.is_verb(word) else None
        return word.index > self.verb.index and subject is not None and self.first <= subject.index < self.start

    def _is_condition(self, sentence: Sentence, word: Word) -> bool:
        """Whether a word stands in a condition of what is told ("X may go, aides said, if Y signs the pact")."""
        for each in (word, *sentence.ancestors(word)):
            if each.role is Role.ADVERBIAL_CLAUSE and clauses.among(sentence.under(each, Role.MARK), CONDITIONS):
                told = self.first <= each.head < self.start or each.head == self.verb.index
                return told and each.index > self.verb.index
        return False


def tells(word: Word) -> bool:
    """Whether a verb tells what somebody says or knows."""
    return word.lemma in words("cues", "verbs", "say") | words("cues", "verbs", "aside")


def lets_know(sentence: Sentence, verb: Word) -> Word | None:
    """What stands under "let" where that tells something ("let it be known", "let it be understood that")."""
    below = sentence.under(verb, Role.OPEN_COMPLEMENT, Role.COMPLEMENT) if verb.lemma == "let" else []
    passive = (each for each in below if clauses.is_passive(sentence, each))
    return next((each for each in passive if each.lemma in words("cues", "verbs", "made_known")), None)


@lru_cache(maxsize=16)
def asides(sentence: Sentence) -> tuple[Aside, ...]:
    """The asides of a sentence, in order; each act of the sentence asks for them."""
    found: list[Aside] = []
    for verb in sentence.words:
        if not _can_tell(sentence, verb):
            continue
        if found and (longer := _with_its_verb(sentence, verb, found[-1])) is not None:
            found[-1] = longer
        elif (aside := _aside(sentence, verb, found[-1].verb.index + 1 if found else 0)) is not None:
            found.append(aside)
    return tuple(found)


def _with_its_verb(sentence: Sentence, verb: Word, before: Aside) -> Aside | None:
    """The aside with its real verb, where a participle was taken for it ("a diplomat briefed on the talks said")."""
    between = sentence.words[before.verb.index + 1 : verb.index]
    own = clauses.own_subject(sentence, verb) is not None
    if own or before.speaker.index > before.verb.index or any(word.text in BOUNDS for word in between):
        return None
    behind = between[:1]
    participle = before.verb.tag in ("VBD", "VBN") and bool(behind) and behind[0].part == "ADP"
    return replace(before, verb=verb) if participle and verb.tag in FINITE else None


def tells_own(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb of telling has behind it what it tells ("C said that D would follow")."""
    behind = [child for child in sentence.children[verb.index] if _is_behind(sentence, verb, child)]
    clausal = (Role.COMPLEMENT, Role.OPEN_COMPLEMENT)
    if any(child.role in clausal and clauses.is_finite(sentence, child) for child in behind):
        return True
    of_somebody = words("cues", "verbs", "telling") | words("cues", "verbs", "citing")
    return verb.lemma not in of_somebody and any(child.role is Role.OBJECT for child in behind)


def _is_behind(sentence: Sentence, verb: Word, child: Word) -> bool:
    """Whether a word and what it heads stand behind a verb, and no comma or semicolon parts them from it."""
    if child.index < verb.index:
        return False
    opening = max(verb.index + 1, min(word.index for word in sentence.subtree(child)))
    quoted = any(word.text in QUOTES for word in sentence.words[opening - 1 : opening + 1])
    between = {word.text for word in sentence.words[verb.index + 1 : opening + 1]}
    return ";" not in between and ("," not in between or quoted)


def _can_tell(sentence: Sentence, verb: Word) -> bool:
    """Whether a word is a finite verb of telling, in the passive only one of quoting."""
    inverted = verb.tag == "VB" and verb.index > 0 and sentence.words[verb.index - 1].text == ","
    if lets_know(sentence, verb) is not None:
        return True
    if not tells(verb) or verb.tag not in FINITE and verb.tag != "VBN" and not inverted:
        return False
    if _is_lost(sentence, verb):
        return True
    passive = bool(sentence.under(verb, Role.PASSIVE_AUXILIARY))
    if passive or verb.tag == "VBN" and not sentence.under(verb, Role.AUXILIARY, Role.SUBJECT):
        return passive and verb.lemma in words("cues", "verbs", "quoting")
    return True


def _is_lost(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb came out as a participle of its subject, where the sentence has a subject already."""
    if verb.tag != "VBN" or verb.role is not Role.NOUN_CLAUSE or sentence.under(verb, Role.AGENT):
        return False
    noun = sentence.words[verb.head]
    others = sentence.under(sentence.words[noun.head], Role.SUBJECT, Role.PASSIVE_SUBJECT)
    return noun.role is Role.SUBJECT and others[0].index < noun.index and _opening(sentence, noun) is not None


def _aside(sentence: Sentence, verb: Word, since: int) -> Aside | None:
    """The aside that a verb of telling opens, if it is one."""
    if (behind := _speaker_behind(sentence, verb)) is not None:
        first = max(since, _beginning(sentence, verb.index))
        return Aside(verb=verb, speaker=behind, first=first, start=verb.index)
    if tells_own(sentence, verb):
        return None
    speaker = _speaker(sentence, verb)
    start = _opening(sentence, speaker) if speaker is not None else None
    if speaker is None or start is None or verb.index - start > LONGEST:
        return None
    first = max(since, _beginning(sentence, start))
    verbs = FINITE | {"VB", "VBN"} if clauses.is_headline(sentence) else FINITE | {"VB"}
    told = any(word.tag in verbs for word in sentence.words[first:start]) or _closes(sentence, verb)
    until = _until(sentence, verb, start, told=told)
    if until:
        first = max([first, *(word.index + 1 for word in sentence.words[:start] if word.text == ";")])
    return Aside(verb=verb, speaker=speaker, first=first, start=start, until=until) if told or until else None


def _closes(sentence: Sentence, verb: Word) -> bool:
    """Whether nothing stands behind a verb of telling up to the next full stop ("No apology, Oslo says")."""
    return all(word.text in (".", ";") for word in sentence.words[verb.index + 1 : verb.index + 2])


def _until(sentence: Sentence, verb: Word, start: int, *, told: bool) -> int:
    """Up to where the clause goes on that an aside interrupts ("the talks, aides said, are off"), zero if it does not.

    Args:
        told: whether a finite verb stands in front of the aside.
    """
    behind = sentence.words[verb.index + 1 :]
    if not behind or behind[0].text != "," or start < OPEN:
        return 0
    rest = list(takewhile(lambda word: word.text != ";", behind))
    last = sentence.words[start - OPEN]
    is_open = last.part == "AUX" or last.role is Role.NEGATION or last.tag in ("WRB", "CC")
    goes_on = is_open or not told and any(word.tag in FINITE for word in rest)
    return rest[-1].index + 1 if goes_on else 0


def _speaker(sentence: Sentence, verb: Word) -> Word | None:
    """Who tells: the subject in front of the verb, or the noun there that the tree hung elsewhere."""
    if (told := _of_clause(sentence, verb)) is not None:
        return told
    found = clauses.own_subject(sentence, verb)
    if found is not None:
        return found if found.index < verb.index and found.tag not in OPENERS else None
    if (head := _of_long_phrase(sentence, verb)) is not None:
        return head
    before = sentence.words[verb.index - 1] if verb.index else verb
    near = list(_noun_phrase(sentence, before if before.text == "," else verb))
    heads = [word for word in near if not near[-1].index <= word.head <= near[0].index]
    return heads[0] if heads else None


def _speaker_behind(sentence: Sentence, verb: Word) -> Word | None:
    """Who tells behind the verb, where that stands behind a comma ("X will meet Y, say diplomats in Oslo")."""
    before = sentence.words[verb.index - 1] if verb.index else verb
    if before.text not in (",", '"', "”") or verb.tag not in FINITE | {"VB"}:
        return None
    behind = list(takewhile(lambda word: word.part in PHRASE or word.text == "-", sentence.words[verb.index + 1 :]))
    nouns = [word for word in behind if word.part in ("NOUN", "PROPN")]
    listed = (
        words("cues", "sources", "anonymous") | words("cues", "sources", "office") | words("titles", "signs", "heads")
    )
    of_somebody = words("cues", "verbs", "telling") | words("cues", "verbs", "citing")
    telling = bool(nouns) and {nouns[-1].lemma, nouns[-1].text.lower()} & listed
    return nouns[-1] if telling and verb.lemma not in of_somebody else None


def _of_clause(sentence: Sentence, verb: Word) -> Word | None:
    """The noun in front of a clause with "who" right behind which the verb stands ("a clerk who saw it said")."""
    at = verb.index
    while at > 0 and sentence.words[at - 1].text not in BOUNDS:
        at -= 1
    between = sentence.words[at : verb.index]
    who = next((word for word in between[1:] if word.tag == "WP" and word.text == "who"), None)
    noun = sentence.words[who.index - 1] if who is not None else None
    own = who is not None and any(word.tag in FINITE for word in sentence.words[who.index + 1 : verb.index])
    return noun if noun is not None and own and noun.part in ("NOUN", "PROPN") else None


def _of_long_phrase(sentence: Sentence, verb: Word) -> Word | None:
    """The noun that opens the words between a comma and the verb, where more stands behind it ("officials in Bonn")."""
    at = verb.index
    while at > 0 and sentence.words[at - 1].text not in BOUNDS:
        at -= 1
    between = sentence.words[at : verb.index]
    row = list(takewhile(lambda word: word.part in PHRASE or word.text in ("-", "'s", "’s"), between))
    nouns = [word for word in row if word.part in ("NOUN", "PROPN")]
    more = any(word.part in ("ADP", "VERB") for word in between[len(row) :])
    return nouns[-1] if at and nouns and more and len(between) <= LONGEST_PHRASE else None


def _noun_phrase(sentence: Sentence, end: Word) -> Iterator[Word]:
    """The words of names and nouns right in front of another word, backwards."""
    for word in reversed(sentence.words[: end.index]):
        if word.part not in ("NOUN", "PROPN", "ADJ") and word.text != "-":
            return
        yield word


def _opening(sentence: Sentence, speaker: Word) -> int | None:
    """Where the aside of a speaker opens: behind a mark, and with no clause between."""
    at = speaker.index
    while at > 0 and sentence.words[at - 1].text not in BOUNDS:
        at -= 1
    between = sentence.words[at : speaker.index + 1]
    if at == 0 or between[0].tag in OPENERS or any(word.tag in FINITE | RELATIVE for word in between):
        return None
    return at


def _beginning(sentence: Sentence, start: int) -> int:
    """Where that begins which an aside tells: at "which" right before it, or behind the last semicolon unquoted."""
    if start > 1 and sentence.words[start - 2].tag in OPENERS:
        return start - 2
    if clauses.is_headline(sentence):
        return 0  # who tells it at the end of a headline tells all of it
    quoted = False
    for word in reversed(sentence.words[:start]):
        if word.text in QUOTES:
            quoted = not quoted
        elif word.text == ";" and not quoted and not _goes_on(sentence, word):
            return word.index + 1
    return 0


def _goes_on(sentence: Sentence, semicolon: Word) -> bool:
    """Whether what stands behind a semicolon speaks of the same ("it has not left; it only moved, Oslo said").

    It does not where somebody else tells what stands in front.
    """
    behind = sentence.words[semicolon.index + 1 : semicolon.index + 2]
    front = (word for word in sentence.words[: semicolon.index] if word.tag in FINITE | {"VBN"} and tells(word))
    told = any(not sentence.under(word, Role.PASSIVE_AUXILIARY) for word in front)
    return bool(clauses.among(behind, PERSONAL)) and not told
