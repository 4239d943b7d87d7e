"""Fine-tune a transformer on labelled articles, and let it label all texts, for the detector to learn from.

    python -m training.detector_teacher WORK [EPOCHS]

WORK is the folder that detector_data.py wrote; it receives `teacher.pt`, `soft.pickle` (what it says of the texts
without labels) and `told.pickle` (what it says of those with labels). The transformer is the one of teacher.py
(all-MiniLM-L6-v2, Apache-2.0). For each word it learns whether it tells an act and of which type, with which status and
of which kind, and for each actor of the sentence which part it takes in the act. It computes in half precision
(bfloat16) where the processor can.
"""

from __future__ import annotations

import pickle
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from transformers import AutoModel, AutoTokenizer

from legation.model import EventType, Kind, Status
from legation.reading.detected import BOTH, KINDS, SOURCE, STATUSES, TARGET, TYPES
from training.detector_data import Text
from training.teacher import MINILM

#: Characters of text, and pieces of words, that the transformer sees at once.
STRETCH, PIECES = 900, 256
BATCH, EPOCHS = 16, 4
#: How fast the transformer learns, and what is new above it.
SLOW, FAST = 1e-4, 1e-3
#: What statuses, kinds and parts count beside the types.
STATUS_SHARE, KIND_SHARE, PART_SHARE = 0.1, 0.1, 0.15
#: Words that tell no act more likely than this are asked for no parts.
NOTHING = 0.7
UNKNOWN = -100


@dataclass(slots=True, kw_only=True)
class Stretch:
    """A stretch of a text: its pieces, its words by number, where each begins, and what is known of them."""

    text: int
    pieces: list[int]
    words: list[int]
    at: list[int]
    types: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    parts: list[tuple[int, int, int]] = field(default_factory=list)


class Teacher(nn.Module):
    """A transformer with scores for each word, and for each pair of a word and an actor."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(MINILM)
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.scores = nn.Linear(width, len(TYPES) + 1 + len(STATUSES) + len(KINDS))
        self.act, self.actor, self.part = nn.Linear(width, 128), nn.Linear(width, 128), nn.Linear(128, 4)

    def words(self, batch: Sequence[Stretch]) -> Tensor:
        """The vector of each word of some stretches: that of its first piece."""
        length = max(len(stretch.pieces) for stretch in batch)
        pieces = torch.tensor([stretch.pieces + [0] * (length - len(stretch.pieces)) for stretch in batch])
        mask = torch.tensor([[1] * len(each.pieces) + [0] * (length - len(each.pieces)) for each in batch])
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden.float())
        rows = torch.tensor([number * length + at for number, each in enumerate(batch) for at in each.at])
        return hidden.reshape(-1, hidden.shape[-1])[rows]

    def parts(self, acts: Tensor, actors: Tensor) -> Tensor:
        """Scores of the part that each actor takes in the act beside it."""
        return self.part(torch.tanh(self.act(acts) + self.actor(actors)))

    def divided(self, scores: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The scores of types, statuses and kinds."""
        types, statuses, kinds = scores.split([len(TYPES) + 1, len(STATUSES), len(KINDS)], dim=1)
        return types, statuses, kinds

    def loss(self, batch: Sequence[Stretch]) -> Tensor:
        """How far the scores are from the labels."""
        words = self.words(batch)
        types, statuses, kinds = self.divided(self.scores(words))
        total = cross_entropy(types, torch.tensor([value for each in batch for value in each.types]))
        for scores, name, share in ((statuses, "statuses", STATUS_SHARE), (kinds, "kinds", KIND_SHARE)):
            right = torch.tensor([value for each in batch for value in getattr(each, name)])
            if bool((right >= 0).any()):
                total = total + share * cross_entropy(scores, right, ignore_index=UNKNOWN)
        pairs = list(_numbered(batch))
        if pairs:
            acts, actors, parts = (torch.tensor(column) for column in zip(*pairs, strict=True))
            total = total + PART_SHARE * cross_entropy(self.parts(words[acts], words[actors]), parts)
        return total


def _numbered(batch: Sequence[Stretch]) -> Iterator[tuple[int, int, int]]:
    """The pairs of all stretches, their words numbered through."""
    first = 0
    for stretch in batch:
        yield from ((first + act, first + actor, part) for act, actor, part in stretch.parts)
        first += len(stretch.at)


