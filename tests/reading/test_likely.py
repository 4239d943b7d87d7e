"""Which drafts are events: those that signs speak for."""

from __future__ import annotations

from pathlib import Path

import pytest

import legation
from legation.articles import door
from legation.errors import KnowledgeError
from legation.knowledge.signs import log_odds, read_weights
from legation.reading.likely import SURE, TABLE, UNAIMED, Company, least, likelihood, likely, signs_of
from legation.reading.reader import candidates

DAY = "2022-07-27"
ARTICLE = (
    "The harbour of Valparaiso reopened on Monday after a storm. Fishermen said that the damage was small. "
    "Chile allowed swimmers back into the water. Peruvian tourists watched. The market opened at noon. A band played."
)


def test_an_act_in_sure_words_between_two_states_is_likely() -> None:
    """The plain case stands."""
    drafts = candidates(door.article("Turkish Foreign Minister Mevlut Cavusoglu met his Greek counterpart in Athens."))
    assert [likelihood(signs_of(draft, Company.of(drafts))) > 0.5 for draft in drafts] == [True]


def test_a_guess_with_nothing_to_bear_it_out_is_dropped() -> None:
    """Frames find acts in a local report; that they are between states is unlikely."""
    drafts = candidates(door.article(ARTICLE, published=DAY))
    assert len(drafts) > len(likely(drafts, 6))
    assert legation.read(ARTICLE, published=DAY).events == ()


def test_what_is_said_to_nobody_must_be_likelier() -> None:
    """A reproach at nobody whom the text names is mostly a state's own affair."""
    aimed = candidates(door.article("The president of Chad denounced Mali on Monday.", published=DAY))
    unaimed = candidates(door.article("The president of Chad denounced the tax on Monday.", published=DAY))
    assert [least(draft) for draft in (*aimed, *unaimed)] == [SURE, UNAIMED]


def test_a_journey_at_home_is_no_event() -> None:
    """Who travels in his own state, and sees nobody of another, visits nobody."""
    home = "The Chinese president travelled to Shanghai on Monday."
    assert legation.read(home, published=DAY).events == ()
    abroad = "The Chinese president travelled to Lima on Monday."
    assert [event.source for event in legation.read(abroad, published=DAY).events] == [("CHN", "PER")]


def test_signs_of_a_draft_can_be_read() -> None:
    """Each is a kind and a value, in words."""
    drafts = candidates(door.article("India signed a treaty with Nepal."))
    found = signs_of(drafts[0], Company.of(drafts))
    assert {"frame: an agreement", "origin: own", "status: happened AGREE", "parties: 2 both"} <= set(found)


def test_signs_that_the_table_does_not_hold_add_nothing() -> None:
    """An analyst's own frame has no weight of its own."""
    assert log_odds(TABLE, ["frame: of my own"]) == log_odds(TABLE, [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sign,weight\nany,much\n", "line 2: 'much' is no number"),
        ("sign,weight\nframe: meet,0.5\n", "no line for 'any'"),
    ],
)
def test_a_broken_table_is_told(tmp_path: Path, text: str, told: str) -> None:
    """The message names the table, the line, and what to do."""
    (tmp_path / "signs.csv").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=told):
        read_weights("signs.csv", tmp_path)
