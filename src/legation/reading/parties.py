"""From a word to the parties it stands for: names, adjectives, people, pronouns, and "the two sides"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from legation.knowledge.organisations import members, organisations
from legation.knowledge.places import places
from legation.knowledge.word_lists import words
from legation.language.tree import Name, Role, Sentence, Word
from legation.reading import clauses
from legation.reading.named import (
    ADJECTIVAL,
    BELONGING,
    COLLECTIVE,
    DEEPEST,
    INWARD,
    LONGEST_LINK,
    NO_PARTY,
    STATE_KINDS,
    TITLE_PARTS,
)
from legation.reading.names import NameFound
from legation.reading.party import Party
from legation.reading.person import Person, PersonFound
from legation.reading.references import References, behind_hyphen, of_only_office, title_phrase
from legation.reading.titles import TITLE_WORDS, classes_of

BRACKETS = frozenset({"(", ")"})
#: Words that say that an office is told of anybody, or of another than the one known.
INDEFINITE = frozenset(
    {"a", "an", "any", "no", "another", "former", "late", "then", "previous", "next", "future", "every"}
)

__all__ = ["STATE_KINDS", "Cast", "Party"]


@dataclass(frozen=True, kw_only=True)
class Cast(References):
    """Whom the words of an article stand for: names, phrases, pronouns."""

    _memory: dict[tuple[int, int, bool], tuple[Party, ...]] = field(default_factory=dict)
    _rows: dict[tuple[int, int], list[Word]] = field(default_factory=dict)

    def parties(self, sentence: Sentence, word: Word, *, acting: bool) -> tuple[Party, ...]:
        """The parties that a word with its phrase stands for, coordinated ones included.

        Args:
            acting: whether only those count that act for a state or organisation (a ministry, not a company).
        """
        key = (sentence.index, word.index, acting)
        if key not in self._memory:
            self._memory[key] = ()
            found = [
                party for each in self._listed_once(sentence, word) for party in self._of_one(sentence, each, acting)
            ]
            self._memory[key] = _unique(found)
        return self._memory[key]

    def _listed_once(self, sentence: Sentence, word: Word) -> list[Word]:
        key = (sentence.index, word.index)
        if key not in self._rows:
            self._rows[key] = self.listed(sentence, word)
        return self._rows[key]

    def remembering(self) -> Cast:
        """This cast with the subjects of all sentences resolved in order.

        A pronoun looks back to the subject before it, and that may be a pronoun too: resolved in order, each look back
        ends at what is known, however long the chain.
        """
        for sentence in self.sentences:
            for word in sentence.words:
                if word.role in (Role.SUBJECT, Role.PASSIVE_SUBJECT):
                    self.parties(sentence, word, acting=False)
                    self.parties(sentence, word, acting=True)
        return self

    # --- one phrase -------------------------------------------------------------------------------------------------

    def _of_one(self, sentence: Sentence, word: Word, acting: bool) -> list[Party]:
        person = self.person_at(sentence, word)
        if person is not None:
            return self._of_person(sentence, person)
        if two := self.pair_of_sort(sentence, word):
            return list(two)
        name = self.name_at(sentence, word)
        if name is not None and (bearer := self._bearer(sentence, name)) is not None:
            return self._of_person(sentence, bearer)
        if name is not None and (found := self._of_names(sentence, word, name, acting)):
            return found
        lowered = word.text.lower()
        if len(self.voice) > 1 and lowered in words("titles", "documents", "groups"):
            return [Party(code=code) for code in self.voice]
        if word.part == "PRON" or any(lowered in words("titles", "references", key) for key in ("plural", "apiece")):
            return self._of_pronoun(sentence, word)
        return self._of_noun(sentence, word, acting)

    def _of_person(self, sentence: Sentence, mention: PersonFound) -> list[Party]:
        person = mention.person
        return [Party(code=person.of or "", person=person)]

    def _of_names(self, sentence: Sentence, word: Word, name: NameFound, acting: bool) -> list[Party]:
        """Whom a name stands for: several have one together ("the two Koreas")."""
        shared = [each for each in self.names_in(sentence, word) if (each.start, each.end) == (name.start, name.end)]
        return [party for each in shared for party in self._of_name(sentence, word, each, acting)]

    def _of_name(self, sentence: Sentence, word: Word, name: NameFound, acting: bool) -> list[Party]:
        known = organisations().get(name.code)
        if name.kind in NO_PARTY or not name.code or known is not None and not known.acts:
            return []
        if name.kind in ADJECTIVAL and name.kind == "adjective" and word.part == "ADJ":
            return []
        inside = _longer_name(sentence, name)
        if inside is not None and name.kind in STATE_KINDS and not _represents(sentence, inside):
            return [] if acting else [Party(code=name.code, acts=False)]
        if name.kind == "body" and (owner := self._owner_behind(sentence, name)) is not None:
            return [Party(code=owner)]
        return [Party(code=self.code_of(name))]

    def _owner_behind(self, sentence: Sentence, name: NameFound) -> str | None:
        """Whose a body is where "of" says so behind a name that several have ("the Royal Navy of Oman")."""
        behind = [each for each in sentence.words if each.start >= name.end]
        of = bool(clauses.among(behind[:1], {"of"}))
        owners = [found for each in behind[1:2] if of and (found := self.name_at(sentence, each)) is not None]
        return next((owner.code for owner in owners if owner.kind == "name"), None)

    def _of_noun(self, sentence: Sentence, word: Word, acting: bool) -> list[Party]:
        """A common noun: whose officials, forces or firms these are."""
        titled = self._titled(sentence, word)
        if titled is not None:
            return self._of_person(sentence, titled)
        if listed := self._in_brackets(sentence, word):
            return listed
        if (member := self._member(sentence, word)) is not None:
            return [member]
        lemma = word.lemma.lower()
        if _is_beside_owner(sentence, word):
            return list(self.by_sort(sentence, word) or self._named_beside(sentence, word))
        acts = not words("titles", "representatives", "nouns").isdisjoint((lemma, word.text.lower()))
        acts = acts or _is_service(sentence, word) or of_only_office(sentence, word) is not None
        owners = self.owners(sentence, word) if acts or not acting else []
        if not owners and not acting:
            owners = self._deep_owners(sentence, word, DEEPEST) or list(_from_town(sentence, word))
        if owners and self.voice and _is_ours(sentence, word):
            owners = [Party(code=code) for code in self._ours(sentence, word)]
        owners = owners or self._contending(sentence, word)
        told = () if owners else self._several(sentence, word) or self._pair(sentence, word)
        told = told or (() if owners else self._counted(sentence, word))
        if told or acting and not acts:
            return list(told or self.by_sort(sentence, word))
        led = self._leaders(sentence, word, owners) if acts else []
        if led:
            return led
        if owners:
            return self._for_owners(sentence, word, owners, acts)
        return self._unowned(sentence, word, acts)

    def _contending(self, sentence: Sentence, word: Word) -> list[Party]:
        """Those whose quarrel or pact it is to which there are parties ("all parties to the conflict in Chad")."""
        if word.lemma != "party":
            return []
        behind = [each for each in sentence.words[word.index + 1 :] if each.preposition == "to"][:1]
        if not behind or sentence.words[word.index + 1].text != "to":
            return []
        return self.owners(sentence, behind[0]) or self._deep_owners(sentence, behind[0], DEEPEST)

    def _ours(self, sentence: Sentence, word: Word) -> Sequence[str]:
        """Whose "our countries" are: the speaker's and the other's of the two whom a headline or the article tells."""
        own = tuple(party.code for party in self.speaking(sentence, in_person=False)) or self.voice
        plural = "Number=Plur" in word.morphology and word.lemma in words("titles", "references", "sides")
        if len(own) > 1 or not plural:
            return own
        told = dict.fromkeys(p.person.of for p in self.people[0] if p.person.of)
        pair = tuple(told) if len(told) == 2 else self.main_pair
        return pair if own[0] in pair else own

    def _for_owners(self, sentence: Sentence, word: Word, owners: Sequence[Party], acts: bool) -> list[Party]:
        """Those whose officials or things a noun tells, each with the person who holds the office told."""
        holder = self._title_holder(sentence, word)
        single = len(owners) == 1
        return [
            Party(code=party.code, person=holder or self._in_office(sentence, word, party.code, single), acts=acts)
            for party in owners
        ]

    def _unowned(self, sentence: Sentence, word: Word, acts: bool) -> list[Party]:
        """Whom a noun means beside which nobody is named: by its sort, its holder, its title, or as told before."""
        if meant := (*self.by_sort(sentence, word), *_of_city(sentence, word)):
            return list(meant)
        if there := self._governing(sentence, word):
            return [there]
        if not acts:
            return []
        holder = self._title_holder(sentence, word)
        if holder is not None:
            return [Party(code=holder.of or "", person=holder)]
        only = of_only_office(sentence, word)
        told = self._by_title(sentence, word) or self._as_before(sentence, word)
        return told or ([only] if only is not None else [])

    def owners(self, sentence: Sentence, word: Word) -> list[Party]:
        """The states and organisations that stand with a noun: "Japanese", "Japan's", "of Japan", "from Japan"."""
        found: list[Party] = []
        for child in sentence.under(word, Role.ADJECTIVE, Role.COMPOUND, Role.POSSESSOR, Role.DETERMINER, Role.FLAT):
            found += [party for each in _nations(sentence, child) for party in self.owner(sentence, each)]
        if len(found) == 1 and (told := self._members_told(sentence, word, found[0])):
            return told
        if not found:
            sent = word.lemma.lower() in words("titles", "signs", "sent")
            for child in sentence.under(word, Role.NOUN_MODIFIER, Role.APPOSITION):
                belongs = child.preposition in BELONGING and not (sent and child.preposition == "for")
                belongs = belongs or child.preposition == "including" and _are_actors(word)
                if belongs or child.role is Role.APPOSITION:
                    found += [p for p in self.parties(sentence, child, acting=False) if p.code]
        return list(_unique(found))

    def _members_told(self, sentence: Sentence, word: Word, group: Party) -> list[Party]:
        """The members whose ministers a noun tells by their group too ("the G7 ministers of Japan and Italy")."""
        known = organisations().get(group.code)
        if known is None or "Number=Plur" not in word.morphology:
            return []
        listed = [child for child in sentence.under(word, Role.NOUN_MODIFIER) if child.preposition == "of"]
        told = [party for child in listed for party in self.parties(sentence, child, acting=False)]
        own = [Party(code=party.code) for party in told if party.code in members(group.code)]
        return own if len(own) > 1 else []

    def _named_beside(self, sentence: Sentence, word: Word) -> Iterator[Party]:
        """Who stands with a noun that tells another than its owner ("its Gulf ally Bahrain", "its Libyan foe")."""
        for child in sentence.under(word, Role.ADJECTIVE, Role.COMPOUND, Role.FLAT, Role.APPOSITION):
            yield from (party for party in self.owner(sentence, child))

    def _deep_owners(self, sentence: Sentence, word: Word, depth: int) -> list[Party]:
        """The states named further down in a phrase acted upon ("the deepening of relations between X and Y")."""
        found: list[Party] = []
        for child in sentence.under(word, Role.NOUN_MODIFIER):
            if child.preposition not in INWARD or child.lemma in words("cues", "clauses", "circumstances"):
                continue
            named = self.name_at(sentence, child) or self.person_at(sentence, child)
            if named is None and _is_beside_owner(sentence, child):
                found += self._named_beside(sentence, child)
            elif named is not None:
                found += [Party(code=p.code) for p in self.parties(sentence, child, acting=False) if p.code]
            elif depth > 0:
                found += self.owners(sentence, child) or self._deep_owners(sentence, child, depth - 1)
        return list(_unique(found))

    def owner(self, sentence: Sentence, child: Word) -> list[Party]:
        """The states that a modifier names ("Turkish", "US-Japanese"), those in one row with it included."""
        below = [child, *sentence.conjuncts(child)]
        listed = [*below, *self.row(sentence, child)]
        found: list[Party] = []
        for each in listed:
            names = self._told_by(sentence, each)
            person = self.person_at(sentence, each)
            if person is not None:
                found += self._of_person(sentence, person)
            elif names:
                found += [Party(code=name.code) for name in names]
            elif each.part == "PRON":
                found += self._of_pronoun(sentence, each)
            elif each.part in ("NOUN", "PROPN") and each in below:
                only = of_only_office(sentence, each)
                found += self.owners(sentence, each) or ([only] if only is not None else [])
        return [Party(code=party.code) for party in found if party.code]

    def _told_by(self, sentence: Sentence, word: Word) -> list[NameFound]:
        """The names of parties in a word; the first of two between which something lies ("U.S.-Mexico border")."""
        names = [name for name in self.names_in(sentence, word) if name.code and name.kind not in NO_PARTY]
        aside = words("actors", "references", "beside")
        names = [name for name in names if behind_hyphen(sentence, name.end) not in aside]
        between = sentence.words[word.head].lemma in words("actors", "places", "borders")
        return names[:1] if between else names

    def _bearer(self, sentence: Sentence, name: NameFound) -> PersonFound | None:
        """Who bears the title behind an organisation's name ("World Health Organization Director-General Tedros")."""
        if name.kind not in COLLECTIVE:
            return None
        following = next((p for p in self.people[sentence.index] if sentence.words[p.first].start > name.end), None)
        if following is None:
            return None
        between = [w for w in sentence.words[: following.first] if w.start >= name.end]
        titles = [each for each in between if each.text.lower() in TITLE_WORDS]
        whole = all(each in titles or each.text in BRACKETS or self.name_at(sentence, each) for each in between)
        return following if titles and whole and len(between) <= LONGEST_LINK else None

    def _titled(self, sentence: Sentence, word: Word) -> PersonFound | None:
        """The person whose title a noun opens ("Secretary of State Antony Blinken")."""
        if word.text.lower() not in TITLE_WORDS:
            return None
        following = next((p for p in self.people[sentence.index] if p.first > word.index), None)
        if following is None or following.first - word.index > LONGEST_LINK:
            return None
        between = sentence.words[word.index + 1 : following.first]
        if between and between[-1].part == "ADP":
            return None  # "their rights from the Deby regime"
        whole = all(each.part in TITLE_PARTS and each.text.lower() not in ("and", "with", "to") for each in between)
        return following if whole and not any(_opens_phrase(sentence, each) for each in between) else None

    def _leaders(self, sentence: Sentence, word: Word, owners: Sequence[Party]) -> list[Party]:
        """Those by whom a delegation is led ("a U.S. delegation led by X"), for its state where theirs is unknown."""
        leading = [c for c in sentence.under(word, Role.NOUN_CLAUSE) if c.lemma in words("cues", "verbs", "leading")]
        found = [
            party
            for clause in leading
            for agent in clauses.agents(sentence, clause)
            for party in self.parties(sentence, agent, acting=True)
            if party.person is not None
        ]
        state = owners[0].code if len(owners) == 1 else ""
        return [Party(code=party.code or state, person=party.person) for party in found]

    def _title_holder(self, sentence: Sentence, word: Word) -> Person | None:
        """The person named in apposition to a noun of office, if any."""
        for child in sentence.under(word, Role.APPOSITION, Role.FLAT, Role.COMPOUND, Role.NOUN_MODIFIER):
            found = self.person_at(sentence, child)
            named_after = child.role is Role.COMPOUND and word.lemma.lower() in words("actors", "kinds", "state")
            if found is not None and not child.preposition and not named_after:
                return found.person
        return None

    def _in_office(self, sentence: Sentence, word: Word, code: str, single: bool) -> Person | None:
        """The only person of a state in the office told, if named ("the Irish prime minister").

        A noun in the plural tells the holders of several states ("the leaders of Japan and Ireland"), not those of one.
        """
        if word.lemma.lower() not in words("titles", "signs", "heads") | words("titles", "references", "persons"):
            return None
        if single == ("Number=Plur" in word.morphology) or self._is_indefinite(sentence, word):
            return None
        classes = classes_of(title_phrase(sentence, word))
        found = {name: person for each in classes for name, person in self._holders.get((code, each), {}).items()}
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _holders(self) -> Mapping[tuple[str, str], Mapping[str, Person]]:
        """Those who hold an office, by their state and its class, and then by name."""
        found: defaultdict[tuple[str, str], dict[str, Person]] = defaultdict(dict)
        for person in (mention.person for mentions in self.people for mention in mentions):
            if person.of and person.office_class and person.holds:
                found[person.of, person.office_class][person.name] = person
        return found

    def _is_indefinite(self, sentence: Sentence, word: Word) -> bool:
        """Whether a noun tells of anybody or of another ("a Japanese minister", "no president", "another envoy")."""
        determiners = {child.text.lower() for child in sentence.under(word, Role.DETERMINER, Role.ADJECTIVE)}
        return bool(determiners & INDEFINITE)


