"""Turn the treebanks and the name corpora into spaCy's binary form.

    python training/convert.py DATA OUTPUT

DATA holds `ud/` and `ner/` (see training/README.md for where each comes from and under which terms); OUTPUT receives
`parser-train.spacy`, `parser-dev.spacy`, `names-train.spacy`, `names-dev.spacy`.
"""

from __future__ import annotations

import csv
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from harmonise import harmonised
from spacy.tokens import Doc, DocBin, Span

NLP = spacy.blank("en")
LABELS = {
    **dict.fromkeys("PER per person politician writer researcher scientist musicalartist Person".split(), "PERSON"),
    **dict.fromkeys("ORG org organisation organization Organization politicalparty university".split(), "ORG"),
    **dict.fromkeys("band magazine academicjournal".split(), "ORG"),
    **dict.fromkeys("LOC geo GPE gpe location country place LAW-LOC Location".split(), "LOC"),
    **dict.fromkeys("EVENT eve event election conference".split(), "EVENT"),
    "NORP": "NORP",
    "PERSON": "PERSON",
}
GUM_LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT"}
NAME_TAGS = {"PROPN", "ADP", "DET", "NUM", "CCONJ", "PART", "PUNCT", "SYM", "X"}

Sentence = tuple[list[str], list[str]]
Columns = dict[str, list[Any]]


# --- trees ---------------------------------------------------------------------------------------------------------


def conllu_sentences(path: Path) -> Iterator[list[list[str]]]:
    """The token lines of each sentence of a treebank, multi-word ranges included."""
    yield from token_lines(path.read_text("utf-8").splitlines())


def token_lines(lines: Iterable[str]) -> Iterator[list[list[str]]]:
    """The token lines of each sentence; a blank line ends one."""
    block: list[list[str]] = []
    for line in lines:
        if line.startswith("#"):
            continue
        if line:
            block.append(line.split("\t"))
        elif block:
            yield block
            block = []


def tree_columns(rows: list[list[str]]) -> Columns:
    """The columns of one sentence as spaCy wants them; heads are counted from the sentence's first word."""
    glued: set[int] = set()
    after: dict[int, bool] = {}
    words = [row for row in rows if row[0].isdigit()]
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            glued.update(range(first, last))
            after[last] = "SpaceAfter=No" not in row[9]
    spaces = [after.get(n, n not in glued and "SpaceAfter=No" not in row[9]) for n, row in enumerate(words, 1)]
    return {
        "words": [row[1] for row in words],
        "spaces": spaces,
        "tags": [row[4] for row in words],
        "pos": [row[3] for row in words],
        "morphs": [row[5] if row[5] != "_" else "" for row in words],
        "lemmas": [row[2] for row in words],
        "heads": [int(row[6]) - 1 if row[6] != "0" else n for n, row in enumerate(words)],
        "deps": ["ROOT" if row[7] == "root" else row[7] for row in words],
    }


def joined(sentences: list[Columns]) -> Doc:
    """One document of several sentences in a row."""
    columns: Columns = {key: [] for key in sentences[0]}
    starts: list[bool | int | None] = []
    for sentence in sentences:
        offset = len(columns["words"])
        starts += [n == 0 for n in range(len(sentence["words"]))]
        for key, values in sentence.items():
            columns[key] += [value + offset for value in values] if key == "heads" else values
        columns["spaces"][-1] = True
    return Doc(NLP.vocab, sent_starts=starts, **columns)  # type: ignore[arg-type]  # columns are named as arguments


def retyped(sentence: Columns, style: str) -> Columns:
    """A copy in headline or lower case; the trees stay."""
    change = {"title": lambda w: w[:1].upper() + w[1:] if len(w) > 3 else w, "lower": str.lower}[style]
    return {**sentence, "words": [change(word) for word in sentence["words"]]}


def tree_documents(paths: Iterable[Path], randomness: random.Random, *, copies: bool) -> Iterator[Doc]:
    """Documents of one to five sentences; with `copies`, some sentences once more in headline or lower case."""
    for path in paths:
        group: list[Columns] = []
        size = 1
        for rows in conllu_sentences(path):
            sentence = tree_columns(rows)
            group.append(sentence)
            if copies and randomness.random() < 0.08:
                yield joined([retyped(sentence, randomness.choice(["title", "title", "lower"]))])
            if len(group) >= size:
                yield joined(group)
                group, size = [], randomness.randint(1, 5) if copies else 5
        if group:
            yield joined(group)


# --- names ---------------------------------------------------------------------------------------------------------


