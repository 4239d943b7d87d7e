"""What is said to be untrue: clauses and reports of which somebody says that they are false."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Status
from legation.reading import clauses
from legation.reading.verdict import Verdict

#: How what is true or false hangs under the word that says so.
TOLD = frozenset({Role.SUBJECT, Role.COMPLEMENT, Role.NOUN_CLAUSE, Role.RELATIVE_CLAUSE})


def untrue(sentence: Sentence, clause: Word) -> Verdict | None:
    """What denies a clause as a whole ("it is not true that", "there is no truth in reports that", "... is false")."""
    head = sentence.head(clause)
    if head is None or clause.role not in TOLD or not _is_that_clause(sentence, clause):
        return None
    if _is_report(head):
        return _of_report(sentence, head)
    if clause.role is Role.NOUN_CLAUSE and head.lemma in words("cues", "untrue", "truth"):
        return _of_truth(sentence, head)  # "no truth in the report that", the clause hung too high
    return _of_predicate(sentence, head)


def _is_that_clause(sentence: Sentence, clause: Word) -> bool:
    marks = sentence.under(clause, Role.MARK, Role.OBJECT)  # the tree may take "that" for what is given
    return any(mark.tag == "IN" for mark in clauses.among(marks, {"that"}))


def _is_report(noun: Word) -> bool:
    return noun.lemma in words("cues", "status", "reports")


def _of_report(sentence: Sentence, noun: Word) -> Verdict | None:
    """What its predicate makes of a report, or "no truth" that is in it."""
    head = sentence.head(noun)
    if head is None:
        return None
    if noun.role is Role.SUBJECT:
        return _of_predicate(sentence, head)
    subject = clauses.own_subject(sentence, head) if clauses.is_verb(head) else head
    return _of_truth(sentence, subject) if subject is not None else None


def _of_truth(sentence: Sentence, noun: Word) -> Verdict | None:
    """The "no" in front of the truth that there is in a report."""
    no = clauses.among(sentence.under(noun, Role.DETERMINER), {"no"})
    return Verdict(Status.DENIED, (no[0], noun)) if no and noun.lemma in words("cues", "untrue", "truth") else None


def _of_predicate(sentence: Sentence, head: Word) -> Verdict | None:
    """A predicate that says so: "false", or "true" with a negation."""
    if not sentence.under(head, Role.COPULA):
        return None
    denying = clauses.negation(sentence, head)
    if denying is not None and head.lemma in words("cues", "untrue", "true"):
        return Verdict(Status.DENIED, (denying, head))
    false = denying is None and head.lemma in words("cues", "untrue", "false")
    return Verdict(Status.DENIED, (head,)) if false else None
