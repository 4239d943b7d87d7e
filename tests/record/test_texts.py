"""Texts: articles with everything in them that a statement rests on."""

from __future__ import annotations

import pytest

from legation.errors import UnknownArticle
from legation.record.record import Record
from tests.record.news import SECOND


def test_an_article_with_its_marks(record: Record) -> None:
    """Each mark lies where its words stand in the text."""
    (line,) = record.timeline("India", until="2023").items
    cited = record.show(line.id).tellings[0].article
    found = record.article(cited.id)
    assert found.text == SECOND.text
    assert found.lines == (line,)
    words = {(each.field, SECOND.text[each.start : each.end]) for each in found.marks}
    assert ("when", "8 September 2022") in words
    assert ("where", "Tokyo") in words
    assert {each.line for each in found.marks} == {line.id}


def test_the_words_that_tell_a_line(record: Record) -> None:
    """They are those of its tellings, whatever article each is of."""
    line = record.timeline("Portugal", kind="visit").items[0]
    told = {each.id for each in record.show(line.id).tellings}
    found = record.marks(line.id)
    assert {each.event for each in found} == told
    assert {"mention", "evidence"} <= {each.field for each in found}


def test_an_article_that_is_not_there(record: Record) -> None:
    """The message repeats the id."""
    with pytest.raises(UnknownArticle, match="nothing: the record holds no article"):
        record.article("nothing")
