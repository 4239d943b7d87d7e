"""From a parser's labels to roles: Universal Dependencies, and ClearNLP (spaCy's own English models)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from spacy.tokens import Doc, Span, Token

from legation.language.lemmas import lemma
from legation.language.repair import repaired
from legation.language.tree import Name, Role, Sentence, Vectors, Word

UNIVERSAL: Mapping[str, Role] = {
    "root": Role.ROOT,
    "nsubj": Role.SUBJECT,
    "nsubj:pass": Role.PASSIVE_SUBJECT,
    "nsubj:outer": Role.SUBJECT,
    "csubj": Role.SUBJECT,
    "csubj:pass": Role.PASSIVE_SUBJECT,
    "obj": Role.OBJECT,
    "iobj": Role.INDIRECT_OBJECT,
    "obl": Role.OBLIQUE,
    "obl:agent": Role.AGENT,
    "nmod": Role.NOUN_MODIFIER,
    "nmod:desc": Role.COMPOUND,
    "nmod:poss": Role.POSSESSOR,
    "compound": Role.COMPOUND,
    "compound:prt": Role.PARTICLE,
    "amod": Role.ADJECTIVE,
    "appos": Role.APPOSITION,
    "conj": Role.CONJUNCT,
    "cc": Role.COORDINATOR,
    "aux": Role.AUXILIARY,
    "aux:pass": Role.PASSIVE_AUXILIARY,
    "cop": Role.COPULA,
    "advmod": Role.ADVERB,
    "det": Role.DETERMINER,
    "nummod": Role.NUMBER,
    "case": Role.CASE,
    "mark": Role.MARK,
    "ccomp": Role.COMPLEMENT,
    "xcomp": Role.OPEN_COMPLEMENT,
    "advcl": Role.ADVERBIAL_CLAUSE,
    "acl": Role.NOUN_CLAUSE,
    "acl:relcl": Role.RELATIVE_CLAUSE,
    "parataxis": Role.PARATAXIS,
    "flat": Role.FLAT,
    "punct": Role.PUNCTUATION,
}

CLEARNLP: Mapping[str, Role] = {
    "ROOT": Role.ROOT,
    "nsubj": Role.SUBJECT,
    "nsubjpass": Role.PASSIVE_SUBJECT,
    "csubj": Role.SUBJECT,
    "csubjpass": Role.PASSIVE_SUBJECT,
    "dobj": Role.OBJECT,
    "attr": Role.OTHER,
    "dative": Role.INDIRECT_OBJECT,
    "poss": Role.POSSESSOR,
    "compound": Role.COMPOUND,
    "nmod": Role.COMPOUND,
    "prt": Role.PARTICLE,
    "amod": Role.ADJECTIVE,
    "appos": Role.APPOSITION,
    "conj": Role.CONJUNCT,
    "cc": Role.COORDINATOR,
    "aux": Role.AUXILIARY,
    "auxpass": Role.PASSIVE_AUXILIARY,
    "neg": Role.NEGATION,
    "advmod": Role.ADVERB,
    "det": Role.DETERMINER,
    "nummod": Role.NUMBER,
    "case": Role.CASE,
    "mark": Role.MARK,
    "ccomp": Role.COMPLEMENT,
    "xcomp": Role.OPEN_COMPLEMENT,
    "advcl": Role.ADVERBIAL_CLAUSE,
    "acl": Role.NOUN_CLAUSE,
    "relcl": Role.RELATIVE_CLAUSE,
    "parataxis": Role.PARATAXIS,
    "punct": Role.PUNCTUATION,
}

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def is_universal(labels: frozenset[str]) -> bool:
    """Whether a parser's labels are those of Universal Dependencies."""
    return "obl" in labels or "nmod:poss" in labels


def sentences_of(
    document: Doc, *, offset: int, paragraph: int, first: int, universal: bool, with_vectors: bool = False
) -> list[Sentence]:
    """The sentences of a parsed paragraph that starts at `offset` in the article; the first gets number `first`."""
    read = _universal_edge if universal else _clearnlp_edge
    found: list[Sentence] = []
    # A span's own names are looked up among all of the document; they and its text are made anew each time.
    named = document.ents
    text = document.text
    for span in document.sents:
        tokens = [token for token in span if not token.is_space]
        if not tokens:
            continue
        positions = {token.i: n for n, token in enumerate(tokens)}
        words = repaired([_word(token, positions, offset, *read(token)) for token in tokens])
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        found.append(
            Sentence(
                index=first + len(found),
                paragraph=paragraph,
                text=text[start:end],
                start=start + offset,
                words=words,
                names=_names((each for each in named if span.start <= each.start and each.end <= span.end), positions),
                vectors=_vectors(document, tokens) if with_vectors else None,
            )
        )
    return found


