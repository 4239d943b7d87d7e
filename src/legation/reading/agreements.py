"""Agreements: named treaties and pacts with their parties and the steps that the article tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from legation.knowledge.organisations import organisations
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import UNKNOWN, Agreement, EventType, Interval, Place, Status, Step, StepKind
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.agreement_names import Named, is_doubtful, named_in
from legation.reading.agreement_steps import step_kind, steps_of
from legation.reading.companions import is_set_off
from legation.reading.dated import Dated
from legation.reading.draft import Draft
from legation.reading.nearby import Nearby
from legation.reading.parties import Cast
from legation.reading.triggers import Trigger

YEAR = re.compile(r"^\d{4}$")
#: Acts that conclude an agreement or put it to use, and how near its name they stand, in letters.
CONCLUDING = frozenset({EventType.AGREE, EventType.COOPERATE})
NEAR = 80
#: What a deal told as done has for status.
DONE = frozenset({Status.HAPPENED, Status.ONGOING})
#: Steps before there is an agreement.
SOUGHT = frozenset({StepKind.PROPOSED, StepKind.NEGOTIATED})
#: What one to be signed has: it is proposed.
TO_COME = frozenset({Status.PLANNED, Status.POSSIBLE})
#: What opens somebody's words for a thing, and joins nobody to an agreement.
WHAT = "what"
#: How long the name of a bare noun with what it is about is at most ("an agreement on fishing"), in words.
LONGEST_NAME = 10
#: What is left loose where a phrase is cut short.
LOOSE = frozenset(
    {Role.CASE, Role.MARK, Role.DETERMINER, Role.SUBJECT, Role.ADJECTIVE, Role.COORDINATOR, Role.AUXILIARY}
)
SHORT = re.compile(r"\s\(([A-Z][A-Za-z&-]{1,9})\)")


def find_agreements(
    sentences: Sequence[Sentence], cast: Cast, drafts: Sequence[Draft], dated: Sequence[Dated]
) -> list[Agreement]:
    """The agreements of an article, each once, with its steps in the order of the text."""
    found: dict[str, Agreement] = {}
    nearby = Nearby.of(drafts)
    for sentence in sentences:
        for named in named_in(sentence):
            steps = tuple(steps_of(sentence, named.start, named.end, dated))
            concluded = any(step.step not in SOUGHT for step in steps)
            if concluded or named.name in found or not is_doubtful(sentence, named):
                _add(found, named, _parties(sentence, cast, nearby, named), steps)
        for named, parties in _described_in(sentence, cast):
            _add(found, named, parties, tuple(steps_of(sentence, named.start, named.end, dated)))
    for draft in drafts:
        _add_unnamed(found, draft)
    return list(found.values())


def names_near(draft: Draft) -> tuple[str, ...]:
    """The names of the agreements near which the acts of a draft are told that conclude one or put it to use."""
    found = [
        named.name
        for act in draft.acts
        if act.type in CONCLUDING
        for named in named_in(act.trigger.sentence)
        if _is_near(act, named) and (_tells_step(act) or not is_doubtful(act.trigger.sentence, named))
    ]
    return tuple(dict.fromkeys(found))


def _tells_step(act: Act) -> bool:
    return step_kind(act.trigger.sentence, act.trigger.verb or act.trigger.word) is not None


def _add(found: dict[str, Agreement], named: Named, parties: tuple[str, ...], steps: tuple[Step, ...]) -> None:
    key = next((k for k, held in found.items() if _is_same(held, named, parties)), named.name)
    held = found.get(key)
    found[key] = Agreement(
        name=held.name if held and (held.name[0].isupper() or named.name[0].islower()) else named.name,
        short=(held.short if held else None) or named.short,
        parties=held.parties if held and held.parties else parties,
        steps=_told_once((*(held.steps if held else ()), *steps)),
    )


def _told_once(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps without those told again, of whose kind one is there with a date or told before."""
    dated = {step.step for step in steps if step.interval.known}
    once: dict[tuple[StepKind, Interval], Step] = {}
    for step in steps:
        if step.interval.known or step.step not in dated:
            once.setdefault((step.step, step.interval), step)
    return tuple(once.values())


