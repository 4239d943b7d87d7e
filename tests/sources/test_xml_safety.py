"""XML of strangers is decoded and cleaned before any parser sees it."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import InputError, LegationError
from legation.sources.decoding import decoded_as
from legation.sources.xml_safety import safe_xml, sections_of, tree_of


@pytest.mark.parametrize(
    ("xml", "clean"),
    [
        ("<?xml version='1.0'?><!DOCTYPE a SYSTEM 'b'><!-- c --><a/>", "<a/>"),
        ("garbage <a/>", "<a/>"),
        ("<a>&nbsp;&eacute;&amp;&lt;</a>", "<a>\xa0é&amp;&lt;</a>"),
        ("<a>A & B &unknown; &;</a>", "<a>A &amp; B &amp;unknown; &amp;;</a>"),
        ("<a>&#233;&#xe9;&#99999999;</a>", "<a>&#233;&#xe9;&amp;#99999999;</a>"),
        ("<a><![CDATA[A & B &nbsp;]]>&</a>", "<a><![CDATA[A & B &nbsp;]]>&amp;</a>"),
        ("<a><!-- & -->&</a>", "<a><!-- & -->&amp;</a>"),
        ("<a>\x00\x0b\x1f\ufffe1\n\t</a>", "<a>1\n\t</a>"),
    ],
)
def test_a_document_is_cleaned(xml: str, clean: str) -> None:
    """What stands before it goes; references that XML does not know become what HTML means by them, or words."""
    assert safe_xml(xml.encode(), what="feed").decode() == clean


@pytest.mark.parametrize("name", ["utf-7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "hex", "rot13"])
def test_no_page_is_in_such_an_encoding(name: str) -> None:
    """They can hide markup from whoever looks at the bytes, or are none."""
    assert decoded_as(b"Chad", name) is None


@pytest.mark.parametrize("name", [None, "", "no-such-thing", "a\x00b", "é", "../../etc/passwd", "x" * 10_000])
def test_an_encoding_that_is_none(name: str | None) -> None:
    """Anyone may write anything there."""
    assert decoded_as(b"Chad", name) is None


def test_a_tree_tells_what_was_broken() -> None:
    """And whether its end is missing."""
    assert tree_of(b"<a><b/></a>", what="feed").fault is None
    assert tree_of(b"<a><b></a>", what="feed").fault is not None
    assert not tree_of(b"<a><b></a>", what="feed").cut
    assert tree_of(b"<a><b>", what="feed").cut


def test_parts_come_one_by_one() -> None:
    """With all that stands in them; each is emptied when the next is asked for."""
    found = sections_of(b"<a><b>1</b><c><d>2</d></c></a>", what="sitemap")
    first = next(found)
    assert (first.tag, first.text) == ("b", "1")
    second = next(found)
    assert (second.tag, second[0].text, first.text) == ("c", "2", None)


def test_parts_before_a_broken_place() -> None:
    """They come, and then what is wrong."""
    found = sections_of(b"<a><b/><c/><d", what="sitemap")
    assert next(found).tag == "b"
    with pytest.raises(InputError, match="this sitemap is broken XML"):
        list(found)


@given(
    st.lists(
        st.sampled_from(["<!ENTITY a 'b'>", "<!DOCTYPE a [", "]>", "<!--", "-->", "<?", "?>", "<a>", "'", '"', " "])
    )
)
@settings(deadline=None)
def test_no_entity_reaches_the_parser(pieces: list[str]) -> None:
    """However a document type is written: it is refused, or cut off before the first element."""
    with contextlib.suppress(InputError):
        root = tree_of(f"{''.join(pieces)}<a>&a;</a>".encode(), what="feed").root
        assert root.getroottree().docinfo.internalDTD is None


@given(st.binary())
@settings(deadline=None)
def test_any_bytes_are_a_tree_or_refused(data: bytes) -> None:
    """Nothing else happens."""
    for each in (data, b"<a>" + data):
        with contextlib.suppress(LegationError):
            assert tree_of(each, what="feed").root is not None
        with contextlib.suppress(LegationError):
            list(sections_of(each, what="feed"))
