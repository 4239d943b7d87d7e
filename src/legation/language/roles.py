"""From a parser's labels to roles: Universal Dependencies, and ClearNLP (spaCy's own English models)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    HEAD,
    IDX,
    IS_SPACE,
    LEMMA,
    LENGTH,
    LOWER,
    MORPH,
    ORTH,
    POS,
    SENT_START,
    TAG,
)
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
#: How a title hangs under the name behind it, whose preposition it may have taken ("with | Foreign Minister X").
TITLES = ("compound", "nmod:desc")
#: Roles of phrases, which such a title may leave without their preposition.
PHRASES = frozenset({Role.OBLIQUE, Role.NOUN_MODIFIER})
#: Roles of phrases and clauses that a word in front of them may open.
OPENED = frozenset({Role.OBLIQUE, Role.NOUN_MODIFIER, Role.AGENT, Role.ADVERBIAL_CLAUSE, Role.CONJUNCT})
#: What is asked of each token: first what is a string, then numbers.
STRINGS = (ORTH, LOWER, LEMMA, POS, TAG, DEP, MORPH)
NUMBERS = (HEAD, IDX, LENGTH, IS_SPACE, SENT_START)
#: The features of a form that has none.
NO_FEATURES = "_"
#: Under which head a word hangs, by its number in the document, its role, and its preposition.
Edge = tuple[int, Role, str]


def is_universal(labels: frozenset[str]) -> bool:
    """Whether a parser's labels are those of Universal Dependencies."""
    return "obl" in labels or "nmod:poss" in labels


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tokens:
    """What a document says of its tokens, one list for each attribute: to ask each token takes far longer."""

    texts: list[str]
    lowered: list[str]
    lemmas: list[str]
    parts: list[str]
    tags: list[str]
    labels: list[str]
    morphologies: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    spaces: list[bool]
    openings: list[int]

    @classmethod
    def of(cls, document: Doc) -> _Tokens:
        """The tokens of a parsed document."""
        rows = document.to_array([*STRINGS, *NUMBERS]).T
        texts, lowered, lemmas, parts, tags, labels, morphologies = (
            _strings(document, row.tolist()) for row in rows[: len(STRINGS)]
        )
        away, starts, lengths, spaces, opens = rows[len(STRINGS) :].astype(np.int64)
        return cls(
            texts=texts,
            lowered=lowered,
            lemmas=lemmas,
            parts=parts,
            tags=tags,
            labels=labels,
            morphologies=morphologies,
            heads=(np.arange(len(document)) + away).tolist(),
            starts=starts.tolist(),
            ends=(starts + lengths).tolist(),
            spaces=spaces.tolist(),
            openings=[0, *(np.flatnonzero(opens[1:] == 1) + 1).tolist()],
        )


def _strings(document: Doc, keys: Sequence[int]) -> list[str]:
    """The strings that some keys stand for; equal keys share one."""
    strings = document.vocab.strings
    known = {key: strings[key] for key in set(keys)}
    return [known[key] for key in keys]


def sentences_of(
    document: Doc, *, offset: int, paragraph: int, first: int, universal: bool, with_vectors: bool = False
) -> list[Sentence]:
    """The sentences of a parsed paragraph that starts at `offset` in the article; the first gets number `first`."""
    tokens = _Tokens.of(document)
    edges = _universal_edges(tokens) if universal else [_clearnlp_edge(token) for token in document]
    vectors = _vectors(document) if with_vectors else None
    # The names and the text of a document are made anew each time that they are asked for.
    named, text = document.ents, document.text
    found: list[Sentence] = []
    for opening, closing in pairwise([*tokens.openings, len(document)]):
        inside = [at for at in range(opening, closing) if not tokens.spaces[at]]
        if not inside:
            continue
        positions = {at: number for number, at in enumerate(inside)}
        start, end = tokens.starts[inside[0]], tokens.ends[inside[-1]]
        found.append(
            Sentence(
                index=first + len(found),
                paragraph=paragraph,
                text=text[start:end],
                start=start + offset,
                words=repaired([_word(tokens, at, positions, offset, edges[at]) for at in inside]),
                names=_names((each for each in named if opening <= each.start and each.end <= closing), positions),
                vectors=vectors.of(inside) if vectors else None,
            )
        )
    return found