def columns_file(path: Path, separator: str | None, word: int, tag: int, encoding: str = "utf-8") -> Iterator[Sentence]:
    """Sentences of a column file, a blank line between them."""
    words: list[str] = []
    tags: list[str] = []
    for line in path.read_text(encoding).splitlines():
        if line.startswith("# ") and "\t" not in line:
            continue
        parts = line.split(separator)
        if len(parts) > max(word, tag):
            words.append(parts[word])
            tags.append(parts[tag])
        elif words:
            yield words, tags
            words, tags = [], []
    if words:
        yield words, tags


def meaning_bank(path: Path) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """Words, part-of-speech tags and name tags of the Groningen Meaning Bank part."""
    words: list[str] = []
    tags: list[str] = []
    parts: list[str] = []
    with path.open(encoding="latin-1", newline="") as handle:
        for row in list(csv.reader(handle))[1:]:
            if len(row) < 4:
                continue
            if row[0] and words:
                yield words, parts, tags
                words, parts, tags = [], [], []
            words.append(row[1])
            parts.append(row[2])
            tags.append(row[3])
    yield words, parts, tags


def nationalities(path: Path) -> frozenset[str]:
    """Words the Meaning Bank uses as adjectives or peoples of nations at least twice, with their plurals."""
    seen: dict[str, int] = {}
    for words, parts, tags in meaning_bank(path):
        for word, part, tag in zip(words, parts, tags, strict=True):
            if tag.endswith("gpe") and part in ("JJ", "NNPS", "NNS"):
                seen[word] = seen.get(word, 0) + 1
    found = {word for word, count in seen.items() if count > 1 and not re.search(r"[.]|^US$|^UN$", word)}
    return frozenset(found | {word + "s" for word in found if word.endswith(("n", "i"))})


def relabelled(words: list[str], tags: list[str], nations: frozenset[str]) -> list[str]:
    """BIO tags in our five labels; what a corpus does not decide becomes "-" (unknown)."""
    result: list[str] = []
    for word, tag in zip(words, tags, strict=True):
        prefix, _, name = tag.partition("-")
        if not name:
            result.append("B-NORP" if word in nations else "O")
        elif name in ("misc", "MISC", "nat", "art"):
            result.append("B-NORP" if word in nations else "-" if name in ("misc", "nat") else "O")
        else:
            label = LABELS.get(name)
            result.append(f"{prefix}-{label}" if label else "O")
    return repaired(result)


def repaired(tags: list[str]) -> list[str]:
    """BIO made well-formed: an I that continues nothing opens a name."""
    result: list[str] = []
    for tag in tags:
        if tag.startswith("I-") and (not result or result[-1][2:] != tag[2:] or result[-1] in ("O", "-")):
            tag = "B-" + tag[2:]
        result.append(tag)
    return result


def bank_tags(words: list[str], parts: list[str], tags: list[str], nations: frozenset[str]) -> list[str]:
    """The Meaning Bank's gpe mixes states and peoples: adjectives and plurals are NORP, the rest LOC."""
    fixed = []
    for word, part, tag in zip(words, parts, tags, strict=True):
        if tag.endswith("-gpe") and (part in ("JJ", "NNPS", "NNS") and "." not in word or word in nations):
            tag = tag[:2] + "NORP"
        fixed.append("O" if tag.endswith("tim") else tag)
    return relabelled(words, fixed, nations)


def gum_names(rows: list[list[str]], nations: frozenset[str]) -> Sentence:
    """Named entities of GUM: spans of its entity types made of proper nouns, the longest first."""
    words = [row for row in rows if row[0].isdigit()]
    tags = ["B-NORP" if row[1] in nations and row[3] in ("ADJ", "PROPN", "NOUN") else "O" for row in words]
    for start, end, kind in sorted(gum_spans(words), key=lambda span: span[0] - span[1]):
        while start < end and words[start][3] in ("DET", "PUNCT"):
            start += 1
        span = words[start:end]
        proper = [row for row in span if row[3] == "PROPN"]
        clean = all(row[3] in NAME_TAGS or row[1][:1].isupper() for row in span) and len(span) <= 9
        if not span or not proper or not clean or span[-1][3] in ("PUNCT", "PART"):
            continue
        if any(tag.startswith(("B-", "I-")) and tag[2:] != "NORP" for tag in tags[start:end]):
            continue
        tags[start:end] = ["B-" + GUM_LABELS[kind]] + ["I-" + GUM_LABELS[kind]] * (end - start - 1)
    return [row[1] for row in words], tags