# --- stretches ------------------------------------------------------------------------------------------------------


def stretches(number: int, text: Text, tokenizer: AutoTokenizer) -> Iterator[Stretch]:
    """The stretches of a text, with what its labels say of each word."""
    owners = owners_of(text)
    for start, end in _bounds(text.text):
        read = tokenizer(
            text.text[start:end], return_offsets_mapping=True, truncation=True, max_length=PIECES
        )  # the tokenizer marks the ends with pieces of no length
        begins = {start + first: at for at, (first, last) in enumerate(read["offset_mapping"]) if last > first}
        words, at = [], []
        for word, (first, last) in enumerate(zip(text.starts, text.ends, strict=True)):
            piece = next((begins[offset] for offset in range(first, last) if offset in begins), None)
            if start <= first < end and piece is not None:
                words.append(word)
                at.append(piece)
        found = Stretch(text=number, pieces=read["input_ids"], words=words, at=at)
        _label(found, text, owners)
        yield found


def _bounds(text: str) -> list[tuple[int, int]]:
    """Where stretches begin and end: paragraphs, long ones cut at a stop, short ones together."""
    found: list[tuple[int, int]] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        start, end = paragraph.span()
        while end - start > STRETCH:
            stop = text.rfind(". ", start, start + STRETCH)
            cut = stop + 2 if stop > start + STRETCH // 4 else start + STRETCH
            found.append((start, cut))
            start = cut
        found.append((start, end))
    together: list[tuple[int, int]] = []
    for start, end in found:
        if together and end - together[-1][0] < STRETCH:
            together[-1] = (together[-1][0], end)
        else:
            together.append((start, end))
    return together


def owners_of(text: Text) -> list[int]:
    """For each word the number of the event that it tells, -1 for none."""
    owners = [-1] * len(text.starts)
    for number, event in enumerate(text.events):
        for mention in event["mentions"]:
            words = mention if isinstance(mention, str) else mention["text"]
            start = text.text.find(words) if isinstance(mention, str) else mention["start"]
            for word, (first, last) in enumerate(zip(text.starts, text.ends, strict=True)):
                if start >= 0 and first < start + len(words) and start < last:
                    owners[word] = number
    return owners


def part_of(codes: Sequence[str], event: dict[str, list[str]]) -> int:
    """The part that an actor takes in an event."""
    acts = not set(codes).isdisjoint(event["source"] or ())
    bears = not set(codes).isdisjoint(event["target"] or ())
    return BOTH if acts and bears else SOURCE if acts else TARGET if bears else 0


def _label(stretch: Stretch, text: Text, owners: Sequence[int]) -> None:
    actors = defaultdict(list)
    for place, word in enumerate(stretch.words):
        if text.codes[word]:
            actors[text.sentences[word]].append(place)
    for place, word in enumerate(stretch.words):
        event = text.events[owners[word]] if owners[word] >= 0 else None
        kind = event and event.get("kind")
        stretch.types.append(TYPES[EventType(event["type"])] if event else 0)
        stretch.statuses.append(STATUSES.index(Status(event["status"])) if event else UNKNOWN)
        stretch.kinds.append(KINDS.index(Kind(kind)) if kind else UNKNOWN)
        others = [each for each in actors[text.sentences[word]] if each != place] if event else []
        stretch.parts += [(place, each, part_of(text.codes[stretch.words[each]], event)) for each in others]


# --- learning and labelling -----------------------------------------------------------------------------------------


def batches(found: Sequence[Stretch], size: int) -> list[list[Stretch]]:
    """Stretches of like length together, in an order by chance."""
    ordered = random.sample(found, len(found))
    groups = [sorted(ordered[at : at + 256], key=lambda each: len(each.pieces)) for at in range(0, len(ordered), 256)]
    cut = [group[at : at + size] for group in groups for at in range(0, len(group), size)]
    return random.sample(cut, len(cut))