def _is_same(held: Agreement, named: Named, parties: tuple[str, ...]) -> bool:
    """Whether a name means an agreement held: the same words or short name, or the same noun with the same parties.

    A bare noun ("the deal") with the same parties means it, whichever of these nouns it is.
    """
    if held.short is not None and held.short == named.name:
        return True
    here, there = _plain(held.name), _plain(named.name)
    if here == there:
        return True
    if there[0] in words("agreements", "nouns", "formal") and len(there) == 1:
        return bool(parties) and set(parties) == set(held.parties)
    if named.name[0].islower() or held.name[0].islower():
        return here[-1] == there[-1] and bool(parties) and set(parties) == set(held.parties)
    return here[-1] == there[-1] and len(set(here) & set(there)) > 2


def _plain(name: str) -> tuple[str, ...]:
    """The words of a name without case and plural, and without what follows a bare noun ("pact on fishing")."""
    told = name.lower().split()
    formal, about = words("agreements", "nouns", "formal"), words("agreements", "nouns", "about")
    bare = len(told) > 1 and told[0] in formal and told[1] in about
    return tuple(word.removesuffix("s") for word in (told[:1] if bare else told))


def _concludes(act: Act) -> bool:
    """Whether an act surely concludes an agreement or puts it to use."""
    return act.type in CONCLUDING and not act.weak and not act.is_guess


def _parties(sentence: Sentence, cast: Cast, nearby: Nearby, named: Named) -> tuple[str, ...]:
    """The states that its name and phrase join, else the parties of the act of the sentence that concludes it."""
    inside = sentence.words_within(named.start, named.end)
    found = _parties_of(sentence, inside[-1], inside[0], cast) if inside else ()
    if len(found) > 1:
        return found
    for _, draft in nearby.in_sentence(sentence.index):
        for act in draft.acts:
            here = act.trigger.sentence.index == sentence.index and act.type in CONCLUDING
            if here and (_is_told_by(act, named) or _concludes(act) and _is_near(act, named)):
                return _able(draft.parties)
    return _only_two(sentence, cast)


def _is_told_by(act: Act, named: Named) -> bool:
    """Whether the name of an agreement tells an act itself ("the Oslo Accord was signed"), with whom that is known."""
    word = act.trigger.word
    return act.trigger.nominal and named.start <= word.start < named.end


def _is_near(act: Act, named: Named) -> bool:
    """Whether an act is told near the name of an agreement."""
    return act.span.start < named.end + NEAR and named.start < act.span.end + NEAR


def _able(codes: Iterable[str]) -> tuple[str, ...]:
    """Those of some parties that can be party to an agreement: an agreement that bears a name is none itself."""
    known = organisations()
    return tuple(sorted(code for code in codes if code not in known or known[code].acts))


def _only_two(sentence: Sentence, cast: Cast) -> tuple[str, ...]:
    """The two states that a sentence names, where it names just two."""
    codes = {name.code for name in cast.names[sentence.index] if name.kind == "name"}
    return tuple(sorted(codes)) if len(codes) == 2 else ()


# --- agreements described by a common noun ------------------------------------------------------------------------


def _described_in(sentence: Sentence, cast: Cast) -> Iterator[tuple[Named, tuple[str, ...]]]:
    """Agreements without capitals whose parties the phrase names ("a Japan-EU economic partnership agreement")."""
    for word in sentence.words:
        if word.lemma not in words("agreements", "nouns", "formal") or word.text[0].isupper() or word.part != "NOUN":
            continue
        before = sentence.under(word, Role.ADJECTIVE, Role.COMPOUND, Role.FLAT)
        first = _first_of(sentence, word, before)
        parties = _parties_of(sentence, word, first, cast)
        if len(parties) > 1 and not _with_firm(sentence, word):
            last = _with_understanding(sentence, word)
            if first.index == last.index:
                last = _end_of_phrase(sentence, word)
            name = sentence.quote(first.start, last.end)
            yield Named(name=name, short=_short(sentence, last), start=first.start, end=last.end), parties