def _vectors(document: Doc, tokens: Sequence[Token]) -> Vectors:
    """The word vectors of some tokens, nought where there is none, and what the parser makes of each in context."""
    table = document.vocab.vectors
    rows = np.array([table.key2row.get(token.orth, -1) for token in tokens])
    meaning = np.where(rows[:, None] < 0, 0, np.asarray(table.data)[rows])
    context = np.asarray(document.tensor)[[token.i for token in tokens]]
    return Vectors(meaning=meaning.astype(np.float16), context=context.astype(np.float16))


def _names(spans: Iterable[Span], positions: Mapping[int, int]) -> tuple[Name, ...]:
    inside = ((span, [positions[token.i] for token in span if token.i in positions]) for span in spans)
    return tuple(Name(first=at[0], last=at[-1] + 1, label=span.label_) for span, at in inside if at)


def _word(token: Token, positions: Mapping[int, int], offset: int, head: Token, role: Role, preposition: str) -> Word:
    index = positions[token.i]
    above = positions.get(head.i, index)
    if role is Role.ADVERB and token.lower_ in NEGATIONS or token.dep_ == "advmod:neg":
        role = Role.NEGATION
    return Word(
        index=index,
        text=token.text,
        lemma=lemma(token.text.lower(), (token.lemma_ or token.text).lower(), token.tag_),
        # The treebanks call the first word of "United States" a verb.
        part="PROPN" if token.pos_ == "VERB" and token.tag_.startswith("NNP") else token.pos_,
        tag=token.tag_,
        morphology=_features(str(token.morph)),
        start=token.idx + offset,
        end=token.idx + len(token) + offset,
        head=above,
        # A word whose head is white space, which is left out, stands at the top of a tree of its own.
        role=role if above != index else Role.ROOT,
        preposition=preposition,
    )


@lru_cache(maxsize=4096)
def _features(morphology: str) -> frozenset[str]:
    """The features of a word's form; all words of a form share them."""
    return frozenset(morphology.split("|"))


def _universal_edge(token: Token) -> tuple[Token, Role, str]:
    """Head, role and preposition of a word in Universal Dependencies."""
    label = token.dep_
    role = UNIVERSAL.get(label) or UNIVERSAL.get(label.split(":")[0]) or Role.OTHER
    if label == "ROOT":
        role = Role.ROOT
    preposition = ""
    if role in (Role.OBLIQUE, Role.NOUN_MODIFIER, Role.AGENT, Role.ADVERBIAL_CLAUSE, Role.CONJUNCT):
        preposition = _preposition(token) or (_preposition_of_title(token) if role is Role.OBLIQUE else "")
    if role is Role.OBLIQUE and preposition == "by" and any(c.dep_ == "aux:pass" for c in token.head.children):
        role = Role.AGENT
    return token.head, role, preposition


def _preposition(token: Token) -> str:
    return " ".join(child.lower_ for child in token.lefts if child.dep_ in ("case", "mark"))


def _preposition_of_title(token: Token) -> str:
    """The preposition that the tree hangs under a title in front of a name ("met with | Foreign Minister NAME")."""
    titles = (child for child in token.lefts if child.dep_ in ("compound", "nmod:desc"))
    return next((found for title in titles if (found := _preposition(title))), "")


def _clearnlp_edge(token: Token) -> tuple[Token, Role, str]:
    """Head, role and preposition in ClearNLP, where the preposition stands between a word and what it belongs to."""
    label = token.dep_
    if label in ("pobj", "pcomp") and token.head.dep_ in ("prep", "agent", "dative"):
        preposition = token.head
        governor = preposition.head
        if preposition.dep_ == "agent":
            return governor, Role.AGENT, "by"
        role = Role.NOUN_MODIFIER if governor.pos_ in NOUNS else Role.OBLIQUE
        return governor, role, preposition.lower_
    if label in ("prep", "agent"):
        objects = [child for child in token.children if child.dep_ in ("pobj", "pcomp")]
        return (objects[0] if objects else token.head), Role.CASE, ""
    if label in ("npadvmod", "nounmod"):
        return token.head, Role.OBLIQUE, ""
    return token.head, CLEARNLP.get(label, Role.OTHER), ""
