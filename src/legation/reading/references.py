"""Whom nouns mean that refer to others: "the two sides", "the minister", "the embassy"."""

from __future__ import annotations

import re
from abc import ABC
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from legation.knowledge.organisations import members, organisations
from legation.knowledge.states import states
from legation.knowledge.word_lists import table, words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses
from legation.reading.counted import is_pair, is_pair_of_sort, list_before, several_before
from legation.reading.named import ADJECTIVAL, BACK, POSSESSIVE, STATE_KINDS
from legation.reading.names import SEATED
from legation.reading.party import Party, codes_of
from legation.reading.person import Person, PersonFound
from legation.reading.pronouns import SUBJECTS, Pronouns
from legation.reading.titles import TITLE_WORDS

#: Nouns that stand for a state of a sort ("the kingdom"); the lists of which these are have the same names.
SORTS = ("kingdom", "island", "emirate", "sultanate", "city-state", "territory")
#: The kinds of name by which states and organisations are told before.
OF_STATES = STATE_KINDS | ADJECTIVAL
OF_ORGANISATIONS = frozenset({"organisation", "grouping"})
#: A hyphen, and the word behind it.
JOINED = re.compile(r"[-‐‑–]([^\W\d_]+)")


@dataclass(frozen=True, kw_only=True)
class References(Pronouns, ABC):
    """The references of an article by nouns; the cast that builds on it says what names and nouns stand for."""

    def _pair(self, sentence: Sentence, word: Word) -> tuple[Party, ...]:
        """Whom "the two countries" or "both leaders" means: two states named before, or those of two persons."""
        if not is_pair(sentence, word):
            return ()
        personal = word.lemma in words("titles", "references", "persons")
        owners = sentence.under(word, Role.POSSESSOR)
        own = {party.code: None for each in owners for party in self.parties(sentence, each, acting=False)}
        if len(own) == 2 and not personal:
            return tuple(Party(code=code) for code in own)
        apart = self._third(sentence, word)
        if not apart and any(
            each.text.lower() == "neither" for each in sentence.words[max(0, word.index - 1) : word.index]
        ):
            return ()  # what neither has announced is told elsewhere
        states = word.text.lower() == "two" and _is_of_states(sentence, word, self.people[sentence.index])
        people = self._pair_of_people(sentence, word) if personal and not apart and not states else ()
        return people or self.pair_before(sentence, word.start, apart)

    def pair_of_sort(self, sentence: Sentence, word: Word) -> tuple[Party, ...]:
        """Whom "the two NATO allies" or "the nuclear-armed neighbours" means: two told before, of the body named.

        Those that are not counted are the two whom the article is about, where it has just told of them alone. Whose
        allies two are, they are none of them.
        """
        if not is_pair_of_sort(sentence, word):
            return ()
        if any(self.parties(sentence, each, acting=False) for each in sentence.under(word, Role.APPOSITION)):
            return ()  # "the two allies, Japan and South Korea"
        start = min(each.start for each in sentence.subtree(word))
        counted = sentence.under(word, Role.NUMBER) or clauses.among(sentence.under(word, Role.DETERMINER), {"both"})
        found = self._just_told(sentence, start)
        if counted and len(found) < 2:
            found = codes_of(self.pair_before(sentence, start))
        bodies = [code for code in codes_of(self.owners(sentence, word)) if code in organisations() or code in states()]
        fits = len(found) == 2 and all(set(found) <= set(members(body)) for body in bodies)
        return (
            tuple(Party(code=code) for code in found) if fits and (counted or set(found) == set(self.main_pair)) else ()
        )

    def _just_told(self, sentence: Sentence, offset: int) -> Sequence[str]:
        """Those named before an offset in its sentence; where it names none, who acted together or was named before."""
        own = self._told_apart(sentence, offset, ())
        before = self.sentences[sentence.index - 1] if sentence.index else sentence
        return own or self._two_acting(sentence, offset, ()) or self._told_apart(before, offset, ())

    def _third(self, sentence: Sentence, word: Word) -> frozenset[str]:
        """Who speaks to two of whom he is none ("Chad urged both sides", "warned that neither side would gain")."""
        verb = clauses.clause_verb(sentence, word)
        if verb is not None and word.role is Role.SUBJECT:
            verb = sentence.head(verb) if verb.role is Role.COMPLEMENT else None
        if verb is None or verb.lemma not in words("cues", "verbs", "third"):
            return frozenset()
        speaking = clauses.subject(sentence, verb)
        if speaking is None or word in sentence.subtree(speaking):
            return frozenset()  # "the ministers of the two countries met" tells of no third
        return frozenset(party.code for party in self.parties(sentence, speaking, acting=True))

    def pair_before(self, sentence: Sentence, offset: int, apart: Collection[str] = ()) -> tuple[Party, ...]:
        """The two states named last before an offset in its sentence, or alone in the one before, else the main two.

        Args:
            apart: those who are none of the two; beside them, states go before organisations.
        """
        codes = self._told_apart(sentence, offset, apart)
        if len(codes) < 2:
            before = self.sentences[sentence.index - 1] if sentence.index else sentence
            near = self._told_apart(before, offset, apart)
            most = [code for code in self.told_most if code not in apart][:2]
            acting = [] if codes else self._two_acting(sentence, offset, apart)
            codes = acting or (near if len(near) == 2 else most)
        return tuple(Party(code=code) for code in codes[-2:])

    def _two_acting(self, sentence: Sentence, offset: int, apart: Collection[str]) -> list[str]:
        """The two who act together as the subject of the same sentence, or of the one before, before an offset."""
        for index in range(sentence.index, max(-1, sentence.index - 2), -1):
            where = self.sentences[index]
            for word in reversed([each for each in where.words if each.end <= offset and each.role in SUBJECTS]):
                if any(below.start >= offset for below in where.subtree(word)):
                    continue  # "the ministers of | the two countries" are told by those whom "the two" mean
                codes = codes_of(self.parties(where, word, acting=True))
                if len(codes) == 2 and not set(codes) & set(apart):
                    return list(codes)
        return []

    def _told_apart(self, sentence: Sentence, offset: int, apart: Collection[str]) -> list[str]:
        """Those named before an offset without some; of several beside those, the states."""
        codes = [code for code in self.codes_named(sentence, offset) if code not in apart]
        own = [code for code in codes if code not in organisations()]
        return own if apart and len(own) > 1 else codes

    def _in_brackets(self, sentence: Sentence, word: Word) -> list[Party]:
        """Those whom brackets behind a group's name or noun list ("the Troika (Chad, Mali and Niger)")."""
        for child in sentence.under(word, Role.APPOSITION):
            opens = any(each.text == "(" for each in sentence.words[word.index + 1 : child.index])
            if opens and self.name_at(sentence, child) is not None and sentence.conjuncts(child):
                found = list(self.parties(sentence, child, acting=False))
                return found if len(found) > 1 else []
        return []

    def _member(self, sentence: Sentence, word: Word) -> Party | None:
        """Which state "the NATO member" means: the last one named that belongs to it.

        A capital is left out: it is told as often for where they met.
        """
        if word.lemma not in words("actors", "references", "member") or "Number=Plur" in word.morphology:
            return None
        known = any(each.text.lower() == "the" for each in sentence.under(word, Role.DETERMINER))
        bodies = [party.code for party in self.owners(sentence, word) if party.code in organisations()] if known else []
        found = self.last_named(sentence, word, members(bodies[0]), OF_STATES - SEATED) if len(bodies) == 1 else ()
        return next(iter(found), None)

    def _counted(self, sentence: Sentence, word: Word) -> tuple[Party, ...]:
        """Whom "the three countries" means: the last three that were listed together."""
        return tuple(Party(code=code) for code in list_before(self.sentences, word, sentence, self._codes_at))

    def _several(self, sentence: Sentence, word: Word) -> tuple[Party, ...]:
        """Whom "the ministers" means behind a list of more than two."""
        return tuple(Party(code=code) for code in several_before(self.sentences, word, sentence, self._codes_at))

    def _codes_at(self, sentence: Sentence, word: Word) -> tuple[str, ...]:
        return codes_of(self.parties(sentence, word, acting=False))

    def _governing(self, sentence: Sentence, word: Word) -> Party | None:
        """Whom "the government" means behind a place that opens the sentence ("In Guinea, we urge the authorities").

        Behind a capital so does any body of a state ("In Ankara, the foreign ministry summoned").
        """
        known = any(each.text.lower() == "the" for each in sentence.under(word, Role.DETERMINER))
        place = self.name_at(sentence, sentence.words[1]) if known and sentence.words[0].text == "In" else None
        if place is None or place.kind not in STATE_KINDS or not place.code:
            return None
        behind = next((each.text for each in sentence.words if each.start >= place.end), "")
        meant = word.lemma in words("actors", "references", "governing") or place.kind == "capital" and _is_body(word)
        return Party(code=self.code_of(place)) if meant and behind == "," else None

    def _as_before(self, sentence: Sentence, word: Word) -> list[Party]:
        """ "the embassy", "the ministry": whose it was when the noun was last told with its owner."""
        if not any(
            child.text.lower() in ("the", "its") for child in sentence.under(word, Role.DETERMINER, Role.POSSESSOR)
        ):
            return []
        for index in range(sentence.index - 1, max(-1, sentence.index - BACK), -1):
            where = self.sentences[index]
            for other in reversed(where.words):
                if other.lemma == word.lemma and (owners := self.owners(where, other)):
                    return owners
        return []

    def by_sort(self, sentence: Sentence, word: Word) -> tuple[Party, ...]:
        """Whom "the kingdom", "the bloc" or "its neighbour" means: the last one named that may be called so."""
        lemma = word.lemma.lower()
        hosts = lemma in words("actors", "references", "hosts")
        if word.part not in ("NOUN", "PROPN") or "Number=Plur" in word.morphology and not hosts:
            return ()
        determiners = {d.text.lower() for d in sentence.under(word, Role.DETERMINER, Role.POSSESSOR)}
        if hosts and determiners & POSSESSIVE:
            return self.neighbour(sentence, word)
        if lemma in words("actors", "references", "neighbours") and determiners & {"its", "their"}:
            return self.neighbour(sentence, word)
        if not determiners & {"the", "this", "that"}:
            return ()
        if lemma in words("actors", "references", "organisation"):
            return self.last_named(sentence, word, organisations().keys(), OF_ORGANISATIONS)
        if lemma in SORTS:
            return self.last_named(sentence, word, frozenset(table("actors")["references"][lemma]), OF_STATES)
        return ()

    def neighbour(self, sentence: Sentence, word: Word) -> tuple[Party, ...]:
        """ "its neighbour": of the article's main two states the one that "its" is not."""
        behind = sentence.words[word.index + 1 : word.index + 2]
        if behind and (named := self.parties(sentence, behind[0], acting=False)):
            return named
        owners = {
            party.code
            for child in sentence.under(word, Role.POSSESSOR, Role.DETERMINER)
            for party in self.parties(sentence, child, acting=False)
        }
        others = [code for code in self.main_pair if code not in owners]
        return (Party(code=others[0]),) if len(owners) == 1 and len(others) == 1 else ()

    def last_named(
        self, sentence: Sentence, word: Word, codes: Collection[str], kinds: frozenset[str]
    ) -> tuple[Party, ...]:
        """The actor with one of some codes and kinds of name that is named last before a word ("the bloc")."""
        for index in range(sentence.index, max(-1, sentence.index - BACK), -1):
            for name in reversed(self.names[index]):
                if name.start < word.start and name.code in codes and name.kind in kinds:
                    return (Party(code=name.code),)
        return ()

    def _by_title(self, sentence: Sentence, word: Word) -> list[Party]:
        """ "the minister", "the Secretary": the last person named with such an office."""
        determiners = {d.text.lower() for d in sentence.under(word, Role.DETERMINER)}
        if not determiners & {"the", "this"} and word.text[0].islower():
            return []
        bearers = self._people_by_title.get(title_phrase(sentence, word), ())
        before = bisect_right(bearers, (sentence.index, word.index), key=lambda found: (found.sentence, found.last))
        person = bearers[before - 1].person if before else None
        return [Party(code=person.of or "", person=person)] if person is not None else []

    @cached_property
    def _people_by_title(self) -> Mapping[str, Sequence[PersonFound]]:
        """The mentions of people by each title that they may be called by, in the order of the text."""
        found: defaultdict[str, list[PersonFound]] = defaultdict(list)
        for mention in (mention for mentions in self.people for mention in mentions):
            for title in _titles_of(mention.person):
                found[title].append(mention)
        return found


