"""Tellings: the verbs of saying in whose scope a word stands, who tells, and in which document."""

from __future__ import annotations

from collections.abc import Iterator

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses
from legation.reading.asides import asides, lets_know, tells, tells_own
from legation.reading.chains import cites
from legation.reading.governors import dismissing, leaves_open

#: How a clause hangs under the verb of saying that reports it.
REPORTED = frozenset({Role.COMPLEMENT, Role.PARATAXIS, Role.OPEN_COMPLEMENT, Role.ROOT, Role.OTHER})
#: How a clause hangs that says what a noun for a claim means.
UNDER_NOUN = frozenset({Role.NOUN_CLAUSE, Role.RELATIVE_CLAUSE, Role.COMPLEMENT})
#: How many words an aside has up to the document that it names ("in a strongly worded note").
DOCUMENT = 5


def tellings(sentence: Sentence, anchor: Word) -> Iterator[tuple[Word, Word | None]]:
    """The verbs of telling in whose scope a word stands, each with who tells it."""
    seen: set[int] = set()
    beside = [(aside.verb, aside.speaker) for aside in asides(sentence) if aside.covers(sentence, anchor)]
    governing = [(verb, teller(sentence, verb)) for verb in _verbs_of_saying(sentence, anchor)]
    governing += [(verb, teller(sentence, verb)) for verb in sentence.words if _has_it(sentence, verb)]
    # Who stands in front and governs what is told is the one whom an aside behind it quotes.
    inner = [each for each in governing if each[0].index < anchor.index and tells_own(sentence, each[0])]
    for verb, speaker in (*inner, *beside, *governing):
        if verb.index not in seen:
            seen.add(verb.index)
            yield verb, speaker


def _has_it(sentence: Sentence, verb: Word) -> bool:
    """Whether a clause names whose version the sentence gives ("as the Herald has it")."""
    if verb.lemma not in words("cues", "verbs", "having_it") or verb.role is not Role.ADVERBIAL_CLAUSE:
        return False
    as_told = clauses.among(sentence.under(verb, Role.MARK), {"as"})
    return bool(as_told and clauses.among(sentence.under(verb, Role.OBJECT), {"it"}))


def teller(sentence: Sentence, verb: Word) -> Word | None:
    """Who tells: the subject of a verb of telling, in the passive who is quoted."""
    if clauses.is_passive(sentence, verb):
        return next(iter(sentence.under(verb, Role.PASSIVE_SUBJECT)), None)
    # "It added that", where the tree takes "it" for nobody.
    empty = (each for each in sentence.under(verb, Role.OTHER) if each.part == "PRON" and each.index < verb.index)
    return next(empty, None) or clauses.subject(sentence, verb)


