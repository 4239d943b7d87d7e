"""Broken XML becomes well-formed, and what was well-formed keeps its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from legation.sources.xml_mending import mended


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("<a><b>1</a>", "<a><b>1</b></a>"),
        ("<a>1</b></a>", "<a>1</a>"),
        ("<a><b>1", "<a><b>1</b></a>"),
        ("<a><item>1<item>2</a>", "<a><item>1</item><item>2</item></a>"),
        ("<a b=c d='e\"' f></a>", '<a b="c" d="e&quot;"></a>'),
        ("<a b='1' b='2'/>", '<a b="2"/>'),
        ("<a>1 < 2</a>", "<a>1 &lt; 2</a>"),
        ("<a><![CDATA[<b>]]></a>", "<a><![CDATA[<b>]]></a>"),
        ("<a><![CDATA[<b>", "<a><![CDATA[<b>]]></a>"),
        ("<a><!-- <b> --><?c <d>?>1</a>", "<a>1</a>"),
        ("<a b='>'>1</a>", '<a b=">">1</a>'),
        ("<a b='1>2</a>", "&lt;a b='1&gt;2"),
        ("<a>]]></a>", "<a>]]&gt;</a>"),
    ],
)
def test_what_is_broken_is_mended(broken: str, whole: str) -> None:
    """Elements end where what they stand in ends; signs that open no tag are words."""
    assert mended(broken) == whole


tags = st.sampled_from(
    ["<a>", "</a>", "<b c='d'>", "</b>", "<item>", "</item>", "<e/>", "<f", "'", '"', ">", "<![CDATA[", "]]>"]
)


@given(st.lists(tags | st.text(alphabet="xyz =", max_size=5)))
def test_anything_becomes_well_formed(pieces: list[str]) -> None:
    """However tags and quotation marks are thrown together."""
    root = etree.fromstring(f"<root>{mended(''.join(pieces))}</root>")
    assert root.tag == "root"


def test_nesting_is_bounded() -> None:
    """What is deeper than anything sensible loses its tags, not its words."""
    assert mended("<a>" * 500 + "Chad" + "</a>" * 500) == "<a>" * 100 + "Chad" + "</a>" * 100
