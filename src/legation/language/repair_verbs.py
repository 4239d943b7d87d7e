"""Mending main verbs that a small parser takes for participles of their subject.

A main verb in the past is taken for a participle: "The Council called on Mali" comes out as a noun phrase ("the Council
that was called"), "Israeli jets bombed depots" as one with an adjective. Where a sentence has no finite main verb and
such a participle stands in the right place, it is made the verb.

So is the participle behind the subject of a clause that opens with "that": in "the bank denied last week that
funds were released" the parser may take the bank for what was released.

Nor is an adjective or participle right behind a noun the main verb where one in the past follows that has no subject:
in "a diplomat close to the talks told the paper" it is the diplomat who told it. And what stands there behind "that" is
told, and says nothing of the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.language.tree import CLAUSAL, Role, Word

#: Tags of finite verbs; parts of speech that name something.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL_PARTS = frozenset({"NOUN", "PROPN"})
#: Roles of clauses below a verb, also as a parser calls them that has lost the word that opens them.
CLAUSES = frozenset({Role.ADVERBIAL_CLAUSE, Role.COMPLEMENT, Role.PARATAXIS})
#: Verbs of telling, whose object is who is told.
TELLING = frozenset({"tell", "inform", "assure", "remind", "warn"})
#: What a clause has that does not lack a subject, or cannot have one.
COMPLETE = frozenset({Role.SUBJECT, Role.PASSIVE_SUBJECT, Role.MARK, Role.OTHER})
#: What stands under a verb, or makes a noun a predicate, so that no verb is missing.
AUXILIARIES = frozenset({Role.COPULA, Role.AUXILIARY, Role.PASSIVE_AUXILIARY})


def with_main_verbs(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with the main verb that they lack, and what somebody is told under the verb of telling."""
    return _with_told_clauses(_with_verb_behind(_with_telling_verb(_with_main_verb(words))))


def _with_main_verb(words: Sequence[Word]) -> tuple[Word, ...]:
    root = next((word for word in words if word.head == word.index), None)
    if root is None or root.part not in NOMINAL_PARTS or _has_main_verb(words, root):
        return tuple(words)
    verb = next((word for word in words if _is_lost_verb(words, word, root)), None)
    if verb is None:
        return tuple(words)
    return _behind_noun(words, root, verb) if verb.index > root.index else _before_noun(words, root, verb)


def _has_main_verb(words: Sequence[Word], root: Word) -> bool:
    """Whether the noun at the root is a predicate, or a finite verb stands outside subordinate clauses."""
    if any(word.head == root.index and word.role in AUXILIARIES for word in words):
        return True
    return any(word.tag in FINITE and word.role not in CLAUSAL for word in words)


def _is_lost_verb(words: Sequence[Word], word: Word, root: Word) -> bool:
    """Whether a participle under the root can be the missing verb: no "by" behind it, a noun in front of it."""
    if word.tag != "VBN" or word.head != root.index or word.index == 0:
        return False
    if any(child.head == word.index and (child.role is Role.AGENT or child.preposition == "by") for child in words):
        return False
    if word.role is Role.NOUN_CLAUSE:
        return word.index > root.index
    before = words[word.index - 1]
    noun_before = before.part in NOMINAL_PARTS or before.text[:1].isupper() and before.part != "DET"
    return word.role is Role.ADJECTIVE and word.index < root.index and noun_before


def _behind_noun(words: Sequence[Word], root: Word, verb: Word) -> tuple[Word, ...]:
    """The root noun becomes the subject of the verb behind it, which takes over what follows."""
    changed = {w.index: replace(w, head=verb.index) for w in words if w.head == root.index and w.index > verb.index}
    changed |= {root.index: replace(root, head=verb.index, role=Role.SUBJECT), verb.index: _as_root(verb)}
    return tuple(changed.get(word.index, word) for word in words)


def _before_noun(words: Sequence[Word], root: Word, verb: Word) -> tuple[Word, ...]:
    """The root noun becomes the object of the verb in front of it, the noun before the verb its subject."""
    subject = next((w for w in words if w.head == root.index and w.role is Role.SUBJECT), words[verb.index - 1])
    changed = {w.index: replace(w, head=subject.index) for w in words if w.head == root.index and w.index < verb.index}
    changed[subject.index] = replace(subject, head=verb.index, role=Role.SUBJECT)
    changed |= {root.index: replace(root, head=verb.index, role=Role.OBJECT), verb.index: _as_root(verb)}
    return tuple(changed.get(word.index, word) for word in words)


