"""Mending errors of a small parser: main verbs first (`repair_verbs`), then what hangs under them.

A subject behind a conjunction that is a preposition too is taken for its object: "weeks before Modi is due to travel"
comes out as "before Modi", and the clause has no subject. Where a finite verb has none and such a phrase ends in front
of it, the noun is made the subject. So are the nouns behind the comma of a phrase that opens a clause, where the parser
joins them to it: "in talks with Seoul, Hayashi and Park agreed".

What takes place is the noun right in front of those words: "spoke about the summit taking place in Oslo" tells no
speaking that takes place there.

A participle between commas behind the subject is none of its main verbs: "the envoy, summoned that day, denied it".

Who speaks behind a quotation is the subject of the verb of saying, and no other name of what the quotation ends with.

What somebody is, told behind "who" and a form of "be", is a clause and no other name of his: "the minister, who is due
in Rome".

What somebody agrees with others to do is told of him, not of them: "agreed with his hosts to restart patrols".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.language.repair_clauses import with_whole_clauses
from legation.language.repair_closing import with_closing_asides
from legation.language.repair_verbs import AUXILIARIES, CLAUSES, COMPLETE, FINITE, NOMINAL_PARTS, with_main_verbs
from legation.language.tree import Role, Word

#: Words that open a clause as well as a phrase.
CONJUNCTIONS = frozenset({"after", "as", "before", "since", "until"})
#: Roles of the phrases that such words open.
PHRASES = frozenset({Role.OBLIQUE, Role.NOUN_MODIFIER})
#: How a quotation ends in front of whoever says it.
CLOSING = frozenset({'"', "”", "''"})
ENDINGS = frozenset({",", "?", "!"})
#: Words that open a clause which tells what somebody is.
RELATIVE = frozenset({"who", "which", "that"})
#: Verbs of doing together, behind whose "with" an infinitive tells what is done; plurals that have one of their own.
JOINT = frozenset({"agree", "arrange", "work", "cooperate", "conspire", "team"})
PLANNING = frozenset({"plan", "proposal", "call", "demand", "effort", "decision", "move", "step", "measure", "attempt"})


def repaired(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with the main verb and the subjects that they lack; else as they are."""
    mended = _with_speakers(with_whole_clauses(with_main_verbs(words)))
    mended = _with_occasions(_with_subjects(_with_asides(mended)))
    return _with_compounds(with_closing_asides(_with_joint_aims(_with_relative_clauses(mended))))


# --- speakers --------------------------------------------------------------------------------------------------------