def _of_city(sentence: Sentence, word: Word) -> Iterator[Party]:
    """Whose a body is that is named for a city ("Mumbai police", "Lagos port authorities")."""
    if word.lemma in words("titles", "representatives", "local"):
        named = (places().get(each.text.lower()) for each in sentence.under(word, Role.COMPOUND, Role.POSSESSOR))
        yield from (Party(code=place.of) for place in named if place is not None and place.of)


def _from_town(sentence: Sentence, word: Word) -> Iterator[Party]:
    """The state of the town that somebody acted upon is from ("three fishermen from Busan")."""
    for child in clauses.obliques(sentence, word, "from"):
        named = [child, *sentence.under(child, Role.FLAT, Role.COMPOUND)]
        told = sentence.quote(min(each.start for each in named), max(each.end for each in named))
        town = places().get(told.lower())
        if town is not None and town.of:
            yield Party(code=town.of)


def _is_service(sentence: Sentence, word: Word) -> bool:
    """Whether a noun with the one in front of it tells a body of a state ("security service", "state security")."""
    before = sentence.words[word.index - 1].text.lower() if word.index else ""
    return f"{before} {word.lemma.lower()}" in words("titles", "representatives", "phrases")


def _is_beside_owner(sentence: Sentence, word: Word) -> bool:
    """Whether a noun tells another than the one whose it is ("its neighbour", "Iran's foes", "the foes of Iran")."""
    told = sentence.under(word, Role.POSSESSOR) or clauses.obliques(sentence, word, "of")
    return word.lemma.lower() in words("actors", "references", "others") and bool(told)


