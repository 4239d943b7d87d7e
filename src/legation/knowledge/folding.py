"""Folding: words as they are compared, without case, accents and marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """Words without case, accents and marks: "São Tomé" is "sao tome"."""
    if text.isascii():  # which has no marks
        return " ".join(WORD.findall(text.lower()))
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(WORD.findall("".join(mark for mark in plain if not unicodedata.combining(mark))))
