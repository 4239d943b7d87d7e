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
#: One broken character among so many does not show that a page is in another encoding.
BROKEN = 200
#: Codecs of Python that no page is in: they can hide markup from whoever looks at the bytes, or take time that grows
#: with the square of the page.
UNFIT = frozenset({"idna", "punycode", "utf-7", "unicode-escape", "raw-unicode-escape", "undefined"})
#: Bytes that are not ASCII, and how many of them tell one encoding from another.
NOT_ASCII = bytes(range(128, 256))
ENOUGH = 20
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
    """The text of a web page: UTF-8 where it is that, whatever is said of it; else in the encoding that is named.

    Else it is in the encoding that its bytes look like (resiliparse's `detect_encoding`, which is Mozilla's uchardet).

    Args:
        charset: the encoding that the header of the HTTP response names; it goes before the one that the page names.

    Raises:
        NotText: the bytes are no text.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if data.startswith(tuple(mark for mark, _ in MARKS)):
        return decode(data)
    named = CHARSET.search(data[:HEAD])
    for name in (charset, named[1].decode() if named else None):
        text = _named(data, (name or "").strip(" \"'").lower())
        if text is not None:
            return text
    return _guessed(data)


def _named(data: bytes, name: str) -> str | None:
    """A page in the encoding of a name; None where it is not in that, or where the name tells nothing."""
    # A page whose name of UTF-16 can be read as letters is not in UTF-16, and UTF-8 has been tried.
    if not name or name.startswith("utf-8") or name.startswith("utf") and b"\x00" not in data:
        return None
    text = decoded_as(data, name, errors="replace")
    return text if text is not None and text.count("\ufffd") * BROKEN <= len(text) else None


def decoded_as(data: bytes, name: str | None, *, errors: str = "strict") -> str | None:
    """The text in an encoding that somebody names; None where there is no such encoding, or it is not in it.

    Args:
        errors: "replace" lets replacement signs stand for what is broken.
    """
    written = (name or "").strip().lower()
    try:
        codec = codecs.lookup(WINDOWS.get(written, written)).name
        return None if codec in UNFIT else data.decode(codec, errors=errors)
    except (LookupError, ValueError):  # a name with a zero in it is no name
        return None


def _guessed(data: bytes) -> str:
    """A page in the encoding that its bytes look like, where it has many that are not ASCII and is not in UTF-8."""
    from resiliparse.parse.encoding import detect_encoding

    strange = len(data) - len(data.translate(None, delete=NOT_ASCII))
    text = data.decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd")
    mostly_utf_8 = sum(not character.isascii() for character in text) > 2 * broken
    if strange < ENOUGH or mostly_utf_8 or b"\x00" in data:
        return decode(data)
    guessed = _named(data, str(detect_encoding(data, html5_compatible=False) or "").lower())
    return decode(data) if guessed is None else guessed
