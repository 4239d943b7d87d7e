"""What is raised at a meeting, told in the sentences behind it ("They also discussed the dams")."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Sentence, Word
from legation.model import EventType
from legation.reading import clauses
from legation.reading.draft import Draft
from legation.reading.parties import Cast
from legation.reading.topic_heads import matters_of

#: How many paragraphs behind the last telling of a meeting what is raised at it may stand.
NEXT = 1


def raised(drafts: Sequence[Draft], cast: Cast) -> dict[int, list[tuple[Sentence, Word]]]:
    """For the meetings among some drafts, by their place, the nouns of what is raised at each, with their sentences."""
    found: dict[int, list[tuple[Sentence, Word]]] = defaultdict(list)
    told = sorted(
        (act.span.start, at, act.trigger.sentence.paragraph)
        for at, draft in enumerate(drafts)
        if draft.first.type is EventType.CONSULT
        for act in draft.acts
    )
    starts = [start for start, *_ in told]
    for sentence in cast.sentences if told else ():
        last = bisect_left(starts, sentence.end) - 1
        if last < 0 or not sentence.lemmas & words("cues", "topics", "raising"):
            continue
        _, at, paragraph = told[last]
        if sentence.paragraph - paragraph <= NEXT:
            verbs = _verbs(sentence, drafts[at], cast)
            found[at] += [(sentence, head) for verb in verbs for head in matters_of(sentence, verb)]
    return found


def _verbs(sentence: Sentence, meeting: Draft, cast: Cast) -> Iterator[Word]:
    """The verbs by which those who meet raise something."""
    for verb in sentence.words:
        if verb.lemma in words("cues", "topics", "raising") and clauses.is_verb(verb):
            agents = clauses.agents(sentence, verb)
            parties = {party.code for word in agents for party in cast.parties(sentence, word, acting=True)}
            if parties and parties <= meeting.parties:
                yield verb
