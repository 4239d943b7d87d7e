"""When each act takes place: the time expression of its own clause, never one from elsewhere by default."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from legation.knowledge.frames import frames
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Kind, TimexType, When
from legation.reading import clauses
from legation.reading.dated import Dated, head_of, told_in
from legation.reading.status import SPOKEN
from legation.reading.triggers import Trigger

#: Who says what they do by saying it, and the helpers by which it is done at another time.
SELF = frozenset({"i", "we", "it", "he", "she", "they"})
OTHERWISE = frozenset(
    {"had", "has", "have", "'ve", "’ve", "'d", "’d", "will", "'ll", "’ll", "would", "shall", "may", "might", "could"}
)
#: How a clause hangs under the one whose time is also its own.
BORROWING = frozenset(
    {
        Role.OPEN_COMPLEMENT,
        Role.CONJUNCT,
        Role.ADVERBIAL_CLAUSE,
        Role.OBJECT,
        Role.OBLIQUE,
        Role.SUBJECT,
        Role.PASSIVE_SUBJECT,
        Role.NOUN_CLAUSE,
        Role.NOUN_MODIFIER,
        Role.PARATAXIS,
    }
)
#: Acts of speech about something that is told beside them, and how it stands to them.
SPEECH = SPOKEN - {EventType.AGREE}
#: How a time stands in front of the noun that it dates ("Tuesday's attack", "the May 25 launch").
IN_FRONT = frozenset({Role.POSSESSOR, Role.ADJECTIVE, Role.NUMBER, Role.COMPOUND, Role.NOUN_MODIFIER})
#: What stands in front of the occasion on which something is done or said.
OCCASIONS = frozenset({"at", "during", "in"})
PHRASES = frozenset({Role.OBJECT, Role.OBLIQUE, Role.NOUN_MODIFIER})
TOPIC = PHRASES | {Role.PASSIVE_SUBJECT}
#: The tags of verbs in the past.
PAST = frozenset({"VBD", "VBN"})
#: What parts a sentence, the tags of verbs with a tense of their own, and superlatives that only tell how many.
BREAKS = frozenset({",", ";", ":", "–", "—", "("})
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
AMOUNTS = frozenset({"least", "most"})
#: The TIMEX3 value of "now": beside a date it only says that things have changed ("will now meet on March 18").
NOW = "PRESENT_REF"


def when_of(trigger: Trigger, dated: Sequence[Dated]) -> Dated | None:
    """The time expression that belongs to an act: under its own words, then in its clause, then near it."""
    sentence = trigger.sentence
    told = told_in(sentence, dated)
    here = [each for each in told if _is_time(each) and not _counts_from(each, trigger)]
    here = [each for each in here if not _is_compared(sentence, each)]
    here = [each for each in here if each.timex.value != NOW] or here
    if not here:
        return None
    anchor = trigger.verb or _fixing_above(trigger) or clauses.said_of(sentence, trigger.word) or trigger.word
    own = [each for each in here if _tie(sentence, trigger, anchor, each) is not None]
    own = [each for each in own if not _is_vague(each)] or own
    own = [each for each in own if not each.timex.offset] or own
    if own:
        return min(own, key=lambda each: (_tie(sentence, trigger, anchor, each) or 0, each.timex.span.start))
    free = [each for each in here if not _is_anothers(sentence, trigger, anchor, each)]
    lent = _lent(trigger, anchor, free) if free else None
    lent = lent or _of_purpose(sentence, trigger, free) or _of_occasion(sentence, anchor, free)
    return lent or _of_own_saying(sentence, trigger, anchor, here)


def _fixing_above(trigger: Trigger) -> Word | None:
    """The verb that says when what a noun tells is to take place ("the next round is fixed for May")."""
    head = trigger.sentence.head(trigger.word)
    fixes = head is not None and head.lemma in words("cues", "verbs", "fixing") and head.tag == "VBN"
    return head if fixes and trigger.word.role is Role.PASSIVE_SUBJECT else None


def _of_own_saying(sentence: Sentence, trigger: Trigger, anchor: Word, here: Sequence[Dated]) -> Dated | None:
    """The time at which somebody says what is an act of speech of their own ("said on Monday it rejects the plan")."""
    speaker = clauses.subject(sentence, anchor)
    helpers = {word.text.lower() for word in clauses.auxiliaries(sentence, anchor)}
    if trigger.frame.type not in SPOKEN or speaker is None or speaker.text.lower() not in SELF or helpers & OTHERWISE:
        return None
    above = (head for head in sentence.ancestors(anchor) if clauses.is_verb(head))
    saying = next((head for head in above if head.lemma in words("cues", "verbs", "say")), None)
    if saying is None:
        return None
    return next((each for each in here if _says_then(sentence, saying, each)), None)


def _says_then(sentence: Sentence, saying: Word, dated: Dated) -> bool:
    """Whether an expression dates a verb of saying: it hangs under it, or stands right behind it."""
    word = head_of(sentence, dated)
    verb = clauses.clause_verb(sentence, word) if word is not None else None
    return verb is not None and (verb.index == saying.index or _is_of_saying(sentence, verb, dated))


def _of_purpose(sentence: Sentence, trigger: Trigger, here: Sequence[Dated]) -> Dated | None:
    """A journey takes the time of what it is made for ("travel to Japan to attend the funeral on September 27")."""
    if trigger.frame.kind is not Kind.VISIT or trigger.verb is None:
        return None
    aims = {clause.index for clause in sentence.under(trigger.verb, Role.ADVERBIAL_CLAUSE, Role.OPEN_COMPLEMENT)}
    for dated in here:
        word = head_of(sentence, dated)
        if word is not None and any(head.index in aims for head in sentence.ancestors(word)):
            return dated
    return None


def _of_occasion(sentence: Sentence, anchor: Word, here: Sequence[Dated]) -> Dated | None:
    """The time of the clause with "when" that says on which occasion something was done ("agreed, when he came")."""
    if anchor.tag not in PAST:
        return None
    tops = {anchor.index, *(head.index for head in sentence.ancestors(anchor))}
    for dated in here:
        word = head_of(sentence, dated)
        verb = clauses.clause_verb(sentence, word) if word is not None else None
        if verb is None or verb.role is not Role.ADVERBIAL_CLAUSE or verb.head not in tops or verb.tag not in PAST:
            continue
        if clauses.among(sentence.under(verb, Role.ADVERB, Role.MARK), {"when"}):
            return dated
    return None


def _counts_from(dated: Dated, trigger: Trigger) -> bool:
    """Whether an offset counts from the act itself ("weeks before Modi travels"), and dates what stands above it."""
    end, start = dated.timex.span.end, trigger.span.start
    return dated.timex.offset is not None and end <= start and "," not in trigger.sentence.quote(end, start)


def _is_compared(sentence: Sentence, dated: Dated) -> bool:
    """Whether an expression only says since when there was none such ("the first visit since 2019")."""
    inside = sentence.words_within(dated.timex.span.start, dated.timex.span.end)
    since = next((each.index for each in sentence.words[max(0, inside[0].index - 2) :] if each.text == "since"), None)
    if since is None or since > inside[-1].index:
        return False
    before = reversed(sentence.words[:since])
    row = takewhile(lambda each: each.text not in BREAKS and each.tag not in TENSED, before)
    return any(each.text.lower() == "first" or each.tag == "JJS" and each.text.lower() not in AMOUNTS for each in row)


def _is_time(dated: Dated) -> bool:
    return dated.timex.type in (TimexType.DATE, TimexType.TIME) or dated.timex.offset is not None


def days_above(trigger: Trigger, dated: Sequence[Dated]) -> list[When]:
    """The days, months or years that the clause of an act tells, and those over it ("in May he said that he left")."""
    sentence = trigger.sentence
    above = {word.index for word in (trigger.word, *sentence.ancestors(trigger.word)) if clauses.is_verb(word)}
    found = []
    for each in told_in(sentence, dated):
        word = head_of(sentence, each) if _is_day(each) else None
        verb = clauses.clause_verb(sentence, word) if word is not None and word.role is Role.OBLIQUE else None
        found += [each.when()] if verb is not None and verb.index in above else []
    return found


def _is_day(dated: Dated) -> bool:
    """Whether an expression names a day, a month or a year, and not just "now"."""
    return dated.timex.type is TimexType.DATE and not _is_vague(dated)


def _is_vague(dated: Dated) -> bool:
    """Whether an expression tells only that something was, is or will be ("their most recent talks", "soon")."""
    return (dated.timex.value or "").endswith("_REF")


def _tie(sentence: Sentence, trigger: Trigger, anchor: Word, dated: Dated) -> int | None:
    """How closely an expression is tied to an act: 0 under the noun, 1 under the verb, more through phrases.

    What is said to be scheduled, or held, then dates the noun it is said of ("a visit planned for May").
    """
    word = head_of(sentence, dated)
    if word is None or _is_anothers(sentence, trigger, anchor, dated):
        return None
    if word.index == anchor.index:
        return 0  # "the next round will be in May"
    of_noun, below = False, word
    for distance, head in enumerate(sentence.ancestors(word)):
        if head.index == trigger.word.index:
            of_object = trigger.nominal or below.lemma in trigger.frame.objects
            return distance if of_object or not of_noun else None
        if head.index == anchor.index and not of_noun:
            return distance + 1
        if clauses.opens_clause(sentence, head) and not _is_as_planned(sentence, head):
            if of_noun or not _fixes_date(sentence, head):
                return None
            of_noun = True
        below = head
    return None


def _is_anothers(sentence: Sentence, trigger: Trigger, anchor: Word, dated: Dated) -> bool:
    """Whether an expression dates what is said beside an act: a thing in its words, or that it is told."""
    word = head_of(sentence, dated)
    of_thing = word is not None and _is_of_another(sentence, trigger, word)
    return of_thing or _is_of_saying(sentence, anchor, dated)


def _is_of_saying(sentence: Sentence, anchor: Word, dated: Dated) -> bool:
    """Whether an expression stands right behind a verb of saying, whose time it is ("said on Friday it would go")."""
    inside = sentence.words_within(dated.timex.span.start, dated.timex.span.end)
    at = inside[0].index - 1
    if at > 0 and sentence.words[at].part == "ADP":
        at -= 1
    verb = sentence.words[max(at, 0)]
    return verb.lemma in words("cues", "verbs", "say") and clauses.is_verb(verb) and verb.index != anchor.index


def _is_of_another(sentence: Sentence, trigger: Trigger, word: Word) -> bool:
    """Whether an expression stands in front of a noun that is not the act's ("condemned Tuesday's attack")."""
    head = sentence.head(word)
    in_front = head is not None and head.part == "NOUN" and word.index < head.index and word.role in IN_FRONT
    if head is None or not in_front or head.preposition in OCCASIONS:
        return False
    if trigger.frame.type is EventType.CONSULT and head.lemma in words("cues", "places", "occasions"):
        return False
    own = {trigger.word.index, *(each.index for each in sentence.ancestors(trigger.word))}
    return head.index not in own and head.lemma not in trigger.frame.objects


