"""What is said to be a pleasure ("It is an honour to welcome you here"): who says so does it, then and there."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Status
from legation.reading import clauses
from legation.reading.courses import PAST_BE
from legation.reading.verdict import Verdict

#: How an infinitive hangs under the word for a pleasure.
BELOW = frozenset(
    {Role.SUBJECT, Role.COMPLEMENT, Role.OPEN_COMPLEMENT, Role.NOUN_CLAUSE, Role.ADVERBIAL_CLAUSE, Role.CONJUNCT}
)
BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "been", "was", "were"})


def enjoyed_status(sentence: Sentence, verb: Word) -> Verdict | None:
    """The status of what somebody is pleased to do: it goes on as he speaks, or has happened where he was pleased.

    What would be, or will be, a pleasure is left to the words that say so.
    """
    pleasure = _pleasure(sentence, verb)
    if pleasure is None:
        return None
    helpers = sentence.under(pleasure, Role.COPULA, Role.AUXILIARY, Role.PASSIVE_AUXILIARY)
    being = clauses.among(helpers, BE)
    if not being or any(word.tag == "MD" for word in helpers):
        return None
    past = clauses.among(being, PAST_BE)
    return Verdict(Status.HAPPENED if past else Status.ONGOING, (pleasure,))


def _pleasure(sentence: Sentence, verb: Word) -> Word | None:
    """The word for a pleasure above an infinitive, also over "be able to" ("an honour to be able to visit you")."""
    current = verb
    for head in sentence.ancestors(verb):
        if current.role not in BELOW:
            return None
        if {head.lemma, head.text.lower()} & words("cues", "occasions", "pleasures"):
            return head
        if head.lemma != "able":
            return None
        current = head
    return None
