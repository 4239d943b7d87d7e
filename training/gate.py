"""Learn what the gate lets pass: the weights in `src/legation/language/gate/weights.npz`.

    python -m training.gate WORK [--trial]

WORK is the folder that gate_data.py wrote. The network is that of `legation.language.glance`, here in PyTorch.
`--trial` writes nothing and prints, for articles left out of the training, what share of the words would be parsed and
how many of the events would be lost that the whole reading finds, at several odds.
"""

from __future__ import annotations

import pickle
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from spacy.strings import hash_string  # type: ignore[import-not-found]
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

from legation.language import network
from legation.language.glance import ENDINGS, SHAPES, hashes_of
from legation.language.pipeline import plain
from legation.language.weights import Numbers
from legation.reading import gate
from training.gate_data import Shown, hash_of

WEIGHTS = Path(__file__).parent.parent / "src" / "legation" / "language" / "gate" / "weights.npz"
#: Words that have a row of their own: the commonest, as far as they are seen so often.
KNOWN, FEWEST = 15_000, 4
#: The width of the layers and of each table's rows.
WIDTH, ROWS = 64, {"word": 24, "ending": 8, "kind": 8, "shape": 4}
#: How far what the rows start from lies from nought.
SPREAD = 0.1
#: The share left out while learning: of values, of words, and of sentences' surroundings, so that one visit told in an
#: article about something else is seen too.
LEFT_OUT, FORGOTTEN, ALONE = 0.2, 0.08, 0.3
EPOCHS, SPEED, WORDS, RISE = 3, 4e-3, 6000, 0.3
#: How much sentences count: those written for this, which are denser than others; those of texts without labels; those
#: where the reading is wrong, or misses an event (which is taken for half an event: it is none that the gate can lose).
OF_WRITTEN, UNLABELLED, UNSURE, HALF = 0.25, 0.3, 0.5, 0.5
FOLDS, ODDS = 3, (0.0007, 0.0013, 0.0025, 0.005, 0.01)


class Glance(nn.Module):
    """The network of `legation.language.glance`: the names of its weights are those that it reads."""

    def __init__(self, known: Mapping[int, Numbers | None]) -> None:
        super().__init__()
        self.rows = {each: row for row, each in enumerate(known, 1)}
        sizes = {"word": len(known) + 1, "ending": ENDINGS, "kind": len(gate.KINDS) + 1, "shape": SHAPES}
        for name, rows in sizes.items():
            setattr(self, name, nn.Embedding(rows, ROWS[name]))
            nn.init.normal_(getattr(self, name).weight, std=SPREAD)
        for row, start in enumerate(known.values(), 1):
            if start is not None:
                self.word.weight.data[row] = torch.from_numpy(start)
        self.entry, self.entry_norm = nn.Linear(sum(ROWS.values()), WIDTH), nn.LayerNorm(WIDTH)
        self.beside = nn.ModuleList([nn.Linear(3 * WIDTH, WIDTH) for _ in range(2)])
        self.beside_norm = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in range(2)])
        self.sentence, self.around = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(5 * WIDTH, WIDTH)
        self.tell = nn.Linear(WIDTH, 1)
        self.dropout = nn.Dropout(LEFT_OUT)

    def forward(self, texts: Sequence[Shown]) -> Tensor:
        """The log odds of each sentence of some texts."""
        sentences = [each.glanced for text in texts for each in text.sentences]
        of_sentence = _numbers([len(each.words) for each in sentences])
        alone = self._alone(self._entered(sentences), of_sentence, len(sentences))
        of_text = _numbers([len(text.sentences) for text in texts])
        mean, largest = _mean(alone, of_text, len(texts)), _largest(alone, of_text, len(texts))
        near = [_moved(alone, of_text, -1), _moved(alone, of_text, 1), mean[of_text], largest[of_text]]
        if self.training:
            seen = (torch.rand(len(alone), 1) >= ALONE).float()
            near = [each * seen for each in near]
        around = self.around(self.dropout(torch.cat([alone, *near], dim=1))).relu()
        return torch.as_tensor(self.tell(around)[:, 0])

    def _entered(self, sentences: Sequence[gate.glance.Glanced]) -> Tensor:
        hashes = torch.tensor([hashes_of(word) for each in sentences for word in each.words])
        rows = torch.tensor([self.rows.get(each, 0) for each in hashes[:, 0].tolist()])
        if self.training:
            rows = rows.masked_fill(torch.rand(len(rows)) < FORGOTTEN, 0)
        kinds = torch.tensor([kind for each in sentences for kind in each.kinds])
        tables = [self.word(rows), self.ending(hashes[:, 1]), self.kind(kinds), self.shape(hashes[:, 2])]
        return torch.as_tensor(self.entry_norm(self.entry(self.dropout(torch.cat(tables, dim=1))).relu()))

    def _alone(self, state: Tensor, of_sentence: Tensor, count: int) -> Tensor:
        for layer, norm in zip(self.beside, self.beside_norm, strict=True):
            near = torch.cat([_moved(state, of_sentence, -1), state, _moved(state, of_sentence, 1)], dim=1)
            state = norm(state + layer(self.dropout(near)).relu())
        both = torch.cat([_largest(state, of_sentence, count), _mean(state, of_sentence, count)], dim=1)
        return torch.as_tensor(self.sentence(both).relu())