def _with_telling_verb(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with the verb above what "that" opens, where it came out as a participle of its subject."""
    root = next((word for word in words if word.head == word.index), None)
    that = next((w for w in words if root and w.head == root.index and w.role is Role.MARK and w.text == "that"), None)
    if root is None or that is None:
        return words
    verb = next((word for word in words[: that.index] if _is_told_by(words, word, root)), None)
    return words if verb is None else _above_clause(words, root, verb)


def _is_told_by(words: Sequence[Word], word: Word, root: Word) -> bool:
    """Whether a participle stands right behind the subject of the root, with nobody who does it behind "by"."""
    if word.tag != "VBN" or word.role is not Role.NOUN_CLAUSE:
        return False
    noun = words[word.head]
    by = any(each.head == word.index and (each.role is Role.AGENT or each.preposition == "by") for each in words)
    subject = noun.head == root.index and noun.role in (Role.SUBJECT, Role.PASSIVE_SUBJECT)
    return subject and noun.index == word.index - 1 and not by


def _above_clause(words: Sequence[Word], root: Word, verb: Word) -> tuple[Word, ...]:
    """The participle as the main verb, its noun as the subject, the clause behind "that" under it."""
    noun = replace(words[verb.head], head=verb.index, role=Role.SUBJECT)
    changed = {root.index: replace(root, head=verb.index, role=Role.COMPLEMENT), verb.index: _as_root(verb)}
    changed[noun.index] = noun
    return tuple(changed.get(word.index, word) for word in words)


def _with_verb_behind(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with the main verb behind what stands with its subject ("a man close to the king said")."""
    top = next((word for word in words if word.head == word.index), None)
    if top is None or top.index == 0 or not _is_beside_noun(words, top):
        return words
    verb = next((word for word in words[top.index + 1 :] if _is_verb_behind(words, word, top)), None)
    return words if verb is None else _below_noun(words, words[top.index - 1], top, verb)


def _is_beside_noun(words: Sequence[Word], top: Word) -> bool:
    """Whether the top of a sentence is an adjective or participle between a noun and a preposition, with no helper."""
    noun, behind = words[top.index - 1], words[top.index + 1 : top.index + 2]
    helped = any(word.head == top.index and word.role in AUXILIARIES for word in words)
    subject = noun.head == top.index and noun.role in (Role.SUBJECT, Role.PASSIVE_SUBJECT)
    bare = top.part == "ADJ" or top.tag in ("JJ", "VBN", "VBD", "VBP")
    return bare and subject and not helped and bool(behind) and behind[0].part == "ADP"


def _is_verb_behind(words: Sequence[Word], word: Word, top: Word) -> bool:
    """Whether a verb in the past stands under the top with nothing that joins it, no comma and no subject."""
    if word.tag != "VBD" or word.head != top.index or word.role not in CLAUSES | {Role.CONJUNCT}:
        return False
    joined = {Role.COORDINATOR, Role.AUXILIARY, *COMPLETE}
    apart = any(each.text in (",", ";", ":") for each in words[top.index : word.index])
    return not apart and not any(each.head == word.index and each.role in joined for each in words)


def _below_noun(words: Sequence[Word], noun: Word, top: Word, verb: Word) -> tuple[Word, ...]:
    """The verb as the main one, the noun as its subject, and what was the top under the noun."""
    moved = (w for w in words if w.head == top.index and w.index > verb.index)
    changed = {word.index: replace(word, head=verb.index) for word in moved}
    changed[noun.index] = replace(noun, head=verb.index, role=Role.SUBJECT)
    changed[top.index] = replace(top, head=noun.index, role=Role.NOUN_CLAUSE, tag="JJ" if top.part == "ADJ" else "VBN")
    changed[verb.index] = _as_root(verb)
    return tuple(changed.get(word.index, word) for word in words)


def _with_told_clauses(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with what somebody is told under the verb of telling, where it came out as a clause about him."""
    for clause in [word for word in words if word.role is Role.RELATIVE_CLAUSE and _is_of_told(words, word)]:
        under = [word for word in words if word.head == clause.index]
        that = next((word for word in under if (word.text, word.tag) == ("that", "IN")), None)
        if that is not None and any(word.role in (Role.SUBJECT, Role.PASSIVE_SUBJECT) for word in under):
            changed = {clause.index: replace(clause, head=words[clause.head].head, role=Role.COMPLEMENT)}
            changed[that.index] = replace(that, role=Role.MARK)
            words = tuple(changed.get(word.index, word) for word in words)
    return words


def _is_of_told(words: Sequence[Word], clause: Word) -> bool:
    """Whether a clause stands behind somebody who is told something."""
    noun = words[clause.head]
    return noun.role in (Role.OBJECT, Role.INDIRECT_OBJECT) and words[noun.head].lemma in TELLING


def _as_root(verb: Word) -> Word:
    """The verb as the top of its sentence, in the past tense."""
    return replace(verb, head=verb.index, role=Role.ROOT, tag="VBD", part="VERB")