def gum_spans(words: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    """Entity spans of the kinds we use, from GUM's bracket notation."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for n, row in enumerate(words):
        note = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", note):
            if piece.startswith("("):
                group, kind = piece[1:].rstrip(")").split("-")[:2]
                opened.setdefault(group, []).append((n, kind))
                group_end = piece.endswith(")")
            else:
                group, group_end = piece[:-1], True
            if group_end and opened.get(group):
                start, kind = opened[group].pop()
                if kind in GUM_LABELS:
                    yield start, n + 1, kind


def labelled_sentences(path: Path) -> Iterator[tuple[str, Sentence]]:
    """Our own labelled sentences (text, character spans), with their source's name."""
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        words = entry["text"].split(" ")
        tags, position = [], 0
        for word in words:
            tag = "O"
            for start, end, label in entry["entities"]:
                if start <= position < end and label in LABELS.values():
                    tag = ("B-" if position == start else "I-") + label
            tags.append(tag)
            position += len(word) + 1
        yield entry["source"], (words, repaired(tags))


def name_document(words: list[str], tags: list[str], style: str | None = None) -> Doc:
    """One sentence with its names as a document; `style` changes the writing."""
    if style == "upper":
        words = [word.upper() for word in words]
    elif style == "title":
        words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    elif style == "curly":
        words = [{"'s": "’s", '"': "”", "'": "’"}.get(word, word) for word in words]
    document = Doc(NLP.vocab, words=words, ents=None)
    known = [tag if tag != "-" else "O" for tag in tags]
    document.set_ents(list(spans_of(document, known)), missing=list(missing_of(document, tags)), default="outside")
    return document


def spans_of(document: Doc, tags: list[str]) -> Iterator[Span]:
    start, label = 0, ""
    for n, tag in enumerate([*tags, "O"]):
        if label and not tag.startswith("I-"):
            yield Span(document, start, n, label=label)
            label = ""
        if tag.startswith("B-"):
            start, label = n, tag[2:]


def missing_of(document: Doc, tags: list[str]) -> Iterator[Span]:
    return (document[n : n + 1] for n, tag in enumerate(tags) if tag == "-")


def name_sentences(ner: Path, ud: Path, nations: frozenset[str]) -> Iterator[Sentence]:
    """Every training sentence with names, in our labels."""
    for words, parts, tags in meaning_bank(ner / "gmb_part.csv"):
        yield words, bank_tags(words, parts, tags, nations)
    for domain in ("politics", "ai", "literature", "music", "science"):
        for part in ("train",) if domain == "politics" else ("train", "dev"):
            for words, tags in columns_file(ner / "crossner" / f"{domain}.{part}.txt", "\t", 0, 1):
                yield words, relabelled(words, tags, nations)
    for name, separator, word, tag in (
        ("wikigold.conllu", "\t", 1, 2),
        ("uner_ewt.dev.iob2", "\t", 1, 2),
        ("multiner_sri_lanka_government.txt", None, 0, 1),
    ):
        for words, tags in columns_file(ner / name, separator, word, tag):
            yield words, relabelled(words, tags, nations)
    for rows in conllu_sentences(ud / "en_gum-open-train.conllu"):
        yield gum_names(rows, nations)


def write(documents: Iterable[Doc], path: Path) -> None:
    collection = DocBin(store_user_data=False)
    count = 0
    for document in documents:
        collection.add(document)
        count += 1
    collection.to_disk(path)
    print(f"{path.name}: {count} documents")


def near_sentences(ner: Path, nations: frozenset[str]) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences nearest to our kind of text, those to train on and those held out: our own, and politics."""
    own = [sentence for _, sentence in labelled_sentences(ner / "entities.jsonl")]
    columns = list(columns_file(ner / "crossner" / "politics.dev.txt", "\t", 0, 1))
    politics = [(words, relabelled(words, tags, nations)) for words, tags in columns]
    train = [sentence for n, sentence in enumerate(own) if n % 6] + [pair for n, pair in enumerate(politics) if n % 3]
    return train, politics[::3] + own[::6]


def convert_names(data: Path, output: Path, randomness: random.Random) -> None:
    ner = data / "ner"
    nations = nationalities(ner / "gmb_part.csv")
    near, held_out = near_sentences(ner, nations)
    train = [name_document(words, harmonised(words, tags)) for words, tags in name_sentences(ner, data / "ud", nations)]
    # They come three times, in several ways of writing.
    for words, tags in near:
        train += [name_document(words, tags, style) for style in (None, None, "curly")]
        if randomness.random() < 0.2:
            train.append(name_document(words, tags, randomness.choice(["title", "upper"])))
    randomness.shuffle(train)
    write(train, output / "names-train.spacy")
    write([name_document(*sentence) for sentence in held_out], output / "names-dev.spacy")


def main(data: Path, output: Path) -> None:
    output.mkdir(parents=True, exist_ok=True)
    randomness = random.Random(1)
    ud = data / "ud"
    train = [ud / "en_ewt-train.conllu", ud / "en_gum-open-train.conllu"]
    documents = list(tree_documents(train, randomness, copies=True))
    randomness.shuffle(documents)
    write(documents, output / "parser-train.spacy")
    write(tree_documents([ud / "en_ewt-dev.conllu"], randomness, copies=False), output / "parser-dev.spacy")
    convert_names(data, output, randomness)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