def _vectors(document: Doc) -> Vectors:
    """The word vectors of all tokens, nought where there is none, and what the parser makes of each in context."""
    table = document.vocab.vectors
    spelled, small = (_rows(table.key2row, document.to_array(attribute).tolist()) for attribute in (ORTH, LOWER))
    meaning = np.where(spelled[:, None] < 0, 0, np.asarray(table.data)[spelled])
    return Vectors(
        rows=small, meaning=meaning.astype(np.float16), context=np.asarray(document.tensor).astype(np.float16)
    )


def _rows(table: Mapping[int, int], keys: Iterable[int]) -> NDArray[np.int32]:
    return np.array([table.get(key, -1) for key in keys], dtype=np.int32)


def _names(spans: Iterable[Span], positions: Mapping[int, int]) -> tuple[Name, ...]:
    inside = ((span, [positions[at] for at in range(span.start, span.end) if at in positions]) for span in spans)
    return tuple(Name(first=at[0], last=at[-1] + 1, label=span.label_) for span, at in inside if at)


def _word(tokens: _Tokens, at: int, positions: Mapping[int, int], offset: int, edge: Edge) -> Word:
    head, role, preposition = edge
    index, tag, part = positions[at], tokens.tags[at], tokens.parts[at]
    above = positions.get(head, index)
    if role is Role.ADVERB and tokens.lowered[at] in NEGATIONS or tokens.labels[at] == "advmod:neg":
        role = Role.NEGATION
    text = tokens.texts[at]
    return Word(
        index=index,
        text=text,
        lemma=lemma(text.lower(), (tokens.lemmas[at] or text).lower(), tag),
        # The treebanks call the first word of "United States" a verb.
        part="PROPN" if part == "VERB" and tag.startswith("NNP") else part,
        tag=tag,
        morphology=_features(tokens.morphologies[at]),
        start=tokens.starts[at] + offset,
        end=tokens.ends[at] + offset,
        head=above,
        # A word whose head is white space, which is left out, stands at the top of a tree of its own.
        role=role if above != index else Role.ROOT,
        preposition=preposition,
    )


@lru_cache(maxsize=4096)
def _features(morphology: str) -> frozenset[str]:
    """The features of a word's form; all words of a form share them."""
    return frozenset(("" if morphology == NO_FEATURES else morphology).split("|"))


def _universal_edges(tokens: _Tokens) -> list[Edge]:
    """Head, role and preposition of each word in Universal Dependencies."""
    opening: defaultdict[int, list[str]] = defaultdict(list)
    passive, titles = set[int](), list[tuple[int, int]]()
    for at, (label, head) in enumerate(zip(tokens.labels, tokens.heads, strict=True)):
        if label in ("case", "mark") and at < head:
            opening[head].append(tokens.lowered[at])
        elif label == "aux:pass":
            passive.add(head)
        elif label in TITLES and at < head:
            titles.append((at, head))
    of_titles = {head: opening[at] for at, head in reversed(titles) if at in opening}
    edges: list[Edge] = []
    for at, (label, head) in enumerate(zip(tokens.labels, tokens.heads, strict=True)):
        role = _universal_role(label)
        preposition = " ".join(opening[at]) if role in OPENED and at in opening else ""
        if role in PHRASES and not preposition and at in of_titles:
            preposition = " ".join(of_titles[at])
        if role is Role.OBLIQUE and preposition == "by" and head in passive:
            role = Role.AGENT
        edges.append((head, role, preposition))
    return edges


@lru_cache(maxsize=256)
def _universal_role(label: str) -> Role:
    """The role that a label of Universal Dependencies tells, its subtypes included."""
    if label == "ROOT":
        return Role.ROOT
    return UNIVERSAL.get(label) or UNIVERSAL.get(label.split(":")[0]) or Role.OTHER


def _clearnlp_edge(token: Token) -> Edge:
    """Head, role and preposition in ClearNLP, where the preposition stands between a word and what it belongs to."""
    label = token.dep_
    if label in ("pobj", "pcomp") and token.head.dep_ in ("prep", "agent", "dative"):
        preposition = token.head
        governor = preposition.head
        if preposition.dep_ == "agent":
            return governor.i, Role.AGENT, "by"
        role = Role.NOUN_MODIFIER if governor.pos_ in NOUNS else Role.OBLIQUE
        return governor.i, role, preposition.lower_
    if label in ("prep", "agent"):
        objects = [child for child in token.children if child.dep_ in ("pobj", "pcomp")]
        return (objects[0] if objects else token.head).i, Role.CASE, ""
    if label in ("npadvmod", "nounmod"):
        return token.head.i, Role.OBLIQUE, ""
    return token.head.i, CLEARNLP.get(label, Role.OTHER), ""
