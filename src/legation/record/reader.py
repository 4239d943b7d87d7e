"""Readers: how articles are read before they come into the record."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from legation.errors import InputError, ReaderFault
from legation.model import Article, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How articles are read: by which pipeline and frames, with or without the gate, by how many processes.

    `label` names all of it that can change a reading: what another reader has read is read again.
    """

    model: str | None = None
    frames: str | None = None
    gate: bool = False
    workers: int = 1

    @property
    def label(self) -> str:
        """The version of Legation, and what is not as usual."""
        parts = [version("legation")]
        if self.model:
            parts.append(f"model {self.model}")
        if self.frames:
            parts.append(f"frames {blake2b(Path(self.frames).read_bytes(), digest_size=6).hexdigest()}")
        return ", ".join([*parts, *(["gate"] if self.gate else [])])

    def read(self, article: Article) -> Reading | InputError | ReaderFault:
        """What an article says, or why it cannot be read."""
        from legation.reading.reader import read_article

        try:
            return read_article(article, model=self.model, extra_frames=self.frames, gate=self.gate)
        except (InputError, ReaderFault) as error:
            return error