def _first_of(sentence: Sentence, word: Word, before: Sequence[Word]) -> Word:
    """Where a described agreement's name starts: with its modifiers, hyphenated ones whole, words of age left out."""
    told = [
        each
        for each in before
        if each.index < word.index
        and each.lemma not in words("agreements", "nouns", "ages")
        and (each.part != "NUM" or YEAR.match(each.text))
    ]
    first = min([word, *told], key=lambda each: each.index)
    while first.index > 1 and sentence.words[first.index - 1].text == "-":
        first = sentence.words[first.index - 2]
    brackets = [each for each in sentence.words[first.index : word.index] if each.text in ("(", ")")]
    return sentence.words[brackets[-1].index + 1] if brackets else first


def _with_understanding(sentence: Sentence, word: Word) -> Word:
    """The last word of "memorandum of understanding"."""
    return next((each for each in clauses.obliques(sentence, word, "of") if each.lemma == "understanding"), word)


def _short(sentence: Sentence, last: Word) -> str | None:
    match = SHORT.match(sentence.text[last.end - sentence.start :])
    return match.group(1) if match else None


def _parties_of(sentence: Sentence, word: Word, first: Word, cast: Cast) -> tuple[str, ...]:
    """The parties that a phrase joins: named in it, behind "between" and "with", by whom it was signed, whose it is."""
    low, high = first.start, word.end
    found = [n.code for n in cast.names[sentence.index] if low <= n.start and n.end <= high and n.code]
    joined = [*clauses.obliques(sentence, word, "between", "with"), *sentence.under(word, Role.POSSESSOR)]
    for clause in sentence.under(word, Role.NOUN_CLAUSE, Role.RELATIVE_CLAUSE):
        joined += clauses.obliques(sentence, clause, "by", "with", "between")
        joined += [each for each in clauses.agents(sentence, clause) if each.index != word.index]
    joined = [each for each in joined if each.text.lower() != WHAT]  # "explained the pact with what it calls ..."
    told = {*found, *_codes(sentence, [each for each in joined if not is_set_off(sentence, each)], cast)}
    verb = clauses.clause_verb(sentence, word)
    bare = first.index == word.index  # who is to reach "a deal" tells of none yet
    if len(told) < 2 and not bare and verb is not None and step_kind(sentence, verb) is not None:
        signing = [*clauses.agents(sentence, verb), *clauses.obliques(sentence, verb, "with", "between")]
        told |= _codes(sentence, [each for each in signing if not is_set_off(sentence, each)], cast)
    return _able(told)


def _codes(sentence: Sentence, joined: Sequence[Word], cast: Cast) -> set[str]:
    """The parties that some words stand for; where their phrases name states, only those."""
    return {code for each in joined for code in _of_phrase(sentence, each, cast)}


def _of_phrase(sentence: Sentence, word: Word, cast: Cast) -> set[str]:
    behind = [each.start for each in sentence.subtree(word) if each.role is Role.RELATIVE_CLAUSE]
    low, high = sentence.subtree(word)[0].start, min([*behind, sentence.subtree(word)[-1].end])
    named = {name.code for name in cast.names[sentence.index] if low <= name.start and name.end <= high}
    codes = {party.code for party in cast.parties(sentence, word, acting=False) if party.code}
    return codes & named or codes


def _add_unnamed(found: dict[str, Agreement], draft: Draft) -> None:
    """An agreement without a name of its own, told as signed or reached ("an agreement on fishing")."""
    act = draft.first
    parties = _able(draft.parties)
    sentence = act.trigger.sentence
    noun = _agreement_noun(act.trigger) if _concludes(act) else None
    if noun is None or len(parties) < 2 or _with_firm(sentence, noun):
        return
    to_come = draft.status in TO_COME
    if draft.status not in DONE and not (to_come and _is_described(act, noun)):
        return
    named = any(_is_near(act, each) for each in named_in(sentence)) or bool(found) and _is_known(sentence, noun)
    if named or any(set(held.parties) == set(parties) for held in found.values()):
        return
    when = draft.when
    interval: Interval = when.interval if when else UNKNOWN
    kind = step_kind(sentence, act.trigger.verb or act.trigger.word) or StepKind.SIGNED
    step = Step(step=kind, span=when.span if when else act.span, interval=interval)
    if to_come:
        step = Step(step=StepKind.PROPOSED, span=act.span, interval=UNKNOWN)
    name = _name_of(sentence, noun, draft.where)
    found.setdefault(f"{name} {parties}", Agreement(name=name, parties=parties, steps=(step,)))


