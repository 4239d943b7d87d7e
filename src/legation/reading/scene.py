"""What is known of one sentence before its acts are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legation.language.tree import Sentence
from legation.reading.detected import Detection
from legation.reading.parties import Cast
from legation.reading.places_found import PlaceFound


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What is known of one sentence before its acts are read."""

    sentence: Sentence
    cast: Cast
    places: Sequence[PlaceFound]
    headline: bool
    detection: Detection | None = None