def _with_speakers(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with whoever stands between a quotation and its verb of saying as the subject of that verb."""
    closing = [w.index for w in words if w.text in CLOSING and w.index and words[w.index - 1].text in ENDINGS]
    if not closing:
        return words
    for verb in _without_subject(words):
        behind = [at for at in closing if at < verb.index]
        noun = _speaker(words, behind[-1], verb) if behind else None
        if noun is not None:
            subject = replace(noun, head=verb.index, role=Role.SUBJECT, preposition="")
            words = tuple(subject if word.index == noun.index else word for word in words)
    return words


def _speaker(words: Sequence[Word], quote: int, verb: Word) -> Word | None:
    """The noun right behind a quotation that the tree hangs into it, where nothing stands between it and the verb."""
    noun = next((w for w in words[quote + 1 : verb.index] if w.role is Role.APPOSITION and w.head < quote), None)
    if noun is None or noun.part not in NOMINAL_PARTS:
        return None
    phrase = _subtree(words, noun)
    between = [word for word in words[quote + 1 : verb.index] if word.index not in phrase]
    return noun if all(word.role is Role.PUNCTUATION for word in between) else None


# --- asides ----------------------------------------------------------------------------------------------------------


def _with_asides(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with a participle set off behind the subject under it, where it came out as the first of two verbs."""
    for verb in words:
        if verb.tag == "VBD" and verb.index and words[verb.index - 1].text == ",":
            subject = next((w for w in words if w.head == verb.index and w.role is Role.SUBJECT), None)
            second = next((w for w in words if w.head == verb.index and _is_second(words, w)), None)
            if subject is not None and second is not None and _is_set_off(words, subject, verb, second):
                words = _as_aside(words, subject, verb, second)
    return words


def _is_second(words: Sequence[Word], word: Word) -> bool:
    """Whether a verb is joined to another by a comma alone."""
    joined = any(each.head == word.index and each.role is Role.COORDINATOR for each in words)
    finite = word.tag in FINITE and word.role in (Role.CONJUNCT, Role.PARATAXIS)
    return finite and not joined and words[word.index - 1].text == ","


def _is_set_off(words: Sequence[Word], subject: Word, verb: Word, second: Word) -> bool:
    """Whether a verb without an object, right behind its subject's comma, has its subject for that of the next."""
    own = any(w.head == second.index and w.role in COMPLETE for w in words)
    acting = any(w.head == verb.index and w.role in (Role.OBJECT, Role.COMPLEMENT, Role.OPEN_COMPLEMENT) for w in words)
    return subject.index < verb.index - 1 and not own and not acting and subject.part in NOMINAL_PARTS


def _as_aside(words: Sequence[Word], subject: Word, verb: Word, second: Word) -> tuple[Word, ...]:
    """The second verb in the place of the first, with the subject under it, and the first under the subject."""
    top = second.index if verb.head == verb.index else verb.head
    changed = {w.index: replace(w, head=second.index) for w in words if w.head == verb.index and w.index > second.index}
    changed[subject.index] = replace(subject, head=second.index)
    changed[verb.index] = replace(verb, head=subject.index, role=Role.NOUN_CLAUSE, tag="VBN")
    changed[second.index] = replace(second, head=top, role=verb.role)
    return tuple(changed.get(word.index, word) for word in words)


# --- relative clauses ------------------------------------------------------------------------------------------------


def _with_relative_clauses(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with what stands behind "who is" as a clause, where it came out as an apposition."""
    heads = {word.head for word in words if word.role is Role.COPULA} & {
        word.head for word in words if word.role is Role.SUBJECT and word.text.lower() in RELATIVE
    }
    told = {at for at in heads if words[at].role is Role.APPOSITION}
    return tuple(replace(w, role=Role.RELATIVE_CLAUSE) if w.index in told else w for w in words) if told else words


# --- what is done together -------------------------------------------------------------------------------------------


def _with_joint_aims(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with an infinitive under the verb of doing together, where it came out as one of those told "with"."""
    changed = {
        aim.index: replace(aim, head=words[aim.head].head, role=Role.OPEN_COMPLEMENT)
        for aim in words
        if aim.role is Role.NOUN_CLAUSE and aim.tag == "VB" and _is_partner(words, words[aim.head])
    }
    return tuple(changed.get(word.index, word) for word in words) if changed else words


def _is_partner(words: Sequence[Word], noun: Word) -> bool:
    """Whether a noun or name stands behind the "with" of such a verb, and is none that an infinitive says more of."""
    if noun.preposition != "with" or noun.role is not Role.OBLIQUE or words[noun.head].lemma not in JOINT:
        return False
    return noun.part == "PROPN" or noun.tag == "NNS" and noun.lemma not in PLANNING


# --- compounds -------------------------------------------------------------------------------------------------------


def _with_compounds(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with two nouns side by side as one, where the second came out as what the first acts on."""
    for second in words:
        first = words[second.index - 1]
        acted_on = second.role is Role.OBJECT and second.head == first.index and second.index > 0
        if acted_on and first.tag == "NN" and first.part == second.part == "NOUN":
            words = _as_one(words, words[first.index], words[second.index])
    return words


def _as_one(words: Sequence[Word], first: Word, second: Word) -> tuple[Word, ...]:
    """The second noun in the place of the first, which stands under it with all that stood under that."""
    top = second.index if first.head == first.index else first.head
    changed = {word.index: replace(word, head=second.index) for word in words if word.head == first.index}
    changed[second.index] = replace(second, head=top, role=first.role, preposition=first.preposition)
    changed[first.index] = replace(first, head=second.index, role=Role.COMPOUND, preposition="")
    return tuple(changed.get(word.index, word) for word in words)


# --- occasions -------------------------------------------------------------------------------------------------------


def _with_occasions(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with "taking place" under the noun right in front of it, with the times and places behind."""
    for verb in words:
        if verb.role is not Role.ADVERBIAL_CLAUSE or not _takes_place(words, verb):
            continue
        noun = words[verb.index - 1]
        above = verb.head < noun.index and noun.index not in _subtree(words, verb)
        if noun.part in NOMINAL_PARTS and above:
            words = _under_noun(words, noun, verb)
    return words


def _takes_place(words: Sequence[Word], verb: Word) -> bool:
    placed = words[verb.index + 1].text if verb.index + 1 < len(words) else ""
    return verb.index > 0 and (verb.text, placed) == ("taking", "place")


def _under_noun(words: Sequence[Word], noun: Word, verb: Word) -> tuple[Word, ...]:
    """The clause under a noun, and under it the phrases behind it that were joined to the verb above."""
    changed = {verb.index: replace(verb, head=noun.index, role=Role.NOUN_CLAUSE)}
    changed |= {
        word.index: replace(word, head=verb.index)
        for word in words[verb.index + 1 :]
        if word.head == verb.head and word.role is Role.OBLIQUE
    }
    return tuple(changed.get(word.index, word) for word in words)


# --- subjects --------------------------------------------------------------------------------------------------------


def _with_subjects(words: tuple[Word, ...]) -> tuple[Word, ...]:
    for verb in _without_subject(words):
        row = _row_in_front(words, verb)
        if row:
            words = _as_subjects(words, row, verb)
        elif verb.role in CLAUSES and verb.head < verb.index:
            noun = _noun_in_front(words, verb)
            words = words if noun is None else _as_clause(words, noun, verb)
    return words


def _row_in_front(words: Sequence[Word], verb: Word) -> list[Word]:
    """The nouns between a phrase that opens the clause, its comma, and the verb, joined to the phrase by mistake."""
    commas = [word.index for word in words[: verb.index] if word.text == ","]
    if not commas:
        return []
    row = [word for word in words[commas[-1] + 1 : verb.index] if word.role is Role.CONJUNCT and word.head < commas[-1]]
    if not row or len({word.head for word in row}) > 1 or row[0].part not in NOMINAL_PARTS | {"PRON"}:
        return []
    top = words[row[0].head]
    while top.head not in (top.index, verb.index):
        top = words[top.head]
    if top.head != verb.index or top.role not in PHRASES:
        return []
    phrase = {n for word in row for n in _subtree(words, word)}
    first = min(n for n in _subtree(words, verb) - _subtree(words, top) if n > commas[-1])
    return row if min(phrase) >= commas[-1] and max(phrase) == first - 1 else []


def _as_subjects(words: Sequence[Word], row: Sequence[Word], verb: Word) -> tuple[Word, ...]:
    """The first noun of a row as the subject of the verb, the others joined to it."""
    changed = {word.index: replace(word, head=row[0].index) for word in row[1:]}
    changed[row[0].index] = replace(row[0], head=verb.index, role=_subject_role(words, verb), preposition="")
    return tuple(changed.get(word.index, word) for word in words)


def _subject_role(words: Sequence[Word], verb: Word) -> Role:
    passive = any(word.head == verb.index and word.role is Role.PASSIVE_AUXILIARY for word in words)
    return Role.PASSIVE_SUBJECT if passive else Role.SUBJECT


def _without_subject(words: Sequence[Word]) -> list[Word]:
    """The words that are finite, themselves or by an auxiliary, with neither subject nor conjunction under them."""
    finite = {word.index for word in words if word.tag in FINITE and word.role not in AUXILIARIES}
    finite |= {word.head for word in words if word.role in AUXILIARIES and word.tag in FINITE}
    complete = {word.head for word in words if word.role in COMPLETE}
    return [words[index] for index in sorted(finite - complete)]


def _noun_in_front(words: Sequence[Word], verb: Word) -> Word | None:
    """The noun of the innermost phrase with "after" and the like that ends right in front of the clause."""
    clause = _subtree(words, verb)
    end = min(clause)
    while end > 0 and words[end - 1].role in (Role.ADVERB, Role.NEGATION):
        end -= 1
    for noun in reversed(words):
        if noun.role in PHRASES and noun.preposition in CONJUNCTIONS and noun.index not in clause:
            phrase = _subtree(words, noun)
            if verb.index not in phrase and max(phrase) == end - 1 and words[end - 1].role is not Role.PUNCTUATION:
                return noun
    return None


def _subtree(words: Sequence[Word], top: Word) -> frozenset[int]:
    """The indexes of a word and of all under it."""
    found, waiting = {top.index}, [top.index]
    while waiting:
        above = waiting.pop()
        below = [word.index for word in words if word.head == above and word.index not in found]
        found.update(below)
        waiting += below
    return frozenset(found)


def _as_clause(words: Sequence[Word], noun: Word, verb: Word) -> tuple[Word, ...]:
    """The noun as the subject of the verb, the conjunction and the clause in the place that the phrase had."""
    subject = replace(noun, head=verb.index, role=_subject_role(words, verb), preposition="")
    clause = replace(verb, head=noun.head, role=Role.ADVERBIAL_CLAUSE, preposition=noun.preposition)
    changed = {noun.index: subject, verb.index: clause}
    changed |= {
        word.index: replace(word, head=verb.index, role=Role.MARK)
        for word in words
        if word.head == noun.index and word.role is Role.CASE
    }
    return tuple(changed.get(word.index, word) for word in words)
