"""Contexts: the matters that words show, by PLOVER's names."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.contexts import contexts_of, read_contexts

#: Table "General contexts" of the manual, without those of time and its "political", which has no words of its own.
MANUAL = (
    "military intelligence peacekeeping economic diplomatic resource culture disease enviro_disaster migration "
    "humanitarian legal human_rights rights_freedoms gender lgbt terrorism human_security religion_ethnicity "
    "government election legislative cbrn cyber political_institutions corruption "
    "crime crime_murder crime_theft crime_drugs crime_sexual"
)


def test_all_contexts_of_the_manual() -> None:
    """Each stands in the table, in the order of the manual."""
    assert list(read_contexts()) == MANUAL.split()


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("Kenya sent trucks of food aid to refugees in Chad.", ("migration", "humanitarian")),
        ("The court in Lima convicted him of bribery.", ("legal", "corruption")),
        ("Norway will observe the elections.", ("election",)),
        ("Chad thanked Mali.", ()),
        ("They spoke of armour.", ()),
    ],
)
def test_words_show_contexts(text: str, contexts: tuple[str, ...]) -> None:
    """Whole words and those with an open ending."""
    assert contexts_of(text) == contexts


def test_a_context_without_words(tmp_path: Path) -> None:
    """A context that nothing shows is refused by name."""
    (tmp_path / "contexts.toml").write_text("[military]\nwords = []\n", "utf-8")
    with pytest.raises(KnowledgeError, match=r"\[military\] has no words"):
        read_contexts(tmp_path)
