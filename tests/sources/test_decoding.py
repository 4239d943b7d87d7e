"""Bytes become text, whatever they are in, or are refused."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import NotText
from legation.sources.decoding import decode, decode_line, decode_page

TEXT = "The president’s visit – a “success” – ended in Zürich on Monday, the foreign ministry said."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_text_is_decoded(encoding: str) -> None:
    """The encodings that pages and editors use give the text, without the mark that some open with."""
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF32_BE, "utf-32-be")],
)
def test_a_mark_tells_the_order_of_bytes(mark: bytes, encoding: str) -> None:
    """Both orders are read."""
    assert decode(mark + TEXT.encode(encoding)) == TEXT


def test_nothing_decodes_to_nothing() -> None:
    """An empty file is text, if no article."""
    assert decode(b"") == ""


def test_a_broken_byte_does_not_spoil_the_rest() -> None:
    """Where most is UTF-8, the rest stays as it is: no "â€™" for every apostrophe."""
    broken = TEXT.encode() + b" \xff " + TEXT.encode()
    assert decode(broken) == f"{TEXT} \ufffd {TEXT}"


def test_a_broken_byte_that_windows_does_not_know_either() -> None:
    """One byte that neither encoding knows among much text becomes the replacement sign."""
    assert decode(b"India met Japan. " * 5 + b"\x81") == "India met Japan. " * 5 + "\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        b"\x81\x8d\x8f\x90\x9d" * 20,
        b"\x01\x02\x03\x04" * 50,
        bytes(range(256)) * 10,
        bytes(range(1, 256)) * 10,
        b"\xff\xfe\x00",
        b"\xff\xfea\xd8b\xd8",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\x1f\x8b\x08\x00" + bytes(range(200, 256)) * 4,
    ],
    ids=["no encoding", "controls", "all bytes", "all but zero", "half a unit", "half a pair", "picture", "archive"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Binary data give one clear message that tells what to give instead."""
    with pytest.raises(NotText, match="UTF-8"):
        decode(data)


# --- lines and pages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_line_is_decoded(encoding: str) -> None:
    """Each line of a long file is taken for itself."""
    assert decode_line(TEXT.encode(encoding)) == TEXT


@given(st.binary())
@settings(deadline=None)
def test_every_line_is_some_text(data: bytes) -> None:
    """What is in no encoding becomes replacement signs; nothing stops the lines behind it."""
    assert isinstance(decode_line(data), str)


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ('<meta charset="utf-8"><p>Zürich – “yes”', "utf-8"),
        ('<meta charset="iso-8859-1"><p>Zürich – “yes”', "utf-8"),
        ('<meta charset="iso-8859-1"><p>Zürich – “yes”', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1250"><p>Łódź', "windows-1250"),
        ("<?xml version='1.0' encoding='koi8-r'?><p>Москва", "koi8-r"),
        ("<p>Zürich", "cp1252"),
        ("<p>Zürich", "utf-8-sig"),
        ("<p>Zürich", "utf-16"),
        ('<meta charset="utf-16"><p>Zürich', "cp1252"),
        ('<meta charset="no-such-thing"><p>Zürich', "cp1252"),
        ('<meta charset="hex"><p>Zürich', "cp1252"),
    ],
)
def test_a_page_is_decoded(page: str, encoding: str) -> None:
    """UTF-8 is known by itself; else the page is asked what it is in, and not believed where that cannot be."""
    assert decode_page(page.encode(encoding)) == page


@given(st.binary())
@settings(deadline=None)
def test_any_bytes_are_a_page_or_refused(data: bytes) -> None:
    """There is no other error."""
    with contextlib.suppress(NotText):
        assert isinstance(decode_page(b'<meta charset="shift_jis">' + data), str)


# --- the encodings of pages that do not name theirs -----------------------------------------------------------------

RUSSIAN = "<p>Министр иностранных дел встретился в Берлине со своим немецким коллегой и обсудил положение на Украине."
JAPANESE = "<p>外務大臣は月曜日にベルリンでドイツの外務大臣と会談し、地域の情勢について協議した。"
CHINESE = "<p>外交部长星期一在柏林会见了德国外长，讨论了地区局势。双方同意下个月再次会晤。"
KOREAN = "<p>외교부 장관은 월요일 베를린에서 독일 외무장관과 회담을 갖고 지역 정세를 논의했다."
ENGLISH = "<p>“We are neighbours,” she said – “and friends.” The minister’s visit to Côte d’Ivoire, in naïve " * 3


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "windows-1251"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "euc-kr"),
        (ENGLISH, "cp1252"),
    ],
)
def test_a_page_that_does_not_name_its_encoding(page: str, encoding: str) -> None:
    """Its bytes give it away: what other languages write is told as theirs, and not misread as Windows-1252."""
    assert decode_page(page.encode(encoding)) == page


def test_the_header_goes_before_the_page() -> None:
    """What the server names counts, whatever the page says, and nothing need be guessed."""
    page = '<meta charset="iso-8859-1"><p>Мир'
    assert decode_page(page.encode("windows-1251"), "windows-1251") == page


@pytest.mark.parametrize("header", ["utf-8", "UTF-8", "no-such-thing", "", "utf-16", "hex", "'windows-1250'"])
def test_a_header_that_cannot_be_right(header: str) -> None:
    """A server that names what the page is not in, or nothing, leaves the word to the page."""
    page = '<meta charset="windows-1250"><p>Łódź'
    assert decode_page(page.encode("windows-1250"), header) == page


def test_utf_16_that_only_the_header_tells() -> None:
    """Without a mark, a page in UTF-16 is told by its zero bytes and the header."""
    assert decode_page("<p>Zürich".encode("utf-16-le"), "utf-16-le") == "<p>Zürich"


def test_one_broken_byte_is_no_other_encoding() -> None:
    """A page in the encoding that it names keeps it, though a byte of it is damaged."""
    page = '<meta charset="shift_jis">' + JAPANESE * 10
    assert decode_page(page.encode("shift_jis") + b"\x80\xff") == page + "\ufffd\ufffd"


@given(
    st.binary(), st.none() | st.text(max_size=12) | st.sampled_from(["idna", "punycode", "rot13", "utf-7", "base64"])
)
@settings(deadline=None)
def test_any_bytes_with_any_header(data: bytes, charset: str | None) -> None:
    """There is no other error than that it is no text."""
    with contextlib.suppress(NotText):
        assert isinstance(decode_page(data, charset), str)