def learn(teacher: Teacher, found: Sequence[Stretch], epochs: int) -> None:
    """Fine-tune on the labels; speed rises over a tenth of the steps, then falls to nothing."""
    own = [values for name, values in teacher.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": teacher.encoder.parameters(), "lr": SLOW}, {"params": own, "lr": FAST}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * len(batches(found, BATCH))
    speed = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (0.1 * steps)) * max(0.0, (steps - step) / steps)
    )
    teacher.train()
    for epoch in range(epochs):
        total = 0.0
        for batch in batches(found, BATCH):
            loss = teacher.loss(batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            speed.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total:.1f}", flush=True)


#: For each word its likelihoods; for each pair act, actor, and the likelihoods of no part, source, target, both.
Soft = tuple[NDArray[np.float16], NDArray[np.float32]]


def load(work: Path) -> Teacher:
    """The teacher as it was learned."""
    teacher = Teacher()
    teacher.load_state_dict(torch.load(work / "teacher.pt"))
    return teacher.eval()


def label(teacher: Teacher, texts: Sequence[Text], tokenizer: AutoTokenizer) -> list[Soft]:
    """What the teacher says of every word of some texts, and of the parts of actors in what likely tells an act."""
    none = [1.0] + [0.0] * (len(TYPES) + len(STATUSES) + len(KINDS))
    words = [np.tile(np.array(none, np.float16), (len(text.starts), 1)) for text in texts]
    pairs: list[list[tuple[float, ...]]] = [[] for _ in texts]
    found = [each for number, text in enumerate(texts) for each in stretches(number, text, tokenizer) if each.words]
    found.sort(key=lambda each: len(each.pieces))
    teacher.eval()
    with torch.inference_mode():
        for first in range(0, len(found), BATCH):
            _label_batch(teacher, found[first : first + BATCH], texts, words, pairs)
    return [(each, np.array(found, np.float32).reshape(-1, 6)) for each, found in zip(words, pairs, strict=True)]


def _label_batch(
    teacher: Teacher,
    batch: Sequence[Stretch],
    texts: Sequence[Text],
    words: list[NDArray[np.float16]],
    pairs: list[list[tuple[float, ...]]],
) -> None:
    vectors = teacher.words(batch)
    likely = torch.cat([part.softmax(1) for part in teacher.divided(teacher.scores(vectors))], dim=1)
    first = 0
    for stretch in batch:
        inside = slice(first, first + len(stretch.words))
        words[stretch.text][stretch.words] = likely[inside].numpy()
        pairs[stretch.text] += _parts(teacher, stretch, texts[stretch.text], vectors[inside], likely[inside, 0])
        first += len(stretch.words)


def _parts(
    teacher: Teacher, stretch: Stretch, text: Text, vectors: Tensor, none: Tensor
) -> Iterator[tuple[float, ...]]:
    """For each word that likely tells an act and each actor of its sentence: both words, and the likely parts."""
    actors = [place for place, word in enumerate(stretch.words) if text.codes[word]]
    wanted = [
        (act, actor)
        for act in range(len(stretch.words))
        if none[act] < NOTHING
        for actor in actors
        if actor != act and text.sentences[stretch.words[act]] == text.sentences[stretch.words[actor]]
    ]
    if wanted:
        acts, others = map(list, zip(*wanted, strict=True))
        likely = teacher.parts(vectors[acts], vectors[others]).softmax(1).tolist()
        for (act, other), parts in zip(wanted, likely, strict=True):
            yield (stretch.words[act], stretch.words[other], *parts)


def main(work: Path, epochs: int) -> None:
    """Learn, then label."""
    random.seed(1)
    torch.manual_seed(1)
    tokenizer = AutoTokenizer.from_pretrained(MINILM)
    texts: list[Text] = pickle.loads((work / "labelled.pickle").read_bytes())
    found = [stretch for number, text in enumerate(texts) for stretch in stretches(number, text, tokenizer)]
    teacher = Teacher()
    learn(teacher, [stretch for stretch in found if stretch.words], epochs)
    torch.save(teacher.state_dict(), work / "teacher.pt")
    (work / "told.pickle").write_bytes(pickle.dumps(label(teacher, texts, tokenizer)))
    raw: list[Text] = pickle.loads((work / "raw.pickle").read_bytes())
    (work / "soft.pickle").write_bytes(pickle.dumps(label(teacher, raw, tokenizer)))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else EPOCHS)
