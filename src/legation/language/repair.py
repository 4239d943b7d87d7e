"""Mending one frequent error of a small parser: a main verb in the past taken for a participle.

"The Council called on Mali" comes out as a noun phrase ("the Council that was called"), "Israeli jets bombed depots" as
one with an adjective. Where a sentence has no finite main verb and such a participle stands in the right place, it is
made the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.language.tree import CLAUSAL, Role, Word

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL_PARTS = frozenset({"NOUN", "PROPN"})
#: Roles that make a noun a predicate, so that no verb is missing.
PREDICATIVE = frozenset({Role.COPULA, Role.AUXILIARY, Role.PASSIVE_AUXILIARY})


def repaired(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with the participle as main verb where the sentence lacks one; else as they are."""
    root = next((word for word in words if word.head == word.index), None)
    if root is None or root.part not in NOMINAL_PARTS or _has_main_verb(words, root):
        return tuple(words)
    verb = next((word for word in words if _is_lost_verb(words, word, root)), None)
    if verb is None:
        return tuple(words)
    return _behind_noun(words, root, verb) if verb.index > root.index else _before_noun(words, root, verb)


def _has_main_verb(words: Sequence[Word], root: Word) -> bool:
    """Whether the noun at the root is a predicate, or a finite verb stands outside subordinate clauses."""
    if any(word.head == root.index and word.role in PREDICATIVE for word in words):
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


def _as_root(verb: Word) -> Word:
    """The verb as the top of its sentence, in the past tense."""
    return replace(verb, head=verb.index, role=Role.ROOT, tag="VBD", part="VERB")
