"""The language pipeline: from text to parsed sentences."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from thinc.api import set_current_ops

import legation.language.sentences  # noqa: F401  (registers the sentence rule)
from legation.errors import ModelError
from legation.language.batches import in_batches
from legation.language.consistency import consistent
from legation.language.layers import for_prediction
from legation.language.roles import is_universal, sentences_of
from legation.language.speed import fastest_operations
from legation.language.tree import Sentence

#: Characters given to the parser in one piece, and in one batch: memory stays bounded, time linear.
LONGEST_PIECE = 2_000
LARGEST_BATCH = 20_000
#: spaCy's parser and finder of names take a quarter of a batch at once: with four times its size, all of it.
QUARTERS = 4
#: Characters in a row without white space: more are no word, and the tokenizer's time grows with their square.
LONGEST_RUN = 300
#: Formats of talks ("2+2") stay one word.
FORMAT = re.compile(r"^\d\+\d$|^(?:co|re|Co|Re)-[a-z]+$")
#: "TOKYO, March 16 - ", "CAIRO – 26 July 2022: ", "SEOUL—", "New Delhi [India], September 8 (ANI): ": parsed apart,
#: since it belongs to no sentence.
DATELINE = re.compile(
    r"[A-Z]{3,}[A-Z’'./ -]*(?:, ?[^\n:–—]{0,40}?)?(?: \([^)\n]{1,30}\))?"
    r"(?:\s?--\s?|\s-\s+|\s?[–—]\s?|(?<=\d):\s+)(?:\d{1,2} [A-Z][a-z]+ \d{4}: )?"
    r"|[A-Z][A-Za-z’'.]+(?:[ /-][A-Z][A-Za-z’'.]+){0,3}(?: \[[^\]\n]{2,30}\])?, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?"
    r" [(\[][A-Z][A-Za-z ]{1,20}[)\]](?:\s?(?:--|[–—])\s?|\s?[-:]\s+)"
)
LONGEST_DATELINE = 80
PARAGRAPH = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
RUN = re.compile(r"\S+")
OVERLONG = re.compile(rf"\S{{{LONGEST_RUN + 1}}}")
#: Where a long paragraph is best cut: after a word and its stop, before a capital.
SENTENCE_END = re.compile(r"[a-z]{4}[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text that is parsed by itself, or not at all: a paragraph, or part of one."""

    paragraph: int
    start: int
    end: int
    wanted: bool = True


