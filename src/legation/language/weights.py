"""The weights of the package's small networks, and what their layers have in common; on numpy alone."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

from legation.errors import ModelError

Numbers = NDArray[np.float32]

#: What normalisation adds to a variance.
SMALL = 1e-5


class Weights:
    """Arrays by name, in single precision: they are stored in half."""

    def __init__(self, arrays: Mapping[str, NDArray[np.float16]]) -> None:
        self._arrays = {name: np.asarray(values, dtype=np.float32) for name, values in arrays.items()}

    def __getitem__(self, name: str) -> Numbers:
        return self._arrays[name]

    def linear(self, name: str, values: Numbers) -> Numbers:
        """Each line times the weights of a layer, and its bias."""
        return np.asarray(values @ self[f"{name}.weight"].T + self[f"{name}.bias"])

    def normal(self, name: str, values: Numbers) -> Numbers:
        """Each line with mean nought and variance one, then scaled (Ba, Kiros and Hinton 2016, "Layer
        Normalization")."""
        centred = values - values.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + SMALL)
        return np.asarray(centred / spread * self[f"{name}.weight"] + self[f"{name}.bias"])


def read_arrays(
    folder: Traversable, whose: str, wanted: Callable[[Iterable[str]], Iterable[str]]
) -> dict[str, NDArray[np.float16]]:
    """The arrays of `weights.npz` in a folder.

    Args:
        whose: whose weights they are, for the message.
        wanted: which arrays are read, given the names of all.

    Raises:
        ModelError: they are missing or damaged.
    """
    try:
        with (folder / "weights.npz").open("rb") as handle, np.load(handle) as arrays:
            return {name: arrays[name] for name in wanted(arrays.files)}
    except (OSError, ValueError, EOFError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise ModelError(f"the weights of the {whose} cannot be read ({error}): install the package anew") from error