def _is_as_planned(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb only says that a time was known before ("will go ahead as scheduled on 2 August")."""
    marks = {word.text.lower() for word in sentence.under(verb, Role.MARK)}
    return verb.role is Role.ADVERBIAL_CLAUSE and "as" in marks and verb.lemma in words("cues", "verbs", "fixing")


def _fixes_date(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb behind a noun says when what the noun tells takes place."""
    subjects = sentence.under(verb, Role.SUBJECT, Role.PASSIVE_SUBJECT)
    if _is_done_to(sentence, verb):
        return verb.lemma in words("cues", "verbs", "fixing") | words("cues", "verbs", "hosting")
    if any(word.text.lower() not in clauses.RELATIVE_PRONOUNS for word in subjects):
        return False
    lists = {Role.RELATIVE_CLAUSE: ("fixing", "opening"), Role.NOUN_CLAUSE: ("fixing",)}
    told = {verb.lemma, *(f"{verb.lemma} {word.lemma}" for word in sentence.under(verb, Role.OBJECT))}
    return any(told & words("cues", "verbs", name) for name in lists.get(verb.role, ()))


def _is_done_to(sentence: Sentence, verb: Word) -> bool:
    """Whether a relative clause tells what is done with its noun ("the summit, which Oslo was to host on Friday")."""
    objects = sentence.under(verb, Role.OBJECT)
    done = any(word.text.lower() in clauses.RELATIVE_PRONOUNS and word.index < verb.index for word in objects)
    return verb.role is Role.RELATIVE_CLAUSE and done


def _lent(trigger: Trigger, anchor: Word, here: Sequence[Dated]) -> Dated | None:
    """A time right behind an occasion, or one that the clause above lends.

    The clause above lends to a coordinated verb, an infinitive, or a verb in a headline; not to what is only spoken of.
    """
    sentence = trigger.sentence
    behind = next((each for each in here if _is_right_behind(trigger, each)), None)
    if behind is not None or is_spoken_of(trigger):
        return behind
    lenders = _lenders(sentence, anchor)
    for dated in here:
        word = head_of(sentence, dated)
        verb = clauses.clause_head(sentence, word) if word is not None else None
        if verb is not None and verb.index in lenders:
            return dated
    only = here[0]
    word = head_of(sentence, only)
    if word is None or any(head.role is Role.RELATIVE_CLAUSE for head in sentence.ancestors(word)):
        return None
    single = len({each.timex.interval for each in here}) == 1
    alone = single and clauses.clause_verb(sentence, word) is None
    return only if alone or abs(word.index - anchor.index) <= 2 else None


def _is_right_behind(trigger: Trigger, dated: Dated) -> bool:
    """Whether a time follows the phrase of a noun without a comma ("after a meeting with the king yesterday")."""
    word, sentence = trigger.word, trigger.sentence
    if not trigger.nominal or trigger.verb is not None or word.role not in PHRASES:
        return False
    inside = sentence.words_within(dated.timex.span.start, dated.timex.span.end)
    before = inside[0].index - 1 if inside else 0
    if before > 0 and sentence.words[before].part == "ADP":
        before -= 1
    last = sentence.words[before]
    aside = any(
        each.role is Role.RELATIVE_CLAUSE for each in (last, *sentence.ancestors(last)) if each.index > word.index
    )
    return before >= word.index and before == sentence.subtree(word)[-1].index and not aside


def is_spoken_of(trigger: Trigger) -> bool:
    """Whether an act is what somebody speaks of ("condemned the attack"): when that was is not when they speak.

    So is what was before something else ("called him following the launch"); talks make a joint day of it.
    """
    if not trigger.nominal or trigger.verb is not None:
        return False
    if trigger.frame.type is not EventType.CONSULT and trigger.word.preposition in words("cues", "time", "other"):
        return True
    head = trigger.sentence.head(trigger.word)
    if head is None or trigger.word.role not in TOPIC or head.lemma in words("cues", "verbs", "committing"):
        return False
    if trigger.word.preposition in OCCASIONS:
        return False
    if trigger.word.role is Role.PASSIVE_SUBJECT and not trigger.sentence.under(head, Role.AGENT):
        return False  # "the visit is expected on Friday"
    listed = frames().by_verb if clauses.is_verb(head) else frames().by_noun
    speaks = any(frame.type in SPEECH for frame in listed.get(head.lemma, ()))
    return speaks or clauses.is_verb(head) and head.lemma in words("cues", "verbs", "say")


def _lenders(sentence: Sentence, anchor: Word) -> set[int]:
    """The verbs above an act whose time is also its own: never a verb of saying."""
    found: set[int] = set()
    current = anchor
    for head in sentence.ancestors(anchor):
        if _is_of_other_time(sentence, current):
            return found
        if clauses.is_verb(head):
            if head.lemma in words("cues", "verbs", "say") and current.role is not Role.CONJUNCT:
                return found
            if current.role not in BORROWING:
                return found
            found.add(head.index)
        current = head
    return found


def _is_of_other_time(sentence: Sentence, word: Word) -> bool:
    """Whether a clause has its own time: told of a thing ("the pact, which had failed"), or put before or after."""
    if not clauses.is_finite(sentence, word):
        return False
    if word.role is Role.RELATIVE_CLAUSE:
        return not _goes_on(sentence, word)
    if word.role is not Role.ADVERBIAL_CLAUSE:
        return False
    marks = {each.text.lower() for each in sentence.under(word, Role.MARK)}
    inverted = not marks and any(each.tag == "MD" for each in sentence.under(word, Role.AUXILIARY))
    return inverted or bool(marks & words("cues", "time", "other"))


def _goes_on(sentence: Sentence, verb: Word) -> bool:
    """Whether a relative clause goes on with what is told above it ("in Sochi, where", "the aide, who")."""
    opening = {word.text.lower() for word in sentence.subtree(verb) if word.index < verb.index}
    told = bool(opening & {"who", "where", "when"}) or {"during", "which"} <= opening
    return told or verb.lemma in words("cues", "verbs", "sharing")
