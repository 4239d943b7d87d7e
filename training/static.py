"""One vector a word from what a transformer makes of it in many places.

A word that stood often has the mean of its vectors there. For one that did not, the mean is foretold (by ridge
regression) from what the transformer makes of the word alone; between the two lies a weighted mean. Principal
components cut the vectors to few numbers. Decontextualised vectors of this kind are those of Bommasani et al. 2020
("Interpreting Pretrained Contextualized Representations via Reductions to Static Embeddings").
"""

from __future__ import annotations

import numpy as np

#: How many places of a word weigh as much as what is foretold of it, and how often a word stood from which the
#: regression learns.
WEIGHT, OFTEN = 4, 12


def foretold(single: np.ndarray, mean: np.ndarray, count: np.ndarray) -> np.ndarray:
    """The mean vector of each word, where it stood seldom rather what its vectors alone foretell of it.

    Args:
        single: what the teacher makes of each word alone, a word a line.
        mean: the mean of its vectors where it stood.
        count: how often that was, a column.
    """
    single = np.concatenate([single, np.ones((len(single), 1))], 1)
    often = count[:, 0] >= OFTEN
    inputs = single[often]
    weights = np.linalg.solve(inputs.T @ inputs + 10 * np.eye(inputs.shape[1]), inputs.T @ mean[often])
    told = single @ weights
    left = ((told[often] - mean[often]) ** 2).sum() / ((mean[often] - mean[often].mean(0)) ** 2).sum()
    print(
        f"{len(single)} words, {often.sum()} of them frequent; the regression leaves {left:.0%} of their variance",
        flush=True,
    )
    return (count * mean + WEIGHT * told) / (count + WEIGHT)


def reduced(vectors: np.ndarray, width: int) -> np.ndarray:
    """Principal components, scaled to a variance of one on the whole."""
    centred = vectors - vectors.mean(0)
    values, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :width]
    # The sign of an axis is free: its largest number is made positive, so that two runs agree.
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), np.arange(width)])
    found = centred @ axes
    print(f"{width} components keep {values[::-1][:width].sum() / values.sum():.0%} of the variance", flush=True)
    return (found / found.std()).astype(np.float16)
