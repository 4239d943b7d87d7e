"""Armed groups without a name of their own: the record calls them by the words of the text."""

from __future__ import annotations

from typing import Final

from legation.knowledge.word_lists import words

#: What the record calls a coalition whose forces a text tells of without its name.
COALITION: Final = "coalition"


def is_unnamed_armed_group(code: str) -> bool:
    """Whether a party is fighters that no table names ("Tuareg rebels"), or a coalition."""
    return code == COALITION or code.rpartition(" ")[2] in words("actors", "groups", "fighters")
