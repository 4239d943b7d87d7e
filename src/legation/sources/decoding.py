"""Bytes to text, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re
import unicodedata

from legation.errors import NotText

#: The marks that texts in encodings of more than one byte open with; the longer first, since they begin alike.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Where a page names its encoding: in the tag `meta`, or in the declaration of XML, near its beginning.
CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._-]+)""", re.IGNORECASE)
HEAD = 4_096
#: Pages that say Latin-1 or ASCII mean Windows-1252: browsers read them so.
WINDOWS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}


def decode(data: bytes) -> str:
    """The text that bytes hold: what their mark says, else UTF-8, else Windows-1252, which old pages use unsaid.

    A few broken bytes among much UTF-8 become replacement signs.

    Raises:
        NotText: the bytes are no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    if b"\x00" in data:
        raise NotText("the input holds zero bytes, so it is no text; give plain text in UTF-8")
    text = _unmarked(data)
    _check_controls(text)
    return text


def _marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(
            f"the input says that it is {encoding}, but is not: {error.reason}; convert it to UTF-8"
        ) from error


def _unmarked(data: bytes) -> str:
    """Text in UTF-8, or in Windows-1252 where most of what is not ASCII is no UTF-8."""
    text = data.decode("utf-8-sig", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        broken = text.count("\ufffd")
    intact = sum(not character.isascii() for character in text) - broken
    if intact <= broken:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    if broken * 20 > len(text):
        raise NotText("the input is no text in UTF-8 or Windows-1252; convert it to UTF-8")
    return text


def _check_controls(text: str) -> None:
    """Text of which a twentieth is control characters is binary data that happens to decode."""
    controls = sum(unicodedata.category(character) == "Cc" and not character.isspace() for character in text[:10_000])
    if controls * 20 > min(len(text), 10_000):
        raise NotText("the input is mostly control characters, so it is no text; give plain text in UTF-8")


def decode_line(data: bytes) -> str:
    """One line of a longer file: UTF-8, else Windows-1252; what is neither becomes replacement signs."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")


def decode_page(data: bytes, charset: str | None = None) -> str:
    """The text of a web page: UTF-8 where it is that, whatever it says of itself; else in an encoding that is named.

    `charset` is what its server names, which counts more than what the page does.

    Raises:
        NotText: the bytes are no text.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = CHARSET.search(data[:HEAD])
    for name in (charset, named and named[1].decode()):
        if name and (text := _decode_named(data, name.strip().lower())) is not None:
            return text
    return decode(data)


def _decode_named(data: bytes, name: str) -> str | None:
    """The text in an encoding of this name; none if it cannot be that."""
    # A page whose name of UTF-16 can be read as letters is not in UTF-16.
    if name.startswith("utf-") or data.startswith(tuple(mark for mark, _ in MARKS)):
        return None
    try:
        return data.decode(WINDOWS.get(name, name))
    except (LookupError, ValueError):
        return None