def _is_of_states(sentence: Sentence, word: Word, people: Sequence[PersonFound]) -> bool:
    """Whether "the two" are states, as one acts as "it" before them in a sentence without persons."""
    earlier = sentence.words[: word.index]
    return not people and any(each.text.lower() == "it" and each.role in SUBJECTS for each in earlier)


def behind_hyphen(sentence: Sentence, offset: int) -> str:
    """The word that a hyphen at an offset joins to what stands before it, in small letters ("Iran-backed")."""
    found = JOINED.match(sentence.quote(offset, sentence.end))
    return found.group(1).lower() if found else ""


def of_only_office(sentence: Sentence, word: Word) -> Party | None:
    """Whose an office is that only one state or body has ("the Pope", "the Taoiseach")."""
    named = any(each.text[:1].isupper() for each in sentence.under(word, Role.ADJECTIVE))  # "the Coptic pope"
    known = clauses.among(sentence.under(word, Role.DETERMINER), {"the"}) and not named
    code = table("titles")["only"].get(title_phrase(sentence, word)) if known else None
    return Party(code=code) if code else None


def title_phrase(sentence: Sentence, word: Word) -> str:
    """A noun of office with the words right in front of it that belong to the title ("deputy secretary")."""
    start = word.index
    while start > 0 and sentence.words[start - 1].text.lower() in TITLE_WORDS:
        start -= 1
    return " ".join(each.text.lower() for each in sentence.words[start : word.index + 1])


def _titles_of(person: Person) -> set[str]:
    """What a person's office is called: as it is told, by its end, or by its beginning before "of" and "for"."""
    office = (person.office or "").lower()
    spaces = [at for at, letter in enumerate(office) if letter == " "]
    beginnings = {office[:at] for at in spaces if office.startswith((" of", " for"), at)}
    return beginnings | {office[at + 1 :] for at in spaces} | ({office} if office else set())


def _is_body(word: Word) -> bool:
    """Whether a noun in the singular tells a body that states have one of ("the foreign ministry", "the army")."""
    bodies = words("actors", "names", "body") | words("actors", "kinds", "body") | words("actors", "kinds", "state")
    return word.lemma in bodies and "Number=Plur" not in word.morphology