def _numbers(lengths: Sequence[int]) -> Tensor:
    """For each part the number of the whole that it belongs to."""
    return torch.repeat_interleave(torch.arange(len(lengths)), torch.tensor(lengths))


def _moved(lines: Tensor, groups: Tensor, step: int) -> Tensor:
    """For each line the one before it (-1) or behind it (1) in its group, else nought."""
    other = groups.roll(-step) != groups
    other[0 if step < 0 else -1] = True
    return lines.roll(-step, dims=0).masked_fill(other[:, None], 0)


def _mean(lines: Tensor, groups: Tensor, count: int) -> Tensor:
    total = torch.zeros(count, lines.shape[1]).index_add(0, groups, lines)
    return total / torch.bincount(groups, minlength=count)[:, None]


def _largest(lines: Tensor, groups: Tensor, count: int) -> Tensor:
    lowest = torch.full((count, lines.shape[1]), -torch.inf)
    return lowest.scatter_reduce(0, groups[:, None].expand_as(lines), lines, "amax")


# --- learning -------------------------------------------------------------------------------------------------------


def told(text: Shown) -> list[tuple[float, float]]:
    """For each sentence whether it tells of an event, and how much it counts."""
    right = frozenset(chain.from_iterable(each.sentences for each in text.events if each.right is not False))
    wrong = frozenset(chain.from_iterable(each.sentences for each in text.events if each.right is False))
    weight = (OF_WRITTEN if text.written else 1.0) if text.labelled else UNLABELLED
    found = []
    for number in range(len(text.sentences)):
        if number in right:
            found.append((1.0, weight))
        elif number in text.missed:
            found.append((HALF, weight * UNSURE))
        else:
            found.append((0.0, weight * (UNSURE if number in wrong else 1.0)))
    return found


def known(texts: Sequence[Shown]) -> dict[int, Numbers | None]:
    """The hashes of the words that get rows of their own, with what each starts from; None: from chance.

    These are the commonest, and all that the detector knows. What the detector starts from is cut to the width of the
    rows: words that tell the same act lie together there, also those that the texts hold but once.
    """
    counts = Counter(word.lower() for text in texts for each in text.sentences for word in each.glanced.words)
    common = {word for word, count in counts.most_common(KNOWN) if count >= FEWEST}
    starts = _starts(sorted(counts))
    return {hashes_of(word)[0]: starts.get(word) for word in sorted(common | set(starts))}