def _opens_phrase(sentence: Sentence, word: Word) -> bool:
    """Whether a new phrase opens, no part of a title ("told the president | the greetings of Sheikh Mohamed")."""
    return word.part == "DET" and sentence.words[word.index - 1].part != "ADP"


def _is_ours(sentence: Sentence, word: Word) -> bool:
    """Whether a noun is "our nations", "our two countries"."""
    return any(child.text.lower() == "our" for child in sentence.under(word, Role.POSSESSOR, Role.DETERMINER))


def _unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    found: dict[tuple[str, str | None], Party] = {}
    for party in parties:
        found.setdefault((party.code, party.person.name if party.person else None), party)
    return tuple(found.values())


def _longer_name(sentence: Sentence, found: NameFound) -> Name | None:
    """The pipeline's longer name that a state's name is a part of ("Bank of Japan", "University of Texas")."""
    for name in sentence.names:
        start, end = sentence.words[name.first].start, sentence.words[name.last - 1].end
        inside = start <= found.start and found.end <= end
        if name.label in ("ORG", "EVENT", "PERSON") and inside and end - start > found.end - found.start + 3:
            return name
    return None


def _represents(sentence: Sentence, name: Name) -> bool:
    inside = {word.text.lower() for word in sentence.words[name.first : name.last]}
    return bool(inside & words("titles", "representatives", "nouns"))


def _are_actors(word: Word) -> bool:
    """Whether a noun tells of several who act for a state, of whom some may be named ("countries including Mali")."""
    return "Number=Plur" in word.morphology and word.lemma in words("titles", "representatives", "nouns")


def _nations(sentence: Sentence, child: Word) -> list[Word]:
    """A word in front of a noun, and what a participle of owning there names ("the Greek-flagged ferry")."""
    named = sentence.under(child, Role.COMPOUND) if child.lemma in words("actors", "references", "flying") else []
    return [child, *named]
