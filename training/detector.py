"""Learn the detector's weights, `src/legation/language/detector/weights.npz`, from what the teacher says of all texts.

    python -m training.detector WORK [all | FOLD]

WORK is the folder that detector_data.py, detector_teacher.py and detector_vectors.py wrote. The network is that of
`legation.language.network`, here in PyTorch. It learns from the teacher's likelihoods (Hinton, Vinyals and Dean 2015)
for texts that nobody labelled and for the labelled articles.

What is learned from the labels and from what the detector says of them (`training/events.py`, `training/statuses.py`)
must see it as it is of articles that it does not know. So WORK also receives `fold0`, `fold1` and so on: the same
network learned without one part of the labelled articles each (`training/folds.py`).
"""

from __future__ import annotations

import pickle
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import log_softmax

from legation.language.batches import in_batches
from legation.language.network import DISTANCES, LABELS, LEMMAS, OBJECTS, PREPOSITIONS, ROLES, SUBJECTS, TAGS, distances
from legation.model import EventType
from legation.reading.detected import KINDS, STATUSES, TYPES
from training.detector_data import Text
from training.detector_teacher import Soft
from training.folds import FOLDS, fold_of, folder_of

WEIGHTS = Path(__file__).parent.parent / "src" / "legation" / "language" / "detector"
#: The width of the layers and of what stands before a part, the layers, and the share left out while learning.
WIDTH, NARROW, LAYERS, LEFT_OUT = 128, 64, 3, 0.1
MEANING, CONTEXT = 64, 96
EPOCHS, SPEED, WORDS, RISE = 6, 3e-3, 4000, 200
STATUS_SHARE, KIND_SHARE, PART_SHARE = 0.1, 0.05, 0.15
#: Words that tell an act less likely than this teach no status.
SURE = 0.3
ENDS = (len(TYPES) + 1, len(TYPES) + 1 + len(STATUSES))
#: The rows of tables that the texts hold, and the words that stand around each word.
TABLES = ("lemma", "tag", "role", "name", "preposition")
AROUND = ("before", "behind", "head", "subject", "object")


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some texts in a row: what is known of each word, by number the words around it, and what the teacher says."""

    count: int
    vectors: Tensor
    words: Tensor
    rows: dict[str, Tensor]
    near: dict[str, Tensor]
    soft: Tensor
    pairs: Tensor


def batch_of(text: Text, soft: Soft) -> Batch:
    """One text."""
    words, pairs = soft
    rows = {name: torch.from_numpy(text.tables[name]) for name in TABLES}
    rows["acting"] = torch.tensor([int(bool(codes)) for codes in text.codes], dtype=torch.int32)
    return Batch(
        count=len(text.starts),
        vectors=torch.from_numpy(np.concatenate([text.meaning, text.context], axis=1)),
        words=torch.from_numpy(text.rows + 1),
        rows=rows,
        near=_near(text),
        soft=torch.from_numpy(words),
        pairs=torch.from_numpy(pairs),
    )


def joined(batches: Sequence[Batch]) -> Batch:
    """Several texts, their words numbered through, as the network takes them."""
    firsts = np.cumsum([0, *(each.count for each in batches)]).tolist()
    numbered = list(zip(batches, firsts, strict=False))
    near = {
        name: torch.cat([torch.where(each.near[name] < 0, -1, each.near[name] + first) for each, first in numbered])
        for name in AROUND
    }
    pairs = [torch.cat([each.pairs[:, :2] + first, each.pairs[:, 2:]], dim=1) for each, first in numbered]
    return Batch(
        count=firsts[-1],
        vectors=torch.cat([each.vectors for each in batches]).float(),
        words=torch.cat([each.words for each in batches]).long(),
        rows={name: torch.cat([each.rows[name] for each in batches]).long() for name in batches[0].rows},
        near={name: values.long() for name, values in near.items()},
        soft=torch.cat([each.soft for each in batches]).float(),
        pairs=torch.cat(pairs),
    )


def _near(text: Text) -> dict[str, Tensor]:
    """For each word the number of the word before it, behind it, above it, and of its subject and object, or -1."""
    subjects, objects = ({ROLES[role] for role in roles} for roles in (SUBJECTS, OBJECTS))
    count, heads = len(text.starts), text.tables["head"].tolist()
    same = [one == two for one, two in zip(text.sentences, text.sentences[1:], strict=False)]
    subject, target = [-1] * count, [-1] * count
    for at, (role, head) in enumerate(zip(text.tables["role"].tolist(), heads, strict=True)):
        if role in subjects:
            subject[head] = at
        elif role in objects and target[head] < 0:
            target[head] = at
    found = {
        "before": [at - 1 if at and same[at - 1] else -1 for at in range(count)],
        "behind": [at + 1 if at < count - 1 and same[at] else -1 for at in range(count)],
        "head": heads,
        "subject": subject,
        "object": target,
    }
    return {name: torch.tensor(values, dtype=torch.int32) for name, values in found.items()}


class Student(nn.Module):
    """The network of `legation.language.network`: the names of its weights are those that it reads."""

    def __init__(self, words: Tensor) -> None:
        super().__init__()
        sizes = {"lemma": (LEMMAS, 32), "tag": (TAGS, 8), "role": (len(ROLES), 12), "name": (len(LABELS) + 1, 4)}
        sizes |= {"preposition": (PREPOSITIONS, 8), "acting": (2, 4)}
        self.tables = list(sizes)
        for name, (rows, columns) in sizes.items():
            setattr(self, name, nn.Embedding(rows, columns))
        # The first line is that of words without a place in the pipeline's table.
        self.word = nn.Embedding.from_pretrained(torch.cat([torch.zeros_like(words[:1]), words]), freeze=False)
        start = sum(columns for _, columns in sizes.values()) + MEANING + CONTEXT + words.shape[1]
        self.entry = nn.Linear(start, WIDTH)
        self.entry_norm = nn.LayerNorm(WIDTH)
        self.layer = nn.ModuleList([nn.Linear(7 * WIDTH, WIDTH) for _ in range(LAYERS)])
        self.norm = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in range(LAYERS)])
        self.scores = nn.Linear(WIDTH, ENDS[1] + len(KINDS))
        self.telling, self.actor, self.part = nn.Linear(WIDTH, NARROW), nn.Linear(WIDTH, NARROW), nn.Linear(NARROW, 4)
        self.distance = nn.Embedding(2 * DISTANCES, NARROW)
        self.dropout = nn.Dropout(LEFT_OUT)

    def hidden(self, batch: Batch) -> Tensor:
        """The last layer, a word a line."""
        tables = [getattr(self, name)(batch.rows[name]) for name in self.tables]
        state = torch.cat([*tables, batch.vectors, self.word(batch.words)], dim=1)
        state = self.entry_norm(self.entry(self.dropout(state)).relu())
        head = batch.near["head"]
        counts = torch.zeros(len(head), 1).index_add_(0, head, torch.ones(len(head), 1)).clamp(min=1)
        for layer, norm in zip(self.layer, self.norm, strict=True):
            none = torch.cat([state, torch.zeros_like(state[:1])])
            below = torch.zeros_like(state).index_add_(0, head, state) / counts
            before, behind, above, subject, target = (none[batch.near[name]] for name in AROUND)
            near = torch.cat([state, before, behind, above, below, subject, target], dim=1)
            with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
                more = layer(self.dropout(near))
            state = norm(state + more.float().relu())
        return state

    def loss(self, batch: Batch) -> Tensor:
        """How far the likelihoods are from the teacher's."""
        hidden = self.hidden(batch)
        scores = self.scores(self.dropout(hidden))
        types, statuses, kinds = (slice(0, ENDS[0]), slice(*ENDS), slice(ENDS[1], None))
        total = _apart(scores[:, types], batch.soft[:, types]).mean()
        telling = 1 - batch.soft[:, 0]
        telling = telling * (telling > SURE)
        total = total + STATUS_SHARE * _weighed(_apart(scores[:, statuses], batch.soft[:, statuses]), telling)
        meeting = telling * batch.soft[:, TYPES[EventType.CONSULT]]
        total = total + KIND_SHARE * _weighed(_apart(scores[:, kinds], batch.soft[:, kinds]), meeting)
        if len(batch.pairs):
            act, actor = batch.pairs[:, 0].long(), batch.pairs[:, 1].long()
            away = torch.from_numpy(distances(act.numpy(), actor.numpy()))
            near = (self.telling(hidden[act]) + self.actor(hidden[actor]) + self.distance(away)).relu()
            total = total + PART_SHARE * _apart(self.part(near), batch.pairs[:, 2:]).mean()
        return total