def _is_described(act: Act, noun: Word) -> bool:
    """Whether a verb tells that a text is to be signed which is no bare noun ("will sign a fisheries deal")."""
    sentence = act.trigger.sentence
    told = sentence.under(noun, Role.COMPOUND) or _with_understanding(sentence, noun) is not noun
    return bool(told) and _tells_step(act)


def _is_known(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun means an agreement told before ("the deal")."""
    determiners = {word.text.lower() for word in sentence.under(noun, Role.DETERMINER)}
    return bool(determiners & {"the", "this", "that"}) and not sentence.under(noun, Role.ADJECTIVE, Role.COMPOUND)


def _with_firm(sentence: Sentence, noun: Word) -> bool:
    """Whether it is a contract with a firm ("a deal with a Turkish shipyard")."""
    others = {*clauses.obliques(sentence, noun, "with"), *clauses.obliques(sentence, sentence.words[noun.head], "with")}
    firms = [other for other in others if other.lemma in words("actors", "kinds", "company")]
    owned = words("agreements", "nouns", "owned")
    return any(not {each.lemma for each in sentence.subtree(firm)} & owned for firm in firms)


def _name_of(sentence: Sentence, noun: Word, where: Place | None) -> str:
    """An unnamed agreement's name: its noun with the words in front of it; a bare noun with what it is about.

    Where it was concluded is no part of it.
    """
    first = _first_of(sentence, noun, sentence.under(noun, Role.ADJECTIVE, Role.COMPOUND, Role.FLAT))
    last = _with_understanding(sentence, noun)
    if noun.text[0].isupper():
        return _with_capitals(sentence, noun)
    if first.index == last.index:
        last = _end_of_phrase(sentence, noun)
    at = sentence.words_within(where.span.start, where.span.end) if where else []
    if at and noun.index < at[0].index - 1 <= last.index:
        last = sentence.words[at[0].index - 2]
    return sentence.quote(first.start, last.end)


def _end_of_phrase(sentence: Sentence, noun: Word) -> Word:
    """The last word of what follows a bare noun to say which agreement it is ("an agreement on fishing")."""
    following = sentence.words[noun.index + 1 : noun.index + 1 + LONGEST_NAME]
    if not following or following[0].text.lower() not in words("agreements", "nouns", "about"):
        return noun
    inside = {word.index for word in sentence.subtree(noun)}
    beyond = next((word for word in following if word.index not in inside or _leaves_phrase(word)), None)
    last = following[-1].index if beyond is None else beyond.index - 1
    while sentence.words[last].role in LOOSE and last > noun.index:
        last -= 1
    return sentence.words[last]


def _leaves_phrase(word: Word) -> bool:
    """Whether a word opens what says no more which agreement it is: a clause, a time, whatever a comma sets off."""
    clause = word.role in (Role.RELATIVE_CLAUSE, Role.ADVERBIAL_CLAUSE) and word.tag != "VB"
    return clause or word.lemma in words("cues", "time", "words") or word.text in (",", ";", ":", "—", "–", "(", ".")


def _with_capitals(sentence: Sentence, noun: Word) -> str:
    """A noun with the capitalised words that belong to it ("Joint Declaration"); one in small letters stands alone."""
    first = noun
    while first.text[0].isupper() and first.index > 0:
        before = sentence.words[first.index - 1]
        if before.head != noun.index or before.role not in (Role.ADJECTIVE, Role.COMPOUND) or before.text[0].islower():
            break
        first = before
    return sentence.quote(first.start, noun.end)


def _agreement_noun(trigger: Trigger) -> Word | None:
    nouns = words("agreements", "nouns", "all")  # a contract with a firm is no agreement of states
    if trigger.nominal:
        return trigger.word if trigger.word.lemma in nouns else None
    listed = [
        trigger.word,
        *clauses.patients(trigger.sentence, trigger.word),
        *clauses.obliques(trigger.sentence, trigger.word),
    ]
    return next((word for word in listed if word.lemma in nouns), None)
