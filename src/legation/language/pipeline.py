"""The language pipeline: from text to parsed sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

import legation.language.sentences  # noqa: F401  (registers the sentence rule)
from legation.errors import ModelError
from legation.language.roles import is_universal, sentences_of
from legation.language.tree import Sentence

#: The longest piece of text given to the parser at once, in characters: memory stays bounded, time linear.
LONGEST_PIECE = 4000
#: Formats of talks ("2+2") stay one word.
FORMAT = re.compile(r"^\d\+\d$|^(?:co|re|Co|Re)-[a-z]+$")
PARAGRAPH = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")


class Pipeline:
    """A loaded spaCy pipeline, and how its labels are read.

    Raises:
        ModelError: the pipeline is not installed, or it has no parser or no names.
    """

    def __init__(self, name: str | None = None) -> None:
        self.name = name or "legation"
        self._nlp = _loaded(name)
        self._nlp.tokenizer.token_match = FORMAT.match
        labels = frozenset(self._nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
        self._universal = is_universal(labels)

    def sentences(self, text: str) -> list[Sentence]:
        """The parsed sentences of a text, paragraph by paragraph; a line break always ends a sentence."""
        pieces = list(_pieces(text))
        found: list[Sentence] = []
        documents = self._nlp.pipe((text[start:end] for _, start, end in pieces), batch_size=64)
        for document, (paragraph, start, _) in zip(documents, pieces, strict=True):
            found += sentences_of(
                document, offset=start, paragraph=paragraph, first=len(found), universal=self._universal
            )
        return found


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """Paragraphs with their number and offsets; a longer one is cut at white space, or anywhere where there is none."""
    for number, paragraph in enumerate(PARAGRAPH.finditer(text)):
        start, end = paragraph.span()
        while end - start > LONGEST_PIECE:
            cut = text.rfind(" ", start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
            cut = cut if cut > 0 else start + LONGEST_PIECE
            yield number, start, cut
            start = cut
        if not text[start:end].isspace():
            yield number, start, end


@cache
def load(name: str | None = None) -> Pipeline:
    """The pipeline of that name, or the one in the package; loaded once a process."""
    return Pipeline(name)


def _loaded(name: str | None) -> Language:
    # numpy's matrix product is two to three times as fast as thinc's own here, with the same parses.
    set_current_ops(NumpyOps(use_blis=False))
    nlp = _installed(name) if name else _shipped()
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"the pipeline {name or 'in the package'} has no {' and no '.join(sorted(missing))}")
    return nlp


def _shipped() -> Language:
    with as_file(files("legation.language") / "english") as path:
        if not (path / "config.cfg").exists():
            raise ModelError("the package holds no English pipeline: build it with `make model`, or give --model NAME")
        return spacy.load(path)


def _installed(name: str) -> Language:
    try:
        return spacy.load(name)
    except OSError as error:
        raise ModelError(f"no spaCy pipeline called {name!r} is installed: `pip install` it, or leave --model out") from error