class Pipeline:
    """A loaded spaCy pipeline, and how its labels are read.

    Raises:
        ModelError: the pipeline is not installed, or it has no parser or no names.
    """

    def __init__(self, name: str | None = None) -> None:
        self.name = name or "legation"
        self._own = name is None
        self._nlp = _loaded(name)
        if isinstance(self._nlp.tokenizer, Tokenizer):
            self._nlp.tokenizer.token_match = FORMAT.match
        labels = frozenset(self._nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
        self._universal = is_universal(labels)

    def sentences(self, text: str, wanted: Iterable[tuple[int, int]] | None = None) -> list[Sentence]:
        """The sentences of a text, paragraph by paragraph; a line break always ends a sentence.

        Args:
            wanted: the offsets of what to parse, in order, each within a paragraph and between two sentences; the
                sentences of the rest have no words. None: all.
        """
        pieces = list(_pieces(text) if wanted is None else _parted(text, _pieces(text), wanted))
        documents = self._parsed(text, (piece for piece in pieces if piece.wanted))
        found: list[Sentence] = []
        for piece in pieces:
            if piece.wanted:
                found += sentences_of(
                    next(documents),
                    offset=piece.start,
                    paragraph=piece.paragraph,
                    first=len(found),
                    universal=self._universal,
                    with_vectors=self._own,
                )
            else:
                found += _unparsed(text, piece, len(found))
        return consistent(found)

    def _parsed(self, text: str, pieces: Iterable[Piece]) -> Iterator[Doc]:
        """The pieces parsed, in their order."""
        for batch in in_batches(pieces, lambda piece: piece.end - piece.start, LARGEST_BATCH):
            texts = [text[piece.start : piece.end] for piece in batch]
            yield from self._nlp.pipe(texts, batch_size=QUARTERS * len(batch))


def _pieces(text: str) -> Iterator[Piece]:
    """The parts of the text that hold a letter or digit, none too long for the tokenizer or the parser."""
    for number, (first, last) in enumerate(paragraphs(text)):
        for start, end in _divided(text, first, last):
            if _says_something(text[start:end]):
                yield Piece(number, start, end)


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _parted(text: str, pieces: Iterable[Piece], wanted: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces, parted where what is wanted starts and ends."""
    waiting = deque(wanted)
    for piece in pieces:
        for start, end, is_wanted in _parts(piece, waiting):
            if start < end and _says_something(text[start:end]):
                yield Piece(piece.paragraph, start, end, is_wanted)


def _parts(piece: Piece, waiting: deque[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """The offsets of the parts of a piece, some of them empty; what is wanted and ends in it waits no longer."""
    start = piece.start
    while waiting and waiting[0][0] < piece.end:
        first, last = max(waiting[0][0], start), min(waiting[0][1], piece.end)
        yield start, first, False
        yield first, last, True
        start = max(start, last)
        if waiting[0][1] > piece.end:
            return
        waiting.popleft()
    yield start, piece.end, False


def _divided(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the parts of a paragraph: its dateline, then as it is cut within runs and where it is too long."""
    dateline = DATELINE.match(text, start, min(end, start + LONGEST_DATELINE))
    if dateline:
        yield start, dateline.end()
        start = dateline.end()
    for cut in (*_cuts_in_runs(text, start, end), end):
        while cut - start > LONGEST_PIECE:
            following = _best_cut(text, start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
            yield start, following
            start = following
        yield start, cut
        start = cut


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each paragraph, in the order in which they are counted."""
    yield from (paragraph.span() for paragraph in PARAGRAPH.finditer(text))


def plain_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a piece of text by their stops alone: no abbreviation is known, nothing is parsed."""
    for found in SENTENCE_END.finditer(text, start, end):
        yield start, found.end()
        start = found.end()
    if start < end:
        yield start, end


def _unparsed(text: str, piece: Piece, first: int) -> Iterator[Sentence]:
    """The sentences of a piece that is not parsed: where they stand, and no words."""
    for number, (start, end) in enumerate(plain_sentences(text, piece.start, piece.end), first):
        quoted = text[start:end].rstrip()
        yield Sentence(index=number, paragraph=piece.paragraph, text=quoted, start=start, words=(), names=())


def _cuts_in_runs(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets that part overlong runs of characters without white space."""
    if not OVERLONG.search(text, start, end):
        return
    for run in RUN.finditer(text, start, end):
        yield from range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN)


def _best_cut(text: str, least: int, most: int) -> int:
    """The last end of a sentence between two offsets, else the last white space, else the second offset."""
    endings = [found.end() for found in SENTENCE_END.finditer(text, least, most)]
    if endings:
        return endings[-1]
    space = text.rfind(" ", least, most)
    return space if space > 0 else most


@cache
def load(name: str | None = None) -> Pipeline:
    """The pipeline of that name, or the one in the package; loaded once a process."""
    return Pipeline(name)


def _loaded(name: str | None) -> Language:
    set_current_ops(fastest_operations())
    nlp = _installed(name) if name else for_prediction(plain())
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"the pipeline {name or 'in the package'} has no {' and no '.join(sorted(missing))}")
    return nlp


def plain() -> Language:
    """The package's pipeline as spaCy itself runs it: what the layers for prediction must agree with."""
    with as_file(files("legation.language") / "english") as path:
        if not (path / "config.cfg").exists():
            raise ModelError("the package holds no English pipeline: build it with `make model`, or give --model NAME")
        return _widened(spacy.load(path))


def _widened(nlp: Language) -> Language:
    """The pipeline with its word vectors in single precision: they are stored in half, which BLIS does not multiply."""
    vectors = nlp.vocab.vectors
    vectors.data = vectors.data.astype("float32")
    return nlp


def _installed(name: str) -> Language:
    try:
        return spacy.load(name)
    except OSError as error:
        raise ModelError(
            f"no spaCy pipeline called {name!r} is installed: `pip install` it, or leave --model out"
        ) from error
    except (ImportError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ModelError(f"the pipeline {name!r} cannot be loaded ({reason}): install what it needs") from error