def _starts(words: Sequence[str]) -> dict[str, Numbers]:
    """What the rows of those words start from that the detector knows: its lines on their main axes."""
    keys = plain().vocab.vectors.key2row
    found = {word: keys[key] for word in words if (key := hash_string(word)) in keys}
    vectors = network.load().told_by(np.array(list(found.values())))
    centred = vectors - vectors.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    narrow = centred @ axes[: ROWS["word"]].T
    return dict(zip(found, narrow * (SPREAD / narrow.std()), strict=True))


def batches(texts: Sequence[Shown]) -> Iterator[list[Shown]]:
    """The texts in an order by chance, some thousand words at a time."""
    batch, size = list[Shown](), 0
    for text in random.sample(texts, len(texts)):
        batch.append(text)
        size += sum(text.words)
        if size > WORDS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def learned(texts: Sequence[Shown]) -> Glance:
    """The network, learned from some texts."""
    random.seed(1)
    torch.manual_seed(1)
    texts = [text for text in texts if text.sentences]
    glance = Glance(known(texts))
    steps = EPOCHS * (sum(1 for _ in batches(texts)) + 5)
    optimizer = torch.optim.AdamW(glance.parameters(), lr=SPEED, weight_decay=0.02)
    speed = torch.optim.lr_scheduler.OneCycleLR(optimizer, SPEED, total_steps=steps, pct_start=RISE)
    glance.train()
    for epoch in range(EPOCHS):
        total, count = 0.0, 0
        for batch in batches(texts):
            wanted, weights = torch.tensor([line for text in batch for line in told(text)]).T
            each = binary_cross_entropy_with_logits(glance(batch), wanted, reduction="none")
            loss = (each * weights).sum() / weights.sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            speed.step()
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch + 1}: loss {total / count:.4f}", flush=True)
    return glance.eval()


# --- trial and weights ----------------------------------------------------------------------------------------------


def trial(texts: Sequence[Shown]) -> None:
    """Print what the gate does to labelled articles that it has not seen, the written ones apart."""
    lines: dict[tuple[float, str], Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        network = learned([text for text in texts if hash_of(text.name) % FOLDS != fold])
        for text in texts:
            if hash_of(text.name) % FOLDS == fold and text.labelled and text.sentences:
                with torch.inference_mode():
                    likely = torch.sigmoid(network([text])).tolist()
                for odds in ODDS:
                    lines[odds, _sort(text)] += _done(text, likely, odds)
    for (odds, sort), line in sorted(lines.items()):
        share = line["parsed"] / line["words"]
        print(f"{odds:.4f} {sort:<22} words parsed {share:.3f}  events lost {line['lost']} of {line['events']}")


def _sort(text: Shown) -> str:
    """Where a text comes from."""
    host = text.name.split("/")[2] if "://" in text.name else ""
    return host or ("written" if text.written else "news" if text.name.startswith("news/") else "gold")


def _done(text: Shown, likely: Sequence[float], odds: float) -> Counter[str]:
    """In numbers, what the gate does to an article, with the sentences that it adds as context."""
    passing = gate.with_context(text.stretches, gate.opened(text.sentences, likely, odds))
    right = [each for each in text.events if each.right]
    stretches = [{text.sentences[number].number for number in each.sentences} for each in right]
    return Counter(
        words=sum(text.words),
        parsed=sum(text.words[number] for number in passing),
        events=len(right),
        lost=sum(each.isdisjoint(passing) for each in stretches),
    )


def write(network: Glance) -> None:
    """Write the weights in half precision, and the hashes of the words that have rows."""
    WEIGHTS.parent.mkdir(exist_ok=True)
    arrays = {name: each.numpy().astype(np.float16) for name, each in network.state_dict().items()}
    np.savez_compressed(WEIGHTS, known=np.array(list(network.rows), dtype=np.uint32), **arrays)


def main(work: Path, only_trial: bool) -> None:
    """Learn, or try."""
    texts: list[Shown] = pickle.loads((work / "gate.pickle").read_bytes())
    if only_trial:
        trial(texts)
    else:
        write(learned(texts))


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--trial"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(Path(arguments[0]), "--trial" in sys.argv)
