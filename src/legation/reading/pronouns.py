"""Whom pronouns mean: "he", "it", "they", "whose"; who speaks, and to whom."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from legation.knowledge.organisations import organisations
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses
from legation.reading.named import BACK, COLLECTIVE, STATE_KINDS, Named, is_subject
from legation.reading.names import NameFound
from legation.reading.party import Party
from legation.reading.person import Person
from legation.reading.quotations import told_beside
from legation.reading.reasons import blamed_for_its
from legation.reading.titles import classes_of
from legation.reading.turns import addressed_by, turns_of

#: How a pronoun stands that does not mean the subject of its own verb ("asked them").
ACTED_UPON = frozenset({Role.OBJECT, Role.INDIRECT_OBJECT, Role.OBLIQUE})
SUBJECTS = frozenset({Role.SUBJECT, Role.PASSIVE_SUBJECT})
#: Prepositions in front of what somebody is thanked or blamed for.
REASON = frozenset({"for", "over", "on", "including"})
#: Where somebody told by office stands whom "he", or "his" behind "the minister's", means.
MEANT = frozenset({Role.SUBJECT, Role.PASSIVE_SUBJECT, Role.POSSESSOR})
#: Forms of "they" that stand for others than the subject.
THEIR = frozenset({"their", "them", "theirs"})
#: Marks in a sentence that may hold words of another speaker.
QUOTES = ('"', "“", "”")
#: Where those stand in a clause who take part in it.
PLACES = frozenset({Role.SUBJECT, Role.PASSIVE_SUBJECT, Role.OBJECT, Role.INDIRECT_OBJECT, Role.OBLIQUE, Role.AGENT})
#: Where several stand who are told together ("the leaders of Chad and Mali"), and so many sentences back.
TOGETHER = (PLACES | {Role.NOUN_MODIFIER, Role.POSSESSOR}) - {Role.SUBJECT}
BEFORE = 2


@dataclass(frozen=True, kw_only=True)
class Pronouns(Named, ABC):
    """The pronouns of an article; the cast that builds on it says what names and nouns stand for."""

    @abstractmethod
    def parties(self, sentence: Sentence, word: Word, *, acting: bool) -> tuple[Party, ...]:
        """The parties that a word with its phrase stands for."""

    @abstractmethod
    def owners(self, sentence: Sentence, word: Word) -> list[Party]:
        """The states and organisations that stand with a noun."""

    def _of_pronoun(self, sentence: Sentence, word: Word) -> list[Party]:
        lowered = word.text.lower()
        if word.role is Role.POSSESSOR and (judged := self._judged(sentence, word)):
            return judged
        if lowered in words("titles", "references", "first"):
            in_person = lowered in words("titles", "references", "alone")
            return self.speaking(sentence, in_person=in_person) or self._speaker(sentence, word)
        if lowered in words("titles", "references", "second"):
            return self.addressed(sentence)
        if lowered in words("titles", "references", "singular"):
            return self._of_singular(sentence, word)
        if lowered in words("titles", "references", "plural") or lowered in words("titles", "references", "apiece"):
            return list(self._group_before(sentence, word))
        if lowered == "what":
            return list(self._so_called(sentence, word))
        if lowered == "whose":
            return self._of_antecedent(sentence, word)
        if lowered in ("it", "its"):
            if told := self._teller(sentence, word):
                return told
            code = self._state_before(sentence, word.index)
            return [Party(code=code)] if code else []
        return []

    def _so_called(self, sentence: Sentence, word: Word) -> tuple[Party, ...]:
        """Whom "what" means behind which it is said how somebody calls them ("raided what Bogota calls ELN camps")."""
        for verb in sentence.under(word, Role.RELATIVE_CLAUSE):
            if verb.lemma in words("cues", "control", "calling"):
                told = [*sentence.under(verb, Role.OBJECT), *clauses.obliques(sentence, verb, "as")]
                named = (each for each in told if each.index > verb.index)
                return next((found for each in named if (found := self.parties(sentence, each, acting=False))), ())
        return ()

    def _teller(self, sentence: Sentence, word: Word) -> list[Party]:
        """Whom "it" means in what somebody is told: who tells it of himself ("informed Oman that it was leaving")."""
        clause = sentence.words[word.head]
        verb = sentence.words[clause.head]
        tells = clause.role is Role.COMPLEMENT and verb.lemma in words("cues", "verbs", "telling")
        asked = clauses.among(sentence.under(clause, Role.AUXILIARY), words("cues", "control", "asked"))
        subject = clauses.subject(sentence, verb) if tells and not asked and word.role in SUBJECTS else None
        return list(self.parties(sentence, subject, acting=True)) if subject is not None else []

    def _of_antecedent(self, sentence: Sentence, word: Word) -> list[Party]:
        """Whose "whose" is: those whom the noun in front of its clause tells ("Peru's envoy, whose country left")."""
        clause = next((each for each in sentence.ancestors(word) if each.role is Role.RELATIVE_CLAUSE), None)
        noun = sentence.head(clause) if clause is not None else None
        told = self.parties(sentence, noun, acting=False) if noun is not None and noun.index < word.index else ()
        return [Party(code=party.code) for party in told]

    def _judged(self, sentence: Sentence, word: Word) -> list[Party]:
        """Whose "its" is where it tells what somebody is thanked or blamed for ("thanked Oman for its support")."""
        if word.text.lower() not in words("titles", "references", "possessive"):
            return []
        reason, current = False, word
        for head in sentence.ancestors(word):
            reason = reason or current.preposition in REASON
            inside = head.tag == "VBG" and head.role is Role.NOUN_CLAUSE  # "for its part in condemning the raid"
            if reason and not inside and head.lemma in words("cues", "control", "judged"):
                told = [each for each in clauses.patients(sentence, head) if each.index < word.index]
                return [party for each in told for party in self.parties(sentence, each, acting=False)]
            if clauses.is_verb(head) and not inside:
                break
            current = head
        blamed = blamed_for_its(sentence, word, self.names[sentence.index])
        return [Party(code=blamed.code)] if blamed is not None else []

    def _of_singular(self, sentence: Sentence, word: Word) -> list[Party]:
        """Whom "he" or "his" means: somebody told by office alone earlier in the sentence, else the person before."""
        if not any(p.last <= word.index for p in self.people[sentence.index]):
            places = {Role.SUBJECT, Role.PASSIVE_SUBJECT, word.role} & MEANT
            for other in sentence.words[: word.index]:
                told = other.role in places and other.part == "NOUN"
                if told and (found := self.parties(sentence, other, acting=True)):
                    return list(found)
            if office := self._office_before(sentence):
                return office
        person = self.person_before(sentence, word.index)
        return [Party(code=person.of or "", person=person)] if person else []

    def _office_before(self, sentence: Sentence) -> list[Party]:
        """Whom the sentence before tells by office alone as who acts in it ("Chad's president met X. He ...")."""
        where = self.sentences[sentence.index - 1] if sentence.index else sentence
        root = next((word for word in where.words if word.head == word.index), None)
        told = clauses.own_subject(where, root) if root is not None and where is not sentence else None
        if told is None or told.part != "NOUN" or told.lemma not in words("titles", "signs", "heads"):
            return []
        found = self.parties(where, told, acting=True)
        return list(found) if len(found) == 1 else []

    def person_before(self, sentence: Sentence, index: int) -> Person | None:
        """The person that "he" means: the subject before it in the sentence, or in those before, else the last."""
        earlier = [p for p in self.people[sentence.index] if p.last <= index]
        subjects = [p for p in earlier if is_subject(sentence, p)]
        if subjects or earlier:
            return (subjects or earlier)[0 if subjects else -1].person
        for back in range(sentence.index - 1, max(-1, sentence.index - 4), -1):
            found = self._main_person(self.sentences[back])
            where = self.sentences[back]
            named = sorted(self.people[back], key=lambda p: not is_subject(where, p))
            if found is not None or named:
                return found or named[0].person
        return None

    def _main_person(self, sentence: Sentence) -> Person | None:
        """The person who is the subject of a sentence's main verb, by name, title or pronoun."""
        roots = [word for word in sentence.words if word.head == word.index]
        for root in roots:
            for subject in sentence.under(root, Role.SUBJECT, Role.PASSIVE_SUBJECT):
                for party in self.parties(sentence, subject, acting=False):
                    if party.person is not None:
                        return party.person
        return None

    def _state_before(self, sentence: Sentence, index: int) -> str | None:
        """The state or organisation that "it" means: the last one named as an actor before."""
        limit = sentence.words[index].start
        for back in range(2):
            if sentence.index - back < 0:
                break
            where = self.sentences[sentence.index - back]
            names = [
                n for n in self.names[where.index] if n.start < limit and n.code and n.kind in STATE_KINDS | COLLECTIVE
            ]
            if subject := next((n for n in names if _covers_subject(where, n)), None):
                return subject.code
            told = self._body_told(where, limit)
            if told or names:
                return told or names[-1].code
        return None

    def _body_told(self, sentence: Sentence, limit: int) -> str | None:
        """Whose the body is that a sentence has for its first subject before an offset ("Chad's embassy in Paris")."""
        for word in sentence.words:
            if word.end <= limit and word.role in (Role.SUBJECT, Role.PASSIVE_SUBJECT) and word.part == "NOUN":
                found = self.parties(sentence, word, acting=True)
                codes = {party.code for party in found}
                return codes.pop() if len(codes) == 1 and all(party.person is None for party in found) else None
        return None

    def _group_before(self, sentence: Sentence, word: Word) -> tuple[Party, ...]:
        """Whom "they" means: several who act in a main clause before it, or the nearest subject for any parties."""
        if own := self._they_whose_it_is(sentence, word):
            return own
        for back in range(3):
            if sentence.index - back < 0:
                break
            where = self.sentences[sentence.index - back]
            if back and (several := self._acting_together(where)):
                return several
            for other in reversed(where.words):
                if (back or other.index < word.index) and other.role in (Role.SUBJECT, Role.PASSIVE_SUBJECT):
                    same = back == 0 and other.head == word.head and word.role in ACTED_UPON
                    found = () if other.part == "PRON" or same else self.parties(where, other, acting=True)
                    if word.text.lower() == "they" and len(found) == 1 and found[0].person is not None:
                        return self._with_other(found[0], sentence, word)
                    if found:
                        people = self._people_before(where, word, other) if len(found) == 1 else ()
                        return people or self._several_before(sentence, word, found) or found
        return self.in_title(sentence, word.index) if clauses.is_headline(sentence) else ()

    def _they_whose_it_is(self, sentence: Sentence, word: Word) -> tuple[Party, ...]:
        """Whom "their" means under a "they" that acts in its sentence ("They discussed their commitment to Mali")."""
        if word.role is not Role.POSSESSOR:
            return ()
        for other in reversed(sentence.words[: word.index]):
            if other.role in SUBJECTS:
                return self.parties(sentence, other, acting=True) if other.text.lower() == "they" else ()
        return ()

    def _acting_together(self, sentence: Sentence) -> tuple[Party, ...]:
        """The several who act in the main clause of a sentence, by name or by "they" in their turn."""
        roots = [word for word in sentence.words if word.head == word.index]
        for subject in (each for root in roots for each in sentence.under(root, *SUBJECTS)):
            known = subject.part != "PRON" or subject.text.lower() == "they"
            found = self.parties(sentence, subject, acting=True) if known else ()
            if len({party.code for party in found}) > 1:
                return found
        return ()

    def _people_before(self, sentence: Sentence, word: Word, state: Word) -> tuple[Party, ...]:
        """Whom "their" means rather than a state by its name, which is an "it": people told in front of it."""
        if word.text.lower() not in THEIR or state.part != "PROPN":
            return ()
        for other in reversed(sentence.words[: state.index]):
            several = other.part == "NOUN" and "Number=Plur" in other.morphology
            acting = several and other.role in (Role.SUBJECT, Role.PASSIVE_SUBJECT)
            if acting and (found := self.parties(sentence, other, acting=False)):
                return found
        return ()

    def _several_before(self, sentence: Sentence, word: Word, one: tuple[Party, ...]) -> tuple[Party, ...]:
        """Whom "their" means rather than one alone: several told together last, of whom he is none."""
        if word.text.lower() not in THEIR or len(one) > 1:
            return ()
        for index in range(sentence.index, max(-1, sentence.index - BEFORE), -1):
            where = self.sentences[index]
            stop = word.index if index == sentence.index else len(where.words)
            for other in reversed(where.words[:stop]):
                if other.role in TOGETHER and other.part in ("NOUN", "PROPN"):
                    found = self.parties(where, other, acting=True)
                    codes = {party.code for party in found}
                    if len(codes) > 1 and one[0].code not in codes:
                        return found
        return self._owners_before(sentence, word, one[0].code)

    def _owners_before(self, sentence: Sentence, word: Word, other: str) -> tuple[Party, ...]:
        """Whose thing it was when its noun was last told with its owners, several without one ("their bids")."""
        owned = sentence.words[word.head]
        if word.role is not Role.POSSESSOR or owned.part != "NOUN":
            return ()
        for index in range(sentence.index - 1, max(-1, sentence.index - BACK), -1):
            where = self.sentences[index]
            for told in reversed(where.words):
                if told.lemma == owned.lemma and (owners := self.owners(where, told)):
                    own = tuple(party for party in owners if party.code not in organisations())
                    codes = {party.code for party in own}
                    return own if len(codes) > 1 and other not in codes else ()
        return ()

    def _pair_of_people(self, sentence: Sentence, word: Word) -> tuple[Party, ...]:
        """The two persons of different states named last before a word, in the office that it tells, if any."""
        found: dict[str, Party] = {}
        for index in range(sentence.index, max(-1, sentence.index - BACK), -1):
            where = self.sentences[index]
            stop = word.index if index == sentence.index else len(where.words)
            for person in self._people_told(where, stop):
                if person.of and person.of not in found and _can_be(word, person):
                    found[person.of] = Party(code=person.of, person=person)
                if len(found) == 2:
                    return tuple(found.values())[::-1]
        return ()

    def _people_told(self, sentence: Sentence, stop: int) -> Iterator[Person]:
        """Those whom a sentence names, or tells by office, before a word; the last one first."""
        for word in reversed(sentence.words[:stop]):
            mention = self.person_at(sentence, word)
            if mention is not None and _names_thing(sentence, sentence.words[mention.first]):
                continue  # "the Karimov regime" is no person
            if mention is not None:
                yield mention.person
            elif word.part in ("NOUN", "PROPN") and word.role in PLACES and self.name_at(sentence, word) is None:
                told = self.parties(sentence, word, acting=True)
                yield from (party.person for party in told if party.person is not None)

    def in_title(self, sentence: Sentence, stop: int) -> tuple[Party, ...]:
        """Whom a headline without a verb tells together before a word ("A of Chad and B of Mali Before Meeting")."""
        earlier = [p.person for p in self.people[sentence.index] if p.last <= stop and p.person.of]
        several = len({person.of for person in earlier}) > 1
        return tuple(Party(code=person.of or "", person=person) for person in earlier) if several else ()

    def _with_other(self, party: Party, sentence: Sentence, word: Word) -> tuple[Party, ...]:
        """Somebody, and whom "they" means besides: the other one of the two told last."""
        pair = self._pair_of_people(sentence, word)
        return pair if any(each.person == party.person for each in pair) else (party,)

    @cached_property
    def _turns(self) -> tuple[Person | None, ...]:
        return turns_of(self.sentences, self.people)

    def speaking(self, sentence: Sentence, *, in_person: bool) -> list[Party]:
        """Whose "I" (`in_person`) or "we" is in a transcript that tells who speaks."""
        speaker = self._turns[sentence.index]
        if speaker is None or any(mark in sentence.text for mark in QUOTES):
            return []
        return [Party(code=speaker.of or "", person=speaker if in_person else None)]

    def addressed(self, sentence: Sentence) -> list[Party]:
        """Whom "you" means in a transcript of two."""
        speaker = self._turns[sentence.index]
        if speaker is None:
            return []
        titled = [mention.person for mention in self.people[0]]
        other = addressed_by(speaker, self._turns, titled)
        return [Party(code=other.of or "", person=other)] if other is not None else []

    def _speaker(self, sentence: Sentence, word: Word) -> list[Party]:
        """Whom "we" means: the speaker of the quotation, else whoever the document speaks for."""
        saying = words("cues", "verbs", "say") | words("cues", "verbs", "aside")
        for other in sentence.words:
            if other.lemma in saying and abs(other.index - word.index) < 60:
                for under in sentence.under(other, Role.SUBJECT):
                    if under.part != "PRON" and (found := self.parties(sentence, under, acting=True)):
                        return list(found)
        told = told_beside(self.sentences, sentence, word.start)
        if told is not None:
            where, _, subject = told
            if found := self.parties(where, subject, acting=True):
                return list(found)
        return [Party(code=code, person=self._in_headline(code)) for code in self.voice]

    def _in_headline(self, code: str) -> Person | None:
        """Who speaks for a state in a document that is called a joint statement of office-holders."""
        found = [mention.person for mention in self.people[0] if mention.person.of == code and mention.person.office]
        return found[0] if len(found) == 1 and len(self.voice) > 1 else None


def _can_be(word: Word, person: Person) -> bool:
    """Whether somebody can be one of "the ministers": his office, where it is known, is one of theirs.

    "The leaders" may be any who met.
    """
    told, held = classes_of(word.lemma), person.office_class
    particular = "Number=Plur" in word.morphology and len(told) == 1
    return not particular or held is None or any(held == each or held.endswith(f" {each}") for each in told)


def _names_thing(sentence: Sentence, word: Word) -> bool:
    """Whether a name stands in front of a common noun for what is named after its bearer."""
    while word.role is Role.FLAT:
        word = sentence.words[word.head]
    return word.role is Role.COMPOUND and sentence.words[word.head].part == "NOUN"


def _covers_subject(sentence: Sentence, name: NameFound) -> bool:
    roles = (Role.SUBJECT, Role.PASSIVE_SUBJECT)
    return any(word.role in roles for word in sentence.words_within(name.start, name.end))
