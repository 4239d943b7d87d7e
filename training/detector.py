"""Learn the detector's weights, `src/legation/language/detector/weights.npz`, from what the teacher says of raw text.

    python training/detector.py WORK [EPOCHS]

WORK is the folder that detector_data.py and detector_teacher.py wrote. The network is that of
`legation.language.network`, here in PyTorch. It learns from the teacher's likelihoods for texts that nobody labelled
(Hinton, Vinyals and Dean 2015), and never from the labelled articles themselves: so that what it says of them is as
good as what it says of others when `training/events.py` learns from it.
"""

from __future__ import annotations

import pickle
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from detector_data import Text
from detector_teacher import Soft
from torch import Tensor, nn
from torch.nn.functional import log_softmax

from legation.language.network import DISTANCES, LABELS, LEMMAS, OBJECTS, PREPOSITIONS, ROLES, SUBJECTS, TAGS, distances
from legation.model import EventType
from legation.reading.detected import KINDS, STATUSES, TYPES

WEIGHTS = Path(__file__).parent.parent / "src" / "legation" / "language" / "detector" / "weights.npz"
#: The width of the layers and of what stands before a part, the layers, and the share left out while learning.
WIDTH, NARROW, LAYERS, LEFT_OUT = 128, 64, 3, 0.1
MEANING, CONTEXT = 64, 96
EPOCHS, SPEED, WORDS, RISE = 8, 3e-3, 4000, 200
STATUS_SHARE, KIND_SHARE, PART_SHARE = 0.1, 0.05, 0.15
#: Words that tell an act less likely than this teach no status.
SURE = 0.3
ENDS = (len(TYPES) + 1, len(TYPES) + 1 + len(STATUSES))


class Batch:
    """Some texts with their words numbered through, and what the teacher says of them."""

    def __init__(self, found: Sequence[tuple[Text, Soft]]) -> None:
        texts = [text for text, _ in found]
        self.meaning = torch.from_numpy(np.concatenate([text.meaning for text in texts])).float()
        self.context = torch.from_numpy(np.concatenate([text.context for text in texts])).float()
        self.rows = {
            name: torch.from_numpy(np.concatenate([text.tables[name] for text in texts])).long()
            for name in ("lemma", "tag", "role", "name", "preposition")
        }
        self.rows["acting"] = torch.tensor([int(bool(codes)) for text in texts for codes in text.codes])
        self.near = _near(texts)
        self.soft = torch.from_numpy(np.concatenate([words for _, (words, _) in found])).float()
        first, pairs = 0, []
        for text, (_, each) in found:
            moved = each.copy()
            moved[:, :2] += first
            pairs.append(moved)
            first += len(text.starts)
        self.pairs = torch.from_numpy(np.concatenate(pairs))


def _near(texts: Sequence[Text]) -> dict[str, Tensor]:
    """For each word the number of the word before it, behind it, above it, and of its subject and object, or -1."""
    subjects, objects = ({ROLES[role] for role in roles} for roles in (SUBJECTS, OBJECTS))
    found: dict[str, list[int]] = {name: [] for name in ("before", "behind", "head", "subject", "object")}
    for text in texts:
        first, count = len(found["head"]), len(text.starts)
        same = [one == two for one, two in zip(text.sentences, text.sentences[1:], strict=False)]
        found["before"] += [first + at - 1 if at and same[at - 1] else -1 for at in range(count)]
        found["behind"] += [first + at + 1 if at < count - 1 and same[at] else -1 for at in range(count)]
        found["head"] += [first + int(head) for head in text.tables["head"]]
        subject, target = [-1] * count, [-1] * count
        for at, (role, head) in enumerate(zip(text.tables["role"], text.tables["head"], strict=True)):
            if role in subjects:
                subject[head] = first + at
            elif role in objects and target[head] < 0:
                target[head] = first + at
        found["subject"] += subject
        found["object"] += target
    return {name: torch.tensor(values) for name, values in found.items()}


class Student(nn.Module):
    """The network of `legation.language.network`: the names of its weights are those that it reads."""

    def __init__(self) -> None:
        super().__init__()
        sizes = {"lemma": (LEMMAS, 32), "tag": (TAGS, 8), "role": (len(ROLES), 12), "name": (len(LABELS) + 1, 4)}
        sizes |= {"preposition": (PREPOSITIONS, 8), "acting": (2, 4)}
        self.tables = list(sizes)
        for name, (rows, columns) in sizes.items():
            setattr(self, name, nn.Embedding(rows, columns))
        self.entry = nn.Linear(MEANING + sum(columns for _, columns in sizes.values()) + CONTEXT, WIDTH)
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
        state = torch.cat([batch.meaning, *tables, batch.context], dim=1)
        state = self.entry_norm(self.entry(self.dropout(state)).relu())
        head = batch.near["head"]
        counts = torch.zeros(len(head), 1).index_add_(0, head, torch.ones(len(head), 1)).clamp(min=1)
        for layer, norm in zip(self.layer, self.norm, strict=True):
            none = torch.cat([state, torch.zeros_like(state[:1])])
            below = torch.zeros_like(state).index_add_(0, head, state) / counts
            beside = [none[batch.near[name]] for name in ("before", "behind", "head")]
            last = [none[batch.near[name]] for name in ("subject", "object")]
            near = torch.cat([state, *beside, below, *last], dim=1)
            state = norm(state + layer(self.dropout(near)).relu())
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


def learn(student: Student, found: list[tuple[Text, Soft]], epochs: int) -> None:
    """Learn from all texts, some thousand words at a time."""
    steps = epochs * (sum(len(text.starts) for text, _ in found) // WORDS + 1)
    optimizer = torch.optim.AdamW(student.parameters(), lr=SPEED, weight_decay=0.01)
    speed = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / RISE) * max(0.01, (steps - step) / steps)
    )
    student.train()
    for epoch in range(epochs):
        total, count, waiting = 0.0, 0, list[tuple[Text, Soft]]()
        for number, pair in enumerate(random.sample(found, len(found)), 1):
            waiting.append(pair)
            if sum(len(text.starts) for text, _ in waiting) < WORDS and number < len(found):
                continue
            loss = student.loss(Batch(waiting))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimizer.step()
            speed.step()
            total, count, waiting = total + loss.item(), count + 1, []
        print(f"epoch {epoch + 1}: loss {total / count:.4f}", flush=True)


def main(work: Path, epochs: int) -> None:
    """Learn, and write the weights in half precision."""
    random.seed(1)
    torch.manual_seed(1)
    known = {text.text[:200] for text in pickle.loads((work / "labelled.pickle").read_bytes())}
    texts: list[Text] = pickle.loads((work / "raw.pickle").read_bytes())
    soft: list[Soft] = pickle.loads((work / "soft.pickle").read_bytes())
    found = [pair for pair in zip(texts, soft, strict=True) if pair[0].starts and pair[0].text[:200] not in known]
    student = Student()
    learn(student, found, epochs)
    np.savez_compressed(
        WEIGHTS, **{name: each.numpy().astype(np.float16) for name, each in student.state_dict().items()}
    )


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else EPOCHS)