def _verbs_of_saying(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """The verbs of saying under which a word stands, or that stand beside it ("X will meet Y, he said")."""
    current = anchor
    behind = sentence.under(anchor, Role.RELATIVE_CLAUSE)
    yield from (clause for clause in behind if _is_told_by_relative(sentence, clause))
    for head in (*sentence.ancestors(anchor), None):
        yield from (c for c in sentence.children[current.index] if _says(c) and _is_trailing(sentence, current, c))
        if head is None or _is_parted(sentence, head, current) or _is_beside_what_is_said(sentence, current):
            return
        if denied := dismissing(sentence, current):
            yield denied[0]
        reported = _is_reported(sentence, current, head) or current == anchor and is_confirmed(current, head)
        if reported and clauses.is_verb(head) and _is_telling(sentence, head) and _reports(sentence, head):
            yield head
        if (telling := _told_somebody(sentence, current, head)) is not None:
            yield telling
        current = head


def _is_reported(sentence: Sentence, clause: Word, head: Word) -> bool:
    """Whether a clause is what the verb above it reports."""
    if clause.role is Role.CONJUNCT:
        # "Said that they had, and that a text was ready", where the tree joins the second clause to "said".
        return clause.index > head.index and bool(clauses.among(sentence.under(clause, Role.MARK), {"that"}))
    if clause.tag == "VBG" and clauses.among(sentence.under(clause, Role.MARK), {"of"}):
        return head.lemma in words("cues", "verbs", "speaking")  # "spoke of returning fire"
    if clause.role is Role.OPEN_COMPLEMENT and head.lemma == "agree":
        return False  # who agrees to do something tells nothing
    return clause.role in REPORTED and not _is_joined(sentence, clause, head) or _is_fronted(sentence, clause, head)


def _is_joined(sentence: Sentence, clause: Word, verb: Word) -> bool:
    """Whether "and" or "but" joins a clause with a subject of its own to a verb, though the tree hung it as told."""
    if clause.index < verb.index or clauses.own_subject(sentence, clause) is None:
        return False
    opening = min(word.index for word in sentence.subtree(clause) if word.part != "PUNCT")
    return sentence.words[opening].tag == "CC" and sentence.words[opening - 1].text == ","


def _told_somebody(sentence: Sentence, clause: Word, head: Word) -> Word | None:
    """The verb by which somebody is told what the tree hung under him ("told a paper that relations would be cut")."""
    verb = sentence.head(head)
    if verb is None or clause.role not in (Role.RELATIVE_CLAUSE, Role.NOUN_CLAUSE):
        return None
    if head.role not in (Role.OBJECT, Role.INDIRECT_OBJECT) or verb.lemma not in words("cues", "verbs", "telling"):
        return None
    marked = clauses.among(sentence.under(clause, Role.MARK), {"that"})
    return verb if marked and clauses.own_subject(sentence, clause) is not None else None


def is_confirmed(noun: Word, verb: Word) -> bool:
    """Whether an act's noun is what a verb confirms or denies ("confirmed a visit", "denied the deal")."""
    listed = words("cues", "verbs", "confirming") | words("cues", "status", "denying")
    return noun.role is Role.OBJECT and noun.part in ("NOUN", "PROPN") and verb.lemma in listed


def _is_told_by_relative(sentence: Sentence, clause: Word) -> bool:
    """Whether a clause behind an act's noun tells what somebody says of it ("the trip that aides say he made")."""
    subject = clauses.own_subject(sentence, clause)
    return _says(clause) and subject is not None and subject.tag not in ("WDT", "WP") and tells_own(sentence, clause)


def _is_telling(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells what somebody says, or that he denies it or leaves it open ("did not rule out that").

    Whoever does not confirm it tells nothing.
    """
    if _is_silent(sentence, verb):
        return False
    return tells(verb) or lets_know(sentence, verb) is not None or leaves_open(sentence, verb)


def _is_silent(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb says that somebody does not confirm something, or neither confirms nor denies it."""
    if _is_withheld(sentence, verb):
        return True
    confirming = words("cues", "verbs", "confirming")
    joined = [*sentence.conjuncts(verb), *([sentence.words[verb.head]] if verb.role is Role.CONJUNCT else [])]
    both = verb.lemma in words("cues", "status", "denying") and any(each.lemma in confirming for each in joined)
    return (both or verb.lemma in confirming) and clauses.is_negated(sentence, verb)


def _is_withheld(sentence: Sentence, verb: Word) -> bool:
    """Whether somebody does not say something ("would not say whether", "declined to say when", "put off saying")."""
    above = sentence.head(verb)
    within = above is not None and not any(each.text == "," for each in sentence.words[above.index : verb.index])
    withheld = within and above is not None and above.lemma in words("cues", "verbs", "withholding")
    if withheld or not clauses.is_negated(sentence, verb):
        return withheld
    asked = words("cues", "clauses", "asking")
    told = sentence.under(verb, Role.COMPLEMENT, Role.ADVERBIAL_CLAUSE)
    return any(clauses.among(sentence.children[each.index], asked) for each in told)


def _is_parted(sentence: Sentence, head: Word, word: Word) -> bool:
    """Whether a semicolon parts a word from a verb, which then does not tell it."""
    first, last = sorted((head.index, word.index))
    return any(between.text == ";" for between in sentence.words[first:last])


def _is_beside_what_is_said(sentence: Sentence, clause: Word) -> bool:
    """Whether a clause in a tense of its own only tells what else took place ("X said ..., while Y met Z")."""
    marks = {word.text.lower() for word in sentence.under(clause, Role.MARK)}
    beside = clause.role is Role.ADVERBIAL_CLAUSE and bool(marks & words("cues", "clauses", "beside"))
    return beside and clauses.is_finite(sentence, clause) and clauses.own_subject(sentence, clause) is not None


def _is_fronted(sentence: Sentence, clause: Word, says: Word) -> bool:
    """Whether a verb reports a clause that the tree hangs as if it told its time.

    Such a clause stands in front without a conjunction ("X will meet Y, he said"), or behind with "that".
    """
    if clause.role is Role.ADVERBIAL_CLAUSE and clause.index > says.index:
        return [word.text.lower() for word in sentence.under(clause, Role.MARK)] == ["that"]
    fronted = clause.role is Role.ADVERBIAL_CLAUSE and clause.index < says.index
    return fronted and clauses.is_finite(sentence, clause) and not sentence.under(clause, Role.MARK)


def _is_trailing(sentence: Sentence, verb: Word, says: Word) -> bool:
    """Whether a verb of saying stands beside what is said: "X will meet Y, the ministry said"."""
    if tells_own(sentence, says) or _is_parted(sentence, verb, says):
        return False
    if says.role is Role.PARATAXIS:
        return True
    if says.role not in (Role.CONJUNCT, Role.COMPLEMENT) or says.tag != "VBD" or says.index < verb.index:
        return False
    subjects = sentence.under(says, Role.SUBJECT)
    between = sentence.words[verb.index : subjects[-1].index] if subjects else ()
    joined = sentence.under(says, Role.COORDINATOR, Role.COMPLEMENT, Role.MARK)
    return any(word.text == "," for word in between) and not joined


def _says(word: Word) -> bool:
    return word.lemma in words("cues", "verbs", "say")


def _reports(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb of saying has somebody who says it: in the passive only "was quoted" has."""
    return not clauses.is_passive(sentence, verb) or cites(verb)


def claimed(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """Whose claim it is that an act took place ("Oslo's claim that the ship was fired on")."""
    current = anchor
    for head in sentence.ancestors(anchor):
        clause = current.role in UNDER_NOUN and head.part == "NOUN"
        if clause and head.lemma in words("cues", "sources", "claims"):
            marked = clauses.among(sentence.under(current, Role.MARK), {"that"})
            yield from sentence.under(head, Role.POSSESSOR) if marked else ()
        current = head


def documents(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """ "in a statement", "in a letter": the document in which something is said."""
    for head in _up_to_own_clause(sentence, anchor):
        for phrase in clauses.obliques(sentence, head, "in", "via", "on", "through"):
            listed = "platform" if phrase.preposition == "on" else "document"
            if phrase.lemma in words("cues", "sources", listed):
                yield phrase
    yield from _beside_subject(sentence, anchor)


def _up_to_own_clause(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """The verbs above a word, but none that another clause beside it, or one that only names who speaks, parts from it.

    "Accra spoke in a note, and Lome condemned the raid": the note is Accra's.
    """
    for verb in clauses.clause_chain(sentence, anchor):
        yield verb
        beside = verb.role is Role.CONJUNCT and clauses.own_subject(sentence, verb) is not None
        if beside or verb.role is Role.RELATIVE_CLAUSE and _speaks(sentence, sentence.words[verb.head]):
            return


def _speaks(sentence: Sentence, noun: Word) -> bool:
    head = sentence.head(noun)
    return noun.role is Role.SUBJECT and head is not None and tells(head)


def wording(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """The document whose own words an act is ("a statement urging Oslo to", "a resolution in which it condemned")."""
    verb: Word | None = anchor
    while verb is not None and verb.role is Role.CONJUNCT and clauses.own_subject(sentence, verb) is None:
        verb = sentence.head(verb)
    noun = sentence.head(verb) if verb is not None else None
    if verb is None or noun is None or noun.lemma not in words("cues", "sources", "document"):
        return
    within = (each for each in clauses.obliques(sentence, verb, "in") if each.tag in ("WDT", "WP"))
    says = verb.role is Role.NOUN_CLAUSE and verb.tag == "VBG"
    if says or verb.role is Role.RELATIVE_CLAUSE and next(within, None) is not None:
        yield noun


def _beside_subject(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """The document told in front of the verb, also between commas ("Lima, in a note that it sent, thanked Oslo")."""
    verb = clauses.clause_verb(sentence, anchor)
    if verb is None:
        return
    for subject in sentence.under(verb, Role.SUBJECT):
        yield from (each for each in clauses.obliques(sentence, subject, "in", "via") if _is_document(each))
    if verb.index < DOCUMENT:
        return
    last = sentence.words[verb.index - 1]
    if _is_document(last) and last.preposition in ("in", "via", "through"):
        yield last
    if last.text != ",":
        return
    commas = [word.index for word in sentence.words[: verb.index - 1] if word.text == ","]
    opening = sentence.words[commas[-1] + 1 : commas[-1] + 1 + DOCUMENT] if commas else ()
    if opening and opening[0].text.lower() in ("in", "via", "through"):
        yield from [word for word in opening if _is_document(word)][:1]


def _is_document(word: Word) -> bool:
    return word.lemma in words("cues", "sources", "document")