def _apart(scores: Tensor, likely: Tensor) -> Tensor:
    """The cross entropy of each line with the teacher's likelihoods."""
    return -(likely * log_softmax(scores, dim=1)).sum(dim=1)


def _weighed(values: Tensor, weights: Tensor) -> Tensor:
    total = weights.sum()
    return (values * weights).sum() / total if bool(total > 0) else torch.zeros(())


def learn(student: Student, texts: Sequence[Batch], epochs: int) -> None:
    """Learn from all texts, some thousand words at a time."""
    steps = epochs * (sum(text.count for text in texts) // WORDS + 1)
    optimizer = torch.optim.AdamW(student.parameters(), lr=SPEED, weight_decay=0.01)
    speed = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / RISE) * max(0.01, (steps - step) / steps)
    )
    student.train()
    for epoch in range(epochs):
        total, count = 0.0, 0
        for batch in in_batches(random.sample(texts, len(texts)), lambda text: text.count, WORDS):
            loss = student.loss(joined(batch))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimizer.step()
            speed.step()
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch + 1}: loss {total / count:.4f}", flush=True)


def learned(texts: Sequence[Batch], words: Tensor, epochs: int, folder: Path) -> None:
    """Learn from some texts, and write the weights in half precision into a folder."""
    random.seed(1)
    torch.manual_seed(1)
    student = Student(words)
    learn(student, texts, epochs)
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: each.numpy().astype(np.float16) for name, each in student.state_dict().items()}
    np.savez_compressed(folder / "weights.npz", **weights)


def _told(work: Path, texts: str, told: str) -> list[tuple[Text, Batch]]:
    pairs = zip(*(pickle.loads((work / f"{name}.pickle").read_bytes()) for name in (texts, told)), strict=True)
    return [(text, batch_of(text, soft)) for text, soft in pairs if text.starts]


def main(work: Path, epochs: int, only: str | None) -> None:
    """Learn from all; then, for each part of the labelled articles, from all others."""
    words = torch.from_numpy(np.load(work / "words.npy")).float()
    raw = [batch for _, batch in _told(work, "raw", "soft")]
    labelled = _told(work, "labelled", "told")
    if only in (None, "all"):
        learned([*raw, *(batch for _, batch in labelled)], words, epochs, WEIGHTS)
    for fold in range(FOLDS):
        if only in (None, str(fold)):
            others = [batch for text, batch in labelled if fold_of(text.name) != fold]
            learned([*raw, *others], words, epochs, folder_of(work, fold))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), EPOCHS, sys.argv[2] if len(sys.argv) == 3 else None)
