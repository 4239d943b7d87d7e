"""Voice: for whom a document speaks when it says "we"."""

from __future__ import annotations

from collections.abc import Sequence

from legation.knowledge.organisations import members
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Article
from legation.reading import clauses
from legation.reading.named import COLLECTIVE
from legation.reading.parties import STATE_KINDS, Cast
from legation.reading.person import PersonFound

#: How many sentences at the head of a document may say whose it is, and how long the line is that names its author.
HEAD = 6
BYLINE = 12
#: How many there are who speak together.
PAIR = 2
QUOTES = ('"', "“", "”")


def voice_of(article: Article, cast: Cast) -> tuple[str, ...]:
    """The states or organisations that a document speaks for.

    A joint statement speaks for those who sign it, whatever its headline; another document for the office-holder who
    stands alone on a line at its head, else for the first one named there. Only documents that speak in the first
    person outside quotations have a voice.
    """
    if not _speaks(cast):
        return ()
    headline = cast.sentences[0].text.lower()
    if any(phrase in headline for phrase in words("titles", "documents", "joint")):
        return _signing(cast)
    return _signatories(cast) or _author(cast)


def _author(cast: Cast) -> tuple[str, ...]:
    """Whom the author speaks for: the first office-holder alone on a line, else the first one named at the head."""
    found = [person for people in cast.people[:HEAD] for person in people if person.person.of and person.person.holds]
    alone = [person for person in found if _is_byline(cast, person)]
    return tuple(person.person.of for person in (alone or found)[:1] if person.person.of)


def _is_byline(cast: Cast, person: PersonFound) -> bool:
    """Whether a line below the headline names nobody but its author ("Antony J. Blinken, Secretary of State")."""
    line = cast.sentences[person.sentence].words
    verbs = any(word.tag in ("VBD", "VBZ", "VBP") for word in line)
    return person.sentence > 0 and person.first == 0 and len(line) <= BYLINE and not verbs


def _signing(cast: Cast) -> tuple[str, ...]:
    """Those who make a joint statement: as its own words list them, else as its headline or its lead names them.

    What a headline names behind "on" is only what the statement is about, unless its lead names nobody.
    """
    headline = cast.sentences[0]
    about = _subject_of(headline)
    signed = _signatories(cast) or (_named(cast, headline, before=about) if about is not None else ())
    if signed:
        return signed
    several = (_acting_in_lead(cast), _named(cast, headline))
    return next((found for found in several if len(found) >= PAIR), ()) or _author(cast)


def _subject_of(sentence: Sentence) -> Word | None:
    """The word that leads to what a document is about ("on Cuba")."""
    return next((word for word in sentence.words if word.text.lower() in words("titles", "documents", "about")), None)


def _end_of_list(sentence: Sentence, after: Word) -> Word | None:
    """The word that ends a list of names: a verb, "a", or a preposition other than "of" ("of Peru on Cuba")."""
    behind = sentence.words[after.index + 1 :]
    ending = (word for word in behind if clauses.is_verb(word) or word.text.lower() in ("a", "an") or _leads_on(word))
    return next(ending, None)


def _leads_on(word: Word) -> bool:
    return word.part == "ADP" and word.text.lower() != "of"


def _signatories(cast: Cast) -> tuple[str, ...]:
    """The several who say "We, the foreign ministers of" or by whom a statement is said to be released."""
    for sentence in cast.sentences[1:HEAD]:
        opening = [word.text.lower() for word in sentence.words[:2]]
        verb = _main_verb(sentence)
        released = any(word.lemma in words("titles", "documents", "released") for word in sentence.words)
        by = next((word for word in sentence.words if word.text.lower() == "by"), None)
        if opening == ["we", ","]:
            found = _named(cast, sentence, before=verb)
        elif released and by is not None and "statement" in sentence.text.lower():
            found = _named(cast, sentence, after=by, before=_end_of_list(sentence, by))
        else:
            continue
        if len(found) >= PAIR:
            return _without_whole(found)
    return ()


def _without_whole(codes: Sequence[str]) -> tuple[str, ...]:
    """Some who sign without the body as whose members they do ("the G7 ministers of Canada, Italy and Japan")."""
    return tuple(code for code in codes if not _is_whole(code, codes))


def _is_whole(code: str, codes: Sequence[str]) -> bool:
    belonging = members(code)
    listed = sum(each in codes for each in belonging)
    return listed >= PAIR and 2 * listed > len(belonging)


def _acting_in_lead(cast: Cast) -> tuple[str, ...]:
    """The states named before the main verb of the first sentence that has one and names several there."""
    sentences = (each for each in cast.sentences[1:HEAD] if _main_verb(each) is not None)
    return next((_named(cast, each, before=_main_verb(each)) for each in sentences), ())


def _main_verb(sentence: Sentence) -> Word | None:
    return next((word for word in sentence.words if word.role is Role.ROOT and word.part in ("VERB", "AUX")), None)


def _named(cast: Cast, sentence: Sentence, *, before: Word | None = None, after: Word | None = None) -> tuple[str, ...]:
    """The states and collective bodies of a part of a sentence, by name or by office-holder, in order."""
    kinds = STATE_KINDS | COLLECTIVE | {"adjective"}
    found = [(name.start, name.code) for name in cast.names[sentence.index] if name.code and name.kind in kinds]
    people: Sequence[PersonFound] = cast.people[sentence.index]
    found += [(sentence.words[each.first].start, each.person.of) for each in people if each.person.of]
    low, high = after.start if after else sentence.start, before.start if before else sentence.end
    return tuple(dict.fromkeys(code for start, code in sorted(found) if low <= start < high))


def _speaks(cast: Cast) -> bool:
    return any(
        word.text in ("We", "we", "our", "Our", "I") and not any(quote in sentence.text for quote in QUOTES)
        for sentence in cast.sentences
        for word in sentence.words
    )
