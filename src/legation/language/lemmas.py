"""Lemmas of verbs and of the words that the knowledge tables know, mended where the pipeline's are off ("blam")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from legation.knowledge.frames import frames
from legation.knowledge.word_lists import table

#: Regular endings, and what a word without one may end in, the likeliest first.
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "ied": ("y",),
    "ies": ("y",),
    "ed": ("e", ""),
    "ing": ("", "e"),
    "es": ("e", ""),
    "s": ("",),
}


@cache
def _known() -> frozenset[str]:
    """Every word that a frame or a list of cues names."""
    listed = [word for section in table("cues").values() for words in section.values() for word in words]
    asked = (word for frame in frames().all for words in frame.words for word in words)
    return frozenset((*listed, *asked))


@cache
def _irregular() -> Mapping[str, str]:
    """The verb of each irregular past tense and participle."""
    return {form: verb for verb, forms in table("english")["irregular_verbs"].items() for form in forms}


def lemma(text: str, proposed: str, tag: str) -> str:
    """The lemma of a lower-case word: by the list of irregular verbs, the pipeline's where known, or a regular form."""
    told = tag in ("VBD", "VBN") or tag.startswith("VB") and text not in _known()
    if told and text in _irregular():
        return _irregular()[text]
    if tag == "NN" and proposed == "my":
        return text  # a Danish mine is nobody's pronoun
    if proposed in _known() or not tag.startswith(("VB", "NN", "JJ")):
        return proposed
    return next((form for form in regular_forms(text) if form in _known()), proposed)


def regular_forms(text: str) -> Iterator[str]:
    """What a regular ending can stand on: "blamed", "stopped", "tries", "visits"."""
    for ending, replacements in ENDINGS.items():
        if text.endswith(ending) and len(text) > len(ending) + 1:
            stem = text.removesuffix(ending)
            yield from (stem + replacement for replacement in replacements)
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]
