"""What stands around a verb: the words that its frames ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from legation.knowledge.states import peoples
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses

#: The noun by which frames ask for people of a state.
NATIONAL = "national"


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands around a verb, in lemmas: looked up once for all frames of the verb, as far as any asks for it."""

    sentence: Sentence
    verb: Word

    @cached_property
    def patients(self) -> frozenset[str]:
        """Of what is acted on."""
        acted_on = clauses.patients(self.sentence, self.verb)
        return frozenset(lemma for word in acted_on for lemma in lemmas_of(self.sentence, word))

    @cached_property
    def particles(self) -> frozenset[str]:
        """Particles and prepositions that go with the verb, as they are written."""
        return clauses.particles(self.sentence, self.verb)

    @cached_property
    def beside(self) -> frozenset[str]:
        """Of the words under a verb, and of the words under its phrases; another verb beside it has its own."""
        children = self.sentence.children
        near = [child for child in children[self.verb.index] if child.role is not Role.SUBJECT]
        phrases = [child for child in near if child.role is not Role.CONJUNCT or not clauses.is_verb(child)]
        below = [grandchild for child in phrases if not self._is_aside(child) for grandchild in children[child.index]]
        return frozenset(word.lemma for word in (*near, *below) if word.role is not Role.CASE)

    def _is_aside(self, phrase: Word) -> bool:
        """Whether a phrase only tells as what, or what else was done ("as part of a mission", ", citing officials")."""
        set_off = phrase.index > 0 and self.sentence.words[phrase.index - 1].text == ","
        participle = phrase.role is Role.ADVERBIAL_CLAUSE and phrase.tag == "VBG" and set_off
        return participle or phrase.preposition == "as"

    @cached_property
    def under(self) -> frozenset[str]:
        """Of the words directly under a verb."""
        return frozenset(word.lemma for word in self.sentence.children[self.verb.index])

    @cached_property
    def things(self) -> frozenset[str]:
        """Of the subject, of what is acted on, and of where it comes from."""
        sentence, verb = self.sentence, self.verb
        subject = clauses.subject(sentence, verb)
        phrases = [*clauses.patients(sentence, verb), *clauses.obliques(sentence, verb, "from", "of", "out of")]
        told = (*phrases, *([subject] if subject else []))
        return frozenset(lemma for word in told for lemma in lemmas_of(sentence, word))

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Of who or what acts; of a passive that is its agent ("was hit by a missile")."""
        sentence, verb = self.sentence, self.verb
        agents = clauses.agents(sentence, verb) if clauses.is_passive(sentence, verb) else []
        subject = agents[0] if agents else clauses.subject(sentence, verb)
        return frozenset(lemmas_of(sentence, subject)) if subject else frozenset()


def lemmas_of(sentence: Sentence, word: Word) -> Iterator[str]:
    """The lemmas of a phrase's head, of what is coordinated with it, and of "members of NOUN".

    People told by their state's name are nationals ("jailed two Swedes").
    """
    for each in (word, *sentence.conjuncts(word)):
        yield each.lemma
        if each.text in peoples():
            yield NATIONAL
        yield from (child.lemma for child in sentence.under(each, Role.COMPOUND))
        for measured in clauses.obliques(sentence, each, "of"):
            yield measured.lemma
            yield from (child.lemma for child in sentence.under(measured, Role.COMPOUND))
