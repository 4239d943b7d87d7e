"""Who is named in an article, sentence by sentence, and which names stand in one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from legation.knowledge.word_lists import table
from legation.language.tree import Role, Sentence, Word
from legation.reading.names import NameFound
from legation.reading.person import PersonFound
from legation.reading.titles import COUNTERPARTS, TITLE_WORDS, owner_behind
from legation.reading.turns import TURN

STATE_KINDS = frozenset({"name", "capital", "seat"})
ADJECTIVAL = frozenset({"adjective", "people"})
#: Kinds of name that stand for no party.
NO_PARTY = frozenset({"outlet", "region"})
COLLECTIVE = frozenset({"organisation", "grouping", "armed group", "body"})
#: What may stand between the members of a list of names.
LINKS = frozenset(
    {",", "and", "&", "or", "the", "as", "well", "with", "-", "–", "plus", "both", "’s", "'s", "/", "(", ")"}
)
#: Prepositions that lead from a thing acted upon to those whom it concerns, and how many of them in a row.
INWARD = frozenset(
    {"of", "with", "between", "among", "against", "to", "towards", "toward", "for", "on", "by", "from", "in"}
)
DEEPEST = 2
#: Prepositions that lead from officials, forces or "countries" to whose or which they are.
BELONGING = frozenset({"of", "from", "for", "such", "such as", ""})
#: How many sentences back a noun may stand that "the embassy" means again.
BACK = 8
POSSESSIVE = frozenset({"his", "her", "their", "its", "of", "for"})
#: The endings of a possessor: what stands behind one is owned, and no further name in a row.
ENDINGS = frozenset({"’s", "'s"})
#: What a title is made of, between its first noun and the name.
TITLE_PARTS = frozenset({"ADP", "DET", "PROPN", "NOUN", "ADJ"})
#: What opens a member of a list.
OPENING_MEMBER = frozenset({",", "and", "&"})
#: The most words between two names of one list.
LONGEST_LINK = 8


@dataclass(frozen=True, kw_only=True)
class Named:
    """The names and people of an article, and for whom the document speaks (`voice`) where it says "we"."""

    sentences: Sequence[Sentence]
    names: Sequence[Sequence[NameFound]]
    people: Sequence[Sequence[PersonFound]]
    voice: tuple[str, ...] = ()

    def name_at(self, sentence: Sentence, word: Word) -> NameFound | None:
        """The known name that covers a word."""
        return self._names_by_word[sentence.index].get(word.index)

    def names_in(self, sentence: Sentence, word: Word) -> list[NameFound]:
        """All known names that a word holds or is part of: two where one word writes both ("U.S.-ASEAN")."""
        return [n for n in self.names[sentence.index] if n.start < word.end and word.start < n.end]

    def person_at(self, sentence: Sentence, word: Word) -> PersonFound | None:
        """The person whose name covers a word."""
        return self._people_by_word[sentence.index].get(word.index)

    def listed(self, sentence: Sentence, word: Word) -> list[Word]:
        """The word and those coordinated with it, by the tree and by the plain row of names ("A, B and C")."""
        listed = [word, *sentence.conjuncts(word), *self._behind_state(sentence, word)]
        if word.text.endswith("s") and word.part in ("NOUN", "PROPN", "VERB"):
            following = word.index + 1 + _opens_row(sentence, word)
            behind = next((p for p in self.people[sentence.index] if p.first == following), None)
            if behind is not None:
                first = sentence.words[behind.last - 1]
                return [first, *self.row(sentence, first)]
        if self.name_at(sentence, word) or self.person_at(sentence, word):
            heads = {each.index for each in listed}
            listed += [each for each in self.row(sentence, word) if each not in listed and not _says_more(each, heads)]
        return listed

    def _behind_state(self, sentence: Sentence, word: Word) -> list[Word]:
        """Persons that the tree hangs in one row with somebody's state ("X of Japan and his Irish counterpart Y")."""
        states = [child for child in sentence.under(word, Role.NOUN_MODIFIER) if child.preposition == "of"]
        if not states:
            return []
        others = [other for state in states if self.name_at(sentence, state) for other in sentence.conjuncts(state)]
        return [o for o in others if self.person_at(sentence, o) or o.lemma in COUNTERPARTS]

    def row(self, sentence: Sentence, word: Word) -> list[Word]:
        """Names in one row with the word's name, where an "and" or a hyphen shows that it is a list."""
        spans = self._titled_spans(sentence) if self.person_at(sentence, word) else self._spans[sentence.index]
        at = next((n for n, (first, last) in enumerate(spans) if first <= word.index < last), None)
        if at is None:
            return []
        low, high = at, at
        while low > 0 and _in_list(sentence, spans[low - 1], spans[low]):
            low -= 1
        while high + 1 < len(spans) and _in_list(sentence, spans[high], spans[high + 1]):
            high += 1
        between = {
            sentence.words[i].text.lower()
            for a, b in zip(spans[low:high], spans[low + 1 : high + 1], strict=True)
            for i in range(a[1], b[0])
        }
        joined = between & {"and", "-", "–", "&", "plus"} or between >= {"as", "well"}
        if not joined and not self._is_bare_list(sentence, spans[low : high + 1]):
            return []
        return [self._last_of(sentence, span) for n, span in enumerate(spans[low : high + 1], low) if n != at]

    def _last_of(self, sentence: Sentence, span: tuple[int, int]) -> Word:
        """The last word of a name, without "of STATE" behind a person's."""
        person = next((p for p in self.people[sentence.index] if span[0] <= p.first < span[1]), None)
        return sentence.words[(person.last if person is not None else span[1]) - 1]

    def _is_bare_list(self, sentence: Sentence, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether names with only commas between them are a list: in front of a headline, or all adjectives."""
        found = [self.name_at(sentence, sentence.words[first]) for first, _ in spans]
        if all(name is not None and name.kind == "adjective" for name in found):
            return True
        in_headline = sentence.index == 0 and not sentence.text.endswith(".")
        return in_headline and spans[0][0] == 0 and all(name is not None for name in found)

    def _name_words(self, sentence: Sentence, *, titled: bool) -> Iterable[tuple[int, int]]:
        """Where names start and end; "of STATE" behind a person's belongs to it, and with `titled` the title too."""
        names = self.names[sentence.index]
        people = [
            (self._title_start(sentence, p) if titled else p.first, owner_behind(sentence, p.last, names)[1])
            for p in self.people[sentence.index]
        ]
        yield from people
        for name in names:
            covered = sentence.words_within(name.start, name.end)
            if (
                covered
                and name.kind not in NO_PARTY
                and all(covered[-1].index < first or last <= covered[0].index for first, last in people)
            ):
                yield covered[0].index, covered[-1].index + 1

    def _title_start(self, sentence: Sentence, person: PersonFound) -> int:
        """Where the title of a person in a list starts ("A, | his Irish counterpart B and | Chad's premier C").

        Only behind a comma or "and" is it one of a list.
        """
        start = person.first
        while start > 0 and self._is_of_title(sentence, sentence.words[start - 1]):
            start -= 1
        opens = start > 0 and sentence.words[start - 1].text.lower() in OPENING_MEMBER
        return start if opens else person.first

    def _is_of_title(self, sentence: Sentence, word: Word) -> bool:
        """Whether a word may stand in the title in front of a person's name."""
        if self.person_at(sentence, word) is not None:
            return False
        text = word.text.lower()
        joins = text in POSSESSIVE or text in ENDINGS or text in TITLE_WORDS
        return joins or word.part in ("PROPN", "NOUN", "ADJ") and word.text[:1].isalpha()

    def code_of(self, name: NameFound) -> str:
        """Whom a name stands for: for some capitals the organisation seated there, not the state.

        It does so where the article names the state less often than the organisation, or never.
        """
        seated = table("actors")["seats"].get(name.text) if name.kind == "capital" else None
        told = self._told_by_name
        return seated if seated and (name.code not in told or told[seated] > told[name.code]) else name.code

    @cached_property
    def _told_by_name(self) -> Counter[str]:
        """How often the article names each state and organisation otherwise than by a capital."""
        return Counter(name.code for row in self.names for name in row if name.kind != "capital")

    def codes_named(self, sentence: Sentence, before: int) -> list[str]:
        """The states and organisations named in a sentence before an offset, the last one last."""
        found: list[tuple[int, str]] = []
        for name in self.names[sentence.index]:
            if name.start < before and name.code and name.kind in STATE_KINDS | ADJECTIVAL | {"organisation"}:
                found.append((name.start, self.code_of(name)))
        for person in self.people[sentence.index]:
            if sentence.words[person.first].start < before and person.person.of:
                found.append((sentence.words[person.first].start, person.person.of))
        ordered: list[str] = []
        for _, code in sorted(found):
            if code in ordered:
                ordered.remove(code)
            ordered.append(code)
        return ordered

    @cached_property
    def _spans(self) -> Sequence[Sequence[tuple[int, int]]]:
        """For each sentence where its names start and end, in order."""
        return tuple(sorted(set(self._name_words(sentence, titled=False))) for sentence in self.sentences)

    def _titled_spans(self, sentence: Sentence) -> Sequence[tuple[int, int]]:
        """Where the names of a sentence start and end, in order, people's with their titles."""
        return sorted(set(self._name_words(sentence, titled=True)))

    @cached_property
    def _names_by_word(self) -> Sequence[Mapping[int, NameFound]]:
        """For each sentence the first name that covers a word, by the word's number."""
        covered = (
            {word.index: name for name in reversed(names) for word in sentence.words_within(name.start, name.end)}
            for sentence, names in zip(self.sentences, self.names, strict=True)
        )
        return tuple(covered)

    @cached_property
    def _people_by_word(self) -> Sequence[Mapping[int, PersonFound]]:
        """For each sentence the first person whose name covers a word, by the word's number."""
        return tuple(
            {index: person for person in reversed(people) for index in range(person.first, person.last)}
            for people in self.people
        )

    @cached_property
    def main_pair(self) -> tuple[str, ...]:
        """The two states that the article names most."""
        return self.told_most[:2]

    @cached_property
    def told_most(self) -> tuple[str, ...]:
        """The states that the article names, those named most first."""
        counts: dict[str, int] = {}
        for names in self.names:
            for name in names:
                if name.code and name.kind in STATE_KINDS | ADJECTIVAL:
                    counts[name.code] = counts.get(name.code, 0) + 1
        return tuple(sorted(counts, key=lambda code: (-counts[code], code)))

    @cached_property
    def turns(self) -> tuple[tuple[int, str], ...]:
        """Where somebody's turn opens in a transcript: the number of the sentence, and the words for who speaks."""
        found = ((sentence.index, TURN.match(sentence.text)) for sentence in self.sentences)
        return tuple((index, match.group(1)) for index, match in found if match is not None)

    @cached_property
    def media_report(self) -> int | None:
        """The number of the first sentence that tells of a media report."""
        told = (sentence.index for sentence in self.sentences if "media report" in sentence.text.lower())
        return next(told, None)


def _says_more(name: Word, heads: Container[int]) -> bool:
    """Whether a name in a row only says whose a noun of the list is ("Chile and the NATO member")."""
    return name.role in (Role.COMPOUND, Role.ADJECTIVE, Role.POSSESSOR) and name.head in heads


def _in_list(sentence: Sentence, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two names stand in one list, and the second does not open a clause behind a phrase with the first."""
    if not _linked(sentence, one[1], other[0]):
        return False
    first = sentence.words[one[0] : one[1]]
    heads = [sentence.words[word.head] if word.role is Role.FLAT else word for word in first]
    is_phrase = any(word.preposition and word.role is not Role.CONJUNCT or word.role is Role.OBJECT for word in heads)
    opens = _stands_as_subject(sentence, *other) and not _is_second_subject(sentence, *other)
    return not (is_phrase and opens)


def _opens_row(sentence: Sentence, word: Word) -> bool:
    """Whether a comma stands between a title in the plural and its bearers ("his counterparts, A, B and C")."""
    behind = sentence.words[word.index + 1 : word.index + 2]
    return word.text.lower() in COUNTERPARTS and bool(behind) and behind[0].text == ","


def _linked(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether only links stand between two names; behind "and" also a title ("X and his Irish counterpart Y")."""
    between = [word.text.lower() for word in sentence.words[start:stop]]
    if 0 < len(between) <= 4 and all(text in LINKS for text in between):
        return not set(between) <= ENDINGS | {"the"}  # "Chad's OPEC bid" lists nobody, nor "told Mr Bah the Chadians"
    if 1 < len(between) <= LONGEST_LINK and between[0] == "," and all(text in TITLE_WORDS for text in between[1:]):
        return True
    if not 1 < len(between) <= LONGEST_LINK or between[0] not in ("and", ",") or "and" not in between[:2]:
        return False
    return all(text in LINKS or text in TITLE_WORDS or text in POSSESSIVE for text in between)


def is_subject(sentence: Sentence, mention: PersonFound) -> bool:
    """Whether a person stands as the subject of a verb."""
    return _stands_as_subject(sentence, mention.first, mention.last)


def _stands_as_subject(sentence: Sentence, first: int, last: int) -> bool:
    roles = (Role.SUBJECT, Role.PASSIVE_SUBJECT)
    return any(word.role in roles for word in sentence.words[first:last])


def _is_second_subject(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name behind a verb that has its subject in front hangs under it as one too: an object, in truth."""
    told = [word for word in sentence.words[first:last] if word.role is Role.SUBJECT]
    verbs = (sentence.words[word.head] for word in told if word.head < word.index)
    return any(any(each.index < verb.index for each in sentence.under(verb, Role.SUBJECT)) for verb in verbs)
